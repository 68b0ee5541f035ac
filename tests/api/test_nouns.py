"""Speakers, sources, subjects, articles, timelines and comparisons over HTTP."""

from datetime import date

import pytest

from tests import builders


@pytest.fixture
def sides(client):
    """Russia and NATO, each with a claim on its day, and the contradiction between them."""
    russia = builders.speaker("Russia", "organization")
    nato = builders.speaker("NATO", "organization")
    left = builders.claim(
        builders.article(source="TASS"), "troops are withdrawing", speaker=russia, said=date(2022, 2, 15)
    )
    right = builders.claim(
        builders.article(source="Reuters"), "no withdrawal was seen", speaker=nato, subjects=["Ukraine"]
    )
    return builders.contradiction(left, right)


def names(client, path):
    return [item["name"] for item in client.get(path).json["items"]]


def test_speakers_are_found_by_name_and_kind(client, sides):
    assert names(client, "/v1/speakers") == ["NATO", "Russia"]
    assert names(client, "/v1/speakers?q=nato") == ["NATO"]
    assert names(client, "/v1/speakers?kind=person") == []


def test_a_speaker_has_names_roles_and_numbers(client, sides):
    builders.sighting(builders.article(), "NATO", builders.Speaker.get_by_id(2), role="alliance")
    shown = client.get("/v1/speakers/2").json

    assert shown["aliases"] == ["NATO"]
    assert shown["titles"][0]["role"] == "alliance"
    assert (shown["claims_count"], shown["contradictions_count"]) == (1, 1)


def test_a_merge_brings_the_claims_along_and_can_be_undone(client, sides):
    kept = client.post("/v1/speakers/1/merge", json={"into": 2}).json
    assert (kept["id"], kept["claims_count"], [s["id"] for s in kept["merged"]]) == (2, 2, [1])
    assert client.get("/v1/contradictions?same_speaker=true").json["items"]

    back = client.delete("/v1/speakers/1/merge", headers={"If-Match": "*"}).json
    assert (back["id"], back["claims_count"]) == (1, 1)


def test_a_merge_with_itself_or_nobody_is_refused(client, sides):
    assert client.post("/v1/speakers/1/merge", json={"into": 1}).status_code == 409
    assert client.post("/v1/speakers/1/merge", json={"into": 9}).status_code == 404
    assert client.delete("/v1/speakers/1/merge", headers={"If-Match": "*"}).status_code == 409


def test_sources_and_subjects_are_listed_and_counted(client, sides):
    assert names(client, "/v1/sources?q=reu") == ["Reuters"]
    assert names(client, "/v1/subjects") == ["Ukraine"]
    assert client.get("/v1/sources/2").json["articles_count"] == 1
    assert client.get("/v1/subjects/1").json["claims_count"] == 1


def test_articles_are_listed_newest_first_without_their_text(client):
    builders.article(on=date(2022, 2, 15))
    builders.article(on=date(2022, 2, 17), source="TASS")
    items = client.get("/v1/articles").json["items"]

    assert [item["published_on"] for item in items] == ["2022-02-17", "2022-02-15"]
    assert "text" not in items[0]
    assert [i["id"] for i in client.get("/v1/articles?source=2").json["items"]] == [items[0]["id"]]


def test_an_article_has_its_text_and_numbers(client, sides):
    shown = client.get("/v1/articles/1").json

    assert (shown["claims_count"], shown["contradictions_count"]) == (1, 1)
    assert shown["published_origin"] == "given"
    assert "words that were said" in shown["text"]


def test_the_claims_of_an_article_come_in_the_order_of_its_text(client):
    article = builders.article()
    for words in ("first", "second", "third"):
        builders.claim(article, words)

    listed = client.get(f"/v1/articles/{article.id}/claims").json["items"]

    assert [claim["content"] for claim in listed] == ["first", "second", "third"]
    assert client.get("/v1/articles/99/claims").status_code == 404


def test_a_timeline_has_buckets_with_counts_and_claims(client, sides):
    items = client.get("/v1/timelines").json["items"]

    assert [item["start"] for item in items] == ["2022-02-15T00:00:00Z", "2022-02-16T00:00:00Z"]
    assert items[0]["count"] == 1
    assert items[0]["claims"][0]["content"] == "troops are withdrawing"


@pytest.mark.parametrize(("bucket", "number"), [("hour", 2), ("day", 2), ("week", 1), ("month", 1)])
def test_a_timeline_can_be_coarse_or_fine(client, sides, bucket, number):
    assert len(client.get(f"/v1/timelines?bucket={bucket}").json["items"]) == number


def test_a_timeline_is_narrowed_like_a_list_of_claims(client, sides):
    assert len(client.get("/v1/timelines?speaker=1&q=troops&said_to=2022-02-15").json["items"]) == 1
    assert client.get("/v1/timelines?by=about").json["items"] == []
    assert client.get("/v1/timelines?top=0").json["items"][0]["claims"] == []


def test_a_comparison_sets_speakers_side_by_side(client, sides):
    shown = client.get("/v1/comparisons?speaker=1&speaker=2").json

    assert [column["speaker"]["name"] for column in shown["columns"]] == ["Russia", "NATO"]
    assert [row["day"] for row in shown["rows"]] == ["2022-02-15", "2022-02-16"]
    assert [len(cell["claims"]) for cell in shown["rows"][0]["cells"]] == [1, 0]
    assert [pair["id"] for pair in shown["contradictions"]] == [sides.id]


def test_a_comparison_of_sources(client, sides):
    shown = client.get("/v1/comparisons?source=1&source=2").json

    assert [column["source"]["name"] for column in shown["columns"]] == ["TASS", "Reuters"]


@pytest.mark.parametrize(
    "query", ["", "?speaker=1", "?source=1", "?speaker=1&source=1&source=2", "?speaker=1&speaker=1"]
)
def test_a_comparison_needs_two_sides(client, query):
    assert client.get(f"/v1/comparisons{query}").status_code == 422
