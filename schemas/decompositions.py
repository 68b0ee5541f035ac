"""Decompositions: what an article would come to, nothing stored."""

from marshmallow import fields

from analysis.vocabulary import ClaimKind, DateOrigin, Modality, SpeakerKind, SubjectKind
from schemas.claims import IntervalOut, SpanOut
from schemas.fields import Choice, Day, Instant
from schemas.shapes import Out


class FoundSpeakerOut(Out):
    """Somebody who speaks in the article, under the fullest name it gives."""

    name = fields.String()
    kind = Choice(SpeakerKind)
    role = fields.String(allow_none=True)
    affiliation = fields.String(allow_none=True)


class FoundSubjectOut(Out):
    """Somebody or something that a claim is about."""

    name = fields.String()
    kind = Choice(SubjectKind)


class FoundClaimOut(Out):
    """A claim as it would be stored."""

    speaker = fields.Nested(FoundSpeakerOut, allow_none=True)
    speaker_as_written = fields.String(allow_none=True)
    via = fields.Nested(FoundSpeakerOut, allow_none=True)
    cue = fields.String(allow_none=True)
    kind = Choice(ClaimKind)
    content = fields.String()
    spans = fields.List(fields.Nested(SpanOut))
    said = fields.Nested(IntervalOut, allow_none=True)
    about = fields.Nested(IntervalOut, allow_none=True)
    negated = fields.Boolean()
    modality = Choice(Modality)
    subjects = fields.List(fields.Nested(FoundSubjectOut))
    confidence = fields.Float()


class DecompositionOut(Out):
    """An article taken apart. The spans count in `text`."""

    title = fields.String(allow_none=True)
    url = fields.String(allow_none=True)
    published_at = Instant(allow_none=True)
    published_on = Day()
    published_origin = Choice(DateOrigin)
    language = fields.String(allow_none=True)
    text = fields.String()
    claims = fields.List(fields.Nested(FoundClaimOut))
