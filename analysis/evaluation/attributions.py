"""Score who said what on annotated news.

    python -m analysis.evaluation.attributions [--data ../shared/eval] [--component tagger|attributions]
                                               [--part dev] [--keep FILE]

``tagger`` scores the trained tagger alone, ``attributions`` (the default) the whole component, with
the quotation and grammar rules. Thresholds and rules were chosen on the development part; nothing
was trained on it. Prints the scorer's JSON, a reliability table of the confidence, and articles a
CPU-second, parsing included.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analysis.extraction.attributions import attributions
from analysis.extraction.document import Attribution, Block, Document, Span
from analysis.extraction.quotations import quotations
from analysis.extraction.selection import chosen
from analysis.extraction.syntax import syntax
from analysis.extraction.tagger import tagger
from analysis.extraction.windows import paragraphs
from analysis.vocabulary import BlockRole

BUCKETS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def rows(path: Path) -> list[dict]:
    """Read a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def document_of(text: str) -> Document:
    """A document all of whose lines are story, as the annotators treated it."""
    blocks = [Block(Span(a, b), BlockRole.PARAGRAPH) for a, b in paragraphs(text)]
    return Document(text, blocks=blocks)


def by_component(text: str) -> list[Attribution]:
    """The attributions of the whole component."""
    document = document_of(text)
    syntax(document)
    quotations(document)
    attributions(document)
    return document.attributions


def by_tagger(text: str) -> list[Attribution]:
    """The attributions of the tagger alone."""
    return chosen(text, tagger().tag(text, paragraphs(text)))


COMPONENTS: dict[str, Callable[[str], list[Attribution]]] = {
    "attributions": by_component,
    "tagger": by_tagger,
}


def as_row(identifier: str, found: list[Attribution]) -> dict:
    """Attributions in the form of the gold, with their confidence."""
    spans = [
        {"source": one.source, "cue": one.cue, "content": one.content, "confidence": one.confidence}
        for one in found
    ]
    return {"id": identifier, "attributions": spans}


def score(scorer: Path, gold: Path, predicted: list[dict], keep: Path | None) -> dict:
    """Run the scorer on predictions and return what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "predicted.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in predicted), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(path)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def words_of(text: str, spans: list) -> set[int]:
    """The positions of the letters and digits that spans cover."""
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def reliability(gold: list[dict], predicted: list[dict]) -> list[tuple[str, int, float, float, float]]:
    """A row a bucket of confidence: bucket, how many, mean confidence, share that is right, and the
    share that is right of all from this confidence up.

    Right means that a gold attribution shares at least half of the union of their contents.
    """
    pairs = []
    for truth, ours in zip(gold, predicted, strict=True):
        text = truth["text"]
        known = [words_of(text, one["content"]) for one in truth["attributions"]]
        for one in ours["attributions"]:
            mine = words_of(text, one["content"])
            right = any(mine & other and len(mine & other) >= 0.5 * len(mine | other) for other in known)
            pairs.append((one["confidence"], right))
    table = []
    for low, high in zip(BUCKETS, BUCKETS[1:], strict=False):
        inside = [(c, right) for c, right in pairs if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            above = [right for c, right in pairs if c >= low]
            bucket = f"{low:.2f}-{min(high, 1):.2f}"
            table.append((bucket, len(inside), mean, share, sum(above) / len(above)))
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--component", choices=COMPONENTS, default="attributions")
    parser.add_argument("--part", default="dev")
    parser.add_argument("--keep", type=Path, help="write the predictions here")
    given = parser.parse_args()
    path = given.data / "attribution" / f"{given.part}.jsonl.gz"
    if not path.exists():
        print(f"no annotated articles at {path}: give --data")
        return 1
    gold, read = rows(path), COMPONENTS[given.component]
    read(gold[0]["text"])
    began = time.process_time()
    predicted = [as_row(row["id"], read(row["text"])) for row in gold]
    spent = time.process_time() - began
    print(json.dumps(score(given.data / "score_attributions.py", path, predicted, given.keep), indent=1))
    print("confidence   number  mean  right  from here up")
    for bucket, number, mean, share, above in reliability(gold, predicted):
        print(f"{bucket}  {number:6}  {mean:.2f}  {share:.2f}   {above:.2f}")
    length = sum(len(row["text"].split()) for row in gold) / len(gold)
    print(f"{len(gold) / spent:.1f} articles a CPU-second, {length:.0f} words an article")
    return 0


if __name__ == "__main__":
    sys.exit(main())
