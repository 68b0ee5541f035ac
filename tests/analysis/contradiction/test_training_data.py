"""The examples that the entailment model is taught."""

import random

import pytest

from analysis.training import denials, made_pairs
from analysis.training import entailment_data as data


def test_held_out_events_never_train():
    files = (*data.ALL_EVENTS, data.BIG_STORIES)
    trained = {event["event"] for event in data.events(files)}
    held_out = {event["event"] for event in data.events(files, held_out=True)}
    never = {
        e["event"] for path in (data.HELD_OUT_STORIES, data.HELD_OUT_BIG_STORIES) for e in data.lines(path)
    }
    assert held_out and never
    assert not trained & (held_out | never)


@pytest.mark.parametrize(
    "path", [*data.ALL_EVENTS, data.HELD_OUT_STORIES, data.BIG_STORIES, data.HELD_OUT_BIG_STORIES]
)
def test_every_labelled_pair_names_claims_of_its_event(path):
    for event in data.lines(path):
        known = {claim["id"] for claim in event["claims"]}
        for name in ("contradictions", "updates", "corroborations", "unclear"):
            assert {end for pair in event[name] for end in pair[:2]} <= known


def test_a_claim_of_a_big_story_now_and_then_stands_behind_its_context():
    (event,) = data.events((data.BIG_STORIES,))[:1]
    examples = data.dense_stories(random.Random(5), (data.BIG_STORIES,), lambda _: [], 0, 0)
    (claim,) = [claim for claim in event["claims"] if claim["context"]][:1]
    written = {side for e in examples for side in (e.left, e.right) if claim["content"] in side}
    assert len({claim["context"] in side for side in written}) == 2


def test_unclear_pairs_are_left_out():
    event = next(event for event in data.events() if event["unclear"])
    unclear = {frozenset(pair[:2]) for pair in event["unclear"]}
    assert not unclear & {frozenset((left["id"], right["id"])) for left, right, _ in data.pairs(event)}


def test_of_compatible_pairs_the_nearest_are_taken_and_some_others():
    def by_speaker(event):
        compatible = ([left, right] for left, right, relation in data.pairs(event) if relation == "none")
        return sorted(compatible, key=lambda two: (two[0]["id"], two[1]["id"]))

    examples = data.dense_stories(random.Random(5), (data.DENSE_STORIES,), by_speaker)
    events = data.events((data.DENSE_STORIES,))
    related = sum(2 for event in events for *_, relation in data.pairs(event) if relation != "none")
    assert 0 < len(examples) - related <= len(events) * (data.NEAREST + data.OTHERS)


def test_the_same_seed_gives_the_same_round():
    assert data.stories(random.Random(5)) == data.stories(random.Random(5))


def test_a_contradiction_of_a_story_allows_no_other_label():
    for example in data.stories(random.Random(5))[:500]:
        contradicts = data.RELATIONS[example.relation] not in ("none", "update", "corroboration")
        assert example.allowed[2] == contradicts
        assert example.allowed[2] is (example.allowed == (False, False, True))


def test_headlines_that_clash_are_read_both_ways_round():
    examples = data.headlines()
    clashes = {(example.left, example.right) for example in examples if example.allowed[2]}
    assert clashes
    assert all((right, left) in clashes for left, right in clashes)


@pytest.mark.parametrize(
    ("hypothesis", "label", "allowed"),
    [
        ("the shop is open", "entailment", (False, False, True)),
        ("the shop is open", "contradiction", (True, True, False)),
        ("the shop is open", "neutral", (False, True, False)),
    ],
)
def test_a_negated_hypothesis_turns_the_label(hypothesis, label, allowed):
    row = {"premise": "They sell bread", "hypothesis": hypothesis, "label": label}
    example = made_pairs.with_negation(row)
    assert example.right == "the shop is not open"
    assert example.allowed == allowed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The shop is open.", "The shop is not open."),
        ("Nobody is here and it is not open", None),
        ("Go home", None),
    ],
)
def test_not_is_put_behind_the_auxiliary(sentence, expected):
    assert made_pairs.negated(sentence) == expected


def test_a_word_is_exchanged_for_another_of_its_class():
    classes = made_pairs.word_groups("word_classes")
    changed = made_pairs.exchanged("The red bus left.", {"red": classes["red"]}, random.Random(1))
    assert changed != "The red bus left."
    assert changed.startswith("The ")
    assert changed.endswith(" bus left.")


def test_held_out_denials_never_train():
    held_out = {row["about"] for row in denials.held_out()}
    assert held_out
    assert not held_out & {row["about"] for row in [*denials.denials(), *denials.denials(denials.OUTRIGHT)]}


def test_every_denial_has_statements_that_clash_and_others_that_do_not():
    for row in [*denials.denials(), *denials.denials(denials.OUTRIGHT), *denials.held_out()]:
        assert row["denied"].strip()
        assert row["clashing"]
        assert row["compatible"]


@pytest.mark.parametrize("path", [denials.DENIALS, denials.OUTRIGHT])
def test_a_denial_contradicts_what_clashes_with_it_and_nothing_else(path):
    examples = denials.written(random.Random(5), path)
    denied = [" it is not true: " in f" {e.left}" or " it is not true: " in f" {e.right}" for e in examples]
    assert all(denied)
    clashing = [example for example in examples if example.allowed[2]]
    assert clashing
    assert {data.RELATIONS[example.relation] for example in clashing} == {"denial"}
    assert all(not example.allowed[2] for example in examples if data.RELATIONS[example.relation] == "none")


def test_who_denies_what_another_says_too_contradicts_him():
    event = {
        "event": "x",
        "background": "",
        "claims": [
            {
                "id": id_,
                "speaker": id_,
                "role": "",
                "said_on": "2020-01-01",
                "kind": "direct",
                "content": text,
            }
            for id_, text in (("a", "the gate was open"), ("b", "one could walk in"), ("c", "it was shut"))
        ],
        "contradictions": [["a", "c", "opposite"]],
        "updates": [],
        "corroborations": [["a", "b"]],
        "unclear": [["b", "c"]],
    }
    examples = denials.of_event(event, random.Random(5))
    clashing = [example for example in examples if example.allowed[2]]
    agreeing = [example for example in examples if not example.allowed[2]]
    assert len(clashing) == 2
    assert all("was open" in e.left + e.right and "walk in" in e.left + e.right for e in clashing)
    assert len(agreeing) == 1
    assert "was open" in agreeing[0].left + agreeing[0].right
    assert "was shut" in agreeing[0].left + agreeing[0].right


def test_a_time_or_place_is_added_to_plain_words_alone():
    said = {"content": "the ferry was overloaded"}
    rng = random.Random(5)
    changed = {denials.with_circumstance(said, rng)["content"] for _ in range(200)}
    assert said["content"] in changed
    assert len(changed) > 2
    assert all(content.startswith(said["content"]) for content in changed)
    spoken = {"content": "Four. I closed their eyes"}
    assert all(denials.with_circumstance(spoken, rng) == spoken for _ in range(50))
