"""Facets: how the claims of a search spread over speakers, sources, subjects, kinds and days.

Without filters the counts are those that are kept. With filters the latest ``MOST_COUNTED`` claims that
answer them are counted, so that the cost does not grow with the number of claims.
"""

from collections.abc import Iterable

from peewee import ModelSelect, fn

from analysis.vocabulary import ClaimKind, Facet
from data.filters import Filters, narrow
from data.models import Claim, ClaimDay, ClaimSubject, ClaimTotal, Source, Speaker, Subject
from data.search import newest

#: How many values of a facet are given, the most frequent ones.
MOST = 50
#: How many claims are looked at, the latest that were found.
MOST_COUNTED = 10_000


def facets(names: Iterable[Facet], **filters) -> dict[str, list[dict]]:
    """Count the claims that answer the filters, by each facet: ``{"value", "label", "count"}``.

    One statement a facet, whatever the number of claims. Days come in order, the rest by count.
    """
    wanted = Filters(**filters)
    every = not wanted.all_conditions()
    counted = {}
    for name in map(Facet, names):
        query = KEPT[name]() if every else COUNTED[name](_latest(wanted))
        counted[name.value] = [
            {"value": str(value), "label": str(label), "count": count}
            for value, label, count in query.tuples()
        ]
    return counted


def _latest(wanted: Filters) -> ModelSelect:
    if wanted.q is not None:
        latest = newest(wanted.in_words(), MOST_COUNTED).alias("latest")
    else:
        found = narrow(Claim.select(Claim.id), wanted.conditions())
        latest = found.order_by(Claim.said_on.desc(), Claim.id.desc()).limit(MOST_COUNTED).alias("latest")
    return Claim.select().join(latest, on=(latest.c.id == Claim.id))


def _by_name(found: ModelSelect, key, noun) -> ModelSelect:
    """Count by a foreign key first, and look up the names of the few that are left."""
    count = fn.COUNT(Claim.id)
    most = (
        found.select(key.alias("value"), count.alias("number"))
        .where(key.is_null(False))
        .group_by(key)
        .order_by(count.desc(), key)
        .limit(MOST)
        .alias("most")
    )
    return _named(most, noun)


def _named(most, noun) -> ModelSelect:
    return (
        noun.select(noun.id, noun.name, most.c.number)
        .join(most, on=(noun.id == most.c.value))
        .order_by(most.c.number.desc(), noun.name, noun.id)
    )


def _speakers(found: ModelSelect) -> ModelSelect:
    return _by_name(found, Claim.speaker, Speaker)


def _sources(found: ModelSelect) -> ModelSelect:
    return _by_name(found, Claim.source, Source)


def _subjects(found: ModelSelect) -> ModelSelect:
    return _by_name(found.join_from(Claim, ClaimSubject), ClaimSubject.subject, Subject)


def _kinds(found: ModelSelect) -> ModelSelect:
    count = fn.COUNT(Claim.id)
    return found.select(Claim.kind, Claim.kind, count).group_by(Claim.kind).order_by(count.desc(), Claim.kind)


def _days(found: ModelSelect) -> ModelSelect:
    days = found.select(Claim.said_on, Claim.said_on, fn.COUNT(Claim.id)).group_by(Claim.said_on)
    return days.order_by(Claim.said_on)


def _kept(noun: str, model) -> ModelSelect:
    total = ClaimTotal.select(ClaimTotal.owner.alias("value"), ClaimTotal.number.alias("number"))
    most = total.where(ClaimTotal.noun == noun, ClaimTotal.number > 0)
    return _named(most.order_by(ClaimTotal.number.desc(), ClaimTotal.owner).limit(MOST).alias("most"), model)


def _kept_kinds() -> ModelSelect:
    kinds = ClaimTotal.noun.in_([kind.value for kind in ClaimKind])
    query = ClaimTotal.select(ClaimTotal.noun, ClaimTotal.noun, ClaimTotal.number)
    return query.where(kinds, ClaimTotal.number > 0).order_by(ClaimTotal.number.desc(), ClaimTotal.noun)


def _kept_days() -> ModelSelect:
    query = ClaimDay.select(ClaimDay.day, ClaimDay.day, ClaimDay.number)
    return query.where(ClaimDay.axis == "said", ClaimDay.number > 0).order_by(ClaimDay.day)


COUNTED = {
    Facet.SPEAKER: _speakers,
    Facet.SOURCE: _sources,
    Facet.SUBJECT: _subjects,
    Facet.KIND: _kinds,
    Facet.DAY: _days,
}
KEPT = {
    Facet.SPEAKER: lambda: _kept("speaker", Speaker),
    Facet.SOURCE: lambda: _kept("source", Source),
    Facet.SUBJECT: lambda: _kept("subject", Subject),
    Facet.KIND: _kept_kinds,
    Facet.DAY: _kept_days,
}
