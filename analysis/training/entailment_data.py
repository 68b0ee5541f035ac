"""The examples that the entailment model is taught: general pairs of statements and story events."""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from analysis.contradiction.rendering import gap, side
from analysis.training import made_pairs
from analysis.training.made_pairs import LABELS, Example

HERE = Path(__file__).parent
STORIES = HERE / "stories.jsonl.gz"
MORE_STORIES = HERE / "more_stories.jsonl.gz"
DENSE_STORIES = HERE / "dense_stories.jsonl.gz"
NEAR_STORIES = HERE / "near_stories.jsonl.gz"
EVENTS = (STORIES, MORE_STORIES)
ALL_EVENTS = (*EVENTS, DENSE_STORIES, NEAR_STORIES)
# Events that train no model at all: the detector is fitted on them.
HELD_OUT_STORIES = HERE / "held_out_stories.jsonl.gz"
HEADLINES = HERE / "headlines.jsonl.gz"
RELATIONS = (
    "none",
    "update",
    "corroboration",
    "negation",
    "opposite",
    "figure",
    "denial",
    "reversal",
    "timing",
    "attribution",
)
# Of a denial and what may well follow from it: no relation of a story, and no clash.
AGREEMENT = "agreement"
# Every ninth event never trains the model: the detector's weights and calibration are fitted there.
HELD_OUT_EVERY = 9
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
# Of dense and near stories: how many compatible pairs of an event, the nearest and others, and how often
# a claim stands behind another.
NEAREST, OTHERS, TOLD_BEFORE = 16, 8, 0.25
REPORTERS = ("the minister", "a spokesman", "police", "the company", "she", "he", "officials", "Ana Weiss")


def lines(path: str | Path) -> Iterator[dict]:
    """Read gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)


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


def events(paths: Sequence[Path] = (STORIES,), held_out: bool = False) -> list[dict]:
    """Read the story events: those that train, or those held out for the detector."""
    return [
        event
        for path in paths
        for number, event in enumerate(lines(path))
        if (number % HELD_OUT_EVERY == HELD_OUT_EVERY - 1) == held_out
    ]


def pairs(event: dict) -> Iterator[tuple[dict, dict, str]]:
    """Yield every labelled pair of claims of an event with its relation."""
    known = {frozenset(pair[:2]): pair[2] for pair in event["contradictions"]}
    known |= {frozenset(pair[:2]): "update" for pair in event["updates"]}
    known |= {frozenset(pair[:2]): "corroboration" for pair in event["corroborations"]}
    unclear = {frozenset(pair[:2]) for pair in event["unclear"]}
    for left, right in combinations(event["claims"], 2):
        key = frozenset((left["id"], right["id"]))
        if key not in unclear:
            yield left, right, known.get(key, "none")


def story_example(
    left: dict, right: dict, relation: str, event: dict, rng: random.Random, told_before: float = 0.0
) -> Example:
    """Write a story pair out; headers, roles, dates and background are dropped now and then.

    ``told_before`` is how often a claim stands behind another one of its event, as it may in an article.
    """
    days = (date.fromisoformat(right["said_on"]) - date.fromisoformat(left["said_on"])).days
    with_header, with_role = rng.random() > 0.12, rng.random() > 0.35
    when = gap(days) if rng.random() > 0.15 else ""

    def write(claim: dict, words: str) -> str:
        context = event["background"] if rng.random() < 0.15 else ""
        if told_before and not context and rng.random() < told_before:
            context = _sentence(rng.choice(event["claims"]), rng)
        return side(
            claim["content"],
            claim["speaker"] if with_header else None,
            claim["role"] if with_role else None,
            words,
            claim.get("denied", False),
            context,
        )

    if relation in ("corroboration", AGREEMENT):
        allowed = (True, True, False)
    elif relation in ("none", "update"):
        allowed = (False, True, False)
    else:
        allowed = (False, False, True)
    known = "none" if relation == AGREEMENT else relation
    return Example(write(left, ""), write(right, when), allowed, RELATIONS.index(known))


def stories(
    rng: random.Random,
    compatible: float = 2.2,
    unrelated: float = 0.4,
    paths: Sequence[Path] = (STORIES,),
) -> list[Example]:
    """Make one round of story pairs: all related ones in both orders, some compatible, some of two events.

    ``compatible`` and ``unrelated`` count pairs for each contradiction.
    """
    known, plain, everything = [], [], events(paths)
    for event in everything:
        for left, right, relation in pairs(event):
            (plain if relation == "none" else known).append((left, right, relation, event))
    rng.shuffle(plain)
    contradictions = sum(len(event["contradictions"]) for event in everything)
    chosen = [
        pair if rng.random() < 0.5 else swapped(pair) for pair in plain[: int(compatible * contradictions)]
    ]
    chosen += known + [swapped(pair) for pair in known]
    for _ in range(int(unrelated * contradictions)):
        one, other = rng.sample(everything, 2)
        chosen.append((rng.choice(one["claims"]), rng.choice(other["claims"]), "none", one))
    return [story_example(*pair, rng) for pair in chosen]


def dense_stories(rng: random.Random, paths: Sequence[Path], near: Callable[[dict], list]) -> list[Example]:
    """Make a round of pairs of which the compatible ones lie near each other, as those that mislead do.

    Of each event: all related pairs in both orders, the compatible pairs that come first in ``near``, and
    some others.
    """
    chosen = []
    for event in events(paths):
        related = [(*pair, event) for pair in pairs(event) if pair[2] != "none"]
        compatible = near(event)
        others = compatible[NEAREST:]
        taken = compatible[:NEAREST] + rng.sample(others, min(OTHERS, len(others)))
        plain = [(left, right, "none", event) for left, right in taken]
        chosen += related + [swapped(pair) for pair in related]
        chosen += [pair if rng.random() < 0.5 else swapped(pair) for pair in plain]
    return [story_example(*pair, rng, told_before=TOLD_BEFORE) for pair in chosen]


def _sentence(claim: dict, rng: random.Random) -> str:
    """Write a claim as a sentence of an article."""
    if claim["kind"] == "direct":
        return f"\u201c{claim['content'].rstrip('.')},\u201d {claim['speaker']} said."
    verb = rng.choice(("said", "said that", "told reporters that", "added that"))
    return f"{claim['speaker']} {verb} {claim['content'].rstrip('.')}."


def headlines(path: Path = HEADLINES) -> list[Example]:
    """Read pairs of headlines and of sentences from the wire, those without a direction both ways round."""
    examples = []
    for row in lines(path):
        allowed = tuple(name == row["label"] for name in LABELS)
        related = {"neutral": "none", "contradiction": row.get("kind")}.get(row["label"])
        relation = RELATIONS.index(related) if related else -1
        two = side(row["left"]), side(row["right"])
        examples.append(Example(*two, allowed, relation))
        if row["label"] != "entailment":
            examples.append(Example(*two[::-1], allowed, relation))
    return examples


def swapped(pair: tuple) -> tuple:
    """Turn a pair round: relations between claims have no direction."""
    left, right, *rest = pair
    return (right, left, *rest)
