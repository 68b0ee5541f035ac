"""Loads example articles, so that a fresh database has something to show."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from data.models import Article
from data.settings import Settings
from jobs.ingest import ingest

log = logging.getLogger(__name__)


def load(path: Path | str, settings: Settings | None = None) -> int:
    """Read the articles of a file of JSON lines, or of all such files of a folder; tell how many are new.

    Loading twice changes nothing: an article that is there is not read again.
    """
    number = 0
    for article in articles(Path(path)):
        number += ingest(settings=settings, **article).new
    return number


def load_if_empty(path: Path | str, settings: Settings | None = None) -> int:
    """Load example articles where there are no articles at all."""
    if Article.select(Article.id).exists():
        return 0
    number = load(path, settings)
    log.info("read %s example articles from %s", number, path)
    return number


def articles(path: Path) -> Iterator[dict]:
    """Give the articles of JSON lines: text or html, title, url, published_at and source."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield article(json.loads(line))


def article(given: dict) -> dict:
    """Make of an article as it stands in a file what ``ingest`` takes."""
    if given.get("published_at"):
        given["published_at"] = datetime.fromisoformat(given["published_at"])
    if isinstance(given.get("source"), str):
        given["source"] = {"name": given["source"]}
    names = ("text", "html", "title", "url", "published_at", "source")
    return {name: given[name] for name in names if given.get(name) is not None}
