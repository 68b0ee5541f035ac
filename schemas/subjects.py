"""Subjects: who and what claims are about."""

from marshmallow import fields

from analysis.vocabulary import SubjectKind
from schemas.fields import Choice, Id, Words
from schemas.paging import ListQuery
from schemas.shapes import Out


class SubjectOut(Out):
    """Somebody or something that claims are about."""

    id = Id()
    name = fields.String()
    kind = Choice(SubjectKind)


class SubjectDetailOut(SubjectOut):
    """A subject, and how much is said of it."""

    claims_count = fields.Integer()


class SubjectQuery(ListQuery):
    """Which subjects to list."""

    q = Words(longest=200, metadata={"description": "Words of the name."})
    kind = Choice(SubjectKind, metadata={"description": "What the subject is."})
