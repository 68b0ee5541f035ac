"""Time expressions: what is found, where, and which days it stands for."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.dates import find
from tests.analysis.time_table import TABLE, THURSDAY

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
