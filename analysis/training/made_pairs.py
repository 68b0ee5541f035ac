"""Pairs of plain sentences made of one another: another word of its class, a synonym, or "not"."""

import random
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

HERE = Path(__file__).parent
LABELS = ("entailment", "neutral", "contradiction")
AUXILIARIES = frozenset(("is", "are", "was", "were", "will", "can", "has", "have", "had"))
MADE = {"contradiction": 3000, "entailment": 700, "negation": 1200}


@dataclass(frozen=True)
class Example:
    """A rendered pair; ``allowed`` are the labels it may have, ``relation`` -1 where it is no story pair."""

    left: str
    right: str
    allowed: tuple[bool, bool, bool]
    relation: int = -1


def with_negation(row: dict) -> Example | None:
    """Negate a pair's hypothesis: what followed is contradicted, what was contradicted no longer is."""
    other = negated(row["hypothesis"])
    if other is None:
        return None
    allowed = {
        "entailment": (False, False, True),
        "neutral": (False, True, False),
        "contradiction": (True, True, False),
    }
    return Example(row["premise"], other, allowed[row["label"]])


def one_word_apart(origins: dict[str, list[dict]], rng: random.Random) -> list[Example]:
    """Make pairs of plain sentences that differ in one word: another of its class, a synonym, or "not"."""
    rows = [row for origin in ("snli_dev", "cad", "mnli15k") for row in origins[origin]]
    sentences = sorted({row["premise"] for row in rows} | {row["hypothesis"] for row in rows})
    rng.shuffle(sentences)
    made, makers = (
        [],
        (
            ("contradiction", partial(exchanged, classes=word_groups("word_classes"), rng=rng)),
            ("entailment", partial(exchanged, classes=word_groups("word_synonyms"), rng=rng)),
            ("negation", negated),
        ),
    )
    for name, maker in makers:
        label = "entailment" if name == "entailment" else "contradiction"
        allowed = tuple(each == label for each in LABELS)
        changed = ((sentence, other) for sentence in sentences if (other := maker(sentence)))
        made += [
            Example(*(pair if rng.random() < 0.5 else pair[::-1]), allowed)
            for pair in islice(changed, MADE[name])
        ]
    return made


def word_groups(name: str) -> dict[str, list[str]]:
    """From each word of a list of groups to its whole group."""
    rows = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    groups = [row.split() for row in rows if row and not row.startswith("#")]
    return {word: group for group in groups for word in group}


def exchanged(sentence: str, classes: dict[str, list[str]], rng: random.Random) -> str | None:
    """Put another word of its class for one word of a sentence."""
    words = sentence.split()
    places = [place for place, word in enumerate(words) if word.strip(".,") in classes]
    if not places:
        return None
    place = rng.choice(places)
    plain = words[place].strip(".,")
    other = rng.choice([word for word in classes[plain] if word != plain])
    return " ".join([*words[:place], words[place].replace(plain, other), *words[place + 1 :]])


def negated(sentence: str) -> str | None:
    """Put "not" behind the first auxiliary of a sentence that has none."""
    words = sentence.split()
    if any(word in ("not", "no", "never") or word.endswith("n't") for word in words):
        return None
    place = next((place for place, word in enumerate(words) if word in AUXILIARIES), None)
    return None if place is None else " ".join([*words[: place + 1], "not", *words[place + 1 :]])
