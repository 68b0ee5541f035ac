"""One side says that it is so, the other that it is not: negation and denial."""

from analysis.contradiction.alignment import WEIGHTS, Pair
from analysis.contradiction.proposition import Term
from analysis.contradiction.signal import SILENT, Reading, words_of

PREDICATES = frozenset(("VERB", "NOUN", "ADJ"))
LEAST_OVERLAP = 0.3


def polarity_clash(pair: Pair) -> list[tuple[Term, Term]]:
    """The shared predicates that one side affirms and the other negates."""
    return [
        (ours, theirs)
        for ours, theirs in pair.shared
        if ours.pos in PREDICATES and theirs.pos in PREDICATES and ours.negated != theirs.negated
    ]


def negation(pair: Pair) -> Reading:
    """One speaker affirms what the other negates."""
    if pair.left.denied != pair.right.denied:
        return SILENT
    return _clash(pair)


def denial(pair: Pair) -> Reading:
    """One speaker denies what the other says."""
    if pair.left.denied == pair.right.denied:
        return SILENT
    return _clash(pair)


def _clash(pair: Pair) -> Reading:
    clashing = polarity_clash(pair)
    if not clashing or pair.overlap < LEAST_OVERLAP:
        return SILENT
    agreeing = [p for p in pair.shared if p not in clashing and "VERB" in (p[0].pos, p[1].pos)]
    against = sum(WEIGHTS[ours.pos] for ours, _ in clashing)
    # Verbs on which both sides agree speak for two propositions that differ elsewhere.
    share = against / (against + sum(WEIGHTS[ours.pos] for ours, _ in agreeing))
    words = " / ".join(dict.fromkeys(f"{ours.lemma} – {theirs.lemma}" for ours, theirs in clashing))
    evidence = words_of(0, (o for o, _ in clashing)) + words_of(1, (t for _, t in clashing))
    return Reading(pair.overlap * share, words, evidence)
