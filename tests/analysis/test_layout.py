"""Pages written for these tests after the manner of many outlets, each line marked with its role.

A page under ``layouts/`` has a letter before every line: H headline, B byline, P paragraph,
S heading, C caption, K credit, X correction, ``-`` anything that is not the story, and ``>`` a
line that goes on with the paragraph above it.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.document import Document
from analysis.extraction.layout import layout
from analysis.vocabulary import BlockRole

PAGES = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
ROLES = {
    "H": BlockRole.HEADLINE,
    "P": BlockRole.PARAGRAPH,
    "S": BlockRole.HEADING,
    "C": BlockRole.CAPTION,
    "K": BlockRole.CREDIT,
    "X": BlockRole.CORRECTION,
}
STORY = (BlockRole.PARAGRAPH, BlockRole.CORRECTION)


def laid_out(text, title=None):
    document = Document(text, title)
    layout(document)
    return document


def marked(path, line_end="\n"):
    """A page without its marks, and for each line that begins a block (text, mark)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    text = line_end.join(line[2:] for line in lines)
    return text, [(line[2:].strip(), line[0]) for line in lines if line.strip() and line[0] != ">"]


def role_at(document, start):
    """The role of the line that begins there: its story part, where a dateline was cut off."""
    stop = document.text.find("\n", start)
    own = [
        b.role for b in document.blocks if start <= b.span.start < (stop if stop > 0 else len(document.text))
    ]
    return next((role for role in own if role in STORY), own[0] if own else None)


def wrong_lines(document, lines):
    at, wrong = 0, []
    for words, mark in lines:
        at = document.text.index(words, at)
        role = role_at(document, at)
        if (role in STORY) if mark == "-" else (role is not ROLES[mark]):
            wrong.append(f"{mark} {role}: {words[:90]}")
        at += len(words)
    return wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_of_a_page_has_its_role(path):
    text, lines = marked(path)
    assert wrong_lines(laid_out(text), lines) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_known_title_changes_no_role_of_the_story(path):
    text, lines = marked(path)
    title = next((words for words, mark in lines if mark == "H"), None)
    assert wrong_lines(laid_out(text, title), lines) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_windows_line_ends_change_nothing(path):
    text, lines = marked(path, "\r\n")
    assert wrong_lines(laid_out(text), lines) == []


@pytest.mark.parametrize(
    "path", [p for p in PAGES if "\n\n" not in p.read_text()], ids=lambda path: path.stem
)
def test_blank_lines_between_all_paragraphs_change_no_story(path):
    if path.stem == "wrapped":
        pytest.skip("its blank lines would stand within paragraphs")
    text, lines = marked(path, "\n\n")
    document = laid_out(text)
    told = [words for words, mark in lines if mark in "PX"]
    assert len([b for b in document.blocks if b.is_story]) == len(told)


def test_a_wrapped_paragraph_is_one_block():
    text, lines = marked(Path(__file__).parent / "layouts" / "wrapped.txt")
    document = laid_out(text)
    assert len(document.blocks) == len(lines)
    assert document.words(document.blocks[1].span).endswith('key but me."')


DATELINES = [
    ("LILONGWE, March 3 (Meridian) - At least 17 died.", "At least 17 died."),
    ("KYIV, Ukraine (AP) — Shells fell again.", "Shells fell again."),
    ("WASHINGTON (AP) -- “No,” he said.", "“No,” he said."),
    ("EINDHOVEN – Investigators came.", "Investigators came."),
    ("Nkhata Bay (CPA) - The toll rose.", "The toll rose."),
    ("London (CNN) — Two ministers quit.", "Two ministers quit."),
    ("TOLEDO, Ohio, April 2, 2019 /PRNewswire/ -- Halden recalled it.", "Halden recalled it."),
    ("BEIJING, Jan. 5 (Xinhua) -- China denied it.", "China denied it."),
    ("NEW DELHI: The minister denied it.", "The minister denied it."),
    ("ST. PETERSBURG, Russia — Gazprom said no.", "Gazprom said no."),
    ("(CNN)A second senator disagreed.", "A second senator disagreed."),
    ("NATO — the alliance of 30 — said no.", "NATO — the alliance of 30 — said no."),
    ("Russia - which denies it - has tanks there.", "Russia - which denies it - has tanks there."),
    ("Smith (Labour) said he had not been told.", "Smith (Labour) said he had not been told."),
    ("UNICEF said 40 children had died.", "UNICEF said 40 children had died."),
]


@pytest.mark.parametrize(("line", "sentence"), DATELINES)
def test_the_story_begins_behind_the_dateline(line, sentence):
    document = laid_out(line + "\n\nA second paragraph follows here.")
    assert document.words(next(b for b in document.blocks if b.is_story).span) == sentence


def test_the_credit_of_a_report_is_cut_from_its_last_paragraph():
    text = "One died.\n\nTwo died, police said. (Reporting by Ann Lee; Editing by Bo Ek)"
    document = laid_out(text)
    assert [document.words(b.span).strip() for b in document.blocks if b.is_story][
        -1
    ] == "Two died, police said."


def test_teasers_that_quote_people_stay_out():
    text = (
        "The plant is safe, the ministry said.\n\nIt is not, said its former chief.\n\n"
        "Both were in the room on Monday.\n\nWhat to read next\n\n"
        '"The plant was never safe," said a man in another story, who asked not to be named.\n\n'
        "The ministry said on Tuesday that bread would be cheaper."
    )
    assert len([b for b in laid_out(text).blocks if b.is_story]) == 3


def test_a_text_of_one_unfinished_line_is_a_paragraph():
    assert [b.role for b in laid_out("Kremlin denies plan to close embassy").blocks] == [BlockRole.PARAGRAPH]


def test_empty_text_has_no_blocks():
    assert laid_out(" \r\n\t\n").blocks == []


PIECES = (
    *("\n", "\n\n", "\r\n", " ", "ADVERTISEMENT", "READ MORE", "By Ann Lee", "(Photo: X/AFP)", "Reuters"),
    *("“No,” he said.", "LONDON, May 3 (AP) - ", "3 May 2024", "The king said no.", "Correction: ", "#", "—"),
    *("Q: ", "\u2028", "\x85", "(", "/", "Sign up", "Subscribe", "Summary", "- ", "“", "?", "12 comments"),
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_blocks_are_in_order_within_the_text_and_leave_no_letter_out(text):
    blocks = laid_out(text, "The king said no").blocks
    last = 0
    for block in blocks:
        assert last <= block.span.start < block.span.end <= len(text)
        assert not text[last : block.span.start].strip()
        last = block.span.end
    assert not text[last:].strip()
