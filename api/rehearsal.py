"""Takes the examples of the contract down from a server with the seeds."""

from collections.abc import Iterator

from flask.testing import FlaskClient

ARTICLE = {
    "text": (
        "HARWICK, March 4 - The harbour bridge is closed to lorries, Mayor Ana Brandt said on Wednesday. "
        '"The bridge is open, and not a single lorry has been turned back," said Tom Reyes, '
        "who speaks for the hauliers' union."
    ),
    "title": "Mayor and hauliers at odds over Harwick bridge",
    "url": "https://harwick-courier.example/bridge",
    "published_at": "2026-03-04T18:30:00+01:00",
    "source": {"name": "Harwick Courier", "domain": "harwick-courier.example"},
}
STATEMENTS = [
    {"content": "The bridge is closed to lorries", "speaker": "Ana Brandt", "said_on": "2026-03-04"},
    {"content": "The bridge is open to lorries", "speaker": "Tom Reyes", "said_on": "2026-03-04"},
]
ANY = {"If-Match": "*"}


def rehearse(client: FlaskClient) -> dict[str, dict]:
    """Go through every operation once, and write down what was sent and what came back."""
    return {name: taken for name, taken in _scenes(client)}


def _scenes(client: FlaskClient) -> Iterator[tuple[str, dict]]:
    def play(name: str, method: str, path: str, body: dict | None = None) -> tuple[str, dict]:
        answer = client.open(path, method=method, json=body, headers={} if method == "GET" else ANY)
        if answer.status_code >= 300:
            raise RuntimeError(f"{name}: {answer.status_code} {answer.text}")
        return name, ({} if body is None else {"request": body}) | (
            {"response": answer.json} if answer.data else {}
        )

    yield play("createDecomposition", "POST", "/v1/decompositions", ARTICLE)
    created = play("createArticle", "POST", "/v1/articles", ARTICLE)
    yield created
    article = f"/v1/articles/{created[1]['response']['id']}"
    yield play("getArticle", "GET", article)
    yield play("listArticles", "GET", "/v1/articles?limit=1")
    yield play("listClaimsOfArticle", "GET", f"{article}/claims?limit=1")
    listed = play(
        "listContradictions", "GET", "/v1/contradictions?limit=1&sort=-confidence&same_speaker=false"
    )
    yield listed
    pair = listed[1]["response"]["items"][0]
    first, second = pair["claims"]
    yield play("getContradiction", "GET", f"/v1/contradictions/{pair['id']}")
    verdict = {"verdict": "confirmed", "note": "Both stand in the articles as quoted."}
    yield play("judgeContradiction", "PUT", f"/v1/contradictions/{pair['id']}/judgement", verdict)
    yield play("checkContradiction", "POST", "/v1/contradictions/check", {"statements": STATEMENTS})
    yield play("listClaims", "GET", f"/v1/claims?speaker={second['speaker']['id']}&facets=kind&limit=1")
    yield play("getClaim", "GET", f"/v1/claims/{second['id']}")
    yield play("listContradictionsOfClaim", "GET", f"/v1/claims/{second['id']}/contradictions?limit=1")
    yield play(
        "correctClaim", "PATCH", f"/v1/claims/{second['id']}", {"modality": "asserted", "note": "Read again."}
    )
    yield play("getTimeline", "GET", f"/v1/timelines?speaker={second['speaker']['id']}&top=1&limit=1")
    sides = f"speaker={first['speaker']['id']}&speaker={second['speaker']['id']}"
    yield play("compareSides", "GET", f"/v1/comparisons?{sides}&limit=2")
    for noun, key in (("Speaker", second["speaker"]["id"]), ("Source", second["article"]["source"]["id"])):
        yield play(f"list{noun}s", "GET", f"/v1/{noun.lower()}s?limit=2")
        yield play(f"get{noun}", "GET", f"/v1/{noun.lower()}s/{key}")
    subjects = play("listSubjects", "GET", "/v1/subjects?limit=2")
    yield subjects
    yield play("getSubject", "GET", f"/v1/subjects/{subjects[1]['response']['items'][0]['id']}")
    one = f"/v1/speakers/{first['speaker']['id']}/merge"
    yield play("mergeSpeaker", "POST", one, {"into": second["speaker"]["id"], "note": "Two names of one."})
    yield play("undoMergeOfSpeaker", "DELETE", one)
    yield play("getHealth", "GET", "/healthz")
    yield play("getReadiness", "GET", "/readyz")
    yield "problem", {str(status): problem for status, problem in _problems(client)}


def _problems(client: FlaskClient) -> Iterator[tuple[int, dict]]:
    for answer in (
        client.get("/v1/claims?limit=0&said_from=yesterday&colour=red"),
        client.get("/v1/claims/9000000000"),
        client.post("/v1/articles", data="{", content_type="application/json"),
        client.post("/v1/articles", data="text", content_type="text/plain"),
        client.delete("/v1/articles/1"),
        client.delete("/v1/articles/1", headers={"If-Match": '"old"'}),
        client.get("/v1/claims", headers={"Accept": "image/png"}),
        client.get("/v1/claims", headers={"Authorization": "Bearer unknown"}),
    ):
        yield answer.status_code, answer.json
