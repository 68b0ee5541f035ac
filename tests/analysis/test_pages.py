"""Articles read off web pages, all written for these tests."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.markup import moment
from analysis.extraction.pages import NotAnArticle, read_page
from analysis.vocabulary import DateOrigin

STORY = """<p>The bridge was closed on Friday, the council said, after a crack was found in
a <a href="/x">pier</a>.</p>
<p>“Nobody was in danger,” said the mayor, <b>Eve Moss</b>.</p>
<p>A retired engineer, Carl Bo, said he had warned the council "in writing" in March.</p>
<p>The council denied that it had received a letter.</p>"""
TOLD = [
    "The bridge was closed on Friday, the council said, after a crack was found in a pier.",
    "“Nobody was in danger,” said the mayor, Eve Moss.",
    'A retired engineer, Carl Bo, said he had warned the council "in writing" in March.',
    "The council denied that it had received a letter.",
]
NEWS = '{"@context": "https://schema.org", "@type": "NewsArticle", %s}'


def page(head="", body=f"<article>{STORY}</article>", attributes=""):
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def linked(data):
    return f'<script type="application/ld+json">{data}</script>'


def test_paragraphs_are_parted_by_blank_lines_and_quotes_stay_whole():
    assert read_page(page()).text.split("\n\n") == TOLD


def test_menus_scripts_and_footers_stay_out():
    around = (
        '<nav><a href="/">Home</a> <a href="/n">News</a></nav><script>var said = "He said so.";</script>'
        f"<main><article><h1>Bridge closes</h1>{STORY}</article></main>"
        '<aside><h3>More</h3><a href="/q">King denies it</a></aside><footer>© The Post 2024</footer>'
    )
    text = read_page(page(body=around)).text
    assert all(line in text for line in TOLD)
    assert not any(word in text for word in ("Home", "said = ", "King denies", "© The Post"))


def test_linked_data_names_title_date_and_outlet():
    data = NEWS % (
        '"headline": "Bridge closes", "datePublished": "2024-05-03T06:00:00+01:00", "inLanguage": "en-GB",'
        '"publisher": {"@type": "Organization", "name": "The Post"}'
    )
    found = read_page(page(linked(data)), "https://www.post.example/bridge")
    assert (found.title, found.source_name, found.source_domain) == (
        "Bridge closes",
        "The Post",
        "post.example",
    )
    assert found.published_at == datetime(2024, 5, 3, 6, tzinfo=timezone(timedelta(hours=1)))
    assert (found.published_origin, found.language) == (DateOrigin.METADATA, "en")


def test_an_article_deep_in_a_graph_is_found():
    data = (
        '{"@graph": [{"@type": "WebSite"},'
        ' {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Found"}]}'
    )
    assert read_page(page(linked(data))).title == "Found"


def test_broken_linked_data_leave_the_meta_tags_to_speak():
    head = (
        linked('{"@type": "NewsArticle", "headline": ')
        + '<meta property="og:title" content="From the tags">'
        + '<meta property="og:site_name" content="The Post">'
        + '<meta property="article:published_time" content="2024-05-03T05:00:00Z">'
    )
    found = read_page(page(head))
    assert (found.title, found.source_name) == ("From the tags", "The Post")
    assert found.published_at == datetime(2024, 5, 3, 5, tzinfo=UTC)


def test_a_time_element_dates_the_article():
    body = f'<article><time datetime="2019-11-05T10:00:00-05:00">5 Nov</time>{STORY}</article>'
    assert read_page(page(body=body)).published_at.astimezone(UTC) == datetime(2019, 11, 5, 15, tzinfo=UTC)


def test_the_heading_is_the_title_where_nothing_else_is():
    assert read_page(page(body=f"<h1>Bridge  closes</h1><article>{STORY}</article>")).title == "Bridge closes"


def test_the_outlets_name_is_cut_from_the_windows_title():
    head = '<title>Bridge closes | The Post</title><meta property="og:site_name" content="The Post">'
    assert read_page(page(head)).title == "Bridge closes"


def test_a_given_address_wins_over_the_canonical_one():
    head = '<link rel="canonical" href="https://other.example/a">'
    assert read_page(page(head), "https://post.example/b").url == "https://post.example/b"
    assert read_page(page(head)).source_domain == "other.example"


def test_a_page_without_dates_has_none():
    found = read_page(page())
    assert (found.published_at, found.published_origin) == (None, None)


def test_a_date_in_1066_is_no_date():
    assert read_page(page(linked(NEWS % '"datePublished": "1066-10-14"'))).published_at is None


def test_the_body_in_linked_data_serves_where_the_page_has_none():
    data = NEWS % f'"headline": "Bridge closes", "articleBody": "{TOLD[0]}\\n{TOLD[3]}"'
    assert read_page(page(linked(data), body="<div id=app></div>")).text.split("\n\n") == [TOLD[0], TOLD[3]]


def test_a_short_article_that_says_it_is_one_is_read():
    body = f"<article><p>{TOLD[0]}</p></article>"
    assert read_page(page('<meta property="og:type" content="article">', body)).text == TOLD[0]


NO_ARTICLES = [
    "",
    "   ",
    "no markup at all",
    "\0",
    "<html></html>",
    "<p>",
    '<html><body><form><input name="user"><button>Log in</button></form></body></html>',
    "<html><body>" + '<a href="/x">Title of a story</a> ' * 60 + "</body></html>",
    "<ul>" + "<li>Short item</li>" * 40 + "</ul>",
    "<!--" * 1000,
    "<div>" * 50_000,
    '{"json": "of another kind"}',
    '<?xml version="1.0" encoding="utf-16"?><rss><channel><title>T</title></channel></rss>',
]


@pytest.mark.parametrize("html", NO_ARTICLES)
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(NotAnArticle):
        read_page(html)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + STORY + "</div>" * 20_000,
        "<i>" * 300 + STORY,
        page("<script>" + "x<" * 200_000 + "</script>"),
        page(linked("[" * 100_000)),
        page(body="<article>" + STORY * 1_000 + "</article>"),
        page(body="<table>" * 400 + STORY),
        page(body=f"<article onclick='x' {'a=b ' * 50_000}>{STORY}"),
        "\ud800" + page(),
        page().replace("</p>", ""),
    ],
    ids=[
        "deep",
        "unclosed",
        "script",
        "json",
        "long",
        "tables",
        "attributes",
        "surrogate",
        "open paragraphs",
    ],
)
def test_hostile_pages_are_read_in_seconds(html):
    assert "Carl Bo" in read_page(html).text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03", datetime(2024, 5, 3, tzinfo=UTC)),
        ("2024-05-03T06:00:00+0100", datetime(2024, 5, 3, 5, tzinfo=UTC)),
        ("Fri, 03 May 2024 06:00:00 GMT", datetime(2024, 5, 3, 6, tzinfo=UTC)),
        ("yesterday", None),
        ("9999-12-31T23:59:59-12:00", None),
        (20240503, None),
        (None, None),
    ],
)
def test_times_are_read_as_pages_write_them(value, expected):
    assert moment(value) == expected


MARKS = st.sampled_from(
    ("<p>", "</p>", "<article>", "<div", ">", '"', "<!--", "-->", "<script>", "</script>", "&#0;", STORY)
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(st.one_of(MARKS, st.text(max_size=20)), max_size=30).map("".join)
    )
)
def test_any_page_is_read_or_refused(html):
    with suppress(NotAnArticle):
        assert read_page(html).text.strip()
