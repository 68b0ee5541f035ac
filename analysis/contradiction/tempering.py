"""What makes a clash less certain: hedges, forecasts, conditions, another moment, another thing."""

import re

from analysis.contradiction.alignment import Pair
from analysis.contradiction.figures import compared, moments_apart, other_occasion, unlike
from analysis.contradiction.negation import elsewhere, out_of_bounds
from analysis.contradiction.opposites import opposite_pairs, same_direction
from analysis.contradiction.proposition import Proposition
from analysis.contradiction.signal import SILENT, Reading
from analysis.contradiction.timing import timing
from analysis.vocabulary import Modality

HEDGE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|probably|seem\w*|appear\w*|likely|too early)\b", re.I
)
FUTURE = re.compile(r"\b(?:will|would|shall|going to|plans? to|expects? to|hopes? to)\b|\b\w+'ll\b", re.I)
CONDITION = re.compile(r"\b(?:if|unless|provided|in case|as long as)\b", re.I)
# Much the same: this share of the shorter side's words, and more than one word, or one with its figure.
MUCH, MORE_THAN_ONE = 0.75, 1.5
# Claims as near as this speak of one thing; nearer ones speak of it no more surely.
ALIKE = 0.65
# "Nobody knew before" says little against a claim of which nobody knows the time.
UNDATED = -0.3


def modality(side: Proposition) -> Modality:
    """How the speaker stands behind the content, by the claim's own mark, else by its words."""
    if side.statement.modality != Modality.ASSERTED:
        return side.statement.modality
    if CONDITION.search(side.text):
        return Modality.CONDITIONAL
    return Modality.PREDICTED if FUTURE.search(side.text) else Modality.ASSERTED


def hedged(pair: Pair) -> Reading:
    """One side is hedged, conditional or a demand, and so asserts less."""
    sides = (pair.left, pair.right)
    moods = [modality(side) for side in sides]
    if Modality.CONDITIONAL in moods:
        return Reading(-1.0)
    demanded = Modality.DEMANDED in moods and moods[0] != moods[1]
    return Reading(-0.5) if demanded or any(HEDGE.search(side.text) for side in sides) else SILENT


def foretold(pair: Pair) -> Reading:
    """One side speaks of what is to come, the other of what is."""
    moods = {modality(pair.left), modality(pair.right)}
    return Reading(-1.0) if Modality.PREDICTED in moods and len(moods) > 1 else SILENT


def moments_differ(pair: Pair) -> Reading:
    """The two claims speak of different times."""
    left, right = pair.left.statement, pair.right.statement
    if timing(pair).value:
        # The time is what they differ on.
        return SILENT
    if other_occasion(left, right):
        return Reading(-1.5)
    return Reading(-1.0) if left.about and right.about and moments_apart(left, right) else SILENT


def before_and_after(pair: Pair) -> Reading:
    """One claim says that it was not so up to a time, the other speaks of a later one."""
    if not out_of_bounds(pair):
        return SILENT
    dated = pair.left.statement.about and pair.right.statement.about
    return Reading(-1.0 if dated else UNDATED)


def far_apart(pair: Pair) -> Reading:
    """The two claims do not speak of quite the same thing."""
    lacking = ALIKE - pair.similarity
    return Reading(-lacking, f"{pair.similarity:.2f} of 1 alike") if lacking > 0 else SILENT


def other_story(pair: Pair) -> Reading:
    """Nothing shows that the two claims belong to one story."""
    return SILENT if pair.same_story else Reading(-1.0)


def one_speaker(pair: Pair) -> Reading:
    """One speaker says both."""
    return Reading(1.0) if pair.same_speaker else SILENT


def one_breath(pair: Pair) -> Reading:
    """One speaker says both on one day."""
    left, right = pair.left.statement, pair.right.statement
    together = left.article_id is not None and left.article_id == right.article_id and left.said == right.said
    same_day = left.said is not None and left.said == right.said
    return Reading(-1.0) if pair.same_speaker and (together or same_day) else SILENT


def another_way(pair: Pair) -> Reading:
    """One side denies a move one way, the other tells of a move another way."""
    turned = ((a, b) for a, b in pair.shared if "VERB" in (a.pos, b.pos) and a.negated != b.negated)
    return Reading(-1.0) if any(elsewhere(pair, *two) for two in turned) else SILENT


def unlike_figures(pair: Pair) -> Reading:
    """Both claims give figures, but of different things."""
    surely = unlike(pair)
    return Reading(-surely) if surely else SILENT


def same_words(pair: Pair) -> Reading:
    """Both claims say much the same in the same words."""
    if pair.overlap < MUCH or pair.left.denied != pair.right.denied:
        return SILENT
    turned = any(ours.negated != theirs.negated for ours, theirs in pair.shared)
    settled = compared(pair)
    if turned or opposite_pairs(pair) or (settled and settled.verdict != "agrees"):
        return SILENT
    enough = settled or pair.in_common >= MORE_THAN_ONE or same_direction(pair).value
    return Reading(-pair.likeness) if enough else SILENT
