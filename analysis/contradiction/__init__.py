"""From two claims to how they stand to each other, and why."""

from analysis.contradiction.detector import FLOOR, LISTED, SIGNALS, compare, lie_apart
from analysis.contradiction.statement import Evidence, Finding, Reason, Statement
from analysis.contradiction.terms import search_terms

__all__ = [
    "FLOOR",
    "LISTED",
    "SIGNALS",
    "Evidence",
    "Finding",
    "Reason",
    "Statement",
    "compare",
    "lie_apart",
    "search_terms",
]
