"""spaCy's attribute ruler, looked up: word classes, forms and lemmas of what a table can hold.

The ruler tries each of its patterns at each word. All but a few speak of one word, of which only the
word itself, its tag and its place in the sentence count, so that what comes of them is settled once and
kept. Texts with what a longer pattern might begin at go to the ruler as before. What comes out is the
same (a test compares them).
"""

import re

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

READ = ("LOWER", "TAG", "DEP", "IS_SPACE")
SET = ("TAG", "DEP", "POS", "MORPH", "LEMMA")
LAYER = [LOWER, TAG, DEP, IS_SPACE]
Key = tuple[int, int, int, int]
Row = tuple[int, ...]


class WordClasses:
    """A stand-in for an ``AttributeRuler`` whose patterns read and set what is named above."""

    replaced = "spacy_attribute_ruler"

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler, self._strings = ruler, ruler.vocab.strings
        self._single: list[tuple[dict, dict]] = []
        self._longer: list[dict] = []
        for rule in ruler.patterns:
            for pattern in rule["patterns"]:
                if len(pattern) == 1 and rule["attrs"].keys() <= set(SET):
                    self._single.append((pattern[0], rule["attrs"]))
                else:
                    self._longer.append(pattern[0])
        words = [one.get("LOWER", {}) for one in (*(one for one, _ in self._single), *self._longer)]
        listed = [{"IN": [one]} if isinstance(one, str) else one for one in words if one]
        self._words = {word for one in listed for word in one.get("IN", ())}
        self._shapes = [one for one in listed if one.keys() != {"IN"}]
        self._named: dict[int, int] = {}
        self._known: dict[Key, Row | None] = {}

    @staticmethod
    def fits(pipe: object) -> bool:
        """Whether a component's patterns are of the kind that a table can hold."""
        if not isinstance(pipe, AttributeRuler):
            return False
        first = [pattern[0] for rule in pipe.patterns for pattern in rule["patterns"]]
        return all(wanted.keys() <= set(READ) and "OP" not in wanted for wanted in first)

    def __call__(self, doc: Doc) -> Doc:
        rows = []
        for lower, tag, dep, space in doc.to_array(LAYER).tolist() if len(doc) else ():
            key = self._word(lower), tag, dep, space
            if key not in self._known:
                self._known[key] = self._settled(key)
            if self._known[key] is None:
                return self._ruler(doc)
            rows.append(self._known[key])
        return doc.from_array(list(SET), np.array(rows, np.uint64)) if rows else doc

    def _word(self, lower: int) -> int:
        """The word where a pattern speaks of it, 0 for all the others."""
        if lower not in self._named:
            word = self._strings[lower]
            named = word in self._words or any(_agrees(one, word) for one in self._shapes)
            self._named[lower] = lower if named else 0
        return self._named[lower]

    def _settled(self, key: Key) -> Row | None:
        """What the patterns make of a word, the later ones first; None where a longer one may begin."""
        lower, tag, dep = (self._strings[part] for part in key[:3])
        word = {"LOWER": lower, "TAG": tag, "DEP": dep, "IS_SPACE": bool(key[3])}
        if any(_holds(wanted, word) for wanted in self._longer):
            return None
        made = {"TAG": tag, "DEP": dep, "POS": "", "LEMMA": ""}
        for wanted, given in self._single:
            if _holds(wanted, word):
                made |= given
        morph = self._ruler.vocab.morphology.add(made.pop("MORPH")) if "MORPH" in made else 0
        return tuple(morph if name == "MORPH" else self._strings.add(made[name]) for name in SET)


OPERATORS = {
    "IN": lambda given, value: value in given,
    "NOT_IN": lambda given, value: value not in given,
    "REGEX": lambda given, value: re.search(given, value) is not None,
}


def _holds(wanted: dict, word: dict) -> bool:
    return all(_agrees(value, word[name]) for name, value in wanted.items())


def _agrees(wanted: object, value: object) -> bool:
    """One condition of spaCy's patterns: a value, or an operator with its operand.

    :raises KeyError: an operator that is not known here.
    """
    if not isinstance(wanted, dict):
        return wanted == value
    return all(OPERATORS[name](given, value) for name, given in wanted.items())


@Language.factory("word_classes")
def _made(nlp: Language, name: str) -> WordClasses:
    return WordClasses(nlp.get_pipe(WordClasses.replaced))
