"""The story as one list of words, hyphens and titles of several words joined.

Light objects, so that everything after the parse may walk over them as often as it likes.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from analysis.extraction.document import Document, Parse
from analysis.extraction.nominals import is_title, organization, role
from analysis.lexicon import rows

SAYING = frozenset({"said", "says", "told", "added", "warned", "insisted", "argued", "replied", "denied"})
ELISIONS = frozenset("'’")
HYPHENS = frozenset("-‐‑")


@dataclass(slots=True)
class Word:
    """A word of the story; ``head`` is the index of the word it depends on, itself at a root.

    ``parted`` where no phrase runs on from the words before, because they name a source.
    """

    text: str
    low: str
    start: int
    end: int
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    inside: bool
    sentence: int
    paragraph: int
    quoted: bool
    initial: bool
    parted: bool = False

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or (self.text[1:2] in ELISIONS and self.text[2:3].isupper())


def story(document: Document) -> list[Word]:
    """Read the parses into words, in order."""
    inside = _quoted(document)
    words: list[Word] = []
    sentence = 0
    for paragraph, parse in enumerate(document.parses):
        sentence = _read(parse, paragraph, sentence, words, inside)
    _part(document, words)
    _recognise(words)
    return words


def _part(document: Document, words: list[Word]) -> None:
    """Part a name from a source described before it: "according to the land register Hendon Park was"."""
    for one in document.attributions:
        for span in one.source:
            at = bisect_left(words, span.end, key=lambda word: word.start)
            if at == len(words):
                continue
            if any(cue.start == words[at].start for cue in one.cue):
                # "Local media report that": no media report, but what they do.
                words[at].parted = True
            elif words[at].capital and document.text[span.start : span.start + 4].islower():
                words[at].parted = words[at].start - span.end == 1


def _recognise(words: list[Word]) -> None:
    """Take a capital at a sentence's start for a name's where the story shows that it is one.

    It is where the word has a capital elsewhere too, and where a singular noun says something
    without an article, as only names do.
    """
    elsewhere = {
        word.text
        for word, after in pairwise(words)
        if word.capital and not word.initial and word.pos == "PROPN" and not after.capital
    }
    for word in words:
        if (
            not word.initial
            or not word.capital
            or word.pos == "PROPN"
            or word.pos not in ("NOUN", "ADJ", "X", "INTJ")
        ):
            continue
        speaks = word.tag == "NN" and word.dep == "nsubj" and words[word.head].low in SAYING
        if word.text in elsewhere or (speaks and not organization(word.low) and not role(word.low)):
            word.pos = "PROPN"


def _quoted(document: Document):
    edges = sorted((part.start, part.end) for quotation in document.quotations for part in quotation.parts)
    starts = [start for start, _ in edges]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < edges[at][1]

    return inside


def _read(parse: Parse, paragraph: int, sentence: int, words: list[Word], inside) -> int:
    """Append one parse's words; return the number of the next sentence."""
    tokens = [token for token in parse.doc if not token.is_space]
    text = parse.doc.text
    place: dict[int, int] = {}
    starts = len(words)
    heads: list[int] = []
    at = 0
    while at < len(tokens):
        last = _joined(tokens, at)
        first, main = tokens[at], tokens[last]
        if at == 0 or first.is_sent_start:
            sentence += 1
        for token in tokens[at : last + 1]:
            place[token.i] = len(words)
        words.append(_word(parse.start, text, first, main, sentence, paragraph, inside))
        words[-1].initial = _initial(words)
        heads.append(main.head.i)
        at = last + 1
    for offset, head in enumerate(heads):
        words[starts + offset].head = place.get(head, starts + offset)
    return sentence


def _word(origin: int, whole: str, first: Token, main: Token, sentence: int, paragraph: int, inside) -> Word:
    start, end = origin + first.idx, origin + main.idx + len(main)
    text = whole[first.idx : main.idx + len(main)]
    joined = first.i != main.i
    pos = main.pos_ if not joined or main.pos_ in ("ADJ", "PROPN") else "NOUN"
    pos = "PROPN" if joined and any(letter.isdigit() for letter in text) and first.text[0].isupper() else pos
    return Word(
        text,
        text.casefold(),
        start,
        end,
        pos,
        main.tag_,
        main.dep_,
        0,
        main.ent_type_,
        first.ent_iob_ == "I",
        sentence,
        paragraph,
        inside(start),
        False,
    )


def _initial(words: list[Word]) -> bool:
    """Whether the last word has a capital only because something starts there."""
    if len(words) == 1 or words[-1].sentence != words[-2].sentence:
        return True
    return words[-2].text in ("“", '"', "‘", "'", "”", ":", "—", "–", ".", "?", "!", "(", "-", "•")


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Roles of several words, and nicknames that hold a figure ("No 10"), by their first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    nicknames = [row[0].casefold() for row in rows("metonyms") if any(letter.isdigit() for letter in row[0])]
    for phrase in [*(row[0] for row in rows("role_phrases")), *nicknames]:
        words = tuple(phrase.replace("-", " ").split())
        table.setdefault(words[0], []).append(words)
    for phrases in table.values():
        phrases.sort(key=len, reverse=True)
    return table


def _joined(tokens: list[Token], at: int) -> int:
    """Give the index of the last token that belongs to the word which starts at ``at``."""
    for phrase in _phrases().get(tokens[at].lower_, ()):
        last = _spells(tokens, at, phrase)
        if last is not None:
            return last
    last = at
    dotted = at + 1 < len(tokens) and tokens[at + 1].text == "." and not tokens[at].whitespace_
    if dotted and is_title(tokens[at].text + "."):
        return at + 1
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text in HYPHENS
        and not tokens[last].whitespace_
        and not tokens[last + 1].whitespace_
        and tokens[last + 2].is_alpha
        and tokens[last].lower_ not in ("then", "ex", "former", "now", "one-time")
    ):
        last += 2
    return last


def _spells(tokens: list[Token], at: int, phrase: tuple[str, ...]) -> int | None:
    for word in phrase:
        if at < len(tokens) and tokens[at].text in HYPHENS:
            at += 1
        if at >= len(tokens) or tokens[at].lower_ != word:
            return None
        at += 1
    return at - 1


def written(words: list[Word], first: int, last: int, text: str) -> str:
    """Give the words as the article has them, on one line."""
    return " ".join(text[words[first].start : words[last].end].split())
