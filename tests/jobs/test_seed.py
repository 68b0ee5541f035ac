"""Loading example articles."""

import json

from data.models import Article, Claim
from jobs import seed

ARTICLE = {
    "text": "HARBORTON, March 3 (Tidewater) - The bridge is safe, Minister Olga Brandt said on Tuesday.",
    "title": "Bridge",
    "published_at": "2026-03-03T12:00:00Z",
    "source": {"name": "Tidewater"},
    "note": "fields that are no article's are left alone",
}


def test_loading_twice_changes_nothing(sqlite_database, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps(ARTICLE) + "\n\n")
    assert seed.load(tmp_path) == 1
    claims = [claim.id for claim in Claim.select()]
    assert seed.load(tmp_path / "a.jsonl") == 0
    assert [claim.id for claim in Claim.select()] == claims
    assert Article.get().title == "Bridge"


def test_a_database_with_articles_is_left_alone(sqlite_database, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps(ARTICLE) + "\n")
    assert seed.load_if_empty(tmp_path) == 1
    (tmp_path / "b.jsonl").write_text(json.dumps({**ARTICLE, "text": ARTICLE["text"] + " More."}) + "\n")
    assert seed.load_if_empty(tmp_path) == 0
