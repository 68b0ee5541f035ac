"""The examples that the entailment model is taught."""

import random

import pytest

from analysis.training import entailment_data as data


def test_held_out_events_never_train():
    trained = {event["event"] for event in data.events()}
    held_out = {event["event"] for event in data.events(held_out=True)}
    assert held_out
    assert not trained & held_out


def test_every_labelled_pair_names_claims_of_its_event():
    for event in data.lines(data.STORIES):
        known = {claim["id"] for claim in event["claims"]}
        for name in ("contradictions", "updates", "corroborations", "unclear"):
            assert {end for pair in event[name] for end in pair[:2]} <= known


def test_unclear_pairs_are_left_out():
    event = next(event for event in data.events() if event["unclear"])
    unclear = {frozenset(pair[:2]) for pair in event["unclear"]}
    assert not unclear & {frozenset((left["id"], right["id"])) for left, right, _ in data.pairs(event)}


def test_the_same_seed_gives_the_same_round():
    assert data.stories(random.Random(5)) == data.stories(random.Random(5))


def test_a_contradiction_of_a_story_allows_no_other_label():
    for example in data.stories(random.Random(5))[:500]:
        contradicts = data.RELATIONS[example.relation] not in ("none", "update", "corroboration")
        assert example.allowed[2] == contradicts
        assert example.allowed[2] is (example.allowed == (False, False, True))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The shop is open.", "The shop is not open."),
        ("Nobody is here and it is not open", None),
        ("Go home", None),
    ],
)
def test_not_is_put_behind_the_auxiliary(sentence, expected):
    assert data.negated(sentence) == expected


def test_a_word_is_exchanged_for_another_of_its_class():
    classes = data.word_groups("word_classes")
    changed = data.exchanged("The red bus left.", {"red": classes["red"]}, random.Random(1))
    assert changed != "The red bus left."
    assert changed.startswith("The ")
    assert changed.endswith(" bus left.")
