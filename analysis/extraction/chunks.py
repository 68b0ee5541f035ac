"""Where the noun phrases of the story begin and end: runs of words, cut at possessives."""

from collections.abc import Iterator
from functools import cache

from analysis.extraction import nominals
from analysis.extraction.names import PARTICLES, is_first_name, word_set
from analysis.extraction.story import Word
from analysis.lexicon import words as listed

PRONOUNS = {
    "he": ("m", False), "him": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "herself": ("f", False),
    "it": ("n", False), "itself": ("n", False),
    "they": (None, True), "them": (None, True), "themselves": (None, True),
    "i": ("i", False), "me": ("i", False), "myself": ("i", False), "we": ("i", True), "us": ("i", True),
    "who": ("w", False), "which": ("n", False), "whom": ("w", False),
}  # fmt: skip
OWNERS = {"his": "m", "her": "f", "its": "n", "their": None, "my": "i", "our": "i", "whose": "w"}
DETERMINERS = word_set("the a an this that these those some any another no each every one")
INNER = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
PARTICIPLES = word_set("managing acting leading retired ousted jailed exiled outgoing incoming")
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
SOMEBODY = frozenset({"somebody", "someone"})
CONNECTIVES = frozenset({"and", "of", "for", "on", "to", "against", "in"})
SHARED_OWNERS = word_set("people children women men workers")
TOGETHER = word_set("two three four five six pair trio")
NEVER_NAMES = word_set(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december gmt utc bst est edt cet"
)


def spread(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Cut the story into runs of words that make one noun phrase each."""
    at = 0
    while at < len(words):
        last = _run(words, at)
        if last >= at:
            yield at, last
        at = max(last, at) + 1


def _run(words: list[Word], first: int) -> int:
    """Give the last word of the phrase that starts at ``first``, ``first - 1`` for none."""
    word = words[first]
    at = first
    if together(words, first):
        return first + 1
    if word.low in DETERMINERS and (word.low != "that" or word.pos == "DET") or word.low in OWNERS:
        if word.low == "her" and not (first + 1 < len(words) and _within(words, first + 1, first)):
            return first
        at += 1
    elif word.low in PRONOUNS:
        return first
    while at < len(words) and words[at].sentence == word.sentence and _within(words, at, first):
        if words[at].parted:
            break
        at += 1
    last = at - 1
    while last >= first and not _ends(words[last]):
        last -= 1
    return last


def together(words: list[Word], first: int) -> bool:
    """Whether "the two" stands for two who have been spoken of, with no noun after it."""
    if first + 2 >= len(words) or words[first].low != "the" or words[first + 1].low not in TOGETHER:
        return False
    return words[first + 2].pos not in INNER and words[first + 2].low not in ("of", "-")


def _ends(word: Word) -> bool:
    if word.low in DETERMINERS or word.low in OWNERS or word.tag == "POS":
        return False
    return word.pos in ("NOUN", "PROPN") or (word.capital and word.pos != "NUM") or described(word.low)


def _within(words: list[Word], at: int, first: int) -> bool:
    word = words[at]
    if word.low in NEVER_NAMES and word.capital or word.entity in TIMES and not described(word.low):
        return False
    if word.pos in INNER or word.low in SOMEBODY:
        return True
    if at > first and (_binds(words, at, first) or _possesses(words, at)):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    attributive = (
        word.tag in ("VBG", "VBN") and at == first + 1 and words[first].low in DETERMINERS | set(OWNERS)
    )
    if word.low in PARTICIPLES or attributive:
        return bool(following and (following.pos in ("NOUN", "PROPN") or described(following.low)))
    if word.capital and (not word.initial or is_first_name(word.text)):
        return word.pos in ("VERB", "X", "ADV", "INTJ", "AUX", "ADP") and len(word.text) > 2
    return described(word.low) and word.pos not in ("VERB", "AUX", "ADP", "PRON", "DET")


def _binds(words: list[Word], at: int, first: int) -> bool:
    """Whether a small word holds a name together: van Steenis, Bank of England, Johnson & Johnson."""
    word, before = words[at], words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None:
        return False
    if word.low in PARTICLES or word.text == "&":
        return (before.capital or before.low in PARTICLES) and (after.capital or after.low in PARTICLES)
    if word.low in ("of", "for") and before.capital and _titled_body(before.low):
        further = words[at + 2] if at + 2 < len(words) else None
        return after.capital or bool(after.low == "the" and further and further.capital)
    if word.low == "the":
        return before.low in ("of", "for") and at - 1 > first
    whole = word.inside and after.inside and {word.entity, before.entity, after.entity} == {"ORG"}
    return whole and before.capital and after.capital and word.low in CONNECTIVES


def _titled_body(low: str) -> bool:
    return (
        low in ("house", "office", "chamber", "centers", "centres") or nominals.organization(low) is not None
    )


def _possesses(words: list[Word], at: int) -> bool:
    """Whether a possessive is inside a name: Seafarers' Union, People's Bank."""
    word, before = words[at], words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    if word.tag != "POS" or not after or not after.capital or not before.capital:
        return False
    saint = at > 1 and words[at - 2].low.rstrip(".") in ("st", "saint")
    if nominals.organization(after.low) and (saint or nominals.role(before.low)):
        return True
    if before.low in SHARED_OWNERS or word.text in ("'", "’"):
        return nominals.country(before.text) is None and nominals.role(after.low) is None
    return False


@cache
def _fields() -> frozenset[str]:
    return listed("fields_of_office")


def is_field(word: str) -> bool:
    """Whether a word only says what an office is for ("Transport", "deputy")."""
    return word.casefold() in _fields()


def named(word: Word) -> bool:
    """Whether a word can be part of a name."""
    if not word.capital or word.low in NEVER_NAMES or word.low in DETERMINERS or word.low in OWNERS:
        return False
    if word.pos == "NUM":
        return False
    if word.initial and word.pos != "PROPN" and not is_first_name(word.text) and not word.entity:
        return word.pos not in ("NOUN", "ADJ", "NUM") or any(letter.isupper() for letter in word.text[1:])
    return True


def described(low: str) -> bool:
    """Whether a word is a common noun for a person, a body or a group."""
    return bool(
        nominals.role(low) or nominals.organization(low) or nominals.group(low) or nominals.plural_role(low)
    )
