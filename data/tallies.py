"""The claims of a timeline along its days: how many a bucket has, and which are its most certain.

Each question goes along an index that has the claims in the order of their days, and stops where the page
ends. Without filters the counts are kept. Words go along SQLite's index of them, which is in that order,
too; on PostgreSQL no index is, so that the claims of the days are looked through.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import orjson
from peewee import SQL, EnclosedNodeList, Field, ModelSelect, NodeList, Select, fn

from analysis.vocabulary import Bucket, TimeAxis
from data.buckets import DAYS
from data.database import database, is_postgres
from data.filters import VALUES, Filters, many, narrow
from data.models import Claim, ClaimDay, ClaimSubject
from data.prepared import shaped, slot, statement, with_slots
from data.search import CLAIM_BITS, JULIAN, ClaimSearch, answering, in_index, key_after, key_of

#: How many claims of a bucket are looked at for its most certain ones.
LATEST = 100
#: Where the bucket of a Julian day ends, as SQLite works it out.
ENDS = {
    Bucket.HOUR: "step.day + 1",
    Bucket.DAY: "step.day + 1",
    Bucket.WEEK: f"step.day - (step.day - {JULIAN + 1}) % 7 + 7",
    # After the last month of all there is no date.
    Bucket.MONTH: "coalesce(CAST(julianday(step.day + 0.5, 'start of month', '+1 month') AS INTEGER),"
    " step.day + 31)",
}


@dataclass(frozen=True)
class Along:
    """Claims, the column of their day that an index has in order, and that order, the latest first."""

    claims: ModelSelect
    day: Field
    latest: Sequence

    def between(self, first, last) -> ModelSelect:
        """Narrow the claims to those of some days; each a date, or SQL for one."""
        if self.day is not ClaimSearch.rowid:
            return self.claims.where(self.day.between(first, last))
        key = ClaimSearch.rowid
        if isinstance(first, SQL):
            return self.claims.where(key >= _key(first.sql, 0), key < _key(last.sql, 1))
        return self.claims.where(key >= key_of(first), key < key_after(last))


def along(wanted: Filters, by: TimeAxis) -> Along:
    """Settle which way to go through the claims that answer."""
    if by == TimeAxis.ABOUT:
        found = narrow(Claim.select(), wanted.all_conditions()).where(Claim.about_first.is_null(False))
        if wanted.subject:
            links = ClaimSubject.select(ClaimSubject.claim)
            found = found.where(Claim.id.in_(links.where(ClaimSubject.subject == many(wanted.subject)[0])))
        return Along(found, Claim.about_first, (Claim.about_first.desc(), Claim.id.desc()))
    if wanted.q is not None and not is_postgres():
        return Along(
            answering(Claim.select(), wanted.in_words()), ClaimSearch.rowid, (ClaimSearch.rowid.desc(),)
        )
    found = narrow(Claim.select(), wanted.all_conditions())
    if not wanted.subject:
        return Along(found, Claim.said_on, (Claim.said_on.desc(), Claim.id.desc()))
    found = found.join_from(Claim, ClaimSubject, on=(ClaimSubject.claim == Claim.id))
    found = found.where(ClaimSubject.subject == many(wanted.subject)[0])
    return Along(found, ClaimSubject.said_on, (ClaimSubject.said_on.desc(), ClaimSubject.claim.desc()))


def counted(by: TimeAxis, bucket: Bucket, filters: dict, first: date, most: int) -> list[tuple]:
    """Count claims from a day on, oldest first: the day, as the database gives it, and the number.

    Enough for the first so many buckets; several days may belong to one.
    """
    values, shape = shaped(filters, VALUES)
    if by == TimeAxis.SAID and filters.get("said_from") is not None:
        first = max(first, Filters(**filters).since())
    if by == TimeAxis.SAID and filters.get("q") is not None and not is_postgres():
        values |= {"first": key_of(first), "most": most}
        return statement(("steps", bucket, *shape), lambda: (_steps(filters, bucket), None)).rows(values)
    values |= {"first": first, "most": most * DAYS[bucket]}
    return statement(("days", by, *shape), lambda: (_days(filters, by), None)).rows(values)


def _days(filters: dict, by: TimeAxis) -> ModelSelect:
    """Count by day, which an index or a table answers."""
    wanted = Filters(**with_slots(filters, VALUES))
    if not wanted.all_conditions():
        query = ClaimDay.select(ClaimDay.day, ClaimDay.number)
        query = query.where(ClaimDay.axis == by.value, ClaimDay.number > 0, ClaimDay.day >= slot("first"))
        return query.order_by(ClaimDay.day).limit(slot("most"))
    day = ClaimSubject.said_on
    if by == TimeAxis.SAID and _one_subject_alone(wanted):
        query = ClaimSubject.select().where(ClaimSubject.subject == many(wanted.subject)[0])
    else:
        way = along(wanted, by)
        query, day = way.claims, way.day
    query = query.select(day, fn.COUNT(SQL("1"))).where(day >= slot("first")).group_by(day)
    return query.order_by(day).limit(slot("most"))


def _one_subject_alone(wanted: Filters) -> bool:
    one = wanted.subject and len(many(wanted.subject)) == 1
    return bool(one) and not replace(wanted, subject=()).all_conditions()


def _steps(filters: dict, bucket: Bucket) -> NodeList:
    """Go along the index of words from bucket to bucket, and count what each has: one look-up each."""
    key, end = ClaimSearch.rowid, ENDS[bucket]
    found = in_index(Filters(**with_slots(filters, VALUES)).in_words())
    following = found.select(NodeList((key, SQL(f">> {CLAIM_BITS}")))).order_by(key).limit(1)
    number = found.select(fn.COUNT(SQL("1"))).where(
        key >= SQL(f"(step.day << {CLAIM_BITS})"), key < SQL(f"(({end}) << {CLAIM_BITS})")
    )
    first = EnclosedNodeList((following.where(key >= slot("first")),))
    following = EnclosedNodeList((following.where(key >= SQL(f"(({end}) << {CLAIM_BITS})")),))
    parts = (
        SQL("WITH RECURSIVE step(day) AS (SELECT "), first, SQL(" UNION ALL SELECT "), following,
        SQL(" FROM step WHERE day IS NOT NULL LIMIT "), slot("most"),
        SQL(") SELECT date(day + 0.5), "), EnclosedNodeList((number,)),
        SQL(" FROM step WHERE day IS NOT NULL"),
    )  # fmt: skip
    return NodeList(parts, glue="")


def _key(day: str, days_later: int) -> SQL:
    return SQL(f"((CAST(julianday({day}) AS INTEGER) + {days_later}) << {CLAIM_BITS})")


def surest(
    by: TimeAxis, bucket: Bucket, filters: dict, buckets: Sequence[tuple[str, str]], top: int
) -> dict[int, list[int]]:
    """Choose the most certain claims among each bucket's latest: bounded work, however full it is.

    Buckets are given by their first and last days; the ids come by the bucket's place among them.
    """
    values, shape = shaped(filters, VALUES)
    values |= {"top": top, "buckets": orjson.dumps(buckets).decode()}
    if (
        by == TimeAxis.ABOUT
        and (filters.get("subject") or filters.get("article"))
        or (filters.get("q") is not None and (is_postgres() or by == TimeAxis.ABOUT))
    ):
        return _surest_at_once(by, bucket, Filters(**filters), buckets, top)
    found = statement(("latest", by, *shape), lambda: (_surest(by, filters), None)).rows(values)
    if is_postgres():
        return {place - 1: ids or [] for place, ids in found}
    return {place: orjson.loads(ids) for place, ids in found}


def _surest(by: TimeAxis, filters: dict) -> NodeList:
    way = along(Filters(**with_slots(filters, VALUES)), by)
    latest = way.between(*(SQL(_end_of_bucket(n)) for n in (0, 1))).select(Claim.id, Claim.confidence)
    latest = latest.order_by(*way.latest).limit(LATEST).alias("latest")
    best = Select([latest], [latest.c.id]).order_by(latest.c.confidence.desc(), latest.c.id.desc())
    best = best.limit(slot("top")).alias("best")
    gather = fn.json_agg if is_postgres() else fn.json_group_array
    each, ordinal = ("json_array_elements(", "::json) WITH ORDINALITY AS b(value, key)") \
        if is_postgres() else ("json_each(", ") AS b")  # fmt: skip
    chosen = EnclosedNodeList((Select([best], [gather(best.c.id)]),))
    parts = (SQL("SELECT b.key, "), chosen, SQL(f" FROM {each}"), slot("buckets"), SQL(ordinal))
    return NodeList(parts, glue="")


def _surest_at_once(
    by: TimeAxis, bucket: Bucket, wanted: Filters, buckets: Sequence[tuple[str, str]], top: int
) -> dict[int, list[int]]:
    """Choose where no index has the claims in order: once for all buckets, and not for each."""
    way = along(wanted, by)
    start = _start(way.day, bucket)
    place = fn.ROW_NUMBER().over(partition_by=[start], order_by=way.latest)
    found = way.between(buckets[0][0], buckets[-1][1])
    found = found.select(Claim.id, Claim.confidence, start.alias("start"), place.alias("place"))
    found = found.alias("found")
    best = Select([found], [found.c.start, found.c.id]).where(found.c.place <= LATEST)
    best = best.order_by(found.c.start, found.c.confidence.desc(), found.c.id.desc())
    chosen: dict[int, list[int]] = {}
    places = {first: number for number, (first, _) in enumerate(buckets)}
    for start, claim in best.bind(database).tuples():
        ids = chosen.setdefault(places[str(start)], [])
        if len(ids) < top:
            ids.append(claim)
    return chosen


def _start(day: Field, bucket: Bucket):
    """Say, as SQL, on which day the bucket of a day begins."""
    if is_postgres():
        # A bound value would make the same expression another one.
        return fn.date_trunc(SQL(f"'{bucket.value}'"), day.cast("timestamp")).cast("date")
    steps = {Bucket.DAY: (), Bucket.WEEK: ("weekday 0", "-6 days"), Bucket.MONTH: ("start of month",)}
    return fn.date(day, *steps[bucket])


def _end_of_bucket(number: int) -> str:
    return f"(b.value->>{number})::date" if is_postgres() else f"json_extract(b.value, '$[{number}]')"
