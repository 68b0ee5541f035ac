"""Which claims speak of the same thing: each claim as one vector, read behind its context."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from threading import Lock

import numpy as np

from analysis import networks
from analysis.contradiction.statement import Statement
from analysis.extraction.syntax import readable

MODEL = networks.MODELS / "similarity" / "model.onnx"
CONTEXT_CHARACTERS = 200
CONTENT_CHARACTERS = 600
KEPT_VECTORS = 4096
PAIRS_AT_ONCE = 10_000

_known: OrderedDict[tuple[str, str], bytes] = OrderedDict()
_lock = Lock()


def vectors(statements: Sequence[Statement]) -> list[bytes]:
    """Give each statement's vector: its own, else the one that the model makes, 384 signed bytes.

    A vector depends on the content and the words before it alone, so that it may be kept with a claim.
    """
    return [statement.vector or _vector(*_read(statement)) for statement in statements]


def mark(statement: Statement) -> str:
    """Tell what a statement's vector is made of: it holds as long as this stays the same."""
    made_of = "\0".join((_model_mark(), *_read(statement)))
    return blake2b(made_of.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def _model_mark() -> str:
    return blake2b(MODEL.read_bytes(), digest_size=8).hexdigest()


def _read(statement: Statement) -> tuple[str, str]:
    context, content = statement.context[-CONTEXT_CHARACTERS:], statement.content[:CONTENT_CHARACTERS]
    return readable(context), readable(content)


def _vector(context: str, content: str) -> bytes:
    """Read one claim; alone, as int8 activations are scaled over a whole batch."""
    key = (context, content)
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    (direction,) = networks.similarity().read(context, content)
    vector = packed(direction)
    with _lock:
        _known[key] = vector
        while len(_known) > KEPT_VECTORS:
            _known.popitem(last=False)
    return vector


def packed(direction: np.ndarray) -> bytes:
    """Write a direction as signed bytes, the largest of which is 127."""
    largest = float(np.abs(direction).max()) or 1.0
    return np.round(direction * (127 / largest)).astype(np.int8).tobytes()


def mean(several: Iterable[bytes]) -> bytes | None:
    """The middle of several vectors, None of none: where a whole article lies."""
    rows = [_direction(each) for each in several]
    return packed(np.mean(rows, axis=0)) if rows else None


def cosine(left: bytes, right: bytes) -> float:
    """How alike two vectors are: 1 the same, about 0 nothing in common."""
    return float(_direction(left) @ _direction(right))


def nearnesses(pairs: Sequence[tuple[Statement, Statement]]) -> list[float]:
    """The cosine of each pair's vectors."""
    known = vectors([statement for pair in pairs for statement in pair])
    places = {vector: place for place, vector in enumerate(dict.fromkeys(known))}
    rows = np.array([_direction(vector) for vector in places])
    left, right = ([places[vector] for vector in known[start::2]] for start in (0, 1))
    found: list[float] = []
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        part = slice(start, start + PAIRS_AT_ONCE)
        found += np.einsum("ij,ij->i", rows[left[part]], rows[right[part]]).tolist()
    return found


def _direction(vector: bytes) -> np.ndarray:
    row = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
    length = float(np.linalg.norm(row))
    return row / length if length else row
