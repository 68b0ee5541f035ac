"""The trained model's opinion of two claims, each read against the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysis import networks
from analysis.contradiction.alignment import Pair
from analysis.contradiction.figures import settled
from analysis.contradiction.proposition import Proposition, Term
from analysis.contradiction.rendering import gap, side
from analysis.contradiction.signal import SILENT, Reading, words_of
from analysis.contradiction.statement import Evidence, Statement
from analysis.extraction.syntax import readable
from analysis.vocabulary import ContradictionKind

RELATIONS = (
    "none",
    "update",
    "corroboration",
    *(
        kind.value
        for kind in (
            ContradictionKind.NEGATION,
            ContradictionKind.OPPOSITE,
            ContradictionKind.FIGURE,
            ContradictionKind.DENIAL,
            ContradictionKind.REVERSAL,
            ContradictionKind.TIMING,
            ContradictionKind.ATTRIBUTION,
        )
    ),
)
FIRST_CONTRADICTION = 3
# A pair that the model gives no relation so likely, read the one way round, is not read the other way.
DOUBTFUL = 0.2
PERSONAL = re.compile(r"\b(?:he|she|him|his)\b", re.I)
# What leads in a clause that is denied: "that …", "reports that …", "the claim that …".
TOLD_OF = re.compile(
    r"^(?:(?:any |the )?(?:report|claim|suggestion|rumou?r|allegation|accusation|idea|charge)s? )?that ",
    re.I,
)
MOST_MASKED, MOST_POINTED, LEAST_DROP = 10, 2, 0.04


@dataclass(frozen=True)
class Opinion:
    """Probabilities, averaged over both reading directions.

    ``implied`` is, of a denial, how surely the other claim entails what is denied, read as sentences.
    """

    entails: float
    contradicts: float
    relations: tuple[float, ...]
    implied: float = 0.0

    @property
    def clash(self) -> float:
        """How likely a story would hold the two for a contradiction."""
        return sum(self.relations[FIRST_CONTRADICTION:])

    @property
    def update(self) -> float:
        return self.relations[1]

    @property
    def corroboration(self) -> float:
        return self.relations[2]

    @property
    def kind(self) -> ContradictionKind:
        """The likeliest kind, were it a contradiction."""
        kinds = self.relations[FIRST_CONTRADICTION:]
        return ContradictionKind(RELATIONS[FIRST_CONTRADICTION + kinds.index(max(kinds))])


def opinions(pairs: Sequence[Pair]) -> list[Opinion]:
    """Ask the model about pairs, each read both ways round where there is doubt."""
    if not pairs:
        return []
    forward = scores([written(pair, _turned(pair)) for pair in pairs])
    doubtful = [i for i, (_, relation) in enumerate(forward) if relation[1:].max() >= DOUBTFUL]
    turned = scores([written(pairs[i], not _turned(pairs[i])) for i in doubtful])
    backward = dict(zip(doubtful, turned, strict=True))
    found = [_opinion(reading, backward.get(i, reading)) for i, reading in enumerate(forward)]
    return [replace(each, implied=_implied(pair)) for each, pair in zip(found, pairs, strict=True)]


def _implied(pair: Pair) -> float:
    if pair.left.denied == pair.right.denied:
        return 0.0
    told, denied = (pair.right, pair.left) if pair.left.denied else (pair.left, pair.right)
    ((inference, _),) = scores([(side(told.matter), side(TOLD_OF.sub("", denied.matter)))])
    return float(inference[0])


def _turned(pair: Pair) -> bool:
    """Which way round a pair is read first: by the words, whoever stands where."""
    return _place(pair.left) > _place(pair.right)


def _place(side: Proposition) -> tuple[str, str]:
    return side.text, side.statement.speaker or ""


def _opinion(forward: tuple[np.ndarray, np.ndarray], backward: tuple[np.ndarray, np.ndarray]) -> Opinion:
    entailment = (forward[0] + backward[0]) / 2
    relation = (forward[1] + backward[1]) / 2
    return Opinion(float(entailment[0]), float(entailment[2]), tuple(map(float, relation)))


def written(pair: Pair, turned: bool) -> tuple[str, str]:
    """Write a pair as the model reads it, the one way round or the other."""
    first, second = (pair.right, pair.left) if turned else (pair.left, pair.right)
    days = pair.days_apart
    if days is not None and turned:
        days = -days
    return _side(first, ""), _side(second, gap(days))


def _side(proposition: Proposition, when: str) -> str:
    said = proposition.statement
    role = said.speaker_role or said.affiliation
    context = said.context if proposition.leans_on_context else ""
    content = with_names(replace(said, content=proposition.matter))
    return side(content, said.speaker, role, when, proposition.denied, context)


def with_names(said: Statement) -> str:
    """Put the names of others in for "he", "she" and "his"; the speaker's own stands before the content.

    "It" and "they" stay: too often they mean nothing that has a name.
    """

    def named(match: re.Match) -> str:
        name = said.names.get(match.group()) or said.speaker
        if name == said.speaker:
            return match.group()
        return f"{name}'s" if match.group().casefold() == "his" else name

    return PERSONAL.sub(named, said.content) if said.names else said.content


def decisive_words(pair: Pair) -> tuple[Evidence, ...]:
    """Point at the words without which the model would see less of a clash, the most telling of each side.

    Each word that one side alone uses is masked in turn (occlusion, as in Zeiler and Fergus 2014): the
    model reads the pair as often as there are such words, so ask only of what is worth it.
    """
    common = {term.concept for term, _ in pair.shared}
    tried = [
        (at, term)
        for at, side_of in enumerate((pair.left, pair.right))
        for term in [term for term in side_of.terms if term.concept not in common][:MOST_MASKED]
    ]
    turned = _turned(pair)
    texts = [written(pair, turned), *(written(_without(pair, at, term), turned) for at, term in tried)]
    whole, *masked = [_opinion(reading, reading).clash for reading in scores(texts)]
    found = []
    for side_at in (0, 1):
        drops = [
            (whole - left, term)
            for (at, term), left in zip(tried, masked, strict=True)
            if at == side_at and whole - left >= LEAST_DROP
        ]
        told = sorted(drops, key=lambda drop: -drop[0])[:MOST_POINTED]
        found += words_of(side_at, (term for _, term in told))
    return tuple(found)


def _without(pair: Pair, at: int, term: Term) -> Pair:
    sides = [pair.left, pair.right]
    said = sides[at].statement
    content = f"{said.content[: term.start]}[MASK]{said.content[term.end :]}"
    sides[at] = Proposition(replace(said, content=content), sides[at].doc)
    return Pair(*sides)


def scores(texts: Sequence[tuple[str, str]]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Give the two heads' probabilities for written pairs."""
    found = []
    for first, second in texts:
        inference, relation = networks.entailment().read(readable(first), readable(second))
        found.append((_softmax(inference), _softmax(relation)))
    return found


def _softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


def strength(chance: float) -> float:
    """How far one of the model's probabilities moves a score: its log-odds, about -1 to 1."""
    clipped = min(max(chance, 0.002), 0.998)
    return float(np.log(clipped / (1 - clipped))) / 6


def entailment(pair: Pair) -> Reading:
    """A model trained on contradictory claims of news events holds that both cannot be true."""
    return _reading(pair, pair.opinion.clash) if pair.opinion else SILENT


def inference(pair: Pair) -> Reading:
    """Read as sentences, the one claim rules the other out."""
    return _reading(pair, pair.opinion.contradicts) if pair.opinion else SILENT


def _reading(pair: Pair, chance: float) -> Reading:
    """Weigh one of the model's probabilities; it says nothing against figures that settle the matter."""
    value = strength(chance)
    return Reading(max(0.0, value) if settled(pair) else value, f"{chance:.2f}")
