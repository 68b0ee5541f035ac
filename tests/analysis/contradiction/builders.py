"""Statements for the tests of comparison."""

from datetime import date

from analysis.contradiction import Statement


def says(content: str, speaker: str = "A", day: int = 1, **given) -> Statement:
    """A statement of one story; ``day`` counts in March 2026."""
    said = date(2026, 3, day)
    given.setdefault("article_id", 1)
    return Statement(content, speaker=speaker, said=(said, said), **given)


def denies(content: str, speaker: str = "B", day: int = 1, **given) -> Statement:
    """The content that a speaker denies."""
    return says(content, speaker, day, cue="denied", negated=True, **given)
