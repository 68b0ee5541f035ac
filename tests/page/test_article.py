"""An article: its text with the claims in place."""

from tests.page.fill import ARABIC, OPEN, QUOTED


def marked(tab, words: str):
    return tab.locator(".story .claim", has_text=words).first


def test_each_claim_is_marked_where_its_words_stand(crowded, visit):
    article = crowded.facts["hostile"]
    tab = visit(crowded, f"/articles/{article}")
    shown = tab.locator(".story .claim").all_inner_texts()
    assert shown == [claim["content"] for claim in crowded.get(f"/v1/articles/{article}/claims")["items"]]


def test_the_keyboard_alone_reaches_a_claim_and_shows_when_it_was_said(crowded, visit):
    tab = visit(crowded, f"/articles/{crowded.facts['hostile']}")
    tab.locator(".voice").last.focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == QUOTED
    card = tab.locator("#claim-card")
    assert "2 May 2023 (“on Tuesday”)" in card.inner_text()
    tab.keyboard.press("Escape")
    assert "Point at marked words" in card.inner_text()


def test_pointing_at_a_claim_shows_what_it_contradicts(crowded, visit):
    tab = visit(crowded, f"/articles/{crowded.facts['hostile']}")
    marked(tab, OPEN).hover()
    card = tab.locator("#claim-card")
    assert "1 contradiction" in card.inner_text()
    assert "The port has been closed since Sunday" in card.inner_text()


def test_from_a_claim_it_is_one_step_to_its_words(crowded, visit):
    tab = visit(crowded, "/?kind=opposite")
    tab.locator(".side").first.get_by_role("link", name="In the article").click()
    tab.wait_for_url("**/articles/*#claim-*")
    tab.locator(".story .lit").wait_for()
    assert tab.evaluate("document.activeElement.textContent") == OPEN


def test_a_press_on_a_speaker_brings_out_what_they_say(crowded, visit):
    tab = visit(crowded, f"/articles/{crowded.facts['hostile']}")
    tab.locator(".voice", has_text="Harbour master").click()
    assert tab.locator(".claim:not(.dim)").all_inner_texts() == [OPEN]


def test_every_direction_of_writing_has_its_own(crowded, visit):
    tab = visit(crowded, f"/articles/{crowded.facts['hostile']}")
    paragraph = tab.locator(".story p", has_text=ARABIC)
    assert paragraph.evaluate("node => getComputedStyle(node).direction") == "rtl"
