"""Full-text search means the same on both databases, and takes any input."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import articles, claims, contradictions, facets, keyset, rows, search
from data.database import database as handle
from data.models import Claim
from tests.builders import DAY, article, claim

TEXTS = {
    "fox": "The quick brown fox jumps over the lazy dog",
    "troops": "Troops are withdrawing from the border, officials say",
    "denial": "There was no withdrawal of troops",
    "petrovic": "Petrović's café in Zürich was closed",
    "figure": "At least 17 people were killed, 1,300 were hurt",
}


@pytest.fixture
def stored(database):
    where = article()
    for content in TEXTS.values():
        claim(where, content)


def found(q, **filters):
    by_content = {content: name for name, content in TEXTS.items()}
    plain = {by_content[each.content] for each in claims.search(q=q, **filters)}
    ranked = {by_content[each.content] for each in claims.search(q=q, sort="relevance", **filters)}
    counted = sum(each["count"] for each in facets.facets(["kind"], q=q, **filters)["kind"])
    assert plain == ranked
    assert counted == len(plain)
    return plain


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("fox", {"fox"}),
        ("FOX", {"fox"}),
        ("troops", {"troops", "denial"}),
        ("troop", {"troops", "denial"}),
        ("withdraw", {"troops", "denial"}),
        ("offic*", {"troops"}),
        ("troops withdrawal was", {"denial"}),
        ("troops AND was", {"denial"}),
        ("troops -was", {"troops"}),
        ("troops NOT was", {"troops"}),
        ("fox OR café", {"fox", "petrovic"}),
        ("(fox OR troops) officials", {"troops"}),
        ("fox OR (troops officials)", {"fox", "troops"}),
        ('"brown fox"', {"fox"}),
        ('"fox brown"', set()),
        ('"no withdrawal of troops"', {"denial"}),
        ("cafe", {"petrovic"}),
        ("CAFÉ", {"petrovic"}),
        ("petrovic", {"petrovic"}),
        ("zurich", {"petrovic"}),
        ("17", {"figure"}),
        ("1,300", {"figure"}),
        ("1.300", {"figure"}),
        ("300", {"figure"}),
        ("lazy-dog", {"fox"}),
        ("lazy/dog", {"fox"}),
        ("dog/lazy", set()),
        ("petrovic's", {"petrovic"}),
        ("the", {"fox", "troops"}),
        ("", set()),
        ("   ", set()),
        ("-", set()),
        ("-fox", set()),
        ("content:fox", set()),
        ("tags:kind", set()),
        ("speaker0", set()),
        ("' OR 1=1 --", set()),
        ("'", set()),
        ("\\", set()),
        ("fox \0\ud800", {"fox"}),
        (")))((", set()),
        ('"unclosed fox', set()),
        ('"brown fox', {"fox"}),
        ("AND OR NOT", set()),
        ("_", set()),
        ("fox _", {"fox"}),
        ("lazy_dog", {"fox"}),
        ('fox -"__"', {"fox"}),
        ("fox ½ ²", {"fox"}),
    ],
)
def test_a_search_finds_what_it_says(stored, q, expected):
    assert found(q) == expected


def test_filters_narrow_a_search(database):
    one, other = article(source="Reuters"), article(source="AP")
    claim(one, TEXTS["troops"], kind="direct")
    claim(other, TEXTS["denial"])
    assert found("troops", source=one.source_id) == {"troops"}
    assert found("troops", article=other.id) == {"denial"}
    assert found("troops", kind="direct") == {"troops"}
    assert found("troops", kind="direct", article=other.id) == set()


def test_a_changed_claim_is_found_by_its_new_words_only(database):
    stored = claim(article(), TEXTS["fox"])
    claims.correct(stored.id, {"content": TEXTS["denial"]})
    assert found("fox") == set()
    assert found("withdrawal") == {"denial"}


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(list("\"()-*:\\' &|!<>") + ["fox", " OR ", " AND "])).map("".join)
)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_input_is_a_valid_search_on_sqlite(sqlite_database, q):
    list(claims.search(q=q))


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(list("\"()-*:\\' &|!<>") + ["fox", " OR ", " AND "])).map("".join)
)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_input_is_a_valid_search_on_postgresql(postgres_database, q):
    list(claims.search(q=q))


def test_the_index_holds_what_the_table_holds(sqlite_database):
    where = article()
    first = claim(where, TEXTS["fox"])
    claim(where, TEXTS["troops"])
    claims.correct(first.id, {"said": None})
    claims.replace(where, [])
    sqlite_database.execute_sql("INSERT INTO claim_search(claim_search) VALUES ('integrity-check')")
    left = sqlite_database.execute_sql("SELECT count(*) FROM claim_search WHERE claim_search MATCH 'troops'")
    assert left.fetchone() == (0,)
    assert search.ClaimSearch.select().where(search.ClaimSearch.match("fox")).count() == 1


def test_only_so_many_of_the_newest_are_put_in_order_of_relevance(database):
    days = [DAY + timedelta(days=n) for n in range(4)]
    stored = [claim(article(on=day), f"troops on day {n}", said=day).id for n, day in enumerate(days)]
    ranked = search.search_claims(rows.claims(), search.Wanted("troops"), "relevance", most=2)
    assert {each.id for each in ranked} == set(stored[2:])


def test_the_newest_meet_all_that_is_asked(database):
    stored = [claim(article(), f"troops {n}", negated=n % 2 == 0).id for n in range(6)]
    wanted = search.Wanted("troops", [Claim.negated == True])  # noqa: E712
    assert {each for (each,) in search.newest(wanted, most=2).bind(handle).tuples()} == {stored[2], stored[4]}


@pytest.mark.parametrize("find", [claims.search, contradictions.search, articles.search])
def test_a_stream_leaves_nothing_out(stored, find):
    question = find(q="troops", **({"sort": "relevance"} if find is claims.search else {}))
    assert question.unbounded().given["bounded"] is False
    assert {each.id for each in keyset.stream(question)} == {each.id for each in question}


def test_nothing_is_found_of_who_is_not_there(stored):
    assert found("troops", speaker=99) == set()


def test_a_search_for_words_is_planned_anew_every_time(postgres_database):
    for _ in range(12):
        keyset.page(claims.search(q="troops"), 5)
        keyset.page(claims.search(negated=True), 5)
    asked = "SELECT statement FROM pg_prepared_statements"
    kept = [statement for (statement,) in postgres_database.execute_sql(asked)]
    assert kept
    assert not [statement for statement in kept if "claim_query" in statement]
