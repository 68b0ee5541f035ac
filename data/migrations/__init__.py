"""Brings a database to the shape that the models expect."""

from pathlib import Path

from playhouse.migrations import Runner

from data.database import database, is_postgres

FOLDER = Path(__file__).parent
#: Any number, the same in every process: on PostgreSQL it keeps two of them from migrating at once.
LOCK = 7_319_022


def _runner() -> Runner:
    return Runner(database.obj, str(FOLDER))


def pending() -> list[str]:
    """Name the migrations that this database still lacks."""
    return [each.name for each in _runner().status() if not each.applied]


def migrate() -> list[str]:
    """Apply what is missing, in order, and name what was applied."""
    if not pending():
        return []
    if not is_postgres():
        return _runner().up()
    with database.connection_context():
        database.execute_sql("SELECT pg_advisory_lock(%s)", (LOCK,))
        try:
            return _runner().up()
        finally:
            database.execute_sql("SELECT pg_advisory_unlock(%s)", (LOCK,))
