"""Contradictions: finding, judging, and what re-reading and re-comparing leave of them."""

from datetime import timedelta

import pytest

from analysis.vocabulary import ContradictionKind, Relation, SpeakerKind, Verdict
from data import articles, claims, contradictions, keyset, pairs
from data.errors import NotFound
from data.models import Pair, PairSide, PairSubject
from tests.builders import DAY, article, claim, contradiction, new_claim, speaker


def listed(**filters):
    return [pair.id for pair in keyset.page(contradictions.search(**filters), 50).items]


def test_the_earlier_claim_stands_first(database):
    later = claim(article(on=DAY + timedelta(days=2)), "later", said=DAY + timedelta(days=2))
    earlier = claim(article(), "earlier")
    found = contradictions.get(contradiction(later, earlier).id)
    assert [each.content for each in found.claims] == ["earlier", "later"]
    assert found.days_apart == 2


def test_on_one_day_the_earlier_article_stands_first(database):
    morning, evening = article("Morning."), article("Evening.")
    one, other = claim(evening, "one"), claim(morning, "other")
    forth = pairs.in_order([one.id, other.id])
    assert (forth[one.id] < forth[other.id]) == (evening.fingerprint < morning.fingerprint)


def test_a_contradiction_comes_whole(database):
    found = contradictions.get(contradiction().id)
    assert (found.kind, found.same_speaker, found.judgement) == (ContradictionKind.NEGATION, False, None)
    assert {each.speaker.name for each in found.claims} == {"Russia", "Jens Stoltenberg"}
    assert found.reasons[0]["signal"] == "negation"


def test_updates_and_weak_findings_are_not_listed(database):
    strong = contradiction(confidence=0.9)
    weak = contradiction(claim(content="a"), claim(content="b"), confidence=0.35)
    contradiction(claim(content="c"), claim(content="d"), relation=Relation.UPDATE)
    assert listed() == [strong.id]
    assert set(listed(min_confidence=0.3)) == {strong.id, weak.id}
    assert listed(default_confidence=0.95) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": ContradictionKind.NEGATION}, True),
        ({"kind": ContradictionKind.FIGURE}, False),
        ({"same_speaker": False}, True),
        ({"same_speaker": True}, False),
        ({"judgement": "none"}, True),
        ({"judgement": "confirmed"}, False),
        ({"q": "withdrawal"}, True),
        ({"q": "bread"}, False),
        ({"negated": True}, True),
        ({"said_from": DAY}, True),
        ({"said_from": DAY + timedelta(days=9)}, False),
        ({"said_to": DAY}, True),
        ({"said_to": DAY - timedelta(days=1)}, False),
        ({"about_from": DAY}, False),
        ({"source": 1}, True),
        ({"source": 99}, False),
        ({"source": [1, 99], "q": "withdrawal"}, True),
    ],
)
def test_filters_hold_where_either_claim_meets_them(database, filters, found):
    pair = contradiction(claim(content="troops leave"), claim(content="no withdrawal", negated=True))
    assert listed(**filters) == ([pair.id] if found else [])


def test_all_filters_must_be_met_by_one_claim(database):
    him = speaker()
    pair = contradiction(claim(content="troops leave", speaker=him), claim(content="no withdrawal"))
    assert listed(speaker=him.id) == [pair.id]
    assert listed(speaker=him.id, q="troops") == [pair.id]
    assert listed(speaker=him.id, q="withdrawal") == []


@pytest.mark.parametrize("sort", ["said", "-said", "-confidence"])
def test_who_or_what_is_on_both_sides_is_listed_once(database, sort):
    him, both = speaker(), {"subjects": ["Malta"]}
    pair = contradiction(claim(content="yes", speaker=him, **both), claim(content="no", speaker=him, **both))
    assert listed(speaker=him.id, sort=sort) == [pair.id]
    assert listed(source=[1], sort=sort) == [pair.id]
    assert listed(subject=[1], sort=sort) == [pair.id]
    assert listed(speaker=[him.id, 99], sort=sort) == [pair.id]
    assert listed(same_speaker=True, sort=sort) == [pair.id]


def test_a_speaker_who_turns_out_to_be_on_both_sides_is_listed_once(database):
    him, other = speaker(), speaker("Ann Lee")
    one, two = claim(content="yes", speaker=him), claim(content="no", speaker=other)
    pair = contradiction(one, two)
    claims.correct(two.id, {"speaker": him.id})
    assert listed(speaker=him.id) == listed(same_speaker=True) == [pair.id]
    claims.correct(two.id, {"speaker": other.id})
    assert listed(speaker=him.id) == listed(same_speaker=False) == [pair.id]


def test_said_until_a_day_finds_pairs_whose_later_claim_came_after_it(database):
    year = timedelta(days=365)
    pair = contradiction(claim(content="yes"), claim(content="no", said=DAY + year))
    assert listed(said_to=DAY) == listed(said_to=DAY, source=1) == [pair.id]
    assert listed(said_from=DAY + timedelta(days=1), said_to=DAY + timedelta(days=9)) == []


def test_a_subject_leads_to_its_contradictions_as_long_as_a_claim_has_it(database):
    one, other = claim(content="yes", subjects=["Malta"]), claim(content="no")
    pair = contradiction(one, other)
    assert listed(subject=[1]) == [pair.id]
    claims.correct(other.id, {"subjects": [1]})
    claims.correct(one.id, {"subjects": []})
    assert listed(subject=[1]) == [pair.id]
    claims.correct(other.id, {"subjects": []})
    assert listed(subject=[1]) == []
    claims.correct(other.id, {"subjects": [1]})
    Pair.delete().execute()
    assert PairSubject.select().count() == 0


@pytest.mark.parametrize("noun", ["speaker", "source"])
@pytest.mark.parametrize("sort", ["said", "-said", "-confidence"])
def test_those_of_several_page_in_order(database, noun, sort):
    speakers = [speaker(f"Speaker {n}") for n in range(3)]
    for n in range(7):
        where = article(source=f"Source {n % 2}")
        left = claim(where, f"a{n}", speaker=speakers[n % 3], said=DAY + timedelta(days=n % 3))
        contradiction(left, claim(content=f"b{n}", speaker=speakers[n % 2]), confidence=0.6 + n % 4 / 20)
    asked, every = {noun: [1, 2]}, [pair.id for pair in contradictions.search(**{noun: [1, 2]}, sort=sort)]
    cursor, seen = None, []
    while cursor or not seen:
        page = keyset.page(contradictions.search(**asked, sort=sort), 2, cursor)
        seen += [pair.id for pair in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == every
    assert len(set(seen)) == len(seen) >= 6


def test_lists_page_in_each_order(database):
    made = [
        contradiction(
            claim(content=f"a{n}", said=DAY + timedelta(days=n % 2)),
            claim(content=f"b{n}"),
            confidence=0.6 + n / 20,
        )
        for n in range(5)
    ]
    for sort in ("said", "-said", "-confidence"):
        cursor, seen = None, []
        while True:
            page = keyset.page(contradictions.search(sort=sort), 2, cursor)
            seen += [pair.id for pair in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == [pair.id for pair in contradictions.search(sort=sort)]
        assert sorted(seen) == sorted(pair.id for pair in made)


def test_the_number_of_statements_does_not_grow_with_the_page(database, statements):
    him = speaker()
    for n in range(6):
        contradiction(claim(content=f"a{n}", speaker=him, subjects=["Russia"]), claim(content=f"b{n}"))
    with statements() as few:
        keyset.page(contradictions.search(speaker=him.id), 1)
    with statements() as many:
        keyset.page(contradictions.search(speaker=him.id), 6)
    assert len(few) == len(many) == 2


def test_a_rejected_pair_is_not_listed_and_does_not_come_back(database):
    pair = contradiction()
    contradictions.judge(pair.id, Verdict.REJECTED, note="another event", by="me")
    assert listed() == []
    assert listed(judgement="rejected") == [pair.id]
    assert contradictions.of_claim(pair.first_id).count() == 0
    Pair.delete().execute()
    again = contradiction(claims.get(pair.first_id), claims.get(pair.second_id))
    assert listed() == []
    assert contradictions.get(again.id).judgement.note == "another event"


def test_a_new_verdict_replaces_the_old_one(database):
    pair = contradiction(confidence=0.4)
    contradictions.judge(pair.id, Verdict.REJECTED)
    judged = contradictions.judge(pair.id, Verdict.CONFIRMED, by="me")
    assert (judged.judgement.verdict, judged.judgement.made_by) == (Verdict.CONFIRMED, "me")
    assert listed() == listed(judgement="confirmed") == [pair.id]


def test_a_judged_pair_stays_where_a_comparison_no_longer_finds_it(database):
    judged, other = contradiction(), contradiction(claim(content="a"), claim(content="b"))
    contradictions.judge(judged.id, Verdict.CONFIRMED)
    pairs.record([judged.first_id, other.first_id], [])
    assert listed() == [judged.id]


def test_a_judgement_outlives_the_article(database):
    where = article("The text of it.")
    pair = contradiction(claim(where, "troops leave"), claim(content="no withdrawal"))
    contradictions.judge(pair.id, Verdict.REJECTED)
    articles.delete(where.id)
    assert listed(judgement="rejected") == []
    back = claim(article("The text of it."), "troops leave")
    again = contradiction(
        back, claims.get(pair.second_id if pair.first_id < pair.second_id else pair.first_id)
    )
    assert listed() == []
    assert listed(judgement="rejected") == [again.id]


def test_comparing_again_changes_nothing(database):
    one, other = claim(content="yes"), claim(content="no")
    pair = contradiction(one, other)
    before = Pair.get_by_id(pair.id).updated_at
    again = contradiction(one, other)
    assert (again.id, again.updated_at) == (pair.id, before)
    assert PairSide.select().count() == 2


def test_a_claim_that_is_gone_takes_its_pairs_along(database):
    where = article()
    pair = contradiction(claim(where, "troops leave"))
    claims.replace(where, [new_claim("another thing", spans=[(500, 513)])])
    assert not Pair.select().where(Pair.id == pair.id).exists()
    assert PairSide.select().count() == 0


def test_what_is_related_to_a_claim_is_told_apart(database):
    mine = claim(content="17 dead", speaker=speaker("Police", SpeakerKind.ORGANIZATION))
    later = DAY + timedelta(days=1)
    contradiction(mine, claim(content="12 dead"))
    contradiction(mine, claim(content="19 dead", said=later), relation=Relation.UPDATE)
    contradiction(mine, claim(content="seventeen died"), relation=Relation.CORROBORATION)
    contradiction(mine, claim(content="9 dead", said=DAY - timedelta(days=1)), relation=Relation.UPDATE)
    found = contradictions.related_to(claims.get(mine.id))
    assert {name: [each.claim.content for each in related] for name, related in found.items()} == {
        "contradicted_by": ["12 dead"],
        "updated_by": ["19 dead"],
        "updates": ["9 dead"],
        "repeated_by": ["seventeen died"],
    }


def test_what_is_not_there_is_not_found(database):
    update = contradiction(relation=Relation.UPDATE)
    for missing in (update.id, 999):
        with pytest.raises(NotFound):
            contradictions.get(missing)
        with pytest.raises(NotFound):
            contradictions.judge(missing, Verdict.UNSURE)
    with pytest.raises(NotFound):
        contradictions.of_claim(999)
