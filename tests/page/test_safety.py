"""Text is never markup, and nothing runs that is not ours."""

import re
import urllib.request

import pytest

from tests.page.fill import HOSTILE, QUOTED

VIEWS = ("/", "/timeline?q=minister", "/articles", "/speakers?q=minister", "/articles/{hostile}")
INLINE = re.compile(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("path", VIEWS)
def test_markup_in_an_article_shows_as_text_and_runs_nothing(crowded, visit, path):
    tab = visit(crowded, path.format(**crowded.facts))
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("main script, main img, main b, main em, main i").count() == 0


def test_an_article_full_of_markup_can_be_read_to_the_letter(crowded, visit):
    tab = visit(crowded, f"/articles/{crowded.facts['hostile']}")
    assert "\n\n".join(tab.locator(".story p").all_text_contents()) == HOSTILE
    assert tab.locator("h1").inner_text() == "<h1>Harbour</h1> & bridge"
    assert tab.locator(".story .claim").first.inner_text() == QUOTED


def test_the_policy_allows_no_inline_script_or_style_and_the_page_has_none(crowded):
    with urllib.request.urlopen(crowded.url) as answer:
        policy, page = answer.headers["Content-Security-Policy"], answer.read().decode()
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert INLINE.findall(page) == []


def test_the_page_asks_for_nothing_from_elsewhere(crowded, visit):
    tab = visit(crowded)
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto("/timeline")
    tab.locator(".mark").first.wait_for()
    assert [url for url in asked if not url.startswith(crowded.url)] == []
    assert all("/v1/" in url or "/static/" in url or url.endswith("/timeline") for url in asked)
