"""A statement prepared for comparison: its words, what it is about, and what it affirms or denies."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from spacy.tokens import Doc, Token

from analysis.contradiction.cues import called_false, denies
from analysis.contradiction.polarity import is_marker, negated
from analysis.contradiction.similarity import vectors
from analysis.contradiction.statement import Statement
from analysis.contradiction.words import concept, folded, light, opposites, stem
from analysis.extraction.syntax import language, readable
from analysis.lexicon import words

KEPT_PARSES = 4096
LONGEST = 1200
OPPOSABLE = frozenset(("VERB", "NOUN", "ADJ", "ADV", "ADP"))
FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
UNITS = frozenset(stem(word) for word in words("units"))
WORD = re.compile(r"[^\W\d_]{2,}")

_parses: OrderedDict[str, Doc] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class Term:
    """A word that says something: where it stands, its lemma and concept, whether it is negated."""

    start: int
    end: int
    lemma: str
    concept: str
    pos: str
    negated: bool
    index: int


def parses(texts: Sequence[str]) -> list[Doc]:
    """Parse texts, each once as long as it is remembered."""
    with _lock:
        known = {text: _parses[text] for text in texts if text in _parses}
    unknown = [text for text in dict.fromkeys(texts) if text not in known]
    if unknown:
        docs = language().pipe((readable(text) for text in unknown), batch_size=64, disable=["ner"])
        known.update(zip(unknown, docs, strict=True))
    with _lock:
        for text, doc in known.items():
            _parses[text] = doc
            _parses.move_to_end(text)
        while len(_parses) > KEPT_PARSES:
            _parses.popitem(last=False)
    return [known[text] for text in texts]


def propositions(statements: Sequence[Statement]) -> list["Proposition"]:
    """Prepare statements for comparison: each text is parsed once, each statement prepared once."""
    keys = [_key(statement) for statement in statements]
    first = dict(zip(reversed(keys), reversed(statements), strict=True))
    docs = parses([statement.content[:LONGEST] for statement in first.values()])
    made = {key: Proposition(first[key], doc) for key, doc in zip(first, docs, strict=True)}
    return [made[key] for key in keys]


def _key(statement: Statement) -> tuple:
    plain = (getattr(statement, name) for name in Statement.__dataclass_fields__ if name != "names")
    return (*plain, *sorted(statement.names.items()))


class Proposition:
    """What the signals look at: the statement, its parse, and its words in the terms they compare."""

    def __init__(self, statement: Statement, doc: Doc):
        self.statement = statement
        self.doc = doc

    @property
    def text(self) -> str:
        return self.statement.content

    @cached_property
    def vector(self) -> bytes:
        """Where the claim lies among all that can be said."""
        return vectors([self.statement])[0]

    @cached_property
    def called_false(self) -> tuple[int, int] | None:
        """Where the words stand of which the content says no more than that they are false."""
        return called_false(self.text)

    @property
    def matter(self) -> str:
        """What is affirmed or denied: the content, or what it calls false."""
        return self.text[slice(*self.called_false)] if self.called_false else self.text

    @cached_property
    def rejects(self) -> bool:
        """Whether the speaker rejects the content ("denied X" has content X)."""
        if not self.statement.negated:
            return False
        if denies(self.statement.cue or ""):
            return True
        return not self.called_false and not any(is_marker(token) for token in self.doc)

    @property
    def denied(self) -> bool:
        """Whether the speaker holds that what is spoken of is not so."""
        return self.rejects != bool(self.called_false)

    @cached_property
    def leans_on_context(self) -> bool:
        """Whether the content alone says next to nothing ("it had not", "that was not so")."""
        return len(self.terms) < 2

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words that say something, in order."""
        start, end = self.called_false or (0, len(self.text))
        return tuple(self._term(token) for token in self.doc if start <= token.idx < end and _telling(token))

    def _term(self, token: Token) -> Term:
        lemma = token.lemma_.casefold() if token.pos_ != "PROPN" else folded(token.text)
        particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), None)
        name = concept(f"{lemma} {particle}") if particle else concept(lemma)
        if particle and not name.startswith("="):
            name = concept(lemma)
        start, end = token.idx, token.idx + len(token)
        return Term(start, end, lemma, name, token.pos_, negated(token) != self.denied, token.i)

    @cached_property
    def opposable(self) -> tuple[Term, ...]:
        """The words that the list of opposites knows, the everyday ones among them."""
        return tuple(
            self._term(token)
            for token in self.doc
            if token.pos_ in OPPOSABLE and stem(folded(token.lemma_)) in opposites()
        )

    def distance(self, one: Term, other: Term) -> int:
        """Count the steps in the parse from one term to another; many where no sentence holds both."""
        ups = {token.i: steps for steps, token in enumerate(_upwards(self.doc[one.index]))}
        for steps, token in enumerate(_upwards(self.doc[other.index])):
            if token.i in ups:
                return steps + ups[token.i]
        return len(self.doc)

    def objects(self, term: Term) -> set[str]:
        """The concepts of what a verb acts on, through "the number of"."""
        acted = [child for child in self.doc[term.index].children if child.dep_ in ("dobj", "nsubjpass")]
        acted += [
            inner for child in acted for of in child.children if of.dep_ == "prep" for inner in of.children
        ]
        return {concept(token.lemma_.casefold()) for token in acted}

    def lacks(self, term: Term) -> bool:
        """Whether a noun is what the claim says there is none of ("no injuries")."""
        token = self.doc[term.index]
        return any(is_marker(child) for child in token.children if child.dep_ in ("det", "neg", "advmod"))

    @cached_property
    def concepts(self) -> dict[str, Term]:
        """The first term of each concept."""
        found: dict[str, Term] = {}
        for term in self.terms:
            found.setdefault(term.concept, term)
        return found

    @cached_property
    def entities(self) -> frozenset[str]:
        """Whom and what it speaks of, as folded last names; the speaker too, where it says "I" or "we"."""
        names = [*self.statement.subjects, *self.statement.names.values()]
        if self.statement.speaker and any(token.lower_ in FIRST_PERSON for token in self.doc):
            names.append(self.statement.speaker)
        named = {words[-1] for name in names if (words := WORD.findall(folded(name)))}
        return frozenset(named | {term.lemma for term in self.terms if term.pos == "PROPN"})


def _upwards(token: Token) -> list[Token]:
    return [token, *token.ancestors]


def _telling(token: Token) -> bool:
    if (
        token.pos_ not in ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "ADP")
        or token.like_num
        or not token.text.strip()
    ):
        return False
    if _is_unit(token):
        return False
    if token.pos_ in ("ADP", "ADV"):
        return token.lower_ in ("off", "before", "after", "inside", "outside", "always", "alone")
    return not light(token.lemma_.casefold()) and not light(token.lower_)


def _is_unit(token: Token) -> bool:
    """Whether a token is what a number before it is counted in: "m" of "£62m", "percent", "hours"."""
    before = token.doc[token.i - 1] if token.i else None
    if before is None or not (before.like_num or before.is_currency):
        return False
    return len(token.text) <= 2 or stem(token.lemma_.casefold()) in UNITS
