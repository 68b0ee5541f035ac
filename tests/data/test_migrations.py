"""Migrations and models say the same."""

from playhouse.schema_diff import diff_models

from data.migrations import migrate, pending
from data.models import TABLES, Claim

#: Search columns that PostgreSQL computes itself: no model has them.
POSTGRES_ONLY = {("claim", "words")}


def test_migrations_make_what_the_models_declare(database):
    diff = diff_models(database, TABLES)
    assert not diff.create_tables
    assert not diff.add_columns
    assert set(diff.drop_columns) <= POSTGRES_ONLY
    assert not diff.add_indexes
    assert {index.name for index in diff.drop_indexes} <= {"claim_words_index"}


def test_a_migrated_database_needs_no_migration(database):
    assert pending() == []
    assert migrate() == []


def test_every_column_is_stored_as_the_models_say(database):
    for table in TABLES:
        nullable = {column.name: column.null for column in database.get_columns(table._meta.table_name)}
        for field in table._meta.sorted_fields:
            assert nullable[field.column_name] == field.null, f"{table.__name__}.{field.name}"


def test_an_id_is_never_given_out_twice(database):
    from tests.builders import article, claim

    first = claim(article())
    Claim.delete().where(Claim.id == first.id).execute()
    assert claim(article()).id > first.id
