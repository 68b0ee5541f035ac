"""Counts that are kept rather than made, and when an article's claims were compared.

Triggers keep the counts in the transaction that changes what is counted: claims a day, and claims of
each speaker, source, subject and kind. On PostgreSQL they work once a statement, on SQLite once a row.
The indexes that lists are read by get the confidence, by which a timeline chooses.
"""

from peewee import CharField, CompositeKey, DateField, IntegerField, Model, SqliteDatabase


class ClaimDay(Model):
    axis = CharField(max_length=16)
    day = DateField()
    number = IntegerField()

    class Meta:
        legacy_table_names = False
        primary_key = CompositeKey("axis", "day")


class ClaimTotal(Model):
    noun = CharField(max_length=16)
    owner = IntegerField()
    number = IntegerField()

    class Meta:
        legacy_table_names = False
        primary_key = CompositeKey("noun", "owner")
        indexes = ((("noun", "number", "owner"), False),)


TABLES = (ClaimDay, ClaimTotal)
LISTS = (("said_on",), ("speaker_id", "said_on"), ("source_id", "said_on"), ("about_first",))

DAYS = (
    "SELECT 'said' AS axis, {row}said_on AS day, {sign}1 AS n {claims}"
    " UNION ALL SELECT 'about', {row}about_first, {sign}1 {claims} {filter} {row}about_first IS NOT NULL"
)
TOTALS = (
    "SELECT {row}kind AS noun, 0 AS owner, {sign}1 AS n {claims}"
    " UNION ALL SELECT 'speaker', {row}speaker_id, {sign}1 {claims} {filter} {row}speaker_id IS NOT NULL"
    " UNION ALL SELECT 'source', {row}source_id, {sign}1 {claims} {filter} {row}source_id IS NOT NULL"
)
ABOUT = "SELECT 'subject' AS noun, {row}subject_id AS owner, {sign}1 AS n {claims}"
COUNTED = {"claim": ((DAYS, "claim_day", "axis, day"), (TOTALS, "claim_total", "noun, owner")),
           "claim_subject": ((ABOUT, "claim_total", "noun, owner"),)}  # fmt: skip
#: Columns whose change moves a claim from one count to another.
MOVING = {"claim": "said_on, about_first, kind, speaker_id, source_id", "claim_subject": "subject_id"}
ADD = (
    "INSERT INTO {into} ({keys}, number) SELECT {keys}, n FROM ({counted}) AS counted WHERE true"
    " ON CONFLICT ({keys}) DO UPDATE SET number = {into}.number + excluded.number"
)
ADD_SUMS = (
    "INSERT INTO {into} ({keys}, number) SELECT {keys}, sum(n) FROM ({counted}) AS counted"
    " GROUP BY {keys} HAVING sum(n) <> 0 ORDER BY {keys}"
    " ON CONFLICT ({keys}) DO UPDATE SET number = {into}.number + excluded.number"
)
EVENTS = {
    "INSERT": ("NEW TABLE AS added", (("added", ""),)),
    "DELETE": ("OLD TABLE AS gone", (("gone", "-"),)),
    "UPDATE": ("OLD TABLE AS gone NEW TABLE AS added", (("gone", "-"), ("added", ""))),
}


def _sqlite_step(table, row, sign):
    slots = {"row": f"{row}.", "sign": sign, "claims": "", "filter": "WHERE"}
    return " ".join(
        ADD.format(into=into, keys=keys, counted=counted.format(**slots)) + ";"
        for counted, into, keys in COUNTED[table]
    )


def _sqlite_triggers():
    for table in COUNTED:
        forget, add = _sqlite_step(table, "old", "-"), _sqlite_step(table, "new", "")
        yield f"CREATE TRIGGER {table}_count_add AFTER INSERT ON {table} BEGIN {add} END"
        yield f"CREATE TRIGGER {table}_count_forget AFTER DELETE ON {table} BEGIN {forget} END"
        yield (
            f"CREATE TRIGGER {table}_count_change AFTER UPDATE OF {MOVING[table]} ON {table}"
            f" BEGIN {forget} {add} END"
        )


def _postgres_triggers():
    for table in COUNTED:
        for event, (tables, moved) in EVENTS.items():
            name, body = f"{table}_count_{event.lower()}", []
            for counted, into, keys in COUNTED[table]:
                parts = [
                    counted.format(row="", sign=sign, claims=f"FROM {rows}", filter="WHERE")
                    for rows, sign in moved
                ]
                body.append(ADD_SUMS.format(into=into, keys=keys, counted=" UNION ALL ".join(parts)) + ";")
            yield (
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN {' '.join(body)} RETURN NULL; END $$"
            )
            yield (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )


def _count_what_is_there():
    for table, counted in COUNTED.items():
        for each, into, keys in counted:
            rows = each.format(row="", sign="", claims=f"FROM {table}", filter="WHERE")
            yield (
                f"INSERT INTO {into} ({keys}, number)"
                f" SELECT {keys}, sum(n) FROM ({rows}) AS counted GROUP BY {keys}"
            )


def _name(columns):
    return "claim_" + "_".join(columns)


def up(migrator, db):
    with db.bind_ctx(TABLES):
        db.create_tables(TABLES, safe=False)
    sqlite = isinstance(db, SqliteDatabase)
    for statement in (*_count_what_is_there(), *(_sqlite_triggers() if sqlite else _postgres_triggers())):
        db.execute_sql(statement)
    db.execute_sql(f"ALTER TABLE article ADD COLUMN compared_at {'DATETIME' if sqlite else 'TIMESTAMP'}")
    db.execute_sql("UPDATE article SET compared_at = read_at")
    for columns in LISTS:
        db.execute_sql(f"DROP INDEX {_name((*columns, 'id'))}")
        wider = (*columns, "id", "confidence")
        db.execute_sql(f"CREATE INDEX {_name(wider)} ON claim ({', '.join(wider)})")


def down(migrator, db):
    sqlite = isinstance(db, SqliteDatabase)
    for table in COUNTED:
        for event in ("add", "forget", "change") if sqlite else [each.lower() for each in EVENTS]:
            name = f"{table}_count_{event}"
            db.execute_sql(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name}() CASCADE")
    for columns in LISTS:
        db.execute_sql(f"DROP INDEX {_name((*columns, 'id', 'confidence'))}")
        db.execute_sql(f"CREATE INDEX {_name((*columns, 'id'))} ON claim ({', '.join((*columns, 'id'))})")
    db.execute_sql("ALTER TABLE article DROP COLUMN compared_at")
    with db.bind_ctx(TABLES):
        db.drop_tables(TABLES)
