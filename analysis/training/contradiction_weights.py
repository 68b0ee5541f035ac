"""Fit the weights of the contradiction signals, and with them the confidence that a reader is shown.

    python -m analysis.training.contradiction_weights [--stories FOLDER ...] [--prior 0.04]

A logistic regression over the signals' readings, drawn towards weights that are set by hand: where few
pairs tell, they stay as they are. It learns from the story events that the entailment model's training
leaves out, pairs of two different events among them, from left-out denials and big stories, and from
whole annotated stories (``--stories``, a folder with ``gold.json`` each). Pairs that lie too far apart to
be parsed count nowhere. In news, fewer pairs conflict than in the events written to train on, so that
compatible pairs of events weigh as much as it takes for ``--prior`` of them to be contradictions, and a
pair of an event or of a denial counts for little beside one of a whole story, which is what the detector
meets. How strongly the weights are drawn back is chosen by leaving out a fifth of the events and stories
at a time. Prints the weights to put into the detector, and how often each confidence was right on what
was left out.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from analysis.contradiction.alignment import Pair
from analysis.contradiction.detector import BIAS, FAR, SIGNALS, prepare
from analysis.contradiction.similarity import nearnesses
from analysis.contradiction.statement import Statement
from analysis.evaluation.contradiction_cases import case, event_statement, labelled, placed
from analysis.evaluation.denials import labelled_pairs as of_denials
from analysis.training.entailment_data import (
    ALL_EVENTS,
    BIG_STORIES,
    HELD_OUT_BIG_STORIES,
    HELD_OUT_STORIES,
    events,
    lines,
    pairs,
)

SEED = 7
FOLDS = 5
ROUNDS = 40
STRENGTHS = (0.3, 1.0, 3.0, 6.0, 12.0, 24.0)
# What the weights of the rules are drawn towards: set by hand, as many of them speak in few pairs.
BY_HAND = {
    "negation": 3.05,
    "denial": 4.5,
    "opposites": 2.1,
    "figures": 3.62,
    "timing": 3.96,
    "attribution": 1.5,
    "hedged": 0.98,
    "foretold": 0.45,
    "moments_differ": 1.52,
    "before_and_after": 2.85,
    "other_story": 2.07,
    "one_speaker": 0.4,
    "one_breath": 4.96,
    "another_way": 3.5,
    "unlike_figures": 2.5,
    "same_words": 1.59,
    "same_direction": 1.04,
}
# Those of the models, which speak in every pair, are all but free.
OF_MODELS = {"entailment": 1.95, "inference": 1.73, "far_apart": 9.0}
FREE = 0.1
# Of strengths whose loss is as good as the least, give or take this, the strongest is taken.
AS_GOOD = 1.015
# What a pair of an event or a denial counts beside one of a whole story, which is what the detector meets.
OF_EVENTS = 0.03
# What one of a big story counts: those are dense with contradictions, and nobody has cut them out of a text.
OF_BIG_STORIES = 0.1
# So many of them are read: each takes as long as a whole story.
BIG_STORIES_READ = 8
# Of an event's compatible pairs this share is read: they are many, and weighed by how many they are.
COMPATIBLE_READ = 0.4
BINS = (0.0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass
class Table:
    """Labelled pairs: their readings (n, signals), whether each is a contradiction, weight, and group."""

    values: np.ndarray
    right: np.ndarray
    importance: np.ndarray
    group: np.ndarray

    def rows(self, chosen: np.ndarray) -> "Table":
        return Table(self.values[chosen], self.right[chosen], self.importance[chosen], self.group[chosen])


def of_events() -> Iterator[tuple[tuple[Statement, Statement], bool, str]]:
    """Yield the held-out events' pairs, whether each is a contradiction, and the event's name."""
    rng, held_out = random.Random(SEED), [*events(ALL_EVENTS, held_out=True), *lines(HELD_OUT_STORIES)]
    count = 0
    for event in held_out:
        for left, other, relation in pairs(event):
            conflict = relation not in ("none", "update", "corroboration")
            if not conflict and rng.random() > COMPATIBLE_READ:
                continue
            count += 1
            yield (_statement(left, event), _statement(other, event)), conflict, event["event"]
    for _ in range(count // 4):
        one, other = rng.sample(held_out, 2)
        two = _statement(rng.choice(one["claims"]), one), _statement(rng.choice(other["claims"]), other)
        yield two, False, one["event"]


def of_big_stories() -> Iterator[list[tuple[tuple[Statement, Statement], bool, str]]]:
    """Give the pairs of some big stories that train no model, story by story, but the unclear ones."""
    held_out = [*events((BIG_STORIES,), held_out=True), *lines(HELD_OUT_BIG_STORIES)]
    for event in held_out[:BIG_STORIES_READ]:
        statements = placed({claim["id"]: _statement(claim, event) for claim in event["claims"]})
        yield [
            (
                (statements[left["id"]], statements[other["id"]]),
                relation not in ("none", "update", "corroboration"),
                event["event"],
            )
            for left, other, relation in pairs(event)
        ]


def _statement(claim: dict, event: dict) -> Statement:
    return event_statement(claim, claim["content"], event)


def of_story(folder: Path) -> Iterator[tuple[tuple[Statement, Statement], bool, str]]:
    """Yield the pairs of a whole story's gold claims, but those that its annotator found arguable."""
    gold, statements = case(folder)
    known = labelled(gold)
    for one, other in combinations(statements, 2):
        label = known.get(frozenset((one, other)))
        if label != "ambiguous":
            yield (statements[one], statements[other]), label in ("plain", "inferred"), folder.name


def table(labelled_pairs: list, prior: float | None, each: float = 1.0) -> Table:
    """Read the pairs with every signal; ``prior`` None keeps them as frequent as they are.

    ``each`` is what a pair counts, on average.
    """
    near = nearnesses([two for two, _, _ in labelled_pairs])
    labelled_pairs = [row for row, close in zip(labelled_pairs, near, strict=True) if close >= FAR]
    prepared = prepare([two for two, _, _ in labelled_pairs], thorough=True)
    kept = [i for i, pair in enumerate(prepared) if pair and pair.opinion]
    right = np.array([labelled_pairs[i][1] for i in kept])
    importance = np.ones(len(kept))
    if prior is not None:
        importance[~right] = right.sum() * (1 - prior) / prior / (~right).sum()
    importance *= each * len(kept) / importance.sum()
    values = np.array([readings(prepared[i]) for i in kept])
    return Table(values, right, importance, np.array([labelled_pairs[i][2] for i in kept]))


def readings(pair: Pair) -> list[float]:
    """What every signal reads, in their order."""
    return [signal.read(pair).value for signal in SIGNALS]


def fit(known: Table, strength: float) -> tuple[np.ndarray, float]:
    """Fit weights that never point against their signal's sense, and a bias, by Newton's method."""
    set_by_hand = BY_HAND | OF_MODELS
    start = np.array([*(set_by_hand[signal.name] for signal in SIGNALS), BIAS])
    pull = np.array([*(strength if signal.name in BY_HAND else FREE for signal in SIGNALS), 0.0])
    values, fitted = np.c_[known.values, np.ones(len(known.right))], start.copy()
    for _ in range(ROUNDS):
        given = chances(known.values, fitted[:-1], fitted[-1])
        slope = values.T @ (known.importance * (given - known.right)) + pull * (fitted - start)
        curve = (values * (known.importance * given * (1 - given))[:, None]).T @ values + np.diag(pull)
        free = (fitted > 0) | (slope < 0)
        free[-1] = True
        fitted[free] -= np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        fitted[:-1] = np.maximum(fitted[:-1], 0)
    return fitted[:-1], float(fitted[-1])


def chances(values: np.ndarray, weights: np.ndarray, bias: float) -> np.ndarray:
    """The probability of a contradiction for each row of readings."""
    return 1 / (1 + np.exp(-np.clip(values @ weights + bias, -30, 30)))


def left_out(known: Table, strength: float) -> np.ndarray:
    """What each pair is given by weights fitted without its event or story and a fifth of the others."""
    names = sorted(set(known.group))
    random.Random(SEED).shuffle(names)
    given = np.zeros(len(known.right))
    for fold in range(FOLDS):
        away = np.isin(known.group, names[fold::FOLDS])
        if away.any():
            given[away] = chances(known.values[away], *fit(known.rows(~away), strength))
    return given


def loss(known: Table, given: np.ndarray) -> float:
    """Mean weighted log loss."""
    given = np.clip(given, 1e-6, 1 - 1e-6)
    each = np.where(known.right, -np.log(given), -np.log(1 - given))
    return float((known.importance * each).sum() / known.importance.sum())


def reliability(known: Table, given: np.ndarray) -> Iterator[str]:
    """A line for each range of confidence: how many pairs fall there and how many of them are right."""
    for low, high in zip(BINS, BINS[1:], strict=False):
        here = (given >= low) & (given < high)
        if here.any():
            weight = known.importance[here]
            share = (weight * known.right[here]).sum() / weight.sum()
            right = int(known.right[here].sum())
            yield f"    {low:.1f}: {right} of {int(here.sum())} right, {share:.2f} as frequent as in news"


def main() -> None:
    """Read the command line, fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prior", type=float, default=0.04)
    parser.add_argument("--stories", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    parts = [table(list(of_events()), given.prior, OF_EVENTS), table(list(of_denials()), None, OF_EVENTS)]
    parts += [table(story, None, OF_BIG_STORIES) for story in of_big_stories()]
    parts += [table(list(of_story(folder)), None) for folder in given.stories]
    names = ("values", "right", "importance", "group")
    known = Table(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
    print(
        f"{len(known.right)} pairs, {int(known.right.sum())} contradictions, {len(set(known.group))} stories"
    )
    now = np.array([signal.weight for signal in SIGNALS])
    print(f"as it stands: loss {loss(known, chances(known.values, now, BIAS)):.4f}")
    print(*reliability(known, chances(known.values, now, BIAS)), sep="\n")
    tried = {strength: left_out(known, strength) for strength in STRENGTHS}
    losses = {strength: loss(known, each) for strength, each in tried.items()}
    best = max(each for each in losses if losses[each] <= AS_GOOD * min(losses.values()))
    for strength, each in losses.items():
        print(f"drawn back by {strength}: loss on what is left out {each:.4f}")
    print(*reliability(known, tried[best]), sep="\n")
    weights, bias = fit(known, best)
    for signal, weight in zip(SIGNALS, weights, strict=True):
        print(f"    Signal({signal.name}, {weight:.2f}),  # {signal.weight}")
    print(f"BIAS = {bias:.2f}  # {BIAS}")


if __name__ == "__main__":
    main()
