"""The timeline: thousands of claims on lanes, moved through with every hand there is."""

import re
import time
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.page.conftest import FIGURES

#: CPU of the page's thread for one frame in motion; the wall clock depends on who else is at work.
SMOOTH_MS = 50
READING_MS = 4000
STEPS = 24
MOST_NODES = 6000
SLOW_LINE = 60_000
TURNS = {"zooming": {"ctrlKey": True}, "moving": {"shiftKey": True}}

#: Turns of the wheel one way and back again, one a frame.
MOVE = """async ({steps, ...keys}) => {
    const drawing = document.querySelector(".drawing");
    for (let step = 0; step < steps; step += 1) {
        const deltaY = step < steps / 2 ? -60 : 60;
        drawing.dispatchEvent(new WheelEvent("wheel", {deltaY, clientX: 900, cancelable: true, ...keys}));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
}"""
WATCH = """() => {
    window.longTasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((task) => longTasks.push(task.duration)))
        .observe({type: "longtask"});
}"""


def busy(session) -> float:
    """How long the page's main thread has worked, in milliseconds of CPU."""
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return 1000 * metrics["TaskDuration"]


def text_of_lanes(tab) -> list[str]:
    return tab.locator(".names li").all_inner_texts()


def test_thousands_of_claims_are_drawn_as_few_marks(crowded, visit):
    tab = visit(crowded, "/timeline")
    tab.get_by_role("button", name="Show all of it").click()
    tab.get_by_role("heading", name=f"{crowded.facts['claims']:,} claims in view").wait_for()
    assert tab.locator(".drawing *").count() < MOST_NODES


@pytest.mark.parametrize("turn", TURNS)
def test_moving_through_thousands_stays_smooth(crowded, visit, turn):
    tab = visit(crowded, "/timeline")
    tab.get_by_role("button", name="Show all of it").click()
    tab.get_by_role("heading", name=f"{crowded.facts['claims']:,} claims in view").wait_for()
    work = tab.context.new_cdp_session(tab)
    work.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.evaluate(WATCH)
    before = busy(work)
    tab.evaluate(MOVE, TURNS[turn] | {"steps": STEPS})
    frame = (busy(work) - before) / STEPS
    tasks = tab.evaluate("window.longTasks")
    FIGURES.append(f"a frame while {turn}: {frame:.1f} ms of CPU, long tasks by the clock: {tasks}")
    assert frame < SMOOTH_MS


def slowed(tab, bytes_a_second: int):
    """Let no more than so much of every answer through."""
    line = tab.context.new_cdp_session(tab)
    line.send("Network.enable")
    how = {"offline": False, "latency": 0, "downloadThroughput": bytes_a_second, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", how)


def test_the_first_lanes_stand_while_thousands_still_come_in(crowded, visit):
    tab = visit(crowded, f"/timeline?speaker={crowded.facts['mayor']}")
    slowed(tab, SLOW_LINE)
    tab.get_by_role("link", name="Timeline", exact=True).click()
    tab.locator(".under-way progress").wait_for()
    tab.locator(".mark").first.wait_for()
    words = tab.locator(".under-way").inner_text()
    assert words.endswith(f"of {crowded.facts['claims']:,}") or words.endswith("so far")
    assert tab.locator("main").get_attribute("aria-busy") is None
    tab.get_by_role("button", name="Closer").click()
    tab.wait_for_url("**window=*")
    labels = tab.locator(".axis .larger").all_text_contents()
    tab.locator(".under-way").wait_for(state="detached")
    assert tab.locator(".axis .larger").all_text_contents() == labels


def test_other_filters_end_a_reading_that_is_under_way(crowded, visit):
    tab = visit(crowded, f"/timeline?speaker={crowded.facts['mayor']}")
    ended = []
    tab.on("requestfailed", lambda request: ended.append(request.url))
    slowed(tab, SLOW_LINE)
    tab.get_by_role("link", name="Timeline", exact=True).click()
    tab.locator(".under-way").wait_for()
    tab.get_by_label("Words").fill("tram")
    tab.get_by_label("Words").press("Enter")
    tab.get_by_role("heading", name="2 claims in view").wait_for()
    assert [url for url in ended if "/v1/claims?sort=-said&format=ndjson" in url]
    assert tab.locator(".under-way").count() == 0
    assert len(text_of_lanes(tab)) == 1


def test_reading_thousands_leaves_the_page_free_to_act(crowded, visit):
    tab = visit(crowded, f"/timeline?speaker={crowded.facts['mayor']}")
    work = tab.context.new_cdp_session(tab)
    work.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.evaluate(WATCH)
    before = busy(work)
    tab.get_by_role("link", name="Timeline", exact=True).click()
    tab.get_by_role("heading", name="3 claims in view").wait_for()
    tab.locator(".under-way").wait_for(state="detached")
    took = busy(work) - before
    tasks = tab.evaluate("window.longTasks")
    print(
        f"reading {crowded.facts['claims']:,} claims: {took:.0f} ms of CPU, long tasks by the clock: {tasks}"
    )
    assert took < READING_MS


def test_lanes_with_nothing_in_the_window_are_left_out_and_said_to_be(crowded, visit):
    tab = visit(crowded, "/timeline")
    assert [name.splitlines()[0] for name in text_of_lanes(tab)] == ["Mayor Lena Brandt", "Lena Brandt-Weiss"]
    assert "with nothing in this window are left out" in tab.locator(".board .more").inner_text()
    tab.get_by_role("button", name="Show all of it").click()
    tab.get_by_text("Lanes for more of the").wait_for()


def test_what_is_chosen_keeps_its_words_beside_it_and_leads_to_all_of_it(crowded, visit):
    tab = visit(crowded, "/timeline")
    tab.locator(".mark").first.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.className") == "inview"
    assert tab.locator(".inview").get_by_text("Contradicted by").is_visible()


def window_of(tab) -> list[float]:
    """The ends of the window in the address, in days."""
    tab.wait_for_url("**window=*")
    query = parse_qs(urlsplit(tab.url).query)
    return [datetime.fromisoformat(end).timestamp() / 86400 for end in query["window"][0].split("~")]


def fingers(tab, *paths: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """Put fingers down on the drawing, move each from here to there, and lift them."""
    hand = tab.context.new_cdp_session(tab)
    box = tab.locator(".drawing").bounding_box()
    for step in range(9):
        points = [
            {
                "x": box["x"] + here[0] + (there[0] - here[0]) * step / 8,
                "y": box["y"] + here[1] + (there[1] - here[1]) * step / 8,
                "id": number,
            }
            for number, (here, there) in enumerate(paths)
        ]
        hand.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points}
        )
        tab.wait_for_timeout(20)
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    tab.wait_for_timeout(500)


def test_one_finger_moves_through_time_and_two_zoom(crowded, visit):
    tab = visit(crowded, "/timeline", width=360, has_touch=True, is_mobile=True)
    tab.get_by_role("button", name="Closer").tap()
    start, end = window_of(tab)
    fingers(tab, ((250, 60), (90, 60)))
    later, _ = window_of(tab)
    assert later - start == pytest.approx((end - start) * 160 / 328, rel=0.1)
    fingers(tab, ((150, 60), (70, 40)), ((180, 80), (260, 120)))
    closer, last = window_of(tab)
    assert last - closer < 0.4 * (end - start)
    assert later < closer < last < later + end - start


def test_a_finger_down_the_lanes_scrolls_the_page(crowded, visit):
    tab = visit(crowded, "/timeline", width=360, has_touch=True, is_mobile=True)
    fingers(tab, ((200, 150), (200, 20)))
    assert tab.evaluate("scrollY") > 50


def test_a_tap_shows_the_words_beside_the_mark(crowded, visit):
    tab = visit(crowded, "/timeline", width=360, has_touch=True, is_mobile=True)
    tab.locator(".mark").first.tap()
    assert "The tram will be built" in tab.locator(".tip").inner_text()
    tab.locator(".tip").get_by_role("button").tap()
    assert tab.evaluate("document.activeElement.className") == "inview"


def test_it_zooms_from_years_to_hours_with_the_keyboard(crowded, visit):
    tab = visit(crowded, "/timeline")
    # What is still to be read is not there to be shown.
    tab.locator(".under-way").wait_for(state="detached")
    tab.get_by_role("button", name="Show all of it").click()
    unit = tab.locator(".unit")
    unit.filter(has_text=re.compile("years|months")).wait_for()
    assert unit.inner_text() in ("Ticks: years", "Ticks: months")
    tab.locator(".mark[tabindex='0']").focus()
    until = time.monotonic() + 20
    while unit.inner_text() != "Ticks: hours" and time.monotonic() < until:
        tab.keyboard.press("+")
        tab.wait_for_timeout(60)
    assert unit.inner_text() == "Ticks: hours"
    assert tab.evaluate("document.activeElement.classList.contains('mark')")


def test_the_arrow_keys_walk_along_a_lane_and_between_lanes(crowded, visit):
    tab = visit(crowded, "/timeline")
    tab.locator(".mark[tabindex='0']").focus()
    label = lambda: tab.evaluate("document.activeElement.getAttribute('aria-label')")  # noqa: E731
    first = label()
    tab.keyboard.press("ArrowDown")
    assert label().split(",")[0] != first.split(",")[0]
    tab.keyboard.press("Enter")
    assert "chosen" in tab.locator(".inview h2").first.inner_text()


def test_the_window_and_the_filters_live_in_the_address(crowded, visit):
    tab = visit(crowded, f"/timeline?speaker={crowded.facts['mayor']}")
    tab.get_by_role("button", name="Closer").click()
    tab.wait_for_url("**window=*")
    other = visit(crowded, tab.url.removeprefix(crowded.url))
    assert text_of_lanes(other) == text_of_lanes(tab)
    assert other.locator(".larger").all_text_contents() == tab.locator(".larger").all_text_contents()


def test_a_speaker_is_chosen_by_name_with_the_keyboard(crowded, visit):
    tab = visit(crowded, "/timeline")
    field = tab.get_by_role("combobox", name="Speakers")
    field.fill("harbour")
    tab.get_by_role("option", name="Harbour master").wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    tab.wait_for_url(f"**speaker={crowded.facts['harbour']}")
    tab.wait_for_selector(".names li:only-child")
    assert "Harbour master" in text_of_lanes(tab)[0]


def test_a_line_joins_those_that_contradict_each_other(crowded, visit):
    path = f"/timeline?speaker={crowded.facts['harbour']}&speaker={crowded.facts['workers']}"
    tab = visit(crowded, path)
    assert tab.locator(".links path").count() == 1
    assert tab.locator(".mark.clashes").count() == 2


def test_lanes_can_be_those_of_the_sources_and_time_what_claims_are_about(crowded, visit):
    tab = visit(crowded, "/timeline?q=measure")
    tab.get_by_label("A lane for each").select_option("source")
    tab.wait_for_url("**lanes=source")
    assert all(name.startswith("Outlet") for name in text_of_lanes(tab))
    tab.get_by_role("combobox", name="Along").select_option("about")
    tab.wait_for_url("**by=about*")
    tab.locator(".bar").first.wait_for(state="attached")


def test_words_without_an_answer_say_what_to_do(crowded, visit):
    tab = visit(crowded, "/timeline?q=xylophone")
    assert "No claim answers" in tab.locator(".nothing").inner_text()
