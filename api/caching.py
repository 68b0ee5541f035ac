"""Entity tags: not sending what the client has, not overwriting what it has not seen."""

import hashlib

from flask import Flask, Response, current_app, request
from marshmallow import Schema

from api.errors import Location, Problem, reason

ENCODINGS = (":gzip", ":br", ":zstd", ":deflate")


def register(app: Flask) -> None:
    """Tag the answer to every GET and answer 304 where the client has it."""
    app.after_request(tag)


def tag(response: Response) -> Response:
    """Give a whole, successful answer to a GET its tag."""
    if request.method in ("GET", "HEAD") and response.status_code == 200 and not response.is_streamed:
        response.set_etag(digest(response.get_data()))
        response.headers.setdefault("Cache-Control", "no-cache")
        if "If-None-Match" in request.headers:
            response.make_conditional(request)
    return response


def digest(body: bytes) -> str:
    """The tag of a body."""
    # Of those that are strong enough the one that processors have an instruction for.
    return hashlib.sha256(body).hexdigest()[:24]


def must_match(schema: type[Schema], *shown: object) -> None:
    """Let a write go on only if ``If-Match`` names the resource as its GET shows it now, in one of
    its ways.

    :raises Problem: 428 without the header, 412 if the resource has changed.
    """
    if "If-Match" not in request.headers:
        words = "Send If-Match with the ETag that a GET gave you."
        raise Problem(428, words, errors=[reason(Location.HEADER, "If-Match", words)])
    given = request.if_match
    bodies = (current_app.json.response(schema().dump(each)).get_data() for each in shown)
    tags = {_plain(tag) for tag in given if tag}
    if not given.star_tag and not any(digest(body) in tags for body in bodies):
        words = "It has changed since you read it: read it again."
        raise Problem(412, words, errors=[reason(Location.HEADER, "If-Match", words)])


def _plain(entity_tag: str) -> str:
    """The tag without what compression adds to it."""
    for encoding in ENCODINGS:
        entity_tag = entity_tag.removesuffix(encoding)
    return entity_tag
