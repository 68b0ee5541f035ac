"""Sources: the outlets that publish articles."""

from marshmallow import fields

from schemas.fields import Id, Words
from schemas.paging import ListQuery
from schemas.shapes import In, Out

DOMAIN = r"^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$"


class SourceIn(In):
    """The outlet an article comes from."""

    name = Words(blank=False, longest=200, allow_none=True)
    domain = Words(
        longest=253,
        form=DOMAIN,
        like="news.example",
        allow_none=True,
        metadata={"description": "The host name of its site."},
    )


class SourceOut(Out):
    """An outlet."""

    id = Id()
    name = fields.String(allow_none=True)
    domain = fields.String(allow_none=True)


class SourceDetailOut(SourceOut):
    """An outlet, and how much of it is here."""

    articles_count = fields.Integer()
    claims_count = fields.Integer()


class SourceQuery(ListQuery):
    """Which sources to list."""

    q = Words(longest=200, metadata={"description": "Words of the name or the domain."})
