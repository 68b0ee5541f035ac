"""What a caller may take in a while."""

from api.limits import Quota


def test_each_caller_has_a_quota_of_its_own():
    quota = Quota("reads", 10, 3600)
    taken = [quota.take("me").allowed for _ in range(12)]

    assert taken == [True] * 10 + [False] * 2
    assert quota.take("you").allowed


def test_what_is_left_is_told():
    quota = Quota("reads", 10, 3600)
    quota.take("me")
    taken = quota.take("me")

    assert taken.fields["RateLimit-Policy"] == '"reads";q=10;w=3600'
    assert taken.fields["RateLimit"] == f'"reads";r=8;t={taken.seconds_left}'
    assert 1 <= taken.seconds_left <= 3600
