"""Timelines: claims over time, in buckets."""

from datetime import UTC, date, datetime, time, timedelta

from peewee import SQL, Case, ModelSelect, Select, fn

from analysis.vocabulary import Bucket, TimeAxis
from data import rows
from data.database import database, is_postgres
from data.filters import Filters, narrow
from data.models import Article, Claim


class TimelineBucket:
    """One step of a timeline: half-open, how many claims, and the strongest of them."""

    def __init__(self, start, count: int, bucket: Bucket, **keys):
        self.start = _moment(start)
        self.end = _end(self.start, bucket)
        self.count = count
        self.claims: list[Claim] = []
        self.__dict__.update(keys)


def buckets(*, by: TimeAxis = TimeAxis.SAID, bucket: Bucket = Bucket.DAY, top: int = 3, **filters) -> Select:
    """Lay claims along time: the buckets that have any, oldest first, as a query to page through.

    Each comes with its ``top`` most certain claims. Claims that are about no known time are left
    out by ``about``. The hour of a claim is its article's, where said on the day that appeared.
    """
    by, bucket = TimeAxis(by), Bucket(bucket)
    found = _found(Filters(**filters), by)
    start = _start(by, bucket)
    grouped = (
        found.select(start.alias("start"), fn.COUNT(Claim.id).alias("count")).group_by(start).alias("steps")
    )
    query = Select([grouped], [grouped.c.start, grouped.c.count]).order_by(grouped.c.start).bind(database)
    query = query.objects(lambda **row: TimelineBucket(bucket=bucket, **row))
    query.finish = lambda items: _with_top(items, found, start, top)
    return query


def _found(filters: Filters, by: TimeAxis) -> ModelSelect:
    query = narrow(Claim.select().join(Article), filters.all_conditions())
    return query if by == TimeAxis.SAID else query.where(Claim.about_first.is_null(False))


def _start(by: TimeAxis, bucket: Bucket):
    """Say, as SQL, when the bucket of a claim starts: text on SQLite, a timestamp on PostgreSQL."""
    day = Claim.said_on if by == TimeAxis.SAID else Claim.about_first
    if bucket == Bucket.HOUR:
        return _hour(day, by)
    if is_postgres():
        return fn.date_trunc(_word(bucket), day.cast("timestamp"))
    steps = {
        Bucket.DAY: (),
        Bucket.WEEK: ("weekday 0", "-6 days"),
        Bucket.MONTH: ("start of month",),
    }
    return fn.date(day, *steps[bucket])


def _hour(day, by: TimeAxis):
    midnight = day.cast("timestamp") if is_postgres() else fn.datetime(day)
    if by == TimeAxis.ABOUT:
        return midnight
    appeared = Article.published_at
    hour = fn.date_trunc(_word(Bucket.HOUR), appeared) if is_postgres() else fn.strftime("%Y-%m-%d %H:00:00", appeared)
    return Case(None, ((appeared.is_null(False) & (Article.published_on == day), hour),), midnight)


def _word(bucket: Bucket) -> SQL:
    # A bound value would make the same expression another one in GROUP BY.
    return SQL(f"'{bucket.value}'")


def _with_top(items: list[TimelineBucket], found: ModelSelect, start, top: int) -> list[TimelineBucket]:
    if not items or not top:
        return items
    rank = fn.ROW_NUMBER().over(partition_by=[start], order_by=[Claim.confidence.desc(), Claim.id])
    keys = [each.sort_0 for each in items]
    ranked = (
        found.select(Claim.id.alias("id"), start.alias("start"), rank.alias("place"))
        .where(start.between(keys[0], keys[-1]))
        .alias("ranked")
    )
    best = (
        Select([ranked], [ranked.c.id, ranked.c.start])
        .where(ranked.c.place <= top)
        .order_by(ranked.c.start, ranked.c.place)
    )
    chosen = list(best.bind(database).tuples())
    claims = rows.claims().where(Claim.id.in_([claim for claim, _ in chosen]))
    complete = {claim.id: claim for claim in rows.complete(Claim, list(claims))}
    shelves = {each.start: each.claims for each in items}
    for claim, when in chosen:
        if _moment(when) in shelves and claim in complete:
            shelves[_moment(when)].append(complete[claim])
    return items


def _moment(start) -> datetime:
    if isinstance(start, str):
        start = datetime.fromisoformat(start)
    if not isinstance(start, datetime):
        start = datetime.combine(start, time())
    return start.replace(tzinfo=UTC)


def _end(start: datetime, bucket: Bucket) -> datetime:
    steps = {Bucket.HOUR: timedelta(hours=1), Bucket.DAY: timedelta(days=1), Bucket.WEEK: timedelta(days=7)}
    try:
        if bucket != Bucket.MONTH:
            return start + steps[bucket]
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    except (OverflowError, ValueError):
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(following, time(), UTC)
