"""Find cues with their sources and contents by the trained tagger.

The weights and how they were made: ``analysis/models/attribution``. Time grows linearly with
the text; the session is made once, on first use, and threads may share it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from analysis.extraction.decoding import BEGIN, OUT, best_labels, likely_runs, runs, softmax
from analysis.extraction.windows import LOWER, OUTSIDE, WINDOW, Piece, pieces

MODEL = Path(__file__).parents[1] / "models" / "attribution"
CLS, SEP = 101, 102
BATCH = 8
FAINT = 0.08
"""Cues less likely than this are not looked at; what is right among them is not worth the rest."""

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Tagged:
    """One cue with what the tagger links to it, and how sure it is of each part."""

    cue: Offsets
    source: Offsets | None
    contents: tuple[Offsets, ...]
    cue_chance: float
    source_chance: float
    content_chance: float


@dataclass
class _Window:
    ids: list[int]
    cases: list[int]
    quotes: list[int]
    lines: list[int]
    offsets: list[Offsets]


class Tagger:
    """The network in an onnxruntime session of one thread, with its tokenizer."""

    def __init__(self, folder: Path = MODEL) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        with np.load(folder / "relations.npz") as arrays:
            self._distances = arrays["distances"]
            self._steps = arrays["lines"]
            self._weight, self._bias = arrays["weight"], arrays["bias"]

    def tag(self, text: str, lines: Sequence[Offsets]) -> Iterator[Tagged]:
        """Yield the attributions of the given lines of a text, in order of their cues."""
        windows = self._windows(text, lines)
        while batch := list(islice(windows, BATCH)):
            yield from self._read(batch)

    def _windows(self, text: str, lines: Sequence[Offsets]) -> Iterator[_Window]:
        group: list[Piece] = []
        used = 1
        for start, end in lines:
            for run in pieces(self._tokenizer, text, start, end, WINDOW - 2):
                if group and used + len(run.ids) + 1 > WINDOW:
                    yield _window(group)
                    group, used = [], 1
                group.append(run)
                used += len(run.ids) + 1
        if group:
            yield _window(group)

    def _read(self, batch: list[_Window]) -> list[Tagged]:
        lengths = np.array([len(window.ids) for window in batch])
        tags, views = self._session.run(None, _feed(batch, int(lengths.max())))
        chances = softmax(tags[:, :, :3])
        cues = [
            (row, start, end, chance)
            for row in range(len(batch))
            for start, end, chance in likely_runs(chances[row, : lengths[row]], FAINT)
        ]
        if not cues:
            return []
        related = self._relate(batch, tags, views, cues)
        own = lengths[[row for row, *_ in cues]]
        labels = [best_labels(related[:, :, at : at + 3], own) for at in (0, 3)]
        shares = [softmax(related[:, :, at : at + 3]) for at in (0, 3)]
        return [
            _tagged(batch[cue[0]], cue, [l[at] for l in labels], [s[at] for s in shares])
            for at, cue in enumerate(cues)
        ]

    def _relate(self, batch: list[_Window], tags: np.ndarray, views: np.ndarray, cues: list) -> np.ndarray:
        """Scores (cue, piece, 6) of content and source as each cue sees them."""
        width, size = tags.shape[1], self._distances.shape[1]
        reach, far = len(self._distances) // 2, len(self._steps) // 2
        lines = np.zeros((len(batch), width), np.int64)
        for row, window in enumerate(batch):
            lines[row, : len(window.lines)] = window.lines
        rows = np.array([cue[0] for cue in cues])
        first = np.array([cue[1] for cue in cues])
        last = np.array([cue[2] - 1 for cue in cues])
        own = views[rows, first, size : 2 * size] + views[rows, last, 2 * size :]
        distance = np.clip(np.arange(width)[None, :] - first[:, None], -reach, reach) + reach
        step = np.clip(lines[rows] - lines[rows, first][:, None], -far, far) + far
        seen = views[rows, :, :size] + own[:, None, :]
        seen += self._distances[distance]
        seen += self._steps[step]
        np.maximum(seen, 0, out=seen)
        return seen @ self._weight.T + self._bias + tags[rows, :, 3:]


@cache
def tagger() -> Tagger:
    """The shipped tagger, loaded on first use."""
    return Tagger()


def _window(group: list[Piece]) -> _Window:
    window = _Window([CLS], [LOWER], [OUTSIDE], [0], [(-1, -1)])
    for number, run in enumerate(group):
        window.ids += [*run.ids, SEP]
        window.cases += [*run.cases, LOWER]
        window.quotes += [*run.quotes, OUTSIDE]
        window.offsets += [*run.offsets, (-1, -1)]
        window.lines += [number] * (len(run.ids) + 1)
    return window


def _feed(batch: list[_Window], width: int) -> dict[str, np.ndarray]:
    def padded(rows: list[list[int]]) -> np.ndarray:
        out = np.zeros((len(rows), width), np.int64)
        for at, row in enumerate(rows):
            out[at, : len(row)] = row
        return out

    return {
        "ids": padded([window.ids for window in batch]),
        "mask": padded([[1] * len(window.ids) for window in batch]),
        "cases": padded([window.cases for window in batch]),
        "quotes": padded([window.quotes for window in batch]),
    }


def _tagged(window: _Window, cue: tuple, labels: list[np.ndarray], shares: list[np.ndarray]) -> Tagged:
    _, start, end, chance = cue
    contents = [_offsets(window, run) for run in runs(labels[0]) if run[1] <= start or run[0] >= end]
    sources = [(float(_chance(shares[1], run)), run) for run in runs(labels[1])]
    source_chance, source = max(sources, default=(float(shares[1][:, OUT].min()), None))
    marked = labels[0] != OUT
    content_chance = float((1 - shares[0][marked, OUT]).mean()) if marked.any() else 0.0
    return Tagged(
        cue=_offsets(window, (start, end)),
        source=_offsets(window, source) if source else None,
        contents=tuple(span for span in contents if span[0] >= 0),
        cue_chance=chance,
        source_chance=source_chance,
        content_chance=content_chance,
    )


def _chance(shares: np.ndarray, run: Offsets) -> float:
    inside = shares[run[0] : run[1]]
    return min(float(inside[0, BEGIN]), float((1 - inside[:, OUT]).mean()))


def _offsets(window: _Window, run: Offsets) -> Offsets:
    """Where a run of pieces stands in the text, without separators at its ends."""
    start, end = run
    while start < end and window.offsets[start][0] < 0:
        start += 1
    while end > start and window.offsets[end - 1][0] < 0:
        end -= 1
    if start == end:
        return (-1, -1)
    return window.offsets[start][0], window.offsets[end - 1][1]
