"""Raw WSGI: one prepared statement, dictionaries, orjson; and the barest answer there is."""

import os
import threading
from urllib.parse import parse_qs

import orjson

from tests.bench.floors import claim, open_sqlite

_local = threading.local()


def app(environ, start_response):
    """Answer ``?speaker=`` with the JSON of our own page."""
    if not hasattr(_local, "floor"):
        _local.floor = open_sqlite(os.environ["BENCH_DATABASE"])
    found = _local.floor.page(int(parse_qs(environ["QUERY_STRING"])["speaker"][0]))
    body = orjson.dumps({"items": [claim(row) for row in found[:50]], "next_cursor": None})
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
