"""The front page: contradictions as pairs, and what a person says of them."""

from datetime import date, timedelta

from tests.page.conftest import settled


def test_a_pair_shows_two_speakers_two_quotations_two_dates_and_two_outlets(seeded, visit):
    pair = visit(seeded).locator(".pair").first
    assert pair.locator(".side").count() == 2
    for part in (".speaker", "blockquote", ".origin time", ".outlet"):
        assert all(words.strip() for words in pair.locator(part).all_inner_texts())
        assert pair.locator(part).count() == 2


def test_the_strongest_of_the_newest_month_leads_then_come_days_with_the_strongest_first(seeded, visit):
    tab = visit(seeded)
    shown = [int(pair.get_attribute("data-pair")) for pair in tab.locator(".pair").all()]
    found = {item["id"]: item for item in seeded.get("/v1/contradictions?limit=20")["items"]}
    order = [
        ((found[each]["claims"][1]["said"] or {}).get("start", ""), found[each]["confidence"])
        for each in shown
    ]
    late = (date.fromisoformat(max(day for day, _ in order)) - timedelta(days=31)).isoformat()
    assert order[0][1] == max(confidence for day, confidence in order if day >= late)
    assert order[1:] == sorted(order[1:], reverse=True)


def test_a_switch_puts_the_strongest_of_all_first(seeded, visit):
    tab = visit(seeded)
    tab.get_by_text("Strongest first").click()
    tab.wait_for_url("**/?sort=strongest")
    settled(tab)
    shown = [int(pair.get_attribute("data-pair")) for pair in tab.locator(".pair").all()]
    assert shown == [
        item["id"] for item in seeded.get("/v1/contradictions?sort=-confidence&limit=20")["items"]
    ]
    tab.get_by_role("radio", name="Strongest first").focus()
    tab.keyboard.press("ArrowLeft")
    tab.wait_for_url(lambda url: "sort" not in url)


def test_how_far_to_trust_it_is_said_in_a_word_with_the_score_behind_it(crowded, visit):
    pair = visit(crowded, "/?kind=opposite").locator(".pair").first
    assert pair.locator(".kicker .certainty").inner_text() == "Likely"
    assert not pair.locator(".score").is_visible()
    pair.locator(".why summary").click()
    assert pair.locator(".score").inner_text().startswith("Likely: score 93 of 100.")
    assert "sure" not in pair.inner_text().replace("Not sure", "")
    assert visit(crowded, "/?certainty=likely").locator(".certainty").all_inner_texts() == ["Likely"] * 2


def test_the_words_that_clash_are_marked_as_the_reasons_point_at_them(crowded, visit):
    pair = visit(crowded, "/?kind=opposite").locator(".pair").first
    assert pair.locator("mark.clash").all_inner_texts() == ["stays open", "closed"]


def test_why_is_said_in_one_sentence_and_its_reasons_can_be_opened(crowded, visit):
    pair = visit(crowded, "/?kind=opposite").locator(".pair").first
    assert pair.get_by_role("heading").inner_text() == "One says it is so, the other that it is <em>not</em>."
    assert pair.locator(".why summary").inner_text() == "Why? The two say <b>opposite</b> things."
    pair.locator(".why summary").click()
    assert pair.locator(".why li span").first.inner_text() == "The two say <b>opposite</b> things."


def test_each_reason_names_the_words_it_rests_on(crowded, visit):
    pair = visit(crowded, "/?kind=opposite").locator(".pair").first
    pair.locator(".why summary").click()
    pair.locator(".rests").first.wait_for()
    assert pair.locator(".rests q").all_inner_texts() == ["stays open", "closed"]


def test_a_verdict_is_kept_and_a_rejected_pair_leaves_the_page(seeded, visit):
    tab = visit(seeded)
    pair = tab.locator(".pair").last
    number = pair.get_attribute("data-pair")
    pair.get_by_role("button", name="Not sure").click()
    pair.locator(".verdict[data-verdict=unsure]").wait_for()
    pair.get_by_text("Say why").click()
    pair.get_by_label("Why, for who reads it later").fill("Different days")
    pair.get_by_role("button", name="Save").click()
    pair.get_by_text("Different days").wait_for()
    assert seeded.get(f"/v1/contradictions/{number}")["judgement"]["note"] == "Different days"
    pair.get_by_role("button", name="Reject").click()
    pair.locator(".verdict[data-verdict=rejected]").wait_for()
    tab.reload()
    settled(tab)
    assert tab.locator(f"[data-pair='{number}']").count() == 0


def test_without_a_key_there_is_nothing_to_judge_and_with_one_there_is(crowded, visit):
    tab = visit(crowded, "/?kind=opposite")
    assert tab.locator(".verdicts").count() == 0
    tab.get_by_role("button", name="Key").click()
    tab.get_by_label("Key", exact=True).fill(crowded.facts["key"])
    tab.get_by_role("button", name="Use this key").click()
    tab.locator(".verdicts button").first.click()
    tab.locator(".verdict[data-verdict=confirmed]").wait_for()
    assert "by reviewer" in tab.locator(".verdict").inner_text()


def test_the_choice_is_in_the_address(crowded, visit):
    tab = visit(crowded)
    tab.get_by_label("Between").select_option("true")
    tab.wait_for_url("**/?same_speaker=true")
    settled(tab)
    assert tab.locator(".pair .kind").all_inner_texts() == ["Reversal"]
    tab.go_back()
    tab.locator(".pair").nth(1).wait_for()


def test_where_nothing_answers_the_page_says_what_to_do(crowded, visit):
    tab = visit(crowded, "/?kind=timing")
    assert "Widen the choice" in tab.locator(".nothing").inner_text()
    tab.get_by_role("button", name="Start over").click()
    tab.locator(".pair").first.wait_for()


def test_a_server_that_does_not_answer_is_named_and_can_be_tried_again(crowded, visit):
    tab = visit(crowded, "/articles", trouble=False)
    tab.route("**/v1/**", lambda route: route.abort())
    tab.get_by_role("link", name="Speakers").click()
    tab.get_by_role("alert").wait_for()
    assert "does not answer" in tab.get_by_role("alert").inner_text()
    tab.unroute("**/v1/**")
    tab.get_by_role("button", name="Try again").click()
    tab.locator(".rows li").first.wait_for()
