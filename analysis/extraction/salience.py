"""How present an entity is to a reader at a point of the story."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from analysis.extraction.entities import Cast, Entity
from analysis.extraction.names import word_set
from analysis.extraction.phrases import NAME

Salience = Callable[[Entity], float]
PREPOSITIONS = word_set(
    "of to with by for from in at on about against over near between among toward towards"
)
REACH = 3
"""Paragraphs back that a pronoun may look."""


class Discourse:
    """What the attributions tell: who speaks where, and which words are whose."""

    def __init__(self, sources: dict[int, int], contents: list[list[tuple[int, int]]]):
        self.sources = sources
        self.contents = contents
        self.voices = set(sources.values())
        self.source_of = {source: attribution for attribution, source in sources.items()}
        spans = sorted((start, end, at) for at, parts in enumerate(contents) for start, end in parts)
        self._spans = spans
        self._starts = [start for start, _, _ in spans]

    def holds(self, attribution: int, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.contents[attribution])

    def around(self, offset: int) -> list[int]:
        """The attributions whose content an offset lies in; those that start long before are left out."""
        last = bisect_right(self._starts, offset)
        return [at for start, end, at in self._spans[max(0, last - 12) : last] if start <= offset < end]


def salience(cast: Cast, discourse: Discourse, entity: Entity, at: int) -> float:
    """Weigh how present an entity is to a reader who has come to phrase ``at``; 0 for not at all.

    After Lappin and Leass (1994): recency, subjects before objects, here with a bonus for who
    has just spoken, and none for who is mentioned in the words that the phrase is the source of.
    """
    found = cast.found
    mine = discourse.source_of.get(at)
    weights = []
    end = bisect_left(entity.at, at)
    for mention in reversed(entity.at[max(0, end - 5) : end]):
        apart = found.paragraph(at) - found.paragraph(mention)
        if apart > REACH:
            break
        if mine is not None and discourse.holds(mine, found.words[found.phrases[mention].first].start):
            continue
        weights.append(max(0.0, 6 + _standing(cast, discourse, mention, at) - _distance(cast, mention, at)))
    weights.sort(reverse=True)
    return sum(weight * share for weight, share in zip(weights, (1, 0.15, 0.05), strict=False))


def _standing(cast: Cast, discourse: Discourse, mention: int, at: int) -> float:
    """How much a mention lifts whom it means."""
    found, phrase = cast.found, cast.found.phrases[mention]
    weight = 0.0
    if found.subject(mention):
        weight += 1.0
    if mention in discourse.voices:
        weight += 1.5 if at in discourse.voices else 0.5
    if phrase.sort == NAME:
        weight += 0.2
    if found.quoted(mention):
        weight -= 1.0
    after = found.words[phrase.last + 1].tag if phrase.last + 1 < len(found.words) else ""
    if phrase.name in ("his", "her", "its", "their"):
        weight += 0.3
    elif after == "POS":
        weight -= 0.4
    elif found.before(mention) in PREPOSITIONS:
        weight -= 0.5
    return weight


def _distance(cast: Cast, mention: int, at: int) -> float:
    found = cast.found
    sentences = found.sentence(at) - found.sentence(mention)
    paragraphs = found.paragraph(at) - found.paragraph(mention)
    words = found.phrases[at].first - found.phrases[mention].first
    return 0.8 * sentences + 0.9 * paragraphs + 0.01 * min(words, 60)
