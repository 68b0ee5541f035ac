"""The grammar: regular expressions over the classes of words, each beside the function that reads it.

In a pattern every bare word is a class of ``analysis/lexicon/time_words.txt`` (or of a token,
see ``words.py``), every word in capitals a smaller pattern defined here; the rest is ``re``.
A group named ``x`` marks the words that the expression covers where the match is wider.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from analysis.extraction.dates.readings import Context, Hit, Reading
from analysis.extraction.dates.words import Words, letters

PIECES = {
    "MON": "(?:month|shortmonth dot?|maybemonth)",
    "WD": "(?:weekday|shortday dot?)",
    "DAYNO": "(?:daynum|dayordinal)",
    "DIGITS": "(?:daynum|int|year|big)",
    "FIGURE": "(?:DIGITS fraction?|fraction|NUMBERWORDS)",
    "NUMBERWORDS": "(?:(?:one|number)(?:hyphen?(?:one|number)){0,8})",
    "COUNT": "(?:half hyphen? article?|article? half hyphen? number|article? vague of?|article half|article"
    "|article? FIGURE of?(?:(?:to|or|and|hyphen) FIGURE)?)",
    "SPELL": "(?:unit|quarter|weekend)",
    "NTH": "(?:ordinal|first|dayordinal|final)",
    "PART": "(?:part|noon|overnight)",
    "MER": "(?:meridiem|dotted)",
    "SEASON": "(?:season|maybeseason)",
    "BEFORE": "(?<=[in on by since during of from between about PREFIXES and or its poss])",
    "PREFIXES": "edge early later last next this",
    "WHICH": "(?P<which>this|last|next|that|the? (?:previous|following|same))",
    "INYEAR": "(?P<which>last|this|next) fiscal? unit",
    "YEARWORDS": "(?P<words>number number(?:hyphen?(?:number|one))?)",
}

Reader = Callable[[Hit, Context], Reading | None]

_declared: list[tuple[str, Reader]] = []


class Rule(NamedTuple):
    pattern: re.Pattern
    read: Reader
    rank: int


def reads(*patterns: str) -> Callable[[Reader], Reader]:
    """Declare the patterns that a function reads; of equal matches the first declared is tried first."""

    def declare(reader: Reader) -> Reader:
        _declared.extend((pattern, reader) for pattern in patterns)
        return reader

    return declare


def translated(pattern: str) -> str:
    """Turn a pattern over names of classes into one over their letters."""
    alphabet = letters()
    while re.search(r"\b[A-Z]{2,}\b", pattern):
        pattern = re.sub(r"\b[A-Z]{2,}\b", lambda match: PIECES[match.group()], pattern)
    parts = re.split(r"(\(\?P<\w+>)", pattern)
    for place in range(0, len(parts), 2):
        letter_by_letter = re.sub(r"[a-z]+", lambda match: alphabet[match.group()], parts[place])
        parts[place] = re.sub(r"\s+", "", letter_by_letter)
    return "".join(parts)


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar as declared by the readers, compiled once."""
    return tuple(
        Rule(re.compile(translated(pattern)), read, rank) for rank, (pattern, read) in enumerate(_declared)
    )


def candidates(words: Words) -> list[tuple[int, int, int, re.Match, Reader]]:
    """Find all that the rules match: (first word, minus last word, rank, match, reader), best first."""
    found = []
    for pattern, read, rank in rules():
        covers = "x" if "x" in pattern.groupindex else 0
        for match in pattern.finditer(words.shape):
            first, last = match.span(covers)
            found.append((first, -last, rank, match, read))
    found.sort(key=lambda one: one[:3])
    return found
