"""Choose among what the tagger found: which cues to believe, and which of two to keep."""

import json
import math
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from analysis.extraction.document import Attribution, Span
from analysis.extraction.tagger import MODEL, Tagged

SURE = 0.999


def chosen(tagged: Iterable[Tagged], threshold: float | None = None) -> list[Attribution]:
    """The believable attributions in the order of their contents, inner ones with ``via``.

    ``confidence`` is the chance that the attribution is right, source and content, as learnt on
    articles that the tagger was not trained on. ``threshold`` replaces the learnt one.
    """
    weights, usual = _calibration()
    least = usual if threshold is None else threshold
    found: list[Attribution] = []
    believed = ((one, _chance(evidence(one), weights)) for one in unrivalled(tagged))
    kept = ((one, chance) for one, chance in believed if chance >= least)
    for _, together in groupby(kept, key=lambda pair: pair[0].window):
        ordered = sorted(together, key=lambda pair: (pair[0].contents[0], pair[0].cue))
        inside = [_attribution(one, chance) for one, chance in ordered]
        _link_nested(inside, len(found))
        found += inside
    return found


def unrivalled(tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """Of two that claim the same words the stronger, unless one is told within the other."""
    for _, together in groupby(tagged, key=lambda one: one.window):
        kept: list[Tagged] = []
        for one in sorted((one for one in together if one.contents), key=_strength, reverse=True):
            if not any(_rivals(one, other) for other in kept):
                kept.append(one)
        yield from kept


def evidence(one: Tagged) -> list[float]:
    """What the calibration weighs: the tagger's chances as log odds, and whether a source is named."""
    return [
        _log_odds(one.cue_chance),
        _log_odds(one.content_chance),
        _log_odds(one.source_chance),
        float(one.source is not None),
    ]


@cache
def _calibration() -> tuple[list[float], float]:
    learnt = json.loads((MODEL / "calibration.json").read_text(encoding="utf-8"))
    return learnt["weights"], learnt["threshold"]


def _chance(features: list[float], weights: list[float]) -> float:
    odds = weights[0] + sum(w * value for w, value in zip(weights[1:], features, strict=True))
    return 1 / (1 + math.exp(-odds))


def _log_odds(chance: float) -> float:
    kept = min(max(chance, 1 - SURE), SURE)
    return math.log(kept / (1 - kept))


def _strength(one: Tagged) -> float:
    return one.cue_chance * one.content_chance


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


def _attribution(one: Tagged, chance: float) -> Attribution:
    return Attribution(
        content=[Span(*span) for span in one.contents],
        cue=[Span(*one.cue)],
        source=[Span(*one.source)] if one.source else [],
        confidence=round(chance, 4),
    )


def _told_in(one: Attribution, other: Attribution) -> bool:
    return any(one.cue[0].within(span) for span in other.content)


def _link_nested(found: list[Attribution], first: int) -> None:
    """An attribution whose cue stands in the content of another was passed on by it."""
    for one in found:
        holders = [
            (sum(s.end - s.start for s in other.content), at)
            for at, other in enumerate(found)
            if other is not one and _told_in(one, other) and not _told_in(other, one)
        ]
        if holders:
            one.via = first + min(holders)[1]
