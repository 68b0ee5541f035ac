"""How the contradictions that answer filters are found: along an index that has them in order.

A pair answers if one of its claims meets all filters. Whose pairs they are, a subject's, a speaker's or a
source's, leads: the sides of that one are gone through in order, and each pair is tried for the rest. So
the work of a page is that of the pairs it passes by, not of all that there are. With nobody to lead all
pairs are gone through. Words, and what few claims meet, are the other way round: the claims first.
"""

from dataclasses import dataclass, replace

from peewee import Field, ModelSelect, fn

from analysis.vocabulary import Relation
from data.database import is_postgres
from data.fields import Table
from data.filters import Filters, canonical, many, narrow
from data.keyset import chosen_first, merged
from data.models import Claim, Pair, PairSide, PairSubject
from data.search import newest


@dataclass(frozen=True)
class Lead:
    """A table of sides, the column that says whose they are, and what finds the other side of a pair."""

    table: type[Table]
    whose: Field
    #: Has the same values on both sides of a pair.
    shared: tuple[Field, ...]
    #: Tells the two apart.
    apart: Field
    #: Holds of a pair where both sides are the same one's, if that is known.
    both: Field | None = None


SUBJECT = Lead(
    PairSubject,
    PairSubject.subject,
    # All there is of an index, which then answers alone.
    (PairSubject.relation, PairSubject.said_on, PairSubject.pair),
    PairSubject.side,
)
SPEAKER = Lead(PairSide, PairSide.speaker, (PairSide.pair,), PairSide.claim, Pair.same_speaker)
SOURCE = Lead(PairSide, PairSide.source, (PairSide.pair,), PairSide.claim)


def answering(query: ModelSelect, filters: Filters, sort: str, most: int | None) -> ModelSelect:
    """Narrow a query over contradictions to those that answer, in order: "said", "-said", "-confidence".

    Words are looked for in so many of the newest claims that have them.
    """
    if filters.q is not None or filters.article is not None:
        return _of_claims(query, filters, sort, most)
    lead, values = _leading(filters)
    if lead is None and (filters.about_from is not None or filters.about_to is not None):
        return _of_claims(query, filters, sort, most)
    if _asks_more(filters, lead):
        query = query.where(_met(filters))
    if lead is None:
        return ordered(query.where(*_days(Pair, filters)), sort)
    along = query.where(*_days(lead.table, filters))
    branches = [_along(along, lead, value, sort) for value in values]
    if len(branches) == 1:
        return branches[0]
    theirs = lead.table.select(lead.table.pair).where(lead.whose.in_(values))
    return merged(ordered(query.where(Pair.id.in_(theirs)), sort), Pair.id, branches)


def ordered(query: ModelSelect, sort: str) -> ModelSelect:
    """Sort a query over pairs by its own columns."""
    return query.order_by(*_order(Pair, Pair.id, sort))


def _order(table: type[Table], pair: Field, sort: str) -> tuple:
    if sort == "said":
        return table.said_on, pair
    if sort == "-said":
        return table.said_on.desc(), pair.desc()
    return table.confidence.desc(), pair.desc()


def _of_claims(query: ModelSelect, filters: Filters, sort: str, most: int | None) -> ModelSelect:
    """Find the claims first, and then their pairs."""
    found = PairSide.select(PairSide.pair)
    if filters.q is not None:
        found = found.where(PairSide.claim.in_(newest(filters.in_words(), most)))
    else:
        found = narrow(found.join(Claim), filters.conditions())
    return ordered(chosen_first(query.where(Pair.id.in_(found)), Pair.id), sort)


def _leading(filters: Filters) -> tuple[Lead | None, list]:
    """Say whose sides to go along, and give those whom the filters name; of several subjects the first."""
    if filters.subject:
        return SUBJECT, many(filters.subject)[:1]
    if filters.speaker is not None:
        return SPEAKER, [canonical(each) for each in many(filters.speaker)]
    return (SOURCE, many(filters.source)) if filters.source is not None else (None, [])


def _asks_more(filters: Filters, lead: Lead | None) -> bool:
    """Whether there is more to the filters than who leads."""
    led = {SUBJECT: "subject", SPEAKER: "speaker", SOURCE: "source"}.get(lead)
    if led == "subject" and len(many(filters.subject)) > 1:
        return True
    return bool(replace(filters, **{led: None} if led else {}).conditions())


def _met(filters: Filters):
    """State that one claim of a pair meets all filters."""
    conditions = filters.conditions()
    # One claim after the other, by its id: asked for either, SQLite would look up all that meet them.
    # With an offset it is asked for each pair; else PostgreSQL would do so.
    one, other = (
        fn.EXISTS(narrow(Claim.select(Claim.id).where(Claim.id == side), conditions).offset(0))
        for side in (Pair.first, Pair.second)
    )
    return one | other


def _days(table: type[Table], filters: Filters):
    """State of the days of a pair what follows from the filters, so that most need no second look."""
    if filters.said_from is not None:
        yield table.said_on >= filters.since()
    if filters.said_to is not None:
        last = filters.said_to
        if is_postgres():
            earlier = Pair.said_on - Pair.days_apart <= last
        else:
            earlier = fn.julianday(Pair.said_on) - Pair.days_apart <= fn.julianday(last)
        yield (Pair.said_on <= last) | earlier


def _along(query: ModelSelect, lead: Lead, wanted, sort: str) -> ModelSelect:
    """Find the pairs of one subject, speaker or source along their sides, which an index has in order."""
    Sides, Other = lead.table, lead.table.alias()
    # A pair whose two sides are both of them is found at its first side. (The offset: see above.)
    earlier = Other.select(getattr(Other, lead.apart.name)).where(
        getattr(Other, lead.whose.name) == lead.whose,
        getattr(Other, lead.apart.name) < lead.apart,
        *(getattr(Other, each.name) == each for each in lead.shared),
    )
    once = ~fn.EXISTS(earlier.offset(0))
    if lead.both is not None:
        once = ~lead.both | once
    query = query.join_from(Pair, Sides, on=(Sides.pair == Pair.id))
    query = query.where(lead.whose == wanted, Sides.relation == Relation.CONTRADICTION, once)
    return query.order_by(*_order(Sides, Sides.pair, sort))
