"""The dates that a page prints about itself: date lines, and the dateline that opens a story."""

import re
from datetime import date

from analysis.lexicon import words as listed

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NAMES = sorted((form for name in MONTHS for form in (name.title(), name.upper())), key=len, reverse=True)
_MONTH = rf"(?P<month>(?:{'|'.join(_NAMES)})\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = (
    rf"\b{_DAY}(?: of)?[ -]{_MONTH}(?:,?[ -]{_YEAR})?\b",
    rf"\b{_MONTH} {_DAY}\b(?!:)(?:,? {_YEAR}\b)?",
    rf"\b{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
    rf"\b(?P<day>[0-3]?\d)[/.](?P<month>[0-3]?\d)[/.]{_YEAR}\b",
)
PRINTED = tuple(re.compile(pattern) for pattern in _DATE)
NOT_TIME = re.compile(r"[^\W\d_]+")
FIGURES = re.compile(r"\d.*[^\W\d_]|[^\W\d_].*\d|\d[/:.\-]\d")
_PLACE = r"[A-Z][\w.'’\-]*(?:(?:,? |/|, )(?:[A-Z][\w.'’\-]*|of|de|la|el|du|des|am|upon|the|and)){0,7}"
_CAPITALS = r"(?:[A-Z][A-Z.'’\-]+|[A-Z]\.)(?:(?: |/| ?/ ?)[A-Z][A-Z.'’\-]*){0,4}(?:, [A-Z][\w.'’ \-]{1,30}?)?"
_WIRE = r"(?:\([A-Z][\w.&'’ /\-]{1,40}\)|/[A-Z][\w .\-]{1,30}/)"
_DASH = r"(?:\s*(?:--+|[–—_])\s*|\s+-\s+)"
_WHEN = (
    r"(?:, ?|\s)\(?(?P<when>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? (?:19|20)\d\d)?)\)?"
)
_BEGINS = r"(?=[\"“‘'«`(\[]{0,3}[A-Z0-9$€£])"
_LABELS = (
    "(?:EXCLUSIVE|BREAKING|UPDATED?|LIVE|WATCH|READ|ANALYSIS|OPINION|FACTBOX|BYLINE|CORRECTION|NOTE"
    "|VIDEO|PHOTOS?)"
)
DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_PLACE})?(?:{_WHEN})?,?\s*{_WIRE}{_DASH}{_BEGINS}",
        rf"(?:{_PLACE}){_WHEN}{_DASH}{_BEGINS}",
        rf"(?!{_LABELS}\b){_CAPITALS}(?:{_WHEN})?{_DASH}{_BEGINS}",
        rf"\([A-Z]{{2,8}}\)(?:{_DASH}|\s*){_BEGINS}",
        rf"[A-Z]{{2,5}}\s+—\s+{_BEGINS}",
    )
)
WITH_COLON = re.compile(rf"(?!{_LABELS}\b){_CAPITALS}(?:{_WHEN})?: {_BEGINS}(?=[A-Z][a-z]|A )")
LONGEST_DATELINE = 140


def dateline(text: str, colons: bool = False) -> re.Match[str] | None:
    """The place, date and agency before a story's first sentence ("LILONGWE, March 3 (AP) - ").

    The match's group ``when``, where there is one, is the printed date. ``colons`` lets a place
    in capitals with a colon pass for a dateline.
    """
    head = text[:LONGEST_DATELINE]
    for pattern in (*DATELINES, *([WITH_COLON] if colons else [])):
        match = pattern.match(head)
        if match:
            return match
    return None


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but a date or a time ("Updated 2 hours ago")."""
    if len(text) > 120 or not FIGURES.search(text):
        return False
    return all(is_time_word(word) for word in NOT_TIME.findall(text))


def is_time_word(word: str) -> bool:
    """Whether a word may stand on a line that says nothing but a date."""
    return word.casefold() in listed("date_line_words")


def printed_dates(text: str, year: int | None = None) -> list[tuple[date, int]]:
    """The calendar dates printed in a text with the offset of each, in its order.

    A date without a year takes ``year``; without that it is left out.
    """
    found = {}
    for pattern in PRINTED:
        for match in pattern.finditer(text):
            day = _day(match, year)
            if day and not any(start <= match.start() < end for start, end in found):
                found[match.start(), match.end()] = day
    return [(day, start) for (start, _), day in sorted(found.items())]


def _day(match: re.Match[str], year: int | None) -> date | None:
    month, printed, day = match["month"].casefold().rstrip("."), match["year"], int(match["day"])
    number = MONTHS.get(month) or int(month)
    if match.re is PRINTED[-1] and number != day <= 12:
        if number <= 12:
            return None  # 03/10 is March to some and October to others
        number, day = day, number
    try:
        return date(int(printed or year or 0), number, day)
    except ValueError:
        return None
