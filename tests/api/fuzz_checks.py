"""What schemathesis cannot know of this contract, said as narrowly as it can be.

A request may be refused although it fits the document, for what OpenAPI has no words for. Each
such reason stands here; any other one is a failure.
"""

import schemathesis

#: (location, name): how the reason begins.
BEYOND_OPENAPI = {
    ("query", "cursor"): ("Not a cursor of this API", "The cursor belongs to another list"),
    ("query", "said_to"): ("Lies before said_from",),
    ("query", "about_to"): ("Lies before about_from",),
    ("query", "published_to"): ("Lies before published_from",),
    ("query", "sort"): ("Relevance is that of words",),
    ("query", "speaker"): ("Name at least two speakers",),
    ("json", ""): ("Name at least one field to correct",),
    ("json", "text"): ("Give either text or html", "There are no words in it"),
    ("json", "html"): ("There are no words in it", "No story was found on the page"),
    ("json", "published_at"): ("Lies before", "Lies in the future"),
    ("json", "said.end"): ("Lies before start",),
    ("json", "about.end"): ("Lies before start",),
    ("json", "speaker"): ("There is no speaker",),
    ("json", "via"): ("There is no speaker",),
    ("json", "subjects"): ("There is no subject",),
    ("header", "Idempotency-Key"): ("The key was used for another request",),
}


@schemathesis.check
def refused_for_a_reason_beyond_openapi(_, response, case) -> None:
    """Hold a 412 or 422 to what is well-formed against the reasons that OpenAPI cannot give."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 412:
        assert "If-Match" in case.headers, "412 without If-Match"
    if response.status_code == 422:
        strange = [told for told in response.json()["errors"] if not _expected(told)]
        assert response.json()["errors"], "422 without a reason"
        assert not strange, f"refused although the document allows it: {strange}"


def _expected(told: dict[str, str]) -> bool:
    beginnings = BEYOND_OPENAPI.get((told["location"], told["name"]), ())
    return told["reason"].startswith(beginnings)
