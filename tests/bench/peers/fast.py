"""FastAPI: dictionaries with a return type, dictionaries without one, and a response model.

The first is written by pydantic at once, the second goes through ``jsonable_encoder``, the third is what
FastAPI's own tutorial teaches: models, checked and written.
"""

import os
import threading
from datetime import date, datetime

from fastapi import FastAPI
from pydantic import BaseModel

from tests.bench.floors import claim, open_sqlite

app = FastAPI()
_local = threading.local()


class Source(BaseModel):
    id: int
    name: str | None
    domain: str | None


class Article(BaseModel):
    id: int
    title: str | None
    url: str | None
    published_at: datetime | None
    source: Source | None


class Speaker(BaseModel):
    id: int
    name: str
    kind: str
    role: str | None
    affiliation: str | None


class Span(BaseModel):
    start: int
    end: int


class Interval(BaseModel):
    start: date
    end: date
    text: str | None
    precision: str


class Subject(BaseModel):
    id: int
    name: str
    kind: str


class Claim(BaseModel):
    id: int
    article: Article
    speaker: Speaker | None
    speaker_as_written: str | None
    via: Speaker | None
    cue: str | None
    kind: str
    content: str
    spans: list[Span]
    said: Interval | None
    about: Interval | None
    negated: bool
    modality: str
    subjects: list[Subject]
    confidence: float
    corrected: bool


class Page(BaseModel):
    items: list[Claim]
    next_cursor: str | None


def page(speaker: int) -> dict:
    if not hasattr(_local, "floor"):
        _local.floor = open_sqlite(os.environ["BENCH_DATABASE"])
    return {"items": [claim(row) for row in _local.floor.page(speaker)[:50]], "next_cursor": None}


@app.get("/dictionaries")
def dictionaries(speaker: int) -> dict:
    """Answer with a page of claims, said to be a dictionary."""
    return page(speaker)


@app.get("/untyped")
def untyped(speaker: int):
    """Answer with a page of claims, of which nothing is said."""
    return page(speaker)


@app.get("/model", response_model=Page)
def model(speaker: int):
    """Answer with a page of claims by a model."""
    return page(speaker)
