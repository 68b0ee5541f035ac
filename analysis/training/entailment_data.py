"""The examples that the entailment model is taught of the news: story events, whole stories, headlines."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from analysis.contradiction.rendering import gap, side
from analysis.training.made_pairs import LABELS, Example

HERE = Path(__file__).parent
STORIES = HERE / "stories.jsonl.gz"
MORE_STORIES = HERE / "more_stories.jsonl.gz"
DENSE_STORIES = HERE / "dense_stories.jsonl.gz"
NEAR_STORIES = HERE / "near_stories.jsonl.gz"
# Whole stories: fifty claims about several matters, cut short as articles have them, each with its context.
BIG_STORIES = HERE / "big_stories.jsonl.gz"
EVENTS = (STORIES, MORE_STORIES)
ALL_EVENTS = (*EVENTS, DENSE_STORIES, NEAR_STORIES)
# Events that train no model at all: the detector is fitted on them.
HELD_OUT_STORIES = HERE / "held_out_stories.jsonl.gz"
HELD_OUT_BIG_STORIES = HERE / "held_out_big_stories.jsonl.gz"
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
# Of dense and near stories: how many compatible pairs of an event, the nearest and others, and how often
# a claim stands behind another.
NEAREST, OTHERS, TOLD_BEFORE = 16, 8, 0.25
BIG_NEAREST, BIG_OTHERS = 70, 110
# How often a claim of a whole story stands behind its context: a short one, and another.
SHORT, SHORT_IN_CONTEXT, IN_CONTEXT = 5, 0.8, 0.4


def lines(path: str | Path) -> Iterator[dict]:
    """Read gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)


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
        if "context" in claim:
            often = SHORT_IN_CONTEXT if len(claim["content"].split()) <= SHORT else IN_CONTEXT
            context = claim["context"] if rng.random() < often else ""
        elif told_before and not context and rng.random() < told_before:
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


def dense_stories(
    rng: random.Random,
    paths: Sequence[Path],
    near: Callable[[dict], list],
    nearest: int = NEAREST,
    others: int = OTHERS,
) -> list[Example]:
    """Make a round of pairs of which the compatible ones lie near each other, as those that mislead do.

    Of each event: all related pairs in both orders, so many compatible pairs that come first in ``near``,
    and some others.
    """
    chosen = []
    for event in events(paths):
        related = [(*pair, event) for pair in pairs(event) if pair[2] != "none"]
        compatible = near(event)
        rest = compatible[nearest:]
        taken = compatible[:nearest] + rng.sample(rest, min(others, len(rest)))
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
