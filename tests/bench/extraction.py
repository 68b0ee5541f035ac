"""How fast whole articles are decomposed, beside textacy's quote extraction, in one run.

    python -m tests.bench.extraction [--articles N] [--rounds N]

Both read the same articles of about 750 words in turn, article by article, on one thread; CPU time of
this process is counted, model loading is not. textacy gets the same spaCy pipeline, with the same quicker
stand-ins for two of its components, and its usual call, ``direct_quotations``; it finds quotations only,
no indirect speech, dates or speakers. Where textacy is not installed (it is in requirements-bench.lock),
our own figures are printed alone.
"""

import argparse
import json
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from analysis.extraction.pipeline import read
from analysis.extraction.syntax import language

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WORDS = 750


def paragraphs() -> list[str]:
    """The paragraphs of the seeds, in order."""
    rows = [
        json.loads(line) for path in sorted(SEEDS.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    return [part for row in rows for part in row["text"].split("\n\n") if part.strip()]


def articles(count: int) -> list[str]:
    """Texts of about ``WORDS`` words, put together from the paragraphs of the seeds."""
    parts = paragraphs()
    made, at = [], 0
    while len(made) < count:
        text: list[str] = []
        while sum(len(part.split()) for part in text) < WORDS:
            text.append(parts[at % len(parts)])
            at += 1
        made.append("\n\n".join(text))
    return made


def ours(text: str) -> int:
    published = datetime(2022, 2, 16, 16, tzinfo=UTC)
    return len(read(text, published_at=published).claims)


def textacys():
    """textacy's direct quotations over the same parse, or None where it is not installed."""
    try:
        from textacy.extract import triples
    except ImportError:
        return None
    nlp = language()
    return lambda text: len(list(triples.direct_quotations(nlp(text))))


def cpu(method, text: str) -> float:
    started = time.process_time()
    method(text)
    return time.process_time() - started


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--articles", type=int, default=10)
    options.add_argument("--rounds", type=int, default=3)
    wanted = options.parse_args()
    texts, theirs = articles(wanted.articles), textacys()
    ours(texts[0])
    spent: dict[str, list[float]] = {"ours": [], "textacy": []}
    for _ in range(wanted.rounds):
        for text in texts:
            spent["ours"].append(cpu(ours, text))
            if theirs:
                spent["textacy"].append(cpu(theirs, text))
    medians = {name: statistics.median(times) for name, times in spent.items() if times}
    for name, seconds in medians.items():
        print(f"{name:8} {1 / seconds:6.2f} articles a CPU-second (median of {len(spent[name])})")
    if theirs:
        print(f"textacy / ours: {medians['textacy'] / medians['ours']:.2f} of the CPU time")


if __name__ == "__main__":
    main()
