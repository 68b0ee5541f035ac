"""Readers of lengths of time, alone or counted from a day."""

from analysis.extraction.dates.calendar import (
    DAY,
    FORTNIGHT,
    QUARTER,
    WEEK,
    YEAR,
    at,
    duration,
    moved,
)
from analysis.extraction.dates.numbers import number
from analysis.extraction.dates.periods import a_year_before
from analysis.extraction.dates.readings import Context, Hit, Reading
from analysis.vocabulary import Precision


def amount(hit: Hit, group: str = "count") -> float | None:
    """How many: a number, 1 for "a", .5 for "half an", None for "several"."""
    words = hit.lowers(group)
    for joint in ("to", "or", "-", "–"):
        if joint in words[1:-1] and group == "count":
            place = words.index(joint, 1)
            if number(words[:place]) and number(words[place + 1 :]) and (joint in ("to", "or")):
                words = words[:place]
                break
    if words[0] == "half":
        return 0.5
    value = number([word for word in words if word != "half"])
    if value is not None:
        return value
    if len(words) > 1 and words[-1] == "half":
        return 0.5
    return 1 if words in (["a"], ["an"]) else None


def counted(hit: Hit, context: Context, sign: int, base) -> Reading | None:
    """The day, week, month or year so many units away."""
    unit, many = hit.value("unit"), amount(hit)
    if many is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit >= 11:
        return Reading("DURATION", duration(many, unit))
    day = moved(base, sign * int(many), unit)
    if not day:
        return None
    return Reading("DATE", at(day, DAY if unit in (WEEK, FORTNIGHT) else unit))


def ago(hit: Hit, context: Context) -> Reading | None:
    """ "two weeks ago"; of a quarter's figures, "a year ago" is the quarter a year back."""
    if hit.value("unit") == YEAR and amount(hit) == 1 and context.quarter:
        return Reading("DATE", a_year_before(context), echo=True)
    return counted(hit, context, -1, context.published_on)


def later(hit: Hit, context: Context) -> Reading | None:
    """ "a week earlier", "three days later": counted from the day last spoken of."""
    back = hit.word("later") == "earlier"
    if back and hit.value("unit") == YEAR and amount(hit) == 1 and context.quarter:
        return Reading("DATE", a_year_before(context), echo=True)
    return counted(hit, context, -1 if back else 1, context.anchor)


def hence(hit: Hit, context: Context) -> Reading | None:
    return counted(hit, context, 1, context.published_on)


def stretch(hit: Hit, context: Context) -> Reading | None:
    """ "the past six weeks", "the next two years": a length that touches the present."""
    unit, word = hit.value("unit"), hit.word("which")
    if "season" in hit.match.re.groupindex or hit.words.lowers[hit.match.end() - 1].startswith(
        ("summer", "winter")
    ):
        return Reading("SET", "XXXX-SU")
    many = amount(hit)
    reading = Reading("DURATION", duration(many, unit))
    if many is None or unit >= 11 or word not in ("last", "past", "next", "coming"):
        return reading
    back = word in ("last", "past")
    now, other = context.published_on, moved(context.published_on, int(-many if back else many), unit)
    if other:
        first, last = (other, now) if back else (now, other)
        reading.days = (first, last, Precision.RANGE)
    return reading


def vague_stretch(hit: Hit, context: Context) -> Reading | None:
    """ "recent weeks", "the coming days"."""
    if not hit.word("unit").endswith("s"):
        return None
    return Reading("DURATION", duration(None, hit.value("unit")))


def length(hit: Hit, context: Context) -> Reading | None:
    """A bare length: "four hours", "a 10-year programme"."""
    unit = hit.value("unit")
    words = hit.lowers("count")
    if unit == QUARTER and (words == ["a"] or "-" in hit.words.lowers[hit.match.start() : hit.match.end()]):
        return None
    many = amount(hit) if words else 1
    if words in (["a"], ["an"]) and _is_a_rate(hit):
        return Reading("SET", duration(1, unit))
    if hit.after() in ("old", "olds") or (hit.after() == "-" and hit.after(1) in ("old", "olds")):
        return None
    if (
        words in (["a"], ["an"])
        and unit == DAY
        and hit.before() not in ("for", "in", "than", "within", "about")
    ):
        return None
    if "plus" in hit and many is not None:
        many += 0.5
    return Reading("DURATION", duration(many, unit))


def _is_a_rate(hit: Hit) -> bool:
    """ "$33 million a year", "three times a week"."""
    before = hit.before()
    place = hit.match.start() - 1
    if place < 0:
        return False
    return (
        before in ("million", "billion", "trillion", "percent", "once", "twice", "%", "cents")
        or (
            before.endswith("s")
            and len(before) > 3
            and before
            not in (
                "was",
                "is",
                "has",
                "his",
                "its",
                "this",
                "across",
                "takes",
                "less",
                "plus",
                "perhaps",
                "needs",
                "lasts",
                "besides",
                "lasts",
                "spends",
                "costs",
            )
        )
        or hit.words.values[place] > 0
        and before.isdigit()
    )


def bare(hit: Hit, context: Context) -> Reading | None:
    """ "for weeks", "centuries": an unknown number of a unit."""
    word, unit = hit.word("unit"), hit.value("unit")
    if hit.after() == "old" or hit.before().isdigit():
        return None
    if not word.endswith("s") or hit.before() in (
        "old",
        "the",
        "of",
        "these",
        "those",
        "his",
        "her",
        "their",
    ):
        return None
    if word in ("nights", "seconds", "minutes", "yrs") or unit == QUARTER:
        return None
    return Reading("DURATION", duration(None, unit))
