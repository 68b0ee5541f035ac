"""Answers that are given again without being made again, as long as nothing was written meanwhile.

An answer to a GET depends on the request and on what the database holds, and the database can say
whether that has changed. It stands before Flask, so that a client who asks whether there is news
costs next to nothing.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from flask import Flask
from werkzeug.http import parse_etags

from analysis.vocabulary import Scope
from api.access import scope_of
from data.database import version

PREFIX = "/v1/"
#: What an answer depends on, besides the database.
TOLD_APART_BY = (
    "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_HOST",
    "HTTP_ORIGIN", "wsgi.url_scheme", "SERVER_PORT",
)  # fmt: skip
#: Larger answers are rare and soon push out all others.
LARGEST = 1 << 18
PASSING = ("ratelimit", "ratelimit-policy", "date")
OF_THE_BODY = ("content-type", "content-length", "content-encoding")


@dataclass(frozen=True)
class Answer:
    """One answer as it was sent, and of which version of the database it tells."""

    version: object
    headers: list[tuple[str, str]]
    body: bytes
    tag: str
    endpoint: str


class Answers:
    """WSGI middleware that remembers the latest answers, up to a number of bytes."""

    def __init__(self, app: Flask, most_bytes: int):
        self.app, self.inner, self.room = app, app.wsgi_app, most_bytes
        self.kept: OrderedDict[tuple, Answer] = OrderedDict()
        self.bytes, self.lock = 0, Lock()

    def __call__(self, environ: dict, start_response):
        if (
            environ["REQUEST_METHOD"] != "GET"
            or not environ["PATH_INFO"].startswith(PREFIX)
            or "HTTP_AUTHORIZATION" in environ
        ):
            return self.inner(environ, start_response)
        now = version()
        if now is None:
            return self.inner(environ, start_response)
        key = tuple(map(environ.get, TOLD_APART_BY))
        with self.lock:
            kept = self.kept.get(key)
            if kept is not None and kept.version == now:
                self.kept.move_to_end(key)
        if kept is None or kept.version != now:
            return self._make(environ, start_response, key, now)
        return self._again(kept, environ, start_response)

    def _again(self, kept: Answer, environ: dict, start_response):
        began = time.perf_counter()
        headers = kept.headers
        quota = self.app.extensions["quotas"]["reads"]
        if quota.most > 0:
            taken = quota.take(f"address:{environ.get('REMOTE_ADDR')}")
            if not taken.allowed:
                return self.inner(environ, start_response)
            headers = [*headers, *taken.fields.items()]
        had = environ.get("HTTP_IF_NONE_MATCH")
        fresh = had is not None and (had == kept.tag or _among(kept.tag, had))
        self.app.extensions["observe"]("GET", kept.endpoint, 304 if fresh else 200, began)
        if fresh:
            start_response("304 NOT MODIFIED", _bodiless(headers))
            return []
        start_response("200 OK", headers)
        return [kept.body]

    def _make(self, environ: dict, start_response, key: tuple, now: object):
        told: list = []
        # Made whole even for who may have it, so that it is there for who asks next.
        had = environ.pop("HTTP_IF_NONE_MATCH", None)
        made = self.inner(environ, lambda *given: told.append(given))
        status, headers = told[-1][0], told[-1][1]
        by_name = {name.lower(): value for name, value in headers}
        whole = status.startswith("200") and "etag" in by_name
        if whole and int(by_name.get("content-length", LARGEST + 1)) <= LARGEST:
            made = self._remembered(made, headers, by_name["etag"], environ["PATH_INFO"], key, now)
        if whole and had is not None and _among(by_name["etag"], had):
            if hasattr(made, "close"):
                made.close()
            start_response("304 NOT MODIFIED", _bodiless(headers))
            return []
        start_response(*told[-1])
        return made

    def _remembered(self, made, headers: list, tag: str, path: str, key: tuple, now: object) -> list[bytes]:
        body = b"".join(made)
        if hasattr(made, "close"):
            made.close()
        endpoint = self._open_to_all(path)
        if endpoint is not None:
            kept = [each for each in headers if each[0].lower() not in PASSING]
            self._keep(key, Answer(now, kept, body, tag, endpoint))
        return [body]

    def _open_to_all(self, path: str) -> str | None:
        """Name the endpoint of a path, if whoever may read may read it."""
        endpoint, _ = self.app.url_map.bind("").match(path, "GET")
        view = getattr(self.app.view_functions[endpoint], "view_class", None)
        return endpoint if view is not None and scope_of(view, "GET") == Scope.READ else None

    def _keep(self, key: tuple, answer: Answer) -> None:
        with self.lock:
            old = self.kept.pop(key, None)
            self.kept[key] = answer
            self.bytes += len(answer.body) - (len(old.body) if old else 0)
            while self.bytes > self.room:
                _, oldest = self.kept.popitem(last=False)
                self.bytes -= len(oldest.body)


def _bodiless(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [each for each in headers if each[0].lower() not in OF_THE_BODY]


def _among(tag: str, header: str) -> bool:
    given = parse_etags(header)
    return given.star_tag or given.contains_weak(tag.removeprefix("W/").strip('"'))


def register(app: Flask) -> None:
    """Remember answers, where everybody gets the same ones."""
    if app.settings.read_open and app.settings.answers_megabytes > 0:
        app.wsgi_app = Answers(app, app.settings.answers_megabytes * 1_000_000)
