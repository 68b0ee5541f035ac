"""Claims over HTTP: searching, reading, correcting."""

from datetime import date

import pytest

from tests import builders


@pytest.fixture
def claim(client):
    """A claim of a speaker about a place."""
    text = "No withdrawal was seen near Ukraine, Jens Stoltenberg said."
    return builders.claim(
        builders.article(text, url="https://news.example/1"),
        "No withdrawal was seen near Ukraine",
        spans=[(0, 35)],
        speaker=builders.speaker(role="Secretary-General", affiliation="NATO"),
        about=date(2022, 2, 15),
        subjects=["Ukraine"],
        cue="said",
    )


def items(client, query=""):
    return client.get(f"/v1/claims{query}").json["items"]


def test_a_claim_has_every_field_of_the_contract(client, claim):
    shown = items(client)[0]

    assert shown["speaker"]["name"] == "Jens Stoltenberg"
    assert shown["speaker"]["role"] == "Secretary-General"
    assert shown["article"]["published_at"] == "2022-02-16T12:00:00Z"
    assert shown["article"]["source"]["name"] == "Reuters"
    assert shown["said"] == {
        "start": "2022-02-16",
        "end": "2022-02-16",
        "text": "on the day",
        "precision": "day",
    }
    assert shown["about"]["start"] == "2022-02-15"
    assert shown["spans"] == [{"start": 0, "end": 35}]
    assert [subject["name"] for subject in shown["subjects"]] == ["Ukraine"]
    assert shown["via"] is None and shown["negated"] is False and shown["corrected"] is False
    assert "selectors" not in shown


@pytest.mark.parametrize(
    "query",
    [
        "q=withdrawal",
        'q="no withdrawal" -troops',
        "speaker=1",
        "speaker=1&speaker=99",
        "source=1",
        "article=1",
        "subject=1",
        "kind=indirect",
        "negated=false",
        "modality=asserted",
        "said_from=2022-02-16&said_to=2022-02-16",
        "about_from=2022-02-15&about_to=2022-02-15",
        "min_confidence=0.5",
        "sort=relevance&q=seen",
    ],
)
def test_each_filter_lets_through_what_answers_it(client, claim, query):
    assert [shown["id"] for shown in items(client, f"?{query}")] == [claim.id]


@pytest.mark.parametrize(
    "query",
    ["q=moon", "q=", "speaker=2", "source=2", "article=2", "subject=2", "kind=direct", "negated=true",
     "modality=predicted", "said_from=2022-02-17", "said_to=2022-02-15", "about_to=2022-02-14"],
)  # fmt: skip
def test_each_filter_holds_back_what_does_not(client, claim, query):
    assert items(client, f"?{query}") == []


@pytest.mark.parametrize(
    "q", ['"', "(", "a AND", "NOT", "-", "OR OR", "*", "a:b", "\\", "'; --", "💥", "\x00"]
)
def test_any_words_are_a_valid_search(client, claim, q):
    assert client.get("/v1/claims", query_string={"q": q}).status_code == 200


def test_relevance_without_words_is_refused(client):
    assert client.get("/v1/claims?sort=relevance").status_code == 422


def test_facets_count_the_whole_search(client, claim):
    answer = client.get("/v1/claims?facets=speaker,kind,day&limit=1").json

    assert answer["facets"]["speaker"] == [{"value": "1", "label": "Jens Stoltenberg", "count": 1}]
    assert answer["facets"]["kind"][0]["count"] == 1
    assert set(answer["facets"]) == {"speaker", "kind", "day"}


def test_a_form_without_room_for_facets_leaves_them_out(client, claim):
    assert client.get("/v1/claims?facets=kind&format=ndjson").status_code == 200


def test_selectors_quote_the_words_of_the_article(client, claim):
    position, quote = items(client, "?selectors=true")[0]["selectors"]

    assert position == {"type": "TextPositionSelector", "start": 0, "end": 35}
    assert quote["exact"] == "No withdrawal was seen near Ukraine"
    assert (quote["prefix"], quote["suffix"][:6]) == ("", ", Jens")


def test_pages_follow_each_other_to_the_end(client):
    article = builders.article()
    wanted = [builders.claim(article, f"word {number}").id for number in range(5)]
    seen, path = [], "/v1/claims?limit=2&sort=said"
    while path:
        answer = client.get(path)
        seen += [shown["id"] for shown in answer.json["items"]]
        link = answer.headers.get("Link", "")
        path = link.removeprefix("<http://localhost").removesuffix('>; rel="next"')
        assert bool(link) == bool(answer.json["next_cursor"])

    assert seen == wanted


def test_the_number_of_statements_does_not_grow_with_the_page(client, statements):
    article = builders.article()
    for number in range(12):
        builders.claim(
            article, f"word {number}", speaker=builders.speaker(f"Speaker {number}"), subjects=["A", "B"]
        )

    def count(path):
        with statements() as ran:
            assert client.get(path).status_code == 200
        return len(ran)

    assert count("/v1/claims?limit=1") == count("/v1/claims?limit=12")
    assert count("/v1/claims?limit=1&selectors=true") == count("/v1/claims?limit=12&selectors=true")


def test_a_claim_tells_what_contradicts_updates_and_repeats_it(client):
    from analysis.vocabulary import Relation

    pair = builders.contradiction()
    first, second = pair.first_id, pair.second_id
    shown = client.get(f"/v1/claims/{second}").json

    assert [related["claim"]["id"] for related in shown["contradicted_by"]] == [first]
    assert shown["contradicted_by"][0]["relation"] == str(Relation.CONTRADICTION)
    assert shown["updates"] == shown["updated_by"] == shown["repeated_by"] == []


def test_a_later_figure_updates_the_earlier_one(client):
    from analysis.vocabulary import Relation

    pair = builders.contradiction(relation=Relation.UPDATE)
    earlier = client.get(f"/v1/claims/{pair.first_id}").json
    later = client.get(f"/v1/claims/{pair.second_id}").json

    assert [related["claim"]["id"] for related in earlier["updated_by"]] == [pair.second_id]
    assert [related["claim"]["id"] for related in later["updates"]] == [pair.first_id]


def test_the_contradictions_of_a_claim_are_listed(client):
    pair = builders.contradiction(confidence=0.35)

    listed = client.get(f"/v1/claims/{pair.first_id}/contradictions").json["items"]

    assert [shown["id"] for shown in listed] == [pair.id]


def test_a_correction_changes_the_claim_and_is_kept(client, claim):
    path = f"/v1/claims/{claim.id}"
    tag = client.get(path).headers["ETag"]
    body = {"negated": True, "said": {"start": "2022-02-15", "end": "2022-02-15"}, "note": "Read it again."}

    answer = client.patch(path, json=body, headers={"If-Match": tag})

    assert answer.status_code == 200
    assert answer.json["negated"] is True and answer.json["corrected"] is True
    assert answer.json["said"]["start"] == "2022-02-15"
    revision = answer.json["revisions"][0]
    assert (revision["previous"]["negated"], revision["note"]) == (False, "Read it again.")


def test_a_correction_of_what_has_changed_is_refused(client, claim):
    path = f"/v1/claims/{claim.id}"
    tag = client.get(path).headers["ETag"]
    client.patch(path, json={"negated": True}, headers={"If-Match": tag})

    assert client.patch(path, json={"negated": False}, headers={"If-Match": tag}).status_code == 412
    assert client.patch(path, json={"negated": False}).status_code == 428


def test_a_correction_to_nobody_is_refused(client, claim):
    answer = client.patch(f"/v1/claims/{claim.id}", json={"speaker": 99}, headers={"If-Match": "*"})

    assert answer.status_code == 422
    assert answer.json["errors"][0]["name"] == "speaker"


def test_a_correction_of_nothing_is_refused(client, claim):
    answer = client.patch(f"/v1/claims/{claim.id}", json={"note": "Hm."}, headers={"If-Match": "*"})

    assert answer.status_code == 422
