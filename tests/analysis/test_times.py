"""When a claim was said and what time it is about, on marked sentences of our own."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.extraction.document import Attribution, Claim, Document, Span
from analysis.extraction.times import times
from analysis.vocabulary import BlockRole, ClaimKind, Precision
from tests.analysis.told import told
from tests.growth import growth

THURSDAY = date(2024, 5, 16)
PUBLISHED = "2024-05-16"

SAID = [
    ("[A|Police] {said} on Tuesday <the road was closed>.", "2024-05-14"),
    ("<The road is closed>, [A|police] {said} on Tuesday.", "2024-05-14"),
    ("On Tuesday, [A|police] {said} <the road was closed>.", "2024-05-14"),
    ("[A|Police] on Tuesday {said} <the road was closed>.", "2024-05-14"),
    ("Her father died on 11 May, and [A|the bank] {has written} to her that <he owed nothing>.", PUBLISHED),
    ("<The count must stop>, {said} [A|Ada Quist], who noted that they wrote the rule in 2019.", PUBLISHED),
    ("<A man was killed on Monday night>, [A|police] {said} on Tuesday.", "2024-05-14"),
    ("<A man was killed on Monday night>, [A|police] {said}.", PUBLISHED),
    ("[A|The mayor] {told} the council yesterday that <the fund was empty>.", "2024-05-15"),
    ("[A|The mayor] {told} reporters in Leeds on Monday that <the fund was empty>.", "2024-05-13"),
    ("[A|The bank] {said} in a statement on Wednesday night that <it had no debt>.", "2024-05-15"),
    ("In a statement released on Wednesday, [A|the bank] {said} <it had no debt>.", "2024-05-15"),
    ("“<I was not pushed>,” [A|Ms Kerr] {wrote} on LinkedIn on Tuesday afternoon.", "2024-05-14"),
    ("[A|Mr Holt], who left the firm in June, {told} the paper <it was his idea>.", PUBLISHED),
    ("[A|Mr Holt], who has led it since his rival was sacked on 7 May, {denied} <it>.", PUBLISHED),
    ("[A|Mr Holt], speaking in Rome on Monday, {said} <it was his idea>.", "2024-05-13"),
    ("[A|Ms Kerr] met the owners on Monday and {said} <the deal was dead>.", "2024-05-13"),
    ("[A|The firm] {said} on Thursday <it now expects the work to end in 2026>.", "2024-05-16"),
    ("<The work would end in May>, {according to} [A|the ministry].", PUBLISHED),
    ("[A|Mr Holt] {said} <he would resign on Friday>.", PUBLISHED),
    ("Last week [A|Ms Kerr] {said} <she had never read it>.", "2024-05-06"),
    ("[A|A pilot who left the firm last month] {says} <she warned it>.", PUBLISHED),
    ("[A|The firm] {accused} its rival on Monday of <stealing plans>.", "2024-05-13"),
    ("[A|Ms Kerr] {said} on 3 May <she would stay>.", "2024-05-03"),
    ("[A|Ms Kerr] {said} last month <she would stay>.", "2024-04-01"),
    ("“<It was late>,” {said} [A|Mo Ellis, an aide during the 2008 race].", PUBLISHED),
    ("[A|Ms Kerr] on Monday joined the 2016 campaign, {accusing} her rival of <lying>.", "2024-05-13"),
    ("“<It was late>,” [A|Ms Kerr] {said} at Monday's rally.", "2024-05-13"),
    ("[A|A draft of her report], leaked to a paper on Monday, {says} <the gate was open>.", "2024-05-13"),
    ("[A|A 2014 study] {found} that <one in ten had moved>.", "2014-01-01"),
    ("[A|Ms Kerr] {testified} in 2014 that <she knew nothing>.", "2014-01-01"),
]  # fmt: skip

ABOUT = [
    ("[A|Police] {said} <the ferry sank on Monday>.", "2024-05-13", "2024-05-13"),
    ("[A|Police] {said} on Tuesday <the ferry was full>.", None, None),
    ("[A|They] {said} <no inspector had come since October>.", "2023-10-01", "2024-05-16"),
    ("[A|It] {said} <the packs were sold between March 2023 and May this year>.", "2023-03-01", "2024-05-31"),
    ("[A|It] {said} <the shop would be shut from Monday to Wednesday>.", "2024-05-20", "2024-05-22"),
    ("[A|It] {said} <71 fires had been reported by 30 April>.", "2024-04-30", "2024-04-30"),
    ("[A|He] {denied} that <the board had met before the summer>.", None, None),
    ("[A|He] {said} <nobody knew before 8 March>.", "2024-03-08", "2024-03-08"),
    ("[A|He] {said} <the strike lasted four hours>.", None, None),
    ("[A|He] {said} <the wreck would be raised in June>.", "2024-06-01", "2024-06-30"),
    ("“<I was told of it only this week>,” [A|she] {said}.", "2024-05-13", "2024-05-16"),
    ("“<We saw the smoke yesterday>,” [A|she] {said} on Tuesday.", "2024-05-13", "2024-05-13"),
    ("[A|He] {said} <the valves had failed over the past six weeks>.", "2024-04-04", "2024-05-16"),
    ("[A|He] {said} <the search would go on through the night>.", "2024-05-16", "2024-05-17"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), SAID)
def test_said_comes_from_the_cues_clause_and_never_from_the_content(marked, expected):
    document = told(marked, THURSDAY)
    times(document)
    assert str(document.claims[-1].said.first) == expected


@pytest.mark.parametrize(("marked", "first", "last"), ABOUT)
def test_about_comes_from_the_contents_words(marked, first, last):
    document = told(marked, THURSDAY)
    times(document)
    about = document.claims[-1].about
    assert (about and str(about.first), about and str(about.last)) == (first, last)


def test_a_week_stays_a_week():
    document = told("Last week [A|Ms Kerr] {said} <she had never read it>.", THURSDAY)
    times(document)
    said = document.claims[0].said
    assert (said.last, said.precision, said.text) == (date(2024, 5, 12), Precision.WEEK, "Last week")


def test_the_same_speaker_goes_on_speaking_on_the_same_day():
    document = told(
        "[A|Joan Kerr] {told} the council yesterday that <the fund was empty>.\n"
        "[A|She] {said} <the auditors had been warned>.\n"
        "[B|The auditors] {said} <they had not>.",
        THURSDAY,
    )
    times(document)
    assert [str(claim.said.first) for claim in document.claims] == ["2024-05-15", "2024-05-15", PUBLISHED]


def test_what_is_said_now_is_said_when_the_article_appears():
    document = told(
        "On Tuesday [A|the firm] {ruled out} <a fault>. [A|It] now {says} that <two bolts were loose>.",
        THURSDAY,
    )
    times(document)

    assert [claim.said.first for claim in document.claims] == [date(2024, 5, 14), THURSDAY]


def test_the_day_of_a_later_sentence_of_the_paragraph_dates_the_earlier_one():
    document = told(
        "[A|Joan Kerr] {denied} that <she had seen it>. “<I never read it>,” [A|she] {said} in a statement on"
        " Tuesday.",
        THURSDAY,
    )
    times(document)
    assert [str(claim.said.first) for claim in document.claims] == ["2024-05-14", "2024-05-14"]


def test_a_dated_turn_of_the_speaker_dates_the_words_that_follow():
    document = told(
        "[A|Joan Kerr], who {insisted} on Monday that <the pumps worked>, changed her story yesterday.\n"
        "“<They were dead>,” [A|she] {told} a crowd.",
        THURSDAY,
    )
    times(document)
    assert [str(claim.said.first) for claim in document.claims] == ["2024-05-13", "2024-05-15"]


def test_words_that_no_claim_was_made_of_keep_no_day_to_themselves():
    document = told(
        "[A|Joan Kerr] {changed} <her tune yesterday>.\n“<They were dead>,” [A|she] {told} a crowd.", THURSDAY
    )
    document.claims = document.claims[1:]
    times(document)
    assert str(document.claims[0].said.first) == "2024-05-15"


def test_what_was_passed_on_is_dated_as_the_passing_on():
    document = told("[A|Joan Kerr] {said} on Tuesday <a guard had told her the gate was open>.", THURSDAY)
    text = document.text
    inner = Span(text.index("the gate"), text.index(" open") + 5)
    cue, source = (Span(text.index(w), text.index(w) + len(w)) for w in ("had told", "a guard"))
    document.attributions.append(Attribution([inner], [cue], [source], via=0))
    document.claims.append(Claim([inner], document.words(inner), ClaimKind.INDIRECT, 1))
    times(document)
    assert str(document.claims[1].said.first) == "2024-05-14"


def test_the_same_hour_is_the_one_spoken_of_before():
    document = told(
        "<By 3 p.m. on Tuesday nine had been found>, [A|police] {said}. <By the same hour only six had been"
        " found>, [B|the navy] {said}.",
        THURSDAY,
    )
    times(document)
    assert str(document.claims[1].about.first) == "2024-05-14"


def test_nothing_is_dated_without_any_date_to_start_from():
    document = Document("Police said so.", claims=[Claim([Span(12, 14)], "so", ClaimKind.INDIRECT, 0)])
    document.attributions = [Attribution([Span(12, 14)], [Span(7, 11)], [Span(0, 6)])]
    times(document)
    assert document.claims[0].said is None and document.claims[0].about is None


def test_without_a_parse_the_words_beside_the_cue_still_tell():
    document = told("[A|Police] {said} on Tuesday <the road was closed>.", THURSDAY)
    document.parses = []
    times(document)
    assert str(document.claims[0].said.first) == "2024-05-14"


def test_what_governs_the_cue_tells_when():
    document = told(
        "The president set out the risks in an address on Tuesday, in which [A|he] {warned} that <more troops"
        " were coming>.",
        THURSDAY,
    )
    times(document)
    assert str(document.claims[0].said.first) == "2024-05-14"


def test_what_is_told_in_passing_does_not_date_what_follows():
    document = told(
        "[A|Joan Kerr], who {insisted} on Monday that <the pumps worked>, has left.\n"
        "“<They were dead>,” [A|she] {told} a crowd.",
        THURSDAY,
    )
    times(document)
    assert [str(claim.said.first) for claim in document.claims] == ["2024-05-13", PUBLISHED]


def test_an_old_statement_does_not_date_what_follows():
    document = told(
        "[A|Joan Kerr] {said} on 3 May <the pumps worked>.\n[A|She] {said} <the hull was sound>.", THURSDAY
    )
    times(document)
    assert [str(claim.said.first) for claim in document.claims] == ["2024-05-03", PUBLISHED]


def test_a_heading_ends_the_scene():
    document = told(
        "[A|Joan Kerr] {said} on Monday <the pumps worked>.\nTHE HULL\n[A|She] {said} <the hull was sound>.",
        THURSDAY,
    )
    document.blocks[1] = replace(document.blocks[1], role=BlockRole.HEADING)
    times(document)
    assert [str(claim.said.first) for claim in document.claims] == ["2024-05-13", PUBLISHED]


def test_what_somebody_is_to_say_on_friday_is_not_moved_to_the_friday_before():
    document = told("[A|Joan Kerr] {will tell} the court on Friday that <the pumps worked>.", THURSDAY)
    times(document)
    assert str(document.claims[0].said.first) == PUBLISHED


def test_time_grows_linearly_with_the_number_of_claims():
    def documents(paragraphs: int) -> Document:
        return told("[A|Kerr] {said} on Monday <it sank last week>.\n" * paragraphs, THURSDAY, parse=False)

    few, many = documents(200), documents(3200)
    assert growth(lambda paragraphs: times(few if paragraphs == 200 else many), 200, 3200) < 4
