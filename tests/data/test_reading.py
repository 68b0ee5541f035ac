"""Reading an article again: what stays, what goes."""

import pytest

from analysis.vocabulary import Modality
from data import claims, keyset, pairs
from data.errors import InvalidValue, NotFound
from data.matching_up import Found, Known, match_up, overlap
from data.models import Claim, ClaimRevision, Subject
from tests.builders import DAY, article, claim, new_claim, speaker


def test_what_is_found_again_keeps_its_id(database):
    where = article()
    first = claims.replace(where, [new_claim("one", spans=[(0, 3)]), new_claim("two", spans=[(10, 13)])])
    again = claims.replace(where, [new_claim("new", spans=[(20, 23)]), new_claim("two", spans=[(10, 13)])])
    assert again[1] == first[1]
    assert [each.content for each in claims.of_article(where.id)] == ["new", "two"]


def test_what_is_found_alike_is_not_touched(database):
    where = article()
    (stored,) = claims.replace(where, [new_claim("one", subjects=["Russia"])])
    before = claims.get(stored).updated_at
    claims.replace(where, [new_claim("one", subjects=["Russia"])])
    assert claims.get(stored).updated_at == before


def test_a_claim_cut_otherwise_keeps_its_id_and_fingerprint(database):
    where = article()
    (stored,) = claims.replace(where, [new_claim("that troops leave", spans=[(0, 17)])])
    mark = claims.get(stored).fingerprint
    assert claims.replace(where, [new_claim("troops leave", spans=[(5, 17)])]) == [stored]
    assert (claims.get(stored).fingerprint, claims.get(stored).content) == (mark, "troops leave")


def test_equal_words_in_two_places_are_two_claims(database):
    where = article()
    found = [new_claim("no", spans=[(0, 2)]), new_claim("no", spans=[(50, 52)])]
    ids = claims.replace(where, found)
    assert len(set(ids)) == 2
    assert claims.replace(where, found) == ids


@pytest.mark.parametrize(
    ("known", "found", "expected"),
    [
        ([("a", (0, 10))], [("a", (90, 99))], [1]),
        ([("a", (0, 10))], [("b", (0, 10))], [1]),
        ([("a", (0, 10))], [("b", (0, 4))], [None]),
        ([("a", (0, 10)), ("b", (20, 30))], [("b", (0, 10)), ("c", (20, 30))], [2, None]),
        ([("a", (0, 10)), ("b", (0, 9))], [("c", (0, 9)), ("d", (0, 10))], [2, 1]),
        ([("a", (0, 10))], [("b", (0, 9)), ("c", (0, 10))], [None, 1]),
        ([], [("a", (0, 1))], [None]),
        ([("a", (0, 1))], [], []),
    ],
)
def test_found_claims_meet_known_ones(known, found, expected):
    knowns = [Known(number, mark, (span,)) for number, (mark, span) in enumerate(known, 1)]
    matches = match_up(knowns, [Found(mark, (span,)) for mark, span in found])
    assert [each.id for each in matches] == expected


def test_overlap_is_a_share_of_both():
    assert overlap(((0, 10),), ((0, 10),)) == 1
    assert overlap(((0, 10),), ((5, 15),)) == pytest.approx(1 / 3)
    assert overlap(((0, 5), (10, 15)), ((0, 5),)) == 0.5
    assert overlap((), ()) == 0


def test_a_correction_is_kept_with_what_stood_there(database):
    stored = claim(content="troops leaf", negated=True)
    claims.correct(stored.id, {"content": "troops leave", "negated": False}, note="a slip", by="me")
    found = claims.get(stored.id)
    (revision,) = claims.history(stored.id)
    assert (found.content, found.negated, found.corrected) == ("troops leave", False, True)
    assert revision.previous == {"content": "troops leaf", "negated": True}
    assert (revision.note, revision.made_by) == ("a slip", "me")


def test_reading_again_does_not_undo_a_correction(database):
    where, him = article(), speaker()
    (stored,) = claims.replace(where, [new_claim("troops leaf", subjects=["Russia"])])
    place = Subject.get().id
    claims.correct(stored, {"content": "troops leave", "speaker": him.id, "said": None, "subjects": []})
    claims.correct(stored, {"subjects": [place], "modality": Modality.PREDICTED})
    assert claims.replace(where, [new_claim("troops leaf", subjects=["Ukraine"])]) == [stored]
    found = claims.get(stored)
    assert (found.content, found.speaker.id, found.said_first) == ("troops leave", him.id, None)
    assert (found.modality, [each.id for each in found.subjects]) == (Modality.PREDICTED, [place])


def test_a_corrected_claim_stays_where_it_is_no_longer_found(database):
    where = article()
    (stored,) = claims.replace(where, [new_claim("troops leaf")])
    claims.correct(stored, {"content": "troops leave"})
    claims.replace(where, [])
    assert [each.content for each in claims.of_article(where.id)] == ["troops leave"]


def test_corrections_come_back_with_the_article(database):
    from data import articles

    where = article("The text of it.")
    (stored,) = claims.replace(where, [new_claim("troops leaf")])
    claims.correct(stored, {"content": "troops leave", "said": {"start": DAY, "end": DAY}})
    articles.delete(where.id)
    assert Claim.select().count() == 0
    (again,) = claims.replace(article("The text of it."), [new_claim("troops leaf", said=None)])
    assert (claims.get(again).content, claims.get(again).said_first) == ("troops leave", DAY)


def test_a_corrected_day_moves_the_claim_in_lists(database):
    where = article()
    one, other = claim(where, "one", subjects=["Russia"]), claim(where, "other")
    claims.correct(one.id, {"said": {"start": DAY.replace(year=2021), "end": DAY}})
    assert [each.id for each in claims.search()] == [other.id, one.id]
    assert [each.id for each in keyset.page(claims.search(q="one OR other"), 5).items] == [other.id, one.id]


@pytest.mark.parametrize(
    "changes",
    [
        {"speaker": 999},
        {"subjects": [999]},
        {"confidence": 1},
        {"said": {"start": DAY, "end": DAY.replace(year=2021)}},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(database, changes):
    stored = claim(content="troops leave")
    with pytest.raises(InvalidValue):
        claims.correct(stored.id, {"content": "other words", **changes})
    assert claims.get(stored.id).content == "troops leave"
    assert ClaimRevision.select().count() == 0


def test_only_what_is_there_can_be_corrected(database):
    with pytest.raises(NotFound):
        claims.correct(999, {"negated": True})
    with pytest.raises(NotFound):
        claims.history(999)


@pytest.mark.parametrize("words", ["a\0b", "a\ud800b", "x" * 100_000, "שלום 👋🏽", "a\u2028b"])
def test_any_text_is_stored_with_its_offsets(database, words):
    where = article(f"{words} said.", title=words, language=words)
    stored = claim(where, words, speaker_as_written=words, context=words, names={words: words})
    assert len(claims.get(stored.id).content) == len(words)
    claims.correct(stored.id, {"content": words}, note=words, by=words)


def test_an_article_of_a_thousand_claims_is_stored_and_paired(database):
    where = article()
    found = [
        new_claim(f"claim {n}", spans=[(20 * n, 20 * n + 10)], subjects=[f"Place {n}"]) for n in range(1000)
    ]
    ids = claims.replace(where, found)
    assert len(set(ids)) == 1000
    assert claims.replace(where, found) == ids
    pairs.record(ids, [])
    assert len(pairs.in_order(range(50_000))) == 1000
    assert pairs.partners(range(50_000)) == set()
