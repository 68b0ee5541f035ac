"""The parse of the story and the look-ups on it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.document import Block, Document, Span
from analysis.extraction.syntax import LONGEST, parse_at, pieces, sentence, sentences, syntax, tokens
from analysis.vocabulary import BlockRole


def parsed(*paragraphs: str, role: BlockRole = BlockRole.PARAGRAPH) -> Document:
    document = Document("\n\n".join(paragraphs))
    start = 0
    for paragraph in paragraphs:
        document.blocks.append(Block(Span(start, start + len(paragraph)), role))
        start += len(paragraph) + 2
    syntax(document)
    return document


def test_each_story_block_has_its_parse():
    document = parsed("The dam held.", "It had not leaked, she said.")
    assert [(parse.start, parse.doc.text) for parse in document.parses] == [
        (0, "The dam held."),
        (15, "It had not leaked, she said."),
    ]


def test_what_is_not_story_is_not_parsed():
    assert parsed("A dam, seen from the air.", role=BlockRole.CAPTION).parses == []


def test_tokens_are_found_by_the_articles_offsets():
    document = parsed("The dam held.", "Engineers said so.")
    assert [token.text for token in tokens(document, Span(15, 29))] == ["Engineers", "said"]
    assert tokens(document, Span(13, 15)) == []


def test_the_sentence_around_an_offset_is_found():
    document = parsed("Nothing moved.", "The dam held. Engineers said so on Monday.")
    assert document.words(sentence(document, 35)).strip() == "Engineers said so on Monday."
    assert sentence(document, 14) is None


def test_a_long_block_is_cut_at_a_sentence_end():
    text = "The dam held through the night. " * 400
    cuts = list(pieces(text, Span(0, len(text))))
    assert "".join(text[cut.start : cut.end] for cut in cuts) == text
    assert all(cut.end - cut.start <= LONGEST and text[: cut.end].endswith(". ") for cut in cuts)


def test_a_lone_surrogate_is_parsed():
    document = parsed("The \ud83d dam held.")
    assert [token.idx for token in tokens(document, Span(6, 9))] == [6]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(-3, 210), st.integers(-3, 210))
def test_any_text_and_any_span_are_answered(text, start, end):
    document = parsed(text)
    tokens(document, Span(start, end))
    parse_at(document, start)
    assert all(span.within(Span(0, len(text))) for span in sentences(document))
    found = sentence(document, start)
    assert found is None or found.start <= start < found.end
