"""Speakers that only the grammar or a label gives away, and the edges of what the tagger found."""

import re

import pytest

from analysis.extraction.asides import set_asides_apart
from analysis.extraction.attributions import attributions
from analysis.extraction.document import Attribution, Block, Document, Span
from analysis.extraction.quotations import quotations
from analysis.extraction.syntax import syntax
from analysis.vocabulary import BlockRole


def read(text: str) -> list[tuple[str, str]]:
    """Source and content of each attribution, in words."""
    lines = [Block(Span(*m.span()), BlockRole.PARAGRAPH) for m in re.finditer(r"[^\n]+", text)]
    document = Document(text, blocks=lines)
    syntax(document)
    quotations(document)
    attributions(document)
    return [
        (
            " ".join(document.words(span) for span in one.source),
            " … ".join(document.words(span) for span in one.content),
        )
        for one in document.attributions
    ]


VOICES = [
    (
        "He was told of the raid in a call, Brigadier Shezi says.\n\n“I agreed to a watch, never to a raid.”",
        "Brigadier Shezi",
        "I agreed to a watch, never to a raid",
    ),
    (
        "The trial goes on.\n\nAnita Pillay, his sister, on the court steps: “We paid for it ourselves.”",
        "Anita Pillay",
        "We paid for it ourselves",
    ),
    (
        "The ferry was overloaded, police said, a claim the company denies.",
        "police",
        "The ferry was overloaded",
    ),
    (
        "Nine men were trapped when the roof fell, the company building it said, as rescuers drilled down.",
        "the company building it",
        "Nine men were trapped when the roof fell",
    ),
    (
        "The foreman is said by two of his colleagues to have asked for the bridge to be closed.",
        "two of his colleagues",
        "The foreman … to have asked for the bridge to be closed",
    ),
    (
        "The contract was void, according to Bondar. Petrenko, who left on Friday, wrote online that he had"
        " never seen it.",
        "Petrenko, who left on Friday",
        "he had never seen it",
    ),
    (
        "Its chief executive, Marta Oduya, was quoted as saying the jets were safe.",
        "Its chief executive, Marta Oduya",
        "the jets were safe",
    ),
    (
        "She is reported to have told the board that repairs would cost $40 million.",
        "She",
        "repairs would cost $40 million",
    ),
    (
        "The airline was accused of hiding a string of engine faults.",
        "",
        "The airline … hiding a string of engine faults",
    ),
    (
        "The auditors looked through the accounts and found that two payments were missing.",
        "The auditors",
        "two payments were missing",
    ),
    (
        "The bill was settled on Tuesday, said Ola Berg, the club's secretary; an official at the tax office,"
        " speaking on condition of anonymity, said no payment had been received.",
        "an official at the tax office, speaking on condition of anonymity",
        "no payment had been received",
    ),
]


@pytest.mark.parametrize(("text", "source", "content"), VOICES)
def test_grammar_tells_who_speaks_and_of_whom(text, source, content):
    assert (source, content) in [(who, what.removeprefix("that ")) for who, what in read(text)]


def test_a_headline_names_its_speaker_before_a_colon():
    found = read("Minister: ferry was licensed\n\nThe boat sank on Monday off the coast.")

    assert ("Minister", "ferry was licensed") in found


RUBRICS = [
    "The Latest: Storm moves towards the coast\n\nRain fell in the night, the latest of many.",
    "Stealth over health: mayor skips the clinic\n\nThe mayor stayed at home.",
    "Analysis: what the vote means for farmers\n\nThe vote is over.",
    "Who pays: is the tunnel worth it?\n\nThe tunnel is long.",
]


@pytest.mark.parametrize("text", RUBRICS)
def test_a_rubric_before_a_colon_is_nobody(text):
    assert not [who for who, _ in read(text) if who and text.startswith(who)]


def test_an_interview_is_put_to_its_speakers_line_by_line():
    found = read(
        "The full interview follows.\n\nVOSS: The dam held through the night.\n\nOKE: How do you know?\n\n"
        "VOSS: We measured it every hour.\n\nOKE: Nobody published the figures.\n\n"
        "VOSS: They were never secret."
    )

    assert ("VOSS", "We measured it every hour.") in found
    assert ("OKE", "Nobody published the figures.") in found


def test_facts_in_a_box_are_nobodys_words():
    found = read("Length: four miles\n\nDepth: ninety feet\n\nCost: two billion\n\nOpened: last May")

    assert not [who for who, _ in found if who in ("Length", "Depth", "Cost", "Opened")]


def test_a_source_keeps_its_bracket_and_its_abbreviation():
    found = read(
        "“The bill is dead,” said Rep. Dana Holt (D-Pa.).\n\nE.U. leaders warn that talks could collapse."
    )

    assert {who for who, _ in found} == {"Rep. Dana Holt (D-Pa.)", "E.U. leaders"}


def test_the_title_of_a_programme_is_not_what_is_said_on_it():
    found = read("On “The Morning Table,” the senator said the bridge would be paid for by drivers.")

    assert [what for who, what in found if who == "the senator"] == [
        "the bridge would be paid for by drivers"
    ]


HEARERS = [
    ("Premier Ada Quist told reporters she had been assured by Ortiz that the dam was safe.", "Ortiz"),
    ("A clerk said Ada Quist had been told by midnight that the dam was safe.", ""),
]


@pytest.mark.parametrize(("text", "teller"), HEARERS)
def test_who_was_told_is_not_who_told(text, teller):
    found = [who for who, what in read(text) if what.removeprefix("that ") == "the dam was safe"]

    assert found == [teller]


def test_who_is_accused_is_told_of_and_the_accuser_speaks():
    found = read("The minister has been accused by rivals of hiding the report.")

    assert ("rivals", "The minister … of hiding the report") in found


def test_an_appositive_before_the_cue_still_speaks():
    found = read("The former president, Ada Quist, warned that the dam would fail.")

    assert any("Ada Quist" in who for who, _ in found)


ENDS = [
    ("The clinic had no oxygen until the fifth of May, the nurse said.", "until the fifth of May"),
    ("He drew the river, the bay. The tent, he says, was empty.", "was empty"),
]


@pytest.mark.parametrize(("text", "end"), ENDS)
def test_words_end_where_their_clause_does(text, end):
    assert any(what.endswith(end) and "bay" not in what for _, what in read(text))


PASSED_ON = [
    (
        "The cook said that one of the waiters had told her the fish was old.",
        "one of the waiters",
        "the fish was old",
    ),
    ("A nurse said her manager had promised staff that nobody would go.", "her manager", "nobody would go"),
    ("A laboratory found that the paint was safe, Nowak said.", "A laboratory", "the paint was safe"),
]


@pytest.mark.parametrize(("text", "source", "content"), PASSED_ON)
def test_what_is_passed_on_is_put_to_who_first_said_it(text, source, content):
    assert (source, content) in [(who, what.removeprefix("that ")) for who, what in read(text)]


def test_words_that_got_lost_within_a_sentence_are_part_of_what_was_said():
    text = (
        "About 40 metres of the wall, in the hills near Linz, fell at 9:40 p.m. (2040 GMT), the owner said."
    )
    parts = [Span(0, 27), Span(text.index("2040"), text.index(")"))]
    owner, cue = Span(text.index("the owner"), text.index(" said")), Span(text.index("said"), len(text) - 1)
    document = Document(text, attributions=[Attribution(parts, cue=[cue], source=[owner])])
    set_asides_apart(document)

    (content,) = document.attributions[0].content
    assert document.words(content) == text[: text.index(", the owner")]


def test_words_between_which_somebody_speaks_stay_apart():
    text = "The wall fell, the owner said, because of the rain."
    parts, cue = [Span(0, 13), Span(31, 50)], Span(25, 29)
    document = Document(text, attributions=[Attribution(list(parts), cue=[cue], source=[Span(15, 24)])])
    set_asides_apart(document)

    assert document.attributions[0].content == parts
