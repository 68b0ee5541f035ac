"""When each claim was said, and what time it is about."""

from analysis.extraction.document import Document, Interval
from analysis.extraction.times_about import about
from analysis.extraction.times_said import said


def times(document: Document) -> None:
    """Fill ``said`` and ``about`` of ``document.claims``."""
    spoken = said(document)
    for claim in document.claims:
        interval = spoken[claim.attribution] if claim.attribution < len(spoken) else None
        claim.said = interval and Interval(interval.first, interval.last, interval.precision, interval.text)
        claim.about = about(document, claim)
