"""The words that every floor of the house shares: the closed lists of the contract.

The values are what clients see; ``openapi.yaml`` shows each enum under its class name.
"""

from enum import StrEnum


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    ANONYMOUS = "anonymous"


class SubjectKind(StrEnum):
    """What a claim is about."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


class ClaimKind(StrEnum):
    """Whether the words are the speaker's own, the reporter's, or some of each."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Modality(StrEnum):
    """How the speaker stands behind the content."""

    ASSERTED = "asserted"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"


class Precision(StrEnum):
    """How fine the words fix a time; the interval is always given in whole days."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


class Relation(StrEnum):
    """How two claims stand to each other, where they speak of the same matter."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    CORROBORATION = "corroboration"


class ContradictionKind(StrEnum):
    """Why two claims cannot both be true."""

    NEGATION = "negation"
    OPPOSITE = "opposite"
    FIGURE = "figure"
    DENIAL = "denial"
    REVERSAL = "reversal"
    TIMING = "timing"
    ATTRIBUTION = "attribution"


class Verdict(StrEnum):
    """A person's judgement of a contradiction."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"


class DateOrigin(StrEnum):
    """Where an article's publication date was taken from."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    CAPTION = "caption"
    TEXT = "text"
    RECEIVED = "received"


class BlockRole(StrEnum):
    """What a stretch of a page is; only ``paragraph`` and ``correction`` give claims."""

    HEADLINE = "headline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    CORRECTION = "correction"
    FURNITURE = "furniture"
    TEASER = "teaser"


class Scope(StrEnum):
    """What an API key lets its owner do."""

    READ = "read"
    WRITE = "write"
    REVIEW = "review"
    ADMIN = "admin"


class TimeAxis(StrEnum):
    """Which of a claim's two times a timeline runs along."""

    SAID = "said"
    ABOUT = "about"


class Bucket(StrEnum):
    """How long one step of a timeline is."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class ClaimSort(StrEnum):
    """The order of a list of claims; ``-`` is newest first."""

    SAID = "said"
    SAID_DESC = "-said"
    RELEVANCE = "relevance"


class Facet(StrEnum):
    """What the claims of a search can be counted by."""

    SOURCE = "source"
    SPEAKER = "speaker"
    SUBJECT = "subject"
    KIND = "kind"
    DAY = "day"


class JudgementFilter(StrEnum):
    """Which contradictions to list by what a person said of them; ``none`` are not judged yet."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"
    NONE = "none"
