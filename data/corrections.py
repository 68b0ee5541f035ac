"""A person's corrections of claims: applied at once, kept as history, applied again after re-reading."""

from collections.abc import Iterable
from datetime import date

from peewee import ModelSelect

from analysis.vocabulary import ClaimKind, Modality, Precision
from data import rows as complete_rows
from data.database import database
from data.errors import InvalidValue, NotFound
from data.fields import now
from data.models import Article, Claim, ClaimRevision, ClaimSubject, PairSide, Speaker, Subject
from data.speakers import refresh_pairs
from data.text import storable

INTERVALS = ("said", "about")
PLAIN = {"content", "cue", "speaker_as_written", "kind", "negated", "modality"}
CORRECTABLE = PLAIN | {"speaker", "via", "subjects", *INTERVALS}


def correct(claim_id: int, changes: dict, *, note: str | None = None, by: str | None = None) -> Claim:
    """Correct a claim, and keep what stood there before.

    ``speaker`` and ``via`` are ids or None, ``subjects`` a list of ids, ``said`` and ``about``
    None or ``{"start": date, "end": date, "precision": …, "text": …}``.

    :raises NotFound: if there is no such claim.
    :raises InvalidValue: for a field that cannot be corrected, or a speaker or subject that is not there.
    """
    with database.atomic():
        claim = Claim.get_or_none(Claim.id == claim_id)
        if claim is None:
            raise NotFound("claim", claim_id)
        stored = {name: _stored(name, value) for name, value in changes.items()}
        article = (
            Article.select(Article.id, Article.fingerprint, Article.published_on)
            .where(Article.id == claim.article_id)
            .get()
        )
        ClaimRevision.create(
            article_fingerprint=article.fingerprint,
            claim_fingerprint=claim.fingerprint,
            changes=stored,
            previous=_previous(claim, stored),
            note=note,
            made_by=by,
        )
        _apply(claim, stored, article)
    return complete_rows.by_id([claim_id], whole=True)[claim_id]


def history(claim_id: int) -> ModelSelect:
    """Find the corrections of a claim, the first one first.

    :raises NotFound: if there is no such claim.
    """
    claim = Claim.get_or_none(Claim.id == claim_id)
    if claim is None:
        raise NotFound("claim", claim_id)
    return (
        ClaimRevision.select()
        .where(ClaimRevision.claim_fingerprint == claim.fingerprint)
        .where(ClaimRevision.article_fingerprint == claim.article.fingerprint)
        .order_by(ClaimRevision.id)
    )


def corrections_of(article_fingerprint: str) -> dict[str, list[ClaimRevision]]:
    """Give all corrections to an article's claims, by the claims' fingerprints."""
    found: dict[str, list[ClaimRevision]] = {}
    query = ClaimRevision.select().where(ClaimRevision.article_fingerprint == article_fingerprint)
    for revision in query.order_by(ClaimRevision.id):
        found.setdefault(revision.claim_fingerprint, []).append(revision)
    return found


def revised(row: dict, revisions: Iterable[ClaimRevision]) -> dict:
    """Apply corrections to the columns of a claim, in order."""
    for revision in revisions:
        row = row | _columns(revision.changes) | {"corrected": True}
    return row


def _stored(name: str, value):
    """Bring a correction into the form in which the history keeps it."""
    if name not in CORRECTABLE:
        raise InvalidValue(name, "cannot be corrected")
    if name in ("speaker", "via"):
        return None if value is None else _existing(Speaker, name, [value])[0]
    if name == "subjects":
        return _existing(Subject, name, value)
    if name in INTERVALS:
        return None if value is None else _stored_interval(name, value)
    return storable(value) if isinstance(value, str) else value


def _existing(model, name: str, ids: list[int]) -> list[int]:
    found = {row.id for row in model.select(model.id).where(model.id.in_(ids or [0]))}
    missing = [each for each in ids if each not in found]
    if missing:
        raise InvalidValue(name, f"there is no {model.__name__.lower()} {missing[0]}")
    return list(dict.fromkeys(ids))


def _stored_interval(name: str, value: dict) -> dict:
    first, last = value["start"], value["end"]
    if first > last:
        raise InvalidValue(name, "ends before it starts")
    precision = value.get("precision") or (Precision.DAY if first == last else Precision.RANGE)
    return {
        "start": first.isoformat(),
        "end": last.isoformat(),
        "precision": Precision(precision).value,
        "text": value.get("text") and storable(value["text"]),
    }


def _columns(changes: dict) -> dict:
    columns = {name: value for name, value in changes.items() if name in PLAIN}
    for name, form in (("kind", ClaimKind), ("modality", Modality)):
        if name in columns:
            columns[name] = form(columns[name])
    for name in ("speaker", "via"):
        if name in changes:
            columns[f"own_{name}"] = changes[name]
    for name in INTERVALS:
        if name in changes:
            columns |= _interval_columns(name, changes[name] or {})
    return columns


def _interval_columns(name: str, value: dict) -> dict:
    return {
        f"{name}_first": value and date.fromisoformat(value["start"]) or None,
        f"{name}_last": value and date.fromisoformat(value["end"]) or None,
        f"{name}_precision": value and Precision(value["precision"]) or None,
        f"{name}_text": value.get("text"),
    }


def _previous(claim: Claim, changes: dict) -> dict:
    previous = {name: claim.__data__[name] for name in changes if name in PLAIN}
    for name in ("speaker", "via"):
        if name in changes:
            previous[name] = claim.__data__[f"own_{name}"]
    for name in INTERVALS:
        if name in changes:
            previous[name] = _previous_interval(claim, name)
    if "subjects" in changes:
        about = ClaimSubject.select(ClaimSubject.subject).where(ClaimSubject.claim == claim.id)
        previous["subjects"] = [subject for (subject,) in about.order_by(ClaimSubject.id).tuples()]
    return previous


def _previous_interval(claim: Claim, name: str) -> dict | None:
    first, last = getattr(claim, f"{name}_first"), getattr(claim, f"{name}_last")
    if first is None:
        return None
    return {
        "start": first.isoformat(),
        "end": last.isoformat(),
        "precision": getattr(claim, f"{name}_precision"),
        "text": getattr(claim, f"{name}_text"),
    }


def _apply(claim: Claim, changes: dict, article: Article) -> None:
    columns = _columns(changes) | {"corrected": True, "updated_at": now()}
    for name in ("speaker", "via"):
        if f"own_{name}" in columns:
            own = columns[f"own_{name}"]
            columns[name] = own and (Speaker.get_by_id(own).merged_into_id or own)
    if "said_first" in columns:
        columns["said_on"] = columns["said_first"] or article.published_on
    Claim.update(columns).where(Claim.id == claim.id).execute()
    said_on = columns.get("said_on", claim.said_on)
    if "subjects" in changes:
        ClaimSubject.delete().where(ClaimSubject.claim == claim.id).execute()
        links = [
            {"claim": claim.id, "subject": subject, "said_on": said_on} for subject in changes["subjects"]
        ]
        if links:
            ClaimSubject.insert_many(links).execute()
    elif said_on != claim.said_on:
        ClaimSubject.update(said_on=said_on).where(ClaimSubject.claim == claim.id).execute()
    if "speaker" in columns:
        PairSide.update(speaker=columns["speaker"]).where(PairSide.claim == claim.id).execute()
        refresh_pairs(Claim.select(Claim.id).where(Claim.id == claim.id))
