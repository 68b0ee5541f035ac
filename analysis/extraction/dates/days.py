"""Days and months of the calendar: "3 May", "Aug. 7, 1998", "in March", "last November"."""

from calendar import monthrange
from datetime import date

from analysis.extraction.dates.calendar import MONTH, WEEK, at, possible_days, settled, whole_year
from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.holidays import holiday_on
from analysis.extraction.dates.numbers import year_from_words
from analysis.extraction.dates.readings import STEPS, Context, Hit, Reading

DATE_ORDER_LIMIT = 12
BALLOTS = frozenset(["election", "elections", "ballot", "referendum", "midterms", "general"])
LONG_PAST = 270
GIVEN_NAMES = frozenset(["april", "june"])


@reads("isodate")
def iso_date(hit: Hit, context: Context) -> Reading | None:
    """ "2024-02-29"."""
    try:
        return Reading("DATE", date.fromisoformat(hit.first_word).isoformat())
    except ValueError:
        return None


@reads("slashdate")
def slash_date(hit: Hit, context: Context) -> Reading | None:
    """ "11/02/2023": month first, as in most English wires, unless there is no such month."""
    first, second, year = (int(piece) for piece in hit.first_word.split("/"))
    month, day = (first, second) if first <= DATE_ORDER_LIMIT else (second, first)
    try:
        return Reading("DATE", date(whole_year(year), month, day).isoformat())
    except ValueError:
        return None


@reads(
    "(?:(?P<weekday>WD) comma?)? (?P<month>MON) the? (?P<day>DAYNO)(?!hyphen SPELL|SPELL|MER|clock)"
    "(?:comma? (?P<year>year))?",
    "(?:(?P<weekday>WD) comma? the?)? (?P<day>DAYNO) of? (?P<month>MON)(?:comma? (?P<year>year|shortyear))?",
    "(?P<month>MON) DAYNO (?:hyphen|to|and|or|during|comma and?) (?P<x>(?P<day>DAYNO))"
    "(?!SPELL|comma? year|hyphen? unit|MER|count|word)",
    "(?P<x>(?P<day>DAYNO)) (?:hyphen|to|and|or) DAYNO of? (?P<month>MON)(?:comma? (?P<year>year))?",
)
def month_day(hit: Hit, context: Context) -> Reading | None:
    """ "Aug. 7", "Monday, 3 May 2012"; without a year the nearest, a past one sooner than a future one."""
    month, day, year = hit.value("month"), hit.value("day"), hit.value("year")
    if not month or not day or day > 31:
        return None
    if year:
        year = whole_year(year)
        fits = day <= monthrange(year, month)[1]
        return Reading("DATE", f"{year:04}-{month:02}-{day:02}") if fits else None
    if (month, day) == (9, 11) and hit.after() in ("attack", "attacks", "terrorist", "terror", "hijackings"):
        return Reading("DATE", "2001-09-11")
    days = possible_days(context.published_on, month, day)
    agreeing = [one for one in days if one.isoweekday() == hit.value("weekday")]
    tense = {"ended": "past", "ending": "future"}.get(hit.before(), f"near {context.tense(hit) or ''}")
    chosen = settled(agreeing or days, context.published_on, tense.strip())
    return Reading("DATE", chosen.isoformat()) if chosen else None


@reads(
    "the? (?P<unit>unit) of (?P<month>MON) (?P<day>DAYNO)",
    "the? (?P<unit>unit) of (?P<day>DAYNO) (?P<month>MON)",
)
def week_of(hit: Hit, context: Context) -> Reading | None:
    """ "the week of March 6"."""
    day = month_day(hit, context) if hit.value("unit") == WEEK else None
    return Reading("DATE", at(date.fromisoformat(day.value), WEEK)) if day else None


@reads(
    "(?P<month>MON) (?:comma|of)? (?P<year>year|shortyear)(?!hyphen unit)",
    "(?P<month>MON) of? WHICH unit",
    "(?P<month>MON) comma? YEARWORDS",
)
def month_of_year(hit: Hit, context: Context) -> Reading | None:
    """ "February 1947", "May this year", "June of that year"."""
    month, year = hit.value("month"), hit.value("year") or year_from_words(hit.lowers("words"))
    if not year:
        if "which" not in hit:
            return None
        words = hit.lowers("which")
        from_text = {"that", "same", "previous", "following"} & set(words)
        base = context.anchor if from_text else context.published_on
        year = base.year + STEPS.get(words[-1], 0)
    return Reading("DATE", f"{whole_year(year):04}-{month:02}")


@reads(
    "WHICH (?P<month>MON) (?P<day>DAYNO)?",
    "(?P<month>month|shortmonth dot|BEFORE shortmonth(?!name))",
    "BEFORE (?P<month>maybemonth)(?!name|DAYNO)",
    "(?<=the)(?P<month>maybemonth)(?!name DAYNO)",
)
def month_alone(hit: Hit, context: Context) -> Reading | None:
    """ "in March", "last May", "last Oct. 23"."""
    month, day, which = hit.value("month"), hit.value("day"), hit.word("which")
    now = context.published_on
    if not which and _is_a_name(hit):
        return None
    if not which and hit.after() in BALLOTS:
        return Reading("DATE", f"{now.year:04}-{month:02}")
    days = possible_days(now, month, day or 1)
    step = STEPS.get(which, 0)
    if step:
        here = now if day else now.replace(day=1)
        days = [one for one in days if (one < here if step < 0 else one > here)]
    tense = {-1: "past", 1: "future"}.get(step) or context.tense(hit) or ("" if which else "past")
    # A month that has begun is not yet over: its first day still counts as ahead.
    slack = now.day - 1 if tense == "future" and not day else 0
    chosen = settled(days, now, tense, slack)
    if chosen and not which and chosen.year < now.year and (now - chosen).days > LONG_PAST:
        # Of a month so far back in another year a writer would have said "last".
        chosen = settled(days, now, "future")
    if not chosen:
        return None
    return Reading("DATE", chosen.isoformat() if day else at(chosen, MONTH))


def _is_a_name(hit: Hit) -> bool:
    """ "April Jones", "Theresa May": a month's word inside a person's name."""
    word = hit.word("month")
    if word == "may":
        return hit.is_a(-1, "name")
    return word in GIVEN_NAMES and hit.is_a(len(hit.match.group()), "name")


@reads(
    "(?P<which>last|next|this)? (?P<holiday>holiday)(?P<day>unit|eve)?(?:comma? (?P<year>year))?",
    "(?P<holiday>feast) poss? unit",
    "(?P<holiday>new unit poss?)(?P<day>unit|eve)",
)
def holiday(hit: Hit, context: Context) -> Reading | None:
    """ "Christmas Eve", "last Easter", "Labor Day"."""
    name, suffix, now = hit.lowers("holiday")[0], hit.word("day"), context.published_on
    if hit.value("year"):
        day = holiday_on(name, suffix, hit.value("year"))
        return Reading("DATE", day.isoformat()) if day else None
    years = range(max(1, now.year - 1), min(9999, now.year + 1) + 1)
    days = [day for day in (holiday_on(name, suffix, year) for year in years) if day]
    tense = {-1: "past", 1: "future"}.get(STEPS.get(hit.word("which"), 0)) or context.tense(hit)
    chosen = settled(days, now, tense or "")
    return Reading("DATE", chosen.isoformat()) if chosen else None
