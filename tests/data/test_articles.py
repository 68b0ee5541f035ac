"""Storing, finding and deleting articles and their sources."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from analysis.vocabulary import DateOrigin
from data import articles, keyset, sources, subjects
from data.errors import NotFound
from data.models import Claim, ClaimSubject, Pair, Source, Subject
from tests.builders import DAY, article, claim, contradiction


def test_the_same_text_from_the_same_source_is_stored_once(database):
    first = article("The text of it.", source="Reuters")
    assert article("The  text\nof it.", source=" REUTERS ").id == first.id
    assert article("The text of it.", source="AP").id != first.id
    assert article("The text of it.", source=None).id != first.id
    assert articles.find("The text of it.", "reuters", None).id == first.id
    assert articles.find("The text of it.", "nobody", None) is None


def test_times_are_kept_in_utc_with_the_zone_they_came_in(database):
    at = datetime(2022, 2, 16, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    found = articles.get(article(at=at).id)
    assert found.published_at == datetime(2022, 2, 17, 4, 30, tzinfo=UTC)
    assert found.published_at.tzinfo is UTC
    assert (found.utc_offset, articles.local_time(found).isoformat()) == (-300, "2022-02-16T23:30:00-05:00")
    assert found.published_origin == DateOrigin.GIVEN


def test_articles_are_found_by_words_source_and_day(database):
    one = article(title="Troops leave", source="Reuters", on=DAY)
    other = article(title="Bread is dear", source="AP", on=DAY + timedelta(days=3))
    claim(other, "flour costs twice as much")

    def found(**filters):
        return [each.id for each in keyset.page(articles.search(**filters), 9).items]

    assert found() == [other.id, one.id]
    assert found(sort="published_at") == [one.id, other.id]
    assert found(q="troops") == found(source=one.source_id) == found(published_to=DAY) == [one.id]
    assert found(published_from=DAY + timedelta(days=1)) == found(source=[other.source_id]) == [other.id]
    assert found(q="flour") == found(q="DEAR bread") == [other.id]
    assert found(q="100%") == found(q="_") == found(q="") == []


def test_lists_leave_the_text_out(database, statements):
    article()
    with statements() as ran:
        keyset.page(articles.search(), 9)
    assert len(ran) == 1
    assert '"text"' not in ran[0]


def test_texts_come_in_one_statement(database, statements):
    ids = [article(f"Text {n}.").id for n in range(3)]
    with statements() as ran:
        assert articles.texts(ids)[ids[1]] == "Text 1."
    assert len(ran) == 1


def test_what_hangs_on_an_article_goes_with_it(database):
    where = article()
    contradiction(claim(where, "troops leave", subjects=["Russia"]))
    articles.delete(where.id)
    assert [each.content for each in Claim.select()] == ["no withdrawal was seen"]
    for table in (Pair, ClaimSubject, Subject):
        assert table.select().count() == 0
    with pytest.raises(NotFound):
        articles.get(where.id)
    with pytest.raises(NotFound):
        articles.delete(where.id)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("Reuters", None), ("reuters", None), True),
        (("Reuters", "reuters.com"), ("Reuters News", "www.Reuters.com"), True),
        (("Reuters", None), ("Reuters", "reuters.com"), True),
        (("Reuters", "reuters.com"), ("Reuters", None), True),
        (("The Times", "thetimes.com"), ("The Times", "times.example"), False),
        (("Reuters", None), ("AP", None), False),
        ((None, "reuters.com"), ("Reuters", "reuters.com"), True),
    ],
)
def test_sources_are_told_apart_by_domain_then_name(database, first, second, same):
    one = sources.resolve(*first)
    mark = one.key
    assert (sources.resolve(*second).id == one.id) is same
    assert Source.get_by_id(one.id).key == mark


def test_nothing_known_is_no_source(database):
    assert sources.resolve(None, None) is sources.resolve(" ", "") is None
    assert Source.select().count() == 0


def test_sources_and_subjects_are_found_by_words(database):
    claim(article(source="The Financial Times"), subjects=["New Zealand", "Zürich"])
    assert [each.name for each in keyset.page(sources.search(q="times fin"), 5).items] == [
        "The Financial Times"
    ]
    assert [each.name for each in keyset.page(subjects.search(q="zurich"), 5).items] == ["Zürich"]
    assert [each.name for each in keyset.page(subjects.search(), 5).items] == ["New Zealand", "Zürich"]
    found = sources.get(Source.get().id)
    assert (found.articles_count, found.claims_count) == (1, 1)
    with pytest.raises(NotFound):
        subjects.get(99)
    with pytest.raises(NotFound):
        sources.get(99)


def test_a_day_of_any_year_is_kept(database):
    for day in (date(1, 1, 1), date(9999, 12, 31)):
        assert articles.get(article(on=day, at=None).id).published_on == day
