"""The steps of a timeline: where the one of a day begins and ends. Pure arithmetic, remembered.

A timeline has few different days, and each is asked for again and again.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from analysis.vocabulary import Bucket
from data.errors import InvalidCursor

#: The most days that a bucket can have.
DAYS = {Bucket.HOUR: 1, Bucket.DAY: 1, Bucket.WEEK: 7, Bucket.MONTH: 31}
STEPS = {Bucket.HOUR: timedelta(hours=1), Bucket.DAY: timedelta(days=1), Bucket.WEEK: timedelta(days=7)}
REMEMBERED = 20_000


@lru_cache(REMEMBERED)
def span_of(day: date | str, bucket: Bucket) -> tuple[datetime, datetime]:
    """Tell when the bucket of a day begins, and when it ends."""
    start = start_of(day, bucket)
    return start, end_of(start, bucket)


@lru_cache(REMEMBERED)
def start_of(day: date | str, bucket: Bucket) -> datetime:
    """Tell when the bucket of a day begins; the day as either database gives it."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    if bucket == Bucket.WEEK:
        day = date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    elif bucket == Bucket.MONTH:
        day = day.replace(day=1)
    return datetime.combine(day, time(), UTC)


@lru_cache(REMEMBERED)
def end_of(start: datetime, bucket: Bucket) -> datetime:
    """Tell when the bucket that begins then ends: not in it any more."""
    try:
        if bucket != Bucket.MONTH:
            return start + STEPS[bucket]
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    except (OverflowError, ValueError):
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(following, time(), UTC)


def ends(start: datetime, bucket: Bucket) -> tuple[str, str]:
    """Give the first and the last day of a bucket."""
    first = start.date()
    more = {Bucket.DAY: 0, Bucket.WEEK: 6}.get(bucket, monthrange(first.year, first.month)[1] - 1)
    last = date.fromordinal(min(first.toordinal() + more, date.max.toordinal()))
    return first.isoformat(), last.isoformat()


def moment(start: datetime | date | str) -> datetime:
    """Read the start of a bucket as either database gives it."""
    if isinstance(start, str):
        start = datetime.fromisoformat(start)
    if not isinstance(start, datetime):
        start = datetime.combine(start, time())
    return start.replace(tzinfo=UTC)


def place(start: datetime) -> list:
    """Give what a cursor holds of the last bucket."""
    return [start.date(), start.hour]


def placed(day: date, hour: int) -> datetime:
    """Read it again.

    :raises InvalidCursor: for an hour that no day has.
    """
    if not 0 <= hour < 24:
        raise InvalidCursor("not a cursor of this API")
    return datetime.combine(day, time(hour), UTC)
