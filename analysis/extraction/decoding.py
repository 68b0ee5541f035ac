"""Turn the tagger's scores into labels and labels into spans: plain array work."""

import numpy as np

OUT, BEGIN, IN = range(3)
_FORBIDDEN = -1e4


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities over the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def best_labels(logits: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The best sequence of O, B, I (no I after O) for rows of (row, piece, 3) scores.

    Viterbi for all rows at once; a row is valid up to its length.
    """
    rows, width, _ = logits.shape
    if not rows or not width:
        return np.zeros((rows, width), np.int8)
    change = np.zeros((3, 3), logits.dtype)
    change[OUT, IN] = _FORBIDDEN
    score = logits[:, 0].copy()
    score[:, IN] = _FORBIDDEN
    back = np.zeros((rows, width, 3), np.int8)
    stay = np.arange(3, dtype=np.int8)
    for at in range(1, width):
        options = score[:, :, None] + change
        origin = options.argmax(axis=1)
        live = (at < lengths)[:, None]
        score = np.where(live, options.max(axis=1) + logits[:, at], score)
        back[:, at] = np.where(live, origin, stay)
    labels = np.zeros((rows, width), np.int8)
    label = score.argmax(axis=1).astype(np.int8)
    every = np.arange(rows)
    for at in range(width - 1, -1, -1):
        labels[:, at] = np.where(at < lengths, label, OUT)
        label = back[every, at, label]
    return labels


def runs(labels: np.ndarray) -> list[tuple[int, int]]:
    """Half-open runs of pieces that one label sequence marks."""
    found: list[tuple[int, int]] = []
    start = -1
    for at, label in enumerate(labels):
        if start >= 0 and label != IN:
            found.append((start, at))
            start = -1
        if label == BEGIN or (label == IN and start < 0):
            start = at
    if start >= 0:
        found.append((start, len(labels)))
    return found


def likely_runs(chances: np.ndarray, threshold: float) -> list[tuple[int, int, float]]:
    """Runs that begin where B is at least ``threshold``, with the chance of their beginning.

    Finds more than the best sequence does, for a caller that weighs them afterwards.
    """
    found = []
    begins = chances[:, BEGIN]
    for start in np.flatnonzero(begins >= threshold):
        if start and begins[start - 1] > begins[start]:
            continue
        end = int(start) + 1
        while end < len(chances) and chances[end, IN] > max(chances[end, OUT], chances[end, BEGIN]):
            end += 1
        found.append((int(start), end, float(begins[start])))
    return found
