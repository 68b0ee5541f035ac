"""The filters of the contract, as conditions over claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peewee import ModelSelect, fn

from analysis.vocabulary import ClaimKind, Modality
from data.models import Claim, ClaimSubject, Speaker
from data.prepared import derived
from data.search import Wanted, matching

#: Filters whose values fill the slots of a prepared query; the others belong to its shape.
VALUES = (
    "q", "speaker", "source", "article", "subject", "said_from", "said_to", "about_from", "about_to",
    "min_confidence",
)  # fmt: skip
#: No claim is said over a longer time than this; it lets the index answer "said since".
LONGEST_SAID = timedelta(days=366)


@dataclass(frozen=True)
class Filters:
    """What a list of claims can be narrowed by. None and empty leave it as it is.

    Several speakers or sources mean any of them, several subjects all of them. ``said_from`` and
    ``said_to`` are met by every claim whose ``said`` overlaps them, likewise ``about``.
    """

    q: str | None = None
    speaker: int | Sequence[int] | None = None
    source: int | Sequence[int] | None = None
    article: int | None = None
    subject: Sequence[int] = ()
    kind: ClaimKind | None = None
    negated: bool | None = None
    modality: Modality | None = None
    said_from: date | None = None
    said_to: date | None = None
    about_from: date | None = None
    about_to: date | None = None
    min_confidence: float | None = None

    def conditions(self) -> list:
        """State the filters but ``q`` as conditions over ``Claim``."""
        return [*self._whose(), *self._equal(), *self._when()]

    def all_conditions(self) -> list:
        """State the filters with ``q`` as conditions over ``Claim``."""
        return self.conditions() if self.q is None else [*self.conditions(), matching(self.q)]

    def since(self):
        """Give the day before which nothing was said that answers; None if there is none."""
        if self.said_from is None:
            return None
        return derived(self.said_from, lambda day: _floor(day, LONGEST_SAID))

    def branches(self) -> list:
        """State one condition for each of several speakers, or else of several sources."""
        if self.speaker is not None and len(many(self.speaker)) > 1:
            return [Claim.speaker == canonical(each) for each in many(self.speaker)]
        if self.source is not None and len(many(self.source)) > 1:
            return [Claim.source == each for each in many(self.source)]
        return []

    def in_words(self) -> Wanted:
        """State all filters as a search for words; there must be ``q``."""
        return Wanted(self.q, self.conditions(), self._tags(), self.since(), self.said_to)

    def _tags(self) -> dict[str, object]:
        """Give the filters that the search index itself can answer: name -> value, or SQL for it."""
        single = {
            "speaker": None if self.speaker is None else _only(many(self.speaker), canonical),
            "source": None if self.source is None else _only(many(self.source), _same),
            "article": self.article,
            "kind": self.kind and ClaimKind(self.kind).value,
            "modality": self.modality and Modality(self.modality).value,
        }
        return {name: value for name, value in single.items() if value is not None}

    def _whose(self):
        if self.speaker is not None:
            yield _any(Claim.speaker, [canonical(each) for each in many(self.speaker)])
        if self.source is not None:
            yield _any(Claim.source, many(self.source))
        for subject in many(self.subject or ()):
            Link = ClaimSubject.alias()
            yield fn.EXISTS(Link.select(Link.id).where(Link.claim == Claim.id, Link.subject == subject))

    def _equal(self):
        for field, value in (
            (Claim.article, self.article),
            (Claim.kind, self.kind),
            (Claim.negated, self.negated),
            (Claim.modality, self.modality),
        ):
            if value is not None:
                yield field == value
        if self.min_confidence is not None:
            yield Claim.confidence >= self.min_confidence

    def _when(self):
        if self.said_from is not None:
            yield Claim.said_last >= self.said_from
            yield Claim.said_on >= self.since()
        if self.said_to is not None:
            yield Claim.said_on <= self.said_to
        if self.about_from is not None:
            yield Claim.about_last >= self.about_from
        if self.about_to is not None:
            yield Claim.about_first <= self.about_to


def narrow(query: ModelSelect, conditions: Iterable) -> ModelSelect:
    """Narrow a query by any number of conditions, none too."""
    for condition in conditions:
        query = query.where(condition)
    return query


def many(value: int | Sequence[int]) -> list[int]:
    """Take one id or several as a list."""
    return list(value) if isinstance(value, (list, tuple)) else [value]


def canonical(speaker: int):
    """Give, as SQL, the speaker that this one was merged into, or itself."""
    return Speaker.select(fn.COALESCE(Speaker.merged_into, Speaker.id)).where(Speaker.id == speaker)


def _any(field, values: list):
    # Equality lets an index give the rows in order; a list of one would not.
    return field == values[0] if len(values) == 1 else field.in_(values)


def _only(values: list[int], form):
    return form(values[0]) if len(values) == 1 else None


def _same(value):
    return value


def _floor(day: date, back: timedelta) -> date:
    return day - back if day - date.min > back else date.min
