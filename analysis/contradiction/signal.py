"""What a signal says of a pair, and how its words are pointed at."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.contradiction.proposition import Term
from analysis.contradiction.statement import Evidence


@dataclass(frozen=True)
class Reading:
    """How far a signal speaks for a conflict (0 to 1; below 0 against one), and on which words."""

    value: float
    text: str = ""
    evidence: tuple[Evidence, ...] = ()


SILENT = Reading(0.0)


def words_of(side: int, terms: Iterable[Term]) -> tuple[Evidence, ...]:
    """Point at terms of one side, in order, each once."""
    return tuple(Evidence(side, start, end) for start, end in sorted({(t.start, t.end) for t in terms}))
