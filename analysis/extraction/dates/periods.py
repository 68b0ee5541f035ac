"""Readers of expressions that name a week, a quarter, a season, a year or something longer."""

from datetime import date

from analysis.extraction.dates.calendar import (
    CENTURY,
    DAY,
    DECADE,
    MONTH,
    QUARTER,
    SEASONS,
    WEEK,
    WEEKEND,
    YEAR,
    at,
    duration,
    moved,
    plus_days,
    plus_months,
)
from analysis.extraction.dates.days import whole_year
from analysis.extraction.dates.numbers import number, year_from_words
from analysis.extraction.dates.readings import Context, Hit, Reading

STEPS = {
    "last": -1,
    "past": -1,
    "latest": 0,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
    "subsequent": 1,
}
FROM_FOCUS = {"that", "same", "previous", "preceding", "prior", "following", "ensuing", "subsequent"}
SURE = frozenset(
    ["in", "since", "by", "until", "till", "from", "before", "after", "during", "of", "to", "and", "through"]
    + ["between", "around", "about", "year", "early", "late", "(", ",", "-", "–"]
)
MONEY = frozenset("$£€#:/+")
OPENERS = frozenset("(-–—_'’\"“‘[")
NUMBERED = {"flight", "route", "page", "section", "number", "highway", "room", "ward", "building", "unit", "no"}


def year(hit: Hit, context: Context) -> Reading | None:
    """A bare year, unless it is money, a count or the number of something."""
    value, before = hit.value("year"), hit.before()
    glued = hit.words.glued(hit.match.start())
    if before in MONEY or before in NUMBERED or (glued and before not in OPENERS):
        return None
    if before in ("about", "over", "some", "nearly", "at") and not 1900 <= value < 2030:
        return None
    sure = before in SURE or "unit" in hit or len(hit.match.group()) > 1
    if not (1900 <= value <= 2049 or (1500 <= value <= 2100 and sure)):
        return None
    return Reading("DATE", f"{value:04}")


def year_in_words(hit: Hit, context: Context) -> Reading | None:
    value = year_from_words(hit.lowers("words"))
    return Reading("DATE", f"{value:04}") if value else None


def year_range(hit: Hit, context: Context) -> Reading | None:
    """The short second year of "2010-11"."""
    first = hit.words.values[hit.match.start()]
    short = hit.value("short")
    if not 1900 <= first <= 2049 or len(hit.word("short")) != 2 or short != (first + 1) % 100:
        return None
    return Reading("DATE", f"{first + 1:04}")


def decade(hit: Hit, context: Context) -> Reading | None:
    value = hit.value("decade") or 0
    if value < 100 and hit.before() in ("his", "her", "their", "its", "my", "our"):
        return None
    if value < 100:
        value += 1900 if value > 20 else 2000
    return Reading("DATE", f"{value // 10:03}")


def decade_in_words(hit: Hit, context: Context) -> Reading | None:
    words = hit.lowers("words")
    before = hit.words.values[hit.match.end() - 2]
    century = before if 13 <= before <= 20 else 19
    return Reading("DATE", f"{century:02}{hit.words.values[hit.match.end() - 1]}") if words else None


def nth_unit(hit: Hit, context: Context) -> Reading | None:
    """ "the 20th century"."""
    nth = sum(hit.values("nth"))
    if hit.value("unit") != CENTURY or not 2 <= nth <= 30:
        return None
    return Reading("DATE", f"{nth - 1:02}")


def quarter(hit: Hit, context: Context) -> Reading | None:
    """ "the third quarter", "next year's first quarter", "Q3 2012"."""
    nth = hit.value("quarterno") or hit.value("nth")
    if not nth or nth > 4:
        return None
    now, upcoming = context.published_on, False
    if hit.value("year"):
        year = hit.value("year")
    elif "which" in hit:
        year = now.year + STEPS.get(hit.word("which"), 0)
    else:
        current = (now.month + 2) // 3
        year = now.year
        if context.tense(hit) == "future":
            year += 1 if current - nth > 1 else 0
            upcoming = nth >= current
        elif nth > current:
            year -= 1
    return Reading("DATE", f"{year:04}-Q{nth}", echo=upcoming)


def relative_quarter(hit: Hit, context: Context) -> Reading | None:
    """ "the latest quarter", "last quarter", "the current period"."""
    word, period = hit.word("which"), hit.word("unit").startswith("period")
    if period and not (word == "latest" and context.quarter):
        return None
    if word == "latest":
        value = context.quarter or at(plus_months(context.published_on, -3) or context.published_on, QUARTER)
        return Reading("DATE", value)
    base = context.anchor if word in FROM_FOCUS else context.published_on
    day = moved(base, STEPS.get(word, 0), QUARTER)
    return Reading("DATE", at(day, QUARTER)) if day else None


def the_quarter(hit: Hit, context: Context) -> Reading | None:
    if hit.after() in ("-", "of"):
        return None
    value = context.quarter or at(plus_months(context.published_on, -3) or context.published_on, QUARTER)
    return Reading("DATE", value)


def year_period(hit: Hit, context: Context) -> Reading | None:
    """ "the 1988 period": the quarter spoken of, in that year."""
    quarter_of = context.quarter[4:] if context.quarter else ""
    return Reading("DATE", f"{hit.value('year'):04}{quarter_of}", echo=True)


def year_ago_period(hit: Hit, context: Context) -> Reading | None:
    """ "the year-ago quarter": the quarter spoken of, a year back."""
    return Reading("DATE", a_year_before(context), echo=True)


def a_year_before(context: Context) -> str:
    """The quarter spoken of, a year back; without one the year."""
    if context.quarter:
        return f"{int(context.quarter[:4]) - 1:04}{context.quarter[4:]}"
    return f"{context.published_on.year - 1:04}"


def half_year(hit: Hit, context: Context) -> Reading | None:
    """ "the first half of 2012"."""
    nth = hit.value("nth") or 2
    if nth > 2:
        return None
    year = hit.value("year")
    if not year:
        year = context.published_on.year + STEPS.get(hit.word("which"), 0)
        ahead = nth == 2 and context.published_on.month <= 3 and context.tense(hit) != "future"
        year -= 1 if ahead and "which" not in hit else 0
    return Reading("DATE", f"{year:04}-H{nth}")


def season(hit: Hit, context: Context) -> Reading | None:
    """ "last fall", "summer 1999", "the summer"."""
    word, name = hit.word("which"), SEASONS[hit.value("season")]
    if word in ("every", "each"):
        return Reading("SET", f"XXXX-{name}")
    now = context.published_on
    if hit.value("year"):
        return Reading("DATE", f"{hit.value('year'):04}-{name}")
    opening = hit.value("season") * 3
    start = date(now.year, opening, 1)
    year = now.year
    if word in ("last", "past", "previous"):
        year -= 1 if (plus_months(start, 2) or start) > now or now.month - opening < 3 else 0
    elif word in ("next", "coming", "following"):
        year += 1 if start <= now else 0
    elif word not in ("this", "that"):
        tense = context.tense(hit)
        if tense == "future" and (plus_months(start, 3) or start) <= now:
            year += 1
        elif tense != "future" and start > now:
            year -= 1
    elif name == "WI" and now.month <= 4:
        year -= 1
    return Reading("DATE", f"{year:04}-{name}")


def weekend(hit: Hit, context: Context) -> Reading | None:
    now, word = context.published_on, hit.word("which")
    today = now.isoweekday()
    if word in FROM_FOCUS:
        day = plus_days(context.anchor, {"previous": -7, "following": 7}.get(word, 0))
    elif word == "last" or (word == "the" or not word) and context.tense(hit) != "future":
        day = now if today >= 6 and word != "last" else plus_days(now, -7)
    elif word == "next" and today >= 5:
        day = plus_days(now, 7)
    else:
        day = now
    if not word and hit.before() in ("a", "an", "each", "every"):
        return None
    return Reading("DATE", at(day, WEEKEND)) if day else None


def named_unit(hit: Hit, context: Context) -> Reading | None:
    """ "last week", "the following month", "that year", "this century"."""
    word, unit = hit.word("which"), hit.value("unit")
    plural = hit.word("unit").endswith(("s", "ies")) and unit != 10
    if plural or unit >= 11 or word in ("full", "fiscal", "the"):
        return None
    if unit == DAY and word in ("last", "past", "latest", "this", "current"):
        return None
    if word in ("same",) and unit == DAY and context.focus is None:
        return Reading("DATE", context.published_on.isoformat())
    if word == "past" and unit in (DECADE, CENTURY):
        return Reading("DURATION", duration(1, unit))
    fresh = word in ("next", "last") and unit == DAY
    base = context.anchor if word in FROM_FOCUS or fresh else context.published_on
    day = moved(base, STEPS.get(word, 0), unit)
    return Reading("DATE", at(day, unit)) if day else None


def whole_unit(hit: Hit, context: Context) -> Reading | None:
    """ "the full year", "earlier in the day": the unit that holds the day spoken of."""
    unit = hit.value("unit")
    if "ended" in hit:
        return Reading("DURATION", duration(1, unit))
    day = context.anchor if unit == DAY else context.published_on
    return Reading("DATE", at(day, unit)) if unit < 11 else None


def the_unit(hit: Hit, context: Context) -> Reading | None:
    """ "the end of the month", "year's end"."""
    unit = hit.value("unit")
    if unit not in (YEAR, MONTH, WEEK, QUARTER):
        return None
    return Reading("DATE", at(context.published_on, unit))


__all__ = ["whole_year", "number"]
