"""What the readers of the grammar are given and what they answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analysis.extraction.dates.words import Words, letters
from analysis.vocabulary import Precision

STEPS = {
    "last": -1, "past": -1, "latest": -1, "previous": -1, "preceding": -1, "prior": -1,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "ensuing": 1, "subsequent": 1,
}  # fmt: skip
FROM_FOCUS = frozenset(
    ["that", "those", "same", "previous", "preceding", "prior", "following", "ensuing", "subsequent"]
)


@dataclass
class Reading:
    """A TIMEX3 type and value; ``days`` where the value alone does not tell them.

    An ``echo`` ("a year earlier" of a quarter's figures) is not what later words count from.
    """

    type: str
    value: str
    days: tuple[date, date, Precision] | None = None
    echo: bool = False


class Hit:
    """One match of a rule, as the readers see it."""

    __slots__ = ("words", "match")

    def __init__(self, words: Words, match: re.Match):
        self.words = words
        self.match = match

    def __contains__(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    @property
    def all_lowers(self) -> list[str]:
        """The words of the match in lower case."""
        return self.words.lowers[self.match.start() : self.match.end()]

    @property
    def first_word(self) -> str:
        """The first word of the match in lower case."""
        return self.words.lowers[self.match.start()]

    def lowers(self, group: str) -> list[str]:
        """The words of a group in lower case, none where the group has no part in the match."""
        return self.words.lowers[slice(*self.match.span(group))] if group in self else []

    def word(self, group: str) -> str:
        """The last word of a group in lower case, "" where it has none."""
        lowers = self.lowers(group)
        return lowers[-1] if lowers else ""

    def values(self, group: str) -> list[int]:
        """The values of a group's words that have one."""
        if group not in self:
            return []
        return [value for value in self.words.values[slice(*self.match.span(group))] if value]

    def value(self, group: str) -> int | None:
        """The value of a group's first word that has one."""
        values = self.values(group)
        return values[0] if values else None

    def is_capital(self, group: str) -> bool:
        """Whether a group's last word is written with a capital, as in a name."""
        return group in self and self.words.text[self.words.starts[self.match.end(group) - 1]].isupper()

    def before(self) -> str:
        """The word before the match, "" at the start."""
        place = self.match.start() - 1
        return self.words.lowers[place] if place >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        """A word after the match, "" at the end."""
        place = self.match.end() + ahead
        return self.words.lowers[place] if place < len(self.words.lowers) else ""

    def is_a(self, ahead: int, name: str) -> bool:
        """Whether the word so far from the match's first is of a class."""
        place = self.match.start() + ahead
        return place >= 0 and self.words.shape[place : place + 1] == letters()[name]


@dataclass
class Context:
    """What the text has told so far: the day it appeared, the day last spoken of, the tense."""

    published_on: date
    tense: Callable[[Hit], str | None] = lambda hit: None
    focus: date | None = None
    focus_value: str = ""
    quarter: str = ""

    @property
    def anchor(self) -> date:
        """The day that "later" and "that week" are counted from."""
        return self.focus or self.published_on
