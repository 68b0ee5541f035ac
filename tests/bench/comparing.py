"""What comparing one article's claims with a million stored ones costs.

    python -m tests.bench.comparing --claims 1000000

The generated world of that size is copied, and the annotated stories and the example stories are stored
in it, each but for its last article. These are then stored one after the other, and the time is taken
that their claims need to be compared: finding candidates among all claims, loading and placing them, the
models, and recording what is found. CPU time of this process, models loaded before. (The world's own
claims are made of words that do not exist: they make the search as long as it is, and no model can tell
them apart.) Fails where the median passes ``GOAL``.
"""

import argparse
import json
import statistics
import sys
import time

from data import articles
from data.database import connect, database, writing
from data.migrations import migrate
from data.models import Article, Claim
from data.settings import Settings
from jobs import compare, ingest, intake, reading, seed, warming
from tests.bench import report
from tests.bench.extraction import SEEDS
from tests.bench.queries import FOLDER
from tests.bench.queries import prepare as make_world
from tests.bench.recall import STORIES

GOAL = 1.5


def stored(row: dict) -> Article:
    """Store an article with its claims, not compared yet."""
    handed = intake.take(settings=Settings.from_env(), **row)
    document = ingest.read(handed)
    with writing():
        article, _ = articles.store(reading.new_article(handed, document))
        ingest.take_in(article, document)
    return article


def timed(article: Article) -> tuple[float, int]:
    """Compare an article: CPU-seconds, and how many claims it has."""
    started = time.process_time()
    compare.compare_article(article)
    return time.process_time() - started, Claim.select().where(Claim.article == article.id).count()


def last_articles() -> dict[str, dict]:
    """Store every story but for its last article; give these."""
    told = {path.stem: list(seed.articles(path)) for path in sorted(SEEDS.glob("*.jsonl"))}
    for folder in sorted(path.parent for path in STORIES.glob("*/gold.json")):
        paths = sorted((folder / "articles").glob("*.json"))
        told[folder.name] = [seed.article(json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    for row in (row for rows in told.values() for row in rows[:-1]):
        ingest.ingest(**row)
    return {name: rows[-1] for name, rows in told.items()}


def main() -> int:
    """Measure, print, and write the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--claims", type=int, default=50_000)
    count = options.parse_args().claims
    make_world(count, "sqlite")
    copy = FOLDER / "comparing.db"
    copy.unlink(missing_ok=True)
    database.execute_sql("VACUUM INTO ?", (str(copy),))
    database.close()
    try:
        connect(f"sqlite:///{copy}", 2)
        migrate()
        warming.load_models(Settings.from_env())
        spent = {name: timed(stored(row)) for name, row in last_articles().items()}
        database.close()
    finally:
        copy.unlink()
    median = statistics.median(seconds for seconds, _ in spent.values())
    lines = ["| last article of | claims | CPU-seconds |", "|---|---|---|"]
    lines += [f"| {name} | {claims} | {seconds:.2f} |" for name, (seconds, claims) in spent.items()]
    lines += ["", f"Median {median:.2f}, goal {GOAL}."]
    report.write(f"Comparing an article with {count:,} claims", lines)
    return int(median > GOAL)


if __name__ == "__main__":
    sys.exit(main())
