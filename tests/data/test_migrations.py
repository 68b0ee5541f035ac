"""Migrations and models say the same."""

from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models

from data import articles, contradictions
from data.migrations import FOLDER, migrate, pending
from data.models import TABLES, Claim
from tests.builders import article, claim, contradiction, speaker

#: Search columns that PostgreSQL computes itself: no model has them.
POSTGRES_ONLY = {("article", "title_words"), ("claim", "words")}
SEARCH_INDEXES = {"claim_words_index", "article_title_words"}


def test_migrations_make_what_the_models_declare(database):
    diff = diff_models(database, TABLES)
    assert not diff.create_tables
    assert not diff.add_columns
    assert set(diff.drop_columns) <= POSTGRES_ONLY
    assert not diff.add_indexes
    assert {index.name for index in diff.drop_indexes} <= SEARCH_INDEXES


def test_a_migrated_database_needs_no_migration(database):
    assert pending() == []
    assert migrate() == []


def test_every_column_is_stored_as_the_models_say(database):
    for table in TABLES:
        nullable = {column.name: column.null for column in database.get_columns(table._meta.table_name)}
        for field in table._meta.sorted_fields:
            assert nullable[field.column_name] == field.null, f"{table.__name__}.{field.name}"


def test_an_id_is_never_given_out_twice(database):

    first = claim(article())
    Claim.delete().where(Claim.id == first.id).execute()
    assert claim(article()).id > first.id


def test_titles_of_before_are_found_after_an_upgrade(database):
    Runner(database, str(FOLDER)).down("0006_titles")
    old, _ = article(title="Bridges are closed"), article(title=None)
    assert migrate()[0] == "0006_titles"
    new = article(title="A bridge")
    assert {each.id for each in articles.search(q="bridge")} == {old.id, new.id}
    articles.delete(old.id)
    assert [each.id for each in articles.search(q="bridges")] == [new.id]


def test_contradictions_of_before_are_found_along_their_sides_after_an_upgrade(database):
    him, subject = speaker(), ["Malta"]
    pair = contradiction(claim(speaker=him, subjects=subject), claim(content="other", subjects=subject))
    Runner(database, str(FOLDER)).down("0007_sides")
    assert migrate()[0] == "0007_sides"
    later = contradiction(claim(content="a", subjects=subject), claim(content="b"), confidence=0.6)
    by_subject = contradictions.search(subject=[1], sort="-confidence")
    assert [each.id for each in by_subject] == [pair.id, later.id]
    assert [each.id for each in contradictions.search(speaker=[him.id], sort="-confidence")] == [pair.id]
