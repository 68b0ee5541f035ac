"""Figures that are claimed without a word of speech, and the claims that come of them."""

from datetime import date

import pytest

from analysis.extraction.estimates import add_estimates
from analysis.extraction.pipeline import read
from analysis.extraction.syntax import syntax
from tests.analysis.told import told

DAY = date(2024, 5, 16)

FIGURES = [
    ("The mill's owner put the cost at £40,000.", "The mill's owner", "put", "the cost at £40,000"),
    ("The fire service put it at shortly after noon.", "The fire service", "put it at", "shortly after noon"),
    ("Doctors put the figure at 61.", "Doctors", "put the figure at", "61"),
    ("Police gave the crowd as 12,000.", "Police", "gave the crowd as", "12,000"),
    ("The harbour office counted 310 boats.", "The harbour office", "counted", "310 boats"),
    ("The audit, which put the loss at 9 percent, was read out.", "which", "put", "the loss at 9 percent"),
]

NO_FIGURES = [
    "The storm put the town at risk.",
    "The mayor did not put the cost at 40 million.",
    "The mayor could put the cost at 40 million.",
    "She counted three eggs into the bowl.",
    "He gave two reasons for it.",
    "The oven put the cake at 200 degrees.",
]


def estimates(text: str) -> list[tuple[str, ...]]:
    document = told(text, DAY, parse=False)
    syntax(document)
    add_estimates(document)
    return [
        tuple(document.words(spans[0]) for spans in (one.source, one.cue, one.content))
        for one in document.attributions
    ]


@pytest.mark.parametrize(("text", "source", "cue", "content"), FIGURES)
def test_who_sets_a_figure_claims_it(text, source, cue, content):
    assert estimates(text) == [(source, cue, content)]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_other_turns_with_these_verbs_claim_nothing(text):
    assert estimates(text) == []


def test_words_that_are_somebodys_already_are_left_alone():
    document = told("[A|The mill] {said} <its owner put the cost at 40 million>.", DAY)
    add_estimates(document)
    assert len(document.attributions) == 1


def test_a_bare_figure_is_a_claim():
    claims = read("Police gave the crowd as 12,000. Rain fell all day on the hills.").claims
    assert [(claim.content, claim.cue) for claim in claims] == [("12,000", "gave the crowd as")]
