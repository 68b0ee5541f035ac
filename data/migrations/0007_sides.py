"""What contradictions are asked for by, in the order of an index.

The sides of a pair get its confidence, so that a speaker's surest contradictions come in order; triggers
keep for each side what it is about, so that those of a subject do. The index over days also tells how far
apart the two claims were said: which pairs have a claim of before a day is then seen without their rows.
"""

from peewee import (
    CharField,
    CompositeKey,
    DateField,
    DoubleField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
)


class Claim(Model):
    class Meta:
        legacy_table_names = False


class Speaker(Model):
    class Meta:
        legacy_table_names = False


class Source(Model):
    class Meta:
        legacy_table_names = False


class Pair(Model):
    class Meta:
        legacy_table_names = False


class PairSide(Model):
    pair = ForeignKeyField(Pair, on_delete="CASCADE", index=False)
    claim = ForeignKeyField(Claim, on_delete="CASCADE")
    speaker = ForeignKeyField(Speaker, null=True, on_delete="SET NULL", index=False)
    source = ForeignKeyField(Source, null=True, on_delete="SET NULL", index=False)
    relation = CharField(max_length=16)
    said_on = DateField()
    confidence = DoubleField()

    class Meta:
        legacy_table_names = False
        indexes = (
            (("pair", "claim"), True),
            (("speaker", "relation", "said_on", "pair"), False),
            (("speaker", "relation", "confidence", "pair"), False),
            (("source", "relation", "said_on", "pair"), False),
            (("source", "relation", "confidence", "pair"), False),
        )


class PairSubject(Model):
    side = IntegerField()
    subject = IntegerField()
    pair = IntegerField()
    relation = CharField(max_length=16)
    said_on = DateField()
    confidence = DoubleField()

    class Meta:
        legacy_table_names = False
        primary_key = CompositeKey("side", "subject")
        indexes = (
            (("subject", "relation", "said_on", "pair", "side"), False),
            (("subject", "relation", "confidence", "pair"), False),
        )


SIDE = "pair_id, claim_id, speaker_id, source_id, relation, said_on"
BY_DAY = "pair_relation_said_on_id"
MOVED = "relation = {row}.relation, said_on = {row}.said_on, confidence = {row}.confidence"
ADD = (
    "INSERT INTO pair_subject (side, subject, pair, relation, said_on, confidence)"
    " SELECT s.id, l.subject_id, s.pair_id, s.relation, s.said_on, s.confidence"
    " FROM {sides} s JOIN {links} l ON l.claim_id = s.claim_id {which}"
)
NEW_SIDE = ADD.format(sides="pair_side", links="claim_subject", which="WHERE s.id = new.id")
NEW_LINK = ADD.format(sides="pair_side", links="claim_subject", which="WHERE l.id = new.id")
NO_LINK = (
    "DELETE FROM pair_subject WHERE subject = old.subject_id"
    " AND side IN (SELECT id FROM pair_side WHERE claim_id = old.claim_id)"
)
#: table, event -> the statements of its trigger
SQLITE = {
    ("pair_side", "INSERT"): (NEW_SIDE,),
    ("pair_side", "DELETE"): ("DELETE FROM pair_subject WHERE side = old.id",),
    ("pair_side", "UPDATE OF relation, said_on, confidence"): (
        f"UPDATE pair_subject SET {MOVED.format(row='new')} WHERE side = new.id",
    ),
    ("claim_subject", "INSERT"): (NEW_LINK,),
    ("claim_subject", "DELETE"): (NO_LINK,),
    ("claim_subject", "UPDATE OF claim_id, subject_id"): (NO_LINK, NEW_LINK),
}
GONE_LINKS = (
    "DELETE FROM pair_subject a USING pair_side s, gone"
    " WHERE a.side = s.id AND s.claim_id = gone.claim_id AND a.subject = gone.subject_id"
)
ADDED_LINKS = ADD.format(sides="pair_side", links="added", which="")
POSTGRES = {
    ("pair_side", "INSERT"): (ADD.format(sides="added", links="claim_subject", which=""),),
    ("pair_side", "DELETE"): ("DELETE FROM pair_subject a USING gone WHERE a.side = gone.id",),
    ("pair_side", "UPDATE"): (
        f"UPDATE pair_subject a SET {MOVED.format(row='added')} FROM added WHERE a.side = added.id"
        " AND (a.relation, a.said_on, a.confidence) <> (added.relation, added.said_on, added.confidence)",
    ),
    ("claim_subject", "INSERT"): (ADDED_LINKS,),
    ("claim_subject", "DELETE"): (GONE_LINKS,),
    ("claim_subject", "UPDATE"): (GONE_LINKS, ADDED_LINKS),
}
ROWS = {"INSERT": "NEW TABLE AS added", "DELETE": "OLD TABLE AS gone",
        "UPDATE": "OLD TABLE AS gone NEW TABLE AS added"}  # fmt: skip


def _name(table, event):
    return f"{table}_subject_{event.split()[0].lower()}"


def _triggers(sqlite):
    for (table, event), body in (SQLITE if sqlite else POSTGRES).items():
        name, steps = _name(table, event), " ".join(f"{step};" for step in body)
        if sqlite:
            yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {steps} END"
        else:
            yield (
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN {steps} RETURN NULL; END $$"
            )
            yield (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {ROWS[event]}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )


def _made_anew(db, table, columns, source):
    """Put a table in the place of its predecessor, whose rows it takes over."""
    db.execute_sql(f"CREATE TEMPORARY TABLE kept AS {source}")
    db.execute_sql("DROP TABLE pair_side")
    db.create_tables((table,), safe=False)
    db.execute_sql(f"INSERT INTO pair_side ({columns}) SELECT {columns} FROM kept ORDER BY pair_id, claim_id")
    db.execute_sql("DROP TABLE kept")


def up(migrator, db):
    sqlite = isinstance(db, SqliteDatabase)
    with db.bind_ctx((Claim, Speaker, Source, Pair, PairSide, PairSubject)):
        named = ", ".join(f"s.{each}" for each in SIDE.split(", "))
        source = f"SELECT {named}, p.confidence FROM pair_side s JOIN pair p ON p.id = s.pair_id"
        _made_anew(db, PairSide, f"{SIDE}, confidence", source)
        db.create_tables((PairSubject,), safe=False)
    db.execute_sql(ADD.format(sides="pair_side", links="claim_subject", which="ORDER BY s.id"))
    for statement in _triggers(sqlite):
        db.execute_sql(statement)
    db.execute_sql(f"CREATE INDEX {BY_DAY}_days_apart ON pair (relation, said_on, id, days_apart)")
    db.execute_sql(f"DROP INDEX {BY_DAY}")


def down(migrator, db):
    sqlite = isinstance(db, SqliteDatabase)
    db.execute_sql(f"CREATE INDEX {BY_DAY} ON pair (relation, said_on, id)")
    db.execute_sql(f"DROP INDEX {BY_DAY}_days_apart")
    for table, event in SQLITE if sqlite else POSTGRES:
        name = _name(table, event)
        db.execute_sql(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name}() CASCADE")
    with db.bind_ctx((PairSubject,)):
        db.drop_tables((PairSubject,))
    for noun in ("speaker", "source"):
        db.execute_sql(f"DROP INDEX pair_side_{noun}_id_relation_confidence_pair_id")
    db.execute_sql("ALTER TABLE pair_side DROP COLUMN confidence")
