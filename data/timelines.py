"""Timelines: claims over time, in buckets."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from peewee import SQL, Case, ModelSelect, Select, fn

from analysis.vocabulary import Bucket, TimeAxis
from data import rows
from data.database import database, is_postgres
from data.filters import Filters, narrow
from data.models import Article, Claim

#: How many claims of a bucket are looked at for its most certain ones.
LATEST = 100
BUCKETS_A_STATEMENT = 100


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
    wanted = Filters(**filters)
    found = _found(wanted, by)
    if bucket == Bucket.HOUR:
        found = found.join_from(Claim, Article)
    grouped = _counted(found, by, bucket).alias("steps")
    query = Select([grouped], [grouped.c.start, grouped.c.count]).order_by(grouped.c.start).bind(database)
    query = query.objects(lambda **row: TimelineBucket(bucket=bucket, **row))
    choose = _ranked if wanted.q or wanted.subject or bucket == Bucket.HOUR else _latest
    query.finish = lambda items: (
        _with_top(items, choose(items, found, by, bucket, top)) if items and top else items
    )
    return query


def _counted(found: ModelSelect, by: TimeAxis, bucket: Bucket) -> Select:
    if bucket == Bucket.HOUR:
        start = _hour(_day(by), by)
        return found.select(start.alias("start"), fn.COUNT(Claim.id).alias("count")).group_by(start)
    # By day first, which an index answers; then a few thousand days make the buckets.
    days = (
        found.select(_day(by).alias("day"), fn.COUNT(Claim.id).alias("number"))
        .group_by(_day(by))
        .alias("days")
    )
    start = _start(days.c.day, bucket)
    return Select([days], [start.alias("start"), fn.SUM(days.c.number).alias("count")]).group_by(start)


def _found(filters: Filters, by: TimeAxis) -> ModelSelect:
    query = narrow(Claim.select(), filters.all_conditions())
    return query if by == TimeAxis.SAID else query.where(Claim.about_first.is_null(False))


def _day(by: TimeAxis):
    return Claim.said_on if by == TimeAxis.SAID else Claim.about_first


def _start(day, bucket: Bucket):
    """Say, as SQL, when the bucket of a day starts: text on SQLite, a timestamp on PostgreSQL."""
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
    hour = (
        fn.date_trunc(_word(Bucket.HOUR), appeared)
        if is_postgres()
        else fn.strftime("%Y-%m-%d %H:00:00", appeared)
    )
    return Case(None, ((appeared.is_null(False) & (Article.published_on == day), hour),), midnight)


def _word(bucket: Bucket) -> SQL:
    # A bound value would make the same expression another one in GROUP BY.
    return SQL(f"'{bucket.value}'")


def _ranked(items: list[TimelineBucket], found: ModelSelect, by: TimeAxis, bucket: Bucket, top: int):
    """Choose the most certain claims of each bucket among all that were found."""
    start = _hour(_day(by), by) if bucket == Bucket.HOUR else _start(_day(by), bucket)
    rank = fn.ROW_NUMBER().over(partition_by=[start], order_by=[Claim.confidence.desc(), Claim.id.desc()])
    ranked = (
        found.select(Claim.id.alias("id"), start.alias("start"), rank.alias("place"))
        .where(start.between(items[0].sort_0, items[-1].sort_0))
        .alias("ranked")
    )
    best = Select([ranked], [ranked.c.id, ranked.c.start]).where(ranked.c.place <= top)
    return best.order_by(ranked.c.start, ranked.c.place).bind(database).tuples()


def _latest(items: list[TimelineBucket], found: ModelSelect, by: TimeAxis, bucket: Bucket, top: int):
    """Choose the most certain claims among each bucket's latest: bounded work, however full it is."""
    day = _day(by)
    for first in range(0, len(items), BUCKETS_A_STATEMENT):
        chosen = None
        for number, item in enumerate(items[first : first + BUCKETS_A_STATEMENT], first):
            within = found.select(Claim.id, Claim.confidence).where(day.between(*_ends(item, bucket)))
            latest = within.order_by(day.desc(), Claim.id.desc()).limit(LATEST).alias(f"latest_{number}")
            best = Select([latest], [latest.c.id, SQL(str(number)).alias("bucket")])
            best = (
                best.order_by(latest.c.confidence.desc(), latest.c.id.desc())
                .limit(top)
                .alias(f"best_{number}")
            )
            part = Select([best], [best.c.id, best.c.bucket])
            chosen = part if chosen is None else chosen.union_all(part)
        yield from ((claim, items[number].sort_0) for claim, number in chosen.bind(database).tuples())


def _ends(item: TimelineBucket, bucket: Bucket) -> tuple[date, date]:
    first = item.start.date()
    more = {Bucket.DAY: 0, Bucket.WEEK: 6}.get(bucket, monthrange(first.year, first.month)[1] - 1)
    return first, date.fromordinal(min(first.toordinal() + more, date.max.toordinal()))


def _with_top(items: list[TimelineBucket], chosen) -> list[TimelineBucket]:
    chosen = list(chosen)
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
