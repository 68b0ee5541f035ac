"""Two statements compared by hand."""

import pytest

from analysis.vocabulary import Relation
from jobs.compare import check

CONFLICTS = [
    ("The bridge is open.", "The bridge is closed."),
    ("The bridge was inspected in May.", "Nobody inspected the bridge in May."),
    ("14 people were killed in the blast", "22 people were killed in the blast"),
]


@pytest.mark.parametrize(("one", "other"), CONFLICTS)
def test_statements_put_together_belong_to_one_story(one, other):
    found = check({"content": one}, {"content": other})
    assert found and found.relation == Relation.CONTRADICTION


def test_what_can_both_be_true_is_no_conflict():
    found = check({"content": "The bridge is open."}, {"content": "The bank raised its rates in May."})
    assert found is None or found.relation != Relation.CONTRADICTION
