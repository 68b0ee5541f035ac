"""Clock times and dates that two claims give to one event."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.contradiction.alignment import ONE_THING, Pair
from analysis.contradiction.proposition import Proposition, Term
from analysis.contradiction.quantities import KEPT
from analysis.contradiction.signal import SILENT, Reading, words_of
from analysis.contradiction.statement import Evidence

CLOCK = re.compile(
    r"\b(?P<named>midnight|noon|midday)\b"
    r"|\b(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b",
    re.I,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DAY = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b"
    rf"|\b(?P<month2>{_MONTH})\.?\s+(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\b(?!,?\d)",
    re.I,
)
# "By Friday", "since", "before" bound an event without dating it.
BOUNDING = re.compile(r"\b(?:by|since|before|until|till|after|from)\s+(?:\w+\s+)?$", re.I)
# What happens shortly before noon bounds nothing.
SHORTLY = re.compile(r"\b(?:shortly|just|soon|minutes?|a little) (?:before|after|past)\s+(?:\w+\s+)?$", re.I)
CLOSE_MINUTES = 15
DAY_MINUTES = 24 * 60
# That something begins or ends says the same of an attack and of the shooting, where they are one thing.
PHASES = (
    frozenset(("begin", "start", "open", "erupt", "commence", "launch")),
    frozenset(("end", "finish", "stop", "conclude", "close", "cease")),
)


@dataclass(frozen=True)
class Moment:
    """A clock time (minutes) or a day (month, day) that a claim gives."""

    kind: str
    value: int
    start: int
    end: int


@lru_cache(maxsize=KEPT)
def moments(side: Proposition) -> list[Moment]:
    """Read the clock times and calendar days that date what a claim speaks of."""
    text, found = side.text, []
    for match in CLOCK.finditer(text):
        hour = 0 if match["named"] else int(match["hour"] or match["hour24"])
        if match["named"] and match["named"].lower() != "midnight":
            hour = 12
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        value = hour * 60 + int(match["minute"] or match["minute24"] or 0)
        found.append(Moment("clock", value, *match.span()))
    for match in DAY.finditer(text):
        month = MONTHS.index((match["month"] or match["month2"])[:3].lower())
        found.append(Moment("day", month * 31 + int(match["day"] or match["day2"]), *match.span()))
    return [moment for moment in found if not _bounded(text[: moment.start])]


def _bounded(before: str) -> bool:
    return bool(BOUNDING.search(before)) and not SHORTLY.search(before)


def timing(pair: Pair) -> Reading:
    """The two claims put the same event at different times."""
    if pair.left.denied or pair.right.denied:
        return SILENT
    ours, theirs = moments(pair.left), moments(pair.right)
    for kind, near in (("clock", CLOSE_MINUTES), ("day", 0)):
        left = [moment for moment in ours if moment.kind == kind]
        right = [moment for moment in theirs if moment.kind == kind]
        if len(left) != 1 or len(right) != 1:
            continue
        event = _shared_event(pair)
        if not event or _apart(left[0], right[0]) <= near:
            continue
        evidence = (Evidence(0, left[0].start, left[0].end), Evidence(1, right[0].start, right[0].end))
        words = f"{_words(pair.left, left[0])} against {_words(pair.right, right[0])}"
        tied = words_of(0, (event[0],)) + words_of(1, (event[1],))
        return Reading(min(1.0, 0.45 + 0.5 * pair.overlap), words, evidence + tied)
    return SILENT


def _apart(left: Moment, right: Moment) -> int:
    """Minutes or days between two moments; from just before midnight to just after it is no long time."""
    apart = abs(left.value - right.value)
    return min(apart, DAY_MINUTES - apart) if left.kind == "clock" else apart


def _shared_event(pair: Pair) -> tuple[Term, Term] | None:
    """The verb that both sides use, affirmed by both, or the words that say of one thing that it began."""
    return _verb(pair) or _phase(pair)


def _verb(pair: Pair) -> tuple[Term, Term] | None:
    return next(
        (
            (ours, theirs)
            for ours, theirs in pair.shared
            if ours.pos == theirs.pos == "VERB" and not ours.negated and not theirs.negated
        ),
        None,
    )


def _phase(pair: Pair) -> tuple[Term, Term] | None:
    if pair.similarity < ONE_THING:
        return None
    for phase in PHASES:
        sides = [
            [term for term in side.opposable if term.lemma in phase and not term.negated]
            for side in (pair.left, pair.right)
        ]
        if all(sides):
            return sides[0][0], sides[1][0]
    return None


def _words(side: Proposition, moment: Moment) -> str:
    return side.text[moment.start : moment.end]
