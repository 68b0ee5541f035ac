"""Figures of two claims held against each other: rules settle them before any model is asked."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis.contradiction.alignment import Pair
from analysis.contradiction.ellipsis import complete
from analysis.contradiction.proposition import UNITS
from analysis.contradiction.quantities import RULING, Quantity, measures
from analysis.contradiction.signal import SILENT, Reading
from analysis.contradiction.statement import Evidence, Statement
from analysis.contradiction.words import concept

# Counts that grow as time goes on: a later, higher one is news, not a contradiction.
GROWING = frozenset(
    [
        "dead",
        "injured",
        "missing",
        "rescued",
        "held",
        "infected",
        "fire",
        "evacuated",
        "destroyed",
        "affected",
        "recalled",
        "cost",
        "loss",
        "sold",
    ]
)
# Forecasts: another speaker's is another forecast, not a later one.
ESTIMATED = frozenset(("cost", "loss"))
AS_OF = re.compile(
    r"\b(?:by|as of|as at|for|up to|until|so far)\b|\bsame (?:date|day|hour|time|moment)\b|\b(?:on|ended)\b",
    re.I,
)
FALLING_TOO = frozenset(("missing", "cost", "held"))
LEAST_OVERLAP = 0.2
ANOTHER_YEAR = 300
# From here on what counts the same is no question for a model.
SETTLED = 0.8
# How surely the dead and the injured, or lorries and drivers, are figures of different things.
ANOTHER_STATE = 0.4
# That one figure agrees says little of the rest.
AGREEING = 0.3
# A number above these is seldom met twice by chance; one up to FEW is seldom a total.
COMMON_NUMBERS, FEW = 12, 3
# Another's figure in the place of one just given.
ANSWERED = 0.9
SAME_NUMBER = 0.6


@dataclass(frozen=True)
class Comparison:
    """Two figures for one quantity: do they agree, clash, or is the later one an update?"""

    verdict: str
    strength: float
    left: Quantity
    right: Quantity


@lru_cache(maxsize=4)
def compared(pair: Pair) -> Comparison | None:
    """Compare the figures of two claims; None where they count different things."""
    ours, theirs = complete(pair.left), complete(pair.right)
    found = [c for left in ours for right in theirs if (c := _compare(pair, left, right))]
    agreed = {id(q) for c in found if c.verdict == "agrees" for q in (c.left, c.right)}
    # A figure that the other side gives too does not clash with the other figures beside it.
    kept = [c for c in found if c.verdict == "agrees" or not {id(c.left), id(c.right)} & agreed]
    order = {"clashes": 2, "updates": 1, "agrees": 0}
    return max(kept, key=lambda c: (c.strength, order[c.verdict]), default=None)


def _compare(pair: Pair, left: Quantity, right: Quantity) -> Comparison | None:
    if left.negated != right.negated and left.value == right.value > COMMON_NUMBERS and pair.related:
        # "And not 76,000, as the minister said": a number seldom met twice.
        return Comparison("clashes", ANSWERED, left, right)
    strength = _same_quantity(pair, left, right)
    if not strength:
        telling = left.value == right.value > COMMON_NUMBERS and not left.negated and not right.negated
        return Comparison("agrees", SAME_NUMBER, left, right) if telling and pair.overlap else None
    if min(left.value, right.value) <= FEW < max(left.value, right.value) / FEW:
        # "Two bodies" beside 44 are seldom meant for all.
        strength *= 0.6
    if left.negated or right.negated:
        # "60, not 80" clashes with 80 and says nothing to other figures.
        clash = left.negated != right.negated and left.value == right.value
        return Comparison("clashes", strength, left, right) if clash else None
    if not _disjoint(left, right):
        return Comparison("agrees", strength, left, right)
    if other_occasion(pair.left.statement, pair.right.statement):
        return None
    states = left.states | right.states
    days = _counts_apart(pair) if states & GROWING else _moments(pair)
    if days and states & GROWING and (pair.same_speaker or not states <= ESTIMATED):
        earlier, later = (left, right) if days > 0 else (right, left)
        if states & FALLING_TOO or _low(later) >= _low(earlier):
            return Comparison("updates", strength, left, right)
    if days and not states:
        strength *= 0.6
    return Comparison("clashes", strength, left, right)


def _moments(pair: Pair) -> int:
    return moments_apart(pair.left.statement, pair.right.statement)


def _counts_apart(pair: Pair) -> int:
    """Days between two counts: an event's date dates no count of it, "by Tuesday" does."""
    left, right = pair.left.statement, pair.right.statement
    dated = [AS_OF.search(side.text) is not None for side in (pair.left, pair.right)]
    ours = left.about if dated[0] and left.about else left.said
    theirs = right.about if dated[1] and right.about else right.said
    return interval_gap(ours, theirs)


def _low(quantity: Quantity) -> float:
    return quantity.value


def _disjoint(left: Quantity, right: Quantity) -> bool:
    low = (
        max(q.low for q in (left, right) if q.low is not None)
        if left.low is not None or right.low is not None
        else None
    )
    highs = [q.high for q in (left, right) if q.high is not None]
    if low is None or not highs:
        return False
    # "More than 80" does not cover 80 itself, "about" and rounding are in the bounds already.
    return low > min(highs)


def _same_quantity(pair: Pair, left: Quantity, right: Quantity) -> float:
    """How surely two figures are of one quantity, 0 to 1."""
    shared_state = bool(left.states & right.states)
    same_unit = left.unit == right.unit and bool(left.unit)
    if (left.states and right.states and not shared_state) or left.change != right.change:
        return 0.0
    if not pair.same_speaker and (_answers(pair, left, right) or _answers(pair, right, left)):
        return ANSWERED
    if not same_unit and {left.unit, right.unit} & UNITS:
        return 0.0
    story = 0.25 if pair.same_story else 0.0
    if left.places != right.places or left.rate != right.rate:
        return 0.0
    if shared_state:
        strange = left.unit and right.unit and not same_unit and not _alike(left, right)
        telling = 1.0 if left.states & right.states & RULING else pair.nearness
        return min(1.0, 0.65 + story + 0.1 * same_unit) * telling * (0.5 if strange else 1.0)
    if pair.overlap < LEAST_OVERLAP:
        return 0.0
    if same_unit:
        in_words = pair.overlap * (0.45 if left.states or right.states else 0.7)
        return min(1.0, 0.15 + story + in_words) * pair.nearness
    if not left.unit and not right.unit and not (left.states or right.states):
        in_words = 0.5 * pair.overlap if pair.overlap >= 2 * LEAST_OVERLAP else 0.0
        return min(0.8, story + in_words) * pair.nearness if in_words else 0.0
    return 0.0


def _answers(pair: Pair, figure: Quantity, other: Quantity) -> bool:
    """Whether a bare figure stands for the other one, by its own article or by a number seldom met twice."""
    meant = figure.stands_for
    if meant is None or (meant.value, meant.unit) != (other.value, other.unit):
        return False
    return meant.value > COMMON_NUMBERS or (
        pair.left.statement.article_id == pair.right.statement.article_id is not None
    )


def settled(pair: Pair) -> bool:
    """Whether the figures alone settle that the claims clash: two counts of the dead, of the rescued …"""
    found = compared(pair)
    if found is None or found.verdict != "clashes" or found.strength < SETTLED:
        return False
    return bool(found.left.states & found.right.states)


def unlike(pair: Pair) -> float:
    """How surely both claims give figures, and of different things: 1 for a rate and a total."""
    ours, theirs = complete(pair.left), complete(pair.right)
    return min((_apart(left, right) for left in ours for right in theirs), default=0.0)


def _apart(left: Quantity, right: Quantity) -> float:
    if left.change != right.change or left.places != right.places or left.rate != right.rate:
        return 1.0
    if left.states and right.states:
        return 0.0 if left.states & right.states else ANOTHER_STATE
    return ANOTHER_STATE if left.unit and right.unit and concept(left.unit) != concept(right.unit) else 0.0


def _alike(left: Quantity, right: Quantity) -> bool:
    """Whether two units name what their common state is counted in ("bodies" and "people")."""
    return all(
        unit == "people" or measures().get(unit) in left.states & right.states
        for unit in (left.unit, right.unit)
    )


def moment(statement: Statement) -> tuple[date, date] | None:
    """The days a claim speaks of: its about time, else when it was said."""
    return statement.about or statement.said


def moments_apart(left: Statement, right: Statement) -> int:
    """Days from the left side's moment to the right side's, 0 where they overlap or are unknown."""
    return interval_gap(moment(left), moment(right))


def other_occasion(left: Statement, right: Statement) -> bool:
    """Whether a time that one side names lies in quite another year than what the other speaks of."""
    return bool(left.about or right.about) and abs(moments_apart(left, right)) > ANOTHER_YEAR


def interval_gap(ours: tuple[date, date] | None, theirs: tuple[date, date] | None) -> int:
    """Days from one interval to the other, 0 where they overlap or one is unknown."""
    if not ours or not theirs or (ours[0] <= theirs[1] and theirs[0] <= ours[1]):
        return 0
    return (theirs[0] - ours[1]).days if theirs[0] > ours[1] else -(ours[0] - theirs[1]).days


def figures(pair: Pair) -> Reading:
    """The two claims put different numbers on the same thing."""
    found = compared(pair)
    if found is None:
        return SILENT
    evidence = (
        Evidence(0, found.left.start, found.left.end),
        Evidence(1, found.right.start, found.right.end),
    )
    left, right = (
        side.text[q.start : q.end] for side, q in ((pair.left, found.left), (pair.right, found.right))
    )
    if found.verdict == "clashes":
        return Reading(found.strength, f"{left} against {right}", evidence)
    weight = found.strength if found.verdict == "updates" else AGREEING * found.strength
    return Reading(-weight, f"{left} and {right}", evidence)
