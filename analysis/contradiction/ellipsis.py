"""Figures that leave out what they count, because the sentence before has said it.

"Police said 300 fans had come. There were at least 2,000, according to the club": the second figure stands
for the first one's, and is held against it.
"""

from dataclasses import replace
from functools import lru_cache

from analysis.contradiction.numerals import CURRENCIES
from analysis.contradiction.proposition import UNITS, Proposition, propositions
from analysis.contradiction.quantities import COUNTERS, KEPT, Quantity, quantities
from analysis.contradiction.statement import Statement

#: Further apart than this, a figure is seldom of what the one before it was of.
TIMES = 20
MEASURED = frozenset(("percent", *CURRENCIES.values(), *UNITS))
PLAIN_SUBJECTS = frozenset(("PRON", "DET"))
#: "It was", "there were", "that makes": verbs that tell how many there are and no more.
TELLING_HOW_MANY = frozenset(
    ["amount", "be", "come", "count", "exceed", "make", "number", "reach", "stand", "total"]
)
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
PERSONS = frozenset(("i", "you", "he", "she"))
AFTER = frozenset(("PUNCT", "ADP", "SCONJ", "CCONJ", "ADV", "SPACE"))


@lru_cache(maxsize=KEPT)
def complete(side: Proposition) -> list[Quantity]:
    """Read the quantities of a claim, bare ones with what they count by the words before the claim."""
    found = quantities(side)
    bare = [side.statement.context != "" and _is_bare(side, quantity) for quantity in found]
    if not any(bare):
        return found
    (context,) = propositions([Statement(side.statement.context)])
    before = quantities(context)
    return [_filled_in(each, before) if is_bare else each for each, is_bare in zip(found, bare, strict=True)]


def _filled_in(quantity: Quantity, before: list[Quantity]) -> Quantity:
    for other in reversed(before):
        if _may_stand_for(quantity, other):
            states = next(
                (q.states for q in reversed(before) if q.unit == other.unit and q.states), other.states
            )
            return replace(quantity, unit=other.unit, states=states, stands_for=other)
    return quantity


def _may_stand_for(quantity: Quantity, other: Quantity) -> bool:
    if quantity.unit != (other.unit if other.unit in MEASURED else ""):
        return False
    if quantity.change != other.change or quantity.rate != other.rate or other.negated:
        return False
    small, large = sorted((abs(quantity.value), abs(other.value)))
    return 0 < large <= TIMES * small


def _is_bare(side: Proposition, quantity: Quantity) -> bool:
    """Whether a figure is said of nothing but "it", "there" or "the number"."""
    span = side.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or quantity.states or not (quantity.unit == "" or quantity.unit in MEASURED):
        return False
    head = span.root
    following = side.doc[span.end] if span.end < len(side.doc) else None
    if following is not None and (following.pos_ not in AFTER or following.lower_ == "of"):
        return False
    clause = next((t for t in (head, *head.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if clause is None:
        return len(side.terms) == 0 or all(term.lemma in COUNTERS for term in side.terms)
    subjects = [child for child in clause.children if child.dep_ in SUBJECTS]
    named = [child for child in clause.children if child.lemma_.casefold() in COUNTERS]
    if named:
        return all(subject in named or subject.pos_ in PLAIN_SUBJECTS for subject in subjects)
    # "She is 35" tells an age.
    telling = clause.lemma_ in TELLING_HOW_MANY and not any(s.lower_ in PERSONS for s in subjects)
    return telling and bool(subjects) and all(s.pos_ in PLAIN_SUBJECTS or s.dep_ == "expl" for s in subjects)
