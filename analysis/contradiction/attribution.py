"""Who did it: one deed laid at two doors."""

from functools import lru_cache

from spacy.tokens import Token

from analysis.contradiction.alignment import Pair
from analysis.contradiction.proposition import FIRST_PERSON, WORD, Proposition
from analysis.contradiction.quantities import KEPT
from analysis.contradiction.signal import SILENT, Reading
from analysis.contradiction.statement import Evidence
from analysis.contradiction.words import concept, folded, light

VAGUE = frozenset(
    [
        "it",
        "he",
        "she",
        "they",
        "that",
        "this",
        "there",
        "which",
        "who",
        "what",
        "we",
        "i",
        "you",
        "nobody",
        "none",
        "someone",
        "somebody",
    ]
)


@lru_cache(maxsize=KEPT)
def agents(side: Proposition) -> dict[str, Token]:
    """From the concept of each affirmed deed to whoever is said to have done it."""
    found: dict[str, Token] = {}
    by_index = {term.index: term for term in side.terms}
    for token in side.doc:
        term = by_index.get(token.i)
        if token.pos_ != "VERB" or term is None or term.negated:
            continue
        agent = _agent(token)
        if agent is not None:
            found.setdefault(term.concept, agent)
    return found


def _agent(verb: Token) -> Token | None:
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    for child in verb.children:
        if passive and child.dep_ == "agent":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
        if not passive and child.dep_ == "nsubj":
            return child
    return None


def attribution(pair: Pair) -> Reading:
    """The two claims name different doers of the same deed."""
    ours, theirs = agents(pair.left), agents(pair.right)
    objects = [left for left, right in pair.shared if left.pos in ("NOUN", "PROPN")]
    for deed in ours.keys() & theirs.keys():
        left, right = ours[deed], theirs[deed]
        if _same(pair, left, right) or not objects:
            continue
        evidence = (
            Evidence(0, left.idx, left.idx + len(left)),
            Evidence(1, right.idx, right.idx + len(right)),
        )
        return Reading(min(1.0, 0.3 + 0.5 * pair.overlap), f"{left.text} against {right.text}", evidence)
    return SILENT


def _same(pair: Pair, left: Token, right: Token) -> bool:
    """Whether two doers may be one: the same word, one named for the other, or too vague to tell."""
    if left.lower_ in VAGUE | FIRST_PERSON or right.lower_ in VAGUE | FIRST_PERSON:
        return True
    if light(left.lemma_.casefold()) or light(right.lemma_.casefold()):
        return True
    names = [_named(pair.left, left), _named(pair.right, right)]
    return bool(names[0] & names[1])


def _named(side: Proposition, token: Token) -> set[str]:
    meant = side.statement.names.get(token.text, "")
    words = {concept(token.lemma_)} | {folded(w.text) for w in token.subtree if w.pos_ == "PROPN"}
    return words | set(WORD.findall(folded(meant)))
