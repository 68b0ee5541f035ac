"""What an error looks like: RFC 9457 problem details."""

from enum import StrEnum

from marshmallow import fields

from schemas.fields import Choice
from schemas.shapes import Out


class Location(StrEnum):
    """Which part of the request a reason speaks of."""

    QUERY = "query"
    JSON = "json"
    PATH = "path"
    HEADER = "header"


class ProblemReasonOut(Out):
    """One reason why the request was refused."""

    location = Choice(Location)
    name = fields.String(
        metadata={"description": "Which field, `source.name` for a nested one; empty: the whole."}
    )
    reason = fields.String()


class ProblemOut(Out):
    """An error, as RFC 9457 has it, with every reason at once."""

    type = fields.String(metadata={"format": "uri-reference", "description": "The sort of problem."})
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    instance = fields.String(
        metadata={"format": "uri", "description": "This very occurrence; the server's log names it, too."}
    )
    errors = fields.List(fields.Nested(ProblemReasonOut))
