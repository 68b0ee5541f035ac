"""How many contradictions of annotated stories are among the pairs that are compared at all.

    python -m tests.bench.recall FOLDER...

Each folder holds annotated stories. All their articles are ingested into one SQLite file; then, for every
contradiction of the gold whose two claims were both extracted, it is asked whether the one claim is among
the candidates of the other, and whether it still is when pairs that lie far apart have been left out.
Fails where fewer than ``GOAL`` of those that take no step of inference are candidates.
"""

import argparse
import json
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from analysis import contradiction
from analysis.evaluation.contradiction_cases import articles
from data import candidates, rows
from data.database import connect, database
from data.migrations import migrate
from data.models import Claim
from jobs import compare
from jobs.ingest import ingest

GOAL = 0.95
STORIES = Path(__file__).parent.parent / "stories"


def stored(folder: Path) -> tuple[dict, dict[str, int]]:
    """Ingest a story; give its gold and the article that each of its texts became."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    ids = {}
    for name, given in articles(folder, gold).items():
        published = given.get("published_at")
        moment = datetime.fromisoformat(published) if published else None
        wanted = {key: given.get(key) for key in ("text", "title", "url", "source")}
        ids[name] = ingest(**wanted, published_at=moment).article.id
    return gold, ids


def extracted(gold: dict, ids: dict[str, int]) -> dict[str, int]:
    """From the gold's claims to those that were taken from the same words, by most characters shared."""
    claims = {number: list(Claim.select().where(Claim.article == number)) for number in ids.values()}
    texts = {number: rows_of[0].article.text for number, rows_of in claims.items() if rows_of}
    found = {}
    for claim in gold["claims"]:
        number = ids[claim["article"]]
        words = (claim.get("parts") or [claim["content"]])[0]
        start = texts.get(number, "").find(words)
        shared = {
            row.id: sum(
                max(0, min(span["end"], start + len(words)) - max(span["start"], start)) for span in row.spans
            )
            for row in claims[number]
        }
        best = max(shared, key=shared.get, default=None)
        if start >= 0 and best is not None and shared[best] >= len(words) / 2:
            found[claim["id"]] = best
    return found


def among_candidates(wanted: list[tuple[int, int]]) -> tuple[int, int]:
    """Count the pairs that are candidates from either side, and those that are near enough as well."""
    homes = {
        row.article_id for row in Claim.select().where(Claim.id.in_({side for two in wanted for side in two}))
    }
    lists, read = {}, {}
    for home in homes:
        ids = [row.id for row in Claim.select(Claim.id).where(Claim.article == home)]
        ours = rows.by_id(ids, whole=True)
        told = {claim: compare.statement(row) for claim, row in ours.items()}
        terms = contradiction.search_terms(list(told.values()))
        asked = list(zip(ours.values(), terms, strict=True))
        lists |= candidates.of_claims(asked, compare.MOST_CANDIDATES)
        read |= compare.directions(told)
    kept = {frozenset(two) for two in wanted if two[1] in lists[two[0]] or two[0] in lists[two[1]]}
    near = compare.near_enough(kept, read)
    return sum(frozenset(two) in kept for two in wanted), sum(frozenset(two) in near for two in wanted)


def main() -> int:
    """Ingest, count, and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", type=Path, nargs="*", default=[STORIES])
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        connect(f"sqlite:///{Path(work) / 'recall.db'}", 2)
        migrate()
        stories = [
            stored(gold.parent) for folder in given.folders for gold in sorted(folder.glob("*/gold.json"))
        ]
        wanted, missing = [], 0
        for gold, ids in stories:
            known = extracted(gold, ids)
            for pair in gold["contradictions"]:
                sides = known.get(pair["a"]), known.get(pair["b"])
                if not pair.get("inferred") and None not in sides and sides[0] != sides[1]:
                    wanted.append(sides)
                else:
                    missing += not pair.get("inferred")
        kept, near = among_candidates(wanted)
        database.close()
    print(f"{len(wanted)} plain contradictions with both claims extracted, {missing} without")
    print(f"candidates: {kept}, {kept / len(wanted):.3f}; near enough: {near}, {near / len(wanted):.3f}")
    return int(kept < GOAL * len(wanted))


if __name__ == "__main__":
    sys.exit(main())
