# ruff: noqa: E501
"""Whom and what claims are about."""

import pytest

from analysis.extraction.document import Attribution, Claim, Span
from analysis.extraction.speakers import speakers
from analysis.extraction.subjects import subjects
from analysis.vocabulary import ClaimKind
from tests.analysis.test_speakers import laid_out

ABOUT = [
    ("Jens Stoltenberg said ", "there was no withdrawal of Russian forces", [("Russia", "place")]),
    ("NATO said ", "Moscow had sent tanks to Belarus", [("Russia", "place"), ("Belarus", "place")]),
    ("Ann Lowe met the mayor, Carl Osei. Lowe said ", "he had lied", [("Carl Osei", "person")]),
    ("Ann Lowe said ", "I never read it", []),
    ("Ann Lowe said ", "Ann Lowe would not stand again", [("Ann Lowe", "person")]),
    ("Halden Motors said ", "it would recall the car", [("Halden Motors", "organization")]),
    ("Police said ", "two men were arrested in Dublin", [("Dublin", "place")]),
    (
        "Officials said ",
        "the Dutch and the Germans had agreed",
        [("Netherlands", "place"), ("Germany", "place")],
    ),
    (
        "The mayor said ",
        "the U.S. State Department had been told",
        [("State Department", "organization"), ("United States", "place")],
    ),
]


@pytest.mark.parametrize(("lead", "content", "expected"), ABOUT, ids=[each[1] for each in ABOUT])
def test_a_claim_names_whom_it_is_about(lead, content, expected):
    document = laid_out(f"{lead}{content}.")
    span = Span(len(lead), len(lead) + len(content))
    source = (
        Span(0, len(lead) - len(" said ")) if ". " not in lead else Span(lead.index(". ") + 2, len(lead) - 6)
    )
    document.attributions = [Attribution([span], source=[source])]
    speakers(document)
    document.claims = [Claim([span], content, ClaimKind.INDIRECT, 0)]
    subjects(document)
    assert [(subject.name, subject.kind.value) for subject in document.claims[0].subjects] == expected


def test_a_subject_is_named_once():
    text = "Ann Lowe said Carl Osei knew, and Osei denied it."
    document = laid_out(text)
    span = Span(14, len(text) - 1)
    document.attributions = [Attribution([span], source=[Span(0, 8)])]
    speakers(document)
    document.claims = [Claim([span], text[14:-1], ClaimKind.INDIRECT, 0)]
    subjects(document)
    assert [subject.name for subject in document.claims[0].subjects] == ["Carl Osei"]
