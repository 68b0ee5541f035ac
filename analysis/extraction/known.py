"""What is known of a speaker from past articles, and what a decision about one looks like."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.vocabulary import SpeakerKind


@dataclass(frozen=True)
class Known:
    """A speaker as past articles show it.

    ``titles`` are (title, affiliation, first seen, last seen); ``companions`` the names of others
    who speak in the same articles.
    """

    id: int
    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    aliases: Sequence[str] = ()
    last_seen: date | None = None
    titles: Sequence[tuple[str | None, str | None, date, date]] = ()
    companions: Collection[str] = ()


@dataclass(frozen=True)
class Reason:
    """One signal's part in a decision, signed, in words a person can check."""

    signal: str
    weight: float
    text: str


@dataclass(frozen=True)
class Decision:
    """The known speaker meant, None for a new one, with the score of the best candidate and why."""

    known_id: int | None
    score: float
    reasons: list[Reason] = field(default_factory=list)
