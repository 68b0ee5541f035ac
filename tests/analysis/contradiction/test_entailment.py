"""The entailment model as it runs, and the form in which it reads claims."""

from dataclasses import replace

import pytest

from analysis.contradiction.alignment import Pair
from analysis.contradiction.entailment import RELATIONS, decisive_words, opinions, scores, with_names
from analysis.contradiction.proposition import propositions
from analysis.contradiction.rendering import gap, side
from analysis.training import entailment_data
from tests.analysis.contradiction.builders import denies, says


def test_training_and_running_name_the_relations_alike():
    assert entailment_data.RELATIONS == RELATIONS


def test_the_heads_give_probabilities():
    ((entailment, relation),) = scores([("The bridge is closed", "The bridge is open")])
    assert len(entailment) == 3
    assert len(relation) == len(RELATIONS)
    assert entailment.sum() == pytest.approx(1, abs=1e-4)
    assert relation.sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        ("The shop is closed on Sundays", "The shop is open on Sundays", 2),
        ("Two children are playing in the park", "Children are playing in a park", 0),
        ("The minister spoke in the capital", "The minister wore a red tie", 1),
    ],
)
def test_plain_sentences_are_read_as_anyone_would(premise, hypothesis, expected):
    ((entailment, _),) = scores([(premise, hypothesis)])
    assert entailment.argmax() == expected


def test_a_pair_has_the_same_opinion_whatever_stands_beside_it():
    texts = [("The bridge is closed", "The bridge is open"), ("One side " * 30, "Another side " * 30)]
    assert scores(texts)[0][0].tolist() == scores(texts[:1])[0][0].tolist()


def test_denying_what_follows_is_a_conflict():
    left, right = propositions([says("The bus was overloaded"), denies("it had been overloaded")])
    (opinion,) = opinions([Pair(left, right)])
    assert opinion.implied > 0.5


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, ""),
        (0, "same day"),
        (1, "a day later"),
        (-3, "3 days earlier"),
        (30, "weeks later"),
        (-90, "months earlier"),
    ],
)
def test_the_days_between_are_said_in_words(days, words):
    assert gap(days) == words


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ({}, "it rained"),
        ({"speaker": "Ana Weiss"}, "Ana Weiss: it rained"),
        (
            {"speaker": "Ana Weiss", "role": "mayor", "when": "a day later"},
            "Ana Weiss (mayor), a day later: it rained",
        ),
        ({"speaker": "Ana Weiss", "denied": True}, "Ana Weiss: it is not true: it rained"),
        ({"context": "A storm came."}, "A storm came. it rained"),
    ],
)
def test_a_side_is_written_with_what_is_known_of_it(given, written):
    assert side("it rained", **given) == written


def test_the_words_that_the_model_rests_on_are_words_of_one_side_alone():
    left = says("the cabin had been stopped by its brakes")
    right = says("the brakes had not engaged at all", "B")
    pair = Pair(*propositions([left, right]))

    pointed = decisive_words(pair)

    said = [(left, right)[one.side].content[one.start : one.end] for one in pointed]
    assert set(said) <= {"cabin", "stopped", "engaged"}
    assert "brakes" not in said


def test_names_of_others_stand_for_pronouns_and_the_speakers_own_does_not():
    said = says("he knew that she had sold his boat", "Jan Maas")
    named = replace(said, names={"he": "Jan Maas", "she": "Ida Vos", "his": "Piet Maas"})

    assert with_names(named) == "he knew that Ida Vos had sold Piet Maas's boat"
    assert with_names(said) == said.content


def test_half_a_character_is_read_like_any_other():
    ((entailment, _),) = scores([("The bridge \ud800 is closed", "The bridge is open")])
    assert sum(entailment) == pytest.approx(1, abs=1e-3)
