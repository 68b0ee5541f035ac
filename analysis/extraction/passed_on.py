"""Find what a speaker passes on: "X said Y had told her that …" is Y's claim, by way of X.

Annotated news seldom marks the inner attribution, so the tagger, reading the whole sentence,
stops at the outer one. Reading the outer content by itself, it finds the inner one well.
"""

import re
from bisect import bisect_right
from functools import cache

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.selection import chosen
from analysis.extraction.tagger import tagger
from analysis.lexicon import words

LEAST = 0.75
"""Confidence from which an inner attribution is believed."""
SELF = frozenset(["i", "we", "you", "everyone", "everybody", "anyone", "anybody", "nobody", "people"])


def add_passed_on(document: Document) -> None:
    """Add the attributions within the contents of others, with ``via``."""
    outer = _tellings(document)
    if not outer:
        return
    lines = [(span.start, span.end) for span, _ in outer]
    inner = chosen(document.text, tagger().tag(document.text, lines), LEAST)
    known = {cue for one in document.attributions for cue in one.cue}
    first = len(document.attributions)
    places: dict[int, int] = {}
    for at, one in enumerate(inner):
        if known.intersection(one.cue) or not _is_anothers(document, one):
            continue
        _, holder = outer[bisect_right(lines, (one.cue[0].start, len(document.text))) - 1]
        one.via = places.get(one.via, holder) if one.via is not None else holder
        one.confidence = round(one.confidence * document.attributions[holder].confidence, 4)
        places[at] = first + len(places)
        document.attributions.append(one)


def _is_anothers(document: Document, one: Attribution) -> bool:
    """Whether somebody in particular, and not the speaker or all the world, is said to have told it."""
    if not one.source or document.words(one.source[0]).casefold() in SELF:
        return False
    return any(_telling().search(document.text, cue.start, cue.end) for cue in one.cue)


def _tellings(document: Document) -> list[tuple[Span, int]]:
    """Contents that hold a word of telling, in order and none within another."""
    spans = sorted(
        (span, at) for at, one in enumerate(document.attributions) if one.source for span in one.content
    )
    found: list[tuple[Span, int]] = []
    for span, at in spans:
        apart = not found or span.start >= found[-1][0].end
        if apart and _telling().search(document.text, span.start, span.end):
            found.append((span, at))
    return found


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words('speech_verbs'))))})\b", re.I)
