"""Compare and speaker: columns by day, reversals first, two names that are one."""

import re


def test_two_speakers_stand_side_by_side_by_day_with_their_contradiction(crowded, visit):
    tab = visit(crowded, f"/compare?speaker={crowded.facts['harbour']}&speaker={crowded.facts['workers']}")
    assert tab.get_by_role("columnheader").count() == 3
    row = tab.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").inner_text() == "Tuesday, 2\xa0May\xa02023"
    assert [cell.locator("blockquote").count() for cell in row.get_by_role("cell").all()] == [1, 1]
    assert row.get_by_role("link", name=re.compile("^Contradiction 1")).count() == 2


def test_a_newcomer_is_offered_speakers_who_contradict_each_other(crowded, visit):
    tab = visit(crowded, "/compare")
    tab.locator(".proposals a").first.click()
    tab.wait_for_url("**/compare?speaker=*&speaker=*")
    tab.get_by_role("rowheader").first.wait_for()


def test_on_a_small_screen_columns_become_one_and_keep_their_names(crowded, visit):
    path = f"/compare?speaker={crowded.facts['harbour']}&speaker={crowded.facts['workers']}"
    tab = visit(crowded, path, width=360)
    assert tab.locator(".whose").all_inner_texts() == ["Harbour master Ann Okoro", "dock workers"]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_speaker_who_turned_round_is_told_first(crowded, visit):
    tab = visit(crowded, f"/speakers/{crowded.facts['mayor']}")
    assert tab.locator(".positions h2").all_inner_texts() == ["Reversals", "Positions over time"]
    assert tab.locator(".days .dateline").all_inner_texts() == [
        "Wednesday, 20\xa0March\xa02024",
        "Friday, 1\xa0March\xa02024",
    ]


def test_two_names_are_merged_and_taken_apart_again(crowded, visit):
    tab = visit(crowded, f"/speakers/{crowded.facts['double']}")
    assert tab.locator(".merge").count() == 0
    tab.evaluate("key => sessionStorage.setItem('claims-key', key)", crowded.facts["key"])
    tab.reload()
    tab.get_by_role("combobox", name="This is the same as").fill("Lena")
    tab.get_by_role("option", name="Mayor Lena Brandt").click()
    tab.get_by_role("button", name="Merge").click()
    tab.wait_for_url(f"**/speakers/{crowded.facts['mayor']}")
    tab.get_by_text("3 claims").first.wait_for()
    tab.get_by_role("button", name="Not the same: Lena Brandt-Weiss").click()
    tab.wait_for_url(f"**/speakers/{crowded.facts['double']}")
    tab.get_by_text("1 claim,").wait_for()


def test_a_name_is_found_in_the_index(crowded, visit):
    tab = visit(crowded, "/speakers")
    tab.get_by_role("searchbox", name="Name").fill("okoro")
    tab.wait_for_url("**/speakers?q=okoro")
    tab.wait_for_selector(".rows li:only-child")
    tab.get_by_role("link", name="Harbour master Ann Okoro").click()
    tab.wait_for_url(f"**/speakers/{crowded.facts['harbour']}")
