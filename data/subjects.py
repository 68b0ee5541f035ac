"""Subjects: who and what claims are about."""

from collections.abc import Iterable

from peewee import ModelSelect, fn

from analysis.vocabulary import SubjectKind
from data import rows, totals
from data.database import among
from data.errors import NotFound
from data.models import ClaimSubject, Subject
from data.prepared import Question, prepared
from data.text import fold

LONGEST_KEY = 255


def search(*, q: str | None = None, kind: SubjectKind | None = None) -> Question | ModelSelect:
    """Find subjects whose name has these words, in the order of their names."""
    query = _search(kind=kind)
    for word in fold(q or "").split():
        query = query.where(Subject.key.contains(word))
    return query


@prepared(rows.SUBJECTS)
def _search(kind: SubjectKind | None) -> ModelSelect:
    query = Subject.select().order_by(Subject.name, Subject.id)
    return query if kind is None else query.where(Subject.kind == kind)


def get(subject_id: int) -> Subject:
    """Fetch one subject.

    :raises NotFound: if there is none.
    """
    found = Subject.get_or_none(Subject.id == subject_id)
    if found is None:
        raise NotFound("subject", subject_id)
    return found


def counts(ids: Iterable[int]) -> dict[int, int]:
    """Count the claims about each of these subjects."""
    return totals.of("subject", ids)


def resolve(names: set[tuple[str, SubjectKind]]) -> dict[tuple[str, SubjectKind], int]:
    """Find the subject of each name and kind, or make it."""
    if not names:
        return {}
    keyed = {(name, kind): (fold(name)[:LONGEST_KEY], SubjectKind(kind)) for name, kind in names}
    new = {key: name for (name, _), key in sorted(keyed.items(), reverse=True)}
    rows = [{"name": name, "kind": kind, "key": key} for (key, kind), name in sorted(new.items())]
    Subject.insert_many(rows).on_conflict_ignore().execute()
    wanted = {key for key, _ in keyed.values()}
    found = Subject.select(Subject.id, Subject.key, Subject.kind).where(among(Subject.key, wanted)).tuples()
    ids = {(key, SubjectKind(kind)): subject for subject, key, kind in found}
    return {given: ids[key] for given, key in keyed.items()}


def delete_unused() -> int:
    """Forget the subjects that no claim is about any more."""
    used = ClaimSubject.select(ClaimSubject.subject).where(ClaimSubject.subject == Subject.id)
    return Subject.delete().where(~fn.EXISTS(used)).execute()
