"""Who may do what: API keys, their scopes, and who may write without one."""

from functools import cache

from flask import Flask, current_app, g, request

from analysis.vocabulary import Scope
from api.errors import Problem
from data import keys

LOOPBACK = ("127.0.0.1", "::1")
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


def register(app: Flask) -> None:
    """Ask every request for what its view needs."""
    app.before_request(check)


def check() -> None:
    """Refuse the request if nobody with its key may do what it does."""
    g.scope = scope = scope_of_view()
    if scope is None:
        return
    g.key = _key()
    if g.key is None:
        if not open_to_all(scope):
            raise Problem(
                401, f"This needs a key with the scope {scope}.", headers={"WWW-Authenticate": "Bearer"}
            )
    elif not {scope, Scope.ADMIN} & set(g.key.scopes):
        raise Problem(403, f"The key {g.key.name} lacks the scope {scope}.")


def who() -> str:
    """Name whoever sends this request, for the record."""
    return g.key.name if g.get("key") else "anonymous"


def caller() -> str:
    """Tell callers apart, for limits and replays: the key, or else the address."""
    return f"key:{g.key.id}" if g.get("key") else f"address:{request.remote_addr}"


def scope_of_view() -> Scope | None:
    """The scope that the matched view needs; None outside the API proper."""
    view_class = getattr(current_app.view_functions.get(request.endpoint), "view_class", None)
    if view_class is None or request.method == "OPTIONS" or request.blueprint == "health":
        return None
    return scope_of(view_class, request.method)


@cache
def scope_of(view_class: type, method: str) -> Scope:
    """The scope for a method of a view: what it says, or reading to read and writing to write."""
    safe = method in ("GET", "HEAD")
    view = getattr(view_class, "get" if safe else method.lower(), None)
    return getattr(view, "scope", Scope.READ if safe else Scope.WRITE)


def _key():
    given = request.headers.get("Authorization")
    if given is None:
        return None
    kind, _, secret = given.partition(" ")
    found = keys.find(secret.strip()) if kind.lower() == "bearer" and secret.strip() else None
    if found is None:
        raise Problem(
            401, "The key is not known, or has been revoked.", headers={"WWW-Authenticate": "Bearer"}
        )
    return found


def open_to_all(scope: Scope) -> bool:
    """Whether whoever sends this request may do so much without a key."""
    settings = current_app.settings
    return (scope == Scope.READ and settings.read_open) or (settings.development and _from_this_machine())


def _from_this_machine() -> bool:
    # A proxy on this machine makes the whole world look local, and a page whose name was
    # rebound to 127.0.0.1 still sends its own name as Host.
    host = request.host.rsplit(":", 1)[0].strip("[]")
    return (
        request.remote_addr in LOOPBACK
        and host in LOCAL_NAMES
        and not any(name in request.headers for name in FORWARDED)
    )
