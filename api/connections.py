"""A database connection for the requests that need one, from the pool and back into it."""

from flask import Flask

from data.database import connect, database


def register(app: Flask) -> None:
    """Point the models at the app's database; what a request opened goes back into the pool."""
    connect(app.settings.database_url, app.settings.database_pool)
    app.teardown_appcontext(_close)


def _close(_error: BaseException | None) -> None:
    if not database.is_closed():
        database.close()
