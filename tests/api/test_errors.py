"""Whatever is wrong with a request, the answer is a problem that says so."""

import io
import logging

import pytest


def reasons(answer) -> dict[str, str]:
    return {error["name"]: error["location"] for error in answer.json["errors"]}


def post(client, body, content_type="application/json", path="/v1/articles"):
    return client.post(path, data=body, content_type=content_type)


def test_an_unknown_path_is_a_problem(client):
    answer = client.get("/v1/nothing")

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert set(answer.json) == {"type", "title", "status", "detail", "instance", "errors"}


@pytest.mark.parametrize("path", ["claims", "articles", "contradictions", "speakers", "sources", "subjects"])
def test_an_unknown_id_is_a_problem(client, path):
    answer = client.get(f"/v1/{path}/7")

    assert (answer.status_code, answer.json["type"]) == (404, "/problems/not-found")


@pytest.mark.parametrize("key", ["0", "-1", "x", "9223372036854775808", "1.5"])
def test_an_id_that_cannot_be_one_is_not_found(client, key):
    assert client.get(f"/v1/claims/{key}").status_code == 404


def test_a_method_that_is_not_there_names_those_that_are(client):
    answer = client.put("/v1/claims")

    assert answer.status_code == 405
    assert {"GET", "HEAD", "OPTIONS"} == set(answer.headers["Allow"].split(", "))


def test_every_reason_is_given_at_once(client):
    answer = client.get("/v1/claims?limit=0&said_from=yesterday&colour=red&kind=loud&min_confidence=2")

    assert answer.status_code == 422
    assert reasons(answer) == dict.fromkeys(
        ("limit", "said_from", "colour", "kind", "min_confidence"), "query"
    )


def test_until_before_since_is_refused(client):
    answer = client.get("/v1/claims?said_from=2022-02-17&said_to=2022-02-16")

    assert reasons(answer) == {"said_to": "query"}


def test_a_parameter_given_twice_where_one_is_meant_is_refused(client):
    assert reasons(client.get("/v1/claims?limit=1&limit=2")) == {"limit": "query"}


@pytest.mark.parametrize("cursor", ["x", "abc", "e30", "WyJhIl0", "%00"])
def test_a_cursor_of_no_list_is_refused(client, cursor):
    answer = client.get(f"/v1/claims?cursor={cursor}")

    assert (answer.status_code, reasons(answer)) == (422, {"cursor": "query"})


def test_a_body_that_is_not_json_is_malformed(client):
    answer = post(client, "{")

    assert (answer.status_code, answer.json["type"]) == (400, "/problems/malformed")
    assert reasons(answer) == {"": "json"}


def test_invalid_utf8_is_malformed(client):
    assert post(client, b'{"text": "\xff\xfe"}').status_code == 400


def test_null_is_no_article(client):
    assert reasons(post(client, "null")) == {"": "json"}


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", None])
def test_another_content_type_is_refused(client, content_type):
    assert post(client, "text=x", content_type).status_code == 415


def test_a_body_over_the_limit_is_too_large(make_app):
    answer = post(make_app(max_body_bytes=1000).test_client(), '{"text": "' + "x" * 1000 + '"}')

    assert (answer.status_code, answer.json["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({}, {"text"}),
        ({"text": "a", "html": "b"}, {"text"}),
        ({"text": ""}, {"text"}),
        ({"text": " \n\t"}, {"text"}),
        ({"text": "a\0b"}, {"text"}),
        ({"text": 5}, {"text"}),
        ({"text": "a", "colour": "red", "length": 1}, {"colour", "length"}),
        ({"text": "a", "published_at": "1066-10-14T09:00:00Z"}, {"published_at"}),
        ({"text": "a", "published_at": "9999-12-31T23:59:59Z"}, {"published_at"}),
        ({"text": "a", "published_at": "2022-02-16"}, {"published_at"}),
        ({"text": "a", "published_at": "2022-02-30T09:00:00Z"}, {"published_at"}),
        ({"text": "a", "url": "javascript:alert(1)"}, {"url"}),
        (
            {"text": "a", "source": {"name": "", "domain": "not a domain", "x": 1}},
            {"source.name", "source.domain", "source.x"},
        ),
        ([], {""}),
        ("text", {""}),
        ({"text": "a", "html": "b", "title": 1}, {"text", "title"}),
    ],
)
def test_an_article_that_cannot_be_read_is_refused(client, body, names):
    answer = client.post("/v1/articles", json=body)

    assert answer.status_code == 422
    assert reasons(answer) == dict.fromkeys(names, "json")


def test_an_empty_body_is_refused(client):
    assert post(client, "").status_code == 422


def test_a_page_without_an_article_is_refused_and_nothing_is_stored(client):
    answer = client.post("/v1/articles", json={"html": "<html><body><nav>Home</nav></body></html>"})

    assert reasons(answer) == {"html": "json"}
    assert client.get("/v1/articles").json["items"] == []


def test_what_goes_wrong_here_is_in_the_log_under_the_id_of_the_answer(app, caplog):
    @app.get("/broken")
    def broken():
        raise RuntimeError("no such luck")

    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/broken")

    occurrence = answer.json["instance"].removeprefix("urn:uuid:")
    assert answer.status_code == 500
    assert occurrence in caplog.text
    assert "no such luck" not in answer.text


def test_the_type_of_a_problem_leads_to_a_page_about_it(client):
    problem = client.get("/v1/nothing").json

    assert problem["title"] in client.get(problem["type"]).text


def test_a_body_over_the_limit_is_too_large_even_in_pieces(make_app):
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    answer = make_app(max_body_bytes=1000).test_client().post(
        "/v1/articles",
        input_stream=io.BytesIO(b'{"text": "' + b"x" * 1000 + b'"}'),
        content_type="application/json",
        environ_overrides=chunked,
    )  # fmt: skip

    assert (answer.status_code, answer.json["type"]) == (413, "/problems/too-large")


def test_the_detail_names_what_each_reason_is_of(client):
    detail = client.get("/v1/claims?limit=0&said_from=x&colour=red&kind=loud").json["detail"]

    assert "limit: Must be" in detail and "said_from: Is not a date" in detail
    assert detail.endswith("And 1 more.")


def test_an_address_is_refused_in_words_for_people(client):
    answer = post(client, '{"text": "It rains, he said.", "url": "x"}')

    assert answer.json["errors"][0]["reason"] == "Is not of the form of https://news.example/story."


@pytest.mark.parametrize("number", ["1e-05", "0.000000000000000000001", "1E0", "0"])
def test_a_number_may_be_written_as_json_writes_it(client, number):
    assert client.get(f"/v1/claims?min_confidence={number}").status_code == 200
