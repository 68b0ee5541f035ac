"""What a page costs a server, ours beside others, all on the same SQLite file and asked in turns.

    python -m tests.bench.http --claims 50000

Each server has one worker: WSGI apps all under the server that ours is served by, the others under
their own. Counted is the CPU time of its processes (user and system) per request, from /proc; the
client's is not. All answer with the same fifty claims and all that is shown of them; the size of each
answer stands in the table. Peers that are not installed are left out (requirements-bench.lock has them).
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from tests.bench import floors, report
from tests.bench.queries import prepare

TICKS = os.sysconf("SC_CLK_TCK")
PORT = 8110
SERVED = [sys.executable, "-m", "tests.bench.peers.serve"]
GUNICORN = ["gunicorn", "-c", "python:tests.bench.peers.gunicorn"]
UVICORN = ["uvicorn", "tests.bench.peers.fast:app", "--log-level", "warning", "--port", "{port}"]
PAGE = "/v1/claims?speaker={speaker}"


class Server:
    """A server of one worker, and a connection to it."""

    def __init__(self, command: list[str], port: int, path: str, headers: dict, **environ: str):
        self.path, self.headers, self.port = path, headers, port
        out = open(f"/tmp/bench-{port}.log", "w")  # noqa: SIM115
        self.process = subprocess.Popen(command, env={**os.environ, **environ}, stdout=out, stderr=out)
        for _ in range(240):
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                self.ask(1)
                return
            except OSError:
                time.sleep(0.5)
        raise RuntimeError(f"no answer from {command}")

    def ask(self, speaker: int) -> bytes:
        path = self.path.replace("{speaker}", str(speaker))
        try:
            self.connection.request("GET", path, headers=self.headers)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            # It was kept waiting for too long.
            self.connection.close()
            self.connection.request("GET", path, headers=self.headers)
            answer = self.connection.getresponse()
        body = answer.read()
        if answer.status not in (200, 304):
            raise RuntimeError(f"{self.path}: {answer.status} {body[:200]}")
        self.tag = answer.headers.get("ETag")
        return body

    def family(self) -> list[int]:
        """The process and all below it."""
        found, waiting = [], [self.process.pid]
        while waiting:
            found.append(waiting.pop())
            children = Path(f"/proc/{found[-1]}/task/{found[-1]}/children").read_text().split()
            waiting += map(int, children)
        return found

    def cpu(self) -> float:
        """CPU-seconds so far, to the nanosecond where the kernel tells."""
        return sum(_cpu(pid) for pid in self.family())

    def spent(self, requests: int, first: int) -> float:
        """CPU-milliseconds a request, over this many."""
        before = self.cpu()
        for number in range(requests):
            self.ask(1 + (first + number) % 10)
        return (self.cpu() - before) / requests * 1000

    def memory(self) -> tuple[float, float]:
        """Resident and proportional megabytes of the worker."""
        text = Path(f"/proc/{self.family()[-1]}/smaps_rollup").read_text()
        lines = [line.split() for line in text.splitlines()[1:]]
        kilobytes = {line[0].rstrip(":"): int(line[1]) for line in lines}
        return kilobytes["Rss"] / 1024, kilobytes["Pss"] / 1024

    def close(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.wait(20)


def _cpu(pid: int) -> float:
    # schedstat counts nanoseconds on the CPU, a thread each.
    tasks = Path(f"/proc/{pid}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9


def commands(path: Path) -> dict[str, tuple[list[str], str]]:
    """Name -> how to start the server, and what to ask it for."""
    found = {
        "hello (Flask)": ([*SERVED, "tests.bench.peers.hello"], "/hello"),
        "raw WSGI": ([*SERVED, "tests.bench.peers.raw"], PAGE),
        "ours": ([*SERVED, "tests.bench.peers.ours"], PAGE),
        "ours, remembered": ([*SERVED, "tests.bench.peers.ours"], PAGE),
        "ours, 304": ([*SERVED, "tests.bench.peers.ours"], PAGE.replace("{speaker}", "1")),
        "Flask + peewee + marshmallow": ([*SERVED, "tests.bench.peers.naive"], PAGE),
    }
    others = {
        "hello (Flask), gunicorn": (GUNICORN[0], [*GUNICORN, "tests.bench.peers.hello:app"], "/hello"),
        "ours, gunicorn": (GUNICORN[0], [*GUNICORN, "tests.bench.peers.ours:app"], PAGE),
        "FastAPI, typed dictionaries": ("fastapi", UVICORN, "/dictionaries?speaker={speaker}"),
        "FastAPI, dictionaries": ("fastapi", UVICORN, "/untyped?speaker={speaker}"),
        "FastAPI, response model": ("fastapi", UVICORN, "/model?speaker={speaker}"),
        "Datasette, SQL page": ("datasette", ["datasette", str(path), "--port", "{port}", "--setting",
                                              "sql_time_limit_ms", "5000"], _datasettes(path)),
    }  # fmt: skip
    for name, (module, command, asked) in others.items():
        if _installed(module):
            found[name] = ([sys.executable, "-m", *command], asked)
    return found


def _datasettes(path: Path) -> str:
    """The floor's own statement, for fifty rows, as Datasette is asked for it."""
    sql = floors.open_sqlite(str(path)).page_sql.replace("speaker_id = ?", "speaker_id = :speaker")
    sql = _named(sql).replace("LIMIT 51", "LIMIT 50")
    return f"/{path.stem}.json?sql={quote(sql)}&_shape=array&speaker={{speaker}}"


def _named(sql: str) -> str:
    """Give each column a name of its own: Datasette's rows are dictionaries."""
    columns, rest = sql.removeprefix("SELECT ").split(", (SELECT ", 1)
    named = ", ".join(f"{each} AS {each.replace('.', '_')}" for each in columns.split(", "))
    subjects, rest = rest.split("k.claim_id = c.id)", 1)
    return f"SELECT {named}, (SELECT {subjects}k.claim_id = c.id) AS subjects{rest}"


def _installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def run(
    path: Path, rounds: int, requests: int
) -> tuple[dict[str, float], dict[str, int], tuple[float, float]]:
    """Median CPU-milliseconds a request of each server, the bytes of its answer, our worker's memory."""
    with ExitStack() as running:
        servers = {}
        for number, (name, (command, asked)) in enumerate(commands(path).items()):
            port = PORT + 1 + number
            command = [part.replace("{port}", str(port)) for part in command]
            environ = {"BENCH_DATABASE": str(path), "BENCH_PORT": str(port)}
            # "ours" makes every answer anew.
            environ["BENCH_ANSWERS"] = "0" if name in ("ours", "ours, gunicorn") else "16"
            servers[name] = Server(command, port, asked, {}, **environ)
            running.callback(servers[name].close)
        sizes = {name: len(server.ask(1)) for name, server in servers.items()}
        waiting = servers["ours, 304"]
        waiting.ask(1)
        waiting.headers = {"If-None-Match": waiting.tag}
        spent: dict[str, list[float]] = {name: [] for name in servers}
        for server in servers.values():
            server.spent(20, 0)
        for number in range(rounds):
            for name, server in servers.items():
                spent[name].append(server.spent(requests, number))
        medians = {name: statistics.median(each) for name, each in spent.items()}
        return medians, sizes, servers["ours"].memory()


def main() -> None:
    """Measure, print and write the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--claims", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--requests", type=int, default=40)
    given = options.parse_args()
    prepare(given.claims, "sqlite")
    path = Path(f"build/bench/world_{given.claims}.db").resolve()
    spent, sizes, (resident, proportional) = run(path, given.rounds, given.requests)
    sizes["ours, 304"] = 0
    page, hello = spent["ours"], spent["hello (Flask)"]
    lines = [
        "| CPU-milliseconds of the server a request | | to our page | to hello | bytes |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {n} | {ms:.2f} | {ms / page:.2f} | {ms / hello:.2f} | {sizes[n]:,} |" for n, ms in spent.items()
    ]
    lines += [
        "",
        f"Our page reaches {spent['raw WSGI'] / page:.2f} of raw WSGI's rate; remembered"
        f" {hello / spent['ours, remembered']:.2f} and as 304 {hello / spent['ours, 304']:.2f} of hello's.",
        f"Our worker holds {resident:.0f} MB ({proportional:.0f} MB where pages are shared out), without"
        " the analysis models.",
    ]
    report.write(f"Over HTTP, {given.claims:,} claims, sqlite", lines)


if __name__ == "__main__":
    main()
