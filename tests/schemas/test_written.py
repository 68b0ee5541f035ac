"""What the database writes itself equals what a schema writes of the same rows."""

import orjson
import pytest

from data import claims, keyset, timelines
from data.models import Claim
from schemas.claims import ClaimOut
from schemas.outlines import outline
from schemas.shapes import page_of
from schemas.timelines import TimelineBucketOut
from tests.builders import claim, speaker
from tests.schemas.test_rows import LISTS, filled  # noqa: F401

ODD = ('"quoted" \\ back', "tab\tline\nbell\x07", "é ñ 中文 😀", "\u2028\x7f</script>", "100 % {of} it's")
NUMBERS = (0.1 + 0.2, 1 / 3, 0.92, 1.0, 1e-7, 0.0)


def both(query, schema) -> tuple[bytes, bytes]:
    """A page of a list as bytes: of records, and as the database has written it."""
    page_out = page_of(schema)()
    told = (None, outline(schema))
    pages = [keyset.page(query(), 50, None, each) for each in told]
    assert pages[0].items
    return tuple(orjson.dumps(page_out.dump({"items": page.items, "next_cursor": None})) for page in pages)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_written_equals_what_is_dumped(filled, name):  # noqa: F811
    dumped, written = both(*LISTS[name])
    assert written == dumped


@pytest.mark.parametrize("words", ODD)
def test_no_sign_of_a_text_is_lost(database, words):
    claim(content=words, speaker=speaker(words, role=words), subjects=[words])
    dumped, written = both(claims.search, ClaimOut)
    assert written == dumped
    assert orjson.loads(written)["items"][0]["content"] == words


@pytest.mark.parametrize("number", NUMBERS)
def test_no_digit_of_a_number_is_lost(database, number):
    Claim.update(confidence=number).where(Claim.id == claim().id).execute()
    dumped, written = map(orjson.loads, both(claims.search, ClaimOut))
    assert written == dumped
    assert written["items"][0]["confidence"] == number


def test_sqlite_writes_claims_in_lists_and_in_timelines(sqlite_database):
    claim()
    found = keyset.page(claims.search(), 5, None, outline(ClaimOut)).items
    bucket = keyset.page(timelines.buckets(), 5, None, outline(TimelineBucketOut)).items[0]
    assert [type(each) for each in (*found, *bucket.claims)] == [orjson.Fragment] * 2


def test_rows_that_lack_what_is_asked_for_come_as_records(filled):  # noqa: F811
    found = keyset.page(claims.search(), 5, None, outline(TimelineBucketOut)).items
    assert found[0].content
