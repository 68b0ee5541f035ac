"""Cut the content of an attribution into propositions.

The sentences of one quotation and coordinated clauses become pieces of their own; what only
makes sense with the words before it ("And that ...", "The harbour did.") stays with them.
"""

import re

from spacy.tokens import Token

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.syntax import parse_at, tokens

PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "‹": "›"}
MARKS = "".join(PAIRS) + "".join(PAIRS.values())
DANGLING = " \t\r\n\u00a0,;:–—-"
LEANING = re.compile(r"(?:and|but|so|or|nor|yet|because|which|hence|therefore)\b", re.I)
# Before these "that" is a pronoun: a clause that it leads in has a subject of its own.
VERB_FOLLOWS = (
    r"(?:is|was|has|had|will|would|does|did|can|could|may|might|must|should|ca|wo)(?:n[’']t)?\b"
    r"|makes?\b|made\b|means?\b|meant\b|[’']s\b"
)
COMPLEMENTIZER = re.compile(rf"that,?\s+(?!{VERB_FOLLOWS})", re.I)
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[\w$€£])")
ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|lt|col|sgt|capt|maj|sen|rep|gov|st|jr|sr|no|vs|etc|inc|co|corp|ltd|jan|feb"
    r"|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b(?:[A-Za-z]\.)*[A-Za-z])\.$",
    re.I,
)
COORDINATED = re.compile(rf",?\s+(?:and|but)\s+that\s+(?!{VERB_FOLLOWS})(?=\w)")
FUNCTION_WORD = re.compile(
    r"[\s,]+(?:as|and|but|or|while|that|because|although|though|who|which|a|an|the)$", re.I
)
# Behind this a last "that" is a pronoun: the sentence ends with it.
SENTENCE_CLOSE = re.compile(r"[.!?…]|,[\"”’'»]")
RELATIVE = frozenset({"which", "who", "whom", "that"})
STRAY = frozenset({"in", "on", "at", "of", "for", "with", "by", "to", "as", "and"})
TYPED = "''"
SHORTEST = 2
STRANDED = frozenset({"did", "do", "does", "is", "was", "are", "were", "has", "have", "had", "will", "would"})


def propositions(document: Document, attribution: Attribution) -> list[list[Span]]:
    """The pieces of a content, in order, each as the spans it consists of."""
    units: list[list[Span]] = []
    frame = [*attribution.source, *attribution.cue]
    contents = sorted(s for s in attribution.content if document.words(s).casefold() not in RELATIVE)
    if len(contents) > 1 and document.words(contents[-1]).casefold() in STRAY:
        contents.pop()
    for part in (whole(document.text, span) for span in contents):
        for count, sentence in enumerate(sentences(document, part)):
            apart = _parted(document, units[-1][-1].end, part.start, frame) if units and not count else None
            if units and (apart == "" or (apart != "words" and _leans(document, sentence))):
                units[-1].append(sentence)
            else:
                units.append([sentence])
    return [piece for unit in units for piece in _cut(document, _joined(document, unit))]


def whole(text: str, span: Span) -> Span:
    """A span that cuts no word in two and leaves out no closing mark of a quotation it opens."""
    start, end = span
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    closers = PAIRS.get(text[start : start + 1], "")
    for at in range(end, min(end + 2, len(text))):
        if text[at] in MARKS and text[at] not in closers and _is_open(text[start:end], text[at]):
            return Span(start, at + 1)
    return Span(start, end)


def _is_open(words: str, mark: str) -> bool:
    """Whether a closing mark pairs with one that stands open in the words before it."""
    openers = [opener for opener, closers in PAIRS.items() if mark in closers and mark not in "'’"]
    if mark in openers:
        return words.count(mark) % 2 == 1
    return sum(words.count(opener) for opener in openers) > words.count(mark)


def sentences(document: Document, span: Span) -> list[Span]:
    """The sentences within a span."""
    found, start = [], span.start
    for match in SENTENCE_END.finditer(document.text, span.start, span.end):
        stop = match.start() + 1
        if document.text[match.start()] == "." and ABBREVIATION.search(document.text, start, stop):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
    found.append(Span(start, span.end))
    return [tidy for tidy in (trimmed(document.text, each) for each in found) if tidy.end > tidy.start]


def trimmed(text: str, span: Span) -> Span:
    """A span without the marks around it, a leading "that" and the closing full stop."""
    start, end = span
    while True:
        before = start, end
        while start < end and text[start] in DANGLING:
            start += 1
        while start < end and text[end - 1] in DANGLING:
            end -= 1
        if (
            end - start > 1
            and text[end - 1] == "."
            and not ABBREVIATION.search(text, max(start, end - 12), end)
        ):
            end -= 1
        start, end = _unquoted(text, start, end)
        stray = FUNCTION_WORD.search(text, max(start, end - 12), end)
        if stray and not (stray.group().endswith("that") and SENTENCE_CLOSE.match(text, end)):
            end = stray.start()
        opener = COMPLEMENTIZER.match(text, start, end)
        if opener and text[start] == "t":
            start = opener.end()
        if (start, end) == before:
            return Span(start, end)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off outer quotation marks: those that pair with each other or with nothing inside."""
    if start >= end:
        return start, end
    if TYPED in (text[start : start + 2], text[end - 2 : end]):
        return _untyped(text, start, end)
    closers = PAIRS.get(text[start])
    if closers:
        at = next(
            (i for i in range(start + 1, end) if text[i] in closers and not text[i + 1 : i + 2].isalpha()),
            None,
        )
        if at is None:
            return start + 1, end
        if at == end - 1:
            return start + 1, end - 1
    openers = [mark for mark, partners in PAIRS.items() if text[end - 1] in partners]
    if openers and text[end - 1] not in "'’" and not any(mark in text[start : end - 1] for mark in openers):
        return start, end - 1
    return start, end


def _untyped(text: str, start: int, end: int) -> tuple[int, int]:
    """As ``_unquoted``, for marks typed as two apostrophes."""
    opens, closes = text.startswith(TYPED, start), text.endswith(TYPED, start, end)
    between = TYPED in text[start + 2 * opens : end - 2 * closes]
    if between or end - start < 2 * (opens + closes):
        return start, end
    return start + 2 * opens, end - 2 * closes


def _parted(document: Document, before: int, start: int, frame: list[Span]) -> str:
    """What stands between two parts of a content: nothing that parts them, a "stop" or other "words".

    The attribution itself (``frame``: its source and cue) does not part the sentence it stands in.
    """
    gap = document.text[before:start].rstrip(MARKS + " \t\r\n")
    if gap.endswith((".", "!", "?", ":")) or document.text[before - 1 : before] in ("!", "?", "…"):
        return "stop"
    framed = any(before <= span.start and span.end <= start for span in frame)
    return "" if framed or not any(c.isalnum() for c in gap) else "words"


def _leans(document: Document, sentence: Span) -> bool:
    """Whether a sentence cannot stand without the one before it."""
    words = document.words(sentence)
    if LEANING.match(words):
        return True
    inside = tokens(document, sentence)
    if len(inside) > 4:
        return False
    return not any(is_finite(t) for t in inside) or inside[-1].lower_ in STRANDED


def _joined(document: Document, unit: list[Span]) -> list[Span]:
    """Sentences of one part that stay together become one span again."""
    joined = [unit[0]]
    for span in unit[1:]:
        gap = document.text[joined[-1].end : span.start]
        if "\n" not in gap and len(gap) < 6:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _cut(document: Document, unit: list[Span]) -> list[list[Span]]:
    """Part coordinated clauses of a unit that is one stretch of text."""
    if len(unit) > 1:
        return [unit]
    clauses = _that_clauses(document, unit[0])
    if len(clauses) > 1:
        return [piece for clause in clauses for piece in _cut(document, [clause])]
    inside, parse = tokens(document, unit[0]), parse_at(document, unit[0].start)
    starts = [t for root in roots(inside) for t in _conjoined(root, inside)]
    pieces, start = [], unit[0].start
    for conjunct in sorted(starts, key=lambda t: t.idx):
        edge = parse.start + conjunct.left_edge.idx
        before = trimmed(document.text, Span(start, _without_cc(document.text, parse.start, conjunct, edge)))
        if len(document.words(before).split()) < SHORTEST or edge <= start:
            continue
        pieces.append([before])
        start = edge
    pieces.append([trimmed(document.text, Span(start, unit[0].end))])
    return pieces


def _that_clauses(document: Document, span: Span) -> list[Span]:
    """Part "... and that ..." where both sides have a finite verb, and no quotation runs across."""
    found, start = [], span.start
    for match in COORDINATED.finditer(document.text, span.start, span.end):
        before, after = Span(start, match.start()), Span(match.end(), span.end)
        open_mark = any(_is_open(document.words(before), mark) for mark in '"”»')
        if not open_mark and all(
            any(is_finite(t) for t in tokens(document, side)) for side in (before, after)
        ):
            found.append(trimmed(document.text, before))
            start = match.end()
    return [*found, trimmed(document.text, Span(start, span.end))]


def _conjoined(verb: Token, inside: list[Token]) -> list[Token]:
    """The verbs that are coordinated with ``verb`` as clauses of their own."""
    found = []
    for child in verb.conjuncts:
        if child.i > verb.i and child in inside and child.pos_ in ("VERB", "AUX") and _stands_alone(child):
            found.append(child)
    return found


def _stands_alone(verb: Token) -> bool:
    """A subject of its own that is no pronoun of the same clause, or a finite helper of its own."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    if subjects:
        return True
    helped = any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in verb.children
    )
    return helped or (verb.pos_ == "AUX" and verb.tag_ in ("VBD", "VBZ", "VBP"))


def _without_cc(text: str, origin: int, conjunct: Token, edge: int) -> int:
    """Where the clause before a conjunct ends, its "and" left out."""
    end = edge
    for child in conjunct.head.children:
        at = origin + child.idx
        if child.dep_ == "cc" and at < edge and not text[at + len(child) : edge].strip(" ,"):
            end = at
    return end


def is_finite(token: Token) -> bool:
    """Whether a word is a verb with a tense, or a modal."""
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def roots(inside: list[Token]) -> list[Token]:
    """The tokens whose head lies outside: the tops of the clauses in a stretch of text."""
    here = {(t.doc, t.i) for t in inside}
    return [t for t in inside if (t.head.i == t.i or (t.doc, t.head.i) not in here) and not t.is_punct]
