"""What every list takes."""

from enum import StrEnum

from marshmallow import validate
from marshmallow.validate import Length

from schemas.fields import Choice, Whole, Words
from schemas.shapes import Query


class ListFormat(StrEnum):
    """How a list can be written."""

    JSON = "json"
    CSV = "csv"
    NDJSON = "ndjson"


class PageQuery(Query):
    """A place in a list and how much of it to give."""

    limit = Whole(
        load_default=50,
        validate=validate.Range(1, 200),
        metadata={"description": "How many items a page holds."},
    )
    cursor = Words(
        validate=Length(1, 1000),
        metadata={
            "description": "Where to go on: the `next_cursor` of the page before, as it was.",
            "minLength": 1,
            "maxLength": 1000,
        },
    )


class ListQuery(PageQuery):
    """A list that can be had as a file, too."""

    format = Choice(
        ListFormat,
        metadata={"description": "Overrides the `Accept` header; `csv` and `ndjson` stream the whole list."},
    )
