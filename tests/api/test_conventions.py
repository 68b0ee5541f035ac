"""What holds for every resource: tags, limits, origins, compression, replays."""

import pytest

from tests import builders

READ = ["/v1/claims", "/v1/contradictions", "/v1/articles", "/v1/speakers", "/v1/sources", "/v1/subjects"]
READ += ["/v1/timelines", "/healthz", "/readyz", "/openapi.json", "/openapi.yaml"]


@pytest.mark.parametrize("path", READ)
def test_every_get_has_a_tag_and_is_not_sent_twice(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", READ)
def test_head_answers_as_get_does_without_the_body(client, path):
    answer = client.head(path)

    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.headers["ETag"] == client.get(path).headers["ETag"]


def test_a_tag_changes_with_what_it_stands_for(client):
    before = client.get("/v1/claims").headers["ETag"]
    builders.claim()

    assert client.get("/v1/claims", headers={"If-None-Match": before}).status_code == 200


def test_a_compressed_answer_has_a_tag_that_still_matches(client):
    claim = builders.claim(content="no withdrawal was seen " * 50)
    path = f"/v1/claims/{claim.id}"
    tag = client.get(path, headers={"Accept-Encoding": "gzip"}).headers["ETag"]

    assert client.patch(path, json={"negated": True}, headers={"If-Match": tag}).status_code == 200


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_the_answer_is_compressed_as_the_client_asks(client, encoding):
    builders.claim(content="no withdrawal was seen " * 50)
    answer = client.get("/v1/claims", headers={"Accept-Encoding": encoding})

    assert answer.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_any_origin_may_read(client):
    answer = client.get("/v1/claims", headers={"Origin": "https://news.example"})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_no_strange_origin_may_write(client):
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/v1/articles", headers=asked)

    assert "POST" not in answer.headers.get("Access-Control-Allow-Methods", "")


def test_a_named_origin_may_write(make_app):
    client = make_app(cors_origins=("https://news.example",)).test_client()
    asked = {"Origin": "https://news.example", "Access-Control-Request-Method": "POST"}

    assert "POST" in client.options("/v1/articles", headers=asked).headers["Access-Control-Allow-Methods"]


def test_the_quota_is_told_and_kept(make_app):
    client = make_app(rate_limit_reads=2, rate_limit_seconds=60).test_client()
    first, _, third = (client.get("/v1/claims") for _ in range(3))

    assert first.headers["RateLimit-Policy"] == '"reads";q=2;w=60'
    assert first.headers["RateLimit"].startswith('"reads";r=1;t=')
    assert (third.status_code, third.content_type) == (429, "application/problem+json")
    assert int(third.headers["Retry-After"]) > 0


def test_health_has_no_quota(make_app):
    client = make_app(rate_limit_reads=1, rate_limit_seconds=60).test_client()

    assert [client.get("/healthz").status_code for _ in range(3)] == [200, 200, 200]


def check(client, key, content="The bridge is open."):
    body = {"statements": [{"content": content}, {"content": "The bridge is closed."}]}
    return client.post("/v1/contradictions/check", json=body, headers={"Idempotency-Key": key})


def test_the_same_key_and_body_replay_the_first_answer(client):
    first, again = check(client, "one"), check(client, "one")

    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert (again.status_code, again.data) == (first.status_code, first.data)


def test_the_same_key_with_another_body_is_refused(client):
    check(client, "one")
    answer = check(client, "one", "The ferry sank.")

    assert answer.status_code == 422
    assert answer.json["errors"][0]["name"] == "Idempotency-Key"


def test_a_refusal_is_replayed_as_well(client):
    first, again = check(client, "one", ""), check(client, "one", "")

    assert (first.status_code, again.status_code) == (422, 422)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.content_type == "application/problem+json"


@pytest.mark.parametrize("key", ["", " ", "x" * 256])
def test_an_idempotency_key_that_is_none_is_refused(client, key):
    assert check(client, key).json["errors"][0]["location"] == "header"


def test_an_unknown_parameter_is_refused_where_there_are_none(client):
    claim = builders.claim()

    for path in (f"/v1/articles/{claim.article_id}", "/healthz", f"/v1/contradictions/{claim.id}"):
        answer = client.get(f"{path}?colour=red")
        assert (answer.status_code, answer.json["errors"][0]["name"]) == (422, "colour")


def test_browsers_are_told_to_load_nothing_from_elsewhere(client):
    for path in ("/", "/docs", "/docs/read", "/v1/claims", "/v1/nothing"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/docs", "/docs/read"])
def test_a_page_has_nothing_inline_and_nothing_from_elsewhere(client, path):
    page = client.get(path).text

    assert "<style" not in page and "style=" not in page
    assert "<script>" not in page and " onclick" not in page
    assert 'src="http' not in page and 'href="http' not in page


def test_the_counts_are_there_for_prometheus(client):
    client.get("/v1/claims")

    assert (
        'http_requests_total{endpoint="claims.Claims",method="GET",status="200"} 1.0'
        in client.get("/metrics").text
    )


def test_a_database_without_tables_is_not_ready(make_app, tmp_path):
    client = make_app(database_url=f"sqlite:///{tmp_path / 'empty.db'}").test_client()
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert "flask migrate" in answer.json["detail"]


def test_the_tag_of_a_claim_with_selectors_matches_too(client):
    path = f"/v1/claims/{builders.claim().id}"
    tag = client.get(f"{path}?selectors=true").headers["ETag"]
    first, again = (
        client.patch(path, json={"cue": cue}, headers={"If-Match": tag}) for cue in ("said", "told")
    )

    assert (first.status_code, again.status_code) == (200, 412)
