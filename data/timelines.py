"""Timelines: claims over time, in buckets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from peewee import SQL, Case, DateField, IntegerField, ModelSelect, Node, NodeList, Select, fn

from analysis.vocabulary import Bucket, TimeAxis
from data import rows
from data.buckets import end_of, ends, moment, place, placed, span_of, start_of
from data.database import database, is_postgres
from data.filters import Filters
from data.keyset import Page, decode, encode
from data.models import Article, Claim
from data.records import Record
from data.tallies import along, counted, surest
from data.written import Outline

#: What a cursor holds: the start of the last bucket, as a day and an hour.
PLACE = (DateField(), IntegerField())
Span = tuple[datetime, datetime]


@dataclass(slots=True)
class TimelineBucket:
    """One step of a timeline: half-open, how many claims, and the strongest of them."""

    start: datetime
    end: datetime
    count: int
    claims: list[Record] = field(default_factory=list)


def buckets(
    *, by: TimeAxis = TimeAxis.SAID, bucket: Bucket = Bucket.DAY, top: int = 3, **filters
) -> "Timeline":
    """Lay claims along time: the buckets that have any, oldest first, to page through.

    Each comes with the ``top`` most certain of its latest claims (``tallies.LATEST``). Claims that are
    about no known time are left out by ``about``. The hour of a claim is its article's, where said on the
    day that appeared.
    """
    return Timeline(TimeAxis(by), Bucket(bucket), top, filters)


@dataclass(frozen=True)
class Timeline:
    """A timeline that was asked for, and how to page through it."""

    by: TimeAxis
    bucket: Bucket
    top: int
    filters: dict

    def page(self, limit: int, cursor: str | None = None, outline: Outline | None = None) -> Page:
        """Fetch the buckets that follow a cursor; with an outline, their claims as that has them.

        :raises InvalidCursor: for a cursor of another list.
        """
        mark = f"timeline {self.by} {self.bucket}"
        after = None if cursor is None else placed(*decode(cursor, mark, PLACE))
        counted = (
            self._hours(after, limit + 1) if self.bucket == Bucket.HOUR else self._days(after, limit + 1)
        )
        items = [TimelineBucket(start, end, number, []) for (start, end), number in counted[:limit]]
        if items and self.top:
            self._choose(items, outline and outline.inside("claims"))
        more = len(counted) > limit
        return Page(items, encode(place(items[-1].start), mark) if more else None)

    def _days(self, after: datetime | None, most: int) -> list[tuple[Span, int]]:
        first = date.min if after is None else end_of(after, self.bucket).date()
        if after is not None and end_of(after, self.bucket) == datetime.max.replace(tzinfo=UTC):
            return []
        days = self._counted(first, most)
        if self.bucket == Bucket.DAY:
            return [(span_of(day, Bucket.DAY), number) for day, number in days]
        found: dict[Span, int] = {}
        for day, number in days:
            span = span_of(day, self.bucket)
            if span not in found and len(found) == most:
                break
            found[span] = found.get(span, 0) + number
        return list(found.items())

    def _hours(self, after: datetime | None, most: int) -> list[tuple[Span, int]]:
        first = date.min if after is None else after.date()
        days = [start_of(day, Bucket.DAY).date() for day, _ in self._counted(first, most + 1)]
        if not days:
            return []
        found, start = self._by_hour(days[0], days[-1])
        if after is not None:
            found = found.where(start > _raw(after))
        # As a list of nodes it is no date to peewee, which would cut the hour off.
        hour = NodeList((start,)).alias("hour")
        query = found.select(hour, fn.COUNT(Claim.id)).group_by(start).order_by(start).limit(most)
        starts = [(moment(when), number) for when, number in query.tuples()]
        return [((start, end_of(start, Bucket.HOUR)), number) for start, number in starts]

    def _counted(self, first: date, most: int) -> list[tuple]:
        return counted(self.by, self.bucket, self.filters, first, most)

    def _by_hour(self, first: date, last: date) -> tuple[ModelSelect, Node]:
        """Give the claims of some days, and the hour of each as SQL."""
        found = along(Filters(**self.filters), self.by).between(first, last).join_from(Claim, Article)
        day = Claim.said_on if self.by == TimeAxis.SAID else Claim.about_first
        return found, _hour(day, self.by)

    def _choose(self, items: list[TimelineBucket], outline: Outline | None) -> None:
        if self.bucket == Bucket.HOUR:
            chosen = self._surest_of_hours(items)
        else:
            ends_of = [ends(item.start, self.bucket) for item in items]
            found = surest(self.by, self.bucket, self.filters, ends_of, self.top)
            chosen = {items[place].start: ids for place, ids in found.items()}
        known = rows.by_id({claim for ids in chosen.values() for claim in ids}, outline=outline)
        for item in items:
            item.claims = [known[claim] for claim in chosen.get(item.start, ()) if claim in known]

    def _surest_of_hours(self, items: list[TimelineBucket]) -> dict[datetime, list[int]]:
        """Choose the most certain claims of each hour: of all, since hours are in no index."""
        found, start = self._by_hour(items[0].start.date(), items[-1].end.date())
        rank = fn.ROW_NUMBER().over(partition_by=[start], order_by=[Claim.confidence.desc(), Claim.id.desc()])
        ranked = found.select(Claim.id.alias("id"), start.alias("start"), rank.alias("place")).alias("ranked")
        best = Select([ranked], [ranked.c.start, ranked.c.id]).where(ranked.c.place <= self.top)
        return _gathered(best.order_by(ranked.c.start, ranked.c.place).bind(database).tuples())


def _gathered(found: Iterable[tuple]) -> dict[datetime, list[int]]:
    chosen: dict[datetime, list[int]] = {}
    for start, claim in found:
        chosen.setdefault(moment(start), []).append(claim)
    return chosen


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


def _raw(start: datetime):
    """The start of an hour as the database has it."""
    return start.replace(tzinfo=None) if is_postgres() else f"{start:%Y-%m-%d %H:%M:%S}"
