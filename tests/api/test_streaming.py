"""What is streamed goes out while it is read, in memory that does not grow with the list."""

import tracemalloc

import pytest

from api.paging import BATCH
from tests import builders

FORMS = ["csv", "ndjson"]


def fill(number: int) -> None:
    """Store so many claims."""
    article = builders.article()
    claims = [builders.new_claim(f"word {n}", spans=[(n, n + 1)]) for n in range(number)]
    builders.claims.replace(article, claims)


def peak_of(client, path: str, encoding: str) -> int:
    """The most bytes that reading a stream took at any time."""
    tracemalloc.start()
    try:
        answer = client.get(path, headers={"Accept-Encoding": encoding})
        assert answer.headers.get("Content-Encoding", "identity") == encoding
        for _ in answer.iter_encoded():
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", FORMS)
def test_the_first_lines_go_out_before_the_rest_is_read(client, statements, form):
    fill(5 * BATCH)

    with statements() as ran:
        parts = client.get(f"/v1/claims?format={form}").iter_encoded()
        next(parts)
        at_first = len(ran)
        list(parts)

    assert at_first * 3 < len(ran)


@pytest.mark.parametrize(("form", "encoding"), [("csv", "identity"), ("ndjson&selectors=true", "gzip")])
def test_memory_does_not_grow_with_the_list(client, form, encoding):
    path = f"/v1/claims?format={form}"
    fill(BATCH)
    peak_of(client, path, encoding)
    fill(BATCH)
    few = peak_of(client, path, encoding)
    fill(4 * BATCH)
    many = peak_of(client, path, encoding)

    # Kept as a list, three times as many rows would take three times as much.
    assert many < 1.3 * few


def test_head_of_a_stream_reads_nothing(client, statements):
    fill(3)

    with statements() as ran:
        answer = client.head("/v1/claims?format=csv")

    assert (answer.status_code, answer.data) == (200, b"")
    assert [words for words in ran if "content" in words] == []
