"""Who may do what, with which key."""

import pytest

from analysis.vocabulary import Scope
from data import keys
from tests import builders

DELETE = {"If-Match": "*"}


@pytest.fixture
def guarded(make_app):
    """A client of a server that is not in development mode."""
    return make_app(development=False).test_client()


def bearer(*scopes: Scope) -> dict[str, str]:
    return {"Authorization": f"Bearer {keys.create('Desk', scopes)[1]}"}


def delete(client, headers=()):
    return client.delete(f"/v1/articles/{builders.article().id}", headers={**DELETE, **dict(headers)})


def test_reading_is_open_by_default(guarded):
    assert guarded.get("/v1/claims").status_code == 200


def test_writing_needs_a_key(guarded):
    answer = delete(guarded)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert delete(guarded, bearer(Scope.WRITE)).status_code == 204


def test_a_key_without_the_scope_is_not_enough(guarded):
    assert delete(guarded, bearer(Scope.READ, Scope.REVIEW)).status_code == 403


def test_an_admin_may_do_everything(guarded):
    assert delete(guarded, bearer(Scope.ADMIN)).status_code == 204


def test_a_judgement_needs_review(guarded):
    pair = builders.contradiction()
    path, body = f"/v1/contradictions/{pair.id}/judgement", {"verdict": "confirmed"}

    assert guarded.put(path, json=body, headers={**DELETE, **bearer(Scope.WRITE)}).status_code == 403
    shown = guarded.put(path, json=body, headers={**DELETE, **bearer(Scope.REVIEW)})
    assert shown.json["judgement"]["made_by"] == "Desk"


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer ", "Basic abc", "x"])
def test_a_key_that_is_not_known_is_refused_even_to_read(guarded, header):
    assert guarded.get("/v1/claims", headers={"Authorization": header}).status_code == 401


def test_a_revoked_key_is_useless(guarded):
    key, secret = keys.create("Desk", [Scope.WRITE])
    keys.revoke(key.id)

    assert delete(guarded, {"Authorization": f"Bearer {secret}"}).status_code == 401


def test_reading_can_be_closed(make_app):
    client = make_app(development=False, read_open=False).test_client()

    assert client.get("/v1/claims").status_code == 401
    assert client.get("/v1/claims", headers=bearer(Scope.READ)).status_code == 200
    assert client.get("/healthz").status_code == 200


def test_in_development_this_machine_may_write(client):
    assert delete(client).status_code == 204


@pytest.mark.parametrize(
    ("environ", "headers"),
    [
        ({"REMOTE_ADDR": "203.0.113.9"}, {}),
        ({}, {"X-Forwarded-For": "203.0.113.9"}),
        ({}, {"Host": "rebound.example:8000"}),
    ],
)
def test_in_development_no_other_machine_may_write(client, environ, headers):
    path = f"/v1/articles/{builders.article().id}"

    assert client.delete(path, headers={**DELETE, **headers}, environ_overrides=environ).status_code == 401


def test_nothing_is_written_with_an_article_deleted_by_guess(client):
    article = builders.article()

    assert client.delete(f"/v1/articles/{article.id}").status_code == 428
    assert client.delete(f"/v1/articles/{article.id}", headers={"If-Match": '"old"'}).status_code == 412
    assert client.get(f"/v1/articles/{article.id}").status_code == 200


@pytest.mark.parametrize("tag", ["", '"', ",", '"",', "W/", 'W/"x"', "\x7f"])
def test_a_tag_that_is_none_matches_nothing(client, tag):
    path = f"/v1/articles/{builders.article().id}"

    assert client.delete(path, headers={"If-Match": tag}).status_code == 412
