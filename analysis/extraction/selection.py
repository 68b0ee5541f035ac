"""Choose among what the tagger found: which cues to believe, and which of two to keep."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby

from analysis.extraction.document import Attribution, Span
from analysis.extraction.marks import OPENING
from analysis.extraction.tagger import MODEL, Offsets, Tagged, within_sentence

SURE = 0.999
# A cue of these words alone tells of nothing.
EMPTY = re.compile(
    r"(?:(?:a|an|the|this|that|it|he|she|they|who|which|has|have|had|is|are|was|were|be|been|do|does|did|even"
    r"|also|not|s|re|ve|\W)(?:\s+|$))+",
    re.I,
)

# Who "no longer says" so does not say so.
TAKEN_BACK = re.compile(r"\bno longer\b|\b(?:stopp|ceas)ed\b", re.I)


def chosen(text: str, tagged: Iterable[Tagged], threshold: float | None = None) -> list[Attribution]:
    """The believable attributions in the order of their contents, inner ones with ``via``.

    ``confidence`` is the chance that the attribution is right, source and content, as learnt on
    articles that the tagger was not trained on. ``threshold`` replaces the learnt one.
    """
    weights, usual = _calibration()
    least = usual if threshold is None else threshold
    found: list[Attribution] = []
    believed = ((one, _chance(evidence(one), weights)) for one in unrivalled(text, tagged))
    kept = ((one, chance) for one, chance in believed if chance >= least)
    for _, together in groupby(kept, key=lambda pair: pair[0].window):
        ordered = sorted(together, key=lambda pair: (pair[0].contents[0], pair[0].cue))
        inside = [_attribution(one, chance) for one, chance in ordered]
        _link_nested(inside, len(found))
        found += inside
    return found


def unrivalled(text: str, tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """Give words that two cues claim to the likelier, unless one is told within the other."""
    for _, together in groupby(tagged, key=lambda one: one.window):
        kept: list[Tagged] = []
        told = (one for one in together if one.contents and _tells(text, one.cue))
        for one in sorted(told, key=_strength, reverse=True):
            if any(_meet(one.cue, other.cue) for other in kept):
                continue
            for at, other in enumerate(kept):
                one, kept[at] = _settled(text, one, other)
            kept = [other for other in kept if other.contents]
            if one.contents:
                kept.append(one)
        yield from kept


def _tells(text: str, cue: Offsets) -> bool:
    return not EMPTY.fullmatch(text, *cue) and not TAKEN_BACK.search(text, *cue)


def _settled(text: str, one: Tagged, other: Tagged) -> tuple[Tagged, Tagged]:
    """Two cues, each without the contents that are likelier the other's."""
    if any(_meet(one.cue, span) for span in other.contents):
        return one, other
    if any(_meet(other.cue, span) for span in one.contents):
        return one, other
    lost: set[Offsets] = set()
    gone: set[Offsets] = set()
    for span, chance in zip(one.contents, one.content_chances, strict=True):
        for rival, strength in zip(other.contents, other.content_chances, strict=True):
            shared = min(span[1], rival[1]) - max(span[0], rival[0])
            if shared <= 0.5 * min(span[1] - span[0], rival[1] - rival[0]):
                continue
            ours = one.cue_chance * chance * _reach(text, one.cue, span)
            theirs = other.cue_chance * strength * _reach(text, other.cue, rival)
            if ours > theirs:
                gone.add(rival)
            else:
                lost.add(span)
    return _without(one, lost), _without(other, gone)


def _reach(text: str, cue: Offsets, span: Offsets) -> float:
    """Less for a content beyond the end of the cue's sentence, unless it is quoted."""
    if text[max(span[0] - 1, 0)] in OPENING + "\"'":
        return 1.0
    return within_sentence(text, cue, span)


def _without(one: Tagged, spans: set[Offsets]) -> Tagged:
    if not spans:
        return one
    pairs = zip(one.contents, one.content_chances, strict=True)
    kept = [(span, chance) for span, chance in pairs if span not in spans]
    return replace(
        one,
        contents=tuple(span for span, _ in kept),
        content_chances=tuple(chance for _, chance in kept),
    )


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


def _meet(one: Offsets, other: Offsets) -> bool:
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
