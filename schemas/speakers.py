"""Speakers: who says what, one entity across all articles."""

from marshmallow import fields

from analysis.vocabulary import SpeakerKind
from schemas.fields import Choice, Day, Id, Words
from schemas.paging import ListQuery
from schemas.shapes import In, Out


class SpeakerOut(Out):
    """Somebody who speaks."""

    id = Id()
    name = fields.String()
    kind = Choice(SpeakerKind)
    role = fields.String(allow_none=True)
    affiliation = fields.String(allow_none=True)


class TitleOut(Out):
    """A role that articles give a speaker, and when they did."""

    role = fields.String(allow_none=True)
    affiliation = fields.String(allow_none=True)
    first_seen = Day(attribute="first")
    last_seen = Day(attribute="last")


class SpeakerDetailOut(SpeakerOut):
    """A speaker with all names, roles and numbers."""

    aliases = fields.List(
        fields.String(), metadata={"description": "Names and titles in articles, most frequent first."}
    )
    titles = fields.List(fields.Nested(TitleOut))
    merged = fields.List(
        fields.Nested(SpeakerOut), metadata={"description": "Speakers that a person said are this one."}
    )
    claims_count = fields.Integer()
    contradictions_count = fields.Integer(metadata={"description": "At most 1,000 are counted."})


class SpeakerQuery(ListQuery):
    """Which speakers to list."""

    q = Words(longest=200, metadata={"description": "A name, or the beginning of one."})
    kind = Choice(SpeakerKind, metadata={"description": "What the speaker is."})


class MergeIn(In):
    """Which other speaker this one turns out to be."""

    into = Id(
        required=True, metadata={"description": "The speaker under whose id both are known from now on."}
    )
    note = Words(longest=2000, allow_none=True, metadata={"description": "Why, for who reads it later."})
