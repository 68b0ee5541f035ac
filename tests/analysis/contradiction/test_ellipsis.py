"""Figures that leave out what they count."""

import pytest

from analysis.contradiction.alignment import Pair
from analysis.contradiction.ellipsis import complete
from analysis.contradiction.figures import compared
from analysis.contradiction.proposition import propositions
from tests.analysis.contradiction.builders import says

MARCH = "Organisers said 45,000 people had marched through the old town."
FILLED_IN = [
    (f"{MARCH} But police put the number at", "8,000", 45_000),
    (MARCH, "There were at most 8,000", 45_000),
    (MARCH, "the real figure was closer to 8,000", 45_000),
    ("The dam holds 40 barges, the port says. The union counted", "more than 60", 40),
    ("The bank lost $40m last year.", "it was nearer to $90m", 40e6),
    ("Support had fallen to 31 percent.", "It stood at 38 percent", 31),
]
LEFT_ALONE = [
    ("The school has 40 pupils.", "she is 35"),
    ("The school has 40 pupils.", "there were 35 laptops"),
    ("The school has 40 pupils.", "there were 35 of them in the yard"),
    ("The school has 40 pupils.", "Its fees had risen to $90"),
    ("The school has 40 pupils.", "it was built for 12 million"),
    ("The fire burned for 30 hours.", "There were 25 in the lift"),
    ("No figure was given.", "There were 25"),
]


@pytest.mark.parametrize(("context", "content", "value"), FILLED_IN)
def test_a_bare_figure_counts_what_the_one_before_it_counts(context, content, value):
    (side,) = propositions([says(content, context=context)])
    (quantity,) = complete(side)
    assert quantity.stands_for.value == value
    assert quantity.unit == quantity.stands_for.unit != ""


@pytest.mark.parametrize(("context", "content"), LEFT_ALONE)
def test_a_figure_that_says_what_it_counts_is_left_alone(context, content):
    (side,) = propositions([says(content, context=context)])
    assert all(quantity.stands_for is None for quantity in complete(side))


def verdict(one, other):
    found = compared(Pair(*propositions([one, other])))
    return found and found.verdict


def test_a_bare_figure_clashes_with_the_one_it_stands_for():
    first = says("45,000 people had marched through the old town", speaker="organisers")
    second = says("8,000", speaker="police", context=f"{MARCH} But police put the number at")
    assert verdict(first, second) == "clashes"


def test_a_bare_figure_says_nothing_of_other_figures():
    first = says("The ministry had sent 300 tents to the valley", speaker="the minister")
    second = says("8,000", speaker="police", context=f"{MARCH} But police put the number at")
    assert verdict(first, second) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("560,000 voters had signed", "541,000 voters had signed", "clashes"),
        ("560,000 voters had signed", "563,000 voters had signed", "agrees"),
        ("30,000 voters had signed", "31,200 voters had signed", "agrees"),
    ],
)
def test_a_number_is_rounded_to_the_last_digit_it_gives(one, other, expected):
    assert verdict(says(one, speaker="a clerk"), says(other, speaker="a lawyer")) == expected
