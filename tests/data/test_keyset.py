"""Pages by keyset."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import claims, contradictions, keyset
from data.errors import InvalidCursor
from tests.builders import DAY, article, claim, speaker


def walk(query, limit):
    """Follow the cursor to the end."""
    cursor, seen = None, []
    while True:
        page = keyset.page(query, limit, cursor)
        seen += [each.id for each in page.items]
        assert len(page.items) <= limit
        cursor = page.next_cursor
        if cursor is None:
            return seen


@pytest.fixture
def seven(database):
    """Seven claims on three days, one in each article."""
    return [claim(article(), f"word number {n}", said=DAY + timedelta(days=n % 3)) for n in range(7)]


@pytest.mark.parametrize("sort", ["said", "-said", "relevance"])
@pytest.mark.parametrize("q", [None, "word"])
@pytest.mark.parametrize("limit", [1, 3, 7, 8])
def test_pages_give_every_row_once_and_in_order(seven, sort, q, limit):
    whole = [each.id for each in claims.search(sort=sort, q=q)]
    assert sorted(whole) == [each.id for each in seven]
    assert walk(claims.search(sort=sort, q=q), limit) == whole


def test_a_full_last_page_has_no_cursor(seven):
    assert keyset.page(claims.search(), 7).next_cursor is None
    assert keyset.page(claims.search(), 6).next_cursor is not None


def test_a_page_stays_right_while_rows_are_added(seven):
    first = keyset.page(claims.search(), 3)
    claim(article(), "newest of all", said=DAY + timedelta(days=9))
    rest = walk_from(claims.search(), first.next_cursor)
    assert sorted([each.id for each in first.items] + rest) == [each.id for each in seven]


def walk_from(query, cursor):
    seen = []
    while cursor is not None:
        page = keyset.page(query, 3, cursor)
        seen += [each.id for each in page.items]
        cursor = page.next_cursor
    return seen


def test_a_stream_gives_every_row(seven):
    assert [each.id for each in keyset.stream(claims.search(), batch=2)] == [
        each.id for each in claims.search()
    ]


def test_the_cursor_of_another_order_or_list_is_refused(seven):
    cursor = keyset.page(claims.search(), 3).next_cursor
    for query in (
        claims.search(sort="said"),
        contradictions.search(),
        claims.search(q="word", sort="relevance"),
    ):
        with pytest.raises(InvalidCursor):
            keyset.page(query, 3, cursor)


@pytest.mark.parametrize(
    "values",
    [
        '["x", 1]',
        "[1, 1]",
        '[{"d": "2022-02-16"}, "x"]',
        '[{"d": "2022"}, 1e400]',
        "[true, null]",
        '[{"d": "2022-02-16"}, 9e99]',
        '[{"d": "2022-02-16"}, 99999999999999999999999]',
        '[{"t": "2022-02-16T00:00"}, 1]',
    ],
)
def test_a_cursor_with_other_values_is_refused(seven, values):
    import base64
    import json

    cursor = keyset.page(claims.search(), 3).next_cursor
    mark = json.loads(base64.urlsafe_b64decode(cursor + "=="))[0]
    forged = base64.urlsafe_b64encode(f'["{mark}", {values[1:]}'.encode()).decode()
    with pytest.raises(InvalidCursor):
        keyset.page(claims.search(), 3, forged)


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_other_text_is_refused(sqlite_database, cursor):
    with pytest.raises(InvalidCursor):
        keyset.page(claims.search(), 3, cursor)


def test_the_claims_of_several_come_in_one_order(database):
    them = [speaker(f"Speaker {n}") for n in range(3)]
    for n in range(14):
        claim(article(), f"word {n}", said=DAY + timedelta(days=n % 5), speaker=them[n % 3])
    several = claims.search(speaker=[each.id for each in them[:2]])
    assert walk(several, 3) == [each.id for each in several]
    assert len(walk(several, 3)) == 10
    oldest = claims.search(speaker=[each.id for each in them[:2]], sort="said", negated=False)
    assert walk(oldest, 4) == walk(several, 50)[::-1]
