"""What one article of 700 words costs on its whole way in: decomposed, stored and compared.

    python -m tests.bench.ingest

An SQLite file is filled with three of the example stories; an article of 700 words, put together from
the fourth, is ingested. So for each story in turn. CPU time of this process, models loaded before.
Fails where the median passes ``GOAL``.
"""

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from data.database import connect, database
from data.migrations import migrate
from jobs import seed
from jobs.ingest import ingest
from tests.bench.extraction import SEEDS

WORDS = 700
GOAL = 1.5


def article(story: Path) -> str:
    """The first ``WORDS`` words of a story's articles, in whole paragraphs."""
    text: list[str] = []
    for row in seed.articles(story):
        for paragraph in row["text"].split("\n\n"):
            if sum(len(part.split()) for part in text) < WORDS:
                text.append(paragraph)
    return "\n\n".join(text)


def measure(story: Path, folder: str) -> float:
    """CPU-seconds of a story's article among the other stories."""
    connect(f"sqlite:///{Path(folder) / story.stem}.db", 2)
    migrate()
    for other in sorted(SEEDS.glob("*.jsonl")):
        if other != story:
            seed.load(other)
    given = {"text": article(story), "source": {"name": "Bench"}}
    started = time.process_time()
    ingest(**given, published_at=datetime(2022, 2, 18, 9, tzinfo=UTC))
    spent = time.process_time() - started
    database.close()
    return spent


def main() -> int:
    """Print each, the median and whether the goal is met."""
    with tempfile.TemporaryDirectory() as folder:
        spent = {story.stem: measure(story, folder) for story in sorted(SEEDS.glob("*.jsonl"))}
    for name, seconds in spent.items():
        print(f"{name:20} {seconds:.2f} CPU-seconds")
    median = statistics.median(spent.values())
    print(f"median {median:.2f}, goal {GOAL}")
    return int(median > GOAL)


if __name__ == "__main__":
    sys.exit(main())
