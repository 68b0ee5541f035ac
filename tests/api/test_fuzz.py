"""The contract, tried out a little; ``make fuzz`` does it at length."""

import pytest

from tests.api import fuzz


@pytest.mark.timeout(600)
def test_schemathesis_finds_nothing(tmp_path):
    found = fuzz.run(f"sqlite:///{tmp_path / 'fuzz.db'}", examples=2, phases="examples,fuzzing,stateful")

    assert found == 0
