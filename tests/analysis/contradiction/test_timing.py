"""Times that claims give to one event."""

import pytest

from analysis.contradiction.alignment import Pair
from analysis.contradiction.proposition import propositions
from analysis.contradiction.tempering import moments_differ
from analysis.contradiction.timing import moments, timing
from tests.analysis.contradiction.builders import says


def pair(one: str, other: str, **given) -> Pair:
    return Pair(*propositions([says(one, **given), says(other, speaker="B", **given)]))


@pytest.mark.parametrize(
    ("content", "minutes"),
    [
        ("the attack began at 2:15 am", [135]),
        ("the gates were shut at 11.50pm", [23 * 60 + 50]),
        ("the shooting began shortly before midnight", [0]),
        ("they had met at noon", [12 * 60]),
        ("everybody was home by midnight", []),
        ("it had been quiet until 14:30", []),
    ],
)
def test_clock_times_date_an_event_where_they_do_not_bound_it(content, minutes):
    (side,) = propositions([says(content)])
    assert [moment.value for moment in moments(side)] == minutes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the ship left the port at 6 am", "the ship left the port at 9:30 am"),
        ("the attack on the camp began at 2:15 am", "The attack on the camp started at 11.50pm"),
    ],
)
def test_two_times_of_one_event_clash(one, other):
    assert timing(pair(one, other)).value > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the ship left the port at 11:55 pm", "the ship left the port at 12.05 am"),
        ("the attack on the camp began at 2:15 am", "The sale of tickets began at 9 am"),
        ("the ship left the port at 6 am", "the lorry had arrived at 9:30 am"),
    ],
)
def test_near_times_and_times_of_two_events_do_not(one, other):
    assert not timing(pair(one, other)).value


def test_where_the_time_is_what_they_differ_on_other_moments_excuse_nothing():
    one = says("the attack on the camp began at 2:15 am", day=2)
    other = says("The attack on the camp started at 11.50pm", speaker="B", day=1)
    dated = [says(each.content, each.speaker, about=(each.said[0], each.said[1])) for each in (one, other)]
    assert moments_differ(Pair(*propositions(dated))).value == 0
