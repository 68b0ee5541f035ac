"""Find what a speaker passes on: "X said Y had told her that …" is Y's claim, by way of X.

Annotated news seldom marks the inner attribution, so the tagger, reading the whole sentence,
stops at the outer one. Reading the outer content by itself, it finds the inner one well. The
same goes for the clause that the reporter hangs on: "…, X said on Monday, as Y denied that …".
"""

import re
from bisect import bisect_right
from functools import cache

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.selection import chosen
from analysis.extraction.syntax import tokens
from analysis.extraction.tagger import tagger
from analysis.extraction.voices import HEARING
from analysis.lexicon import words

LEAST, LEAST_PLAIN = 0.75, 0.45
"""Confidence from which an attribution within another is believed; less will do where "that" follows."""
TOLD_WHOM = re.compile(r"(?:me|him|her|us|them) (?=(?:the|a|an|that|he|she|it|they|we|there|[A-Z])\b)")
HEARER = re.compile(r"(?!that )(?:[\w'’-]+ ){1,4}(?=that )")
FINDING = ("found", "concluded")
HANGING = re.compile(r"(?:as|while|after|when|before|amid) ")
SENTENCE = re.compile(r"[^.!?\n]{1,400}(?=[.!?]|\n|$)")
AFTER_CUE = re.compile(r"[\w ]{0,40}, ")
SELF = frozenset(["i", "we", "you", "everyone", "everybody", "anyone", "anybody", "nobody", "people"])


def add_passed_on(document: Document) -> None:
    """Add the attributions within the contents of others, with ``via``, and in side clauses."""
    outer = sorted([*_side_clauses(document), *_tellings(document)], key=lambda pair: pair[0])
    lines = [(span.start, span.end) for span, _ in outer]
    inner = chosen(document.text, tagger().tag(document.text, lines))
    known = {cue for one in document.attributions for cue in one.cue}
    first = len(document.attributions)
    places: dict[int, int] = {}
    for at, one in enumerate(inner):
        _, holder = outer[bisect_right(lines, (one.cue[0].start, len(document.text))) - 1]
        plain = _cut_hearer(document, one) or document.text.startswith("that ", one.content[0].start)
        weak = holder is not None and one.confidence < (LEAST_PLAIN if plain else LEAST)
        if weak or known.intersection(one.cue) or not _is_anothers(document, one):
            continue
        one.via = places.get(one.via, holder) if one.via is not None else holder
        if holder is not None:
            one.confidence = round(one.confidence * document.attributions[holder].confidence, 4)
        places[at] = first + len(places)
        document.attributions.append(one)


def _cut_hearer(document: Document, one: Attribution) -> bool:
    """Take whom somebody tells ("told her the fish was old") off the content; tell whether it was there."""
    if len(one.content) > 1 and document.text.startswith("that ", one.content[1].start):
        one.content = one.content[1:]
    verbs = {token.lemma_ for token in tokens(document, one.cue[0])}
    content = one.content[0]
    hearer = HEARER.match(document.text, content.start, content.end) if verbs & HEARING else None
    if hearer is None and "tell" in verbs:
        hearer = TOLD_WHOM.match(document.text, content.start, content.end)
    if hearer:
        one.content[0] = Span(hearer.end(), content.end)
    return hearer is not None


def _side_clauses(document: Document) -> list[tuple[Span, None]]:
    """Take from contents the clause after "X said," that tells what else went on, and list them."""
    found: list[tuple[Span, None]] = []
    for one in document.attributions:
        if not one.cue or len(one.content) < 2 or one.content[0].end > one.cue[0].start:
            continue
        clauses = [span for span in one.content if _hangs_on(document.text, one.cue[0], span)]
        one.content = [span for span in one.content if span not in clauses]
        found += [(_clause(document.text, span), None) for span in clauses]
    return [(span, None) for span, _ in found if span.start < span.end]


def _clause(text: str, span: Span) -> Span:
    """The words after the conjunction, to the end of its sentence."""
    start, end = text.find(" ", span.start) + 1, span.end
    if ended := SENTENCE.match(text, end):
        end = ended.end()
    return Span(start, end)


def _hangs_on(text: str, cue: Span, span: Span) -> bool:
    between = text[cue.end : span.start]
    return (
        cue.end <= span.start and bool(HANGING.match(text, span.start)) and bool(AFTER_CUE.fullmatch(between))
    )


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
            # The tagger reads it best as a sentence of its own.
            lead = len("that ") * document.text.startswith("that ", span.start)
            found.append((Span(span.start + lead, span.end), at))
    return found


@cache
def _telling() -> re.Pattern[str]:
    telling = sorted(map(re.escape, {*words("speech_verbs"), *FINDING}))
    return re.compile(rf"\b(?:{'|'.join(telling)})\b", re.I)
