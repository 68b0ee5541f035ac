"""An app on a real SQLite file, and clients of it."""

import shutil

import pytest

from api import create_app
from data.database import database as handle
from data.settings import Settings


@pytest.fixture
def database_url(sqlite_template, tmp_path):
    """The address of an empty, migrated database."""
    path = tmp_path / "api.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def make_app(database_url):
    """Make an app with these settings; limits are off unless they are set."""

    def make(**given):
        quiet = {"database_url": database_url, "seeds": "", "rate_limit_reads": 0, "rate_limit_writes": 0}
        return create_app(Settings(**{**quiet, **given}))

    yield make
    handle.obj.close_all()


@pytest.fixture
def app(make_app):
    """An app in development mode."""
    return make_app()


@pytest.fixture
def client(app):
    """A client on this machine."""
    return app.test_client()
