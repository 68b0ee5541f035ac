"""A text as a row of words, each with the class it has in time expressions.

The classes are letters of a private alphabet, so that the row can be searched with ordinary
regular expressions ("weekday, then maybe a part of the day") in linear time.
"""

import re
from functools import cache

from analysis.lexicon import rows

TOKEN = re.compile(
    r"(?P<isodate>(?<![\d/.-])[12][0-9]{3}-[01][0-9]-[0-3][0-9](?![\d-]))"
    r"|(?P<slashdate>(?<![\d/.])[0-9]{1,2}/[0-9]{1,2}/(?:[12][0-9])?[0-9]{2}(?![\d/]))"
    r"|(?P<clock>(?<![\d:.])[0-2]?[0-9](?::[0-5][0-9](?::[0-5][0-9])?|\.[0-5][0-9](?=\s?[ap]\.?m\b))(?![\d:]))"
    r"|(?P<decade>(?:1[0-9]|20)[0-9]0['’]?s\b|['’][2-9]0s\b|\b[2-9]0s\b)"
    r"|(?P<shortyear>['’][0-9]{2}\b(?!s))"
    r"|(?P<fraction>(?<![\d/])[1-9]/[1-9](?![\d/])|[½¼¾])"
    r"|(?P<dayordinal>[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<big>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)"
    r"|(?P<digits>[0-9]+)"
    r"|(?P<poss>['’]s?\b(?<=s)|(?<=s)['’](?=\s))"
    r"|(?P<dotted>[ap]\.\s?m\.?(?!\w))"
    r"|(?P<quarterno>\bQ[1-4]\b)"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<break>\n\s*)"
    r"|(?P<dash>--+|—|_)"
    r"|(?P<mark>[^\w\s])"
)

MARKS = {
    ",": "comma",
    ".": "dot",
    "-": "hyphen",
    "–": "hyphen",
    "/": "slash",
    "$": "money",
    "€": "money",
    "£": "money",
    "#": "money",
    "(": "open",
    ")": "close",
    "?": "stop",
    "!": "stop",
}
OTHERS = ("word", "name", "daynum", "year", "int", "mark", *sorted(set(MARKS.values())))


@cache
def lexicon() -> dict[str, tuple[str, int, bool]]:
    """Map each lower-cased word to its class, its value and whether it needs a capital."""
    entries = {}
    for (line,) in rows("time_words"):
        name, *words = line.split()
        for entry in words:
            word, _, value = entry.partition("=")
            entries[word.lower()] = (name, int(value or 0), word != word.lower())
    return entries


@cache
def letters() -> dict[str, str]:
    """Map each class to its letter in the shape of a text."""
    classes = {entry[0] for entry in lexicon().values()}
    classes.update(group for group in TOKEN.groupindex if group not in ("digits", "letters", "mark"))
    classes.update(OTHERS)
    return {name: chr(0x100 + place) for place, name in enumerate(sorted(classes))}


class Words:
    """The words of a text in parallel rows; ``shape`` has one letter a word."""

    __slots__ = ("text", "starts", "ends", "lowers", "values", "shape")

    def __init__(self, text: str):
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lowers: list[str] = []
        self.values: list[int] = []
        known, letter, shape = lexicon(), letters(), []
        for match in TOKEN.finditer(text):
            word = match.group()
            lower = word.lower()
            kind, value = classify(match.lastgroup, word, lower, known)
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.lowers.append(lower)
            self.values.append(value)
            shape.append(letter[kind])
        self.shape = "".join(shape)

    def glued(self, place: int) -> bool:
        """Say whether the word at ``place`` follows the one before it without a space."""
        return 0 < place < len(self.starts) and self.starts[place] == self.ends[place - 1]


def classify(group: str, word: str, lower: str, known: dict) -> tuple[str, int]:
    """Give a token's class and value."""
    if group == "letters":
        name, value, capital = known.get(lower, ("", 0, False))
        if name and not (capital and word.islower()):
            return name, value
        return ("word" if word.islower() else "name"), 0
    if group == "digits":
        return number_class(word)
    if group == "mark":
        return MARKS.get(word, "mark"), 0
    if group == "dotted":
        return "dotted", 12 if lower[0] == "p" else 0
    if group in ("dayordinal", "decade", "quarterno", "shortyear"):
        return group, int(re.sub(r"[^0-9]", "", word))
    return group, 0


def number_class(digits: str) -> tuple[str, int]:
    """Tell day numbers, years and other integers apart; absurdly long ones have no value."""
    if len(digits) > 6:
        return "big", 0
    value = int(digits)
    if len(digits) <= 2 and 1 <= value <= 31:
        return "daynum", value
    if len(digits) == 4 and 1000 <= value <= 2199:
        return "year", value
    return "int", value
