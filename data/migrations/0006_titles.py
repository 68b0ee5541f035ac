"""Full-text search over the titles of articles: FTS5 kept by triggers, or a GIN index over their words.

As with claims, the row id of the index on SQLite is ``day << 32 | article``: the newest come first.
"""

from peewee import SqliteDatabase

KEY = "((CAST(julianday({row}.published_on) AS INTEGER) << 32) | {row}.id)"
ADD = f"INSERT INTO article_search(rowid, title) VALUES ({KEY}, {{row}}.title);"
FORGET = f"INSERT INTO article_search(article_search, rowid, title) VALUES ('delete', {KEY}, {{row}}.title);"
SQLITE_UP = (
    "CREATE VIRTUAL TABLE article_search USING fts5("
    "title, content='', tokenize=\"porter unicode61 remove_diacritics 2\")",
    f"INSERT INTO article_search(rowid, title) SELECT {KEY.format(row='article')} AS key, title"
    " FROM article WHERE title IS NOT NULL ORDER BY key",
    "CREATE TRIGGER article_search_add AFTER INSERT ON article WHEN new.title IS NOT NULL"
    f" BEGIN {ADD.format(row='new')} END",
    "CREATE TRIGGER article_search_forget AFTER DELETE ON article WHEN old.title IS NOT NULL"
    f" BEGIN {FORGET.format(row='old')} END",
    "CREATE TRIGGER article_search_leave AFTER UPDATE OF title, published_on ON article"
    f" WHEN old.title IS NOT NULL BEGIN {FORGET.format(row='old')} END",
    "CREATE TRIGGER article_search_return AFTER UPDATE OF title, published_on ON article"
    f" WHEN new.title IS NOT NULL BEGIN {ADD.format(row='new')} END",
)
SQLITE_DOWN = (
    "DROP TRIGGER article_search_add",
    "DROP TRIGGER article_search_forget",
    "DROP TRIGGER article_search_leave",
    "DROP TRIGGER article_search_return",
    "DROP TABLE article_search",
)
POSTGRES_UP = (
    "CREATE INDEX article_title_words ON article USING gin (claim_words(coalesce(title, '')))"
    " WITH (fastupdate = off)",
)
POSTGRES_DOWN = ("DROP INDEX article_title_words",)


def up(migrator, db):
    for statement in SQLITE_UP if isinstance(db, SqliteDatabase) else POSTGRES_UP:
        db.execute_sql(statement)


def down(migrator, db):
    for statement in SQLITE_DOWN if isinstance(db, SqliteDatabase) else POSTGRES_DOWN:
        db.execute_sql(statement)
