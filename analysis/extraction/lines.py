"""A page's text as lines: where each stands, and what its shape alone says.

A paragraph that was wrapped by hand (a press release at 72 columns) is one line here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.extraction.document import Span

BREAK = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
CLOSING = "\"'”’»)]}*_ "
SENTENCE_END = ".!?…"
OPENING_QUOTES = "\"'“‘«`"
CLOSING_QUOTES = "\"'”’»`"
WIDEST_WRAP = 120
RAGGED = 0.75
SENTENCES = re.compile(r"[a-z]{4}[.!?][\"”’)]* +[\"“‘(]?[A-Z]")
LONG = 16
EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True)
class Line:
    """A line of the page; ``stanza`` counts the blank lines before it."""

    span: Span
    text: str
    stanza: int

    @cached_property
    def words(self) -> list[str]:
        return self.text.split()

    @cached_property
    def key(self) -> str:
        """The line without case and the signs around it: what the word lists are asked for."""
        return EDGES.sub("", self.text.casefold())

    @cached_property
    def ends_sentence(self) -> bool:
        bare = self.text.rstrip(CLOSING)
        return bool(bare) and bare[-1] in SENTENCE_END

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line reads as sentences rather than as a label or a title."""
        if self.ends_sentence:
            return len(self.words) > 1 or not self.text[:1].isdigit()
        if len(self.words) >= LONG or SENTENCES.search(self.text):
            return True
        return self.text.rstrip(CLOSING)[-1:] in (":", ",", ";", "—")

    @cached_property
    def is_quoted(self) -> bool:
        """Whether one pair of quotation marks holds the whole line."""
        inner = self.text[1:-1]
        return (
            len(self.text) > 2
            and self.text[0] in OPENING_QUOTES
            and self.text[-1] in CLOSING_QUOTES
            and not any(mark in inner for mark in '"“”«»')
        )

    @cached_property
    def is_capitals(self) -> bool:
        return self.text.upper() == self.text and any(c.isalpha() for c in self.text)


def lines_of(text: str) -> list[Line]:
    """Cut a text into its lines, the wrapped ones joined to paragraphs."""
    found = list(_raw(text))
    wide = _wrapped_at(text, found)
    joined: list[tuple[int, int, int]] = []
    for start, end, stanza in found:
        if wide and joined and joined[-1][2] == stanza and _goes_on(text, joined[-1][1], start, end, wide):
            joined[-1] = (joined[-1][0], end, stanza)
        else:
            joined.append((start, end, stanza))
    return [Line(Span(s, e), " ".join(text[s:e].split()), stanza) for s, e, stanza in joined]


def _raw(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and stanza of every line that is not blank, without its outer blanks."""
    stanza, last = 0, 0
    for match in BREAK.finditer(text):
        line = match[0]
        bare = line.strip()
        if not bare:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        gap = text[last : match.start()].replace("\r\n", "\n")
        if sum(c in "\n\r\v\f\x85\u2028\u2029" for c in gap) > 1:
            stanza += 1
        yield start, start + len(bare), stanza
        last = start + len(bare)


def _wrapped_at(text: str, found: list[tuple[int, int, int]]) -> int:
    """The width at which the page was wrapped by hand, 0 where it was not.

    A line was wrapped when the first word of the next would not have fitted behind it.
    """
    pairs = [(a, b) for a, b in zip(found, found[1:], strict=False) if a[2] == b[2]]
    widths = [end - _line_start(text, start) for (start, end, _), _ in pairs if " " in text[start:end]]
    wide = max(widths, default=0)
    if len(pairs) < 4 or not 40 <= wide <= WIDEST_WRAP:
        return 0
    full = sum(_would_not_fit(text, a[0], a[1], b[0], b[1], wide) for a, b in pairs)
    open_ended = sum(text[a[1] - 1] not in SENTENCE_END + CLOSING for a, _ in pairs)
    return wide if full >= 0.6 * len(pairs) and open_ended >= 0.6 * len(pairs) else 0


def _goes_on(text: str, last_end: int, start: int, end: int, wide: int) -> bool:
    indent = start - _line_start(text, start)
    last_start = _line_start(text, last_end)
    if indent >= 2:
        return False
    if last_end - last_start >= RAGGED * wide and text[last_end - 1] not in SENTENCE_END + CLOSING:
        return True
    return _would_not_fit(text, last_start, last_end, start, end, wide)


def _would_not_fit(text: str, start: int, end: int, next_start: int, next_end: int, wide: int) -> bool:
    blank = text.find(" ", next_start, min(next_end, next_start + wide))
    word = (blank if blank > 0 else next_end) - next_start
    return (end - _line_start(text, start)) + 1 + word > wide


def _line_start(text: str, at: int) -> int:
    """Where the line that holds ``at`` begins, its indent included (looked for near by only)."""
    floor = max(0, at - 4 * WIDEST_WRAP)
    return max(text.rfind("\n", floor, at), text.rfind("\r", floor, at), floor - 1) + 1
