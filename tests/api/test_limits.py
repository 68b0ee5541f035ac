"""What a caller may take in a while."""

from api.limits import MOST_CALLERS, Quota


def test_what_was_taken_comes_back_bit_by_bit():
    quota = Quota("reads", 10, 60)
    taken = [quota.take("me", 600.0)[0] for _ in range(12)]

    assert taken == [True] * 10 + [False] * 2
    assert quota.take("you", 600.0) == (True, 9, 60)
    assert quota.take("me", 661.0)[0] is False
    assert sum(quota.take("me", 690.0)[0] for _ in range(10)) == 5
    assert sum(quota.take("me", 900.0)[0] for _ in range(20)) == 10


def test_quiet_callers_are_forgotten():
    quota = Quota("reads", 10, 60)
    for number in range(MOST_CALLERS):
        quota.take(str(number), 600.0)
    quota.take("later", 6000.0)
    quota.take("later still", 6000.0)

    assert set(quota.counted) == {"later", "later still"}
