"""API keys and the answers kept for repeated requests."""

from datetime import timedelta

import pytest

from analysis.vocabulary import Scope
from data import idempotency, keys
from data.errors import KeyReused, NotFound
from data.fields import now
from data.models import ApiKey, IdempotentRequest


def test_a_key_is_found_by_its_secret_only(database):
    key, secret = keys.create("desk", [Scope.READ, Scope.WRITE])
    found = keys.find(secret)
    assert (found.id, found.scopes) == (key.id, ["read", "write"])
    for other in ("", "x", secret[:-1], key.hash, key.prefix, "\ud800"):
        assert keys.find(other) is None


def test_the_secret_is_nowhere_in_the_table(database):
    _, secret = keys.create("desk", [Scope.READ])
    (row,) = ApiKey.select().dicts()
    assert all(secret not in str(value) for value in row.values())


def test_a_revoked_key_is_not_found(database):
    key, secret = keys.create("desk", [Scope.READ])
    keys.revoke(key.id)
    keys.revoke(key.id)
    assert keys.find(secret) is None
    assert [each.revoked_at is not None for each in keys.list()] == [True]
    with pytest.raises(NotFound):
        keys.revoke(99)


def test_use_is_noted_at_most_once_a_minute(database):
    key, secret = keys.create("desk", [Scope.READ])
    keys.find(secret)
    first = ApiKey.get_by_id(key.id).last_used_at
    keys.find(secret)
    assert first is not None
    assert ApiKey.get_by_id(key.id).last_used_at == first


def test_the_first_answer_is_kept(database):
    assert idempotency.begin("me", "key", "hash") is None
    assert idempotency.begin("me", "key", "hash").status is None
    idempotency.finish("me", "key", 201, {"Location": "/a"}, "{}")
    again = idempotency.begin("me", "key", "hash")
    assert (again.status, again.headers, again.body) == (201, {"Location": "/a"}, "{}")
    assert idempotency.begin("you", "key", "other") is None


def test_a_key_serves_one_request(database):
    idempotency.begin("me", "key", "hash")
    with pytest.raises(KeyReused):
        idempotency.begin("me", "key", "other")
    idempotency.forget("me", "key")
    assert idempotency.begin("me", "key", "other") is None


def test_old_answers_go(database):
    idempotency.begin("me", "key", "hash")
    IdempotentRequest.update(created_at=now() - timedelta(hours=25)).execute()
    assert idempotency.begin("me", "key", "other") is None


def died(owner, key, minutes):
    """Let the request that claimed a key have begun so long ago."""
    begun = now() - timedelta(minutes=minutes)
    IdempotentRequest.update(created_at=begun).where(IdempotentRequest.key == key).execute()


def test_the_key_of_a_request_that_died_at_work_is_taken_over_by_one_alone(database):
    idempotency.begin("me", "key", "hash")
    died("me", "key", minutes=6)

    assert idempotency.begin("me", "key", "hash") is None
    assert idempotency.begin("me", "key", "hash").status is None


def test_the_key_of_a_request_that_still_works_is_not_taken_over(database):
    idempotency.begin("me", "key", "hash")
    died("me", "key", minutes=4)

    assert idempotency.begin("me", "key", "hash").status is None


def test_an_answer_is_never_taken_over(database):
    idempotency.begin("me", "key", "hash")
    idempotency.finish("me", "key", 201, {}, "{}")
    died("me", "key", minutes=60)

    assert idempotency.begin("me", "key", "hash").status == 201
