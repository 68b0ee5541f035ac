"""Learn how far the tagger's attributions can be trusted, from articles it was not trained on.

    python -m analysis.training.attribution_calibration dev.jsonl.gz analysis/models/attribution

Fits a logistic regression from the chances the tagger gives to whether the attribution is right
(contents share at least half of the union of their letters, and the source has the same last
words), and writes it to calibration.json beside the weights, with the threshold that gives the
best F1. Prints the reliability of halves fitted on each other.
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np

from analysis.extraction.selection import evidence, unrivalled
from analysis.extraction.tagger import Tagged, Tagger
from analysis.extraction.windows import paragraphs

HALF = 0.5
STEPS = 50
PENALTY = 1.0


def letters(text: str, spans: list) -> set[int]:
    """The positions of the letters and digits that spans cover."""
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def is_right(text: str, one: Tagged, gold: list[dict]) -> bool:
    """Whether an annotator has this content for a source that ends in the same place."""
    mine = letters(text, one.contents)
    speaker = letters(text, [one.source] if one.source else [])
    for other in gold:
        theirs = letters(text, other["content"])
        if len(mine & theirs) < HALF * len(mine | theirs):
            continue
        named = letters(text, other["source"])
        if bool(speaker) == bool(named) and (not named or speaker & named):
            return True
    return False


def fit(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, the bias first and not shrunk."""
    known = np.column_stack([np.ones(len(features)), features])
    weights = np.zeros(known.shape[1])
    shrink = np.diag([0.0] + [PENALTY] * features.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (chance - right) + shrink @ weights
        curve = (known * (chance * (1 - chance))[:, None]).T @ known + shrink
        weights -= np.linalg.solve(curve, slope)
    return weights


def chances(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(weights[0] + features @ weights[1:])))


def best_threshold(chance: np.ndarray, right: np.ndarray, gold: int) -> float:
    """The threshold that gives the best F1 of what is kept."""
    order = np.argsort(-chance)
    hits = np.cumsum(right[order])
    scores = 2 * hits / (np.arange(1, len(order) + 1) + gold)
    return float(chance[order][scores.argmax()])


def reliability(chance: np.ndarray, right: np.ndarray) -> None:
    """Print how many of each tenth are right."""
    for low in np.arange(0, 1, 0.1):
        inside = (chance >= low) & (chance < low + 0.1)
        if inside.any():
            print(f"{low:.1f}  {inside.sum():5}  {chance[inside].mean():.2f}  {right[inside].mean():.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    tagger = Tagger(given.folder)
    features, right, odd, gold = [], [], [], 0
    with gzip.open(given.data, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            text = row["text"]
            gold += sum(bool(one["content"]) for one in row["attributions"])
            for one in unrivalled(text, tagger.tag(text, paragraphs(text))):
                features.append(evidence(one))
                right.append(is_right(text, one, row["attributions"]))
                odd.append(number % 2)
    known, truth, half = np.array(features), np.array(right, float), np.array(odd)
    crossed = np.empty(len(truth))
    for side in (0, 1):
        crossed[half == side] = chances(known[half == side], fit(known[half != side], truth[half != side]))
    reliability(crossed, truth)
    weights = fit(known, truth)
    threshold = best_threshold(chances(known, weights), truth, gold)
    made = {"weights": [round(float(w), 4) for w in weights], "threshold": round(threshold, 3)}
    (given.folder / "calibration.json").write_text(json.dumps(made) + "\n", encoding="utf-8")
    print(made)


if __name__ == "__main__":
    main()
