"""Contradictions: two claims that cannot both be true, and why."""

from enum import StrEnum

from marshmallow import fields, validate

from analysis.vocabulary import (
    ClaimKind,
    ContradictionKind,
    JudgementFilter,
    Modality,
    Relation,
    Verdict,
)
from schemas.claims import ClaimOut, Filters
from schemas.fields import Choice, Day, Flag, Id, Instant, Words
from schemas.gathered import Gathered
from schemas.paging import PageQuery
from schemas.shapes import In, Out


class ContradictionFormat(StrEnum):
    """How a list of contradictions can be written."""

    JSON = "json"
    CSV = "csv"
    NDJSON = "ndjson"
    JSONLD = "jsonld"
    ATOM = "atom"


class ContradictionSort(StrEnum):
    """The order of a list of contradictions."""

    SAID = "said"
    SAID_DESC = "-said"
    CONFIDENCE_DESC = "-confidence"


class EvidenceOut(Out):
    """Words that a reason rests on, in the article of one of the two claims."""

    claim = Id()
    start = fields.Integer()
    end = fields.Integer()


class ReasonOut(Out):
    """One signal's say; `weight` is how far it moved the confidence, down where it is negative."""

    signal = fields.String()
    text = fields.String()
    weight = fields.Float()
    evidence = fields.List(fields.Nested(EvidenceOut))


class ExplanationOut(Out):
    """Why the two claims contradict each other: in one sentence, and signal by signal."""

    summary = fields.String()
    reasons = fields.List(fields.Nested(ReasonOut))


class JudgementOut(Out):
    """What a person said of it."""

    verdict = Choice(Verdict)
    note = fields.String(allow_none=True)
    made_by = fields.String(allow_none=True)
    made_at = Instant()


class Explanation(Gathered):
    """The explanation of a pair, which its row keeps in two columns."""

    def __init__(self, **kwargs):
        super().__init__(ExplanationOut, {"summary": "summary", "reasons": "reasons"}, **kwargs)


class ContradictionOut(Out):
    """Two claims that cannot both be true; the earlier one stands first."""

    id = Id()
    claims = fields.List(fields.Nested(ClaimOut), metadata={"minItems": 2, "maxItems": 2})
    kind = Choice(ContradictionKind)
    confidence = fields.Float()
    same_speaker = fields.Boolean()
    days_apart = fields.Integer()
    explanation = Explanation()
    judgement = fields.Nested(JudgementOut, allow_none=True)


class ContradictionQuery(Filters, PageQuery):
    """Which contradictions to list; a filter holds where either claim meets it."""

    kind = Choice(ContradictionKind, metadata={"description": "Why the two cannot both be true."})
    same_speaker = Flag(metadata={"description": "Only where one speaker says both, or only where not."})
    sort = Choice(
        ContradictionSort,
        load_default=ContradictionSort.SAID_DESC,
        metadata={"description": "By the day on which the later claim was said, or the surest first."},
    )
    judgement = Choice(
        JudgementFilter, metadata={"description": "What a person said of it; `none`: nothing yet."}
    )
    format = Choice(
        ContradictionFormat,
        metadata={"description": "Overrides the `Accept` header; `csv` and `ndjson` stream the whole list."},
    )


class ClaimContradictionsQuery(PageQuery):
    """How to list the contradictions of one claim."""

    format = Choice(
        ContradictionFormat,
        metadata={"description": "Overrides the `Accept` header; `csv` and `ndjson` stream the whole list."},
    )


class JudgementIn(In):
    """A person's verdict."""

    verdict = Choice(Verdict, required=True)
    note = Words(longest=2000, allow_none=True, metadata={"description": "Why, for who reads it later."})


class StatementIn(In):
    """A statement typed in by hand."""

    content = Words(blank=False, longest=5000, required=True)
    context = Words(longest=5000, metadata={"description": "What stood before it, where it needs that."})
    speaker = Words(blank=False, longest=200, allow_none=True)
    kind = Choice(ClaimKind)
    negated = Flag(metadata={"description": "Whether the speaker denied the content."})
    modality = Choice(Modality)
    said_on = Day(allow_none=True, metadata={"description": "The day it was said."})


class CheckIn(In):
    """Two statements to hold against each other."""

    statements = fields.List(
        fields.Nested(StatementIn),
        required=True,
        validate=validate.Length(equal=2, error="Give two statements."),
    )


class CheckEvidenceOut(Out):
    """Words that a reason rests on: offsets into the content of statement 0 or 1."""

    statement = fields.Integer()
    start = fields.Integer()
    end = fields.Integer()


class CheckReasonOut(Out):
    """One signal's say; `weight` is how far it moved the confidence."""

    signal = fields.String()
    text = fields.String()
    weight = fields.Float()
    evidence = fields.List(fields.Nested(CheckEvidenceOut))


class CheckExplanationOut(Out):
    """Why the statements stand to each other as they do."""

    summary = fields.String()
    reasons = fields.List(fields.Nested(CheckReasonOut))


class CheckOut(Out):
    """How two statements stand to each other; all null where they can both be true."""

    contradicts = fields.Boolean()
    relation = Choice(Relation, allow_none=True)
    kind = Choice(ContradictionKind, allow_none=True)
    confidence = fields.Float(allow_none=True)
    explanation = fields.Nested(CheckExplanationOut, allow_none=True)
