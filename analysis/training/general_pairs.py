"""General pairs of a premise and a hypothesis: how many of each origin the entailment model is taught."""

import random
from collections import defaultdict
from pathlib import Path

from analysis.contradiction.rendering import side
from analysis.training import made_pairs
from analysis.training.entailment_data import lines
from analysis.training.made_pairs import LABELS, Example

# How many pairs of each origin are taken; the rest of an origin adds hours, not skill.
GENERAL_QUOTAS = {
    "mnli15k": 12000,
    "mnli_mm": 7500,
    "mnli_watson": 200,
    "snli_dev": 5500,
    "ling_in_loop": 4000,
    "fever_dev": 5500,
    "newprot_base": 2500,
    "newprot_edit_premise": 1500,
    "newprot_edit_other": 1500,
    "newprot_contrast": 1000,
    "newprot_par": 300,
    "cad": 1500,
    "conjnli": 1600,
    "num_aug": 800,
    "fm2": 700,
    "rte3": 300,
    "cb": 200,
    "healthver": 100,
}
# Long pairs cost several times a short one's minutes.
LONGEST_GENERAL = 45
# Of the third stage: pairs that the first has not seen.
FRESH_QUOTAS = {"mnli15k": 1800, "mnli_mm": 1500, "snli_dev": 2200, "ling_in_loop": 1000, "fever_dev": 1500}
# Of the fourth stage: all that is left and much of what was seen, so that general inference catches up.
WIDE_QUOTAS = {
    "mnli15k": 15000,
    "mnli_mm": 10000,
    "ling_in_loop": 20000,
    "snli_dev": 9000,
    "fever_dev": 11000,
    "cad": 4000,
    "newprot_edit_other": 1500,
    "newprot_edit_premise": 1500,
    "newprot_contrast": 1500,
    "newprot_base": 2000,
    "conjnli": 2500,
    "num_aug": 2000,
    "fm2": 1200,
    "rte3": 600,
    "cb": 300,
}
NEGATED = 4000
# Pairs turned round: of these origins, so many.
TURNED_ORIGINS, TURNED = ("mnli15k", "mnli_mm", "snli_dev", "fever_dev"), 12000
REPORTERS = ("the minister", "a spokesman", "police", "the company", "she", "he", "officials", "Ana Weiss")


def by_origin(path: str | Path) -> dict[str, list[dict]]:
    """Read the general pairs that are short enough, by origin."""
    found = defaultdict(list)
    for row in lines(path):
        if len(row["premise"].split()) + len(row["hypothesis"].split()) <= LONGEST_GENERAL:
            found[row["origin"]].append(row)
    return found


def general(origins: dict[str, list[dict]], rng: random.Random) -> list[Example]:
    """Shuffle each origin and take its quota, some with a header or a denial put before a side."""
    examples = []
    for origin, quota in sorted(GENERAL_QUOTAS.items()):
        rng.shuffle(origins[origin])
        examples += [dressed(row, rng) for row in origins[origin][:quota]]
    return examples


def fresh(origins: dict[str, list[dict]], rng: random.Random) -> list[Example]:
    """Take pairs beyond the quotas, and make pairs that differ in one word."""
    rows = []
    for origin, quota in sorted(FRESH_QUOTAS.items()):
        start = GENERAL_QUOTAS[origin]
        rows += origins[origin][start : start + quota]
    return [dressed(row, rng) for row in rows] + made_pairs.one_word_apart(origins, rng)


def wide(origins: dict[str, list[dict]], rng: random.Random) -> list[Example]:
    """Take a wide choice of general pairs, seen before or not, and some with their hypothesis negated."""
    rows = []
    for origin, quota in sorted(WIDE_QUOTAS.items()):
        rows += rng.sample(origins[origin], min(quota, len(origins[origin])))
    negatable = [pair for row in rng.sample(rows, len(rows)) if (pair := made_pairs.with_negation(row))]
    return [dressed(row, rng) for row in rows] + negatable[:NEGATED]


def turned(origins: dict[str, list[dict]], rng: random.Random) -> list[Example]:
    """Turn general pairs round: what contradicts is contradicted; of the others no more is known than not."""
    rows = [row for origin in TURNED_ORIGINS for row in origins[origin]]
    return [
        Example(row["hypothesis"], row["premise"], (not clash, not clash, clash))
        for row in rng.sample(rows, TURNED)
        for clash in (row["label"] == "contradiction",)
    ]


def dressed(row: dict, rng: random.Random) -> Example:
    """Write a general pair out, now and then as two speakers would be, or with the second denied."""
    left, right, label = row["premise"], row["hypothesis"], row["label"]
    allowed = tuple(name == label for name in LABELS)
    chance = rng.random()
    if chance < 0.06:
        # Whoever denies what follows from the premise contradicts it.
        speaker = rng.choice(REPORTERS) if rng.random() < 0.7 else None
        right = side(right, speaker, denied=True)
        allowed = (False, False, True) if label == "entailment" else (True, True, False)
    elif chance < 0.2:
        left = side(left, rng.choice(REPORTERS))
        right = side(right, rng.choice(REPORTERS))
    return Example(left, right, allowed)
