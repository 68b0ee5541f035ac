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
OFTEN = [
    ("Inspectors came twice last year", 2.0, 2.0),
    ("The plant was inspected once last year", 1.0, 1.0),
    ("he had been warned at least twice", 2.0, None),
    ("it had been tested no more than once", None, 1.0),
    ("they had rung the owner thrice", 3.0, 3.0),
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


@pytest.mark.parametrize(("content", "low", "high"), OFTEN)
def test_once_and_twice_are_so_many_times(content, low, high):
    (side,) = propositions([says(content)])
    (quantity,) = quantities(side)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, "time")


@pytest.mark.parametrize(
    "content",
    [
        "owners should stop using the bikes at once",
        "it was once a farm",
        "the new hall is twice the size",
        "once he had left, the doors were shut",
    ],
)
def test_once_and_twice_of_another_sense_are_no_quantities(content):
    (side,) = propositions([says(content)])
    assert quantities(side) == []


def test_a_distance_is_of_no_part_of_the_whole_whatever_lies_there():
    camp, hospital = propositions(
        [says("the camp lay 600 metres inside the border"), says("40 died in the hospital")]
    )
    assert not quantities(camp)[0].places
    assert quantities(hospital)[0].places


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
