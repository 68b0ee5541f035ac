"""The database handle: the ground floor, which imports nothing of ours but the settings."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from peewee import (
    SQL,
    Database,
    DatabaseProxy,
    EnclosedNodeList,
    Expression,
    NodeList,
    PeeweeException,
    SqliteDatabase,
)
from playhouse.db_url import parse
from playhouse.pool import MaxConnectionsExceeded, PooledSqliteDatabase
from playhouse.postgres_ext import PooledPsycopg3Database

#: What every model is bound to; ``connect`` says which database that is.
database = DatabaseProxy()

#: Any number, the same in every process.
WRITERS = 7_319_023
#: A transaction that begins by reading could find the database changed once it wants to write.
LOCK = "IMMEDIATE"

#: For disks that do not spin: else PostgreSQL would rather gather all of a speaker's rows and sort them
#: than go through an index that has them in order until a page is full.
PLANNING = "-c random_page_cost=1.1"

PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "normal"),
    ("foreign_keys", 1),
    # A reading holds the one lock for writing while its claims are compared: seconds, on a slow machine.
    ("busy_timeout", 60_000),
    ("cache_size", -64_000),
    ("temp_store", "memory"),
)


def connect(url: str, pool: int = 8) -> Database:
    """Point the models at the database of this URL (``sqlite:///path`` or ``postgresql://…``).

    Connections are opened when first needed, one a thread, and kept in a pool.
    """
    opened = _open(url, pool)
    database.initialize(opened)
    return opened


def _open(url: str, pool: int) -> Database:
    if url.startswith("sqlite"):
        path = url.split("://", 1)[1].removeprefix("/") or ":memory:"
        if path == ":memory:":
            return SqliteDatabase(path, pragmas=PRAGMAS, lock_type=LOCK)
        Path(path).resolve().parent.mkdir(parents=True, exist_ok=True)
        # One thread puts a connection back into the pool, another takes it: never both at once.
        shared = {"max_connections": pool, "timeout": 30, "check_same_thread": False}
        return PooledSqliteDatabase(path, pragmas=PRAGMAS, lock_type=LOCK, **shared)
    if url.startswith(("postgres://", "postgresql://")):
        given = {"options": PLANNING} | parse(url, unquote_password=True, unquote_user=True)
        return _Postgres(given.pop("database"), max_connections=pool, timeout=30, **given)
    raise ValueError(f"neither SQLite nor PostgreSQL: {url.split('://', 1)[0]}")


class _Postgres(PooledPsycopg3Database):
    """PostgreSQL, which plans a search for words anew every time.

    What is asked often is prepared, and its plan kept: that saves more than the rest of a short query
    costs. But a plan for any word is a bad one for a rare word, by a factor of a thousand.
    """

    WORDS = "claim_query("

    def execute_sql(self, sql, params=None, **options):
        if self.WORDS not in sql:
            return super().execute_sql(sql, params, **options)
        connection = self.connection()
        usual, connection.prepare_threshold = connection.prepare_threshold, None
        try:
            return super().execute_sql(sql, params, **options)
        finally:
            connection.prepare_threshold = usual


@contextmanager
def writing() -> Iterator[None]:
    """Run a transaction that no other of its kind overlaps, so that two readings of the same news
    never make one speaker twice. SQLite has one writer at a time anyway.
    """
    with database.atomic():
        if is_postgres():
            database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (WRITERS,))
        yield


def is_postgres() -> bool:
    """Whether the models stand on PostgreSQL (SQLite otherwise)."""
    return not isinstance(database.obj, SqliteDatabase)


def among(field, values: Iterable) -> Expression:
    """State that a field has one of these values, however many: they travel as one parameter."""
    values = list(values)
    if is_postgres():
        kind = "text[]" if values and isinstance(values[0], str) else "bigint[]"
        return Expression(field, "= ANY", EnclosedNodeList((SQL(f"%s::{kind}", [values]),)))
    return field.in_(SQL("(SELECT value FROM json_each(?))", [json.dumps(values)]))


def listed(ids: Iterable[int]) -> str:
    """Write ids as the one parameter that ``in_list`` takes."""
    written = ",".join(map(str, ids))
    return f"{{{written}}}" if is_postgres() else f"[{written}]"


def in_list(field, ids) -> Expression:
    """State that a field is one of the ids that ``listed`` has written, or of those to come in a slot."""
    if is_postgres():
        return Expression(field, "= ANY", EnclosedNodeList((NodeList((ids, SQL("::bigint[]")), glue=""),)))
    return field.in_(NodeList((SQL("(SELECT value FROM json_each("), ids, SQL("))")), glue=""))


class _Watch:
    """A connection that only asks whether others have written: SQLite answers that a connection apart."""

    def __init__(self):
        self.lock, self.known, self.connection, self.opened = Lock(), None, None, 0

    def version(self, path: str) -> tuple | None:
        if path == ":memory:":
            return None
        with self.lock:
            # A connection must not be carried into another process; each counts for itself.
            if self.known != (path, os.getpid()):
                self.connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
                self.known = (path, os.getpid())
                self.opened += 1
            return *self.known, self.opened, self.connection.execute("PRAGMA data_version").fetchone()[0]


_watch = _Watch()


def version() -> object:
    """Say which state of the database can be seen now: another value after every commit.

    None where that cannot be told, or the database does not answer.
    """
    try:
        return _snapshot() if is_postgres() else _watch.version(database.obj.database)
    except (sqlite3.Error, PeeweeException, MaxConnectionsExceeded):
        return None


def _snapshot() -> str:
    opened = database.connect(reuse_if_open=True)
    try:
        # Which transactions are over and which are not: no commit leaves that as it was.
        return database.execute_sql("SELECT pg_current_snapshot()::text").fetchone()[0]
    finally:
        if opened:
            database.close()
