"""The Document that the components of the pipeline fill, layer by layer.

All offsets are half-open, in Unicode code points of ``Document.text``. A component that is
unsure leaves its layer empty: an empty layer is an answer, a guess is not.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.vocabulary import (
    BlockRole,
    ClaimKind,
    DateOrigin,
    Modality,
    Precision,
    SpeakerKind,
    SubjectKind,
)


class Span(NamedTuple):
    """A stretch of the article's text."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Block:
    """A line or paragraph of the page and what it is there for."""

    span: Span
    role: BlockRole

    @property
    def is_story(self) -> bool:
        return self.role in (BlockRole.PARAGRAPH, BlockRole.CORRECTION)


@dataclass(frozen=True)
class Publication:
    """When the article appeared, in its own zone, and how we know."""

    at: datetime | None
    on: date | None
    origin: DateOrigin


@dataclass(frozen=True)
class Parse:
    """The syntax of one story block; ``doc``'s offsets count from ``start``."""

    start: int
    doc: Doc


@dataclass(frozen=True)
class Quotation:
    """What stands between a pair of quotation marks (``span`` leaves the marks out).

    One quotation that runs over several paragraphs has a part a paragraph.
    """

    parts: tuple[Span, ...]
    closed: bool = True


@dataclass(frozen=True)
class TimeExpression:
    """Words that speak of a time, with their TIMEX3 type and value.

    ``first`` and ``last`` close the interval of days that the words cover, None where the
    expression fixes no calendar time (a duration, a set, "now" in general).
    """

    span: Span
    type: str
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision | None = None


@dataclass
class Interval:
    """A closed interval of days and the words it was read from."""

    first: date
    last: date
    precision: Precision
    text: str | None = None


@dataclass
class Attribution:
    """Who (source) is said (cue) to say what (content), as spans of the text.

    ``speaker`` is an index into ``Document.speakers``, None where nobody can be named.
    ``via`` is the index in ``Document.attributions`` of the one that passed it on.
    """

    content: list[Span]
    cue: list[Span] = field(default_factory=list)
    source: list[Span] = field(default_factory=list)
    confidence: float = 1.0
    speaker: int | None = None
    via: int | None = None


@dataclass
class Speaker:
    """Somebody who speaks in this article, under the fullest name the article gives.

    ``aliases`` are the names and titles (never pronouns) under which the article mentions them.
    """

    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Mention:
    """Words that mean somebody: a name, a description, a pronoun, and whom they mean.

    ``kind`` is None where the article does not tell; ``own`` marks first-person words. ``named``
    is False for those the article leaves nameless; ``speaker`` indexes ``Document.speakers``.
    """

    span: Span
    name: str
    kind: SubjectKind | None
    speaker: int | None = None
    named: bool = True
    own: bool = False


@dataclass(frozen=True)
class Subject:
    """Somebody or something that a claim is about."""

    name: str
    kind: SubjectKind


@dataclass
class Claim:
    """One proposition of one attribution, ready to be stored.

    ``speaker`` and ``via`` are indexes into ``Document.speakers``. ``context`` is the text that
    a reader needs before it: the sentence before, or the lead-in of the quotation.
    """

    spans: list[Span]
    content: str
    kind: ClaimKind
    attribution: int
    cue: str | None = None
    speaker: int | None = None
    speaker_as_written: str | None = None
    via: int | None = None
    said: Interval | None = None
    about: Interval | None = None
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    subjects: list[Subject] = field(default_factory=list)
    confidence: float = 1.0
    context: str = ""


@dataclass
class Document:
    """An article on its way through the pipeline."""

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published_at: datetime | None = None

    blocks: list[Block] = field(default_factory=list)
    publication: Publication | None = None
    parses: list[Parse] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    time_expressions: list[TimeExpression] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def words(self, span: Span) -> str:
        """The text that a span covers."""
        return self.text[span.start : span.end]
