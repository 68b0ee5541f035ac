"""Two claims held against each other: what is found, what is left alone, and why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.contradiction import FLOOR, Statement, compare, search_terms
from analysis.contradiction.detector import prepare
from analysis.contradiction.explanation import are_many
from analysis.contradiction.negation import negation
from analysis.vocabulary import ContradictionKind, Relation
from tests.analysis.contradiction.builders import denies, says

CONTRADICTIONS = [
    (says("The bridge was closed on Friday"), says("The bridge was not closed on Friday", "B"), "negation"),
    (says("the dam had been inspected in May"), says("nobody inspected the dam in May", "B"), "negation"),
    (says("there were no injuries at the plant"), says("there were injuries at the plant", "B"), "negation"),
    (says("The bus was overloaded"), denies("the bus had been overloaded"), "denial"),
    (says("the mayor took bribes from the builder"), denies("taking bribes from the builder"), "denial"),
    (
        says("the army is withdrawing its troops from the border"),
        says("the army is sending more troops to the border", "B"),
        "opposite",
    ),
    (says("the alarm was working that night"), says("the alarm was broken that night", "B"), "opposite"),
    (says("14 people were killed in the blast"), says("22 people were killed in the blast", "B"), "figure"),
    (says("at least 90 passengers were on board"), says("we had 60 passengers on board", "B"), "figure"),
    (
        says("the tunnel would cost no more than 40 million euros"),
        says("the tunnel would cost 90 million euros", "B"),
        "figure",
    ),
    (
        says("the train left the station at 6:00 pm"),
        says("the train left the station at 7:20 pm", "B"),
        "timing",
    ),
    (
        says("the lorry was licensed to carry 20 tonnes"),
        says("the lorry was licensed to carry 12 tonnes, not 20", "B"),
        "figure",
    ),
    (
        says("reports that the mill would close were false"),
        says("the mill would close in May", "B"),
        "denial",
    ),
    (says("it was not true that she had been paid"), says("she had been paid by the firm", "B"), "denial"),
    (says("I have never read the letter", "A"), says("I read the letter in April", "A", day=9), "reversal"),
    (
        says("There were 80 people on the boat", "A"),
        says("There were more than a hundred people on the boat", "A", day=2),
        "reversal",
    ),
]

COMPATIBLE = [
    (says("that the mill would close was false"), says("reports that the mill would close were untrue", "B")),
    (denies("reports that the mill would close were untrue"), says("the mill would close", "A")),
    (says("the bridge was closed on Friday"), says("the weather was fine in the south", "B")),
    (says("about 120 people were on board"), says("at least 117 people were on board", "B")),
    (says("31 people were killed"), says("62 people were rescued", "B")),
    (says("the ferry was certified to carry 80 people"), says("about 120 people were on board", "B")),
    (says("17 people were killed"), says("about 17 people were killed", "B")),
    (
        says("nobody knew of the fault before August", about=(date(2025, 8, 1), date(2025, 8, 31))),
        says("the fault became known in September", "B", about=(date(2025, 9, 1), date(2025, 9, 30))),
    ),
    (says("the company has 300 employees"), says("the company has 20 lorries", "B")),
    (says("the cost rose by 55 million euros"), says("the project would cost 95 million euros", "B")),
    (says("the mayor opened the new school"), says("the mayor closed the debate on taxes", "B")),
    (says("the well leaked 62,000 barrels a day"), says("in all 4.9 million barrels leaked", "B")),
    (says("they saw no retreat"), says("there was no evidence that the army was retreating", "B")),
]


@pytest.mark.parametrize(("left", "right", "kind"), CONTRADICTIONS, ids=lambda v: getattr(v, "content", v))
def test_what_cannot_both_be_true_is_a_contradiction_of_its_kind(left, right, kind):
    (finding,) = compare([(left, right)])
    assert finding is not None
    assert finding.relation == Relation.CONTRADICTION
    assert finding.kind == ContradictionKind(kind)
    assert finding.confidence >= FLOOR


@pytest.mark.parametrize(("left", "right"), COMPATIBLE, ids=lambda v: getattr(v, "content", v))
def test_what_can_both_be_true_is_no_contradiction(left, right):
    (finding,) = compare([(left, right)])
    assert finding is None or finding.relation != Relation.CONTRADICTION or finding.confidence < 0.5


@pytest.mark.parametrize(("left", "right", "kind"), CONTRADICTIONS, ids=lambda v: getattr(v, "content", v))
def test_the_order_of_the_two_changes_nothing_but_the_sides(left, right, kind):
    there, back = compare([(left, right), (right, left)])
    assert (there.relation, there.kind) == (back.relation, back.kind)
    assert there.confidence == pytest.approx(back.confidence, abs=0.002)


def test_a_later_higher_toll_is_an_update():
    (finding,) = compare([(says("17 people were killed"), says("31 people were killed", "B", day=3))])
    assert finding.relation == Relation.UPDATE
    assert finding.kind is None


def test_a_lower_toll_on_a_later_day_is_no_update():
    (finding,) = compare([(says("33 bodies were recovered", day=1), says("31 bodies were recovered", day=2))])
    assert finding.relation == Relation.CONTRADICTION


def test_two_counts_as_of_one_day_conflict_whenever_they_are_told():
    on = (date(2026, 2, 28), date(2026, 2, 28))
    left = says("71 fires had been reported by 28 February", day=2, about=on)
    right = says("38 fires had been reported by 28 February", "B", day=5, about=on)
    (finding,) = compare([(left, right)])
    assert finding.relation == Relation.CONTRADICTION


def test_reasons_point_at_words_of_the_claims():
    left, right = says("The alarm was working that night"), says("the alarm was broken that night", "B")
    (finding,) = compare([(left, right)])
    pointed = {
        (evidence.side, (left, right)[evidence.side].content[evidence.start : evidence.end])
        for reason in finding.reasons
        for evidence in reason.evidence
    }
    assert {(0, "working"), (1, "broken")} <= pointed


def test_the_summary_names_both_speakers():
    left = says("14 people were killed in the blast", "the interior ministry")
    right = says("22 people were killed in the blast", "Ana Petrova")
    (finding,) = compare([(left, right)])
    assert finding.summary.startswith("The interior ministry says")
    assert "Ana Petrova says" in finding.summary
    assert finding.summary.endswith(".")


def test_a_pair_is_judged_alike_alone_and_among_others():
    pairs = [(left, right) for left, right, _ in CONTRADICTIONS]
    together = compare(pairs)
    alone = [compare([pair])[0] for pair in pairs]
    for one, other in zip(together, alone, strict=True):
        assert (one.relation, one.kind) == (other.relation, other.kind)
        assert one.confidence == pytest.approx(other.confidence, abs=0.02)


def test_search_terms_hold_telling_words_and_names_but_no_numbers():
    (terms,) = search_terms([says("17 bodies were recovered from the lake", subjects=("Lake Malawi",))])
    assert {"body", "recover", "lake", "malawi"} <= set(terms)
    assert not any(term.isdigit() for term in terms)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_no_text_makes_the_comparison_fail(left, right, negated):
    ours, theirs = says(left), replace(says(right, "B"), negated=negated)
    (finding,) = compare([(ours, theirs)])
    for reason in finding.reasons if finding else ():
        for evidence in reason.evidence:
            assert 0 <= evidence.start <= evidence.end <= len((left, right)[evidence.side])
    assert isinstance(search_terms([ours])[0], list)


def test_an_empty_statement_touches_nothing():
    assert compare([(Statement(""), says("the bridge was closed"))]) == [None]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (says("31 people were killed in the blast"), says("31 people were killed", "B")),
        (says("the pumps were working when the boat left"), says("the pumps were working", "B")),
    ],
)
def test_claims_that_say_the_same_bear_each_other_out(left, right):
    (finding,) = compare([(left, right)])
    assert finding.relation == Relation.CORROBORATION


def test_the_summary_reads_as_one_sentence():
    left = says("The bus was overloaded", "Ana Petrova", kind="indirect")
    right = denies("the bus had been overloaded", "Lake Lines")
    (finding,) = compare([(left, right)])
    assert (
        finding.summary
        == "Ana Petrova says the bus was overloaded; Lake Lines denies the bus had been overloaded."
    )


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("Government scientists", True),
        ("residents of the valley", True),
        ("police", True),
        ("Prosecutors", True),
        ("Boris Lukas", False),
        ("the Department of Works", False),
        ("Lake Lines", False),
        ("the United Nations", False),
    ],
)
def test_a_speaker_takes_a_plural_verb_where_it_is_many(name, many):
    assert are_many(name) == many


def test_a_long_claim_is_shown_around_the_words_that_clash():
    padding = "after a long night of talks between the owners and the unions in the old town hall on the quay"
    left = says(f"{padding} it was agreed by both sides that the yard would be closed on Friday")
    right = says("the yard would not be closed on Friday", "B")
    (finding,) = compare([(left, right)])
    assert "… " in finding.summary and "the yard would be closed" in finding.summary
    assert "long night" not in finding.summary


def test_a_verb_that_goes_another_way_does_not_negate_the_other():
    (pair,) = prepare(
        [(says("the guards did not move the boats out"), says("the guards moved boats in", "B"))]
    )
    assert negation(pair).value == 0


def test_a_circumstance_is_not_what_is_negated():
    (pair,) = prepare([(says("There is no strike"), says("All that leads up to a strike is happening", "B"))])
    assert negation(pair).value == 0
