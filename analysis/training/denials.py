"""Denials that teach what a denial contradicts: written for it, and made of the story events.

A denial is worded generally ("any contact with the ministry", "having had aircraft in the area"), and
what it clashes with is concrete and shares few words with it. ``denials.jsonl.gz`` has one a line: the
``speaker`` and ``role``, what is ``denied`` in the form in which it stands behind the ``verb``, and
statements of others that are ``clashing`` or ``compatible`` with it.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from analysis.training.entailment_data import (
    AGREEMENT,
    HELD_OUT_EVERY,
    events,
    lines,
    pairs,
    story_example,
    swapped,
)
from analysis.training.made_pairs import Example

HERE = Path(__file__).parent
DENIALS = HERE / "denials.jsonl.gz"
# The same, but for what clashes: it says outright, in the words of the denial, what is denied.
OUTRIGHT = HERE / "outright_denials.jsonl.gz"
# Denials that train no model at all, as every ninth of the others.
HELD_OUT_DENIALS = HERE / "held_out_denials.jsonl.gz"
SAID_ON, DAYS_AROUND = date(2020, 6, 15), 12
# When or where something was done: that it is said does not save a denial that names no time or place.
CIRCUMSTANCES = (
    "on Monday", "in May", "last week", "in 2019", "that night", "two days before", "in the spring",
    "at about four in the morning", "on 3 June", "in the capital", "outside the town hall", "a year ago",
)  # fmt: skip
CIRCUMSTANCE_ADDED = 0.35


def denials(path: Path = DENIALS) -> list[dict]:
    """Read the denials that train."""
    return [row for at, row in enumerate(lines(path)) if at % HELD_OUT_EVERY != HELD_OUT_EVERY - 1]


def held_out(outright: bool | None = None) -> list[dict]:
    """Read the denials that train no model: all, or those that are met outright, or the others."""
    found = []
    if outright is not True:
        found += [*list(lines(DENIALS))[HELD_OUT_EVERY - 1 :: HELD_OUT_EVERY], *lines(HELD_OUT_DENIALS)]
    return found if outright is False else found + list(lines(OUTRIGHT))[HELD_OUT_EVERY - 1 :: HELD_OUT_EVERY]


def claims(row: dict, rng: random.Random) -> tuple[dict, list[tuple[dict, bool]]]:
    """Turn one denial into claims as events have them: the denial, and the others with whether they clash."""

    def claim(said: dict, content: str, denied: bool) -> dict:
        day = SAID_ON if denied else SAID_ON + timedelta(days=rng.randint(-DAYS_AROUND, DAYS_AROUND))
        return {**said, "content": content, "denied": denied, "kind": "indirect", "said_on": day.isoformat()}

    denial = claim({"speaker": row["speaker"], "role": row["role"]}, row["denied"], denied=True)
    return denial, [
        (claim(said, said["content"], denied=False), name == "clashing")
        for name in ("clashing", "compatible")
        for said in row[name]
    ]


def with_circumstance(said: dict, rng: random.Random) -> dict:
    """Add a time or a place to what somebody says, now and then, where it has no figure."""
    content = said["content"]
    plain = not any(sign.isdigit() or sign in ".,;:?!" for sign in content)
    if not plain or rng.random() > CIRCUMSTANCE_ADDED:
        return said
    return {**said, "content": f"{content} {rng.choice(CIRCUMSTANCES)}"}


def event_of(row: dict, others: list[tuple[dict, bool]]) -> dict:
    """What stands around a denial, in the form of a story event."""
    return {"event": row["about"], "background": "", "claims": [other for other, _ in others]}


def written(rng: random.Random, path: Path = DENIALS) -> list[Example]:
    """Make a round of the written denials, each against all the statements beside it."""
    chosen = []
    for row in denials(path):
        denial, others = claims(row, rng)
        event = event_of(row, others)
        for other, clash in others:
            if path == OUTRIGHT:
                other = with_circumstance(other, rng)
            pair = (denial, other, "denial" if clash else AGREEMENT, event)
            chosen += [pair, swapped(pair)] if clash else [pair if rng.random() < 0.5 else swapped(pair)]
    return [story_example(*pair, rng) for pair in chosen]


def of_events(rng: random.Random, paths: Sequence[Path]) -> list[Example]:
    """Make denials of the claims of all events that train."""
    return [example for event in events(paths) for example in of_event(event, rng)]


def of_event(event: dict, rng: random.Random) -> list[Example]:
    """Make denials of an event's claims: whoever denies what another affirms as well contradicts him.

    Who denies what another contradicts agrees with him, and what has nothing to do with a claim has
    nothing to do with its denial; of these as many are taken as of the first.
    """

    def either(two: tuple[dict, dict]) -> tuple[dict, dict]:
        return two if rng.random() < 0.5 else two[::-1]

    by_relation = defaultdict(list)
    for left, right, relation in pairs(event):
        plain = relation in ("none", "update", "corroboration")
        by_relation[relation if plain else "clash"].append((left, right))
    borne_out = by_relation["corroboration"]
    against = rng.sample(by_relation["clash"], min(2 * len(borne_out), len(by_relation["clash"])))
    apart = rng.sample(by_relation["none"], min(len(borne_out), len(by_relation["none"])))
    chosen = [(_denied(left), right, "denial", event) for left, right in borne_out]
    chosen += [(left, _denied(right), "denial", event) for left, right in borne_out]
    chosen += [(_denied(left), right, AGREEMENT, event) for left, right in map(either, against)]
    chosen += [(_denied(left), right, "none", event) for left, right in map(either, apart)]
    return [story_example(*(pair if rng.random() < 0.5 else swapped(pair)), rng) for pair in chosen]


def _denied(claim: dict) -> dict:
    return {**claim, "denied": True}
