"""Time expressions: what is found, where, and which days it stands for."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.dates import find, time_expressions
from analysis.extraction.document import Document
from analysis.vocabulary import Precision
from tests.analysis.time_table import TABLE, THURSDAY
from tests.growth import growth

MARKED = re.compile(r"\[([^\]|]*)\|([^\]|]*)\]")


def plain(marked: str) -> str:
    return re.sub(r"\[([^\]|]*)(?:\|[^\]|]*)?\]", r"\1", marked)


@pytest.mark.parametrize("marked", TABLE)
def test_each_expression_of_the_table_has_its_extent_and_value(marked):
    text = plain(marked)
    found = [(text[one.span.start : one.span.end], one.value) for one in find(text, THURSDAY)]
    assert found == MARKED.findall(marked)


def test_the_table_is_as_long_as_promised():
    assert sum(len(MARKED.findall(marked)) for marked in TABLE) >= 150


NEWS = [
    "On Tuesday, May 14, the bank said profit rose 5% in the third quarter from a year earlier; two weeks "
    "ago it had cut 2,014 jobs at 3 p.m. (1300 GMT), the 1990s, '98, 20th century, next year's first half.\n",
    "two two two two two two two ",
    "first second third ",
    "May 3, 4, 5, 6, 7, 8 ",
    "11:11:11:11 1/1/1/1 ",
    "the end of the end of the early late mid- ",
    "9" * 50,
]


def check(text: str, day: date) -> None:
    found = find(text, day)
    ends = [one.span.end for one in found]
    for one, before in zip(found, [0, *ends], strict=False):
        assert before <= one.span.start < one.span.end <= len(text)
        assert (one.first is None) == (one.last is None) == (one.precision is None)
        assert one.first is None or one.first <= one.last


@settings(max_examples=300, deadline=None)
@given(st.text(), st.dates())
def test_any_text_on_any_day_is_read_without_an_error(text, day):
    check(text, day)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(" ".join(NEWS).split() + ["\n", "-", "’", "٣", "²"]), max_size=60), st.dates()
)
def test_any_shuffle_of_time_words_is_read_without_an_error(words, day):
    check(" ".join(words), day)
    check("".join(words), day)


@pytest.mark.parametrize("piece", NEWS)
def test_time_grows_linearly_with_the_text(piece):
    assert growth(lambda size: find(piece * (size // len(piece)), THURSDAY), 6_000, 96_000) < 4


def test_days_of_an_expression_close_its_interval():
    cases = {
        "in March": (date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH),
        "last week": (date(2024, 5, 6), date(2024, 5, 12), Precision.WEEK),
        "in the first quarter": (date(2024, 1, 1), date(2024, 3, 31), Precision.QUARTER),
        "in 2014": (date(2014, 1, 1), date(2014, 12, 31), Precision.YEAR),
        "in the 1990s": (date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        "at 3 p.m. on Tuesday": (date(2024, 5, 14), date(2024, 5, 14), Precision.MINUTE),
        "over the weekend": (date(2024, 5, 11), date(2024, 5, 12), Precision.RANGE),
        "in the past six weeks": (date(2024, 4, 4), date(2024, 5, 16), Precision.RANGE),
        "in the winter of 2021": (date(2021, 12, 1), date(2022, 2, 28), Precision.QUARTER),
    }
    for text, expected in cases.items():
        (one,) = find(text, THURSDAY)
        assert (one.first, one.last, one.precision) == expected, text


def test_durations_sets_and_references_cover_no_days():
    for text in ("for four hours", "every Tuesday", "he now lives there", "for decades"):
        (one,) = find(text, THURSDAY)
        assert one.first is None and one.precision is None


def test_weekdays_count_from_the_articles_own_day():
    document = Document(
        "She said so on Tuesday.", published_at=datetime.fromisoformat("2024-05-15T23:30:00-04:00")
    )
    time_expressions(document)
    assert document.time_expressions[0].value == "2024-05-14"


def test_without_a_date_of_publication_nothing_is_found():
    document = Document("She said so on Tuesday.")
    time_expressions(document)
    assert document.time_expressions == []
