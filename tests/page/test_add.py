"""Adding an article: taken apart first, stored only then."""
# ruff: noqa: E501

TEXT = """OSLO, 12 May 2021 (Reuters) - The ferry company said on Wednesday that the boat had been inspected in April.

"The boat was never inspected," said Kari Nilsen, a spokeswoman for the seafarers' union.
"""
PAGE = """<!doctype html><html lang="en"><head><title>Boat was not inspected, union says</title>
<meta property="article:published_time" content="2021-05-13T08:00:00Z"></head><body><nav>Home News Sport</nav>
<article><h1>Boat was not inspected, union says</h1><p>The seafarers' union said on Thursday that the boat had not
been inspected for two years, and that nobody had asked the crew about it.</p><p>"The boat was never inspected, and
everybody on the quay knew that," Kari Nilsen, its spokeswoman, told reporters in Oslo.</p></article></body></html>"""


def test_a_text_is_taken_apart_without_being_stored_and_then_stored(seeded, visit):
    tab = visit(seeded, "/add")
    before = seeded.get("/v1/articles?limit=1")["items"][0]["id"]
    tab.get_by_label("The text, or the page's HTML").fill(TEXT)
    tab.get_by_label("Outlet").fill("Harbour Wire")
    tab.get_by_role("button", name="Take it apart").click()
    tab.locator(".found").wait_for()
    assert "Nilsen" in tab.locator(".legend").inner_text()
    assert "The boat was never inspected" in " ".join(tab.locator(".story .claim").all_inner_texts())
    assert seeded.get("/v1/articles?limit=1")["items"][0]["id"] == before
    tab.get_by_role("button", name="Store it").click()
    tab.wait_for_url("**/articles/*")
    tab.locator(".article .story .claim").first.wait_for()
    assert "Harbour Wire" in tab.locator(".opening").inner_text()


def test_a_page_is_dropped_as_a_file_and_its_story_found(seeded, visit, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE)
    tab = visit(seeded, "/add")
    tab.locator("#file").set_input_files(file)
    tab.get_by_text("Looks like HTML").wait_for()
    tab.get_by_role("button", name="Take it apart").click()
    tab.locator(".found").wait_for()
    assert "Home News Sport" not in tab.locator(".story").inner_text()
    assert "13 May 2021" in tab.locator(".found").inner_text()


def test_what_cannot_be_read_is_said_at_its_field(seeded, visit):
    tab = visit(seeded, "/add", trouble=False)
    tab.get_by_label("The text, or the page's HTML").fill("…")
    tab.get_by_label("Address").fill("not an address")
    tab.get_by_role("button", name="Take it apart").click()
    tab.locator("[name=url][aria-invalid]").wait_for()
    assert tab.get_by_role("alert").is_visible()
    tab.get_by_label("Address").fill("")
    tab.get_by_role("button", name="Take it apart").click()
    tab.locator("[name=text][aria-invalid]").wait_for()
    assert "There are no words in it." in tab.locator(".intake").inner_text()
