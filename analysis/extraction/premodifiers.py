"""What stands before a name or noun: an affiliation, a role, titles."""

from analysis.extraction import nominals
from analysis.extraction.chunks import is_field, named
from analysis.extraction.names import PARTICLES, word_set
from analysis.extraction.story import Word, written

ORIGINS = ("-based", "-born", "-backed", "-led", "-owned", "-run", "-listed", "-funded", "-controlled")
HONORIFICS = word_set("mr mrs ms miss mx sir dame lord lady dr madam madame mme herr frau")

Before = tuple[str | None, tuple[int, int] | None, str | None]


def before(words: list[Word], begin: int, at: int, text: str) -> Before:
    """Part the words up to ``at`` into an affiliation, the words it stands in, and a role."""
    affiliation = inner = None
    begin = _after_origin(words, begin, at)
    start = _start(words, begin, at)
    end = _institution(words, start, at, text)
    while end <= at and affiliates(words[end]):
        end += 1
    if end > start:
        surface = written(words, start, end - 1, text)
        affiliation = nominals.land(surface) or surface
        inner = None if nominals.demonym(surface) or nominals.party(surface) else (start, end - 1)
        begin = end if start == begin else begin
    if begin > at or all(words[k].low.rstrip(".") in HONORIFICS for k in range(begin, at + 1)):
        return affiliation, inner, None
    return affiliation, inner, written(words, begin, at, text)


def _after_origin(words: list[Word], begin: int, last: int) -> int:
    """Skip "San Francisco-based", "state-owned" and what stands before them."""
    made = [k for k in range(begin, last) if words[k].low.endswith(ORIGINS)]
    return made[-1] + 1 if made else begin


def _start(words: list[Word], begin: int, at: int) -> int:
    """Give the word that an affiliation may start with: the first nationality or name."""
    start = begin
    while start <= at and nominals.demonym(words[start].text) is None and not affiliates(words[start]):
        if words[start].capital and not is_field(words[start].text):
            break
        start += 1
    return begin if start > at or words[start].low in ("former", "then") else start


def _institution(words: list[Word], start: int, at: int, text: str) -> int:
    """Give the word after a nickname of several words, "White House"; ``start`` for none."""
    for end in range(min(start + 3, at), start, -1):
        if nominals.standing(written(words, start, end, text)):
            return end + 1
    return start


def affiliates(word: Word) -> bool:
    """Whether a word before a role names a body or a place rather than the office's field."""
    if nominals.demonym(word.text) or nominals.country(word.text) or nominals.party(word.text):
        return True
    if word.low in PARTICLES or word.low in ("of", "the", "&", "for"):
        return False
    if nominals.role(word.low) or nominals.is_title(word.text):
        return False
    return word.capital and (not is_field(word.text)) and named(word)


def modifier(words: list[Word], begin: int, last: int) -> tuple[str | None, tuple[int, int] | None]:
    """Find the land or name before a common noun: "Russian", "Lakeline" in "the Lakeline board"."""
    begin = _after_origin(words, begin, last)
    for k in range(begin, last):
        found = nominals.land(words[k].text) if words[k].capital else None
        if found:
            adjective = nominals.demonym(words[k].text) or nominals.party(words[k].text)
            return found, None if adjective else (k, k)
    run = [k for k in range(begin, last) if affiliates(words[k])]
    if not run:
        return None, None
    return " ".join(words[k].text for k in run), (run[0], run[-1])
