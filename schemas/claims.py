"""Claims: one statement by one speaker, as one article reports it."""

from enum import StrEnum

from marshmallow import ValidationError, fields, validate, validates_schema
from webargs.fields import DelimitedList

from analysis.vocabulary import ClaimKind, ClaimSort, ContradictionKind, Facet, Modality, Precision, Relation
from schemas.articles import ArticleRefOut
from schemas.fields import Choice, Day, Flag, Id, Instant, Share, Words
from schemas.gathered import Gathered
from schemas.paging import PageQuery
from schemas.shapes import In, Out, Query, page_of
from schemas.speakers import SpeakerOut
from schemas.subjects import SubjectOut

INTERVALS = ("said", "about")


class ClaimFormat(StrEnum):
    """How a list of claims can be written."""

    JSON = "json"
    CSV = "csv"
    NDJSON = "ndjson"
    JSONLD = "jsonld"


class SpanOut(Out):
    """A stretch of the article's text: half-open, in Unicode code points."""

    start = fields.Integer()
    end = fields.Integer()


class IntervalOut(Out):
    """A closed interval of days, and the words it was read from."""

    start = Day()
    end = Day()
    text = fields.String(allow_none=True)
    precision = Choice(Precision)


class Interval(Gathered):
    """One of a claim's two times, which its row keeps in four columns."""

    def __init__(self, column: str, **kwargs):
        parts = {
            "start": f"{column}_first",
            "end": f"{column}_last",
            "text": f"{column}_text",
            "precision": f"{column}_precision",
        }
        super().__init__(IntervalOut, parts, absent_without=f"{column}_first", allow_none=True, **kwargs)


class SelectorOut(Out):
    """A W3C Web Annotation selector: by position, or by the words with what stands around them."""

    type = fields.String(metadata={"examples": ["TextQuoteSelector"]})
    start = fields.Integer(metadata={"optional": True})
    end = fields.Integer(metadata={"optional": True})
    exact = fields.String(metadata={"optional": True})
    prefix = fields.String(metadata={"optional": True})
    suffix = fields.String(metadata={"optional": True})


class ClaimOut(Out):
    """One statement by one speaker, as one article reports it."""

    id = Id()
    article = fields.Nested(ArticleRefOut)
    speaker = fields.Nested(
        SpeakerOut, allow_none=True, metadata={"description": "Null where the article names nobody."}
    )
    speaker_as_written = fields.String(allow_none=True)
    via = fields.Nested(
        SpeakerOut, allow_none=True, metadata={"description": "Who passed it on: X said Y had told her."}
    )
    cue = fields.String(allow_none=True)
    kind = Choice(ClaimKind)
    content = fields.String()
    spans = fields.List(fields.Nested(SpanOut))
    said = Interval("said", metadata={"description": "When it was said."})
    about = Interval("about", metadata={"description": "The time it speaks of."})
    negated = fields.Boolean()
    modality = Choice(Modality)
    subjects = fields.List(fields.Nested(SubjectOut))
    confidence = fields.Float()
    corrected = fields.Boolean(metadata={"description": "Whether a person has corrected it."})
    selectors = fields.List(
        fields.Nested(SelectorOut),
        metadata={"optional": True, "description": "Given with `selectors=true`: two for each span."},
    )


class RelatedClaimOut(Out):
    """Another claim of the same matter, and how it stands to this one."""

    id = Id(metadata={"description": "The id of the pair; for a contradiction, of the contradiction."})
    relation = Choice(Relation)
    kind = Choice(ContradictionKind, allow_none=True)
    confidence = fields.Float()
    summary = fields.String()
    claim = fields.Nested(ClaimOut)


class RevisionOut(Out):
    """One correction by a person: what was changed, and what stood there before."""

    changes = fields.Dict()
    previous = fields.Dict()
    note = fields.String(allow_none=True)
    made_by = fields.String(allow_none=True)
    made_at = Instant()


class ClaimDetailOut(ClaimOut):
    """A claim with the claims that repeat, update or contradict it, and its history."""

    contradicted_by = fields.List(fields.Nested(RelatedClaimOut))
    updated_by = fields.List(
        fields.Nested(RelatedClaimOut), metadata={"description": "Later figures or states."}
    )
    updates = fields.List(
        fields.Nested(RelatedClaimOut), metadata={"description": "Earlier ones that it replaces."}
    )
    repeated_by = fields.List(fields.Nested(RelatedClaimOut))
    revisions = fields.List(fields.Nested(RevisionOut))


class FacetCountOut(Out):
    """One value of a facet and how many claims have it."""

    value = fields.String(metadata={"description": "What to filter by: an id, a kind or a day."})
    label = fields.String()
    count = fields.Integer()


class FacetsOut(Out):
    """How the claims of a search spread; only the facets that were asked for are there."""

    speaker = fields.List(fields.Nested(FacetCountOut), metadata={"optional": True})
    source = fields.List(fields.Nested(FacetCountOut), metadata={"optional": True})
    subject = fields.List(fields.Nested(FacetCountOut), metadata={"optional": True})
    kind = fields.List(fields.Nested(FacetCountOut), metadata={"optional": True})
    day = fields.List(fields.Nested(FacetCountOut), metadata={"optional": True})


class ClaimPageOut(page_of(ClaimOut)):
    """One page of claims, and the facets of the whole search where they were asked for."""

    facets = fields.Nested(FacetsOut, metadata={"optional": True})


class Filters(Query):
    """What claims can be searched by; every list here shares it."""

    q = fields.String(
        validate=validate.Length(max=1000),
        metadata={
            "description": 'Words to search for: `"a phrase"`, `-without`, `this OR that`, `(parentheses)`. '
            "Any input is a valid search."
        },
    )
    speaker = fields.List(Id(), metadata={"description": "Ids of speakers; repeat it for any of several."})
    source = fields.List(Id(), metadata={"description": "Ids of sources; repeat it for any of several."})
    article = Id(metadata={"description": "The id of an article."})
    subject = fields.List(Id(), metadata={"description": "Ids of subjects; repeat it for all of several."})
    negated = Flag(metadata={"description": "Whether the statement denies."})
    modality = Choice(Modality, metadata={"description": "How the speaker stands behind it."})
    said_from = Day(metadata={"description": "Said on this day or later."})
    said_to = Day(metadata={"description": "Said on this day or earlier."})
    about_from = Day(metadata={"description": "About a time that reaches to this day or later."})
    about_to = Day(metadata={"description": "About a time that begins on this day or earlier."})
    min_confidence = Share(metadata={"description": "Leave out what is less certain than this."})

    @validates_schema(skip_on_field_errors=False)
    def forwards_in_time(self, given, **_):
        for name in INTERVALS:
            first, last = given.get(f"{name}_from"), given.get(f"{name}_to")
            if first and last and first > last:
                raise ValidationError(f"Lies before {name}_from.", f"{name}_to")


class ClaimFilters(Filters):
    """What claims can be searched by."""

    kind = Choice(ClaimKind, metadata={"description": "Direct, indirect or mixed speech."})


class ClaimQuery(ClaimFilters, PageQuery):
    """Which claims to list, in which order and form."""

    sort = Choice(
        ClaimSort,
        load_default=ClaimSort.SAID_DESC,
        metadata={
            "description": "Newest first unless you say otherwise; `relevance` needs `q`, and puts the"
            " newest 1,000 claims that answer it in order (as `csv` and `ndjson` all of them)."
        },
    )
    facets = DelimitedList(
        Choice(Facet),
        metadata={
            "description": "Count the whole search by these, separated by commas; with filters"
            " the latest 10,000 claims of it."
        },
    )
    selectors = Flag(
        load_default=False, metadata={"description": "Add W3C Web Annotation selectors for each span."}
    )
    format = Choice(
        ClaimFormat,
        metadata={"description": "Overrides the `Accept` header; `csv` and `ndjson` stream the whole list."},
    )

    @validates_schema
    def relevance_of_words(self, given, **_):
        if given.get("sort") == ClaimSort.RELEVANCE and not given.get("q", "").strip():
            raise ValidationError("Relevance is that of words: give q, too.", "sort")


class OneClaimQuery(Query):
    """How to give one claim."""

    selectors = Flag(
        load_default=False, metadata={"description": "Add W3C Web Annotation selectors for each span."}
    )


class ArticleClaimsQuery(OneClaimQuery, PageQuery):
    """How to list the claims of one article, in the order of the text."""

    format = Choice(
        ClaimFormat,
        metadata={"description": "Overrides the `Accept` header; `csv` and `ndjson` stream the whole list."},
    )


class IntervalIn(In):
    """A closed interval of days."""

    start = Day(required=True)
    end = Day(required=True)
    precision = Choice(Precision, metadata={"description": "A day or a range, unless you say otherwise."})
    text = Words(longest=500, allow_none=True, metadata={"description": "The words it is read from."})

    @validates_schema
    def forwards_in_time(self, given, **_):
        if given["start"] > given["end"]:
            raise ValidationError("Lies before start.", "end")


class ClaimPatchIn(In):
    """A person's correction: only what is to change, and why."""

    content = Words(blank=False, longest=20000)
    speaker = Id(allow_none=True, metadata={"description": "The id of the speaker, null for nobody."})
    speaker_as_written = Words(longest=500, allow_none=True)
    via = Id(allow_none=True, metadata={"description": "The id of who passed it on, null for nobody."})
    cue = Words(longest=500, allow_none=True)
    kind = Choice(ClaimKind)
    said = fields.Nested(IntervalIn, allow_none=True)
    about = fields.Nested(IntervalIn, allow_none=True)
    negated = Flag()
    modality = Choice(Modality)
    subjects = fields.List(
        Id(), validate=validate.Length(max=100), metadata={"description": "Ids of subjects."}
    )
    note = Words(longest=2000, allow_none=True, metadata={"description": "Why, for who reads it later."})

    @validates_schema
    def something_to_change(self, given, **_):
        if not set(given) - {"note"}:
            raise ValidationError("Name at least one field to correct.")
