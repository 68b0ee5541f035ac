"""Words that pull in opposite directions: withdraw and send, rise and fall, broken and working."""

from analysis.contradiction.alignment import Pair
from analysis.contradiction.negation import polarity_clash
from analysis.contradiction.proposition import Term
from analysis.contradiction.signal import SILENT, Reading, words_of
from analysis.contradiction.words import alike, opposed


def opposite_pairs(pair: Pair) -> list[tuple[Term, Term]]:
    """Terms of the two sides that the list of opposites sets against each other."""
    return [
        (ours, theirs)
        for ours in pair.left.opposable
        for theirs in pair.right.opposable
        if opposed(ours.lemma, theirs.lemma)
    ]


def same_direction(pair: Pair) -> Reading:
    """Words of the two claims pull in one direction."""
    if opposite_pairs(pair) or polarity_clash(pair):
        return SILENT
    found = [
        (ours, theirs)
        for ours in pair.left.opposable
        for theirs in pair.right.opposable
        if ours.negated == theirs.negated and alike(ours.lemma, theirs.lemma) and pair.tied(ours, theirs)
    ]
    return (
        Reading(-1.0, ", ".join(f"{a.lemma} and {b.lemma}" for a, b in found[:1]), _evidence(found[:1]))
        if found
        else SILENT
    )


def _other_objects(pair: Pair, ours: Term, theirs: Term) -> bool:
    """Whether two verbs act on different things ("opened the school", "closed the debate")."""
    left, right = pair.left.objects(ours), pair.right.objects(theirs)
    return bool(left and right) and not left & right


def opposites(pair: Pair) -> Reading:
    """The two claims use words of opposite meaning of the same thing."""
    found = opposite_pairs(pair)
    if not found:
        return SILENT
    tied = [two for two in found if pair.tied(*two) and not _other_objects(pair, *two)]
    if not tied and not pair.names:
        return SILENT
    against = [two for two in tied or found if two[0].negated == two[1].negated]
    strength = (0.6 + 0.4 * pair.overlap) if tied else 0.3
    if not against:
        return Reading(-0.5 * strength, _words(found), _evidence(found))
    return Reading(strength, _words(against), _evidence(against))


def _words(found: list[tuple[Term, Term]]) -> str:
    return ", ".join(dict.fromkeys(f"{ours.lemma} against {theirs.lemma}" for ours, theirs in found))


def _evidence(found: list[tuple[Term, Term]]):
    return words_of(0, (ours for ours, _ in found)) + words_of(1, (theirs for _, theirs in found))
