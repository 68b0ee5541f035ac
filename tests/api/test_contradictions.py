"""Contradictions over HTTP: listing, reading, judging."""

import pytest

from tests import builders


def ids(client, query=""):
    answer = client.get(f"/v1/contradictions{query}")
    assert answer.status_code == 200, answer.text
    return [shown["id"] for shown in answer.json["items"]]


def judge(client, pair, verdict, **headers):
    path = f"/v1/contradictions/{pair.id}/judgement"
    return client.put(
        path, json={"verdict": verdict, "note": "Because."}, headers={"If-Match": "*", **headers}
    )


def test_a_contradiction_shows_both_claims_and_why(client):
    pair = builders.contradiction()

    shown = client.get(f"/v1/contradictions/{pair.id}").json

    assert [claim["id"] for claim in shown["claims"]] == [pair.first_id, pair.second_id]
    assert shown["kind"] == "negation"
    assert shown["explanation"]["summary"] == "They say the opposite."
    assert shown["explanation"]["reasons"][0]["evidence"][0]["claim"] in (pair.first_id, pair.second_id)
    assert shown["judgement"] is None


@pytest.mark.parametrize(
    "query", ["", "?speaker=1", "?speaker=2", "?kind=negation", "?same_speaker=false", "?q=withdrawal"]
)
def test_a_filter_holds_where_either_claim_meets_it(client, query):
    pair = builders.contradiction()

    assert ids(client, query) == [pair.id]


@pytest.mark.parametrize(
    "query", ["?speaker=9", "?kind=figure", "?same_speaker=true", "?judgement=confirmed"]
)
def test_a_filter_that_neither_claim_meets_holds_it_back(client, query):
    builders.contradiction()

    assert ids(client, query) == []


def test_the_default_listing_shows_what_is_likely_right(client):
    pair = builders.contradiction(confidence=0.35)

    assert ids(client) == []
    assert ids(client, "?min_confidence=0.3") == [pair.id]


def test_the_setting_says_what_is_likely(make_app):
    client = make_app(listing_confidence=0.3).test_client()
    pair = builders.contradiction(confidence=0.35)

    assert ids(client) == [pair.id]


def test_a_judgement_is_recorded_with_its_author_and_note(client):
    pair = builders.contradiction()

    shown = judge(client, pair, "confirmed").json

    assert shown["judgement"]["verdict"] == "confirmed"
    assert shown["judgement"]["note"] == "Because."
    assert ids(client, "?judgement=confirmed") == [pair.id]


def test_a_rejected_contradiction_leaves_the_listing(client):
    pair = builders.contradiction()
    judge(client, pair, "rejected")

    assert ids(client) == []
    assert ids(client, "?judgement=rejected") == [pair.id]


def test_a_judgement_of_what_has_changed_is_refused(client):
    pair = builders.contradiction()
    tag = client.get(f"/v1/contradictions/{pair.id}").headers["ETag"]

    assert judge(client, pair, "confirmed", **{"If-Match": tag}).status_code == 200
    assert judge(client, pair, "rejected", **{"If-Match": tag}).status_code == 412


def test_a_judgement_must_be_one_of_three(client):
    pair = builders.contradiction()
    path = f"/v1/contradictions/{pair.id}/judgement"

    assert client.put(path, json={"verdict": "perhaps"}, headers={"If-Match": "*"}).status_code == 422


def test_the_number_of_statements_does_not_grow_with_the_page(client, statements):
    for number in range(6):
        left = builders.claim(content=f"left {number}", speaker=builders.speaker(f"Left {number}"))
        right = builders.claim(content=f"right {number}", speaker=builders.speaker(f"Right {number}"))
        builders.contradiction(left, right)

    def count(path):
        with statements() as ran:
            assert client.get(path).status_code == 200
        return len(ran)

    assert count("/v1/contradictions?limit=1") == count("/v1/contradictions?limit=6")
