"""Choose among what the tagger found: which cues to believe, and which of two to keep."""

from collections.abc import Iterable

from analysis.extraction.document import Attribution, Span
from analysis.extraction.tagger import Tagged

THRESHOLD = 0.3
"""Chance of cue times chance of content from which an attribution is kept."""


def chosen(tagged: Iterable[Tagged]) -> list[Attribution]:
    """The believable attributions in the order of their contents, inner ones with ``via``.

    Of two that claim the same words the stronger stays, unless one is told within the other.
    """
    ranked = sorted((one for one in tagged if one.contents), key=_score, reverse=True)
    kept: list[Tagged] = []
    for one in ranked:
        if _score(one) < THRESHOLD:
            break
        if not any(_rivals(one, other) for other in _near(one, kept)):
            kept.append(one)
    kept.sort(key=lambda one: (one.contents[0], one.cue))
    found = [_attribution(one) for one in kept]
    _link_nested(found)
    return found


def _score(one: Tagged) -> float:
    return one.cue_chance * one.content_chance


def _near(one: Tagged, kept: list[Tagged]) -> list[Tagged]:
    return kept


def _rivals(one: Tagged, other: Tagged) -> bool:
    if _meet(one.cue, other.cue):
        return True
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.contents for c, d in other.contents)
    if not shared or shared <= 0.5 * min(_size(one), _size(other)):
        return False
    told = any(_meet(one.cue, span) for span in other.contents)
    return not told and not any(_meet(other.cue, span) for span in one.contents)


def _size(one: Tagged) -> int:
    return sum(end - start for start, end in one.contents)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _attribution(one: Tagged) -> Attribution:
    return Attribution(
        content=[Span(*span) for span in one.contents],
        cue=[Span(*one.cue)],
        source=[Span(*one.source)] if one.source else [],
        confidence=round(_score(one), 4),
    )


def _link_nested(found: list[Attribution]) -> None:
    """An attribution whose cue stands in the content of another was passed on by it."""
    for one in found:
        holders = [
            (sum(s.end - s.start for s in other.content), at)
            for at, other in enumerate(found)
            if other is not one and any(one.cue[0].within(span) for span in other.content)
        ]
        if holders:
            one.via = min(holders)[1]
