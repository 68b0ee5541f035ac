"""Answers that are given again."""

import pytest

from tests import builders


@pytest.fixture
def asked(app):
    """What of the app's answers was made anew: the endpoints, in order."""
    made = []
    app.before_request(lambda: made.append(True))
    return made


def test_an_answer_is_made_once_while_nothing_is_written(client, asked):
    builders.claim()
    first, again = client.get("/v1/claims"), client.get("/v1/claims")

    assert len(asked) == 1
    assert (again.status_code, again.data, dict(again.headers)) == (200, first.data, dict(first.headers))


def test_an_answer_is_made_anew_after_every_write(client, asked):
    before = client.get("/v1/claims").json
    builders.claim()

    assert client.get("/v1/claims").json != before
    assert len(asked) == 2


def test_a_client_that_has_the_answer_gets_304_without_its_being_made(client, asked):
    tag = client.get("/v1/claims").headers["ETag"]
    for had in (tag, f'"other", {tag}', "*"):
        answer = client.get("/v1/claims", headers={"If-None-Match": had})
        assert (answer.status_code, answer.data) == (304, b"")
        assert answer.headers["ETag"] == tag
        assert "Content-Length" not in answer.headers
    assert client.get("/v1/claims", headers={"If-None-Match": '"other"'}).status_code == 200
    assert len(asked) == 1


def test_who_asks_for_news_leaves_the_answer_for_the_next(client, asked):
    tag = client.get("/v1/claims?limit=7").headers["ETag"]
    builders.claim()
    answers = [client.get("/v1/claims?limit=7", headers={"If-None-Match": tag}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(asked) == 2


@pytest.mark.parametrize(
    "headers", [{"Accept": "text/csv"}, {"Accept-Encoding": "gzip"}, {"Origin": "https://a.example"}]
)
def test_requests_that_ask_for_something_else_are_told_apart(client, asked, headers):
    client.get("/v1/claims")
    client.get("/v1/claims", headers=headers)

    assert len(asked) == 2


def test_what_needs_a_key_is_not_remembered(make_app):
    app = make_app(read_open=False)
    client = app.test_client()
    assert client.get("/v1/claims").status_code == 200
    assert client.get("/v1/claims", environ_overrides={"REMOTE_ADDR": "192.0.2.1"}).status_code == 401


def test_remembered_answers_count_against_the_quota_and_in_the_metrics(make_app):
    client = make_app(rate_limit_reads=3, rate_limit_seconds=600).test_client()
    answers = [client.get("/v1/claims") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["RateLimit"].split(";")[1] for answer in answers[:3]] == ["r=2", "r=1", "r=0"]
    counted = 'http_requests_total{endpoint="claims.Claims",method="GET",status="200"} 3.0'
    assert counted in client.get("/metrics").text


def test_the_oldest_answers_make_room(make_app):
    app = make_app(answers_megabytes=1)
    client = app.test_client()
    app.wsgi_app.room = 4000
    for limit in range(1, 80):
        client.get(f"/v1/speakers?limit={limit}")

    assert app.wsgi_app.bytes <= 4000
    assert app.wsgi_app.bytes == sum(len(each.body) for each in app.wsgi_app.kept.values())
