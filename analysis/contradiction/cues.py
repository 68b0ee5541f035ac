"""Cues by which a speaker rejects what the content says, and contents that reject what they quote."""

import re

from analysis.contradiction.words import folded
from analysis.lexicon import rows

DENIAL = re.compile(r"\b(?:un(?:convinced|persuaded)|rul\w+ out)\b|\bnot true\b", re.I)
WORD = re.compile(r"[^\W\d_]{2,}")
SAYINGS = "claim|report|allegation|accusation|suggestion|assertion|statement|rumou?r|story|stories"
UNTRUE = (
    r"(?:not true|untrue|false|a lie|lies|incorrect|baseless|unfounded|nonsense|a fabrication|fabricated"
    r"|invented|made up|without foundation)"
)
# "That it had sunk was false", "the owner's claim that …", "it was not true that …".
FALSE = re.compile(
    rf"(?:\W*(?:(?:\S+ ){{0,4}}?(?:{SAYINGS})s? )?that (?P<told>\S.*?\S)"
    rf" (?:was|were|is|are|had been) (?:\w+ly )?{UNTRUE}(?:\W*|,? and .*)"
    rf"|\W*it (?:was|is) (?:\w+ly )?{UNTRUE} that (?P<said>\S.*\S)\W*)",
    re.I | re.S,
)


def denies(cue: str) -> bool:
    """Whether a cue, in any form, rejects its content: "has denied", "appeared unconvinced"."""
    plain = folded(cue)
    return bool(DENIAL.search(plain)) or any(word in _denials() for word in _forms(plain))


def called_false(content: str) -> tuple[int, int] | None:
    """Where the words stand of which a content says nothing but that they are false, if it does."""
    found = FALSE.fullmatch(content)
    return found and found.span("told" if found["told"] else "said")


def _denials() -> frozenset[str]:
    return frozenset(row[0] for row in rows("cues") if row[1] in ("denial", "doubt"))


def _forms(cue: str) -> list[str]:
    """The words of a cue, each also as the lemma it may be a form of."""
    found = []
    for word in WORD.findall(cue):
        found.append(word)
        for ending, instead in (
            ("ied", "y"),
            ("ies", "y"),
            ("ed", ""),
            ("ed", "e"),
            ("d", ""),
            ("s", ""),
            ("ing", ""),
        ):
            if word.endswith(ending):
                found.append(word[: -len(ending)] + instead)
    return found
