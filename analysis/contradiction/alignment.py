"""Whether two claims speak of the same matter: the words, names and contexts that they share."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from analysis.contradiction.proposition import WORD, Proposition, Term
from analysis.contradiction.similarity import cosine
from analysis.contradiction.words import folded, light

# Steps in the parse between a word and what it is said of.
CLOSE = 3
# Claims as near as ONE_THING speak of one thing, those as far as UNRELATED share a word by chance.
UNRELATED, ONE_THING, LEAST_WORTH = 0.25, 0.6, 0.2
# Articles whose claims lie so near each other on the whole tell one story.
ONE_STORY = 0.75

if TYPE_CHECKING:
    from analysis.contradiction.entailment import Opinion

WEIGHTS = {"PROPN": 0.7, "NOUN": 1.0, "VERB": 0.9, "ADJ": 0.8, "ADV": 0.4, "ADP": 0.2}


@dataclass(eq=False)
class Pair:
    """Two propositions side by side; what they share is worked out once for all signals.

    ``opinion`` is the entailment model's, None where it was not asked.
    """

    left: Proposition
    right: Proposition
    opinion: "Opinion | None" = None

    @cached_property
    def shared(self) -> tuple[tuple[Term, Term], ...]:
        """The terms that both sides use, by concept."""
        theirs = self.right.concepts
        return tuple((term, theirs[name]) for name, term in self.left.concepts.items() if name in theirs)

    def tied(self, ours: Term, theirs: Term) -> bool:
        """Whether a term of each side hangs, in its own sentence, on something that both sides name."""
        return any(
            left.concept not in (ours.concept, theirs.concept)
            and self.left.distance(ours, left) <= CLOSE
            and self.right.distance(theirs, right) <= CLOSE
            for left, right in self.shared
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Names that both sides speak of."""
        return self.left.entities & self.right.entities

    @cached_property
    def overlap(self) -> float:
        """How much of the shorter side's words the other says too, 0 to 1."""
        smaller = min(_mass(self.left), _mass(self.right))
        return min(1.0, self.in_common / smaller) if smaller else 0.0

    @cached_property
    def likeness(self) -> float:
        """How much of all that both sides say is said by both, 0 to 1."""
        whole = _mass(self.left) + _mass(self.right)
        return min(1.0, 2 * self.in_common / whole) if whole else 0.0

    @cached_property
    def in_common(self) -> float:
        """How much both sides say in the same words: about 1 for each telling word."""
        return sum(WEIGHTS.get(term.pos, 0.5) for term, _ in self.shared)

    @cached_property
    def similarity(self) -> float:
        """How surely both speak of the same thing, whatever their words: cosine, 0 to 1."""
        return max(0.0, cosine(self.left.vector, self.right.vector))

    @property
    def nearness(self) -> float:
        """What a word or figure in common is worth: all of it where both sides speak of one thing."""
        return min(1.0, max(LEAST_WORTH, (self.similarity - UNRELATED) / (ONE_THING - UNRELATED)))

    @cached_property
    def same_story(self) -> bool:
        """Whether both come from one article or from two on one story, or name somebody in common."""
        left, right = self.left.statement, self.right.statement
        if left.article_id is not None and left.article_id == right.article_id:
            return True
        if left.story and right.story and cosine(left.story, right.story) >= ONE_STORY:
            return True
        return (
            bool(self.names)
            or len(_title_words(left.article_title or "") & _title_words(right.article_title or "")) >= 2
        )

    @cached_property
    def same_speaker(self) -> bool:
        """Whether one person or body says both."""
        left, right = self.left.statement, self.right.statement
        if left.speaker_id is not None and right.speaker_id is not None:
            return left.speaker_id == right.speaker_id
        return bool(left.speaker) and folded(left.speaker) == folded(right.speaker or "")

    @cached_property
    def days_apart(self) -> int | None:
        """Days from what the left side said to what the right side said."""
        left, right = self.left.statement.said, self.right.statement.said
        return (right[0] - left[0]).days if left and right else None

    @property
    def comparable(self) -> bool:
        """Whether both sides say anything at all."""
        return bool(self.left.text.strip() and self.right.text.strip())

    @property
    def related(self) -> bool:
        """Whether it is worth asking a model: some word, or a story, in common."""
        return bool(self.shared) or self.same_story


def _mass(side: Proposition) -> float:
    return sum(WEIGHTS.get(term.pos, 0.5) for term in side.concepts.values())


@lru_cache(maxsize=1024)
def _title_words(title: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(folded(title)) if len(word) > 3 and not light(word))
