"""Words as the signals compare them: stems, concepts shared by synonyms, and words that say little."""

import re
import unicodedata
from functools import cache

from analysis.lexicon import rows, words

# Longest first: what is taken off so that "withdrawal", "withdrawing" and "withdrew's" lemma meet.
ENDINGS = (
    "ications",
    "ication",
    "ations",
    "ational",
    "ation",
    "ments",
    "ment",
    "ings",
    "ness",
    "ions",
    "ance",
    "ence",
    "able",
    "ible",
    "ally",
    "ing",
    "ion",
    "ers",
    "ors",
    "ive",
    "als",
    "ies",
    "ied",
    "ity",
    "ed",
    "er",
    "or",
    "al",
    "ly",
    "es",
    "s",
    "e",
    "y",
)
SHORTEST_STEM = 4


def folded(text: str) -> str:
    """Lower case without diacritics: Petrović and petrovic are one."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@cache
def stem(lemma: str) -> str:
    """Take one ending off a lemma, where enough of a word is left."""
    for ending in ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= SHORTEST_STEM:
            kept = lemma[: -len(ending)]
            return kept[:-1] if len(kept) > SHORTEST_STEM and kept[-1] == kept[-2] else kept
    return lemma


@cache
def _synonyms() -> dict[str, str]:
    """From each stem to the first word of its group."""
    table: dict[str, str] = {}
    for (row,) in rows("synonyms"):
        group = row.split()
        for word in group:
            table.setdefault(stem(word.replace("_", " ")), "=" + group[0])
    return table


@cache
def concept(lemma: str) -> str:
    """The name under which a lemma is compared: its synonym group, or its stem."""
    root = stem(folded(lemma))
    return _synonyms().get(root, root)


@cache
def opposites() -> dict[str, frozenset[tuple[int, int]]]:
    """From each stem to the (line, side) places where the list of opposites has it."""
    table: dict[str, set[tuple[int, int]]] = {}
    for line, row in enumerate(rows("opposites")):
        for side, cell in enumerate(row[:2]):
            for word in cell.split():
                table.setdefault(stem(word.replace("_", " ")), set()).add((line, side))
    return {word: frozenset(places) for word, places in table.items()}


def opposed(left: str, right: str) -> bool:
    """Whether two lemmas stand on the two sides of one line of the list of opposites."""
    ours, theirs = opposites().get(stem(folded(left)), ()), opposites().get(stem(folded(right)), ())
    return any((line, 1 - side) in theirs for line, side in ours)


def alike(left: str, right: str) -> bool:
    """Whether two lemmas stand on one side of a line of the list of opposites."""
    return bool(
        opposites().get(stem(folded(left)), frozenset()) & opposites().get(stem(folded(right)), frozenset())
    )


def light(lemma: str) -> bool:
    """Whether a word says too little to tie two claims together."""
    return lemma in words("light_words") or not re.search(r"\w", lemma)
