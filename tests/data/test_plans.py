"""No list reads a big table from end to end: the plans that both databases make for them."""

from datetime import timedelta

import pytest

from data import articles, claims, contradictions, keyset, timelines
from data.models import Article, Claim, ClaimSubject, Pair, PairSide, PairSubject
from tests.builders import DAY, claim, contradiction, speaker

BIG = {table._meta.table_name for table in (Article, Claim, ClaimSubject, Pair, PairSide, PairSubject)}
LISTS = {
    "newest claims": lambda: claims.search(),
    "oldest claims": lambda: claims.search(sort="said"),
    "claims of a speaker": lambda: claims.search(speaker=1),
    "claims of a source": lambda: claims.search(source=1),
    "claims about a subject": lambda: claims.search(subject=[1]),
    "claims of some days": lambda: claims.search(said_from=DAY, said_to=DAY + timedelta(days=3)),
    "claims with a word": lambda: claims.search(q="withdrawal"),
    "claims of a speaker with a word": lambda: claims.search(q="withdrawal", speaker=1),
    "claims about a subject, of a kind": lambda: claims.search(subject=[1], kind="direct"),
    "surest contradictions": lambda: contradictions.search(sort="-confidence"),
    "contradictions of a source": lambda: contradictions.search(source=1),
    "newest contradictions": lambda: contradictions.search(),
    "contradictions of a speaker": lambda: contradictions.search(speaker=1),
    "surest contradictions of a speaker": lambda: contradictions.search(speaker=1, sort="-confidence"),
    "surest contradictions about a subject": lambda: contradictions.search(subject=[1], sort="-confidence"),
    "denials of a speaker that are contradicted": lambda: contradictions.search(speaker=1, negated=True),
    "contradictions of several speakers": lambda: contradictions.search(speaker=[1, 2, 3]),
    "contradictions of some days": lambda: contradictions.search(said_from=DAY, said_to=DAY),
    "contradictions of a claim": lambda: contradictions.of_claim(1),
    "contradictions with a word": lambda: contradictions.search(q="withdrawal"),
    "contradictions of a mode": lambda: contradictions.search(negated=True),
    "contradictions about a subject": lambda: contradictions.search(subject=[1]),
    "claims by relevance": lambda: claims.search(q="withdrawal", sort="relevance"),
    "claims of a speaker by relevance": lambda: claims.search(q="withdrawal", speaker=1, sort="relevance"),
    "claims of several speakers": lambda: claims.search(speaker=[1, 2, 3]),
    "claims of several sources": lambda: claims.search(source=[1, 2]),
    "timeline of a speaker": lambda: timelines.buckets(speaker=[1]),
    "timeline of a speaker by what it is about": lambda: timelines.buckets(speaker=[1], by="about"),
    "timeline of a source by what it is about": lambda: timelines.buckets(source=[1], by="about"),
    "timeline of a subject": lambda: timelines.buckets(subject=[1]),
    "timeline of a word": lambda: timelines.buckets(q="withdrawal"),
    "newest articles": lambda: articles.search(),
    "articles with a word": lambda: articles.search(q="withdrawal"),
}


@pytest.fixture
def filled(database):
    him = speaker()
    for n in range(5):
        contradiction(
            claim(content=f"withdrawal {n}", speaker=him, subjects=["Russia"]), claim(content=f"stay {n}")
        )
    return database


def plan(database, query, caplog) -> list[str]:
    """How the database means to answer what a page of a list asks it."""
    with caplog.at_level("DEBUG", "peewee"):
        caplog.clear()
        keyset.page(query, 50)
    sql, params = caplog.records[0].msg
    if "sqlite" in type(database).__name__.lower():
        return [row[3] for row in database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", params)]
    with database.atomic():
        # Small tables are read whole by default; forbidden, what is left has no other way.
        database.execute_sql("SET LOCAL enable_seqscan = off")
        return [row[0] for row in database.execute_sql(f"EXPLAIN {sql}", params)]


@pytest.mark.parametrize("name", LISTS)
def test_no_big_table_is_scanned(filled, name, caplog):
    aliases = {f"t{n}" for n in range(1, 9)}
    for step in plan(filled, LISTS[name](), caplog):
        words = step.replace('"', "").split()
        whole = words[:1] == ["SCAN"] and "USING" not in words and "VIRTUAL" not in words
        assert not (whole and set(words) & (BIG | aliases)), step
        assert not ("Seq Scan on" in step and set(words) & BIG), step


@pytest.mark.parametrize(
    "name",
    [
        "newest claims",
        "claims of a speaker",
        "claims of a source",
        "claims about a subject",
        "newest contradictions",
        "contradictions of a speaker",
        "contradictions of a source",
        "contradictions about a subject",
        "contradictions of some days",
        "denials of a speaker that are contradicted",
        "surest contradictions",
        "surest contradictions of a speaker",
        "surest contradictions about a subject",
        "timeline of a speaker",
        "timeline of a speaker by what it is about",
        "timeline of a source by what it is about",
        "timeline of a subject",
        "timeline of a word",
    ],
)
def test_lists_come_in_the_order_of_an_index(filled, name, caplog):
    assert not [step for step in plan(filled, LISTS[name](), caplog) if "USE TEMP B-TREE FOR" in step]


@pytest.mark.parametrize("filters", [{"speaker": [1, 2, 3]}, {"source": [1, 2, 3]}])
def test_of_several_only_the_first_rows_of_each_are_sorted(sqlite_database, filters, caplog):
    steps = plan(sqlite_database, claims.search(**filters), caplog)
    of_each = [step for step in steps if "USING" in step and "_said_on_id_confidence" in step]
    assert len(of_each) == 3
    assert len([step for step in steps if "TEMP B-TREE FOR ORDER BY" in step]) == 1
