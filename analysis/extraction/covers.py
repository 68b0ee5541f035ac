"""Which parts of a text are taken, for look-ups in logarithmic time."""

from bisect import bisect_left
from collections.abc import Iterable

from analysis.extraction.document import Span


def cover(spans: Iterable[Span]) -> list[Span]:
    """The stretches that spans cover together, in order and apart."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def touches(covered: list[Span], span: Span) -> bool:
    """Whether a span lies partly within what ``cover`` gave, in logarithmic time."""
    at = bisect_left(covered, span.end, key=lambda one: one.start)
    return at > 0 and covered[at - 1].end > span.start
