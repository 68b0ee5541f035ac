"""The tables of what is read: sources, articles, speakers, subjects, claims and their pairs."""

from peewee import (
    BlobField,
    BooleanField,
    DateField,
    DoubleField,
    ForeignKeyField,
    IntegerField,
    JSONField,
)

from analysis.vocabulary import (
    ClaimKind,
    ContradictionKind,
    DateOrigin,
    Modality,
    Precision,
    Relation,
    SpeakerKind,
    SubjectKind,
    Verdict,
)
from data.callers import ApiKey, IdempotentRequest
from data.fields import Line, Prose, Table, UTCDateTimeField, WordField, now
from data.kept import ClaimDay, ClaimTotal, PairSubject


class Source(Table):
    """An outlet. ``key`` is its domain, or its folded name if that was unknown at first."""

    name = Line()
    folded = Line(index=True)
    domain = Line(null=True, index=True)
    key = Line(unique=True)


class Article(Table):
    """One text as one source published it.

    ``fingerprint`` stands for source and text, so that the same article is found when it is sent again or
    comes back. ``published_on`` is the date in its own zone, ``utc_offset`` that zone in minutes.
    ``compared_at`` is empty as long as its claims have not been compared with all others.
    """

    source = ForeignKeyField(Source, null=True, backref="articles", on_delete="SET NULL", index=False)
    title = Prose(null=True)
    url = Prose(null=True)
    text = Prose()
    fingerprint = Line(max_length=64, unique=True)
    language = Line(max_length=16, null=True)
    published_at = UTCDateTimeField(null=True)
    published_on = DateField()
    utc_offset = IntegerField(null=True)
    published_origin = WordField(DateOrigin)
    received_at = UTCDateTimeField(default=now)
    read_at = UTCDateTimeField(null=True)
    compared_at = UTCDateTimeField(null=True)
    updated_at = UTCDateTimeField(default=now)

    class Meta:
        indexes = ((("published_on", "id"), False), (("source", "published_on", "id"), False))


class Speaker(Table):
    """Somebody who speaks, across articles. ``merged_into`` is set once a person says who it is.

    It names the end of a chain of merges, never a speaker that is itself merged.
    """

    name = Line()
    kind = WordField(SpeakerKind)
    role = Prose(null=True)
    affiliation = Prose(null=True)
    merged_into = ForeignKeyField("self", null=True, backref="merged", on_delete="SET NULL")
    updated_at = UTCDateTimeField(default=now)

    class Meta:
        indexes = ((("name", "id"), False),)


class SpeakerKey(Table):
    """A normalised form under which a speaker can be looked up; see ``identity.keys``."""

    speaker = ForeignKeyField(Speaker, backref="lookup_keys", on_delete="CASCADE", index=False)
    key = Line()

    class Meta:
        indexes = ((("key", "speaker"), True), (("speaker",), False))


class Sighting(Table):
    """How one article names a speaker: the evidence of names, roles and affiliations over time.

    ``speaker`` is the one the article's own words were resolved to; a merge leaves it alone,
    so that it can be undone.
    """

    speaker = ForeignKeyField(Speaker, backref="sightings", on_delete="CASCADE", index=False)
    article = ForeignKeyField(Article, backref="sightings", on_delete="CASCADE")
    name = Line()
    kind = WordField(SpeakerKind)
    aliases = JSONField(default=list)
    keys = JSONField(default=list)
    role = Prose(null=True)
    affiliation = Prose(null=True)
    seen_on = DateField()

    class Meta:
        indexes = (
            (("speaker", "seen_on"), False),
            (("speaker", "role", "affiliation", "seen_on"), False),
        )


class SpeakerMerge(Table):
    """A person's decision that two speakers are one, and its undoing."""

    speaker = ForeignKeyField(Speaker, on_delete="CASCADE")
    into = ForeignKeyField(Speaker, backref="absorbed", on_delete="CASCADE")
    note = Prose(null=True)
    made_by = Line(null=True)
    made_at = UTCDateTimeField(default=now)
    undone_at = UTCDateTimeField(null=True)


class Subject(Table):
    """Somebody or something that claims are about; ``key`` is the folded name."""

    name = Line()
    kind = WordField(SubjectKind)
    key = Line()

    class Meta:
        indexes = ((("key", "kind"), True), (("name", "id"), False))


class Claim(Table):
    """One statement by one speaker, as one article reports it.

    ``spans`` point back into the article's text, so a reader can always be shown the words the
    claim was taken from. ``speaker`` follows merges, ``own_speaker`` does not. ``said_on`` is the
    first day of ``said``, or the article's date where nothing is known: the day that lists are
    sorted by. ``fingerprint`` outlives re-reading: judgements and corrections hang on it.
    """

    article = ForeignKeyField(Article, backref="claims", on_delete="CASCADE", index=False)
    position = IntegerField()
    fingerprint = Line(max_length=40)
    source = ForeignKeyField(Source, null=True, on_delete="SET NULL", index=False)
    speaker = ForeignKeyField(Speaker, null=True, backref="claims", on_delete="SET NULL", index=False)
    own_speaker = ForeignKeyField(Speaker, null=True, backref="own_claims", on_delete="SET NULL")
    speaker_as_written = Prose(null=True)
    via = ForeignKeyField(Speaker, null=True, backref="passed_on", on_delete="SET NULL")
    own_via = ForeignKeyField(Speaker, null=True, backref="own_passed_on", on_delete="SET NULL")
    cue = Prose(null=True)
    kind = WordField(ClaimKind)
    content = Prose()
    context = Prose(default="")
    names = JSONField(default=dict)
    spans = JSONField()
    said_on = DateField()
    said_first = DateField(null=True)
    said_last = DateField(null=True)
    said_precision = WordField(Precision, null=True)
    said_text = Prose(null=True)
    about_first = DateField(null=True)
    about_last = DateField(null=True)
    about_precision = WordField(Precision, null=True)
    about_text = Prose(null=True)
    negated = BooleanField(default=False)
    modality = WordField(Modality, default=Modality.ASSERTED)
    confidence = DoubleField(default=1.0)
    corrected = BooleanField(default=False)
    updated_at = UTCDateTimeField(default=now)

    class Meta:
        indexes = (
            (("article", "position"), False),
            (("said_on", "id", "confidence", "said_last"), False),
            (("speaker", "said_on", "id", "confidence"), False),
            (("source", "said_on", "id", "confidence"), False),
            (("about_first", "id", "confidence"), False),
            (("speaker", "about_first", "id", "confidence"), False),
            (("source", "about_first", "id", "confidence"), False),
            (("fingerprint",), False),
        )


class ClaimSubject(Table):
    """What a claim is about. ``said_on`` repeats the claim's, so that a subject's claims come in order."""

    claim = ForeignKeyField(Claim, backref="about", on_delete="CASCADE", index=False)
    subject = ForeignKeyField(Subject, backref="claims", on_delete="CASCADE", index=False)
    said_on = DateField()

    class Meta:
        indexes = ((("claim", "subject"), True), (("subject", "said_on", "claim"), False))


class ClaimRevision(Table):
    """A person's correction of a claim; the history is never rewritten.

    Kept by fingerprints rather than by ids: after the article is read again, or deleted and sent
    again, the corrections are applied anew, in order.
    """

    article_fingerprint = Line(max_length=64)
    claim_fingerprint = Line(max_length=40)
    changes = JSONField()
    previous = JSONField()
    note = Prose(null=True)
    made_by = Line(null=True)
    made_at = UTCDateTimeField(default=now)

    class Meta:
        indexes = ((("article_fingerprint", "claim_fingerprint"), False),)


class Judgement(Table):
    """A person's verdict on two claims, kept by their fingerprints so that nothing loses it."""

    first = Line(max_length=40)
    second = Line(max_length=40)
    verdict = WordField(Verdict)
    note = Prose(null=True)
    made_by = Line(null=True)
    made_at = UTCDateTimeField(default=now)

    class Meta:
        indexes = ((("first", "second"), True),)


class Pair(Table):
    """Two claims that speak of one matter, and how they stand to each other.

    The earlier claim is ``first``. ``said_on`` is the later claim's day, when the pair came to
    be. ``verdict`` repeats the judgement's, so that listings need not join it.
    """

    first = ForeignKeyField(Claim, backref="pairs_as_first", on_delete="CASCADE", index=False)
    second = ForeignKeyField(Claim, backref="pairs_as_second", on_delete="CASCADE")
    relation = WordField(Relation)
    kind = WordField(ContradictionKind, null=True)
    confidence = DoubleField()
    summary = Prose()
    reasons = JSONField(default=list)
    same_speaker = BooleanField()
    days_apart = IntegerField()
    said_on = DateField()
    judgement = ForeignKeyField(Judgement, null=True, on_delete="SET NULL")
    verdict = WordField(Verdict, null=True)
    updated_at = UTCDateTimeField(default=now)

    class Meta:
        indexes = (
            (("first", "second"), True),
            (("relation", "said_on", "id", "days_apart"), False),
            (("relation", "confidence", "id"), False),
        )


class PairSide(Table):
    """One side of a pair, by whom it can be asked for: a speaker's contradictions in order."""

    pair = ForeignKeyField(Pair, backref="sides", on_delete="CASCADE", index=False)
    claim = ForeignKeyField(Claim, on_delete="CASCADE")
    speaker = ForeignKeyField(Speaker, null=True, on_delete="SET NULL", index=False)
    source = ForeignKeyField(Source, null=True, on_delete="SET NULL", index=False)
    relation = WordField(Relation)
    said_on = DateField()
    confidence = DoubleField()

    class Meta:
        indexes = (
            (("pair", "claim"), True),
            (("speaker", "relation", "said_on", "pair"), False),
            (("speaker", "relation", "confidence", "pair"), False),
            (("source", "relation", "said_on", "pair"), False),
            (("source", "relation", "confidence", "pair"), False),
        )


class ClaimVector(Table):
    """Where a claim lies among all that can be said, as the comparison of claims works it out.

    ``mark`` tells what it was made of: another wording or model makes it anew. Lists do not carry it.
    """

    claim = ForeignKeyField(Claim, primary_key=True, backref="vectors", on_delete="CASCADE")
    mark = Line(max_length=32)
    vector = BlobField()


TABLES = (
    Source, Article, Speaker, SpeakerKey, Sighting, SpeakerMerge, Subject, Claim, ClaimSubject,
    ClaimRevision, ClaimVector, Judgement, Pair, PairSide, PairSubject, ClaimDay, ClaimTotal,
    ApiKey, IdempotentRequest,
)  # fmt: skip
