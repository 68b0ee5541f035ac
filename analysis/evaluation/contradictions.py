"""Score the comparison of claims on labelled pairs and on whole stories with gold claims.

    python -m analysis.evaluation.contradictions --pairs FOLDER --cases FOLDER [--errors] [--only NAME]

``--pairs`` holds ``<name>.dev.jsonl.gz`` files: premise, hypothesis, label; those of stories also
speakers and dates. ``--cases`` holds a folder a story with ``gold.json``; its gold claims go straight
into the comparison, all stories together, so that extraction has no say in these figures.
"""

import argparse
import json
from pathlib import Path

from analysis.contradiction.detector import prepare, weigh
from analysis.contradiction.entailment import scores
from analysis.contradiction.rendering import side
from analysis.contradiction.statement import Statement
from analysis.evaluation.contradiction_cases import cases, event_statement
from analysis.training.entailment_data import lines
from analysis.training.made_pairs import LABELS

SAMPLE = 1500


def auc(scored: list[tuple[float, bool]]) -> float:
    """Area under the ROC curve, ties shared."""
    ranked = sorted(scored)
    positives = sum(right for _, right in ranked)
    area, below, start = 0.0, 0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        up = sum(right for _, right in ranked[start:end])
        area += up * (below + (end - start - up) / 2)
        below += end - start - up
        start = end
    return area / (positives * (len(ranked) - positives))


def average_precision(scored: list[tuple[float, bool]]) -> float:
    """Mean of the precision at every contradiction, best scores first."""
    hits, total = 0, 0.0
    for rank, (_, right) in enumerate(sorted(scored, reverse=True), 1):
        hits += right
        total += right * hits / rank
    return total / hits


def general(path: Path, everything: bool) -> dict:
    """Score the entailment model alone, premise to hypothesis."""
    rows = list(lines(path))
    if not everything:
        rows = rows[:: max(1, len(rows) // SAMPLE)]
    found = scores([(side(row["premise"]), side(row["hypothesis"])) for row in rows])
    scored = [(float(e[2]), row["label"] == "contradiction") for (e, _), row in zip(found, rows, strict=True)]
    three = [
        LABELS[int(e.argmax())] == row["label"]
        for (e, _), row in zip(found, rows, strict=True)
        if row["label"] in LABELS
    ]
    return {
        "pairs": len(rows),
        "auc": round(auc(scored), 4),
        "average_precision": round(average_precision(scored), 4),
        "accuracy3": round(sum(three) / len(three), 4) if three else None,
    }


def story_pairs(rows: list[dict]) -> list[tuple[Statement, Statement]]:
    """Make statements of labelled story pairs."""
    return [
        (event_statement(row["a"], row["premise"], row), event_statement(row["b"], row["hypothesis"], row))
        for row in rows
    ]


def stories(path: Path, errors: bool) -> dict:
    """Score the whole detector on story pairs, and the model alone beside it."""
    rows = list(lines(path))
    prepared = prepare(story_pairs(rows), thorough=True)
    chances = [weigh(pair)[0] for pair in prepared]
    right = [row["label"] == "contradiction" for row in rows]
    alone = [pair.opinion.clash if pair.opinion else 0.0 for pair in prepared]
    if errors:
        for chance, row in sorted(zip(chances, rows, strict=True), key=lambda two: -two[0])[:60]:
            if row["label"] != "contradiction":
                print(f"{chance:.2f} {row['label']}: {row['premise']} || {row['hypothesis']}")
    return {
        "pairs": len(rows),
        "auc": round(auc(list(zip(chances, right, strict=True))), 4),
        "average_precision": round(average_precision(list(zip(chances, right, strict=True))), 4),
        "model_auc": round(auc(list(zip(alone, right, strict=True))), 4),
        "model_average_precision": round(average_precision(list(zip(alone, right, strict=True))), 4),
        "reliability": reliability(list(zip(chances, right, strict=True))),
    }


def reliability(scored: list[tuple[float, bool]]) -> dict[str, str]:
    """How many are right at each confidence."""
    table = {}
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        part = [right for chance, right in scored if low <= chance < high]
        if part:
            table[f"{low:.1f}"] = f"{sum(part)}/{len(part)}"
    return table


def main() -> None:
    """Read the command line and print one JSON object a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=Path("../shared/eval/contradiction"))
    parser.add_argument(
        "--cases", type=Path, nargs="*", default=[Path("../shared/cases"), Path("tests/stories")]
    )
    parser.add_argument("--only", help="name one set of pairs, or cases")
    parser.add_argument("--errors", action="store_true", help="show what was found wrongly or missed")
    parser.add_argument("--everything", action="store_true", help=f"all pairs of a set, not some {SAMPLE}")
    given = parser.parse_args()
    for path in sorted(given.pairs.glob("*.dev.jsonl.gz")):
        name = path.name.split(".")[0]
        if given.only in (None, name):
            result = stories(path, given.errors) if name == "stories" else general(path, given.everything)
            print(json.dumps({name: result}), flush=True)
    folders = given.cases if given.only in (None, "cases") else ()
    for folder in (folder for folder in folders if folder.is_dir()):
        for listing, result in cases(folder, given.errors).items():
            print(json.dumps({f"{folder}, {listing}": result}))


if __name__ == "__main__":
    main()
