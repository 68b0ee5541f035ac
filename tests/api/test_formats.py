"""The forms a list can be had in, each read by something that was made to read it."""

import csv
import html
import io
import json
from datetime import date

import feedparser
import icalendar
import pytest
from pyld import jsonld

from tests import builders

HOSTILE = "<script>alert('x')</script> & \"so\" on\x0b"


@pytest.fixture
def pair(client):
    """A contradiction whose claims are full of markup."""
    article = builders.article(title="A <b>title</b>", url="https://news.example/1?a=1&b=2")
    left = builders.claim(article, HOSTILE, speaker=builders.speaker("A & B"), subjects=["Ukraine", "Russia"])
    right = builders.claim(article, "no withdrawal was seen", speaker=builders.speaker())
    return builders.contradiction(left, right)


def rows(client, path):
    answer = client.get(path)
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_csv_has_a_row_a_claim_and_a_column_a_leaf(client, pair):
    first = rows(client, "/v1/claims?format=csv&sort=said")[0]

    assert first["speaker.name"] == "A & B"
    assert first["article.source.name"] == "Reuters"
    assert first["subjects"] == "Ukraine; Russia"
    assert first["said.start"] == "2022-02-16"
    assert first["content"].startswith("<script>")


def test_csv_of_contradictions_has_both_claims(client, pair):
    (row,) = rows(client, "/v1/contradictions?format=csv")

    assert row["claims.1.content"] == "no withdrawal was seen"
    assert row["explanation.summary"] == "They say the opposite."


@pytest.mark.parametrize("words", ["=1+1", "+49 people", "-5 degrees", "@home"])
def test_a_spreadsheet_never_takes_a_claim_for_a_formula(client, words):
    builders.claim(content=words)

    assert rows(client, "/v1/claims?format=csv")[0]["content"] == f"'{words}"


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_what_is_streamed_has_no_cap(client, form):
    article = builders.article()
    builders.claims.replace(
        article, [builders.new_claim(f"word {n}", spans=[(n, n + 1)]) for n in range(1203)]
    )

    lines = client.get(f"/v1/claims?format={form}&limit=10").text.strip().splitlines()

    assert len(lines) == 1203 + (form == "csv")


def test_ndjson_has_the_same_claims_as_json(client, pair):
    lines = client.get("/v1/claims?format=ndjson").text.splitlines()

    assert [json.loads(line) for line in lines] == client.get("/v1/claims").json["items"]


def test_a_streamed_list_keeps_its_filters(client, pair):
    assert len(client.get("/v1/claims?format=ndjson&q=withdrawal").text.splitlines()) == 1


def schema_org(url, options=None):
    # The real context is on the web; this one maps every term to schema.org, as it does.
    context = {"@context": {"@vocab": "https://schema.org/"}}
    return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": "application/ld+json"}


def graph(client, path):
    answer = client.get(path)
    assert answer.mimetype == "application/ld+json"
    return jsonld.expand(answer.json, {"documentLoader": schema_org})


def test_jsonld_has_claims_and_quotations(client):
    article = builders.article()
    builders.claim(article, "said by hand", kind="direct", speaker=builders.speaker())
    builders.claim(article, "reported")

    nodes = graph(client, "/v1/claims?format=jsonld&sort=said")

    assert nodes[0]["@type"] == ["https://schema.org/Claim", "https://schema.org/Quotation"]
    assert nodes[1]["@type"] == ["https://schema.org/Claim"]
    author = nodes[0]["https://schema.org/author"][0]
    assert author["https://schema.org/name"] == [{"@value": "Jens Stoltenberg"}]


def test_jsonld_has_a_review_once_a_contradiction_is_judged(client, pair):
    path = "/v1/contradictions?format=jsonld&judgement="
    before = graph(client, f"{path}none")[0]["@type"]
    client.put(
        f"/v1/contradictions/{pair.id}/judgement", json={"verdict": "confirmed"}, headers={"If-Match": "*"}
    )
    after = graph(client, f"{path}confirmed")[0]

    assert before == ["https://schema.org/Collection"]
    assert after["@type"] == ["https://schema.org/ClaimReview"]
    assert len(after["https://schema.org/itemReviewed"]) == 2


@pytest.mark.parametrize("path", ["/v1/contradictions", "/v1/timelines"])
def test_atom_is_read_by_a_feed_reader(client, pair, path):
    feed = feedparser.parse(client.get(f"{path}?format=atom").data)

    assert not feed.bozo
    assert feed.version == "atom10"
    assert len(feed.entries) == (1 if "contradictions" in path else 2)
    assert feed.entries[0].updated == "2022-02-16T12:00:00Z"


def test_the_feed_of_a_timeline_has_the_newest_claims_first(client):
    builders.claim(builders.article(), "an old thing", said=date(2022, 2, 15))
    builders.claim(builders.article(), "a new thing", said=date(2022, 2, 18))
    path = "/v1/timelines?format=atom&limit=1"
    first = client.get(path)
    second = client.get(first.headers["Link"].split(";")[0].strip("<>"))

    titles = [feedparser.parse(each.data).entries[0].content[0].value for each in (first, second)]
    assert titles == ["a new thing", "an old thing"]


def test_an_atom_entry_shows_both_sides_as_text(client, pair):
    (entry,) = feedparser.parse(client.get("/v1/contradictions?format=atom").data).entries

    assert entry.title == "A & B / Jens Stoltenberg: negation"
    assert "<script>" in entry.content[0].value
    assert entry.content[0].type == "text/plain"


def test_an_empty_feed_is_a_feed(client):
    assert not feedparser.parse(client.get("/v1/contradictions?format=atom").data).bozo


def test_icalendar_is_read_by_a_calendar(client, pair):
    builders.claim(
        content="a week, or so", about=date(2022, 3, 1), speaker=builders.speaker("Maria; Zakharova")
    )
    calendar = icalendar.Calendar.from_ical(client.get("/v1/timelines?format=ical&by=about").data)
    (event,) = calendar.walk("VEVENT")

    assert str(event["summary"]) == "Maria; Zakharova says: a week, or so"
    assert event.decoded("dtstart") == date(2022, 3, 1)
    assert event.decoded("dtend") == date(2022, 3, 2)


def test_timelinejs_undoes_one_escape_of_a_group_before_it_takes_it_for_html(client):
    builders.claim(speaker=builders.speaker("<b>A</b> & B"))

    (slide,) = client.get("/v1/timelines?format=timelinejs").json["events"]
    assert html.unescape(slide["group"]) == "&lt;b&gt;A&lt;/b&gt; &amp; B"


def test_timelinejs_takes_texts_for_html_and_gets_them_escaped(client, pair):
    answer = client.get("/v1/timelines?format=timelinejs")
    headlines = [slide["text"]["headline"] for slide in answer.json["events"]]

    assert answer.json["events"][0]["start_date"] == {"year": 2022, "month": 2, "day": 16}
    assert any("&lt;script&gt;" in headline for headline in headlines)
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    ("path", "accept", "mimetype"),
    [
        ("/v1/claims", "text/csv", "text/csv"),
        ("/v1/claims", "application/x-ndjson", "application/x-ndjson"),
        ("/v1/claims", "application/ld+json, application/json;q=0.5", "application/ld+json"),
        ("/v1/claims", "text/html, */*;q=0.1", "application/json"),
        ("/v1/claims", "application/json", "application/json"),
        ("/v1/claims", "application/json; charset=utf-8", "application/json"),
        ("/v1/claims", "text/csv; header=absent, application/json;q=0.2", "text/csv"),
        ("/v1/contradictions", "application/atom+xml", "application/atom+xml"),
        ("/v1/timelines", "text/calendar", "text/calendar"),
    ],
)
def test_accept_settles_the_form(client, path, accept, mimetype):
    answer = client.get(path, headers={"Accept": accept})

    assert (answer.status_code, answer.mimetype) == (200, mimetype)
    assert "Accept" in answer.headers["Vary"].replace("Accept-Encoding", "")


def test_the_parameter_goes_before_accept(client):
    answer = client.get("/v1/claims?format=json", headers={"Accept": "text/csv"})

    assert answer.mimetype == "application/json"


def test_a_form_that_cannot_be_had_is_refused(client):
    assert client.get("/v1/claims", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/v1/claims?format=atom").status_code == 422


def test_what_is_no_page_links_to_the_next_one_as_well(client):
    for _ in range(3):
        builders.claim()

    assert 'rel="next"' in client.get("/v1/claims?format=jsonld&limit=2").headers["Link"]


def test_csv_of_a_timeline_has_a_row_a_bucket_with_its_claims_in_words(client, pair):
    (row,) = rows(client, "/v1/timelines?format=csv")

    assert (row["start"], row["count"]) == ("2022-02-16T00:00:00Z", "2")
    assert "Jens Stoltenberg says: no withdrawal was seen" in row["claims"]
    assert "{" not in row["claims"]


def test_csv_of_contradictions_has_their_reasons_in_words(client, pair):
    (row,) = rows(client, "/v1/contradictions?format=csv")

    assert row["explanation.reasons"] == "One denies what the other says."


@pytest.mark.parametrize("noun", ["claims", "contradictions", "timelines", "speakers"])
def test_a_csv_file_is_named_for_what_it_holds(client, noun):
    disposition = client.get(f"/v1/{noun}?format=csv").headers["Content-Disposition"]

    assert disposition == f'attachment; filename="{noun}.csv"'


def test_a_statement_keeps_nobody_from_an_appointment(client, pair):
    calendar = icalendar.Calendar.from_ical(client.get("/v1/timelines?format=ical").data)

    assert {str(event["transp"]) for event in calendar.walk("VEVENT")} == {"TRANSPARENT"}


def test_each_choice_of_filters_is_a_feed_of_its_own(client, pair):
    urls = ("/v1/contradictions?format=atom", "/v1/contradictions?format=atom&kind=negation")
    feeds = [feedparser.parse(client.get(url).data) for url in urls]

    assert len({feed.feed.id for feed in feeds}) == 2


def test_a_feed_shows_when_a_contradiction_was_judged(client, pair):
    judged = client.put(
        f"/v1/contradictions/{pair.id}/judgement", json={"verdict": "confirmed"}, headers={"If-Match": "*"}
    ).json
    feed = feedparser.parse(client.get("/v1/contradictions?format=atom").data)

    assert feed.feed.updated == feed.entries[0].updated == judged["judgement"]["made_at"]
