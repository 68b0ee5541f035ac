"""For everybody: axe-core finds nothing, at any width, in light and in dark."""

import pytest

from tests.page.conftest import SHOTS, settled

VIEWS = {
    "front": "/",
    "timeline": "/timeline",
    "compare": "/compare?speaker={harbour}&speaker={workers}",
    "article": "/articles/{hostile}#claim-{claim}",
    "speaker": "/speakers/{mayor}",
    "speakers": "/speakers",
    "articles": "/articles",
    "add": "/add",
    "missing": "/articles/999999",
}
SIZES = ((360, "dark"), (768, "light"), (1600, "light"))


def addressed(server, path: str) -> str:
    claim = server.get(f"/v1/articles/{server.facts['hostile']}/claims")["items"][2]["id"]
    return path.format(claim=claim, **server.facts)


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_stands_in_anybodys_way_and_nothing_overflows(crowded, visit, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    SHOTS.mkdir(exist_ok=True)
    for width, scheme in SIZES:
        tab = visit(
            crowded, addressed(crowded, VIEWS[name]), width=width, scheme=scheme, trouble=name != "missing"
        )
        tab.wait_for_timeout(300)
        tab.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png")
        found = axe.run(tab).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_first_tab_stop_skips_to_the_content_and_each_view_names_itself(crowded, visit):
    tab = visit(crowded)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.get_by_role("link", name="Speakers").press("Enter")
    tab.wait_for_url("**/speakers")
    settled(tab)
    assert tab.title() == "Speakers · Who says what"
    assert tab.evaluate("document.activeElement.id") == "main"


def test_the_seeds_are_pictured_at_three_widths(seeded, visit):
    SHOTS.mkdir(exist_ok=True)
    for width, scheme in SIZES:
        for name, path in (("front", "/"), ("timeline", "/timeline")):
            tab = visit(seeded, path, width=width, scheme=scheme)
            tab.wait_for_timeout(300)
            tab.screenshot(path=SHOTS / f"seeds-{name}-{width}-{scheme}.png")
    assert len(list(SHOTS.glob("seeds-*.png"))) == 2 * len(SIZES)
