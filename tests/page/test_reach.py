"""For everybody: axe-core finds nothing, at any width, in light and in dark."""

import pytest

from tests.page.conftest import FIGURES, SHOTS, settled

VIEWS = {
    "front": "/",
    "timeline": "/timeline",
    "compare": "/compare?speaker={harbour}&speaker={workers}",
    "article": "/articles/{hostile}#claim-{claim}",
    "contradiction": "/contradictions/{pair}",
    "proposals": "/compare",
    "speaker": "/speakers/{mayor}",
    "speakers": "/speakers",
    "articles": "/articles",
    "add": "/add",
    "nothing": "/timeline?q=xylophone",
    "missing": "/articles/999999",
}
SIZES = ((360, "dark"), (900, "light"), (1600, "light"))

#: Notes what the Tab key comes to, and what of it does not show that it is there.
FOLLOW = """() => {
    window.reached = new Set();
    window.unseen = [];
    window.round = false;
    // What is drawn anew while one passes, such as the card of a claim, is the same thing still.
    window.known = (node) =>
        [node.tagName, node.id, node.href, node.ariaLabel, node.textContent].join();
    const outlined = (node) => node && getComputedStyle(node).outlineStyle !== "none";
    const ringed = (node) => node && getComputedStyle(node).stroke !== "none";
    document.addEventListener("focusin", ({target}) => {
        const around = [target, target.nextElementSibling, target.previousElementSibling];
        window.round ||= target === window.start;
        window.start ??= target;
        reached.add(known(target));
        const shown = around.some(outlined) || ringed(target.querySelector?.(".target"));
        if (!shown) unseen.push(target.outerHTML.slice(0, 120));
    });
}"""
STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
LEFT_OUT = """(stops) => [...document.querySelectorAll(stops)]
    .filter((node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility())
    .filter((node) => !reached.has(known(node)))
    .filter((node) => node.type !== "radio" || node.checked)
    .map((node) => node.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll("*")].filter((node) => {
    const {animationName, transitionDuration} = getComputedStyle(node);
    return animationName !== "none" || transitionDuration !== "0s";
}).length"""
MOST_STOPS = 600


def addressed(server, path: str) -> str:
    claim = server.get(f"/v1/articles/{server.facts['hostile']}/claims")["items"][2]["id"]
    pair = server.get("/v1/contradictions?limit=1")["items"][0]["id"]
    return path.format(claim=claim, pair=pair, **server.facts)


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
        FIGURES.append(f"axe: {name}, {width} px, {scheme}: {len(found)} findings")
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("name", VIEWS)
def test_the_tab_key_comes_to_everything_and_shows_where_it_is(crowded, visit, name):
    tab = visit(crowded, addressed(crowded, VIEWS[name]), trouble=name != "missing")
    tab.evaluate(FOLLOW)
    for _ in range(MOST_STOPS // 10):
        for _ in range(10):
            tab.keyboard.press("Tab")
        if tab.evaluate("window.round"):
            break
    assert tab.evaluate("window.round")
    assert tab.evaluate(LEFT_OUT, STOPS) == []
    assert tab.evaluate("window.unseen") == []


def test_nothing_moves_for_those_who_asked_for_less_motion(crowded, visit):
    for how, still in (("reduce", True), ("no-preference", False)):
        tab = visit(crowded, "/speakers", reduced_motion=how)
        tab.route("**/v1/contradictions*", lambda route: None)
        tab.get_by_role("link", name="Contradictions").click()
        tab.locator(".bones span").first.wait_for()
        assert (tab.evaluate(MOVING) == 0) is still


def test_the_first_tab_stop_skips_to_the_content_and_each_view_names_itself(crowded, visit):
    tab = visit(crowded)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.get_by_role("link", name="Speakers").press("Enter")
    tab.wait_for_url("**/speakers")
    settled(tab)
    assert tab.title() == "Speakers · Who says what"
    assert tab.evaluate("document.activeElement.id") == "main"


def test_on_a_small_screen_the_row_of_views_shows_the_present_one(crowded, visit):
    tab = visit(crowded, "/articles", width=360)
    box = tab.locator(".masthead nav [aria-current]").bounding_box()
    assert 0 <= box["x"] < box["x"] + box["width"] <= 360


def test_the_seeds_are_pictured_at_three_widths(seeded, visit):
    SHOTS.mkdir(exist_ok=True)
    for width, scheme in SIZES:
        for name, path in (("front", "/"), ("timeline", "/timeline")):
            tab = visit(seeded, path, width=width, scheme=scheme)
            tab.wait_for_timeout(300)
            tab.screenshot(path=SHOTS / f"seeds-{name}-{width}-{scheme}.png")
            assert tab.locator(".mark, .pair").count() > 1
