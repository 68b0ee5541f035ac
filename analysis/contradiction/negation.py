"""One side says that it is so, the other that it is not: negation and denial."""

import re
from dataclasses import replace

from analysis.contradiction.alignment import WEIGHTS, Pair
from analysis.contradiction.proposition import Proposition, Term
from analysis.contradiction.signal import SILENT, Reading, words_of

PREDICATES = frozenset(("VERB", "NOUN", "ADJ"))
LEAST_OVERLAP = 0.3
MAIN_ROLES = frozenset(["ROOT", "nsubj", "nsubjpass", "dobj", "attr", "oprd", "conj"])
ASIDE = frozenset(["acl", "relcl", "advcl"])
WAYS = frozenset(["out", "in", "into", "back", "away", "up", "down", "closer", "nearer", "forward", "off"])
# Above this, one side says little else; below, a clash tied to nothing shared counts for less.
ENOUGH, LOOSE = 0.8, 0.6
# How far words tell what is denied where the model does not see it.
BY_WORDS_ALONE = 0.5
# "Nobody knew before May" says nothing of what came later.
BOUNDED = re.compile(r"\b(?:before|until|till|prior to)\b", re.I)


def polarity_clash(pair: Pair) -> list[tuple[Term, Term]]:
    """The shared predicates that one side affirms and the other negates.

    A noun counts where a verb of the other side says the same, where it is itself what there is
    none of, or where a denial leaves nothing else to deny.
    """
    clashing = [
        (ours, theirs)
        for ours, theirs in pair.shared
        if ours.pos in PREDICATES and theirs.pos in PREDICATES and ours.negated != theirs.negated
        if not _homograph(pair, ours, theirs)
    ]
    strong = [two for two in clashing if _predicates(pair, *two)]
    return clashing if strong else []


def _homograph(pair: Pair, ours: Term, theirs: Term) -> bool:
    """Whether a noun and a verb that look alike are all that the two have in common ("board")."""
    if pair.left.denied != pair.right.denied:
        return False
    return ours.lemma == theirs.lemma and {ours.pos, theirs.pos} == {"NOUN", "VERB"} and len(pair.shared) == 1


def _predicates(pair: Pair, ours: Term, theirs: Term) -> bool:
    """Whether what is affirmed and negated is what happens, not a word that only describes a thing."""
    if elsewhere(pair, ours, theirs):
        return False
    if any(_asserts(side, term) for side, term in ((pair.left, ours), (pair.right, theirs))):
        return True
    denied = next((side for side in (pair.left, pair.right) if side.denied), None)
    if denied is not None:
        return len(denied.concepts) <= 2
    return (pair.left.lacks(ours) and _is_said(pair.right, theirs)) or (
        pair.right.lacks(theirs) and _is_said(pair.left, ours)
    )


def _is_said(side: Proposition, term: Term) -> bool:
    """Whether a noun is what its sentence is about, not a circumstance ("what led up to the strike")."""
    token = side.doc[term.index]
    return token.dep_ in MAIN_ROLES and token.head.dep_ not in ASIDE


def _asserts(side: Proposition, term: Term) -> bool:
    """Whether a term is a verb or a predicate adjective: "red boats" does not say that they are red."""
    return term.pos == "VERB" or (term.pos == "ADJ" and side.doc[term.index].dep_ != "amod")


def elsewhere(pair: Pair, ours: Term, theirs: Term) -> bool:
    """Whether one verb goes another way on either side: "did not move out", "moved in"."""
    ways = [
        {child.lower_ for child in side.doc[term.index].subtree if child.lower_ in WAYS}
        for side, term in ((pair.left, ours), (pair.right, theirs))
    ]
    return all(ways) and not ways[0] & ways[1]


def negation(pair: Pair) -> Reading:
    """One speaker affirms what the other negates."""
    if pair.left.denied != pair.right.denied or out_of_bounds(pair):
        return SILENT
    return _clash(pair)


def denial(pair: Pair) -> Reading:
    """One speaker denies what the other says."""
    if pair.left.denied == pair.right.denied or out_of_bounds(pair):
        return SILENT
    found = _clash(pair)
    if pair.opinion is None:
        return found
    # Words in common do not tell what is denied from its like (another's deed, another time).
    sure = max(pair.opinion.clash, pair.opinion.implied, BY_WORDS_ALONE)
    return replace(found, value=found.value * sure)


def out_of_bounds(pair: Pair) -> bool:
    """Whether the other claim lies beyond the time up to which the negated one speaks."""
    return any(
        _negative(side) and (_beyond_limit(side, other) or _afterwards(side, other))
        for side, other in ((pair.left, pair.right), (pair.right, pair.left))
    )


def _beyond_limit(side: Proposition, other: Proposition) -> bool:
    limit, about = side.statement.about, other.statement.about
    return bool(BOUNDED.search(side.text)) and (not limit or not about or about[1] > limit[0])


def _afterwards(side: Proposition, other: Proposition) -> bool:
    """What had not happened when it was said may have happened since."""
    said, about = side.statement.said, other.statement.about
    return bool(said and about) and about[0] > said[1]


def _negative(side: Proposition) -> bool:
    return side.denied or any(term.negated for term in side.terms)


def _clash(pair: Pair) -> Reading:
    clashing = polarity_clash(pair)
    if not clashing or pair.overlap < LEAST_OVERLAP:
        return SILENT
    agreeing = [p for p in pair.shared if p not in clashing and "VERB" in (p[0].pos, p[1].pos)]
    against = sum(WEIGHTS[ours.pos] for ours, _ in clashing)
    # Verbs on which both sides agree speak for two propositions that differ elsewhere.
    share = against / (against + sum(WEIGHTS.get(ours.pos, 0.5) for ours, _ in agreeing))
    shown = [two for two in clashing if "VERB" in (two[0].pos, two[1].pos)] or clashing
    words = ", ".join(dict.fromkeys(_named(pair, *two) for two in shown))
    evidence = words_of(0, (ours for ours, _ in shown)) + words_of(1, (theirs for _, theirs in shown))
    loose = 1.0 if any(pair.tied(*two) for two in clashing) or pair.overlap > ENOUGH else LOOSE
    return Reading(pair.overlap * share * loose * pair.nearness, words, evidence)


def _named(pair: Pair, ours: Term, theirs: Term) -> str:
    left, right = pair.left.text[ours.start : ours.end], pair.right.text[theirs.start : theirs.end]
    return f"{'not ' * ours.negated}{left} against {'not ' * theirs.negated}{right}"
