"""Opens the networks that are shipped as ONNX files, each with its tokenizer.

onnxruntime and tokenizers are imported on first use: a process that analyses nothing never loads them.
"""

from functools import cache
from pathlib import Path

import numpy as np

MODELS = Path(__file__).parent / "models"
#: Where two claims that are compared, and a claim with its context, are cut off.
TOKENS_OF_TWO, TOKENS_OF_ONE = 112, 128


def session(path: Path):
    """Open a network in a session of one thread, which several threads may share."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def tokenizer(path: Path, most_tokens: int | None = None):
    """Read a tokenizer that pads nothing and cuts off what is beyond ``most_tokens``."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(path))
    found.no_padding()
    if most_tokens is None:
        found.no_truncation()
    else:
        found.enable_truncation(most_tokens)
    return found


class PairReader:
    """A network over two texts, read one pair at a time.

    int8 activations are scaled over a whole batch, and what a pair is given must not depend on the
    pairs beside it.
    """

    def __init__(self, network: Path, words: Path, most_tokens: int) -> None:
        self._session = session(network)
        self._tokenizer = tokenizer(words, most_tokens)

    def read(self, first: str, second: str) -> list[np.ndarray]:
        """Give the network's outputs for one pair of texts, without the batch's dimension."""
        encoding = self._tokenizer.encode(first, second)
        fed = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        outputs = self._session.run(None, {n: np.array([row], dtype=np.int64) for n, row in fed.items()})
        return [output[0] for output in outputs]


@cache
def entailment() -> PairReader:
    """The network that compares two claims: its outputs are two rows of logits."""
    folder = MODELS / "entailment"
    return PairReader(folder / "model.onnx", folder / "tokenizer.json", TOKENS_OF_TWO)


@cache
def similarity() -> PairReader:
    """The network that reads a claim behind its context: its output is one direction.

    It shares its tokenizer with the one that compares claims.
    """
    words = MODELS / "entailment" / "tokenizer.json"
    return PairReader(MODELS / "similarity" / "model.onnx", words, TOKENS_OF_ONE)
