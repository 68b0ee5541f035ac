"""Fit the weights of the contradiction signals on story events that no model was trained on.

    python -m analysis.training.contradiction_weights [--prior 0.03]

A logistic regression over the signals' readings. The events are those that the entailment model's
training leaves out; pairs of claims of two different events are added as compatible. In news, fewer
pairs of one story conflict than in the events written to train on, so compatible pairs weigh as much
as it takes for ``--prior`` of all to be contradictions. Prints weights to hold the detector's against.
"""

import argparse
import random
import zlib
from datetime import date

import numpy as np

from analysis.contradiction.detector import SIGNALS, prepare
from analysis.contradiction.statement import Statement
from analysis.training.entailment_data import events, pairs

SEED = 7
STRENGTH = 1.0
ROUNDS = 4000
RATE = 0.5


def statement(claim: dict, event: dict) -> Statement:
    """Make a statement of a story's claim."""
    said = date.fromisoformat(claim["said_on"])
    return Statement(
        claim["content"],
        speaker=claim["speaker"],
        speaker_role=claim["role"],
        kind=claim["kind"],
        said=(said, said),
        article_title=event["background"],
        article_id=zlib.crc32(event["event"].encode()),
    )


def labelled() -> tuple[list[tuple[Statement, Statement]], list[bool]]:
    """Collect the held-out pairs and whether each is a contradiction."""
    rng, found, right = random.Random(SEED), [], []
    held_out = events(held_out=True)
    for event in held_out:
        for left, other, relation in pairs(event):
            found.append((statement(left, event), statement(other, event)))
            right.append(relation not in ("none", "update", "corroboration"))
    for _ in range(len(found) // 4):
        one, other = rng.sample(held_out, 2)
        found.append(
            (statement(rng.choice(one["claims"]), one), statement(rng.choice(other["claims"]), other))
        )
        right.append(False)
    return found, right


def fit(values: np.ndarray, right: np.ndarray, prior: float) -> tuple[np.ndarray, float]:
    """Fit weights that never point against their signal's sense, and a bias."""
    positives, negatives = right.sum(), (~right).sum()
    importance = np.where(right, 1.0, positives * (1 - prior) / prior / negatives)
    importance /= importance.mean()
    weights, bias = np.zeros(values.shape[1]), 0.0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(values @ weights + bias)))
        error = importance * (chance - right)
        weights -= RATE * (values.T @ error / len(right) + STRENGTH * weights / len(right))
        # A signal that speaks for a conflict is never let speak against one.
        weights = np.maximum(weights, 0)
        bias -= RATE * error.mean()
    return weights, bias


def main() -> None:
    """Read the command line, fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prior", type=float, default=0.03)
    given = parser.parse_args()
    found, right = labelled()
    values = np.array(
        [[signal.read(pair).value for signal in SIGNALS] for pair in prepare(found, thorough=True)]
    )
    weights, bias = fit(values, np.array(right), given.prior)
    for signal, weight in zip(SIGNALS, weights, strict=True):
        print(f"    Signal({signal.name}, {weight:.2f}),")
    print(f"BIAS = {bias:.2f}")


if __name__ == "__main__":
    main()
