"""Which claims speak of the same thing, told by their vectors."""

from dataclasses import replace

import pytest

from analysis.contradiction.similarity import cosine, mark, mean, nearnesses, vectors
from tests.analysis.contradiction.builders import says

NEARER = [
    (
        "the lights went out at half past nine and came back after eleven",
        "the hall had never been without electricity",
        "the price of the club had been cut to 48 million pounds",
    ),
    (
        "no warning of any kind had reached him",
        "he had opened her e-mail, which told of two cases",
        "the bridge would be closed for repairs until May",
    ),
]


@pytest.mark.parametrize(("claim", "touching", "strange"), NEARER)
def test_what_touches_a_claim_lies_nearer_than_what_does_not(claim, touching, strange):
    near, far = nearnesses([(says(claim), says(touching)), (says(claim), says(strange))])
    assert near > far + 0.1


def test_what_stands_before_a_claim_says_what_it_speaks_of():
    ferry, budget = (
        replace(says("They mended it on the second of January"), context=words)
        for words in ("The ferry's engine had failed twice.", "The hole in the budget had grown.")
    )
    about_engines = says("the engine of the ferry was never repaired")

    at_sea, at_home = nearnesses([(ferry, about_engines), (budget, about_engines)])
    assert at_sea > at_home


def test_a_kept_vector_is_taken_as_it_is():
    kept = vectors([says("the bridge was closed")])[0]
    assert vectors([replace(says("anything else"), vector=kept)]) == [kept]


def test_a_claim_lies_where_it_lies_alone_and_among_others():
    claims = [says(claim) for row in NEARER for claim in row]
    assert vectors(claims) == [vectors([claim])[0] for claim in claims]


def test_a_mark_changes_with_what_the_vector_is_made_of_and_with_nothing_else():
    claim = says("the bridge was closed")
    assert mark(claim) == mark(replace(claim, speaker="somebody else", vector=b"kept"))
    assert mark(claim) != mark(replace(claim, content="the bridge was open"))
    assert mark(claim) != mark(replace(claim, context="In May."))


def test_the_middle_of_several_lies_between_them():
    one, other = vectors([says(NEARER[0][0]), says(NEARER[0][2])])
    middle = mean([one, other])
    assert min(cosine(middle, one), cosine(middle, other)) > cosine(one, other)
    assert mean([]) is None


@pytest.mark.parametrize("text", ["", " ", "\ud800", "ж" * 5000, "\u0000", "💥" * 300])
def test_any_text_has_a_vector(text):
    (vector,) = vectors([says(text)])
    assert len(vector) == 384
