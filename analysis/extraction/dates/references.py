"""Readers of sets ("every Tuesday") and of references to the present, past and future."""

from analysis.extraction.dates.calendar import DAY, PARTS, SEASONS, duration
from analysis.extraction.dates.numbers import number
from analysis.extraction.dates.readings import Context, Hit, Reading


def nothing(hit: Hit, context: Context) -> Reading | None:
    return None


def every_weekday(hit: Hit, context: Context) -> Reading | None:
    """ "every Tuesday", "on Mondays"."""
    part = PARTS.get(hit.value("part"), "") if "part" in hit else ""
    return Reading("SET", f"XXXX-WXX-{hit.value('weekday')}{part}")


def every(hit: Hit, context: Context) -> Reading | None:
    """ "every two years", "each July", "twice a week"."""
    if "month" in hit:
        value = hit.value("month")
        if hit.word("month").rstrip("s") in ("summer", "winter", "autumn", "spring", "fall"):
            return Reading("SET", f"XXXX-{SEASONS[value]}")
        return Reading("SET", f"XXXX-{value:02}")
    unit = hit.value("unit")
    if hit.word("unit") in ("morning", "afternoon", "evening", "night"):
        return Reading("SET", "XXXX-XX-XX" + PARTS[unit])
    many = number(hit.lowers("count")) or 1
    if hit.word("which") in ("other", "alternate"):
        many = 2
    return Reading("SET", duration(many, unit if unit != 40 else DAY))


def daily(hit: Hit, context: Context) -> Reading | None:
    return Reading("SET", duration(1, hit.value("often")))


def now(hit: Hit, context: Context) -> Reading | None:
    return Reading("DATE", "PRESENT_REF")


def past(hit: Hit, context: Context) -> Reading | None:
    if hit.word("past") == "last":
        return None
    return Reading("DATE", "PAST_REF")


def future(hit: Hit, context: Context) -> Reading | None:
    if hit.before() == "as" or hit.after() in ("after", "before", "enough"):
        return None
    return Reading("DATE", "FUTURE_REF")
