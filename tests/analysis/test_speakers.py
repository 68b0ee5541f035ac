"""Who speaks: sources of our own stories put to people, bodies and groups."""

import re

import pytest

from analysis.extraction.document import Attribution, Block, Document, Span
from analysis.extraction.quotations import quotations
from analysis.extraction.speakers import speakers
from analysis.extraction.syntax import sentence, syntax
from analysis.vocabulary import BlockRole
from tests.analysis.speaker_stories import STORIES

MARK = re.compile(r"\[\[(.*?)=(.*?)\]\]")


def laid_out(text: str) -> Document:
    """Make each line of a text a story block, with its syntax and quotations."""
    document = Document(text)
    start = 0
    for line in text.split("\n"):
        if line.strip():
            document.blocks.append(Block(Span(start, start + len(line)), BlockRole.PARAGRAPH))
        start += len(line) + 1
    syntax(document)
    quotations(document)
    return document


def told(marked: str) -> tuple[Document, list[tuple[str, str]]]:
    """Read a story with marked sources; give it with the words and the name of each."""
    text, spans, expected = "", [], []
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        expected.append((match[1], match[2]))
        at = match.end()
    document = laid_out(text + marked[at:])
    document.attributions = [Attribution([content(document, span)], source=[span]) for span in spans]
    speakers(document)
    return document, expected


def content(document: Document, source: Span) -> Span:
    """Take the quotation before the source in its paragraph, else the longer side of its sentence."""
    block = next(block.span for block in document.blocks if source.within(block.span))
    inside = [part for quotation in document.quotations for part in quotation.parts if part.within(block)]
    quoted = [part for part in inside if part.end <= source.start]
    if quoted and not any(source.within(part) for part in inside):
        return quoted[-1]
    whole = sentence(document, source.start)
    return max(
        Span(whole.start, source.start), Span(source.end, whole.end), key=lambda span: span.end - span.start
    )


def named(document: Document, index: int) -> str:
    speaker = document.attributions[index].speaker
    return "?" if speaker is None else document.speakers[speaker].name


def cases():
    for story, marked in STORIES.items():
        for number, match in enumerate(MARK.finditer(marked)):
            yield pytest.param(story, number, id=f"{story}-{number}-{match[1][:30]}")


@pytest.fixture(scope="module")
def read():
    return {story: told(marked) for story, marked in STORIES.items()}


@pytest.mark.parametrize(("story", "number"), cases())
def test_each_source_is_put_to_its_speaker(read, story, number):
    document, expected = read[story]
    assert named(document, number) == expected[number][1]
