"""Who said what, in the turns of phrase that news is written in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.extraction.attributions import attributions
from analysis.extraction.document import Attribution, Block, Document, Span
from analysis.extraction.endings_of_speech import finish
from analysis.extraction.quotations import quotations
from analysis.extraction.quoted_speech import complete
from analysis.vocabulary import BlockRole
from tests.growth import growth


def read(text: str) -> Document:
    document = Document(text)
    quotations(document)
    attributions(document)
    return document


def spoken(document: Document, one: Attribution) -> tuple[str, str, str]:
    words = [" ".join(document.words(span) for span in spans) for spans in (one.source, one.cue, one.content)]
    return words[0], words[1], words[2]


SENTENCES = [
    (
        "“The roof came down in seconds,” said Ibrahim Touré, 41, a mason.",
        "Ibrahim Touré",
        "The roof came down",
    ),
    (
        "Nkechi Obi, a nurse at the clinic, said the ward had run out of oxygen.",
        "Nkechi Obi",
        "the ward had run",
    ),
    (
        "The bridge was closed before dawn, according to the governor.",
        "the governor",
        "The bridge was closed",
    ),
    (
        "According to the coastguard, nine boats were turned back on Sunday.",
        "the coastguard",
        "nine boats were",
    ),
    (
        "The ministry denied that it had sold the grain abroad.",
        "The ministry",
        "it had sold the grain abroad",
    ),
    ("Farmers warned the drought would last into next year.", "Farmers", "the drought would last"),
    (
        "‘We had no warning at all,’ Priya Raman told reporters in Chennai.",
        "Priya Raman",
        "We had no warning at all",
    ),
    (
        "The airline said in a statement that both engines had been inspected.",
        "The airline",
        "both engines had",
    ),
    (
        "Prosecutors accused the mayor of taking bribes from a building firm.",
        "Prosecutors",
        "taking bribes from",
    ),
    ("“I saw the lights go out,” she said. “Then everybody ran.”", "she", "Then everybody ran"),
    ("Mr Okafor added that talks would resume after the holiday.", "Okafor", "talks would resume after"),
    ("Officials insist the water is safe to drink.", "Officials", "the water is safe to drink"),
    (
        "“It was the best day of our year.” — Lindiwe Nkosi",
        "Lindiwe Nkosi",
        "It was the best day of our year",
    ),
]


@pytest.mark.parametrize("text, source, content", SENTENCES)
def test_source_and_content_are_found(text, source, content):
    document = read(text)

    found = [spoken(document, one) for one in document.attributions]
    assert any(source in who and content in what for who, _, what in found), found


def test_what_somebody_passed_on_is_linked_to_who_passed_it_on():
    document = read("Bello said the driver had told him that the brakes had failed on the hill.")

    inner = [one for one in document.attributions if one.via is not None]
    assert all("driver" in spoken(document, one)[0] for one in inner)
    assert all(document.attributions[one.via] is not one for one in inner)


def test_a_quotation_over_paragraphs_has_one_source():
    document = read(
        "“We waited for two days at the border,” Amina Yusuf said. “Nobody told us why.\n\n"
        "“On the third day they let us through.”"
    )

    (owner,) = [one for one in document.attributions if "On the third day" in spoken(document, one)[2]]
    assert "Amina Yusuf" in spoken(document, owner)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The film is called “The Long Way Home” and opens in May.",
        "Rain fell on the hills for most of the night.",
        "The so-called “smart bridge” was closed to traffic for a week.",
        "",
        "\n\n\n",
    ],
)
def test_titles_and_plain_telling_have_no_sure_attribution(text):
    assert not [one for one in read(text).attributions if one.confidence >= 0.8]


def test_only_the_story_has_attributions():
    text = "A man said the sea was calm.\nThe harbour master said the sea was rough."
    end = text.index("\n")
    blocks = [Block(Span(0, end), BlockRole.CAPTION), Block(Span(end + 1, len(text)), BlockRole.PARAGRAPH)]
    document = Document(text, blocks=blocks)
    quotations(document)
    attributions(document)

    assert document.attributions
    for one in document.attributions:
        assert all(span.start > end for span in one.content + one.source + one.cue)


STORY = (
    "KAMPALA — Police said on Monday that four people had been arrested. “We found the boat,” "
    "Inspector Joy Atim told reporters, “but nobody was on it.”\n\n“It’s too early to say more,” she "
    "added. The owner, a trader, denied any part in it.\n"
)


def holds(document: Document) -> None:
    for number, one in enumerate(document.attributions):
        for span in one.content + one.cue + one.source:
            assert 0 <= span.start < span.end <= len(document.text)
        assert one.content == sorted(one.content)
        assert 0 <= one.confidence <= 1
        assert one.via is None or one.via != number and 0 <= one.via < len(document.attributions)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400))
def test_any_text_is_read(text):
    holds(read(text))


MARKS = st.sampled_from([*"\"'“”‘’«»\n\ud800\u0000´(: "])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(STORY)), st.integers(0, 12), MARKS), max_size=12))
def test_a_damaged_article_is_read(damages):
    text = STORY
    for at, cut, mark in damages:
        text = text[:at] + mark + text[at + cut :]

    holds(read(text))


def test_time_grows_linearly_with_the_text():
    read(STORY)
    assert growth(lambda copies: read(STORY * copies), 4, 64) < 4


def test_what_the_reporter_hangs_on_is_not_the_speakers():
    document = read(
        "The toll rose to 31 by Wednesday morning, police said, as the firm that runs the boat denied it had "
        "been overloaded."
    )

    police = [one for one in document.attributions if spoken(document, one)[0] == "police"]
    assert all("overloaded" not in spoken(document, one)[2] for one in police)
    assert any("firm" in spoken(document, one)[0] for one in document.attributions)


def marked(text: str, *parts: tuple[list[str], str, str]) -> Document:
    """A document with the attributions whose contents, cue and source are given in words."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    document = Document(text)
    document.attributions = [
        Attribution([at(words) for words in contents], [at(cue)], [at(source)] if source else [])
        for contents, cue, source in parts
    ]
    return document


def test_anothers_cue_at_the_end_of_a_content_is_given_back():
    document = marked(
        "He conceded that the barn was his, but insisted that he had sold it.",
        (["that the barn was his, but insisted"], "conceded", "He"),
        (["that he had sold it"], "insisted", ""),
    )
    finish(document)
    assert document.words(document.attributions[0].content[0]) == "that the barn was his"


def test_a_content_goes_on_to_the_comma_before_who_says_it():
    document = marked("Ms Lind came in May and asked about oats, they say.", (["Ms Lind"], "say", "they"))
    finish(document)
    assert document.words(document.attributions[0].content[0]) == "Ms Lind came in May and asked about oats"


def test_a_few_words_that_nobody_was_given_join_the_parts_beside_them():
    document = marked(
        "The county court will hear the mill's case in May, its clerk said.",
        (["The county", "the mill's case in May"], "said", "its clerk"),
    )
    complete(document, [])
    (one,) = document.attributions
    assert [document.words(span) for span in one.content] == [
        "The county court will hear the mill's case in May"
    ]
