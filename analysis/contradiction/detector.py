"""The method of comparison, whole: the signals, their weights, and what they add up to."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.contradiction import entailment as model
from analysis.contradiction.alignment import Pair
from analysis.contradiction.attribution import attribution
from analysis.contradiction.entailment import entailment, inference
from analysis.contradiction.explanation import reasons, summary
from analysis.contradiction.figures import compared, figures
from analysis.contradiction.negation import denial, negation
from analysis.contradiction.opposites import opposites, same_direction
from analysis.contradiction.proposition import propositions
from analysis.contradiction.signal import Reading
from analysis.contradiction.similarity import cosine, nearnesses
from analysis.contradiction.statement import Finding, Statement
from analysis.contradiction.tempering import (
    another_way,
    before_and_after,
    far_apart,
    foretold,
    hedged,
    moments_differ,
    one_breath,
    one_speaker,
    other_story,
    same_words,
    unlike_figures,
)
from analysis.contradiction.timing import timing
from analysis.vocabulary import ContradictionKind, Relation


@dataclass(frozen=True)
class Signal:
    """One thing that speaks for or against a contradiction; the docstring of ``read`` is its reason.

    ``of_words`` marks what rules find in the words: where one of them speaks, the model is asked too.
    """

    read: Callable[[Pair], Reading]
    weight: float
    of_words: bool = False

    @property
    def name(self) -> str:
        return self.read.__name__


# Fitted by analysis.training.contradiction_weights on stories and events that trained no model (the model
# card has the command and the figures).
SIGNALS: tuple[Signal, ...] = (
    Signal(entailment, 2.50),
    Signal(inference, 0.45),
    Signal(negation, 2.73, of_words=True),
    Signal(denial, 3.80, of_words=True),
    Signal(opposites, 1.72, of_words=True),
    Signal(figures, 3.14, of_words=True),
    Signal(timing, 3.98, of_words=True),
    Signal(attribution, 1.41, of_words=True),
    Signal(hedged, 0.97),
    Signal(foretold, 0.66),
    Signal(moments_differ, 0.62),
    Signal(before_and_after, 2.74),
    Signal(far_apart, 9.04),
    Signal(other_story, 2.08),
    Signal(one_speaker, 1.10),
    Signal(one_breath, 5.02),
    Signal(another_way, 3.50),
    Signal(unlike_figures, 1.57),
    Signal(same_words, 1.38),
    Signal(same_direction, 1.26),
)
BIAS = -0.87
APART = (moments_differ, before_and_after, unlike_figures, another_way)

# What is kept at all, and what a listing shows unless it is asked for more.
FLOOR = 0.3
LISTED = 0.4
LEAST_SIMILAR = 0.5
# How near two claims lie that are worth a parse, and those that are worth the model's time.
FAR, NEAR, VERY_NEAR = 0.32, 0.55, 0.75
# What the model gives a pair of which it is sure.
SURE = 0.97
AGREEING_FIGURE = 0.7
# The model's word for it, times how near the claims lie: above this, seven of ten were right on story events.
TOLD_TWICE = 0.4
MOST_ALIKE = 0.9


def compare(pairs: Sequence[tuple[Statement, Statement]], thorough: bool = False) -> list[Finding | None]:
    """Tell how the two statements of each pair stand to each other, None where they do not touch.

    The order within a pair changes the sides of the evidence and nothing else. ``thorough`` asks the
    model about every pair, however little the two have in common: right for a pair chosen by hand.
    """
    return [find(pair) if pair and pair.opinion else None for pair in prepare(pairs, thorough)]


def prepare(pairs: Sequence[tuple[Statement, Statement]], thorough: bool = False) -> list[Pair | None]:
    """Parse the statements that lie near each other, and ask the model about pairs worth its time.

    None stands for a pair that lies too far apart to be parsed.
    """
    near = [thorough or nearness >= FAR for nearness in nearnesses(pairs)]
    flat = propositions([said for two, kept in zip(pairs, near, strict=True) if kept for said in two])
    parsed = iter([Pair(left, right) for left, right in zip(flat[::2], flat[1::2], strict=True)])
    prepared = [next(parsed) if kept else None for kept in near]
    asked = [pair for pair in prepared if pair and pair.comparable and (thorough or worth_asking(pair))]
    for pair, opinion in zip(asked, model.opinions(asked), strict=True):
        pair.opinion = opinion
    return prepared


def lie_apart(left: bytes | None, right: bytes | None) -> bool:
    """Whether two claims' vectors, where both are known, lie too far apart to compare the claims."""
    return left is not None and right is not None and cosine(left, right) < FAR


def worth_asking(pair: Pair) -> bool:
    """Whether a pair is worth the model's time: it speaks of one thing, or has words that clash,
    and what the other signals say leaves room for a contradiction or for agreement.
    """
    clash = pair.related and any(signal.read(pair).value for signal in SIGNALS if signal.of_words)
    if clash or pair.similarity >= VERY_NEAR:
        return True
    return pair.similarity >= NEAR and weigh(pair)[0] >= hopeless()


@cache
def hopeless() -> float:
    """Below this, before the model is asked, not even a model that is sure lifts a pair to the floor."""
    most = model.strength(SURE) * sum(s.weight for s in SIGNALS if s.read in (entailment, inference))
    return 1 / (1 + (1 - FLOOR) / FLOOR * math.exp(most))


def weigh(pair: Pair) -> tuple[float, list[tuple[Signal, Reading]]]:
    """Let every signal read a pair, and add them up to the probability of a contradiction."""
    read = [(signal, signal.read(pair)) for signal in SIGNALS]
    total = BIAS + sum(signal.weight * reading.value for signal, reading in read)
    return 1 / (1 + math.exp(-total)), read


def find(pair: Pair) -> Finding | None:
    """Weigh the signals of one pair and name the relation."""
    chance, read = weigh(pair)
    settled = compared(pair)
    if settled and settled.verdict == "updates" and settled.strength >= LEAST_SIMILAR:
        return _finding(pair, read, Relation.UPDATE, settled.strength)
    if chance >= FLOOR:
        return _finding(pair, _pointing(pair, read, chance), Relation.CONTRADICTION, chance)
    if pair.opinion.update >= LEAST_SIMILAR:
        return _finding(pair, read, Relation.UPDATE, pair.opinion.update)
    alike = agreement(pair, read)
    return _finding(pair, read, Relation.CORROBORATION, alike) if alike >= LEAST_SIMILAR else None


def _pointing(pair: Pair, read: list[tuple[Signal, Reading]], chance: float) -> list[tuple[Signal, Reading]]:
    """Where no rule points at words of a finding that is shown, let the model say on which it rests."""
    if chance < LISTED or any(signal.of_words and reading.value > 0 for signal, reading in read):
        return read
    evidence = model.decisive_words(pair)
    return [(s, replace(r, evidence=evidence) if s.read is entailment else r) for s, r in read]


def agreement(pair: Pair, read: list[tuple[Signal, Reading]]) -> float:
    """How surely both sides tell the same: by the model, by their words, or by one figure for one thing.

    Claims of other times or of other things are no support for each other, whatever their words.
    """
    if any(reading.value < 0 for signal, reading in read if signal.read in APART):
        return 0.0
    in_words = max(-reading.value for signal, reading in read if signal.read is same_words)
    told_twice = pair.same_story and pair.opinion.corroboration * pair.similarity >= TOLD_TWICE
    alike = max(in_words, pair.opinion.corroboration if told_twice else 0.0)
    settled = compared(pair)
    if settled and settled.verdict == "agrees":
        alike = max(alike, settled.strength * AGREEING_FIGURE)
    return min(alike, MOST_ALIKE)


def _finding(pair: Pair, read: list[tuple[Signal, Reading]], relation: Relation, chance: float) -> Finding:
    kind = kind_of(pair, read) if relation == Relation.CONTRADICTION else None
    return Finding(
        relation, kind, round(chance, 3), summary(pair, relation, kind, read), reasons(read, relation)
    )


def kind_of(pair: Pair, read: list[tuple[Signal, Reading]]) -> ContradictionKind:
    """Name the kind by the strongest signal; the same speaker turns round, whatever the words."""
    if pair.same_speaker:
        return ContradictionKind.REVERSAL
    if pair.left.denied != pair.right.denied:
        return ContradictionKind.DENIAL
    spoken = {signal.name: reading.value for signal, reading in read}
    named = (
        ("figures", ContradictionKind.FIGURE),
        ("timing", ContradictionKind.TIMING),
        ("negation", ContradictionKind.NEGATION),
        ("opposites", ContradictionKind.OPPOSITE),
        ("attribution", ContradictionKind.ATTRIBUTION),
    )
    strongest = max(named, key=lambda entry: spoken[entry[0]])
    if spoken[strongest[0]] >= LEAST_SIMILAR:
        return strongest[1]
    kind = pair.opinion.kind
    return ContradictionKind.OPPOSITE if kind == ContradictionKind.REVERSAL else kind
