"""What can be taken along: a quotation with its source, and lists as files."""

import json

import pytest


def test_a_quotation_is_copied_with_its_source_and_date(crowded, visit):
    tab = visit(crowded, "/?kind=opposite", permissions=["clipboard-read", "clipboard-write"])
    tab.locator(".side").first.get_by_role("button", name="Copy").click()
    tab.get_by_text("Copied", exact=True).wait_for()
    assert tab.evaluate("navigator.clipboard.readText()").splitlines() == [
        "The <b>port</b> stays open",
        "— Harbour master Ann Okoro, 2 May 2023",
        "Source: <i>The</i> Herald, “<h1>Harbour</h1> & bridge”, 2 May 2023",
        "https://news.example/harbour?a=1&b=2",
    ]


@pytest.mark.parametrize(
    ("link", "name", "begins"),
    [
        ("Table (CSV)", "claims.csv", "id,"),
        ("TimelineJS", "timeline.json", '{"events":'),
        ("Calendar (iCal)", "claims.ics", "BEGIN:VCALENDAR"),
    ],
)
def test_what_is_shown_is_downloaded(crowded, visit, link, name, begins):
    tab = visit(crowded, f"/timeline?speaker={crowded.facts['mayor']}")
    with tab.expect_download() as download:
        tab.get_by_role("link", name=link).click()
    assert download.value.suggested_filename == name
    words = download.value.path().read_text()
    assert words.startswith(begins)
    assert "tram" in words
    assert "measure" not in words
    assert not name.endswith("json") or len(json.loads(words)["events"]) == 2


def test_a_feed_of_what_is_shown_is_linked(crowded, visit):
    tab = visit(crowded, "/?kind=opposite")
    feed = tab.get_by_role("link", name="Feed (Atom)").get_attribute("href")
    assert "kind=opposite" in feed
    assert tab.request.get(feed).headers["content-type"].startswith("application/atom+xml")
    assert tab.locator("link[type='application/atom+xml']").get_attribute("href")
