"""Sets ("every Tuesday", "twice a week") and references to the present, past and future."""

from analysis.extraction.dates.calendar import PARTS, SEASONS, duration
from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.numbers import number
from analysis.extraction.dates.readings import Context, Hit, Reading


@reads("(?:every) (?P<weekday>weekday)(?P<part>PART)?", "(?P<weekday>weekdays)")
def every_weekday(hit: Hit, context: Context) -> Reading | None:
    """ "every Tuesday", "on Mondays"."""
    return Reading("SET", f"XXXX-WXX-{hit.value('weekday')}{PARTS.get(hit.value('part'), '')}")


@reads("every (?P<month>MON)")
def every_month(hit: Hit, context: Context) -> Reading | None:
    """ "each July"."""
    return Reading("SET", f"XXXX-{hit.value('month'):02}")


@reads("every (?P<season>SEASON)")
def every_season(hit: Hit, context: Context) -> Reading | None:
    """ "every summer"."""
    return Reading("SET", f"XXXX-{SEASONS[hit.value('season')]}")


@reads("(?:every|once (?:article|every)) (?P<part>PART)")
def every_part(hit: Hit, context: Context) -> Reading | None:
    """ "every morning"."""
    return Reading("SET", "XXXX-XX-XX" + PARTS.get(hit.value("part"), ""))


@reads(
    "(?:every|per) (?:(?P<count>FIGURE) (?:or FIGURE)?)? (?P<unit>SPELL)(?!hyphen)",
    "once (?:article|every) (?P<unit>SPELL)",
)
def every(hit: Hit, context: Context) -> Reading | None:
    """ "every two years", "per month", "twice a week"."""
    return Reading("SET", duration(number(hit.lowers("count")) or 1, hit.value("unit")))


@reads("(?P<often>daily)")
def daily(hit: Hit, context: Context) -> Reading | None:
    """ "weekly", "annually"; not "The Daily Show"."""
    if hit.is_capital("often") and (hit.is_a(-1, "name") or hit.is_a(1, "name")):
        return None
    return Reading("SET", duration(1, hit.value("often")))


@reads(
    "right? now",
    "currently",
    "the? current",
    "this unit",
    "(?:at|during) (?P<x>the extra? moment)",
    "this extra? moment",
    "at (?P<x>present)",
)
def now(hit: Hit, context: Context) -> Reading | None:
    """ "now", "currently", "these days"."""
    if hit.first_word in ("this", "these") and hit.all_lowers[-1] not in ("days", "moment"):
        return None
    return Reading("DATE", "PRESENT_REF")


@reads(
    "more? recently",
    "more? recent",
    "in (?P<x>the last)(?!FIGURE|unit|quarter|vague|name|ordinal|weekend|SEASON)",
)
def past(hit: Hit, context: Context) -> Reading | None:
    """ "recently", "in the past"."""
    if hit.first_word == "in" and hit.all_lowers[-1] != "past":
        return None
    return Reading("DATE", "PAST_REF")


@reads("the? near? future", "soon")
def future(hit: Hit, context: Context) -> Reading | None:
    """ "soon", "the near future"; not in "as soon as"."""
    if hit.before() == "as" or hit.after() in ("after", "before", "enough"):
        return None
    return Reading("DATE", "FUTURE_REF")
