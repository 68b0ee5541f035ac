"""Facets: how the claims of a search spread over speakers, sources, subjects, kinds and days."""

from collections.abc import Iterable

from peewee import ModelSelect, fn

from analysis.vocabulary import Facet
from data.filters import Filters, narrow
from data.models import Claim, ClaimSubject, Source, Speaker, Subject

#: How many values of a facet are given, the most frequent ones.
MOST = 50


def facets(names: Iterable[Facet], **filters) -> dict[str, list[dict]]:
    """Count the claims that answer the filters, by each facet: ``{"value", "label", "count"}``.

    One statement a facet, whatever the number of claims. Days come in order, the rest by count.
    """
    conditions = Filters(**filters).all_conditions()
    return {
        Facet(name).value: _counted(COUNTED[Facet(name)](narrow(Claim.select(), conditions)))
        for name in names
    }


def _counted(query: ModelSelect) -> list[dict]:
    return [
        {"value": str(value), "label": str(label), "count": count} for value, label, count in query.tuples()
    ]


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


COUNTED = {
    Facet.SPEAKER: _speakers,
    Facet.SOURCE: _sources,
    Facet.SUBJECT: _subjects,
    Facet.KIND: _kinds,
    Facet.DAY: _days,
}
