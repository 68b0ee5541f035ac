"""Sentences that go on with somebody's words without saying so."""

from datetime import date

import pytest

from analysis.extraction.carried_on import add_carried_on
from analysis.extraction.quotations import quotations
from tests.analysis.told import told

DAY = date(2024, 5, 16)

CARRIED = [
    (
        "[A|The warden] {said} <the gate was open>. The lamp was out. [A|She] {said} <nobody had a key>.",
        ["The lamp was out"],
    ),
    (
        "[A|The warden] {said} <the gate was open>. Her dog had barked all night.",
        ["Her dog had barked all night"],
    ),
    ("[A|The firm] {said} <it had orders>. The yard would open in May.", ["The yard would open in May"]),
]

NOT_CARRIED = [
    "[A|The warden] {said} <the gate was open>. The gate is made of oak.",
    "[A|The warden] {says} <the gate was open>. The lamp had gone out.",
    "“<The gate was open>,” [A|the warden] {said}. The lamp had gone out.",
    "[A|The warden] {said} <the gate was open>. Who had opened it?",
    "[A|The warden] {said} <the gate was open>.\nThe lamp had gone out.",
    "[A|The warden] {said} <the gate was open>. The lamp was out. [B|The mayor] {said} <it was dark>.",
    "[A|The warden] {saw} <the gate was open>. The lamp had gone out.",
]


def carried(marked: str) -> list[str]:
    document = told(marked, DAY)
    quotations(document)
    before = len(document.attributions)
    add_carried_on(document)
    return [document.words(one.content[0]) for one in document.attributions[before:]]


@pytest.mark.parametrize(("marked", "contents"), CARRIED)
def test_what_the_speaker_goes_on_with_is_the_speakers(marked, contents):
    assert carried(marked) == contents


@pytest.mark.parametrize("marked", NOT_CARRIED)
def test_what_the_reporter_adds_is_nobodys(marked):
    assert carried(marked) == []


def test_what_goes_on_is_less_sure_than_what_was_said():
    document = told(CARRIED[1][0], DAY)
    add_carried_on(document)
    said, more = document.attributions
    assert more.confidence < said.confidence and more.source == said.source
