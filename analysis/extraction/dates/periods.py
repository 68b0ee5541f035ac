"""Weeks, months, years by their place ("last week", "that year"), weekends and seasons."""

from datetime import date

from analysis.extraction.dates.calendar import (
    CENTURY,
    DAY,
    DECADE,
    HOUR,
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
from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.readings import FROM_FOCUS, STEPS, Context, Hit, Reading
from analysis.vocabulary import Precision


@reads(
    "the? (?P<which>last|this|current|next|that|the? same|previous|following)"
    "(?:full|fiscal|extra|every){0,3} (?P<unit>SPELL)(?!hyphen)"
)
def named_unit(hit: Hit, context: Context) -> Reading | None:
    """ "last week", "the following month", "that year", "this century"."""
    word, unit = hit.word("which"), hit.value("unit")
    if (hit.word("unit").endswith("s") and unit != WEEKEND) or unit >= HOUR or hit.is_capital("unit"):
        return None
    if unit == DAY and word in ("last", "past", "latest", "this", "current"):
        return None
    if word == "past" and unit in (DECADE, CENTURY):
        return Reading("DURATION", duration(1, unit))
    base = context.anchor if word in FROM_FOCUS or unit == DAY else context.published_on
    day = moved(base, STEPS.get(word, 0), unit)
    if not day:
        return None
    reading = Reading("DATE", at(day, unit))
    if word in ("last", "past") and hit.first_word == "the":
        # "the past year" is the twelve months up to now, though its value names the year before.
        reading.days = (day, base, Precision.RANGE)
    return reading


@reads(
    "the (?:full|fiscal) fiscal? (?P<unit>unit) (?P<ended>(?=ended))?",
    "the (?P<unit>unit) (?P<ended>(?=ended))",
    "(?:early|later) in the (?P<unit>unit)",
    "during (?P<x>the (?P<unit>unit))(?=comma|dot)",
)
def whole_unit(hit: Hit, context: Context) -> Reading | None:
    """ "the full year", "later in the day": the unit that holds the day spoken of."""
    unit = hit.value("unit")
    if "ended" in hit:
        return Reading("DURATION", duration(1, unit))
    near = abs((context.published_on - context.anchor).days) <= 3
    day = context.anchor if unit == DAY and near else context.published_on
    return Reading("DATE", at(day, unit)) if unit < HOUR else None


@reads(
    "(?:the|article)? edge of the (?P<unit>unit|quarter)",
    "(?:the|article)? (?P<unit>unit) (?:poss edge|hyphen edge)",
    "(?<=[by at about since])(?P<unit>unit) edge",
)
def end_of_unit(hit: Hit, context: Context) -> Reading | None:
    """ "the end of the month", "year's end"."""
    unit = hit.value("unit")
    return Reading("DATE", at(context.published_on, unit)) if unit in (YEAR, MONTH, WEEK, QUARTER) else None


@reads("(?P<which>this|last|the|that|next|the? following|the? previous)? (?P<unit>weekend)")
def weekend(hit: Hit, context: Context) -> Reading | None:
    """ "the weekend" is the last one, unless the tense says that it is to come."""
    now, word = context.published_on, hit.word("which")
    if not word and hit.before() in ("a", "an", "each", "every"):
        return None
    late = now.isoweekday() >= 6
    if word in FROM_FOCUS:
        now, step = context.anchor, STEPS.get(word, 0)
    elif word == "last":
        step = -1
    elif word in ("", "the"):
        step = 0 if late or context.tense(hit) == "future" else -1
    elif word == "this":
        step = -1 if now.isoweekday() <= 3 and context.tense(hit) == "past" else 0
    else:
        step = 1 if now.isoweekday() >= 5 else 0
    day = plus_days(now, 7 * step)
    return Reading("DATE", at(day, WEEKEND)) if day else None


@reads(
    "(?P<which>this|last|next|that|previous|following|every) (?P<season>SEASON)",
    "the? (?P<season>SEASON) (?:comma|of|and)? (?P<year>year)",
    "the? (?P<season>SEASON) of (?P<which>last|this|next) unit",
    "the? (?P<season>season)(?!hyphen)",
    "BEFORE the? (?P<season>maybeseason)(?!of|hyphen|in)",
)
def season(hit: Hit, context: Context) -> Reading | None:
    """ "last fall", "summer 1999", "the summer"."""
    word, number = hit.word("which"), hit.value("season")
    if word in ("every", "each"):
        return Reading("SET", f"XXXX-{SEASONS[number]}")
    year = hit.value("year") or _year_of_season(number, word, context, context.tense(hit))
    return Reading("DATE", f"{year:04}-{SEASONS[number]}")


def _year_of_season(number: int, which: str, context: Context, tense: str | None) -> int:
    """The year of a season without one; a winter bears the year in which it begins."""
    now = context.published_on
    start = date(now.year, number * 3, 1)
    nearly_over = plus_months(start, 2) or start
    step = STEPS.get(which, 0)
    if step < 0:
        return now.year - (1 if nearly_over > now or now.month < number * 3 + 3 else 0)
    if step > 0:
        return now.year + (1 if start <= now else 0)
    if which in ("this", "that"):
        return now.year - (1 if number == 4 and now.month <= 4 else 0)
    if tense == "future":
        return now.year + (1 if nearly_over <= now else 0)
    return now.year - (1 if start > now else 0)
