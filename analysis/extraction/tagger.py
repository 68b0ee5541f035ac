"""Find cues with their sources and contents by the trained tagger.

The weights and how they were made: ``analysis/models/attribution``. Time grows linearly with
the text; the session is made once, on first use, and threads may share it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np

from analysis import networks
from analysis.extraction.decoding import OUT, best_labels, likely_runs, runs, softmax
from analysis.extraction.windows import LOWER, OUTSIDE, WINDOW, Piece, pieces

MODEL = networks.MODELS / "attribution"
CLS, SEP = 101, 102
BATCH, SHELF = 8, 64
FAINT = 0.08
"""Cues less likely than this are not looked at; what is right among them is not worth the rest."""

FAR = 0.7
SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+[^\W\d_a-z]")
LONGEST_WORD, LONGEST_BRACKET = 40, 20
CONTRACTION = re.compile(r"(?:s|d|ll|re|ve|m|t)\b", re.I)

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Tagged:
    """One cue with what the tagger links to it, and how sure it is of each part.

    Nothing of one window has to do with another; ``window`` numbers them.
    """

    window: int
    cue: Offsets
    source: Offsets | None
    contents: tuple[Offsets, ...]
    cue_chance: float
    source_chance: float
    content_chances: tuple[float, ...]

    @property
    def content_chance(self) -> float:
        """The mean over the contents, the longer counting for more."""
        sizes = [end - start for start, end in self.contents]
        weighed = sum(size * chance for size, chance in zip(sizes, self.content_chances, strict=True))
        return weighed / sum(sizes) if sizes else 0.0


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
        self._session = networks.session(folder / "tagger.onnx")
        self._tokenizer = networks.tokenizer(folder / "tokenizer.json")
        with np.load(folder / "relations.npz") as arrays:
            self._distances = arrays["distances"]
            self._steps = arrays["lines"]
            self._weight, self._bias = arrays["weight"], arrays["bias"]

    def tag(self, text: str, lines: Sequence[Offsets], packed: int = 0) -> Iterator[Tagged]:
        """Yield the attributions of the given lines of a text, in order of their cues.

        Each line is read by itself, so that what is found in one does not hang on its neighbours.
        With ``packed``, lines share a window up to so many pieces, as they did in training.
        """
        windows = enumerate(self._windows(text, lines, packed))
        while shelf := list(islice(windows, SHELF)):
            # Windows of like length go together: what is padded costs as much as what is read.
            shelf.sort(key=lambda pair: len(pair[1].ids))
            found = [
                one for at in range(0, len(shelf), BATCH) for one in self._read(text, shelf[at : at + BATCH])
            ]
            yield from sorted(found, key=lambda one: (one.window, one.cue))

    def _windows(self, text: str, lines: Sequence[Offsets], packed: int) -> Iterator[_Window]:
        group: list[Piece] = []
        used = 1
        for start, end in lines:
            for run in pieces(self._tokenizer, text, start, end, WINDOW - 2):
                if group and used + len(run.ids) + 1 > packed:
                    yield _window(group)
                    group, used = [], 1
                group.append(run)
                used += len(run.ids) + 1
        if group:
            yield _window(group)

    def _read(self, text: str, numbered: list[tuple[int, _Window]]) -> list[Tagged]:
        batch = [window for _, window in numbered]
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
        found = []
        for at, (row, start, end, chance) in enumerate(cues):
            content, source = (
                _spans(text, batch[row], labels[side][at], shares[side][at]) for side in (0, 1)
            )
            cue = _offsets(text, batch[row], start, end)
            found.append(_tagged(numbered[row][0], cue, chance, content, _nearer(text, cue, source)))
        return found

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


def _spans(text: str, window: _Window, labels: np.ndarray, shares: np.ndarray) -> list[tuple[Offsets, float]]:
    """The stretches of text that a label sequence marks, each with its mean chance."""
    found = []
    for start, end in runs(labels):
        span = _offsets(text, window, start, end)
        if span[1] > span[0]:
            found.append((span, float((1 - shares[start:end, OUT]).mean())))
    return found


def _nearer(text: str, cue: Offsets, sources: list[tuple[Offsets, float]]) -> list[tuple[Offsets, float]]:
    """Sources with less of a chance where the end of a sentence parts them from the cue."""
    return [(span, chance * within_sentence(text, cue, span)) for span, chance in sources]


def within_sentence(text: str, cue: Offsets, span: Offsets) -> float:
    """``FAR`` where the end of a sentence stands between a cue and a span, 1 elsewhere."""
    between = text[min(cue[1], span[1]) : max(cue[0], span[0]) + 1]
    return FAR if SENTENCE_END.search(between) else 1.0


def _tagged(
    number: int,
    cue: Offsets,
    chance: float,
    contents: list[tuple[Offsets, float]],
    sources: list[tuple[Offsets, float]],
) -> Tagged:
    kept = [(span, sure) for span, sure in contents if span[1] <= cue[0] or span[0] >= cue[1]]
    source, source_chance = max(sources, key=lambda pair: pair[1], default=(None, 0.5))
    return Tagged(
        window=number,
        cue=cue,
        source=source,
        contents=tuple(span for span, _ in kept),
        cue_chance=chance,
        source_chance=source_chance,
        content_chances=tuple(sure for _, sure in kept),
    )


def _offsets(text: str, window: _Window, start: int, end: int) -> Offsets:
    """Where a run of pieces stands in the text: whole words, no separator at its ends."""
    while start < end and window.offsets[start][0] < 0:
        start += 1
    while end > start and window.offsets[end - 1][0] < 0:
        end -= 1
    if start == end:
        return (0, 0)
    return whole_words(text, window.offsets[start][0], window.offsets[end - 1][1])


def whole_words(text: str, start: int, end: int) -> Offsets:
    """Widen a span that begins or ends within a word, by at most ``LONGEST_WORD`` letters."""
    for _ in range(LONGEST_WORD):
        if not (0 < start < end and text[start - 1].isalnum() and text[start].isalnum()):
            break
        start -= 1
    for _ in range(LONGEST_WORD):
        if not (start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum()):
            break
        end += 1
    start, end = _whole_abbreviation(text, start, end), _whole_bracket(text, start, end)
    if CONTRACTION.match(text, start) and start > 1 and text[start - 1] in "'’" and text[start - 2].isalnum():
        start -= 1
    return start, end


def _whole_abbreviation(text: str, start: int, end: int) -> int:
    """Where a span that begins within "E.U." or "U.S." ought to begin."""
    while (
        start > 1
        and text[start - 1] == "."
        and text[start - 2].isupper()
        and text[start:end][1:2] in (".", "")
    ):
        start -= 2
    return start


def _whole_bracket(text: str, start: int, end: int) -> int:
    """Where a span that ends before the bracket it opened is closed ought to end."""
    opened = text.rfind("(", start, end)
    if opened < 0 or ")" in text[opened:end]:
        return end
    closed = text.find(")", end, end + LONGEST_BRACKET)
    return closed + 1 if closed >= 0 and "\n" not in text[end:closed] else end
