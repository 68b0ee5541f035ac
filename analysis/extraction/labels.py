"""Words that a label leads in: "Minister: ferry was licensed", "MARA VOSS: We had no choice."

A headline names its speaker before a colon; an interview, line by line, each of its speakers.
"""

import re
from collections import Counter

from analysis.extraction import nominals
from analysis.extraction.document import Attribution, Document, Quotation, Span
from analysis.extraction.marks import CLOSING, OPENING
from analysis.extraction.quotations import story_lines
from analysis.lexicon import words

LABEL = re.compile(
    rf"[\"{OPENING}]?(?P<label>[^\W\d_][\w.’'&-]*(?: [\w.’'&-]+){{0,3}}(?:,? \(?\d{{1,3}}\)?)?)"
    r":[ \u00a0]+(?=\S)"
)
HEADLINE_WORDS = range(3, 26)
TURNS = 4
LED_IN = 0.7


def add_labelled(document: Document) -> None:
    """Put the words behind a label to whom it names; nobody else's words are touched."""
    lines = [Span(*line) for line in story_lines(document)]
    found = [(line, label) for line in lines if (label := LABEL.match(document.text, *line))]
    if found and found[0][0] == lines[0]:
        _headline(document, *found[0])
    names = Counter(label["label"] for _, label in found if _is_called(label["label"]))
    speaking = {name for name, number in names.items() if number > 1}
    turns = [(line, label) for line, label in found if label["label"] in speaking]
    if len(turns) >= TURNS and len(speaking) > 1:
        for line, label in turns:
            _turn(document, line, label)


def _is_called(label: str) -> bool:
    """Whether a label may be a name: capitals throughout, and more than one letter."""
    parts = label.split()
    return len(label) > 1 and all(part[0].isupper() for part in parts)


def _headline(document: Document, line: Span, label: re.Match[str]) -> None:
    content = Span(label.end(), line.end)
    said = document.words(content)
    if len(said.split()) not in HEADLINE_WORDS or said.rstrip().endswith("?"):
        return
    if any(span.overlaps(line) for one in document.attributions for span in one.content):
        return
    if _speaks(document.text[line.end :], label["label"]):
        cue = Span(label.end("label"), label.end("label") + 1)
        document.attributions.append(Attribution([_bare(document, content)], [cue], [_name(label)], LED_IN))


def _speaks(story: str, label: str) -> bool:
    """Whether a label means somebody: a role, a body, or a name that the story goes on to use."""
    if label.casefold() in words("rubrics") or label.isupper():
        return False
    last = label.split()[-1]
    known = (
        nominals.role(last.casefold())
        or nominals.organization(last.casefold())
        or nominals.group(last.casefold())
    )
    named = all(part[0].isupper() for part in label.split())
    return bool(known) or (named and re.search(rf"[a-z,] {re.escape(last)}\b", story) is not None)


def _turn(document: Document, line: Span, label: re.Match[str]) -> None:
    """One turn of an interview: its words are a quotation, whether marks say so or not."""
    content = _bare(document, Span(label.end(), line.end))
    for one in document.attributions:
        if not one.source:
            one.content = [span for span in one.content if not span.overlaps(line)]
    if content.start >= content.end or any(
        span.overlaps(line) for one in document.attributions if one.source for span in one.content
    ):
        return
    document.quotations = [q for q in document.quotations if not any(part.overlaps(line) for part in q.parts)]
    document.quotations.append(Quotation((content,)))
    document.attributions.append(Attribution([content], [], [_name(label)], LED_IN))


def _name(label: re.Match[str]) -> Span:
    return Span(*label.span("label"))


def _bare(document: Document, span: Span) -> Span:
    """A content without blanks, and without a mark at its end that opens nothing in it."""
    start, end = span
    while end > start and document.text[end - 1].isspace():
        end -= 1
    if (
        end > start
        and document.text[end - 1] in CLOSING + '"'
        and not re.search(rf'["{OPENING}]', document.text[start : end - 1])
    ):
        end -= 1
    return Span(start, end)
