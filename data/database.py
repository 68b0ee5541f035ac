"""The database handle: the ground floor, which imports nothing of ours but the settings."""

from pathlib import Path

from peewee import Database, DatabaseProxy, SqliteDatabase
from playhouse.db_url import parse
from playhouse.pool import PooledSqliteDatabase
from playhouse.postgres_ext import PooledPsycopg3Database

#: What every model is bound to; ``connect`` says which database that is.
database = DatabaseProxy()

PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "normal"),
    ("foreign_keys", 1),
    ("busy_timeout", 10_000),
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
            return SqliteDatabase(path, pragmas=PRAGMAS)
        Path(path).resolve().parent.mkdir(parents=True, exist_ok=True)
        return PooledSqliteDatabase(path, pragmas=PRAGMAS, max_connections=pool, timeout=30)
    if url.startswith(("postgres://", "postgresql://")):
        given = parse(url, unquote_password=True, unquote_user=True)
        return PooledPsycopg3Database(given.pop("database"), max_connections=pool, timeout=30, **given)
    raise ValueError(f"neither SQLite nor PostgreSQL: {url.split('://', 1)[0]}")


def is_postgres() -> bool:
    """Whether the models stand on PostgreSQL (SQLite otherwise)."""
    return not isinstance(database.obj, SqliteDatabase)
