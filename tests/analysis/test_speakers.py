# ruff: noqa: E501
"""Who speaks: sources of our own stories put to people, bodies and groups."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.document import Attribution, Block, Document, Span
from analysis.extraction.quotations import quotations
from analysis.extraction.speakers import speakers
from analysis.extraction.syntax import sentence, syntax
from analysis.vocabulary import BlockRole, SpeakerKind
from tests.analysis import introduced_stories, paper_stories, speaker_stories

STORIES = speaker_stories.STORIES | paper_stories.STORIES | introduced_stories.STORIES
MARK = re.compile(r"\[\[(.*?)=(.*?)\]\]")


def laid_out(text: str) -> Document:
    """Make each line of a text a story block, with its syntax and quotations."""
    document = Document(text)
    start = 0
    for line in text.split("\n"):
        if line.strip():
            document.blocks.append(Block(Span(start, start + len(line)), BlockRole.PARAGRAPH))
        start += len(line) + 1
    syntax(document)
    quotations(document)
    return document


def told(marked: str) -> tuple[Document, list[tuple[str, str]]]:
    """Read a story with marked sources; give it with the words and the name of each."""
    text, spans, expected = "", [], []
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        expected.append((match[1], match[2]))
        at = match.end()
    document = laid_out(text + marked[at:])
    document.attributions = [Attribution([content(document, span)], source=[span]) for span in spans]
    speakers(document)
    return document, expected


def content(document: Document, source: Span) -> Span:
    """Take the quotation before the source in its paragraph, else the longer side of its sentence."""
    block = next(block.span for block in document.blocks if source.within(block.span))
    inside = [part for quotation in document.quotations for part in quotation.parts if part.within(block)]
    quoted = [part for part in inside if part.end <= source.start]
    if quoted and not any(source.within(part) for part in inside):
        return quoted[-1]
    whole = sentence(document, source.start)
    return max(
        Span(whole.start, source.start), Span(source.end, whole.end), key=lambda span: span.end - span.start
    )


def named(document: Document, index: int) -> str:
    speaker = document.attributions[index].speaker
    return "?" if speaker is None else document.speakers[speaker].name


def cases():
    for story, marked in STORIES.items():
        for number, match in enumerate(MARK.finditer(marked)):
            yield pytest.param(story, number, id=f"{story}-{number}-{match[1][:30]}")


@pytest.fixture(scope="module")
def read():
    return {story: told(marked) for story, marked in STORIES.items()}


@pytest.mark.parametrize(("story", "number"), list(cases()))
def test_each_source_is_put_to_its_speaker(read, story, number):
    document, expected = read[story]
    assert named(document, number) == expected[number][1]


WHO = [
    ("Canada's Defence Minister Anita Anand said so.", "Anita Anand", "person", "Defence Minister", "Canada"),
    ("NATO Secretary-General Mark Halvorsen said so.", "Mark Halvorsen", "person", "Secretary-General", "NATO"),
    ("The union's secretary general, Paul Moyo, said so.", "Paul Moyo", "person", "secretary general", "Union"),
    ("Sunniva Berg, an analyst at Nordlys Securities, said so.", "Sunniva Berg", "person", "analyst", "Nordlys Securities"),
    ("Nordlys Securities analyst Sunniva Berg said so.", "Sunniva Berg", "person", "analyst", "Nordlys Securities"),
    ("Lt. Col. Omar Siddiqui said so.", "Omar Siddiqui", "person", "Lt. Col.", None),
    ("Dr Amina Bello said so.", "Amina Bello", "person", None, None),
    ("Pope Francis said so.", "Pope Francis", "person", "Pope", None),
    ("Moscow said so.", "Russia", "organization", "government", None),
    ("The Russian defense ministry said so.", "Russian defense ministry", "organization", "ministry", "Russia"),
    ("Russia's Defence Ministry said so.", "Russian Defence Ministry", "organization", None, "Russia"),
    ("The White House said so.", "White House", "organization", "government", "United States"),
    ("Brussels said so.", "European Union", "organization", "union of states", None),
    ("Diplomats said so.", "Diplomats", "anonymous", None, None),
    ("Three people with knowledge of the matter said so.", "Three people with knowledge of the matter", "anonymous", None, None),
    ("Republicans said so.", "Republicans", "group", None, None),
    ("A deckhand said so.", "Deckhand", "anonymous", "deckhand", None),
    ("German police said so.", "German police", "organization", "police", "Germany"),
    ("A Norsk Malm spokesman, Leif Dahl, said so.", "Leif Dahl", "person", "spokesman", "Norsk Malm"),
    ("Former President Ellen Garside said so.", "Ellen Garside", "person", "Former President", None),
    ("Archbishop Desmond Achebe said so.", "Desmond Achebe", "person", "Archbishop", None),
    ("U.S. Treasury Secretary Naomi Feld said so.", "Naomi Feld", "person", "Treasury Secretary", "United States"),
    ("The leader of the city council, Kofi Obi, said so.", "Kofi Obi", "person", "leader", "City council"),
    ("A hospital lawyer, Simone d’Arcy, said so.", "Simone d’Arcy", "person", None, "hospital"),
    ("The woman who found them, Ada Quist, said so.", "Ada Quist", "person", None, None),
    ("One of them, Kofi Obi, said so.", "Kofi Obi", "person", None, None),
    ("The prime minister’s office said so.", "Prime minister’s office", "organization", None, None),
    ("The town hall said so.", "Town hall", "organization", None, None),
    ("Tim Baker, the head of the Port Authority, said so.", "Tim Baker", "person", "head", "Port Authority"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind", "role", "affiliation"), WHO)
def test_a_source_is_read_into_name_kind_role_and_affiliation(text, name, kind, role, affiliation):
    document, _ = told("[[" + text.replace(" said so.", "=?]] said so."))
    speaker = document.speakers[0]
    assert (speaker.name, speaker.kind.value) == (name, kind)
    assert speaker.role == role or role is None
    assert speaker.affiliation == affiliation


def test_two_people_of_one_surname_are_kept_apart():
    document, _ = told(
        "[[Carl Osei=]], the mayor, said the bridge was safe.\n\n[[Ruth Osei=]], an engineer, said it was not.\n\n"
        '"I measured it," [[Osei=]] said.\n\n[[Mr Osei=]] said he had asked twice.'
    )
    assert [named(document, at) for at in range(4)] == ["Carl Osei", "Ruth Osei", "Ruth Osei", "Carl Osei"]


def test_a_surname_that_may_be_eithers_is_nobodys():
    document, _ = told("Carl Osei and Ruth Osei met in Accra. [[Osei=]] said the bridge was safe.")
    assert named(document, 0) == "?"


def test_a_quotation_without_a_source_has_no_speaker():
    document = laid_out('"Nobody told us," read the sign.')
    document.attributions = [Attribution([Span(1, 16)])]
    speakers(document)
    assert document.attributions[0].speaker is None and document.speakers == []


def test_aliases_are_names_and_titles_but_no_pronouns():
    document, _ = told(
        "[[Mayor Carl Osei=]] said yes. [[He=]] said it twice. [[Osei=]] smiled, [[the mayor=]] said."
    )
    assert document.speakers[0].name == "Carl Osei"
    assert document.speakers[0].aliases == ["Mayor Carl Osei", "Osei", "the mayor"]


def test_quotation_of_a_pronoun_inside_a_quotation_is_not_its_speakers():
    document, _ = told(
        "Ann Lowe sent the memo to the chairwoman, Mary Peel.\n\n"
        '"[[She=]] told me it could wait," [[Lowe=]] said.'
    )
    assert named(document, 0) == "Mary Peel"


SOURCES = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 40)), max_size=6)
PIECES = st.lists(
    st.sampled_from(
        ["Mr", "Banda", "said", "the", "minister", "of", "Moscow's", '"', ",", "she", "who", "(", ")", "NATO", "U.S.",
         "police", "two", "his", "wife", "'s", "St", "-", "and", "\n", "“", "”", "Van", "der", "", "\ud83d", "😀", "1"]
    ) | st.text(max_size=6),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PIECES, SOURCES)
def test_any_text_with_any_sources_is_read(pieces, sources):
    document = laid_out(" ".join(pieces))
    spans = [Span(start, start + length) for start, length in sources]
    document.attributions = [Attribution([span], source=[span]) for span in spans]
    speakers(document)
    for attribution in document.attributions:
        assert attribution.speaker is None or document.speakers[attribution.speaker].name
    assert all(isinstance(speaker.kind, SpeakerKind) for speaker in document.speakers)


def test_a_verb_that_looks_like_a_noun_is_no_part_of_who_says_it():
    document = laid_out("Local media report that the panel never met.")
    document.attributions = [Attribution([Span(24, 43)], cue=[Span(12, 18)], source=[Span(0, 11)])]
    speakers(document)

    assert [one.name for one in document.speakers] == ["Local media"]
