"""Sides of one matter."""

from datetime import timedelta

import pytest

from data import comparisons
from data.errors import NotFound
from tests.builders import DAY, article, claim, contradiction, speaker


def table(found):
    return [(row.day, [[each.content for each in cell.claims] for cell in row.cells]) for row in found.rows]


def test_sides_are_aligned_by_day(database):
    one, other, third = speaker("One"), speaker("Other"), speaker("Third")
    later = DAY + timedelta(days=1)
    claim(content="troops leave", speaker=one)
    claim(content="troops stay", speaker=other)
    claim(content="troops left", speaker=one, said=later)
    claim(content="troops?", speaker=third)
    found = comparisons.sides(speaker=[one.id, other.id], q="troops")
    assert table(found) == [(DAY, [["troops leave"], ["troops stay"]]), (later, [["troops left"], []])]
    assert [(each.speaker.name, each.source, each.claims_count) for each in found.columns] == [
        ("One", None, 2),
        ("Other", None, 1),
    ]
    assert not found.truncated


def test_contradictions_between_the_columns_are_shown(database):
    one, other = speaker("One"), speaker("Other")
    mine = claim(content="troops leave", speaker=one)
    across = contradiction(mine, claim(content="troops stay", speaker=other))
    contradiction(mine, claim(content="troops never leave", speaker=one))
    contradiction(mine, claim(content="they left", speaker=speaker("Third")))
    found = comparisons.sides(speaker=[one.id, other.id])
    assert [pair.id for pair in found.contradictions] == [across.id]


def test_sources_can_be_sides(database):
    here, there = article(source="Reuters"), article(source="TASS")
    claim(here, "troops stay"), claim(there, "troops leave")
    found = comparisons.sides(source=[here.source_id, there.source_id])
    assert table(found) == [(DAY, [["troops stay"], ["troops leave"]])]
    assert [each.source.name for each in found.columns] == ["Reuters", "TASS"]


def test_the_newest_claims_are_kept_within_the_limit(database):
    one, other = speaker("One"), speaker("Other")
    for n in range(4):
        claim(content=f"number {n}", speaker=one, said=DAY + timedelta(days=n))
    found = comparisons.sides(speaker=[one.id, other.id], limit=2)
    assert found.truncated
    assert [row.day for row in found.rows] == [DAY + timedelta(days=2), DAY + timedelta(days=3)]


def test_a_side_that_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        comparisons.sides(speaker=[speaker().id, 999])
    with pytest.raises(NotFound):
        comparisons.sides(source=[998, 999])
