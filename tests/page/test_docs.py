"""The documentation in a real browser: it works from this machine alone, under the policy."""
# ruff: noqa: E501

import json

import pytest

from tests.page.conftest import WAIT_MS

WATCH = """window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.violatedDirective + " " + event.blockedURI));"""


@pytest.fixture
def docs(browser, crowded):
    """Open a page of documentation; it fails its test where it reports an error, breaks the policy or asks elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=crowded.url)
    tab = context.new_page()
    tab.set_default_timeout(2 * WAIT_MS)
    troubles, asked = [], []
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    tab.on("request", lambda request: asked.append(request.url))
    tab.add_init_script(WATCH)

    def open_page(path):
        tab.goto(path)
        return tab

    yield open_page
    broken = tab.evaluate("blocked")
    context.close()
    assert (troubles, broken) == ([], [])
    assert [url for url in asked if not url.removeprefix("blob:").startswith(crowded.url)] == []


def operation(tab, tag, name):
    """Open an operation in Swagger UI."""
    box = tab.locator(f"#operations-{tag}-{name}")
    box.locator(".opblock-summary-control").click()
    box.locator(".try-out__btn").click()
    return box


def answer_in(box):
    """What the server answered to what was tried out: the status and the body."""
    box.locator(".execute").click()
    shown = box.locator(".live-responses-table .response").first
    shown.locator(".highlight-code code").first.wait_for()
    status = shown.locator(".response-col_status").inner_text().split()[0]
    return status, json.loads(shown.locator(".highlight-code code").first.inner_text())


def test_every_operation_can_be_seen(docs, crowded):
    tab = docs("/docs")
    tab.locator(".opblock").first.wait_for()
    described = sum(
        len(set(item) - {"parameters"}) for item in crowded.get("/openapi.json")["paths"].values()
    )
    assert tab.locator(".opblock").count() == described


def test_an_operation_can_be_tried_out(docs, crowded):
    tab = docs("/docs")
    box = operation(tab, "speakers", "listSpeakers")
    box.locator("tr[data-param-name=limit] input").fill("2")
    status, body = answer_in(box)
    assert status == "200"
    assert body == crowded.get("/v1/speakers?limit=2")


def test_a_body_can_be_tried_out(docs):
    tab = docs("/docs")
    box = operation(tab, "contradictions", "checkContradiction")
    box.locator("textarea").fill(
        '{"statements": [{"content": "The bridge is open."}, {"content": "The bridge is closed."}]}'
    )
    status, body = answer_in(box)
    assert status == "200"
    assert body["contradicts"]


def test_the_contract_can_be_read_and_searched(docs, crowded):
    tab = docs("/docs/read")
    tab.locator("h1", has_text="Claims and timelines").wait_for()
    summaries = {
        each["summary"]
        for item in crowded.get("/openapi.json")["paths"].values()
        for verb, each in item.items()
        if verb != "parameters"
    }
    assert summaries <= set(tab.locator("h2").all_inner_texts())
    tab.locator("input[aria-label=Search]").fill("judge")
    tab.locator("[data-role='search:results'] li", has_text="Confirm a contradiction").first.wait_for()
