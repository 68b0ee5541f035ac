"""Cut a text into windows of word pieces for the tagger, in training and at run time alike.

Quotation marks are written in one style first, so that the tagger need not learn the others,
and every piece carries its letter case and whether it stands in a quotation: the vocabulary
itself is lower-case.
"""

from dataclasses import dataclass
from typing import Protocol

from analysis.extraction.marks import Pair, canonical, pairs

WINDOW = 160
"""Pieces a window holds, with the marker at its start and the separator after each paragraph."""
LOWER, TITLE, UPPER, DIGIT = range(4)
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
_SENTENCE_END = frozenset(".!?”")


class Encoding(Protocol):
    ids: list[int]
    offsets: list[tuple[int, int]]


class Tokenizer(Protocol):
    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding: ...


@dataclass
class Piece:
    """Word pieces of one stretch of text; ``offsets`` count in the whole text."""

    ids: list[int]
    cases: list[int]
    quotes: list[int]
    offsets: list[tuple[int, int]]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold anything, as half-open spans."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def pieces(tokenizer: Tokenizer, text: str, start: int, end: int, limit: int) -> list[Piece]:
    """Encode one paragraph, cut at sentence ends into runs of at most ``limit`` pieces."""
    found = pairs(text, start, end)
    line = canonical(text, found, start, end)
    state = _quote_states(found, start, end)
    encoding = tokenizer.encode(line, add_special_tokens=False)
    ids, offsets = encoding.ids, encoding.offsets
    runs, first = [], 0
    while first < len(ids):
        last = _cut(line, offsets, first, limit)
        cases = [_case(line[a:b]) for a, b in offsets[first:last]]
        quotes = [state[a] if a < len(state) else OUTSIDE for a, _ in offsets[first:last]]
        spans = [(start + a, start + b) for a, b in offsets[first:last]]
        runs.append(Piece(ids[first:last], cases, quotes, spans))
        first = last
    return runs


def _cut(line: str, offsets: list[tuple[int, int]], first: int, limit: int) -> int:
    last = min(first + limit, len(offsets))
    if last < len(offsets):
        for at in range(last, first + limit // 3, -1):
            if line[offsets[at - 1][1] - 1] in _SENTENCE_END:
                return at
    return last


def _case(word: str) -> int:
    if word.islower():
        return LOWER
    if word[:1].isdigit():
        return DIGIT
    if len(word) > 1 and word.isupper():
        return UPPER
    return TITLE if word[:1].isupper() else LOWER


def _quote_states(found: list[Pair], start: int, end: int) -> bytearray:
    state = bytearray(end - start)
    for pair in found:
        if pair.level:
            continue
        for at in range(pair.left, pair.right):
            state[at - start] = INSIDE
        for at in range(pair.left, pair.start):
            state[at - start] = OPENING
        for at in range(pair.end, pair.right):
            state[at - start] = CLOSING
    return state
