"""Claims along time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from data import claims, keyset, timelines
from data.buckets import start_of
from tests.builders import article, claim, speaker


def steps(**asked):
    return keyset.page(timelines.buckets(**asked), 50).items


@pytest.fixture
def six(database):
    """Claims on six days around the turn of a year."""
    for day in (
        date(2021, 12, 26),
        date(2021, 12, 27),
        date(2022, 1, 2),
        date(2022, 1, 3),
        date(2022, 1, 31),
        date(2022, 2, 1),
    ):
        claim(
            article(on=day),
            f"said on {day}",
            said=day,
            about=day - timedelta(days=1),
            confidence=day.day / 40,
        )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"said_to": date(2022, 1, 2)}, [("2021-12-26", 1), ("2021-12-27", 1), ("2022-01-02", 1)]),
        ({"bucket": "week"}, [("2021-12-20", 1), ("2021-12-27", 2), ("2022-01-03", 1), ("2022-01-31", 2)]),
        ({"bucket": "month"}, [("2021-12-01", 2), ("2022-01-01", 3), ("2022-02-01", 1)]),
        ({"bucket": "month", "by": "about"}, [("2021-12-01", 2), ("2022-01-01", 4)]),
        ({"bucket": "month", "said_from": date(2022, 1, 3)}, [("2022-01-01", 2), ("2022-02-01", 1)]),
        ({"bucket": "month", "q": "said -31"}, [("2021-12-01", 2), ("2022-01-01", 2), ("2022-02-01", 1)]),
        ({"bucket": "month", "speaker": [9]}, []),
    ],
)  # fmt: skip
def test_claims_fall_into_buckets(six, asked, expected):
    found = [(each.start.date().isoformat(), each.count) for each in steps(**asked)]
    assert found == expected


@pytest.mark.parametrize("bucket", ["day", "week", "month"])
@pytest.mark.parametrize("by", ["said", "about"])
@pytest.mark.parametrize(
    "filters",
    [
        {"q": "bread"},
        {"q": "bread -6", "said_from": date(2022, 1, 1), "said_to": date(2022, 3, 1)},
        {"q": "said", "negated": True, "speaker": [1]},
        {"q": "said", "subject": [1]},
        {"subject": [1]},
        {"subject": [2, 1]},
        {"subject": [1], "speaker": [1, 2]},
        {"speaker": [1]},
        {"source": [1], "modality": "asserted"},
        {"article": 3},
    ],
    ids=str,
)
def test_every_way_along_the_claims_finds_the_same(database, filters, by, bucket):
    speakers = [speaker(name) for name in ("Ann", "Ben")]
    for n in range(24):
        day = date(2021, 12, 20) + timedelta(days=n * n % 71)
        about = None if n % 5 == 0 else day + timedelta(days=n % 9)
        words = f"{'bread' if n % 2 else 'wine'} was said {n}"
        given = {"subjects": ["Malta", "Rome"][: n % 3], "negated": n % 3 == 0, "confidence": n % 7 / 8}
        where = article(on=day, source=f"Source {n % 2}")
        claim(where, words, said=day, about=about, speaker=speakers[n % 2], **given)
    expected: dict = {}
    for each in claims.search(**filters):
        day = each.said_on if by == "said" else each.about_first
        if day is not None:
            expected.setdefault(start_of(day, bucket), []).append(each)
    found = steps(by=by, bucket=bucket, top=2, **filters)
    assert [(each.start, each.count) for each in found] == [
        (start, len(expected[start])) for start in sorted(expected)
    ]
    for each in found:
        surest = sorted(expected[each.start], key=lambda one: (-one.confidence, -one.id))[:2]
        assert [one.id for one in each.claims] == [one.id for one in surest]


def test_buckets_are_half_open_and_in_utc(six):
    first = steps(bucket="month")[0]
    assert (first.start, first.end) == (datetime(2021, 12, 1, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC))


def test_each_bucket_shows_its_surest_claims(six):
    january = steps(bucket="month", top=2)[1]
    assert [each.content for each in january.claims] == ["said on 2022-01-31", "said on 2022-01-03"]
    assert january.claims[0].article.source.name == "Reuters"
    assert all(each.claims == [] for each in steps(bucket="month", top=0))


def test_a_claim_of_the_day_falls_into_the_hour_of_its_article(database):
    where = article(on=date(2022, 2, 16), at=datetime(2022, 2, 16, 16, 40, tzinfo=UTC))
    claim(where, "today", said=date(2022, 2, 16))
    claim(where, "yesterday", said=date(2022, 2, 15))
    assert [each.start for each in steps(bucket="hour")] == [
        datetime(2022, 2, 15, tzinfo=UTC),
        datetime(2022, 2, 16, 16, tzinfo=UTC),
    ]
    assert [each.claims[0].content for each in steps(bucket="hour")] == ["yesterday", "today"]


def test_a_claim_about_no_known_time_is_left_out(database):
    claim(content="about nothing")
    for bucket in ("hour", "day"):
        assert steps(by="about", bucket=bucket) == []


@pytest.mark.parametrize("filters", [{}, {"q": "said"}], ids=str)
@pytest.mark.parametrize("bucket", ["hour", "day", "week", "month"])
def test_timelines_page(six, bucket, filters):
    whole = steps(bucket=bucket, **filters)
    cursor, seen = None, []
    while True:
        page = keyset.page(timelines.buckets(bucket=bucket, **filters), 2, cursor)
        seen += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert [(each.start, [one.id for one in each.claims]) for each in seen] == [
        (each.start, [one.id for one in each.claims]) for each in whole
    ]


@pytest.mark.parametrize("filters", [{}, {"q": "said"}], ids=str)
def test_the_number_of_statements_does_not_grow(six, statements, filters):
    with statements() as few:
        keyset.page(timelines.buckets(**filters), 1)
    with statements() as many:
        keyset.page(timelines.buckets(**filters), 50)
    assert len(few) == len(many) == 3


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_time_hold(database, day):
    claim(content="far away", about=day)
    claim(content="far back or ahead", said=day)
    for asked in ({"by": "about"}, {"q": "far -away"}):
        for bucket in ("hour", "day", "week", "month"):
            (step,) = steps(bucket=bucket, **asked)
            assert step.start <= datetime(day.year, day.month, day.day, tzinfo=UTC)
            assert (step.count, len(step.claims)) == (1, 1)
