"""Readers of expressions that name one day, or a month, or an hour of a day."""

from calendar import monthrange
from datetime import date, timedelta

from analysis.extraction.dates.calendar import MONTH, PARTS, at, plus_days, plus_months
from analysis.extraction.dates.holidays import holiday_on
from analysis.extraction.dates.numbers import year_from_words
from analysis.extraction.dates.readings import Context, Hit, Reading
from analysis.vocabulary import Precision


BEFORE_A_CLOCK = {
    "at", "by", "around", "about", "before", "after", "until", "till", "from", "since", "between", "to", "and", ",",
    "nearly", "almost", "exactly",
}  # fmt: skip
NEARNESS = {"near past": (1, 3), "near ": (1, 1.5), "near future": (2, 1)}


def a_date(value: str, part: int | None = None) -> Reading:
    """A DATE, or a TIME where a part of the day is named."""
    return Reading("TIME", value + PARTS[part]) if part in PARTS else Reading("DATE", value)


def settled(candidates: list[date], context: Context, tense: str | None, fuzz: int = 0) -> date | None:
    """Choose among a date's possible years by tense, else the nearest to publication."""
    now = context.published_on
    if tense and tense.startswith("near"):
        behind, ahead = NEARNESS[tense]
        return min(
            candidates, key=lambda day: abs((day - now).days) * (behind if day < now else ahead), default=None
        )
    if tense == "past":
        behind = [day for day in candidates if day <= now + timedelta(days=fuzz)]
        return max(behind, default=None)
    if tense == "future":
        ahead = [day for day in candidates if day >= now - timedelta(days=fuzz)]
        return min(ahead, default=None)
    return min(candidates, key=lambda day: abs((day - now).days), default=None)


def possible(context: Context, month: int, day: int) -> list[date]:
    """The day in the years around publication, where it exists."""
    years = range(max(1, context.published_on.year - 1), min(9999, context.published_on.year + 1) + 1)
    return [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]


def whole_year(number: int) -> int:
    """Read '98 and 12 as years."""
    if number >= 100:
        return number
    return number + (1900 if number > 40 else 2000)


def iso_date(hit: Hit, context: Context) -> Reading | None:
    text = hit.words.lowers[hit.match.start()]
    try:
        return Reading("DATE", date.fromisoformat(text).isoformat())
    except ValueError:
        return None


def slash_date(hit: Hit, context: Context) -> Reading | None:
    first, second, year = (int(piece) for piece in hit.words.lowers[hit.match.start()].split("/"))
    month, day = (first, second) if first <= 12 else (second, first)
    try:
        return Reading("DATE", date(whole_year(year), month, day).isoformat())
    except ValueError:
        return None


def month_day(hit: Hit, context: Context) -> Reading | None:
    """ "Aug. 7", "Monday, 3 May 2012"."""
    month, day = hit.value("month"), hit.value("day")
    if not month or not day or day > 31:
        return None
    year = hit.value("year")
    if year:
        year = whole_year(year)
        fits = day <= monthrange(year, month)[1]
        return Reading("DATE", f"{year:04}-{month:02}-{day:02}") if fits else None
    days = possible(context, month, day)
    weekday = hit.value("weekday")
    agreeing = [one for one in days if one.isoweekday() == weekday] if weekday else []
    tense = {"ended": "past", "ending": "future"}.get(hit.before(), f"near {context.tense(hit) or ''}")
    chosen = settled(agreeing or days, context, tense)
    return Reading("DATE", chosen.isoformat()) if chosen else None


def month_of(hit: Hit, context: Context) -> Reading | None:
    """ "February 1947", "May this year"."""
    month, year = hit.value("month"), hit.value("year") or year_from_words(hit.lowers("words"))
    if year:
        return Reading("DATE", f"{whole_year(year):04}-{month:02}")
    words = hit.lowers("which")
    year = context.published_on.year
    if "that" in words or "same" in words or "previous" in words or "following" in words:
        year = context.year or context.anchor.year
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1}.get(words[-1], 0)
    return Reading("DATE", f"{year + step:04}-{month:02}") if 1 <= year + step <= 9999 else None


def month_named(hit: Hit, context: Context) -> Reading | None:
    """ "in March", "last May", "last Oct. 23"."""
    month, day, which = hit.value("month"), hit.value("day"), hit.word("which")
    if not which and _is_a_name(hit):
        return None
    if which in ("each", "every"):
        return Reading("SET", f"XXXX-{month:02}")
    now = context.published_on
    days = possible(context, month, day or 1)
    here = now if day else now.replace(day=1)
    tense = {"last": "past", "past": "past", "previous": "past", "next": "future", "following": "future"}.get(
        which
    )
    if tense:
        days = [one for one in days if (one < here if tense == "past" else one > here)]
    tense = tense or context.tense(hit) or ("past" if not which else None)
    chosen = settled(
        days, context, tense if day or tense != "future" else "future", 0 if day else _fuzz(now, tense)
    )
    if not chosen:
        return None
    return Reading("DATE", chosen.isoformat() if day else at(chosen, MONTH))


def _fuzz(now: date, tense: str | None) -> int:
    """A month that has begun is not yet over: its first day counts as ahead as well."""
    return now.day - 1 if tense == "future" else 0


def _is_a_name(hit: Hit) -> bool:
    """ "April Jones", "Theresa May": a month's word inside a person's name."""
    word = hit.word("month")
    if word not in ("april", "june", "may", "august"):
        return False
    place = hit.match.end() - 1
    shape_name = hit.words.shape[place + 1 : place + 2] == _name_letter()
    before = hit.words.shape[hit.match.start() - 1 : hit.match.start()] == _name_letter()
    return (shape_name and word in ("april", "june")) or (before and word == "may")


def _name_letter() -> str:
    from analysis.extraction.dates.words import letters

    return letters()["name"]


def weekday(hit: Hit, context: Context) -> Reading | None:
    number, words = hit.value("weekday"), hit.lowers("which")
    day = nearest_weekday(number, words, context, context.tense(hit))
    if not day:
        return None
    return a_date(day.isoformat(), hit.value("part") if "part" in hit else None)


def nearest_weekday(number: int, which: list[str], context: Context, tense: str | None) -> date | None:
    """The day that a weekday's name stands for, seen from publication (or from the text's focus)."""
    now, word = context.published_on, which[-1] if which else ""
    if word in ("following", "previous", "same", "that", "preceding", "ensuing", "subsequent", "prior"):
        now, tense = (
            context.anchor,
            "past" if word in ("previous", "preceding", "prior", "same", "that") else "future",
        )
    back = (now.isoweekday() - number) % 7
    if word in ("last", "past", "latest", "previous", "preceding", "prior"):
        return plus_days(now, -(back or 7))
    ahead = (number - now.isoweekday()) % 7
    if word in ("next", "following", "coming", "ensuing", "subsequent"):
        return plus_days(now, ahead or 7)
    if word in ("this", "upcoming"):
        return plus_days(now, -back if tense == "past" else ahead)
    return plus_days(now, ahead if tense == "future" else -back)


def deictic(hit: Hit, context: Context) -> Reading | None:
    """ "yesterday", "tomorrow morning"."""
    shift = hit.words.values[hit.match.start("today")]
    day = plus_days(context.published_on, shift)
    return a_date(day.isoformat(), hit.value("part")) if day else None


def tonight(hit: Hit, context: Context) -> Reading | None:
    return Reading("TIME", context.published_on.isoformat() + "TNI")


def through_the_night(hit: Hit, context: Context) -> Reading | None:
    """ "through the night": from the evening of publication to the next morning."""
    if hit.value("night") != 4 or hit.words.lowers[hit.match.start()] not in (
        "through",
        "throughout",
        "during",
    ):
        return None
    now = context.published_on
    back = context.tense(hit) == "past"
    first, last = (plus_days(now, -1), now) if back else (now, plus_days(now, 1))
    if not first or not last:
        return None
    return Reading("TIME", first.isoformat() + "TNI", (first, last, Precision.RANGE))


def overnight(hit: Hit, context: Context) -> Reading | None:
    """ "overnight": the night that has just gone, or the one to come."""
    day = plus_days(context.published_on, 0 if context.tense(hit) == "future" else -1)
    return Reading("TIME", day.isoformat() + "TNI") if day else None


def twice_removed(hit: Hit, context: Context) -> Reading | None:
    """ "the day before yesterday"."""
    shift = 2 * hit.words.values[hit.match.start("today")]
    before = hit.words.lowers[hit.match.start() + 2] == "before"
    if before != (shift < 0):
        return None
    day = plus_days(context.published_on, shift)
    return Reading("DATE", day.isoformat()) if day else None


def part_of_day(hit: Hit, context: Context) -> Reading | None:
    """ "this morning", "last night", "the following evening"."""
    word, part = hit.word("which"), hit.value("part")
    if part == 12:
        return None
    if word in ("that", "same"):
        day = context.anchor
    elif word in ("following", "previous", "next", "preceding", "coming"):
        step = -1 if word in ("previous", "preceding") else 1
        day = plus_days(context.anchor, step)
    else:
        day = plus_days(context.published_on, -1 if word == "last" else 0)
    return a_date(day.isoformat(), part) if day and word not in ("past", "latest") else None


def holiday(hit: Hit, context: Context) -> Reading | None:
    """ "Christmas Eve", "last Easter"."""
    name, suffix = hit.lowers("holiday")[0], hit.word("day")
    if hit.value("year"):
        day = holiday_on(name, suffix, hit.value("year"))
        return Reading("DATE", day.isoformat()) if day else None
    now = context.published_on
    years = range(max(1, now.year - 1), min(9999, now.year + 1) + 1)
    days = [day for day in (holiday_on(name, suffix, year) for year in years) if day]
    which = hit.word("which")
    tense = {"last": "past", "next": "future"}.get(which) or context.tense(hit)
    chosen = settled(days, context, tense)
    return Reading("DATE", chosen.isoformat()) if chosen else None


def clock(hit: Hit, context: Context) -> Reading | None:
    """ "3 p.m.", "10:40", "1300 GMT"; joined later to the day beside it."""
    time = clock_value(hit)
    if not time:
        return None
    day = context.focus if context.focus and len(context.focus_value) >= 10 else context.published_on
    return Reading("TIME", f"{day.isoformat()}T{time}")


def clock_value(hit: Hit) -> str | None:
    """The hour and minute as hh:mm."""
    if "noon" in hit:
        return "24:00" if hit.value("noon") == 24 else "12:00"
    if "four" in hit:
        digits = hit.word("four")
        return (
            f"{digits[:2]}:{digits[2:]}" if len(digits) == 4 and digits < "2400" and digits[2] < "6" else None
        )
    if "hour" in hit:
        hour = hit.value("hour")
        return f"{hour:02}:00" if hour and hour <= 12 else None
    if len(hit.lowers("time")) == 1 and hit.before() not in BEFORE_A_CLOCK and "zone" not in hit:
        return None
    pieces = hit.lowers("time")[0].replace(".", ":").split(":")
    hour = int(pieces[0]) if pieces[0].isdigit() else hit.value("time") or 99
    minute = int(pieces[1]) if len(pieces) > 1 else 0
    if len(hit.lowers("time")) > 1 and pieces[0].isdigit() or len(pieces) == 1:
        late = hit.words.values[hit.match.end("time") - 1] == 12
        if hour > 12:
            return f"{hour:02}:{minute:02}" if hour < 24 else None
        hour = hour % 12 + (12 if late else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


__all__ = ["plus_months"]
