"""Lengths of time, alone ("four hours") or counted from a day ("two weeks ago", "a year earlier")."""

from datetime import date

from analysis.extraction.dates.calendar import (
    DAY,
    FORTNIGHT,
    HOUR,
    QUARTER,
    SEASONS,
    WEEK,
    YEAR,
    at,
    duration,
    moved,
)
from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.numbers import number
from analysis.extraction.dates.quarters import a_year_before
from analysis.extraction.dates.readings import Context, Hit, Reading
from analysis.vocabulary import Precision

ARTICLES = (["a"], ["an"])
RATED = frozenset(["million", "billion", "trillion", "percent", "once", "twice", "%", "cents"])
NO_PLURALS = frozenset(
    [
        "this",
        "across",
        "takes",
        "less",
        "plus",
        "perhaps",
        "needs",
        "lasts",
        "besides",
        "spends",
        "costs",
        "always",
    ]
)
DETERMINERS = frozenset(["old", "the", "of", "these", "those", "his", "her", "their"])
NOT_ALONE = frozenset(["nights", "seconds", "minutes", "yrs"])


def amount(hit: Hit) -> float | None:
    """How many: a number (the lower of two), 1 for "a", .5 for "half an", None for "several"."""
    words = hit.lowers("count")
    for joint in ("to", "or"):
        if joint in words[1:-1]:
            words = words[: words.index(joint, 1)]
    if "half" in words:
        return 6 if words[-1] == "dozen" else 0.5
    value = number(words)
    return value if value is not None else (1 if words in ARTICLES else None)


@reads("(?P<unit>unit) ago")
def long_ago(hit: Hit, context: Context) -> Reading | None:
    """ "months ago"."""
    return Reading("DATE", "PAST_REF") if hit.word("unit").endswith("s") else None


@reads("(?P<count>COUNT) hyphen? extra{0,3} (?P<unit>SPELL) (?:or so)? ago")
def ago(hit: Hit, context: Context) -> Reading | None:
    """ "two weeks ago"; of a quarter's figures, "a year ago" is the quarter a year back."""
    if context.quarter and hit.value("unit") == YEAR and amount(hit) == 1:
        return a_year_before(context)
    return counted(hit, context.published_on, -1)


@reads("(?P<count>COUNT) hyphen? extra{0,3} (?P<unit>SPELL) (?P<later>later)")
def later(hit: Hit, context: Context) -> Reading | None:
    """ "a week earlier", "three days later": counted from the day last spoken of."""
    back = hit.word("later") == "earlier"
    if back and context.quarter and hit.value("unit") == YEAR and amount(hit) == 1:
        return a_year_before(context)
    return counted(hit, context.anchor, -1 if back else 1)


@reads("(?P<count>COUNT) (?P<unit>SPELL) (?:hence|from now)")
def hence(hit: Hit, context: Context) -> Reading | None:
    """ "two years from now"."""
    return counted(hit, context.published_on, 1)


def counted(hit: Hit, base: date, sign: int) -> Reading | None:
    """The day, month or year so many units away."""
    unit, many = hit.value("unit"), amount(hit)
    if many is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit >= HOUR:
        return Reading("DURATION", duration(many, unit))
    day = moved(base, sign * int(many), unit)
    return Reading("DATE", at(day, DAY if unit in (WEEK, FORTNIGHT) else unit)) if day else None


@reads(
    "(?:the|this|its)? (?P<which>last|next|first|current|previous|following|recent) (?P<count>COUNT) hyphen?"
    "(?:extra|more|fiscal){0,3} (?P<unit>SPELL)(?:or so)?"
)
def stretch(hit: Hit, context: Context) -> Reading | None:
    """ "the past six weeks", "the next two years": a length that touches the present."""
    unit, word, many, now = hit.value("unit"), hit.word("which"), amount(hit), context.published_on
    reading = Reading("DURATION", duration(many, unit))
    if many is None or unit >= HOUR or word not in ("last", "past", "next", "coming"):
        return reading
    back = word in ("last", "past")
    other = moved(now, int(-many if back else many), unit)
    if other:
        reading.days = (*((other, now) if back else (now, other)), Precision.RANGE)
    return reading


@reads("(?:the|this)? last FIGURE (?P<season>SEASON)")
def past_seasons(hit: Hit, context: Context) -> Reading | None:
    """ "the past three summers"."""
    return Reading("SET", f"XXXX-{SEASONS[hit.value('season')]}")


@reads("(?:recent|next|last|previous) (?P<unit>SPELL)")
def vague_stretch(hit: Hit, context: Context) -> Reading | None:
    """ "recent weeks", "the coming days"."""
    if not hit.word("unit").endswith("s"):
        return None
    return Reading("DURATION", duration(None, hit.value("unit")))


@reads(
    "(?P<count>COUNT) (?:extra|more|full|fiscal){0,3} (?P<unit>SPELL)"
    "(?:and article (?P<plus>half))? (?:or so)?",
    "(?P<count>FIGURE|vague|half|FIGURE (?:to|hyphen) FIGURE) hyphen (?P<unit>SPELL) (?:hyphen extra)?",
    "(?P<count>FIGURE) and article (?P<plus>half) (?P<unit>SPELL)",
    "(?:the|this) (?P<count>FIGURE)(?:extra|fiscal|more){0,3} (?P<unit>SPELL)",
    "(?P<unit>unit) hyphen extra",
)
def length(hit: Hit, context: Context) -> Reading | None:
    """A bare length: "four hours", "a 10-year programme"; a rate such as "a year" is a set; no age."""
    unit, words = hit.value("unit"), hit.lowers("count")
    if unit == QUARTER and (words in ARTICLES or "-" in hit.all_lowers):
        return None
    if hit.after() in ("old", "olds") or (hit.after() == "-" and hit.after(1) in ("old", "olds")):
        return None
    if words in ARTICLES and _is_a_rate(hit):
        return Reading("SET", duration(1, unit))
    if words in ARTICLES and unit == DAY and hit.before() not in ("for", "in", "than", "within", "about"):
        return None
    many = amount(hit) if words else 1
    if "plus" in hit and many is not None:
        many += 0.5
    return Reading("DURATION", duration(many, unit))


def _is_a_rate(hit: Hit) -> bool:
    """ "$33 million a year", "three flights a week"."""
    before = hit.before()
    plural = before.endswith("s") and len(before) > 3 and before not in NO_PLURALS
    return before in RATED or plural or (before.isdigit() and before.isascii())


@reads("(?P<unit>unit)(?!hyphen)")
def bare(hit: Hit, context: Context) -> Reading | None:
    """ "for weeks", "centuries": an unknown number of a unit."""
    word, before = hit.word("unit"), hit.before()
    if hit.after() == "old" or before.isdigit() or before in DETERMINERS:
        return None
    if not word.endswith("s") or word in NOT_ALONE:
        return None
    return Reading("DURATION", duration(None, hit.value("unit")))
