"""FastAPI returning dictionaries, which it serialises in its usual way."""

import os
import threading

from fastapi import FastAPI

from tests.bench.floors import claim, open_sqlite

app = FastAPI()
_local = threading.local()


@app.get("/v1/claims")
def claims(speaker: int) -> dict:
    """Answer with a page of claims."""
    if not hasattr(_local, "floor"):
        _local.floor = open_sqlite(os.environ["BENCH_DATABASE"])
    return {"items": [claim(row) for row in _local.floor.page(speaker)[:50]], "next_cursor": None}
