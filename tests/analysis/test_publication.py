"""When an article appeared: what is given wins, then what the page prints, then today."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.datelines import is_date_line, printed_dates
from analysis.extraction.document import Document
from analysis.extraction.layout import layout
from analysis.extraction.publication import is_plausible, publication
from analysis.vocabulary import DateOrigin

STORY = "The minister said {} that the bridge was safe.\n\nEngineers denied it."


def published(text, **known):
    document = Document(text, **known)
    layout(document)
    publication(document)
    return document.publication


def test_a_given_time_keeps_its_zone_and_its_day():
    at = datetime(2024, 3, 5, 1, 30, tzinfo=timezone(timedelta(hours=9)))
    found = published("OSAKA, March 2 (AP) - A bridge fell.", published_at=at)
    assert (found.at, found.on, found.origin) == (at, date(2024, 3, 5), DateOrigin.GIVEN)


def test_an_evening_in_michigan_is_not_the_next_day_of_utc():
    at = datetime(2024, 3, 6, 1, 0, tzinfo=UTC)
    found = published("LANSING, Mich., March 5 (AP) - A bridge fell on Tuesday.", published_at=at)
    assert found.on == date(2024, 3, 5)


def test_a_given_time_without_a_zone_is_utc():
    assert published("A bridge fell.", published_at=datetime(2024, 3, 6, 1, 0)).at.tzinfo is UTC


PRINTED = [
    ("Bridge falls\n\nThu 11 Sep 2025 06.00 BST\n\n" + STORY.format("on Wednesday"), date(2025, 9, 11)),
    ("Bridge falls\nBy Ann Lee\nFriday, 6 March 2026\n" + STORY.format("yesterday"), date(2026, 3, 6)),
    (
        "Bridge falls\n\nBy Ann Lee – 2 October 2025, 14:05\n\n" + STORY.format("on Tuesday"),
        date(2025, 10, 2),
    ),
    ("Bridge falls\nUpdated 9:14 PM EST, Fri January 12, 2018\n" + STORY.format("Friday"), date(2018, 1, 12)),
    ("Bridge falls\nPublished 3 May 2019\nUpdated 5 May 2019\n" + STORY.format("Friday"), date(2019, 5, 3)),
    ("Bridge falls\nUpdated 5 May 2019\nPublished 3 May 2019\n" + STORY.format("Friday"), date(2019, 5, 3)),
    ("Bridge falls\nPosted: 2019-05-03 10:20\n" + STORY.format("Friday"), date(2019, 5, 3)),
    ("Bridge falls\nPublished 23.05.2019\n" + STORY.format("Friday"), date(2019, 5, 23)),
    ("TOLEDO, Ohio, April 2, 2019 /PRNewswire/ -- Halden recalled it.\n\nNobody fell ill.", date(2019, 4, 2)),
]


@pytest.mark.parametrize(("text", "day"), PRINTED)
def test_a_printed_date_dates_the_article(text, day):
    found = published(text)
    assert (found.on, found.origin) == (day, DateOrigin.DATELINE)


CLOCKS = [
    ("Thu 11 Sep 2025 06.00 BST", datetime(2025, 9, 11, 5, 0, tzinfo=UTC)),
    ("Updated 9:14 PM EST, Fri January 12, 2018", datetime(2018, 1, 13, 2, 14, tzinfo=UTC)),
    ("July 9, 2024 7:12 PM UTC", datetime(2024, 7, 9, 19, 12, tzinfo=UTC)),
    ("12:05 a.m. PDT, July 9, 2024", datetime(2024, 7, 9, 7, 5, tzinfo=UTC)),
    ("9 July 2024, 14:05", None),
]


@pytest.mark.parametrize(("line", "at"), CLOCKS)
def test_a_printed_clock_counts_where_its_zone_is_named(line, at):
    assert published(f"Bridge falls\n{line}\n" + STORY.format("then")).at == at


URLS = [
    ("https://n.example/2025/sep/11/bridge", date(2025, 9, 11)),
    ("https://n.example/world/bridge-falls-2026-03-03/", date(2026, 3, 3)),
    ("https://n.example/en/2014/07/18/bridge.html", date(2014, 7, 18)),
    ("https://n.example/news/20100520/bridge", date(2010, 5, 20)),
]


@pytest.mark.parametrize(("url", "day"), URLS)
def test_a_date_in_the_address_dates_the_article(url, day):
    found = published(STORY.format("flatly"), url=url)
    assert (found.on, found.origin) == (day, DateOrigin.METADATA)


@pytest.mark.parametrize(
    "url", ["https://n.example/a/20991345/b", "http://[", "/99/99/", "", "https://n.example/1-2"]
)
def test_an_address_without_a_date_dates_nothing(url):
    assert published("Nobody knows when.", url=url).origin is DateOrigin.RECEIVED


def test_a_dateline_without_a_year_takes_that_of_the_address():
    text = "AMSTERDAM, Sept 9 (Meridian) - Corvane said on Tuesday it was recalling."
    assert published(text, url="https://m.example/x-2014-09-10/").on == date(2014, 9, 9)


def test_a_dateline_without_a_year_takes_one_that_fits_its_weekday():
    assert published("BRUSSELS, Feb 16 (AP) - NATO said on Wednesday no.").on.weekday() in (2, 3)


def test_a_dateline_is_never_of_the_future():
    today = datetime.now(UTC).date()
    for month in ("January", "June", "December"):
        assert published(f"ROME, {month} 28 (AP) - Nothing happened.").on <= today + timedelta(days=1)


def test_a_caption_dates_the_article_on_the_weekday_it_begins_with():
    text = (
        "Troops stay, says alliance\n\nThe flag over the square on February 15, 2022.\nANN LEE/REUTERS\n\n"
        "The alliance said on Wednesday that troops had not left.\n\nMoscow said they had."
    )
    found = published(text)
    assert (found.on, found.origin) == (date(2022, 2, 16), DateOrigin.CAPTION)


def test_an_archive_picture_dates_nothing():
    text = (
        "FILE PHOTO: The bridge, June 1, 2019. REUTERS/Ann Lee\n\nThe bridge is safe, they said.\n\nIt fell."
    )
    assert published(text).origin is DateOrigin.RECEIVED


def test_a_full_date_in_the_opening_dates_the_article():
    found = published(STORY.format("on 3 May 2016"))
    assert (found.on, found.origin) == (date(2016, 5, 3), DateOrigin.TEXT)


def test_a_weekday_alone_is_the_last_one():
    found = published(STORY.format("on Monday"))
    assert found.on.weekday() == 0
    assert timedelta(0) <= datetime.now(UTC).date() - found.on < timedelta(days=7)
    assert found.origin is DateOrigin.TEXT


def test_the_date_of_a_teaser_dates_nothing():
    text = "The bridge is safe, he said.\n\nIt is not.\n\nWhat to read next\n\nHe died on 3 May 2016."
    assert published(text).origin is DateOrigin.RECEIVED


def test_an_undated_text_is_of_today():
    found = published("Nobody knows when.")
    assert (found.on, found.origin) == (datetime.now(UTC).date(), DateOrigin.RECEIVED)


@pytest.mark.parametrize(
    ("day", "plausible"),
    [
        (date(1066, 10, 14), False),
        (date(1899, 12, 31), False),
        (date(1900, 1, 1), True),
        (datetime.now(UTC).date() + timedelta(days=1), True),
        (datetime.now(UTC).date() + timedelta(days=2), False),
    ],
)
def test_only_a_day_from_1900_to_tomorrow_is_plausible(day, plausible):
    assert is_plausible(day) is plausible


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3rd of May 2016", date(2016, 5, 3)),
        ("Sept. 11, 2001", date(2001, 9, 11)),
        ("MAY 3 2016", date(2016, 5, 3)),
        ("11-Sep-2001", date(2001, 9, 11)),
        ("2016-05-03T10:00", date(2016, 5, 3)),
        ("05/23/2016", date(2016, 5, 23)),
    ],
)
def test_dates_are_read_in_many_spellings(text, day):
    assert [found for found, _ in printed_dates(text)] == [day]


@pytest.mark.parametrize("text", ["03/10/2016", "may 3 people", "31 February 2016", "May 2016", "3 May"])
def test_an_unsure_date_is_left_out(text):
    assert printed_dates(text) == []


@pytest.mark.parametrize(
    "line", ["Updated 2 hours ago", "13 March 2026", "Mon 3 May 2016 09.10 EST", "9:05 p.m."]
)
def test_a_line_that_only_dates_is_known(line):
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["60", "3.", "May said no on 3 May", "Updated", "2 dead"])
def test_a_line_that_says_more_is_no_date_line(line):
    assert not is_date_line(line)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=300),
    st.one_of(st.none(), st.text(max_size=80)),
    st.one_of(st.none(), st.datetimes()),
)
def test_any_text_gets_a_date(text, url, at):
    assert published(text, url=url, published_at=at).on is not None
