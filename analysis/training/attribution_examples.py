"""Annotated articles as windows of word pieces with labels, packed and batched for training."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from analysis.extraction.windows import LOWER, OUTSIDE, TITLE, UPPER, WINDOW, Piece, paragraphs, pieces

TRIM = " \t\r\n\u00a0\"'“”‘’`«».,;:!?–—-()[]"
"""Marks that annotators now take into a span and now leave out; labels always leave them out."""
CLS, SEP = 101, 102
FIRST_NAME_PIECE, LAST_PIECE = 1997, 29000

Spans = list[tuple[int, int]]


@dataclass
class Article:
    """One article cut into pieces, with its attributions as tidied spans."""

    runs: list[Piece]
    attributions: list[dict[str, Spans]]


@dataclass
class Window:
    """One training example: pieces, their labels, and the attributions whose cue is inside."""

    ids: list[int]
    cases: list[int]
    quotes: list[int]
    lines: list[int]
    labels: dict[str, np.ndarray]
    cues: list[tuple[int, int]] = field(default_factory=list)
    contents: list[np.ndarray] = field(default_factory=list)
    sources: list[np.ndarray] = field(default_factory=list)


def tidy(text: str, spans: list[list[int]] | None) -> Spans:
    """Trim spans of marks and white space, and join those that only such marks part."""
    tidied: Spans = []
    for start, end in sorted((s, e) for s, e in spans or []):
        while start < end and text[start] in TRIM:
            start += 1
        while end > start and text[end - 1] in TRIM:
            end -= 1
        if end <= start:
            continue
        if tidied and all(char in TRIM for char in text[tidied[-1][1] : start]):
            tidied[-1] = (tidied[-1][0], max(end, tidied[-1][1]))
        else:
            tidied.append((start, end))
    return tidied


def read_articles(path: Path, tokenizer: Tokenizer) -> list[Article]:
    """Read a file of annotated articles, one JSON object a line."""
    articles = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            runs = [
                run
                for start, end in paragraphs(text)
                for run in pieces(tokenizer, text, start, end, WINDOW - 2)
            ]
            attributions = [
                {key: tidy(text, found.get(key)) for key in ("cue", "content", "source")}
                for found in row["attributions"]
            ]
            articles.append(Article(runs, attributions))
    return articles


def batches(articles: list[Article], size: int, seed: int) -> Iterator[list[Window]]:
    """One epoch: every piece once, cut into windows anew, in batches of like length."""
    rng = random.Random(seed)
    windows = [window for article in articles for window in _pack(article, rng)]
    rng.shuffle(windows)
    pool = size * 16
    grouped = []
    for at in range(0, len(windows), pool):
        chunk = sorted(windows[at : at + pool], key=lambda window: len(window.ids))
        grouped += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    rng.shuffle(grouped)
    yield from grouped


def _pack(article: Article, rng: random.Random) -> Iterator[Window]:
    """Windows of neighbouring paragraphs; their sizes vary, so that short texts are known too."""
    group: list[Piece] = []
    used, budget = 1, rng.randint(WINDOW // 3, WINDOW)
    for run in article.runs:
        if group and used + len(run.ids) + 1 > budget:
            yield _window(group, article.attributions, rng)
            group, used = [], 1
            budget = WINDOW if rng.random() < 0.85 else WINDOW // 3
        group.append(run)
        used += len(run.ids) + 1
    if group:
        yield _window(group, article.attributions, rng)


def _window(group: list[Piece], attributions: list[dict[str, Spans]], rng: random.Random) -> Window:
    ids, cases, quotes, lines = [CLS], [LOWER], [OUTSIDE], [0]
    offsets = [(-1, -1)]
    for number, run in enumerate(group):
        ids += [*run.ids, SEP]
        cases += [*run.cases, LOWER]
        quotes += [*run.quotes, OUTSIDE]
        offsets += [*run.offsets, (-1, -1)]
        lines += [number] * (len(run.ids) + 1)
    _vary(ids, cases, quotes, rng)
    starts = np.array([start for start, _ in offsets])
    ends = np.array([end for _, end in offsets])
    labels = {key: np.zeros(len(ids), np.int64) for key in ("cue", "content", "source")}
    window = Window(ids, cases, quotes, lines, labels)
    for key, label in labels.items():
        spans = [span for found in attributions for span in found[key]]
        for span in sorted(spans, key=lambda s: s[1] - s[0]):
            _paint(label, starts, ends, span)
    for found in attributions:
        _add_cue(window, found, starts, ends)
    return window


def _add_cue(window: Window, found: dict[str, Spans], starts: np.ndarray, ends: np.ndarray) -> None:
    if not found["cue"]:
        return
    inside = np.flatnonzero((starts < found["cue"][0][1]) & (ends > found["cue"][0][0]))
    if not len(inside):
        return
    window.cues.append((int(inside[0]), int(inside[-1])))
    for key, into in (("content", window.contents), ("source", window.sources)):
        label = np.zeros(len(starts), np.int64)
        for span in found[key]:
            _paint(label, starts, ends, span)
        into.append(label)


def _paint(label: np.ndarray, starts: np.ndarray, ends: np.ndarray, span: tuple[int, int]) -> None:
    inside = np.flatnonzero((starts < span[1]) & (ends > span[0]))
    if len(inside):
        label[inside] = 2
        label[inside[0]] = 1


def _vary(ids: list[int], cases: list[int], quotes: list[int], rng: random.Random) -> None:
    """Make some windows unlike the corpus: strange names, lost capitals, lost marks."""
    chance = rng.random()
    if chance < 0.18:
        for at in range(2, len(ids)):
            if cases[at] == TITLE and rng.random() < 0.5:
                ids[at] = rng.randint(FIRST_NAME_PIECE, LAST_PIECE)
    elif chance < 0.21:
        cases[:] = [LOWER] * len(cases)
    elif chance < 0.23:
        cases[:] = [UPPER] * len(cases)
    elif chance < 0.27:
        quotes[:] = [OUTSIDE] * len(quotes)
