"""The words of titles in a column of PostgreSQL's, as those of claims are.

To make them of every title that a list passes by takes fifty times as long as to look at them.
"""

from peewee import SqliteDatabase

MADE = "claim_words(coalesce(title, ''))"
INDEX = "CREATE INDEX article_title_words ON article USING gin ({words}) WITH (fastupdate = off)"
UP = (
    "DROP INDEX article_title_words",
    f"ALTER TABLE article ADD COLUMN title_words tsvector GENERATED ALWAYS AS ({MADE}) STORED",
    INDEX.format(words="title_words"),
)
DOWN = ("ALTER TABLE article DROP COLUMN title_words", INDEX.format(words=f"({MADE})"))


def up(migrator, db):
    for statement in () if isinstance(db, SqliteDatabase) else UP:
        db.execute_sql(statement)


def down(migrator, db):
    for statement in () if isinstance(db, SqliteDatabase) else DOWN:
        db.execute_sql(statement)
