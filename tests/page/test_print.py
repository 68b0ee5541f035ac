"""On paper: a comparison as a journalist would file it."""

from tests.page.conftest import SHOTS

ON_SCREEN = ".filters, .masthead nav, .masthead form, .downloads, .actions, .skip"


def test_a_comparison_prints_its_columns_and_sources_and_nothing_to_press(crowded, visit):
    path = f"/compare?speaker={crowded.facts['harbour']}&speaker={crowded.facts['workers']}"
    tab = visit(crowded, path, scheme="dark")
    assert not tab.locator(".sources").is_visible()
    SHOTS.mkdir(exist_ok=True)
    paper = tab.pdf(path=SHOTS / "compare.pdf", format="A4")
    assert paper.startswith(b"%PDF")
    tab.set_viewport_size({"width": 688, "height": 1000})
    tab.emulate_media(media="print")
    assert tab.locator(f":is({ON_SCREEN}):visible").count() == 0
    assert [cell.is_visible() for cell in tab.get_by_role("columnheader").all()] == [True] * 3
    assert "https://news.example/harbour?a=1&b=2" in tab.locator(".sources").inner_text()
    assert tab.locator("#imprint").inner_text().startswith(f"Printed from {crowded.url}/compare?speaker=")
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_paper_stays_white_where_the_screen_is_dark(crowded, visit):
    tab = visit(crowded, scheme="dark")
    colour = "getComputedStyle(document.body).color"
    on_screen = tab.evaluate(colour)
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate(colour) != on_screen
    tab.emulate_media(media="screen", color_scheme="light")
    light = tab.evaluate(colour)
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate(colour) == light
    paper = "getComputedStyle(document.documentElement)"
    assert tab.evaluate(f"[{paper}.backgroundColor, {paper}.colorScheme]") == [
        "rgb(255, 255, 255)",
        "light only",
    ]
