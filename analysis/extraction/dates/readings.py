"""What the readers of the grammar are given and what they answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from analysis.extraction.dates.words import Words
from analysis.vocabulary import Precision


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

    def lowers(self, group: str) -> list[str]:
        """The words of a group in lower case, none where the group has no part in the match."""
        if group not in self:
            return []
        return self.words.lowers[self.match.start(group) : self.match.end(group)]

    def word(self, group: str) -> str:
        """The last word of a group in lower case, "" where it has none."""
        lowers = self.lowers(group)
        return lowers[-1] if lowers else ""

    def value(self, group: str) -> int | None:
        """The value of a group's first word that has one."""
        if group not in self:
            return None
        row = self.words.values[self.match.start(group) : self.match.end(group)]
        return next((value for value in row if value), None)

    def values(self, group: str) -> list[int]:
        """The values of a group's words that have one."""
        if group not in self:
            return []
        return [
            value for value in self.words.values[self.match.start(group) : self.match.end(group)] if value
        ]

    def before(self, back: int = 1) -> str:
        """A word before the match, "" at the start."""
        place = self.match.start() - back
        return self.words.lowers[place] if place >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        """A word after the match, "" at the end."""
        place = self.match.end() + ahead
        return self.words.lowers[place] if place < len(self.words.lowers) else ""

    def capital(self, place: int) -> bool:
        """Say whether the word at a place (of the whole row) begins with a capital letter."""
        return 0 <= place < len(self.words.starts) and self.words.text[self.words.starts[place]].isupper()


@dataclass
class Context:
    """What the text has told so far: the day it appeared, the day last spoken of, the tense."""

    published_on: date
    tense: Callable[[Hit], str | None] = lambda hit: None
    focus: date | None = None
    focus_value: str = ""
    quarter: str = ""
    year: int | None = None
    recent: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> date:
        """The day that "later" and "that week" are counted from."""
        return self.focus or self.published_on
