"""How fast time expressions are found: ``python -m tests.bench.dates [--articles N] [--rounds N]``.

CPU time of this process over articles of about 750 words, put together from the seeds, with the
floor below it: splitting the same texts into words, which any such finder has to do.
"""

import argparse
import statistics
import time
from datetime import date

from analysis.extraction.dates import find
from analysis.extraction.dates.words import Words
from tests.bench.extraction import articles

PUBLISHED = date(2022, 2, 16)
GOAL = 100


def rate(method, texts: list[str]) -> float:
    """Articles a CPU-second."""
    began = time.process_time()
    for text in texts:
        method(text)
    return len(texts) / (time.process_time() - began)


def main() -> int:
    """Print the medians and say whether the goal is met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    texts = articles(given.articles)
    find(texts[0], PUBLISHED)
    found, split = [], []
    for _ in range(given.rounds):
        found.append(rate(lambda text: find(text, PUBLISHED), texts))
        split.append(rate(Words, texts))
    ours, floor = statistics.median(found), statistics.median(split)
    print(f"time expressions: {ours:.0f} articles a CPU-second (goal {GOAL}); words alone: {floor:.0f}")
    return 0 if ours >= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
