"""spaCy's recogniser of names with its own weights, walking through all texts of a batch in step.

spaCy asks each of its 74 moves, at each word of each text, whether it may be made; that was half of
what names cost. Which moves may be made hangs on few things, so that they are laid down in a table
here, and one step is taken in all texts at once. What is found is the same (a test compares them).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

NEVER = np.float32(-1e9)
# What may be done at a word outside of names: nothing, a name of one word, the start of one.
OUTSIDE, ALONE, BEGINS = range(3)
INSIDE = 3
"""From here on, two rows a label: within a name that must end here, and within one that may go on."""


class Recogniser:
    """A stand-in for an ``EntityRecognizer`` without beams, on texts in which no name is set yet."""

    replaced = "spacy_ner"

    def __init__(self, ner: EntityRecognizer) -> None:
        self._tokens_to_vectors, self._lower, upper = ner.model.layers
        self._bias = self._lower.get_param("b")
        self._weights, self._upper_bias = upper.get_param("W").T.copy(), upper.get_param("b")
        moves = [ner.moves.get_class_name(at).partition("-") for at in range(ner.moves.n_moves)]
        self._labels = sorted({label for _, _, label in moves if label})
        self._kinds = np.array(
            ["OBILU".index(kind) if label or kind == "O" else 0 for kind, _, label in moves]
        )
        self._label_of = np.array([self._labels.index(label) if label else -1 for _, _, label in moves])
        self._barred = self._table(moves)

    @staticmethod
    def fits(pipe: object) -> bool:
        """Whether a component is built as this one expects."""
        if not isinstance(pipe, EntityRecognizer) or pipe.cfg.get("beam_width") != 1:
            return False
        model = pipe.model
        lower = model.layers[1] if len(model.layers) == 3 else None
        known = lower is not None and model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
        return bool(
            known and lower.get_dim("nF") == 3 and lower.get_dim("nP") >= 2 and not pipe.postprocesses
        )

    def __call__(self, doc: Doc) -> Doc:
        self._recognise([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Set the names of many texts, as spaCy's components do."""
        rest = iter(docs)
        while batch := list(islice(rest, batch_size)):
            self._recognise(batch)
            yield from batch

    def _table(self, moves: Sequence[tuple[str, str, str]]) -> np.ndarray:
        """What is added to the scores of the moves: a row for each thing they hang on."""
        table = np.full((INSIDE + 2 * len(self._labels), len(moves)), NEVER, np.float32)
        for at, (kind, _, label) in enumerate(moves):
            if kind == "O":
                table[:INSIDE, at] = 0
            elif not label:
                continue
            elif kind == "U":
                table[ALONE:INSIDE, at] = 0
            elif kind == "B":
                table[BEGINS, at] = 0
            else:
                row = INSIDE + 2 * self._labels.index(label)
                table[row + 1 if kind == "I" else row : row + 2, at] = 0
        return table

    def _recognise(self, batch: list[Doc]) -> None:
        # The longest first: those that still go on are then always the first rows.
        docs = sorted((doc for doc in batch if len(doc)), key=len, reverse=True)
        if not docs:
            return
        moves = self._moves(docs)
        for row, doc in enumerate(docs):
            doc.set_ents(self._names(doc, moves[row, : len(doc)]), default="outside")

    def _moves(self, docs: list[Doc]) -> np.ndarray:
        lengths = np.array([len(doc) for doc in docs])
        first = np.concatenate(([1], 1 + np.cumsum(lengths)[:-1]))  # row 0 stands for "no word"
        features = self._lower.predict(self._tokens_to_vectors.predict(docs))
        goes_on, closed = _surroundings(docs, int(lengths[0]))
        made = np.zeros((len(docs), int(lengths[0])), np.int64)
        label = np.full(len(docs), -1)
        start = np.zeros(len(docs), np.int64)
        for at in range(int(lengths[0])):
            live = int((lengths > at).sum())
            here, within = first[:live] + at, label[:live] >= 0
            seen = features[here, 0] + features[start[:live], 1]
            seen += features[np.where(within, here - 1, 0), 2]
            seen += self._bias
            scores = seen.max(axis=2) @ self._weights + self._upper_bias
            inside = INSIDE + 2 * label[:live] + goes_on[:live, at]
            move = (scores + self._barred[np.where(within, inside, closed[:live, at])]).argmax(axis=1)
            made[:live, at] = move
            kind = self._kinds[move]
            begins, stays = kind == 1, kind == 2
            label[:live] = np.where(begins | stays, self._label_of[move], -1)
            start[:live] = np.where(begins, here, np.where(stays, start[:live], 0))
        return made

    def _names(self, doc: Doc, moves: np.ndarray) -> list[Span]:
        found, start = [], 0
        kinds = self._kinds[moves]
        for at in np.flatnonzero(kinds):
            if kinds[at] in (1, 4):
                start = int(at)
            if kinds[at] in (3, 4):
                label = self._labels[self._label_of[moves[at]]]
                found.append(Span(doc, start, int(at) + 1, label=label))
        return found


def _surroundings(docs: list[Doc], width: int) -> tuple[np.ndarray, np.ndarray]:
    """For each word whether a name may go on after it, and what may be done at it outside of names."""
    goes_on = np.zeros((len(docs), width), np.int64)
    closed = np.zeros((len(docs), width), np.int64)
    for row, doc in enumerate(docs):
        about = doc.to_array([SENT_START, IS_SPACE])
        size = len(doc)
        goes_on[row, : size - 1] = about[1:, 0] != 1
        closed[row, :size] = np.where(about[:, 1] == 1, OUTSIDE, ALONE + goes_on[row, :size])
    return goes_on, closed


@Language.factory("recogniser")
def _made(nlp: Language, name: str) -> Recogniser:
    return Recogniser(nlp.get_pipe(Recogniser.replaced))
