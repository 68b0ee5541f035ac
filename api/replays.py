"""Idempotency keys: the same POST sent again gets the first answer again.

After draft-ietf-httpapi-idempotency-key-header. A key belongs to its caller; the same key with
another request is refused.
"""

import hashlib
import re
from datetime import timedelta

from flask import Flask, Response, current_app, g, request

from api.access import caller, scope_of_view
from api.errors import Location, Problem, refuse
from data import idempotency

HEADER = "Idempotency-Key"
KEPT = ("Content-Type", "Location")
LONGEST = 255
FORM = re.compile(r"^[!-~]([ -~]*[!-~])?$")


def register(app: Flask) -> None:
    """Remember the answers to requests that carry a key."""
    app.before_request(replay)
    app.after_request(remember)


def replay() -> Response | None:
    """Give the first answer again, if this request came before.

    :raises Problem: 409, while the first one is still at work; 422, for a key that is none.
    """
    if request.method != "POST":
        return None
    key = request.headers.get(HEADER)
    if key is None or scope_of_view() is None:
        return None
    if len(key) > LONGEST or not FORM.fullmatch(key):
        raise refuse(Location.HEADER, HEADER, f"Is not a name of 1 to {LONGEST} visible ASCII characters.")
    kept = timedelta(hours=current_app.settings.idempotency_hours)
    first = idempotency.begin(caller(), key, fingerprint(), kept)
    if first is None:
        g.idempotency_key = key
        return None
    if first.status is None:
        raise Problem(409, "The first request with this key is still at work.", headers={"Retry-After": "1"})
    return Response(first.body, first.status, {**first.headers, "Idempotent-Replayed": "true"})


def remember(response: Response) -> Response:
    """Keep the answer, unless it only says that something went wrong here."""
    if "idempotency_key" not in g:
        return response
    key = g.pop("idempotency_key")
    if response.status_code >= 500:
        idempotency.forget(caller(), key)
    else:
        headers = {name: response.headers[name] for name in KEPT if name in response.headers}
        idempotency.finish(caller(), key, response.status_code, headers, response.get_data(as_text=True))
    return response


def fingerprint() -> str:
    """What makes a request the same one: where it goes and what it says."""
    told = "\n".join((request.method, request.full_path, request.mimetype))
    return hashlib.sha256(told.encode() + b"\n" + request.get_data()).hexdigest()
