"""What is compared, and what a comparison finds."""

from dataclasses import dataclass, field
from datetime import date

from analysis.vocabulary import ClaimKind, ContradictionKind, Modality, Relation


@dataclass(frozen=True)
class Statement:
    """A claim with all that a comparison may look at.

    ``id`` is the caller's; two statements typed in by hand may have none. ``content`` is the
    claim's own wording and ``context`` what a reader needs before it (the sentence before).
    Dates are closed intervals, None where nothing is known. ``names`` maps words in the
    content to whom they mean ("he" -> "Joe Biden"), where the extraction knows. ``vector`` is
    what ``similarity.vectors`` makes of it, where it has been kept, and ``story`` the mean of
    those of its article.
    """

    content: str
    id: int | None = None
    context: str = ""
    speaker: str | None = None
    speaker_id: int | None = None
    speaker_role: str | None = None
    affiliation: str | None = None
    cue: str | None = None
    kind: ClaimKind = ClaimKind.INDIRECT
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    said: tuple[date, date] | None = None
    about: tuple[date, date] | None = None
    subjects: tuple[str, ...] = ()
    article_id: int | None = None
    article_title: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    vector: bytes | None = None
    story: bytes | None = None


@dataclass(frozen=True)
class Evidence:
    """Words that a reason rests on: offsets into the content of one side (0 left, 1 right)."""

    side: int
    start: int
    end: int


@dataclass(frozen=True)
class Reason:
    """One signal's say in a finding; ``weight`` is how far it moved the score (signed)."""

    signal: str
    text: str
    weight: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Finding:
    """How two statements stand to each other and why. ``kind`` is set for contradictions only."""

    relation: Relation
    kind: ContradictionKind | None
    confidence: float
    summary: str
    reasons: tuple[Reason, ...] = ()
