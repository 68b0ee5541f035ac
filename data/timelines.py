"""Timelines: claims over time, in buckets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import orjson
from peewee import SQL, Case, DateField, EnclosedNodeList, IntegerField, ModelSelect, NodeList, Select, fn

from analysis.vocabulary import Bucket, TimeAxis
from data import rows
from data.buckets import DAYS, end_of, ends, moment, place, placed, start_of
from data.database import database, is_postgres
from data.filters import VALUES, Filters, narrow
from data.keyset import Page, decode, encode
from data.models import Article, Claim, ClaimDay
from data.prepared import shaped, slot, statement, with_slots
from data.records import Record
from data.written import Outline

#: How many claims of a bucket are looked at for its most certain ones.
LATEST = 100
#: What a cursor holds: the start of the last bucket, as a day and an hour.
PLACE = (DateField(), IntegerField())


@dataclass
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

    Each comes with its ``top`` most certain claims. Claims that are about no known time are left
    out by ``about``. The hour of a claim is its article's, where said on the day that appeared.
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
        items = [TimelineBucket(start, end_of(start, self.bucket), n) for start, n in counted[:limit]]
        if items and self.top:
            self._choose(items, outline and outline.inside("claims"))
        more = len(counted) > limit
        return Page(items, encode(place(items[-1].start), mark) if more else None)

    def _days(self, after: datetime | None, most: int) -> list[tuple[datetime, int]]:
        """Count by day first, which an index or a table answers; a few hundred days make the buckets."""
        first = date.min if after is None else end_of(after, self.bucket).date()
        if after is not None and end_of(after, self.bucket) == datetime.max.replace(tzinfo=UTC):
            return []
        found: dict[datetime, int] = {}
        for day, number in self._counted(first, most * DAYS[self.bucket]):
            start = start_of(day, self.bucket)
            if start not in found and len(found) == most:
                break
            found[start] = found.get(start, 0) + number
        return list(found.items())

    def _counted(self, first: date, most: int) -> list[tuple[date | str, int]]:
        """Count the claims of each day from the first one on, oldest first, at most so many days.

        Days are as the database gives them.
        """
        values, shape = shaped(self.filters, VALUES)
        values |= {"first": first, "most": most}

        def write():
            wanted = Filters(**with_slots(self.filters, VALUES))
            day, start = self._day(), slot("first")
            if not wanted.all_conditions():
                query = ClaimDay.select(ClaimDay.day, ClaimDay.number).where(
                    ClaimDay.axis == self.by.value, ClaimDay.number > 0, ClaimDay.day >= start
                )
                query = query.order_by(ClaimDay.day)
            else:
                query = self._found(wanted).select(day, fn.COUNT(Claim.id)).where(day >= start)
                query = query.group_by(day).order_by(day)
            return query.limit(slot("most")), None

        return statement(("days", self.by, *shape), write).rows(values)

    def _hours(self, after: datetime | None, most: int) -> list[tuple[datetime, int]]:
        days = self._counted(date.min if after is None else after.date(), most + 1)
        if not days:
            return []
        start = _hour(self._day(), self.by)
        found = self._found(Filters(**self.filters)).join_from(Claim, Article)
        found = found.where(self._day().between(days[0][0], days[-1][0]))
        if after is not None:
            found = found.where(start > _raw(after))
        # As a list of nodes it is no date to peewee, which would cut the hour off.
        hour = NodeList((start,)).alias("hour")
        query = found.select(hour, fn.COUNT(Claim.id)).group_by(start).order_by(start).limit(most)
        return [(moment(when), number) for when, number in query.tuples()]

    def _day(self):
        return Claim.said_on if self.by == TimeAxis.SAID else Claim.about_first

    def _found(self, wanted: Filters) -> ModelSelect:
        query = narrow(Claim.select(), wanted.all_conditions())
        return query if self.by == TimeAxis.SAID else query.where(Claim.about_first.is_null(False))

    def _choose(self, items: list[TimelineBucket], outline: Outline | None) -> None:
        asked = self.filters
        ranked = asked.get("q") or asked.get("subject") or self.bucket == Bucket.HOUR
        chosen = self._ranked(items) if ranked else self._latest(items)
        known = rows.by_id({claim for ids in chosen.values() for claim in ids}, outline=outline)
        for item in items:
            item.claims = [known[claim] for claim in chosen.get(item.start, ()) if claim in known]

    def _ranked(self, items: list[TimelineBucket]) -> dict[datetime, list[int]]:
        """Choose the most certain claims of each bucket among all that were found."""
        found = self._found(Filters(**self.filters))
        if self.bucket == Bucket.HOUR:
            found = found.join_from(Claim, Article)
            start = _hour(self._day(), self.by)
        else:
            start = _bucket(self._day(), self.bucket)
        rank = fn.ROW_NUMBER().over(partition_by=[start], order_by=[Claim.confidence.desc(), Claim.id.desc()])
        last = items[-1].end.date()
        ranked = (
            found.select(Claim.id.alias("id"), start.alias("start"), rank.alias("place"))
            .where(self._day().between(items[0].start.date(), last))
            .alias("ranked")
        )
        best = Select([ranked], [ranked.c.start, ranked.c.id]).where(ranked.c.place <= self.top)
        return _gathered(best.order_by(ranked.c.start, ranked.c.place).bind(database).tuples())

    def _latest(self, items: list[TimelineBucket]) -> dict[datetime, list[int]]:
        """Choose the most certain claims among each bucket's latest: bounded work, however full it is."""
        values, shape = shaped(self.filters, VALUES)

        def write():
            first, last = (SQL(_end_of_bucket(n)) for n in (0, 1))
            day = self._day()
            latest = (
                self._found(Filters(**with_slots(self.filters, VALUES)))
                .select(Claim.id, Claim.confidence)
                .where(day.between(first, last))
                .order_by(day.desc(), Claim.id.desc())
                .limit(LATEST)
                .alias("latest")
            )
            best = Select([latest], [latest.c.id]).order_by(latest.c.confidence.desc(), latest.c.id.desc())
            best = best.limit(slot("top")).alias("best")
            gather = fn.json_agg if is_postgres() else fn.json_group_array
            each, ordinal = ("json_array_elements(", "::json) WITH ORDINALITY AS b(value, key)") \
                if is_postgres() else ("json_each(", ") AS b")  # fmt: skip
            wanted = slot("buckets")
            chosen = EnclosedNodeList((Select([best], [gather(best.c.id)]),))
            parts = (SQL("SELECT b.key, "), chosen, SQL(f" FROM {each}"), wanted, SQL(ordinal))
            return NodeList(parts, glue=""), None

        values["top"] = self.top
        values["buckets"] = orjson.dumps([ends(item.start, self.bucket) for item in items]).decode()
        found = statement(("latest", self.by, *shape), write).rows(values)
        chosen = {}
        for key, ids in found:
            number = key - 1 if is_postgres() else key
            chosen[items[number].start] = orjson.loads(ids) if isinstance(ids, str) else ids or []
        return chosen


def _gathered(found: Iterable[tuple]) -> dict[datetime, list[int]]:
    chosen: dict[datetime, list[int]] = {}
    for start, claim in found:
        chosen.setdefault(moment(start), []).append(claim)
    return chosen


def _end_of_bucket(number: int) -> str:
    return f"(b.value->>{number})::date" if is_postgres() else f"json_extract(b.value, '$[{number}]')"


def _bucket(day, bucket: Bucket):
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


def _raw(start: datetime):
    """The start of an hour as the database has it."""
    return start.replace(tzinfo=None) if is_postgres() else f"{start:%Y-%m-%d %H:%M:%S}"
