"""Stores what a reading of an article found, and keeps what people decided about it before.

A claim that a new reading finds again keeps its id and its fingerprint, so that links to it,
judgements and corrections stay. Pure decisions are in ``matching_up``; this file writes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.vocabulary import ClaimKind, Modality, Precision, SubjectKind
from data.corrections import corrections_of, revised
from data.database import among, database
from data.fields import now
from data.matching_up import Found, Known, match_up
from data.models import Article, Claim, ClaimSubject, Speaker
from data.subjects import resolve
from data.text import fingerprint, fold, storable

FINGERPRINT_LENGTH = 40
#: Columns a row; SQLite binds at most 32,766 values in a statement.
ROWS_A_STATEMENT = 500


@dataclass(frozen=True)
class Interval:
    """A closed interval of days and the words it was read from."""

    first: date
    last: date
    precision: Precision
    text: str | None = None


@dataclass
class NewClaim:
    """A claim as a reading found it; ``speaker`` and ``via`` are ids, spans (start, end)."""

    content: str
    spans: Sequence[tuple[int, int]]
    kind: ClaimKind
    cue: str | None = None
    speaker: int | None = None
    speaker_as_written: str | None = None
    via: int | None = None
    said: Interval | None = None
    about: Interval | None = None
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    subjects: Sequence[tuple[str, SubjectKind]] = field(default_factory=tuple)
    confidence: float = 1.0
    context: str = ""
    #: Words of the content -> whom they mean ("he" -> "Joe Biden").
    names: dict[str, str] = field(default_factory=dict)


def replace(article: Article, found: Sequence[NewClaim]) -> list[int]:
    """Put the claims of a reading in the place of the last one's, and give their ids in order.

    Claims that are no longer found go, with their pairs, unless a person has corrected them.
    """
    with database.atomic():
        stored = list(Claim.select().where(Claim.article == article.id).order_by(Claim.position))
        kept = [Known(claim.id, claim.fingerprint, _pairs_of(claim.spans)) for claim in stored]
        fresh = [
            Found(mark, tuple(claim.spans)) for claim, mark in zip(found, _marks(article, found), strict=True)
        ]
        matched = match_up(kept, fresh)
        rows = _rows(article, found, [each.fingerprint for each in matched])
        gone = {claim.id for claim in stored if not claim.corrected} - {each.id for each in matched}
        if gone:
            Claim.delete().where(among(Claim.id, gone)).execute()
        ids = _write(rows, [each.id for each in matched], {claim.id: claim for claim in stored})
        _write_subjects(ids, rows, found, corrections_of(article.fingerprint))
        Article.update(read_at=now(), updated_at=now()).where(Article.id == article.id).execute()
    return ids


def _pairs_of(spans: list[dict]) -> tuple[tuple[int, int], ...]:
    return tuple((span["start"], span["end"]) for span in spans)


def _marks(article: Article, found: Sequence[NewClaim]) -> list[str]:
    """Fingerprint each claim by article and words; the same words again count up."""
    seen: dict[str, int] = {}
    marks = []
    for claim in found:
        words = fold(claim.content)
        seen[words] = seen.get(words, 0) + 1
        marks.append(fingerprint(article.fingerprint, words, str(seen[words]))[:FINGERPRINT_LENGTH])
    return marks


def _rows(article: Article, found: Sequence[NewClaim], marks: list[str]) -> list[dict]:
    whole = corrections_of(article.fingerprint)
    rows = []
    for position, (claim, mark) in enumerate(zip(found, marks, strict=True)):
        row = _row(article, claim) | {"position": position, "fingerprint": mark}
        rows.append(revised(row, whole.get(mark, ())))
    mapping = canonical_ids({row[name] for row in rows for name in ("own_speaker", "own_via") if row[name]})
    for row in rows:
        row["speaker"] = mapping.get(row["own_speaker"])
        row["via"] = mapping.get(row["own_via"])
        row["said_on"] = row["said_first"] or article.published_on
    return rows


def _row(article: Article, claim: NewClaim) -> dict:
    return {
        "article": article.id,
        "source": article.source_id,
        "own_speaker": claim.speaker,
        "own_via": claim.via,
        "speaker_as_written": claim.speaker_as_written,
        "cue": claim.cue,
        "kind": claim.kind,
        "content": storable(claim.content),
        "context": storable(claim.context),
        "names": {storable(words): storable(name) for words, name in claim.names.items()},
        "spans": [{"start": start, "end": end} for start, end in claim.spans],
        "negated": claim.negated,
        "modality": claim.modality,
        "confidence": claim.confidence,
        "corrected": False,
        **interval_columns("said", claim.said),
        **interval_columns("about", claim.about),
    }


def interval_columns(name: str, interval: Interval | None) -> dict:
    """Spread an interval over its four columns."""
    return {
        f"{name}_first": interval and interval.first,
        f"{name}_last": interval and interval.last,
        f"{name}_precision": interval and interval.precision,
        f"{name}_text": interval and interval.text,
    }


def canonical_ids(speakers: set[int]) -> dict[int, int]:
    """Map each speaker to the one it was merged into, or itself."""
    if not speakers:
        return {}
    found = Speaker.select(Speaker.id, Speaker.merged_into).where(Speaker.id.in_(speakers)).tuples()
    return {own: into or own for own, into in found}


def _write(rows: list[dict], ids: list[int | None], stored: dict[int, Claim]) -> list[int]:
    added = [row | {"updated_at": now()} for row, known in zip(rows, ids, strict=True) if known is None]
    new_ids = []
    for start in range(0, len(added), ROWS_A_STATEMENT):
        batch = Claim.insert_many(added[start : start + ROWS_A_STATEMENT]).returning(Claim.id)
        new_ids.extend(claim.id for claim in batch.execute())
    fresh = iter(sorted(new_ids))
    result = []
    for row, known in zip(rows, ids, strict=True):
        if known is not None and _differs(stored[known], row):
            Claim.update(row | {"updated_at": now()}).where(Claim.id == known).execute()
        result.append(next(fresh) if known is None else known)
    return result


def _differs(claim: Claim, row: dict) -> bool:
    return any(claim.__data__[name] != value for name, value in row.items())


def _write_subjects(ids: list[int], rows: list[dict], found: Sequence[NewClaim], whole: dict) -> None:
    resolved = resolve({subject for claim in found for subject in claim.subjects})
    links = []
    for claim_id, row, claim in zip(ids, rows, found, strict=True):
        subjects = [resolved[subject] for subject in claim.subjects]
        for revision in whole.get(row["fingerprint"], ()):
            subjects = revision.changes.get("subjects", subjects)
        links += [(claim_id, subject, row["said_on"]) for subject in dict.fromkeys(subjects)]
    ClaimSubject.delete().where(among(ClaimSubject.claim, ids)).execute()
    fields = [ClaimSubject.claim, ClaimSubject.subject, ClaimSubject.said_on]
    for start in range(0, len(links), ROWS_A_STATEMENT):
        ClaimSubject.insert_many(links[start : start + ROWS_A_STATEMENT], fields).execute()
