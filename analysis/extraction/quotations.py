"""Find the quotations of an article, those that run over several paragraphs included."""

from analysis.extraction.document import Document, Quotation, Span
from analysis.extraction.marks import Pair, pairs
from analysis.extraction.windows import paragraphs


def quotations(document: Document) -> None:
    """Fill ``document.quotations`` with the outermost quotations of the story."""
    found: list[Quotation] = []
    text = document.text
    running: list[Pair] = []
    for start, end in story_lines(document):
        here = [pair for pair in pairs(text, start, end) if pair.level == 0]
        if running and not (here and _reopens(text, running[-1], here[0], start)):
            found.append(_quotation(running))
            running = []
        for pair in here:
            if running and pair is not here[0]:
                found.append(_quotation(running))
                running = []
            running.append(pair)
            if pair.closed or pair.right < end:
                found.append(_quotation(running))
                running = []
    if running:
        found.append(_quotation(running))
    document.quotations = [quotation for quotation in found if quotation.parts]


def story_lines(document: Document) -> list[tuple[int, int]]:
    """The lines of the story; of the whole text where nobody has told the parts apart."""
    if not document.blocks:
        return paragraphs(document.text)
    lines = []
    for block in document.blocks:
        if block.is_story:
            start = block.span.start
            inside = document.words(block.span)
            lines += [(start + a, start + b) for a, b in paragraphs(inside)]
    return lines


def _reopens(text: str, before: Pair, after: Pair, start: int) -> bool:
    """A quotation that goes on in the next paragraph starts it with the same mark again."""
    return text[before.left] == text[after.left] and not text[start : after.left].strip()


def _quotation(parts: list[Pair]) -> Quotation:
    spans = tuple(Span(pair.start, pair.end) for pair in parts if pair.end > pair.start)
    return Quotation(spans, parts[-1].closed)
