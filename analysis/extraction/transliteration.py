"""Spellings of one name in Latin letters brought to one: Zelenskiy, Zelensky, Zelenskyy.

The rules undo what systems of transliteration do differently (BGN/PCGN, ISO 9, the press's own,
German umlauts written out). They join more than they should: good for looking up, not for deciding.
"""

import re

from analysis.extraction.names import fold, parts

RULES = [
    (re.compile(pattern), spelling)
    for pattern, spelling in [
        (r"^ye(?=[a-z])", "e"),
        (r"shch|sch|sz|sh", "sh"),
        (r"tch|tsch|cz|ch", "ch"),
        (r"kh", "h"),
        (r"zh|dzh|dj", "j"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"tz", "ts"),
        (r"w", "v"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ae", "a"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"[yj]", "i"),
        (r"(.)\1+", r"\1"),
        (r"ii+", "i"),
        (r"(?<=[a-z]{3})h$", ""),
    ]
]


def plain(word: str) -> str:
    """Reduce a word of a name to a form that its spellings share."""
    word = fold(word)
    for pattern, spelling in RULES:
        word = pattern.sub(spelling, word)
    return word


def plain_parts(name: str) -> tuple[str, ...]:
    """Reduce each word of a name."""
    return tuple(plain(word) for word in parts(name))
