"""Run the grammar over a text: choose among its matches, read them in order, join what belongs together."""

from dataclasses import replace
from datetime import date

# Each of these modules declares its part of the grammar as it is imported; the order is the rank.
from analysis.extraction.dates import (  # noqa: F401
    clocks,
    days,
    lengths,
    periods,
    quarters,
    references,
    weekdays,
    years,
)
from analysis.extraction.dates.calendar import bounds
from analysis.extraction.dates.grammar import candidates
from analysis.extraction.dates.joins import joined
from analysis.extraction.dates.readings import Context, Hit, Reading
from analysis.extraction.dates.tense import tense_around
from analysis.extraction.dates.words import Words
from analysis.extraction.document import Document, Span, TimeExpression


def find(text: str, published_on: date) -> list[TimeExpression]:
    """Find the time expressions of a text that appeared on a day."""
    words = Words(text)
    context = Context(published_on, tense=lambda hit: tense_around(words, hit))
    chosen: list[tuple[int, int, Reading]] = []
    covered = 0
    for first, minus_last, _, match, read in candidates(words):
        if first < covered:
            continue
        reading = read(Hit(words, match), context)
        if reading is None:
            continue
        covered = -minus_last
        chosen.append((first, covered, reading))
        remember(reading, context)
    return [expression(words, *one) for one in joined(words, chosen)]


def expression(words: Words, first: int, last: int, reading: Reading) -> TimeExpression:
    """Give a reading its place in the text and its days."""
    span = Span(words.starts[first], words.ends[last - 1])
    covered = reading.days or bounds(reading.value)
    found = TimeExpression(span, reading.type, reading.value)
    return replace(found, first=covered[0], last=covered[1], precision=covered[2]) if covered else found


def remember(reading: Reading, context: Context) -> None:
    """Let later expressions count from this one."""
    if reading.type not in ("DATE", "TIME") or reading.echo:
        return
    covered = bounds(reading.value)
    if not covered:
        return
    context.focus, context.focus_value = covered[0], reading.value
    if "-Q" in reading.value and covered[0] <= context.published_on:
        context.quarter = reading.value


def time_expressions(document: Document) -> None:
    """Fill ``document.time_expressions``; without a publication date there is nothing to count from."""
    published = document.publication.on if document.publication else None
    if published is None and document.published_at:
        published = document.published_at.date()
    if published is not None:
        document.time_expressions = find(document.text, published)
