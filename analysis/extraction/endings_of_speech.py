"""Where reported words begin and end when the tagger stopped a little early or began a little soon.

It labels word by word; a sentence that it all but covered is meant whole, and the tail of a
sentence before belongs to that one.
"""

import re

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.marks import MARKS
from analysis.extraction.tagger import SENTENCE_END

SHORTEST = 15
STUB = 4
TAIL = 40
REST = re.compile(r"([ ][\w'’-]+(?: [\w'’-]+)?)[.!?…]")
BROKEN = re.compile(
    r"\b(?:of|for|with|by|to|from|the|a|an|its|their|his|her|would|will|could|has|have|had|is|was|are|were|been"
    r"|be)$",
    re.I,
)
PLACED = re.compile(r"\b(?:in|on|at)$", re.I)
ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Lt|Col|Gen|Sen|Rep|Gov|Prof|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
CLAUSE = re.compile(r"(?:[^,;:.!?…\n\"”“]|[.,](?=\d)){1,240}(?=[,;:!?…]|\.(?:[\"”’)]|\s+[^\W\d]|\s*$))")
JOINED = re.compile(r",? (?:and|but|or|yet) ?(?:[^\W\d]+ly )?(?:has |have |had |also )*$")
WORDS = re.compile(r"(?:[^;:.!?…\n\"“”]|\.(?=\d)){3,240}")
ACCORDING = re.compile(r"(?:[^;.!?…\n\"”“]|\.(?=\d)){1,240}(?=, according to\b)")


def finish(document: Document) -> None:
    """Let contents end where their clause does, and begin in the sentence that they are of."""
    _give_back(document)
    for one in document.attributions:
        for at, span in enumerate(one.content):
            others = [*one.cue, *one.source, *one.content[:at], *one.content[at + 1 :]]
            one.content[at] = _begun(document.text, one, _ended(document.text, span, others))
        _reach_cue(document.text, one)


def _give_back(document: Document) -> None:
    """Take another's cue from the end of a content, with what joins it: "it was his, but insisted | that"."""
    cues = {cue.end: cue for one in document.attributions for cue in one.cue}
    for one in document.attributions:
        for at, span in enumerate(one.content):
            cue = cues.get(span.end)
            if (
                cue is None
                or cue in one.cue
                or not (join := JOINED.search(document.text, span.start, cue.start))
            ):
                continue
            one.content[at] = Span(span.start, join.start())


def _reach_cue(text: str, one: Attribution) -> None:
    """Let a content that opens its sentence go on to the comma before "they say"."""
    spans = [*one.cue, *one.source]
    if len(one.content) != 1 or len(spans) != 2 or one.content[0].end >= min(spans).start:
        return
    span, first = one.content[0], min(spans).start
    rest = text[span.end : first]
    if rest.endswith(", ") and _opens(text, span.start) and WORDS.fullmatch(rest) and " and " not in rest[:5]:
        one.content[0] = Span(span.start, first - 2)


def _ended(text: str, span: Span, others: list[Span]) -> Span:
    """A span, longer where it stops a word or two before its sentence's end or in the middle of a phrase."""
    words = text[span.start : span.end]
    rest = None
    if span.end - span.start >= SHORTEST:
        rest = REST.match(text, span.end)
    if rest is None and text.startswith(" ", span.end) and not MARKS.intersection(words):
        rest = _stub(text, span, words, others)
    if rest is None:
        return span
    end = rest.end(1) if rest.re is REST else rest.end()
    longer = Span(span.end, end)
    return span if any(longer.overlaps(other) for other in others) else Span(span.start, end)


def _stub(text: str, span: Span, words: str, others: list[Span]) -> re.Match[str] | None:
    """What a clause goes on with that broke off after a word or two, or at a word that ends nothing."""
    opens = _opens(text, span.start) or any(other.end == span.start - 1 for other in others)
    stub = opens and len(words.split()) <= STUB
    if stub and (said := ACCORDING.match(text, span.end)):
        return said
    broken = BROKEN.search(words) or (opens and PLACED.search(words))
    return CLAUSE.match(text, span.end) if broken else None


def _begun(text: str, one: Attribution, span: Span) -> Span:
    """A span without the tail of the sentence before its cue's: "the bay. The tent, he says, was empty"."""
    if not one.cue or span.end > one.cue[0].start or MARKS.intersection(text[span.start : span.end]):
        return span
    if _opens(text, span.start):
        return span
    for end in SENTENCE_END.finditer(text, span.start, min(span.end, span.start + TAIL)):
        if not ABBREVIATED.search(text, span.start, end.start() + 1):
            return Span(end.end() - 1, span.end)
    return span


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at an offset."""
    before = text[max(0, start - 3) : start].rstrip(' "“‘(')
    return start == 0 or (bool(before) and before[-1] in ".!?…\n:")
