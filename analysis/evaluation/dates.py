"""Score the time expressions on TimeBank and AQUAINT, and say how fast they are found.

    python -m analysis.evaluation.dates [--data ../shared/eval] [--half 0|1]

The rules were tuned on these two corpora; ``--half`` scores every other article, which is how
a rule written on one half was checked on the other. Prints the scorer's JSON for each corpus and
for both together, and articles a CPU-second.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from analysis.extraction.dates import find

CORPORA = ("timebank", "aquaint")


def rows(path: Path) -> list[dict]:
    """Read a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def predicted(row: dict) -> dict:
    """Find an article's time expressions, in the form of the gold."""
    found = find(row["text"], date.fromisoformat(row["published_on"]))
    timexes = [
        {"start": one.span.start, "end": one.span.end, "type": one.type, "value": one.value} for one in found
    ]
    return {"id": row["id"], "timexes": timexes}


def score(name: str, gold: list[dict], scorer: Path, folder: Path) -> dict:
    """Write gold and predictions, run the scorer, return what it printed."""
    gold_path, predicted_path = folder / f"{name}.gold.jsonl", folder / f"{name}.predicted.jsonl"
    gold_path.write_text("\n".join(json.dumps(row) for row in gold), encoding="utf-8")
    predicted_path.write_text("\n".join(json.dumps(predicted(row)) for row in gold), encoding="utf-8")
    command = [sys.executable, str(scorer), str(gold_path), str(predicted_path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def speed(articles: list[dict]) -> tuple[float, float]:
    """Articles a CPU-second, and the mean length of an article in words."""
    for row in articles[:5]:
        predicted(row)
    began = time.process_time()
    for row in articles:
        predicted(row)
    spent = time.process_time() - began
    return len(articles) / spent, sum(len(row["text"].split()) for row in articles) / len(articles)


def main() -> None:
    """Score each corpus and both together."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared/eval"))
    options.add_argument("--half", type=int, choices=(0, 1))
    given = options.parse_args()
    if not (given.data / "dates").is_dir():
        raise SystemExit(f"no {given.data / 'dates'}: give the folder that holds dates/ with --data")
    corpora = {name: rows(given.data / "dates" / f"{name}.jsonl.gz") for name in CORPORA}
    if given.half is not None:
        corpora = {name: articles[given.half :: 2] for name, articles in corpora.items()}
    corpora["both"] = [row for name in CORPORA for row in corpora[name]]
    with tempfile.TemporaryDirectory() as folder:
        for name, articles in corpora.items():
            report = score(name, articles, given.data / "score_dates.py", Path(folder))
            print(name, json.dumps(report))
    rate, length = speed(corpora["both"])
    print(f"speed: {rate:.0f} articles a CPU-second at {length:.0f} words an article")


if __name__ == "__main__":
    main()
