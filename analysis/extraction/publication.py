"""When the article appeared: as given, else as the page itself dates it, else today."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import urlsplit

from analysis.extraction.datelines import MONTHS, WEEKDAYS, is_date_line, printed_dates
from analysis.extraction.document import Block, Document, Publication
from analysis.vocabulary import BlockRole, DateOrigin

FIRST_DAY = date(1900, 1, 1)
PREAMBLE = 12
OPENING = 3
CAPTION_LAG = 3
YEARS_BACK = 6
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "WAT": 1, "CEST": 2, "SAST": 2, "CAT": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "EAT": 3, "IST": 5.5, "JST": 9, "AEST": 10, "AEDT": 11,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
CLOCK = re.compile(
    r"\b([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?\s?([ap])?\.?(?:m\b\.?)?,?\s?([A-Z]{1,4}\b)?",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
ARCHIVED = re.compile(r"\bfile\b", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b(?:{'|'.join(day.title() for day in WEEKDAYS)})\b")
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
URL_DATES = (
    re.compile(rf"[/\-_.]((?:19|20)\d\d)[/\-_]([01]?\d|{_MONTHS})[/\-_]([0-3]?\d)(?=[/\-_.]|$)"),
    re.compile(r"[/\-_.]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/\-_.]|$)"),
)


def publication(document: Document) -> None:
    """Settle the article's date, each way of knowing it tried in the order of its worth."""
    document.publication = _given(document) or _inferred(document, datetime.now(UTC))


def is_plausible(day: date) -> bool:
    """Whether an article can be of that day: from 1900 to tomorrow, somewhere on Earth."""
    return FIRST_DAY <= day <= datetime.now(UTC).date() + timedelta(days=1)


def _given(document: Document) -> Publication | None:
    at = document.published_at
    if at is None:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Publication(at, _local_day(document, at), DateOrigin.GIVEN)


def _local_day(document: Document, at: datetime) -> date:
    """The day the article was written on, where a time in UTC hides it.

    An article of Tuesday evening in Michigan appears on Wednesday in UTC: a date that the page
    prints next to it, one day off, is the local one.
    """
    day = at.date()
    if at.utcoffset() != timedelta(0):
        return day
    printed = _date_line(document) or _dateline(document, day)
    if printed and printed.on and abs(printed.on - day) == timedelta(days=1):
        return printed.on
    return day


def _inferred(document: Document, now: datetime) -> Publication:
    today = now.date()
    in_url = _url_day(document.url)
    year = in_url.year if in_url else _year(document)
    found = (
        _date_line(document)
        or _dateline(document, in_url or today, year)
        or (in_url and Publication(None, in_url, DateOrigin.METADATA))
        or _caption(document)
        or _told(document, today)
    )
    if found and found.on and is_plausible(found.on):
        return found
    return Publication(now, today, DateOrigin.RECEIVED)


def _date_line(document: Document) -> Publication | None:
    """A full date on a line of its own near the top, the first publication before an update."""
    candidates = []
    for block in document.blocks[:PREAMBLE]:
        words = document.words(block.span) if block.role is BlockRole.BYLINE else ""
        dates = printed_dates(words[:200])
        if dates and is_plausible(dates[0][0]):
            candidates.append((bool(UPDATED.search(words)), dates[0][0], words))
    if not candidates:
        return None
    _, day, words = min(candidates, key=lambda c: c[0])
    return Publication(_clocked(day, words), day, DateOrigin.DATELINE)


def _clocked(day: date, words: str) -> datetime | None:
    """The moment, where the line tells the hour and its zone ("06.00 BST", "3:45 PM EDT")."""
    for match in CLOCK.finditer(words):
        hour, minute, half, zone = int(match[1]), int(match[2]), (match[3] or "").casefold(), match[4]
        if (zone or "").upper() not in ZONES or (half and hour > 12):
            continue
        hour = hour % 12 + 12 * (half == "p") if half else hour
        offset = timezone(timedelta(hours=ZONES[zone.upper()]))
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=offset)
    return None


def _dateline(document: Document, near: date, year: int | None = None) -> Publication | None:
    """The date of the dateline ("LILONGWE, March 3 (…) -"), its year the one nearest below ``near``."""
    for block in document.blocks[: 2 * PREAMBLE]:
        if block.role is not BlockRole.BYLINE or is_date_line(words := document.words(block.span)[:200]):
            continue
        years = [year] if year else range(near.year, near.year - YEARS_BACK, -1)
        days = [day for guess in years for day, _ in printed_dates(words, guess)[:1]]
        days = [day for day in days if day <= near + timedelta(days=1)]
        if days:
            return Publication(None, _on_its_weekday(document, days), DateOrigin.DATELINE)
    return None


def _on_its_weekday(document: Document, days: list[date]) -> date:
    """The first of the days that fits the weekday the story begins with."""
    named = _weekdays(document)[:1]
    if not named or (days[0].weekday() - named[0]) % 7 <= 1:
        return days[0]
    return next((day for day in days if day.weekday() == named[0]), days[0])


def _url_day(url: str | None) -> date | None:
    try:
        path = urlsplit(url or "").path[:500].casefold()
    except ValueError:
        return None
    for pattern in URL_DATES:
        for year, month, day in pattern.findall(path):
            try:
                found = date(int(year), MONTHS.get(month) or int(month), int(day))
            except ValueError:
                continue
            if is_plausible(found):
                return found
    return None


def _year(document: Document) -> int | None:
    """The latest year that the page prints with a date, captions and furniture included."""
    around = [b for b in document.blocks if b.role is not BlockRole.TEASER and not b.is_story]
    years = [
        day.year
        for b in around
        for day, _ in printed_dates(document.words(b.span)[:400])
        if is_plausible(day)
    ]
    return max(years, default=None)


def _caption(document: Document) -> Publication | None:
    """The latest date of a caption, moved on to the weekday on which the story begins."""
    captions = [document.words(b.span)[:600] for b in document.blocks if b.role is BlockRole.CAPTION]
    days = [
        d
        for words in captions
        if not ARCHIVED.search(words[:20])
        for d, _ in printed_dates(words)
        if is_plausible(d)
    ]
    if not days:
        return None
    taken = max(days)
    weekdays = _weekdays(document)
    for lag in range(CAPTION_LAG + 1):
        day = taken + timedelta(days=lag)
        if weekdays and weekdays[0] == day.weekday() and is_plausible(day):
            return Publication(None, day, DateOrigin.CAPTION)
    return Publication(None, taken, DateOrigin.CAPTION)


def _told(document: Document, today: date) -> Publication | None:
    """The latest full date that the story tells of, else the last weekday it begins with."""
    days = [
        day
        for block in _opening(document)
        for day, _ in printed_dates(document.words(block.span)[:2000])
        if is_plausible(day) and day <= today
    ]
    if days:
        return Publication(None, max(days), DateOrigin.TEXT)
    weekdays = Counter(_weekdays(document))
    if not weekdays:
        return None
    back = min((today.weekday() - day) % 7 for day in weekdays)
    return Publication(None, today - timedelta(days=back), DateOrigin.TEXT)


def _opening(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.role is BlockRole.PARAGRAPH][:OPENING]


def _weekdays(document: Document) -> list[int]:
    """The weekdays named where the story begins, in their order."""
    words = " ".join(document.words(block.span)[:2000] for block in _opening(document))
    return [WEEKDAYS.index(match[0].casefold()) for match in WEEKDAY.finditer(words)]
