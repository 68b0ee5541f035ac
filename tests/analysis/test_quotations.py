"""Quotation marks of every style, paired and told from apostrophes."""

import pytest

from analysis.extraction.document import Block, Document, Span
from analysis.extraction.marks import canonical, pairs
from analysis.extraction.quotations import quotations
from analysis.vocabulary import BlockRole
from tests.growth import growth

PAIRED = [
    ('"I won\'t," he said. "The dogs\' bowl is full."', ["I won't,", "The dogs' bowl is full."]),
    ("“I won’t,” he said.", ["I won’t,"]),
    ("‘It’s the workers’ right,’ she said, ‘to strike now.’", ["It’s the workers’ right,", "to strike now."]),
    ("'We know the ministers' plans,' he said", ["We know the ministers' plans,"]),
    ("The minister said: 'We are done.' He left.", ["We are done."]),
    ("„Ja“, sagte er. «Non», dit-il.", ["Ja", "Non"]),
    ("``It is late,'' he said.", ["It is late,"]),
    ("「はい」と言った。『いいえ』", ["はい", "いいえ"]),
    ("The '90s kids' toys and rock 'n' roll", []),
    ("'Twas the Joneses' cat's bowl", []),
    ("the boys' and girls' schools", []),
    ('He is 6\'2" tall and said "no".', ["no"]),
    ('It is a “test", he said', ["test"]),
    ('He called it "a day" and "a night".', ["a day", "a night"]),
    ("No marks at all.", []),
    ("", []),
]


@pytest.mark.parametrize("text, expected", PAIRED)
def test_marks_are_paired(text, expected):
    outer = [pair for pair in pairs(text) if pair.level == 0]

    assert [text[pair.start : pair.end] for pair in outer] == expected


def test_a_quotation_within_a_quotation_is_inner():
    text = "“He told me ‘never again’ and left,” she said."

    assert [(text[p.start : p.end], p.level) for p in pairs(text)][1] == ("never again", 1)


def test_an_unclosed_quotation_ends_with_its_paragraph():
    (pair,) = pairs("He said: “We shall go on.")

    assert (pair.closed, pair.end) == (False, 25)


def test_an_unclosed_quotation_does_not_swallow_the_next_one():
    text = "“We shall go on. He paused. “And on,” he said."

    assert [text[p.start : p.end] for p in pairs(text) if p.closed] == ["And on,"]


@pytest.mark.parametrize("text, _", PAIRED)
def test_canonical_marks_keep_the_length(text, _):
    assert len(canonical(text, pairs(text), 0, len(text))) == len(text)


def test_british_and_american_marks_read_the_same():
    british, american = "‘It’s late,’ he said.", '"It\'s late," he said.'

    written = [canonical(text, pairs(text), 0, len(text)) for text in (british, american)]
    assert written[0] == written[1]


def found_in(text: str) -> list[list[str]]:
    document = Document(text)
    quotations(document)
    return [[document.words(part) for part in one.parts] for one in document.quotations]


def test_a_quotation_that_reopens_in_each_paragraph_is_one():
    assert found_in("“One.\n\n“Two.\n\n“Three,” he said. “Four.”") == [["One.", "Two.", "Three,"], ["Four."]]


def test_an_odd_mark_does_not_reach_the_next_paragraph():
    assert found_in("He said “this is odd.\n\nShe left. “Yes,” he said.") == [["this is odd."], ["Yes,"]]


def test_only_the_story_has_quotations():
    text = "“Caption.”\n“Story.”"
    blocks = [Block(Span(0, 10), BlockRole.CAPTION), Block(Span(11, 19), BlockRole.PARAGRAPH)]
    document = Document(text, blocks=blocks)

    quotations(document)

    assert [document.words(part) for one in document.quotations for part in one.parts] == ["Story."]


@pytest.mark.parametrize("unit", ['"', "“", "‘", "'", "“a ", "' ", '" a', "“‘", "a'b "])
def test_pairing_takes_linear_time(unit):
    assert growth(lambda size: pairs(unit * (size // len(unit))), 25_000, 400_000) < 4
