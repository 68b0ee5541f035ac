"""Full-text search over claims: FTS5 kept by triggers, or a generated tsvector with a GIN index.

On SQLite the row id of the index is ``day << 32 | claim``: matches come out newest first without
a sort. ``tags`` holds what searches filter by, so that a filter is one more indexed token.
The index keeps no copy of the text (contentless); the triggers hand it what it forgets.
"""

from peewee import SqliteDatabase

KEY = "((CAST(julianday({row}.said_on) AS INTEGER) << 32) | {row}.id)"
TAGS = (
    "'speaker' || coalesce({row}.speaker_id, 0) || ' source' || coalesce({row}.source_id, 0)"
    " || ' article' || {row}.article_id || ' kind' || {row}.kind || ' modality' || {row}.modality"
)
ADD = f"INSERT INTO claim_search(rowid, content, tags) VALUES ({KEY}, {{row}}.content, {TAGS});"
FORGET = (
    "INSERT INTO claim_search(claim_search, rowid, content, tags)"
    f" VALUES ('delete', {KEY}, {{row}}.content, {TAGS});"
)
INDEXED = "content, said_on, speaker_id, source_id, article_id, kind, modality"

SQLITE_UP = (
    "CREATE VIRTUAL TABLE claim_search USING fts5("
    "content, tags, content='', tokenize=\"porter unicode61 remove_diacritics 2\")",
    "CREATE VIRTUAL TABLE claim_search_terms USING fts5vocab(claim_search, col)",
    f"CREATE TRIGGER claim_search_add AFTER INSERT ON claim BEGIN {ADD.format(row='new')} END",
    f"CREATE TRIGGER claim_search_forget AFTER DELETE ON claim BEGIN {FORGET.format(row='old')} END",
    f"CREATE TRIGGER claim_search_change AFTER UPDATE OF {INDEXED} ON claim BEGIN"
    f" {FORGET.format(row='old')} {ADD.format(row='new')} END",
)
SQLITE_DOWN = (
    "DROP TRIGGER claim_search_add",
    "DROP TRIGGER claim_search_forget",
    "DROP TRIGGER claim_search_change",
    "DROP TABLE claim_search_terms",
    "DROP TABLE claim_search",
)
ACCENTED = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżžșț"
PLAIN = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzzst"
# PostgreSQL would read "2022-01-31" as signed numbers and "and/or" as a path. (A sign doubled is
# one to the driver, or to SQL.)
SIGNS = '!"#$%%&()*+,-./:;<=>?@[\\]^_`{|}~' + "''"
BLANKS = " " * (len(SIGNS) - 2)
POSTGRES_UP = (
    "CREATE TEXT SEARCH DICTIONARY claims_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION claims (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION claims ALTER MAPPING FOR"
    " asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH claims_stem",
    "CREATE FUNCTION claim_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN"
    f" to_tsvector('claims'::regconfig, translate(lower($1), '{ACCENTED}{SIGNS}', '{PLAIN}{BLANKS}'))",
    "CREATE FUNCTION claim_query(text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN"
    f" to_tsquery('claims'::regconfig, translate(lower($1), '{ACCENTED}', '{PLAIN}'))",
    "ALTER TABLE claim ADD COLUMN words tsvector GENERATED ALWAYS AS (claim_words(content)) STORED",
    "CREATE INDEX claim_words_index ON claim USING gin (words) WITH (fastupdate = off)",
)
POSTGRES_DOWN = (
    "ALTER TABLE claim DROP COLUMN words",
    "DROP FUNCTION claim_words(text)",
    "DROP FUNCTION claim_query(text)",
    "DROP TEXT SEARCH CONFIGURATION claims",
    "DROP TEXT SEARCH DICTIONARY claims_stem",
)


def up(migrator, db):
    for statement in SQLITE_UP if isinstance(db, SqliteDatabase) else POSTGRES_UP:
        db.execute_sql(statement)


def down(migrator, db):
    for statement in SQLITE_DOWN if isinstance(db, SqliteDatabase) else POSTGRES_DOWN:
        db.execute_sql(statement)
