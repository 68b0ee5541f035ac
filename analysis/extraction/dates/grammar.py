"""The grammar: regular expressions over the classes of words, and who reads what they find.

In a pattern every bare word is a class of ``analysis/lexicon/time_words.txt`` (or of a token,
see ``words.py``), every word in capitals a smaller pattern defined here; the rest is ``re``.
A group named ``x`` marks the words that the expression covers where the match is wider.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from analysis.extraction.dates import days, lengths, periods, references
from analysis.extraction.dates.readings import Context, Hit, Reading
from analysis.extraction.dates.words import Words, letters

MACROS = {
    "MON": "(?:month|shortmonth dot?|maybemonth)",
    "WD": "(?:weekday|shortday dot?)",
    "DAYNO": "(?:daynum|dayordinal)",
    "FIGURE": "(?:(?:daynum|int|year|big) fraction?|fraction|(?:one|number)(?:hyphen?(?:one|number)){0,8})",
    "COUNT": "(?:half hyphen? article?|article? FIGURE of?(?:(?:to|or|and|hyphen) FIGURE)?"
    "|article? vague of? | article half | article)",
    "SPELL": "(?:unit|quarter|weekend)",
    "NTH": "(?:ordinal|first|dayordinal|final)",
    "PART": "(?:part|noon|overnight)",
    "MER": "(?:meridiem|dotted)",
    "ZONE": "(?:zone)",
    "TIMEOF": "(?:clock MER?|(?:daynum|number|one) hyphen? MER)",
    "SEASON": "(?:season|maybeseason)",
    "BACK": "(?:last|previous)",
    "PREP": "[in on by since during of from between about edge early later last next this that and or]",
}

Reader = Callable[[Hit, Context], Reading | None]

RULES: tuple[tuple[str, Reader], ...] = (
    # the calendar
    ("isodate", days.iso_date),
    ("slashdate", days.slash_date),
    ("(?:(?P<weekday>WD) comma?)? (?P<month>MON) the? (?P<day>DAYNO)(?!hyphen SPELL|SPELL|MER|clock)"
     "(?:comma? (?P<year>year))?", days.month_day),
    ("(?:(?P<weekday>WD) comma? the?)? (?P<day>DAYNO) of? (?P<month>MON)(?:comma? (?P<year>year|shortyear))?",
     days.month_day),
    ("(?P<month>MON) DAYNO (?:hyphen|to|and|or|during|comma and?) (?P<x>(?P<day>DAYNO))(?!SPELL|comma? year|hyphen? unit|MER|count|word)",
     days.month_day),
    ("(?P<x>(?P<day>DAYNO)) (?:hyphen|to|and|or) DAYNO of? (?P<month>MON)(?:comma? (?P<year>year))?", days.month_day),
    ("(?P<month>MON) (?:comma|of)? (?P<year>year|shortyear)(?!hyphen unit)", days.month_of),
    ("(?P<month>MON) of? (?P<which>this|last|next|the? previous|the? following|that|the? same) unit", days.month_of),
    ("(?P<which>this|last|next|the? previous|the? following|every|that|the? same) (?P<month>MON) (?P<day>DAYNO)?",
     days.month_named),
    ("(?P<month>month|shortmonth dot|(?<=PREP)shortmonth(?!name))", days.month_named),
    ("(?<=PREP)(?P<month>maybemonth)(?!name|DAYNO)", days.month_named),
    ("(?<=the)(?P<month>maybemonth)(?!name DAYNO)", days.month_named),
    ("(?:the unit(?=year))? (?P<year>year)(?!hyphen? (?:unit|extra|number)|count|big|poss? count|zone|hyphen vague)", periods.year),
    ("the unit (?P<words>number(?:hyphen?(?:number|one|and)){0,5})", periods.year_in_words),
    ("(?P<words>number number(?:hyphen?(?:number|one))?)", periods.year_in_words),
    ("fiscal hyphen? unit? (?P<year>year)", periods.year),
    ("(?P<month>MON) comma? (?P<words>number number(?:hyphen?(?:number|one))?)", days.month_of),
    ("year (?:hyphen|slash) (?P<x>(?P<short>daynum|int))(?!hyphen)", periods.year_range),
    ("the? (?P<decade>decade)", periods.decade),
    ("(?:the|number) (?:number|year)? (?P<words>decadeword)", periods.decade_in_words),
    ("the? (?P<nth>dayordinal|(?:number hyphen?)? (?:ordinal|first)|first) hyphen? (?P<unit>unit)", periods.nth_unit),
    # quarters, halves and seasons
    ("(?:the|its|this|article)? fiscal? hyphen? (?P<nth>NTH) hyphen? (?P<unit>quarter) of fiscal? unit? (?P<year>year)",
     periods.quarter),
    ("(?:the|its)? fiscal? (?P<year>year) (?:poss fiscal?)? (?P<nth>NTH) hyphen? (?P<unit>quarter)", periods.quarter),
    ("(?P<which>last|next|this) unit poss fiscal? (?P<nth>NTH)? hyphen? (?P<unit>quarter)", periods.quarter),
    ("(?:the|its)? fiscal? hyphen? (?P<nth>NTH) hyphen? (?P<unit>quarter)(?:of (?P<which>last|next|this) fiscal? unit)?",
     periods.quarter),
    ("(?P<quarterno>quarterno) (?:of? (?P<year>year))?", periods.quarter),
    ("(?:the|its)? (?P<which>last|current|previous|next|this|full|following) (?:fiscal|extra)? (?P<unit>quarter|period)",
     periods.relative_quarter),
    ("(?:the|that|its) (?P<year>year) (?P<unit>quarter|period)", periods.year_period),
    ("(?:the word?)? same? (?P<unit>quarter|period) (?:article unit ago|last unit)", periods.year_ago_period),
    ("(?:the|article)? (?P<back>unit hyphen (?:ago|later)) (?:NTH? hyphen? (?P<unit>quarter|period))?",
     periods.year_ago_period),
    ("(?:the|its) (?P<unit>quarter)", periods.the_quarter),
    ("the? (?P<nth>first|ordinal|last) hyphen? (?P<half>half)(?:of (?:(?P<which>last|next|this) unit|the unit|(?P<year>year)))?",
     periods.half_year),
    ("the? (?P<nth>first|ordinal) number (?:quarter) of (?P<year>year)", periods.half_year),
    ("(?P<which>this|last|next|that|previous|following|every)  (?P<season>SEASON)", periods.season),
    ("(?:the)? (?P<season>SEASON) (?:comma|of|and)? (?P<year>year)", periods.season),
    ("(?:the)? (?P<season>SEASON) of (?P<which>last|this|next) unit", periods.season),
    ("(?:the)? (?P<season>season)(?!hyphen)", periods.season),
    ("(?<=PREP) the? (?P<season>maybeseason)(?!of|hyphen|in)", periods.season),
    # days of the week, and days counted from today
    ("(?P<which>this|last|next|the? previous|the? following|the? same|that)? (?P<weekday>weekday)(?P<part>PART)?"
     "(?!masthead)", days.weekday),
    ("(?P<which>every) (?P<weekday>weekday)(?P<part>PART)?", references.every_weekday),
    ("(?P<weekday>weekdays)", references.every_weekday),
    ("during the (?P<night>part)", days.through_the_night),
    ("(?P<night>overnight)", days.overnight),
    ("(?P<part>part) of", references.nothing),
    ("(?P<today>today|yesterday|tomorrow)(?P<part>PART)?", days.deictic),
    ("(?P<part>tonight)", days.tonight),
    ("the unit during (?P<today>yesterday|tomorrow)", days.twice_removed),
    ("(?P<which>this|last|that|the? same|the? following|the? previous|the? next) (?P<part>PART)", days.part_of_day),
    ("(?P<which>this|last|the|that|next|the? following|the? previous)? (?P<unit>weekend)", periods.weekend),
    ("(?P<which>last|next|this)? (?P<holiday>holiday)(?P<day>unit|eve)?(?:comma? (?P<year>year))?", days.holiday),
    ("(?P<holiday>feast) poss? unit", days.holiday),
    ("(?P<holiday>new unit poss?)(?P<day>unit|eve)", days.holiday),
    # clock times
    ("(?P<time>TIMEOF) (?:open? (?:year|int|clock) (?P<zone>ZONE) close?|(?P<near>zone) unit?)?", days.clock),
    ("(?P<four>year|int) (?P<zone>ZONE)", days.clock),
    ("(?P<noon>noon)", days.clock),
    ("(?P<hour>number|one|daynum) (?:article|mark)? mark? oclock", days.clock),
    # counted from now or from a day in the text
    ("(?P<count>COUNT) hyphen? extra{0,3} (?P<unit>SPELL) (?P<ago>ago)", lengths.ago),
    ("(?P<count>COUNT) hyphen? extra{0,3} (?P<unit>SPELL) (?P<later>later)", lengths.later),
    ("(?P<count>COUNT) (?P<unit>SPELL) (?P<hence>hence|from now)", lengths.hence),
    ("the? (?P<which>last|this|current|next|that|the? same|previous|following)"
     "(?:full|fiscal|extra|every){0,3} (?P<unit>SPELL)(?!hyphen)", periods.named_unit),
    ("(?P<which>the) (?P<unit>unit) (?P<later>later|ended)", periods.named_unit),
    ("the (?:full|fiscal) fiscal? (?P<unit>unit) (?P<ended>(?=ended))?", periods.whole_unit),
    ("the (?P<unit>unit) (?P<ended>(?=ended))", periods.whole_unit),
    ("(?:early|later) in the (?P<unit>unit)", periods.whole_unit),
    ("during (?P<x>the (?P<unit>unit))(?=comma|dot)", periods.whole_unit),
    ("(?P<edge>(?:the|article)? edge of the) (?P<unit>unit|quarter)", periods.the_unit),
    ("(?P<unit>unit) (?:poss edge|hyphen edge)", periods.the_unit),
    ("(?<=edge)(?P<unit>unit)", references.nothing),
    ("(?:the|this|its)? (?P<which>last|next|first|current|previous|following|recent) (?P<count>COUNT) hyphen? "
     "(?:extra|more|fiscal){0,3} (?P<unit>SPELL|SEASON)(?:or so)?", lengths.stretch),
    ("(?P<which>recent|next|last|previous) (?P<unit>SPELL)", lengths.vague_stretch),
    # lengths and sets
    ("(?P<which>every|per) (?:(?P<count>FIGURE) (?:or FIGURE)?)? (?P<unit>SPELL|PART)(?!hyphen)", references.every),
    ("(?P<which>every) (?P<month>MON|SEASON)", references.every),
    ("(?P<often>once) (?:article|every) (?P<unit>SPELL|PART)", references.every),
    ("(?P<often>daily)", references.daily),
    ("(?P<count>COUNT) hyphen? (?:extra|more|full|fiscal){0,3} (?P<unit>SPELL) (?:and article (?P<plus>half))? (?:or so)?",
     lengths.length),
    ("(?P<count>FIGURE) and article half (?P<unit>SPELL)", lengths.length),
    ("(?P<unit>unit)(?!hyphen)", lengths.bare),
    ("(?:the|this) (?P<count>FIGURE)(?:extra|fiscal|more){0,3} (?P<unit>SPELL)", lengths.length),
    ("(?P<unit>unit) hyphen extra", lengths.length),
    ("(?P<x>(?P<count>FIGURE)) (?:to|or) FIGURE hyphen? (?P<unit>SPELL)", lengths.length),
    # the present, the past and the future
    ("right? (?P<now>now)", references.now),
    ("(?P<now>currently)", references.now),
    ("(?:the)? (?P<now>current)", references.now),
    ("this (?P<now>unit)", references.now),
    ("(?:at|during) (?P<x>(?:the|this) extra? (?P<now>moment))|this extra? moment", references.now),
    ("at (?P<x>(?P<now>present))", references.now),
    ("more? (?P<past>recently)", references.past),
    ("more? (?P<past>recent)", references.past),
    ("in (?P<x>the (?P<past>last))(?!FIGURE|unit|quarter|vague|name|ordinal|weekend|SEASON)", references.past),
    ("(?:the)? near? (?P<future>future)", references.future),
    ("(?P<future>soon)", references.future),
    ("one (?P<future>unit)(?!poss)", references.nothing),
)  # fmt: skip


class Rule(NamedTuple):
    pattern: re.Pattern
    read: Reader
    rank: int


def translated(pattern: str) -> str:
    """Turn a pattern over names of classes into one over their letters."""
    alphabet = letters()
    for _ in range(3):
        pattern = re.sub(r"\b[A-Z]{2,}\b", lambda match: MACROS[match.group()], pattern)
    pieces = re.split(r"(\(\?P<\w+>)", pattern)
    for place in range(0, len(pieces), 2):
        pieces[place] = re.sub(r"[a-z]+", lambda match: alphabet[match.group()], pieces[place])
        pieces[place] = re.sub(r"\s+", "", pieces[place])
    return "".join(pieces)


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, compiled once."""
    return tuple(
        Rule(re.compile(translated(pattern)), read, rank) for rank, (pattern, read) in enumerate(RULES)
    )


def candidates(words: Words) -> list[tuple[int, int, int, re.Match, Reader]]:
    """Find all that the rules match: (first word, -last word, rank, match, reader), best first."""
    found = []
    for pattern, read, rank in rules():
        for match in pattern.finditer(words.shape):
            first, last = match.span("x") if "x" in pattern.groupindex else match.span()
            found.append((first, -last, rank, match, read))
    found.sort(key=lambda one: one[:3])
    return found
