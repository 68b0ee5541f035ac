"""Timelines: claims over time, in buckets."""

from enum import StrEnum

from marshmallow import fields, validate

from analysis.vocabulary import Bucket, TimeAxis
from schemas.claims import ClaimFilters, ClaimOut
from schemas.fields import Choice, Instant, Whole
from schemas.paging import PageQuery
from schemas.shapes import Out


class TimelineFormat(StrEnum):
    """How a timeline can be written."""

    JSON = "json"
    CSV = "csv"
    NDJSON = "ndjson"
    TIMELINEJS = "timelinejs"
    ICAL = "ical"
    ATOM = "atom"


class TimelineBucketOut(Out):
    """One step of a timeline: half-open, how many claims, and the strongest of them."""

    start = Instant()
    end = Instant()
    count = fields.Integer()
    claims = fields.List(fields.Nested(ClaimOut))


class TimelineQuery(ClaimFilters, PageQuery):
    """Which claims to lay along time, and how."""

    by = Choice(
        TimeAxis,
        load_default=TimeAxis.SAID,
        metadata={"description": "When it was said, or the time it speaks of."},
    )
    bucket = Choice(Bucket, load_default=Bucket.DAY, metadata={"description": "How long one step is."})
    top = Whole(
        load_default=3,
        validate=validate.Range(0, 50),
        metadata={
            "description": "How many claims of each bucket to show: the most certain of its latest 100."
        },
    )
    format = Choice(
        TimelineFormat,
        metadata={
            "description": "Overrides the `Accept` header; `csv` and `ndjson` stream the whole timeline."
        },
    )
