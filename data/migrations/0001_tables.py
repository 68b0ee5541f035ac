"""The tables of version 1, frozen as they were then."""

from peewee import (
    SQL,
    AutoField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DoubleField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    NodeList,
    SqliteDatabase,
    TextField,
)


class Identity(AutoField):
    """A number that is never given out twice, on SQLite too."""

    def ddl(self, ctx):
        ddl = super().ddl(ctx)
        if isinstance(self.model._meta.database, SqliteDatabase):
            return NodeList((ddl, SQL("AUTOINCREMENT")))
        return ddl


class Table(Model):
    id = Identity()

    class Meta:
        legacy_table_names = False


class Source(Table):
    name = CharField()
    folded = CharField(index=True)
    domain = CharField(index=True, null=True)
    key = CharField(unique=True)


class Article(Table):
    source = ForeignKeyField(Source, null=True, on_delete="SET NULL", index=False, backref="+")
    title = TextField(null=True)
    url = TextField(null=True)
    text = TextField()
    fingerprint = CharField(max_length=64, unique=True)
    language = CharField(max_length=16, null=True)
    published_at = DateTimeField(null=True)
    published_on = DateField()
    utc_offset = IntegerField(null=True)
    published_origin = CharField(max_length=16)
    received_at = DateTimeField()
    read_at = DateTimeField(null=True)
    updated_at = DateTimeField()

    class Meta:
        indexes = (
            (("published_on", "id"), False),
            (("source", "published_on", "id"), False),
        )


class Speaker(Table):
    name = CharField()
    kind = CharField(max_length=16)
    role = TextField(null=True)
    affiliation = TextField(null=True)
    merged_into = ForeignKeyField("self", null=True, on_delete="SET NULL", backref="+")
    updated_at = DateTimeField()

    class Meta:
        indexes = ((("name", "id"), False),)


class SpeakerKey(Table):
    speaker = ForeignKeyField(Speaker, on_delete="CASCADE", index=False, backref="+")
    key = CharField()

    class Meta:
        indexes = (
            (("key", "speaker"), True),
            (("speaker",), False),
        )


class Sighting(Table):
    speaker = ForeignKeyField(Speaker, on_delete="CASCADE", index=False, backref="+")
    article = ForeignKeyField(Article, on_delete="CASCADE", backref="+")
    name = CharField()
    kind = CharField(max_length=16)
    aliases = JSONField()
    keys = JSONField()
    role = TextField(null=True)
    affiliation = TextField(null=True)
    seen_on = DateField()

    class Meta:
        indexes = ((("speaker", "seen_on"), False),)


class SpeakerMerge(Table):
    speaker = ForeignKeyField(Speaker, on_delete="CASCADE", backref="+")
    into = ForeignKeyField(Speaker, on_delete="CASCADE", backref="+")
    note = TextField(null=True)
    made_by = CharField(null=True)
    made_at = DateTimeField()
    undone_at = DateTimeField(null=True)


class Subject(Table):
    name = CharField()
    kind = CharField(max_length=16)
    key = CharField()

    class Meta:
        indexes = (
            (("key", "kind"), True),
            (("name", "id"), False),
        )


class Claim(Table):
    article = ForeignKeyField(Article, on_delete="CASCADE", index=False, backref="+")
    position = IntegerField()
    fingerprint = CharField(max_length=40)
    source = ForeignKeyField(Source, null=True, on_delete="SET NULL", index=False, backref="+")
    speaker = ForeignKeyField(Speaker, null=True, on_delete="SET NULL", index=False, backref="+")
    own_speaker = ForeignKeyField(Speaker, null=True, on_delete="SET NULL", backref="+")
    speaker_as_written = TextField(null=True)
    via = ForeignKeyField(Speaker, null=True, on_delete="SET NULL", backref="+")
    own_via = ForeignKeyField(Speaker, null=True, on_delete="SET NULL", backref="+")
    cue = TextField(null=True)
    kind = CharField(max_length=16)
    content = TextField()
    context = TextField()
    names = JSONField()
    spans = JSONField()
    said_on = DateField()
    said_first = DateField(null=True)
    said_last = DateField(null=True)
    said_precision = CharField(max_length=16, null=True)
    said_text = TextField(null=True)
    about_first = DateField(null=True)
    about_last = DateField(null=True)
    about_precision = CharField(max_length=16, null=True)
    about_text = TextField(null=True)
    negated = BooleanField()
    modality = CharField(max_length=16)
    confidence = DoubleField()
    corrected = BooleanField()
    updated_at = DateTimeField()

    class Meta:
        indexes = (
            (("article", "position"), False),
            (("said_on", "id"), False),
            (("speaker", "said_on", "id"), False),
            (("source", "said_on", "id"), False),
            (("about_first", "id"), False),
            (("fingerprint",), False),
        )


class ClaimSubject(Table):
    claim = ForeignKeyField(Claim, on_delete="CASCADE", index=False, backref="+")
    subject = ForeignKeyField(Subject, on_delete="CASCADE", index=False, backref="+")
    said_on = DateField()

    class Meta:
        indexes = (
            (("claim", "subject"), True),
            (("subject", "said_on", "claim"), False),
        )


class ClaimRevision(Table):
    article_fingerprint = CharField(max_length=64)
    claim_fingerprint = CharField(max_length=40)
    changes = JSONField()
    previous = JSONField()
    note = TextField(null=True)
    made_by = CharField(null=True)
    made_at = DateTimeField()

    class Meta:
        indexes = ((("article_fingerprint", "claim_fingerprint"), False),)


class Judgement(Table):
    first = CharField(max_length=40)
    second = CharField(max_length=40)
    verdict = CharField(max_length=16)
    note = TextField(null=True)
    made_by = CharField(null=True)
    made_at = DateTimeField()

    class Meta:
        indexes = ((("first", "second"), True),)


class Pair(Table):
    first = ForeignKeyField(Claim, on_delete="CASCADE", index=False, backref="+")
    second = ForeignKeyField(Claim, on_delete="CASCADE", backref="+")
    relation = CharField(max_length=16)
    kind = CharField(max_length=16, null=True)
    confidence = DoubleField()
    summary = TextField()
    reasons = JSONField()
    same_speaker = BooleanField()
    days_apart = IntegerField()
    said_on = DateField()
    judgement = ForeignKeyField(Judgement, null=True, on_delete="SET NULL", backref="+")
    verdict = CharField(max_length=16, null=True)
    updated_at = DateTimeField()

    class Meta:
        indexes = (
            (("first", "second"), True),
            (("relation", "said_on", "id"), False),
        )


class PairSide(Table):
    pair = ForeignKeyField(Pair, on_delete="CASCADE", index=False, backref="+")
    claim = ForeignKeyField(Claim, on_delete="CASCADE", backref="+")
    speaker = ForeignKeyField(Speaker, null=True, on_delete="SET NULL", index=False, backref="+")
    source = ForeignKeyField(Source, null=True, on_delete="SET NULL", index=False, backref="+")
    relation = CharField(max_length=16)
    said_on = DateField()

    class Meta:
        indexes = (
            (("pair", "claim"), True),
            (("speaker", "relation", "said_on", "pair"), False),
            (("source", "relation", "said_on", "pair"), False),
        )


class ApiKey(Table):
    name = CharField()
    prefix = CharField(max_length=16)
    hash = CharField(max_length=64, unique=True)
    scopes = JSONField()
    created_at = DateTimeField()
    last_used_at = DateTimeField(null=True)
    revoked_at = DateTimeField(null=True)


class IdempotentRequest(Table):
    owner = CharField()
    key = CharField()
    request_hash = CharField(max_length=64)
    status = IntegerField(null=True)
    headers = JSONField(null=True)
    body = TextField(null=True)
    created_at = DateTimeField(index=True)

    class Meta:
        indexes = ((("owner", "key"), True),)


TABLES = (
    Source, Article, Speaker, SpeakerKey, Sighting, SpeakerMerge, Subject, Claim, ClaimSubject,
    ClaimRevision, Judgement, Pair, PairSide, ApiKey, IdempotentRequest,
)  # fmt: skip


def up(migrator, db):
    with db.bind_ctx(TABLES):
        db.create_tables(TABLES, safe=False)


def down(migrator, db):
    with db.bind_ctx(TABLES):
        db.drop_tables(TABLES)
