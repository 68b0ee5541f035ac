"""Which claims of a new reading are those of the last one: a pure decision."""

from collections.abc import Sequence
from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]
#: Two claims are one when they share at least this much of the text that either covers.
ENOUGH = 0.5


@dataclass(frozen=True)
class Known:
    """A claim that is stored."""

    id: int
    fingerprint: str
    spans: Spans


@dataclass(frozen=True)
class Found:
    """A claim of the new reading, with the fingerprint it would have if it were new."""

    fingerprint: str
    spans: Spans


@dataclass(frozen=True)
class Match:
    """What a found claim is stored as: a known id and fingerprint, or None and its own."""

    id: int | None
    fingerprint: str


def match_up(known: Sequence[Known], found: Sequence[Found]) -> list[Match]:
    """Pair each found claim with the known one that has its words, or else most of its place.

    Equal fingerprints come first; then the closest overlaps, each known claim at most once.
    """
    by_mark = {each.fingerprint: each for each in known}
    matches: dict[int, Known] = {
        i: by_mark[each.fingerprint] for i, each in enumerate(found) if each.fingerprint in by_mark
    }
    taken = {each.id for each in matches.values()}
    closest = sorted(
        (
            (-overlap(new.spans, old.spans), i, old.id, old)
            for i, new in enumerate(found)
            if i not in matches
            for old in known
            if old.id not in taken
        ),
        key=lambda each: each[:3],
    )
    for shared, i, old_id, old in closest:
        if -shared < ENOUGH:
            break
        if i not in matches and old_id not in taken:
            matches[i] = old
            taken.add(old_id)
    return [
        Match(matches[i].id, matches[i].fingerprint) if i in matches else Match(None, each.fingerprint)
        for i, each in enumerate(found)
    ]


def overlap(left: Spans, right: Spans) -> float:
    """Share of the characters of either that both cover."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)
    union = sum(end - start for start, end in left) + sum(end - start for start, end in right) - shared
    return shared / union if union else 0.0
