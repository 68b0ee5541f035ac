"""What a page costs a server, ours beside others, all on the same SQLite file and asked in turns.

    python -m tests.bench.http --claims 50000

Each server has one worker. Counted is the CPU time of its processes (user and system) per request, from
/proc; the client's is not. Peers that are not installed are left out (requirements-bench.lock has them).
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
PORT = 8108
GUNICORN = [sys.executable, "-m", "gunicorn", "-c", "python:tests.bench.peers.gunicorn"]
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
        "hello (Flask)": ([*GUNICORN, "tests.bench.peers.hello:app"], "/hello"),
        "raw WSGI": ([*GUNICORN, "tests.bench.peers.raw:app"], PAGE),
        "ours": ([*GUNICORN, "tests.bench.peers.ours:app"], PAGE),
        "ours, remembered": ([*GUNICORN, "tests.bench.peers.ours:app"], PAGE),
        "ours, 304": ([*GUNICORN, "tests.bench.peers.ours:app"], f"{PAGE.replace('{speaker}', '1')}"),
        "Flask + peewee + marshmallow": ([*GUNICORN, "tests.bench.peers.naive:app"], PAGE),
    }
    sql = floors.open_sqlite(str(path)).page_sql.replace("speaker_id = ?", "speaker_id = :speaker")
    plain = sql[: sql.index(", (SELECT json_group_array")] + sql[sql.index(floors.JOINS) :]
    queries = f"/{path.stem}.json?sql={quote(_named(plain))}&_shape=array&speaker={{speaker}}"
    others = {
        "FastAPI, dictionaries": ("fastapi", ["uvicorn", "tests.bench.peers.fast:app", "--log-level",
                                              "warning", "--port", "{port}"], PAGE),
        "Datasette, SQL page": ("datasette", ["datasette", str(path), "--port", "{port}", "--setting",
                                              "sql_time_limit_ms", "5000"], queries),
    }  # fmt: skip
    for name, (module, command, asked) in others.items():
        if _installed(module):
            found[name] = ([sys.executable, "-m", *command], asked)
    return found


def _named(sql: str) -> str:
    """Give each column a name of its own: Datasette's rows are dictionaries."""
    columns, rest = sql.removeprefix("SELECT ").split(" FROM ", 1)
    named = ", ".join(f"{each} AS {each.replace('.', '_')}" for each in columns.split(", "))
    return f"SELECT {named} FROM {rest}"


def _installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def run(path: Path, rounds: int, requests: int) -> tuple[dict[str, float], tuple[float, float]]:
    """Median CPU-milliseconds a request of each server, and the memory of our worker."""
    with ExitStack() as running:
        servers = {}
        for number, (name, (command, asked)) in enumerate(commands(path).items()):
            port = PORT + 1 + number
            command = [part.replace("{port}", str(port)) for part in command]
            environ = {"BENCH_DATABASE": str(path), "BENCH_PORT": str(port)}
            # "ours" makes every answer anew.
            environ["BENCH_ANSWERS"] = "0" if name == "ours" else "16"
            servers[name] = Server(command, port, asked, {}, **environ)
            running.callback(servers[name].close)
        waiting = servers["ours, 304"]
        waiting.ask(1)
        waiting.headers = {"If-None-Match": waiting.tag}
        spent: dict[str, list[float]] = {name: [] for name in servers}
        for server in servers.values():
            server.spent(20, 0)
        for number in range(rounds):
            for name, server in servers.items():
                spent[name].append(server.spent(requests, number))
        return {n: statistics.median(each) for n, each in spent.items()}, servers["ours"].memory()


def main() -> None:
    """Measure, print and write the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--claims", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--requests", type=int, default=40)
    given = options.parse_args()
    prepare(given.claims, "sqlite")
    path = Path(f"build/bench/world_{given.claims}.db").resolve()
    spent, (resident, proportional) = run(path, given.rounds, given.requests)
    page, hello = spent["ours"], spent["hello (Flask)"]
    lines = ["| CPU-milliseconds of the server a request | | to our page | to hello |", "|---|---|---|---|"]
    lines += [f"| {n} | {ms:.2f} | {ms / page:.2f} | {ms / hello:.2f} |" for n, ms in spent.items()]
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
