"""Run the grammar over a text: choose among its matches, read them in order, join what belongs together."""

from dataclasses import replace
from datetime import date

from analysis.extraction.dates.calendar import bounds
from analysis.extraction.dates.grammar import candidates
from analysis.extraction.dates.joins import joined
from analysis.extraction.dates.readings import Context, Hit, Reading
from analysis.extraction.dates.tense import tense_around
from analysis.extraction.dates.words import Words, letters
from analysis.extraction.document import Document, Span, TimeExpression


def find(text: str, published_on: date) -> list[TimeExpression]:
    """Find the time expressions of a text that appeared on a day."""
    words = Words(text)
    context = Context(published_on, tense=lambda hit: tense_around(words, hit))
    chosen: list[tuple[int, int, Reading]] = []
    covered = sentence = 0
    for first, minus_last, _, match, read in candidates(words):
        if first < covered:
            continue
        sentence = forget(words, sentence, first, context)
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
    days = reading.days or bounds(reading.value)
    found = TimeExpression(span, reading.type, reading.value)
    return replace(found, first=days[0], last=days[1], precision=days[2]) if days else found


def remember(reading: Reading, context: Context) -> None:
    """Let later expressions count from this one."""
    if reading.type not in ("DATE", "TIME") or reading.echo:
        return
    days = bounds(reading.value)
    if not days:
        return
    context.focus, context.focus_value = days[0], reading.value
    if "-Q" in reading.value and days[0] <= context.published_on:
        context.quarter = reading.value
    context.year = days[0].year


def forget(words: Words, sentence: int, place: int, context: Context) -> int:
    """At a new paragraph, stop reading bare months in the year spoken of before."""
    if letters()["break"] in words.shape[sentence:place]:
        context.year = None
    return place


def time_expressions(document: Document) -> None:
    """Fill ``document.time_expressions``; without a publication date there is nothing to count from."""
    published = document.publication.on if document.publication else None
    if published is None and document.published_at:
        published = document.published_at.date()
    if published is not None:
        document.time_expressions = find(document.text, published)
