"""What people decide, and the comparisons that follow."""

from datetime import timedelta

from analysis.vocabulary import ContradictionKind
from data import contradictions
from data.models import Pair
from jobs import decisions
from jobs.compare import compare_claims
from tests.builders import DAY, article, claim, speaker

OPEN = "The bridge over the Harbor river is open"
SHUT = "The bridge over the Harbor river is not open"


def kinds():
    return [pair.kind for pair in contradictions.search(min_confidence=0.3)]


def two(**right):
    one, other = speaker("Olga Brandt"), speaker("Piet Hallam")
    left = claim(article(), OPEN, speaker=one)
    found = claim(article(), SHUT, speaker=other, negated=True, said=DAY + timedelta(days=1), **right)
    compare_claims([left.id])
    return one, other, left, found


def test_one_who_says_both_turns_round(sqlite_database):
    one, other, *_ = two()
    assert kinds() == [ContradictionKind.NEGATION]
    decisions.merge(one.id, other.id)
    assert kinds() == [ContradictionKind.REVERSAL]
    decisions.unmerge(one.id)
    assert kinds() == [ContradictionKind.NEGATION]
    assert not Pair.get().same_speaker


def test_a_corrected_claim_is_compared_anew(sqlite_database):
    _, _, left, _ = two()
    decisions.correct(left.id, {"content": "Bread has become dearer in the town"})
    assert kinds() == []
    decisions.correct(left.id, {"content": OPEN})
    assert kinds() == [ContradictionKind.NEGATION]


def test_comparing_from_either_side_finds_the_same(sqlite_database):
    _, _, left, right = two()
    forth = [(pair.first_id, pair.second_id, pair.confidence, pair.reasons) for pair in Pair.select()]
    Pair.delete().execute()
    compare_claims([right.id])
    assert [(pair.first_id, pair.second_id, pair.confidence, pair.reasons) for pair in Pair.select()] == forth
