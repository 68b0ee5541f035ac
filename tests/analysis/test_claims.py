"""Claims: how attributions are cut, and what each piece is."""

import re

import pytest

from analysis.extraction.claims import claims
from analysis.extraction.document import Attribution, Block, Document, Quotation, Span
from analysis.extraction.propositions import trimmed
from analysis.extraction.syntax import syntax
from analysis.vocabulary import BlockRole, ClaimKind, Modality

OPEN = {"[[": "content", "{{": "cue", "<<": "source"}
CLOSE = {"]]": "content", "}}": "cue", ">>": "source"}


def annotated(marked: str) -> Document:
    """Read a text in which [[content]], {{cue}} and <<source>> are marked as one attribution."""
    text, spans, started = "", {"content": [], "cue": [], "source": []}, {}
    for piece in re.split(r"(\[\[|\]\]|\{\{|\}\}|<<|>>)", marked):
        if piece in OPEN:
            started[OPEN[piece]] = len(text)
        elif piece in CLOSE:
            spans[CLOSE[piece]].append(Span(started[CLOSE[piece]], len(text)))
        else:
            text += piece
    document = Document(text)
    document.blocks = [
        Block(Span(m.start(), m.end()), BlockRole.PARAGRAPH) for m in re.finditer(r"[^\n]+", text)
    ]
    document.quotations = [
        Quotation((Span(m.start(1), m.end(1)),)) for m in re.finditer(r"[“\"]([^”\"]*)[”\"]", text)
    ]
    document.attributions = [Attribution(**spans)]
    syntax(document)
    claims(document)
    return document


CUTS = [
    (
        "<<He>> {{said}} [[the train left at noon on Monday and that both brakes were working]].",
        ["the train left at noon on Monday", "both brakes were working"],
    ),
    (
        "<<The bank>> {{said}} [[the fine would cost it a billion and would not affect the dividend]].",
        ["the fine would cost it a billion", "would not affect the dividend"],
    ),
    (
        "[[“I opened the letter. I read it twice,”]] <<she>> {{said}}, [[“and I did not answer it.”]]",
        ["I opened the letter", "I read it twice and I did not answer it"],
    ),
    (
        "[[“We are leaving. And that is final,”]] <<he>> {{said}}.",
        ["We are leaving. And that is final"],
    ),
    (
        "[[“The army did not fire first,”]] <<he>> {{said}}. [[“The rebels did.”]]",
        ["The army did not fire first The rebels did"],
    ),
    (
        "[[“Nobody was hurt. The roof held. We checked every wall,”]] <<the mayor>> {{said}}.",
        ["Nobody was hurt", "The roof held", "We checked every wall"],
    ),
    (
        "<<Mr. Ortiz>> {{told reporters}} [[that Dr. Lim met the U.S. envoy and left early]].",
        ["Dr. Lim met the U.S. envoy and left early"],
    ),
    (
        "<<He>> {{said}} [[the dam was full, and that the gates might have to be opened]].",
        ["the dam was full", "the gates might have to be opened"],
    ),
    ("[[The dam was full as]], <<he>> {{said}}.", ["The dam was full"]),
    (
        "<<Ito>>, who {{insisted}} [[that the dam was full]], sang [[a different tune]].",
        ["the dam was full"],
    ),
    ("<<The firm>> {{put the cost at}} [[40 million euros]].", ["40 million euros"]),
    ("<<The firm>> {{put the number at}} [[2,300]].", ["2,300"]),
    ("<<He>> {{said}} [[the lifts were “in good order]]”.", ["the lifts were “in good order”"]),
    ("<<He>> {{said}} [[the lifts had been repa]]ired.", ["the lifts had been repaired"]),
    ('But <<he>> {{maintained}} [[that the lifts "were in order".]]', ['the lifts "were in order"']),
    ("<<He>> {{tweeted}} [[that, “the lifts are in order.”]]", ["the lifts are in order"]),
    (
        "[[“The pumps failed, but that does not explain the flood,”]] <<he>> {{said}}.",
        ["The pumps failed", "that does not explain the flood"],
    ),
    ("<<He>> {{took}} fees, [[which]] <<he>> {{said}} [[were paid in full]].", ["were paid in full"]),
    ("[[''The pumps are dead,'']] <<she>> {{said}}.", ["The pumps are dead"]),
    ("[[''I like the plan'' of the board]], <<she>> {{said}}.", ["''I like the plan'' of the board"]),
    (
        "[[“Will you go there?”]] <<he>> {{said}}. [[“He will not come.”]]",
        ["He will not come"],
    ),
]


@pytest.mark.parametrize(("marked", "contents"), CUTS)
def test_a_content_is_cut_into_its_propositions(marked, contents):
    assert [claim.content for claim in annotated(marked).claims] == contents


NO_CLAIMS = [
    "<<She>> {{declined}} [[to comment on the case]].",
    "<<The firm>> {{refused}} [[to say how many people it had dismissed]].",
    "[[“Who let so many people in?”]] <<she>> {{asked}}.",
    "<<Reporters>> {{asked}} [[whether the bridge was safe]].",
    "<<He>> {{did not say}} [[when the bridge would open]].",
    "<<He>> {{called it}} [[“unfair”]].",
    "<<The envoy>> {{voiced}} [[fresh hopes for a deal]].",
    "<<Survivors>> {{described}} [[a different scene]].",
    "<<Two nurses>> {{asked}} [[not to be named because they feared for their jobs]].",
    "<<An earlier version of this article>> {{said}} [[the firm had sold 40 boats]].",
    "<<The minister>> {{did not say}} [[that the tests had failed]].",
    "<<Mr Cole>> {{did not deny}} [[that he had taken the money]].",
    "<<She>> {{neither confirmed nor denied}} [[that she had met him]].",
    "<<The mayor>> {{stopped short of accusing}} [[the firm of fraud]].",
    "<<She>> {{refused}} [[to resign]].",
    "<<The president>> {{wants}} [[to keep the pact small]].",
    "<<The club>> {{is seeking}} [[to raise prices]].",
    "<<The defence>> {{could argue}} [[that the search was illegal]].",
    "The vote falls if <<the court>> {{rules}} [[that the count was wrong]].",
    "As <<the saying>> {{goes}}, [[“a rolling stone gathers no moss.”]]",
    "<<It>> {{goes without saying}} [[that the roof leaks]].",
    "<<Reporters>> {{asked}} [[why he left and she did not]].",
    "[[“Paper Birds”]] {{was written}} by <<Ada Quist>>.",
    "Asked about the brakes, <<he>> {{said}} [[it was]].",
    "<<The union>> {{disputed}} [[the figure]].",
    "<<She>> {{rejected}} [[their account]].",
]


@pytest.mark.parametrize("marked", NO_CLAIMS)
def test_questions_refusals_and_lone_words_are_no_claims(marked):
    assert annotated(marked).claims == []


POLARITY = [
    ("<<The firm>> {{denied}} [[that it had been warned]].", True),
    ("<<The firm>> {{denied}} [[that it had not been warned]].", False),
    ("[[“We have not seen any change,”]] <<he>> {{said}}.", True),
    ("<<Two officials>> {{said}} [[no inspector had set foot in the mine]].", True),
    ("<<She>> {{said}} [[there had been nine incidents and no injuries]].", False),
    ("<<She>> {{said}} [[the permit covered 60 people, not 80]].", False),
    ("<<Ministers>> {{do not believe}} [[the plan will work]].", True),
    ("[[“My office never received a complaint,”]] <<he>> {{said}}.", True),
    ("<<Police>> {{said}} [[the road was closed]].", False),
    ("<<The firm>> {{said}} [[its tests had found no trace of lead]].", True),
    ("[[“There will be no recount,”]] <<he>> {{said}}.", True),
    ("[[“Not one euro has been paid,”]] <<he>> {{said}}.", True),
]


@pytest.mark.parametrize(("marked", "negated"), POLARITY)
def test_a_claim_is_negated_by_its_verb_its_subject_or_its_cue(marked, negated):
    assert [claim.negated for claim in annotated(marked).claims] == [negated]


MODALITIES = [
    ("<<Police>> {{said}} [[the road was closed]].", Modality.ASSERTED),
    ("<<Police>> {{said}} [[the road would reopen on Friday]].", Modality.PREDICTED),
    ("<<Police>> {{said}} [[drivers should avoid the road]].", Modality.DEMANDED),
    ("<<The union>> {{urged}} [[the company to reopen the plant]].", Modality.DEMANDED),
    ("<<He>> {{said}} [[the wall would fall if the river rose again]].", Modality.CONDITIONAL),
]


@pytest.mark.parametrize(("marked", "modality"), MODALITIES)
def test_modality_is_read_from_verbs_conditions_and_cue(marked, modality):
    assert [claim.modality for claim in annotated(marked).claims] == [modality]


KINDS = [
    ("[[“The lifts were in order,”]] <<he>> {{said}}.", ClaimKind.DIRECT),
    ("<<He>> {{said}} [[the lifts “were in good order”]].", ClaimKind.MIXED),
    ("<<He>> {{said}} [[the lifts were in order]].", ClaimKind.INDIRECT),
    ("<<He>> {{said}} [[the “Northern Star” had left port]].", ClaimKind.INDIRECT),
]


@pytest.mark.parametrize(("marked", "kind"), KINDS)
def test_kind_says_whose_words_they_are(marked, kind):
    assert [claim.kind for claim in annotated(marked).claims] == [kind]


TRIMS = [
    ("that the road was closed.", "the road was closed"),
    ("“We are leaving,”", "We are leaving"),
    ('"were in order".', "were in order"),
    ('the pumps "were in order".', 'the pumps "were in order"'),
    ("“Never” is a long time,", "“Never” is a long time"),
    ("the meeting is at 5 p.m.", "the meeting is at 5 p.m."),
    ("that is all.", "that is all"),
    ("‘It was dark,’", "It was dark"),
    ("the workers’", "the workers’"),
    ("he could not live with that.", "he could not live with that"),
    ("“We gave our answer to that,”", "We gave our answer to that"),
    ("the road was closed and that", "the road was closed"),
]


@pytest.mark.parametrize(("given", "kept"), TRIMS)
def test_marks_and_a_leading_that_are_left_out(given, kept):
    span = trimmed(given, Span(0, len(given)))
    assert given[span.start : span.end] == kept


def test_a_nested_claim_keeps_who_passed_it_on():
    document = annotated("<<Ann>> {{said}} [[a guard had told her the gate was open]].")
    inner = document.text.index("the gate")
    document.attributions[0].speaker = 0
    document.attributions.append(
        Attribution([Span(inner, len(document.text) - 1)], [], [Span(15, 22)], speaker=1, via=0)
    )
    claims(document)
    assert [(claim.content, claim.speaker, claim.via) for claim in document.claims] == [
        ("a guard had told her the gate was open", 0, None),
        ("the gate was open", 1, 0),
    ]
