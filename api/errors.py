"""The one table from what went wrong to problem+json (RFC 9457)."""

import logging
import uuid
from collections.abc import Iterator
from http import HTTPStatus

import orjson
from flask import Flask, Response, g, request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from data import errors as data_errors
from jobs import errors as job_errors
from schemas.problems import Location

log = logging.getLogger(__name__)

#: status: (slug of the type, title); the OpenAPI description names its error responses from it.
PROBLEMS = {
    400: ("malformed", "The request cannot be read"),
    401: ("unauthorized", "A key is needed"),
    403: ("forbidden", "The key does not allow this"),
    404: ("not-found", "There is no such thing"),
    405: ("method-not-allowed", "This cannot be done here"),
    406: ("not-acceptable", "None of the accepted formats can be had"),
    409: ("conflict", "The change does not fit what is stored"),
    412: ("precondition-failed", "It has changed since you read it"),
    413: ("too-large", "The request is too large"),
    415: ("unsupported-media-type", "The body is of the wrong type"),
    422: ("invalid", "The request is not valid"),
    428: ("precondition-required", "Say which version you mean to change"),
    429: ("too-many-requests", "Too many requests"),
    500: ("internal", "Something went wrong here"),
    503: ("unavailable", "The service is not ready"),
}


class Problem(Exception):
    """Something that a request did wrong, said so that its sender can mend it."""

    def __init__(self, status: int, detail: str, *, errors: list[dict] | None = None, headers=None):
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors or [], headers or {}


def reason(location: Location, name: str, words: str) -> dict[str, str]:
    """One entry of a problem's ``errors``."""
    return {"location": str(location), "name": name, "reason": words}


def refuse(location: Location, name: str, words: str, status: int = 422) -> Problem:
    """A problem with a single reason."""
    return Problem(status, words, errors=[reason(location, name, words)])


def answer(problem: Problem) -> Response:
    """Write a problem as an HTTP response."""
    slug, title = PROBLEMS.get(problem.status, ("error", HTTPStatus(problem.status).phrase))
    body = {
        "type": f"/problems/{slug}",
        "title": title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": f"urn:uuid:{occurrence()}",
        "errors": problem.errors,
    }
    return Response(
        orjson.dumps(body), problem.status, problem.headers, content_type="application/problem+json"
    )


def occurrence() -> str:
    """The id of this request, the same in its answer and in the log."""
    if "occurrence" not in g:
        g.occurrence = str(uuid.uuid4())
    return g.occurrence


def register(app: Flask) -> None:
    """Answer every error of the app with a problem."""
    for kind, translate in TABLE:
        app.register_error_handler(kind, lambda error, translate=translate: answer(translate(error)))


def _invalid_value(error: data_errors.InvalidValue) -> Problem:
    location = Location.JSON if _has_body() else Location.QUERY
    return refuse(location, error.name, _sentence(error.reason))


def _has_body() -> bool:
    return request.method in ("POST", "PUT", "PATCH")


def _http(error: HTTPException) -> Problem:
    invalid = getattr(error, "exc", None)
    if isinstance(invalid, ValidationError):
        reasons = list(_reasons(invalid.messages))
        return Problem(422, _told(reasons), errors=reasons)
    headers = {k: v for k, v in error.get_headers() if k in ("Allow", "Retry-After", "WWW-Authenticate")}
    status = error.code or 500
    errors = [reason(Location.JSON, "", error.description)] if status == 400 and _has_body() else []
    return Problem(status, error.description or HTTPStatus(status).phrase, errors=errors, headers=headers)


def _told(reasons: list[dict]) -> str:
    words = (f"{each['name']}: {each['reason']}" if each["name"] else each["reason"] for each in reasons[:3])
    more = f" And {len(reasons) - 3} more." if len(reasons) > 3 else ""
    return " ".join(words) + more


def _reasons(messages: dict) -> Iterator[dict[str, str]]:
    """Flatten marshmallow's nested messages, a location at a time."""
    for location, fields in messages.items():
        yield from _flat(Location(location), (), fields)


def _flat(location: Location, path: tuple[str, ...], messages: object) -> Iterator[dict[str, str]]:
    if isinstance(messages, dict):
        for name, inner in messages.items():
            yield from _flat(location, path if name == "_schema" else (*path, str(name)), inner)
        return
    for words in messages if isinstance(messages, list) else [messages]:
        yield reason(location, ".".join(path), words)


def _unexpected(error: Exception) -> Problem:
    log.error("unexpected error in request %s", occurrence(), exc_info=error)
    return Problem(500, "It is in the server's log under the id that `instance` holds.")


TABLE = (
    (Problem, lambda problem: problem),
    (HTTPException, _http),
    (data_errors.NotFound, lambda error: Problem(404, _sentence(error))),
    (data_errors.InvalidCursor, lambda error: refuse(Location.QUERY, "cursor", _sentence(error))),
    (data_errors.InvalidValue, _invalid_value),
    (data_errors.KeyReused, lambda error: refuse(Location.HEADER, "Idempotency-Key", _sentence(error))),
    (data_errors.Conflict, lambda error: Problem(409, _sentence(error))),
    (job_errors.Unreadable, lambda error: refuse(Location.JSON, error.name, error.reason)),
    (Exception, _unexpected),
)


def _sentence(error: Exception | str) -> str:
    words = str(error)
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
