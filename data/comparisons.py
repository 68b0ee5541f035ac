"""Comparisons: what two or more speakers, or sources, say of the same matter, side by side."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data import claims as all_claims
from data import contradictions, keyset, sources, speakers
from data.models import Source, Speaker
from data.records import Record

MOST_CONTRADICTIONS = 200


@dataclass
class Column:
    """One side, a speaker or else a source, and how many of the claims are its own."""

    speaker: Speaker | None
    source: Source | None
    claims_count: int = 0


@dataclass
class Cell:
    """What one side says on one day."""

    claims: list[Record]


@dataclass
class Row:
    """One day: a cell for each column, in their order."""

    day: date
    cells: list[Cell]


@dataclass
class Comparison:
    """Columns side by side, aligned by day, oldest first, with the contradictions between them."""

    columns: list[Column]
    rows: list[Row]
    contradictions: list[Record]
    truncated: bool


def sides(
    *, speaker: Sequence[int] = (), source: Sequence[int] = (), limit: int = 200, **filters
) -> Comparison:
    """Set side by side what these speakers say; without speakers, what these sources report.

    ``limit`` counts claims in all, the newest ones. The number of statements does not grow with it.

    :raises NotFound: if one of the sides is not there.
    """
    columns, side_of = _columns(speaker, source)
    found = _newest(speaker, source, limit + 1, filters)
    claims = found[:limit]
    by_day: dict[date, list[Cell]] = defaultdict(lambda: [Cell([]) for _ in columns])
    for claim in reversed(claims):
        number = side_of(claim)
        columns[number].claims_count += 1
        by_day[claim.said_on][number].claims.append(claim)
    return Comparison(
        columns,
        [Row(day, by_day[day]) for day in sorted(by_day)],
        _between(claims, side_of),
        len(found) > limit,
    )


def _newest(speaker: Sequence[int], source: Sequence[int], most: int, filters: dict) -> list[Record]:
    """Find the newest claims of all sides: those of each side, which an index has in order, together."""
    found: dict[int, Record] = {}
    for one in dict.fromkeys(speaker or source):
        side = {"speaker": one, "source": source or None} if speaker else {"source": one}
        page = keyset.page(all_claims.search(**side, **filters), most)
        found |= {claim.id: claim for claim in page.items}
    return sorted(found.values(), key=lambda claim: (claim.said_on, claim.id), reverse=True)[:most]


def _columns(speaker: Sequence[int], source: Sequence[int]):
    if speaker:
        found = list({each.id: each for each in map(speakers.get, speaker)}.values())
        place = {each.id: number for number, each in enumerate(found)}
        return [Column(each, None) for each in found], lambda claim: place[claim.speaker_id]
    found = list({each.id: each for each in map(sources.get, source)}.values())
    place = {each.id: number for number, each in enumerate(found)}
    return [Column(None, each) for each in found], lambda claim: place[claim.source_id]


def _between(claims: list[Record], side_of) -> list[Record]:
    pairs = contradictions.between(claim.id for claim in claims)
    across = [pair for pair in pairs if side_of(pair.claims[0]) != side_of(pair.claims[1])]
    return across[:MOST_CONTRADICTIONS]
