"""The tagger's network: MiniLM, one head for spans and one that reads them from a cue's side."""

from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

REACH = 96
"""Distances from the cue beyond this many pieces count as this many."""
LINES = 2
UNSEEN = -1e4
WIDTH = 128


class Network(nn.Module):
    """Label every piece as cue, content and source, and again as seen from one cue.

    The first labels (three times B, I, O) find the cues; the second say which content and
    which source belong to a given cue, so that attributions may nest and share a source.
    """

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            weights, add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        size = self.encoder.config.hidden_size
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.cases = nn.Embedding(4, size)
        self.quotes = nn.Embedding(4, size)
        nn.init.normal_(self.cases.weight, std=0.01)
        nn.init.normal_(self.quotes.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(size, 9)
        self.views = nn.Linear(size, 3 * WIDTH)
        self.distances = nn.Embedding(2 * REACH + 1, WIDTH)
        self.lines = nn.Embedding(2 * LINES + 1, WIDTH)
        nn.init.normal_(self.distances.weight, std=0.02)
        nn.init.normal_(self.lines.weight, std=0.02)
        self.relations = nn.Linear(WIDTH, 6)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, cases: torch.Tensor, quotes: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits (window, piece, 9: cue, content, source) and views (window, piece, 3 * WIDTH)."""
        words = self.encoder.embeddings.word_embeddings(ids)
        embedded = words + self.cases(cases) + self.quotes(quotes)
        # Added to attention scores as it is: the library's own masks are not traced into ONNX.
        hidden_pieces = (1.0 - mask.to(embedded.dtype))[:, None, None, :] * UNSEEN
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=hidden_pieces).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.views(hidden)

    def relate(
        self, tags: torch.Tensor, views: torch.Tensor, lines: torch.Tensor, cues: torch.Tensor
    ) -> torch.Tensor:
        """Logits (cue, piece, 6: content, source) for cues given as (window, first, last)."""
        row, first, last = cues.unbind(1)
        every = views[row, :, :WIDTH]
        own = views[row, first, WIDTH : 2 * WIDTH] + views[row, last, 2 * WIDTH :]
        positions = torch.arange(views.shape[1])
        distance = (positions[None, :] - first[:, None]).clamp(-REACH, REACH) + REACH
        step = (lines[row] - lines[row, first][:, None]).clamp(-LINES, LINES) + LINES
        seen = every + own[:, None, :] + self.distances(distance) + self.lines(step)
        return self.relations(torch.relu(seen)) + tags[row, :, 3:]
