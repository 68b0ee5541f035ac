"""The arithmetic of TIMEX3 values: shifting days by units, and the days a value covers.

Values follow ISO 8601 as TimeML uses it (Saurí et al., TimeML Annotation Guidelines 1.2.1).
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from analysis.vocabulary import Precision

YEAR, MONTH, WEEK, DAY, QUARTER, DECADE, CENTURY, MILLENNIUM, FORTNIGHT, WEEKEND = range(1, 11)
HOUR, MINUTE, SECOND = range(11, 14)

DURATION_LETTERS = {
    YEAR: "{}Y",
    MONTH: "{}M",
    WEEK: "{}W",
    DAY: "{}D",
    QUARTER: "{}Q",
    DECADE: "{}DE",
    CENTURY: "{}CE",
    MILLENNIUM: "{}ML",
    FORTNIGHT: "{}W",
    WEEKEND: "{}WE",
    HOUR: "T{}H",
    MINUTE: "T{}M",
    SECOND: "T{}S",
}
NEARNESS = {"near past": (1, 3), "near": (1, 1.5), "near future": (2, 1)}
LONG = {DECADE: 10, CENTURY: 100, MILLENNIUM: 1000}
SEASONS = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
PARTS = {1: "TMO", 2: "TAF", 3: "TEV", 4: "TNI", 5: "T12:00", 6: "TMO", 7: "TEV", 8: "TDT"}


def duration(amount: int | float | None, unit: int) -> str:
    """Write a length of time as a TIMEX3 value; None is an unknown number ("several")."""
    if amount is None:
        return "P" + DURATION_LETTERS[unit].format("X")
    if unit in LONG:
        return f"P{_plain(amount * LONG[unit])}Y"
    if unit == FORTNIGHT:
        return f"P{_plain(amount * 2)}W"
    if amount != int(amount):
        return _split(amount, unit)
    return "P" + DURATION_LETTERS[unit].format(_plain(amount))


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def _split(amount: float, unit: int) -> str:
    """Write "a year and a half" as P1Y6M and "half an hour" as PT30M, as annotators do."""
    whole, rest = int(amount), amount - int(amount)
    finer = {YEAR: (MONTH, 12), HOUR: (MINUTE, 60), MINUTE: (SECOND, 60), DAY: (HOUR, 24)}.get(unit)
    if not finer:
        return "P" + DURATION_LETTERS[unit].format(_plain(amount))
    small = DURATION_LETTERS[finer[0]].format(round(rest * finer[1]))
    if not whole:
        return "P" + small
    return (
        "P" + DURATION_LETTERS[unit].format(whole) + (small.lstrip("T") if unit in (HOUR, MINUTE) else small)
    )


def plus_months(day: date, months: int) -> date | None:
    """Move a day by whole months, to the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_days(day: date, days: int) -> date | None:
    """Move a day, None past the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def possible_days(now: date, month: int, day: int) -> list[date]:
    """A day of the month in the years around publication, where it exists."""
    years = range(max(1, now.year - 1), min(9999, now.year + 1) + 1)
    return [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]


def settled(candidates: list[date], now: date, tense: str, slack: int = 0) -> date | None:
    """Choose among a day's possible years by tense, or the nearest ("near past" leans that way)."""
    if tense == "past":
        return max((day for day in candidates if (day - now).days <= slack), default=None)
    if tense == "future":
        return min((day for day in candidates if (now - day).days <= slack), default=None)
    behind, ahead = NEARNESS.get(tense, (1, 1))

    def distance(day: date) -> float:
        return (now - day).days * behind if day < now else (day - now).days * ahead

    return min(candidates, key=distance, default=None)


def whole_year(number: int) -> int:
    """Read '98 and 12 as years."""
    if number >= 100:
        return number
    return number + (1900 if number > 40 else 2000)


def moved(day: date, amount: int, unit: int) -> date | None:
    """Move a day by so many units."""
    if abs(amount) > 20_000:
        return None
    months = {YEAR: 12, MONTH: 1, QUARTER: 3, DECADE: 120, CENTURY: 1200, MILLENNIUM: 12000}.get(unit)
    if months:
        return plus_months(day, amount * months)
    days = {WEEK: 7, DAY: 1, FORTNIGHT: 14, WEEKEND: 7}.get(unit, 0)
    return plus_days(day, amount * days)


def at(day: date, unit: int) -> str:
    """Name the year, month, week … that holds a day."""
    if unit == YEAR:
        return f"{day.year:04}"
    if unit == MONTH:
        return f"{day.year:04}-{day.month:02}"
    if unit == QUARTER:
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit in (WEEK, FORTNIGHT, WEEKEND):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == WEEKEND else "")
    if unit in LONG:
        return f"{day.year:04}"[: {DECADE: 3, CENTURY: 2, MILLENNIUM: 1}[unit]]
    return day.isoformat()


VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?P<time>T.*)?$"
)


def bounds(value: str) -> tuple[date, date, Precision] | None:
    """Give the first and the last day that a calendar value covers, None if it covers none."""
    if re.fullmatch(r"\d{2,3}", value):
        span = 10 if len(value) == 3 else 100
        start = int(value) * span
        if start < 1:
            return None
        return (
            date(start, 1, 1),
            date(start + span - 1, 12, 31),
            (Precision.DECADE if span == 10 else Precision.RANGE),
        )
    match = VALUE.match(value)
    if not match or match["year"] == "0000":
        return None
    try:
        return _bounds(match)
    except (ValueError, OverflowError):
        return None


def _bounds(match: re.Match) -> tuple[date, date, Precision]:
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day, _fineness(match["time"])
    if match["month"]:
        return *_months(year, int(match["month"]), int(match["month"])), Precision.MONTH
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        start = 5 if match["weekend"] else 0
        precision = Precision.RANGE if match["weekend"] else Precision.WEEK
        return monday + timedelta(days=start), monday + timedelta(days=6), precision
    if match["quarter"]:
        last = int(match["quarter"]) * 3
        return *_months(year, last - 2, last), Precision.QUARTER
    if match["half"]:
        last = int(match["half"]) * 6
        return *_months(year, last - 5, last), Precision.RANGE
    if match["season"]:
        return *_months(year, *SEASON_MONTHS[match["season"]]), Precision.QUARTER
    return *_months(year, 1, 12), Precision.YEAR


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    closing = year if last >= first else year + 1
    return date(year, first, 1), date(closing, last, monthrange(closing, last)[1])


def _fineness(time: str | None) -> Precision:
    if time and ":" in time:
        return Precision.MINUTE
    return Precision.HOUR if time and time[1:2].isdigit() else Precision.DAY
