"""Years and what is longer: "2014", "fiscal 2023", "the 1990s", "the 19th century"."""

from analysis.extraction.dates.calendar import CENTURY
from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.numbers import year_from_words
from analysis.extraction.dates.readings import Context, Hit, Reading

SURE = frozenset(
    ["in", "since", "by", "until", "till", "from", "before", "after", "during", "of", "to", "and", "through"]
    + ["between", "around", "about", "year", "early", "late", "(", ",", "-", "–"]
)
MONEY = frozenset("$£€#:/+")
OPENERS = frozenset("(-–—_'’\"“‘[")
NUMBERED = frozenset(
    ["flight", "route", "page", "section", "number", "highway", "room", "ward", "building", "unit", "no"]
)
ROUGHLY = frozenset(["about", "over", "some", "nearly", "at"])
POSSESSIVES = frozenset(["his", "her", "their", "its", "my", "our"])


@reads(
    "(?:the unit(?=year))? (?P<year>year)"
    "(?!hyphen? (?:unit|extra|number)|count|big|poss? count|zone|hyphen vague)",
    "(?P<fiscal>fiscal) hyphen? unit? (?P<year>year)",
)
def year(hit: Hit, context: Context) -> Reading | None:
    """A bare year, unless it is money, a count or the number of something."""
    value, before = hit.value("year"), hit.before()
    glued = hit.words.glued(hit.match.start())
    if before in MONEY or before in NUMBERED or (glued and before not in OPENERS):
        return None
    if before in ROUGHLY and not 1900 <= value < 2030:
        return None
    sure = before in SURE or len(hit.match.group()) > 1
    if not (1900 <= value <= 2049 or (1500 <= value <= 2100 and sure)):
        return None
    return Reading("DATE", f"{value:04}")


@reads("the unit (?P<words>number(?:hyphen?(?:number|one|and)){0,5})", "YEARWORDS")
def year_in_words(hit: Hit, context: Context) -> Reading | None:
    """ "nineteen ninety-six", "the year two thousand"."""
    value = year_from_words(hit.lowers("words"))
    return Reading("DATE", f"{value:04}") if value else None


@reads("(?P<long>year) (?:hyphen|slash) (?P<x>(?P<short>daynum|int))(?!hyphen)")
def second_year(hit: Hit, context: Context) -> Reading | None:
    """The short second year of "2010-11", "1990-95"."""
    first, short = hit.value("long"), hit.value("short")
    gap = short - first % 100
    # "2012-05" may be a month, "2011-12" hardly is one.
    if (
        not 1900 <= first <= 2049
        or len(hit.word("short")) != 2
        or not 0 < gap < 30
        or (short <= 12 and gap > 1)
    ):
        return None
    return Reading("DATE", f"{first + gap:04}")


@reads("the? (?P<decade>decade)")
def decade(hit: Hit, context: Context) -> Reading | None:
    """ "the 1990s", "the '80s"; "in his 30s" is an age."""
    value = hit.value("decade") or 0
    if value < 100 and hit.before() in POSSESSIVES:
        return None
    if value < 100:
        value += 1900 if value > 20 else 2000
    return Reading("DATE", f"{value // 10:03}")


@reads("(?:the|(?P<teens>number)) (?P<decade>decadeword)")
def decade_in_words(hit: Hit, context: Context) -> Reading | None:
    """ "the nineties", "nineteen eighties"."""
    century = hit.value("teens") or 19
    return Reading("DATE", f"{century}{hit.value('decade')}") if 13 <= century <= 20 else None


@reads("the? (?P<nth>dayordinal|(?:number hyphen?)? (?:ordinal|first)) hyphen? (?P<unit>unit)")
def century(hit: Hit, context: Context) -> Reading | None:
    """ "the 20th century", "the twenty-first century"."""
    nth = sum(hit.values("nth"))
    if hit.value("unit") != CENTURY or not 2 <= nth <= 30:
        return None
    return Reading("DATE", f"{nth - 1:02}")
