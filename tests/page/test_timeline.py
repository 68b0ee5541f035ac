"""The timeline: thousands of claims on lanes, moved through with every hand there is."""

import time

#: CPU of the page's thread for one frame while zooming; the wall clock depends on who else is at work.
SMOOTH_MS = 50
STEPS = 24
MOST_NODES = 6000


#: In and out again, a step a frame.
ZOOM = """async (steps) => {
    const drawing = document.querySelector(".drawing");
    for (let step = 0; step < steps; step += 1) {
        const deltaY = step < steps / 2 ? -60 : 60;
        const how = {deltaY, ctrlKey: true, clientX: 900, cancelable: true};
        drawing.dispatchEvent(new WheelEvent("wheel", how));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
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
    tab.wait_for_timeout(600)
    assert tab.locator(".inview h2").inner_text() == f"{crowded.facts['claims']:,} claims in view"
    assert tab.locator(".drawing *").count() < MOST_NODES


def test_zooming_through_thousands_stays_smooth(crowded, visit):
    tab = visit(crowded, "/timeline")
    tab.get_by_role("button", name="Show all of it").click()
    tab.wait_for_timeout(600)
    work = tab.context.new_cdp_session(tab)
    work.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = busy(work)
    tab.evaluate(ZOOM, STEPS)
    frame = (busy(work) - before) / STEPS
    print(f"a frame while zooming: {frame:.1f} ms of CPU")
    assert frame < SMOOTH_MS


def test_it_zooms_from_years_to_hours_with_the_keyboard(crowded, visit):
    tab = visit(crowded, "/timeline")
    tab.get_by_role("button", name="Show all of it").click()
    unit = tab.locator(".unit")
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
