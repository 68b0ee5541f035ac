"""Quantities as claims give them."""

import pytest

from analysis.contradiction.proposition import propositions
from analysis.contradiction.quantities import quantities
from tests.analysis.contradiction.builders import says

READ = [
    ("Seventeen people were killed", [(17, 17, 17, "dead")]),
    ("at least 40 people died in the fire", [(40, 40, None, "dead")]),
    ("no more than 12 workers were injured", [(12, None, 12, "injured")]),
    ("The death toll rose to 31", [(31, 31, 31, "dead")]),
    ("the number of dead had been put at 64", [(64, 64, 64, "dead")]),
    ("between 20 and 30 miners are missing", [(30, 20, 30, "missing")]),
    ("Twenty to thirty miners are missing", [(30, 20, 30, "missing")]),
    ("more than two hundred were arrested", [(200, 200, None, "held")]),
    ("the bus is licensed for 52 passengers", [(52, 52, 52, "capacity")]),
    ("There were a dozen people on board", [(12, 12, 12, "aboard")]),
    ("the bridge would cost £14m", [(14e6, None, None, "cost")]),
    ("a hundred and five people were rescued", [(105, 105, 105, "rescued")]),
    ("three thousand jobs would go", [(3000, None, None, "job")]),
]


@pytest.mark.parametrize(("content", "expected"), READ)
def test_a_quantity_has_its_value_bounds_and_state(content, expected):
    (side,) = propositions([says(content)])
    found = quantities(side)
    assert len(found) == len(expected)
    for quantity, (value, low, high, state) in zip(found, expected, strict=True):
        assert quantity.value == value
        assert state in quantity.states
        assert low is None or quantity.low == low
        assert high is None or quantity.high == high


@pytest.mark.parametrize(
    "content",
    [
        "the ship left at 6:00 pm on Monday",
        "it happened at 1300 GMT",
        "the law was passed on 27 February",
        "nothing has changed since 2014",
        "the vote is on March 3rd",
        "no one knew of it",
    ],
)
def test_clock_times_and_dates_are_no_quantities(content):
    (side,) = propositions([says(content)])
    assert quantities(side) == []


def test_passengers_and_crew_counted_in_one_breath_are_added_up():
    (side,) = propositions([says("We had 40 passengers and five crew")])
    assert 45 in [quantity.value for quantity in quantities(side)]


def test_what_was_added_is_marked_as_a_change():
    (side,) = propositions([says("the bill grew by 30 million euros")])
    assert [quantity.change for quantity in quantities(side)] == [True]


def test_spans_lie_on_the_words_of_the_number():
    content = "some 1,200 protesters marched"
    (side,) = propositions([says(content)])
    (quantity,) = quantities(side)
    assert content[quantity.start : quantity.end] == "1,200"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Four patients died on Monday", "nine patients were moved on Monday"),
        ("30 soldiers were captured", "12 soldiers have crossed the river"),
        ("two passengers were questioned", "80 passengers were on board"),
    ],
)
def test_what_people_are_called_makes_no_one_count_of_two(one, other):
    first, second = (quantities(side)[0].states for side in propositions([says(one), says(other)]))
    assert not first & second


def test_what_is_said_of_people_counts_before_what_they_are_called():
    (side,) = propositions([says("Four patients died of it")])
    assert quantities(side)[0].states == {"dead"}
