"""Cues by which a speaker rejects what the content says."""

import re

from analysis.contradiction.words import folded
from analysis.lexicon import rows

DENIAL = re.compile(r"\b(?:un(?:convinced|persuaded)|rul\w+ out)\b|\bnot true\b", re.I)
WORD = re.compile(r"[^\W\d_]{2,}")


def denies(cue: str) -> bool:
    """Whether a cue, in any form, rejects its content: "has denied", "appeared unconvinced"."""
    plain = folded(cue)
    return bool(DENIAL.search(plain)) or any(word in _denials() for word in _forms(plain))


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
