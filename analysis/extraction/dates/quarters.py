"""Quarters and halves of years, and the language of results: "a year earlier", "the latest period"."""

from analysis.extraction.dates.calendar import QUARTER, at, moved, plus_months
from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.readings import FROM_FOCUS, STEPS, Context, Hit, Reading


@reads(
    "(?:the|its|this|article)? fiscal? hyphen? (?P<nth>NTH) hyphen? quarter of fiscal? unit? (?P<year>year)",
    "(?:the|its)? fiscal? (?P<year>year) (?:poss fiscal?)? (?P<nth>NTH) hyphen? quarter",
    "INYEAR poss fiscal? (?P<nth>NTH)? hyphen? quarter",
    "(?:the|its)? fiscal? hyphen? (?P<nth>NTH) hyphen? quarter (?:of INYEAR)?",
    "(?P<nth>quarterno) (?:of? (?P<year>year))?",
)
def quarter(hit: Hit, context: Context) -> Reading | None:
    """ "the third quarter", "next year's first quarter", "Q3 2012"."""
    nth, year, echo = hit.value("nth"), hit.value("year"), False
    if not nth or nth > 4:
        return None
    if not year:
        year = context.published_on.year + STEPS.get(hit.word("which"), 0)
        if "which" not in hit:
            step, echo = _nearest_quarter(nth, context, context.tense(hit))
            year += step
    return Reading("DATE", f"{year:04}-Q{nth}", echo=echo)


def _nearest_quarter(nth: int, context: Context, tense: str | None) -> tuple[int, bool]:
    """How many years away a quarter without a year is, and whether it is yet to be reported.

    A company that expects a loss for the quarter just ended speaks of the future too, so only
    one well behind is moved to the next year.
    """
    current = (context.published_on.month + 2) // 3
    if tense == "future":
        return (1 if current - nth > 1 else 0), nth >= current
    return (-1 if nth > current else 0), False


@reads(
    "(?:the|its)? (?P<which>last|current|previous|next|this|full|following)"
    "(?:fiscal|extra)? (?P<unit>quarter|period)"
)
def relative_quarter(hit: Hit, context: Context) -> Reading | None:
    """ "last quarter", "the latest period"."""
    word = hit.word("which")
    if word == "latest" and (hit.word("unit").startswith("quarter") or context.quarter):
        return Reading("DATE", reported(context))
    if hit.word("unit").startswith("period"):
        return None
    base = context.anchor if word in FROM_FOCUS else context.published_on
    day = moved(base, STEPS.get(word, 0), QUARTER)
    return Reading("DATE", at(day, QUARTER)) if day else None


@reads("(?:the|its) (?P<unit>quarter)(?!hyphen|of)")
def the_quarter(hit: Hit, context: Context) -> Reading | None:
    """The quarter spoken of."""
    return Reading("DATE", reported(context))


def reported(context: Context) -> str:
    """The quarter whose figures the text tells: the one last named, else the one last ended."""
    return context.quarter or at(plus_months(context.published_on, -3) or context.published_on, QUARTER)


@reads("(?:the|that|its) (?P<year>year) (?:quarter|period)")
def period_of_year(hit: Hit, context: Context) -> Reading | None:
    """ "the 1988 period": the quarter spoken of, in that year."""
    return Reading("DATE", f"{hit.value('year'):04}{context.quarter[4:]}", echo=True)


@reads(
    "(?:the word?)? same? (?:quarter|period) (?:article unit ago|last unit)",
    "(?:the|article)? unit hyphen (?:ago|later) (?:NTH? hyphen? (?:quarter|period))?",
)
def year_ago_period(hit: Hit, context: Context) -> Reading | None:
    """ "the year-ago quarter", "the same period last year"."""
    return a_year_before(context)


def a_year_before(context: Context) -> Reading:
    """The quarter spoken of, a year back; without one the year."""
    if context.quarter:
        return Reading("DATE", f"{int(context.quarter[:4]) - 1:04}{context.quarter[4:]}", echo=True)
    return Reading("DATE", f"{context.published_on.year - 1:04}", echo=True)


@reads(
    "the? (?P<nth>first|ordinal|last) hyphen? half(?!hyphen) (?:of (?:INYEAR|the unit|(?P<year>year)))?",
    "the? (?P<nth>first|ordinal) number quarter of (?P<year>year)",
)
def half_year(hit: Hit, context: Context) -> Reading | None:
    """ "the first half of 2012", "the first two quarters of 1990"."""
    nth, year = hit.value("nth") or 2, hit.value("year")
    if nth > 2:
        return None
    if not year:
        year = context.published_on.year + STEPS.get(hit.word("which"), 0)
        gone = nth == 2 and context.published_on.month <= 3 and context.tense(hit) != "future"
        year -= 1 if gone and "which" not in hit else 0
    return Reading("DATE", f"{year:04}-H{nth}")
