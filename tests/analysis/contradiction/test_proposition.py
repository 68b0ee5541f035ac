"""What a claim affirms and what it denies, word by word."""

import pytest

from analysis.contradiction.proposition import propositions
from analysis.contradiction.words import concept, opposed, stem
from tests.analysis.contradiction.builders import denies, says

POLARITY = [
    ("The bridge was closed", "close", False),
    ("The bridge was not closed", "close", True),
    ("The bridge has never been closed", "close", True),
    ("Nobody closed the bridge", "close", True),
    ("No inspector closed the bridge", "close", True),
    ("I do not think that the bridge was closed", "close", True),
    ("They failed to inspect the dam", "inspect", True),
    ("They renewed the licence without an inspection", "inspection", True),
    ("They renewed the licence without an inspection", "renew", False),
    ("I read it and I did not answer it", "answer", True),
    ("I read it and I did not answer it", "read", False),
    ("There were no injuries", "injury", True),
    ("The movement does not confirm a real withdrawal", "withdrawal", True),
]


@pytest.mark.parametrize(("content", "lemma", "negated"), POLARITY)
def test_a_word_is_negated_where_an_odd_number_of_negations_reach_it(content, lemma, negated):
    (side,) = propositions([says(content)])
    assert [term.negated for term in side.terms if term.concept == concept(lemma)] == [negated]


def test_a_denial_turns_every_word_round():
    (side,) = propositions([denies("the bus was not overloaded")])
    assert [term.negated for term in side.terms if term.lemma.startswith("overload")] == [False]


def test_a_negated_claim_with_its_own_not_is_no_denial():
    (side,) = propositions([says("the bus was not overloaded", negated=True, cue="said")])
    assert not side.denied


@pytest.mark.parametrize(
    "cue", ["denied", "has denied", "rejected", "disputed", "dismissed", "appeared unconvinced"]
)
def test_denying_cues_are_known_in_every_form(cue):
    (side,) = propositions([says("the bus was overloaded", negated=True, cue=cue)])
    assert side.denied


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdraw", "withdrawal"),
        ("inspect", "inspection"),
        ("kill", "death"),
        ("troops", "force"),
        ("arrive", "arrival"),
    ],
)
def test_words_of_one_matter_share_a_concept(one, other):
    assert concept(one) == concept(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdraw", "deploy"),
        ("rise", "fall"),
        ("open", "close"),
        ("guilty", "innocent"),
        ("safe", "dangerous"),
    ],
)
def test_opposites_are_opposed_either_way_round(one, other):
    assert opposed(one, other)
    assert opposed(other, one)
    assert not opposed(one, one)


def test_a_stem_keeps_enough_of_the_word():
    assert len(stem("used")) >= 4


def test_the_speaker_is_meant_by_i():
    (side,) = propositions([says("I was not pushed", "Dirk Holm")])
    assert "holm" in side.entities


def test_a_pronoun_that_is_known_counts_as_the_name():
    (side,) = propositions([says("he had been asked to leave", names={"he": "Dirk Holm"})])
    assert "holm" in side.entities
