"""The annotated stories keep the form that their README tells of."""

import json
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent
STORIES = sorted(gold.parent.name for gold in FOLDER.glob("*/gold.json"))
PAIRS = ("contradictions", "not_contradictions", "updates", "ambiguous")
TYPES = {"negation", "opposite", "figure", "denial", "reversal", "timing", "attribution"}


class Story:
    """One story, read from its folder."""

    def __init__(self, name: str):
        articles = (FOLDER / name / "articles").glob("*.json")
        self.articles = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in articles}
        self.gold = json.loads((FOLDER / name / "gold.json").read_text(encoding="utf-8"))
        self.claims = {claim["id"]: claim for claim in self.gold["claims"]}

    def text(self, item: dict) -> str:
        return self.articles[item["article"]]["text"]

    def pairs(self, *kinds: str) -> list[tuple[str, str]]:
        return [(pair["a"], pair["b"]) for kind in kinds for pair in self.gold.get(kind, [])]


@pytest.fixture(params=STORIES)
def story(request):
    return Story(request.param)


def test_every_annotated_word_stands_in_its_article(story):
    claims = [(c, part) for c in story.gold["claims"] for part in c.get("parts") or [c["content"]]]
    others = [(x, x["text"]) for kind in ("not_claims", "ignore") for x in story.gold.get(kind, [])]

    assert [words for item, words in claims + others if words not in story.text(item)] == []
    assert [c["id"] for c in story.gold["claims"] if c["speaker_as_written"] not in story.text(c)] == []


def test_claims_have_ids_of_their_own_and_speakers_that_are_listed(story):
    speakers = {speaker["id"] for speaker in story.gold["speakers"]}
    named = [c["speaker"] for c in story.gold["claims"]]
    named += [name for c in story.gold["claims"] for name in c.get("alt_speakers", [])]

    assert len(story.claims) == len(story.gold["claims"])
    assert set(named) <= speakers


def test_nothing_was_said_after_it_was_published(story):
    for claim in story.gold["claims"]:
        published = story.articles[claim["article"]]["published_at"][:10]
        assert date.fromisoformat(claim["said_on"]) <= date.fromisoformat(published), claim["id"]


def test_pairs_name_two_claims_of_the_story(story):
    pairs = story.pairs(*PAIRS)

    assert [pair for pair in pairs if pair[0] == pair[1] or not set(pair) <= set(story.claims)] == []


def test_no_pair_is_both_a_contradiction_and_something_else(story):
    contradictions = [frozenset(pair) for pair in story.pairs("contradictions")]
    others = {frozenset(pair) for pair in story.pairs(*PAIRS[1:])}

    assert len(set(contradictions)) == len(contradictions)
    assert others.isdisjoint(contradictions)


def test_the_earlier_claim_stands_first_in_a_contradiction(story):
    said = {key: claim["said_on"] for key, claim in story.claims.items()}
    printed = {key: story.articles[claim["article"]]["published_at"] for key, claim in story.claims.items()}
    # A claim repeated in a later article may have been said before one in an earlier article.
    late = [(a, b) for a, b in story.pairs("contradictions") if said[a] > said[b] and printed[a] > printed[b]]

    assert late == []


def test_contradictions_are_of_the_kinds_that_the_contract_names(story):
    assert {pair["type"] for pair in story.gold["contradictions"]} <= TYPES
