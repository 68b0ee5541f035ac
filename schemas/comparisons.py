"""Comparisons: what two or more say of the same matter, side by side."""

from marshmallow import ValidationError, fields, validate, validates_schema

from schemas.claims import ClaimOut, Filters
from schemas.contradictions import ContradictionOut
from schemas.fields import Day, Id, Whole
from schemas.shapes import Out
from schemas.sources import SourceOut
from schemas.speakers import SpeakerOut

FEWEST, MOST = 2, 8


class ComparisonColumnOut(Out):
    """One side: a speaker or a source, and how many claims it has here."""

    speaker = fields.Nested(SpeakerOut, allow_none=True)
    source = fields.Nested(SourceOut, allow_none=True)
    claims_count = fields.Integer()


class ComparisonCellOut(Out):
    """What one side says on one day."""

    claims = fields.List(fields.Nested(ClaimOut))


class ComparisonRowOut(Out):
    """One day on which somebody says something: a cell for each column, in their order."""

    day = Day()
    cells = fields.List(fields.Nested(ComparisonCellOut))


class ComparisonOut(Out):
    """Columns side by side, aligned by day, with the contradictions between them."""

    columns = fields.List(fields.Nested(ComparisonColumnOut))
    rows = fields.List(fields.Nested(ComparisonRowOut))
    contradictions = fields.List(fields.Nested(ContradictionOut))
    truncated = fields.Boolean(metadata={"description": "Whether there are more claims than `limit`."})


class ComparisonQuery(Filters):
    """Whom to compare, and on what: two speakers or more, or else two sources or more."""

    limit = Whole(
        load_default=200,
        validate=validate.Range(1, 1000),
        metadata={"description": "How many claims in all, the newest."},
    )
    speaker = fields.List(
        Id(),
        validate=validate.Length(max=MOST),
        metadata={"description": "Ids of the speakers to compare: repeat it."},
    )
    source = fields.List(
        Id(),
        validate=validate.Length(max=MOST),
        metadata={
            "description": "Ids of the sources to compare, or to take the speakers' claims from: repeat it."
        },
    )

    @validates_schema
    def two_sides(self, given, **_):
        speakers, sources = set(given.get("speaker", ())), set(given.get("source", ()))
        if len(speakers) < FEWEST and (speakers or len(sources) < FEWEST):
            raise ValidationError("Name at least two speakers, or two sources and no speaker.", "speaker")
