"""The two components of spaCy that are done quicker here find what spaCy's own find."""

import random

import pytest
import spacy

from analysis.extraction.recogniser import Recogniser
from analysis.extraction.syntax import MODEL, language, readable
from analysis.extraction.word_classes import WordClasses
from tests.analysis.fuzz import damaged, short
from tests.bench.extraction import paragraphs

SENTENCES = (
    "There are no leaks, and there's nothing to see: let's go, y'all, we ain't gonna stop 'em.",
    "He'd said she'd do it; they do, they did, and they have got to have nothin'.",
    "The  ferry\xa0sank off Cape Verde.  It was there on Monday , she says . ",
    "U.S. Rep. Ana Lima of New York. ",
    "NATO",
    " ",
    "",
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    source, rng = paragraphs(), random.Random(3)
    made = [damaged(rng, rng.choice(source)) for _ in range(60)] + [short(rng) for _ in range(300)]
    return [*SENTENCES, *source[::3], *map(readable, made)]


@pytest.fixture(scope="module")
def spacys(texts):
    return list(spacy.load(MODEL).pipe(texts))


def test_names_are_the_recognisers_own(texts, spacys):
    assert isinstance(language().get_pipe("ner"), Recogniser)
    found = language().pipe(texts)
    names = [[(token.ent_type_, token.ent_iob_) for token in doc] for doc in found]
    assert names == [[(token.ent_type_, token.ent_iob_) for token in doc] for doc in spacys]


def test_word_classes_are_the_rulers_own(texts, spacys):
    assert isinstance(language().get_pipe("attribute_ruler"), WordClasses)
    found = language().pipe(texts)
    classes = [[(t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in doc] for doc in found]
    assert classes == [[(t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in doc] for doc in spacys]


def test_texts_read_together_and_alone_have_the_same_names(texts):
    nlp, some = language(), texts[:20]
    together = [[str(name) for name in doc.ents] for doc in nlp.pipe(some)]
    assert together == [[str(name) for name in nlp(text).ents] for text in some]


def test_patterns_that_no_table_can_hold_are_left_to_spacy():
    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    ruler.add([[{"LENGTH": {">": 3}}]], {"POS": "NOUN"})
    assert not WordClasses.fits(ruler)


def test_a_recogniser_with_beams_is_left_to_spacy():
    beams = spacy.blank("en").add_pipe("beam_ner")
    assert not Recogniser.fits(beams)
