"""Many rows at once: ``executemany`` on SQLite, COPY on PostgreSQL.

Rows come as the database stores them: dates and JSON as text, words by their value. What triggers
keep row by row (the search index, the counts) is held back and brought up to date in one go.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from peewee import fn

from data import pairs, search, totals
from data.database import database, is_postgres
from data.fields import Table
from data.models import Article, Claim, ClaimSubject, PairSide

#: Rows that are handed over together.
BATCH = 10_000


@contextmanager
def loading() -> Iterator[None]:
    """Load rows with ``rows`` in one transaction, which ends with an up-to-date index and counts."""
    with database.atomic():
        last_claim, last_link, last_article, last_side = map(_last, (Claim, ClaimSubject, Article, PairSide))
        held = [] if is_postgres() else _hold_back()
        yield
        if not is_postgres():
            search.index_titles(last_article)
            search.index_claims(last_claim)
            totals.count_claims(last_claim, last_link)
            pairs.relate_subjects(last_side, last_link)
        for statement in held:
            database.execute_sql(statement)


def rows(table: type[Table], columns: Sequence[str], given: Iterable[tuple]) -> int:
    """Add rows with these columns, their ids among them, to a table; tell how many."""
    names = ", ".join(f'"{table._meta.fields[name].column_name}"' for name in columns)
    name = f'"{table._meta.table_name}"'
    given, number = iter(given), 0
    while batch := list(islice(given, BATCH)):
        number += len(batch)
        if is_postgres():
            _copy(f"COPY {name} ({names}) FROM STDIN", batch)
        else:
            marks = ", ".join("?" * len(columns))
            database.cursor().executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", batch)
    if is_postgres() and "id" in columns:
        # The next id comes from a sequence, which knows nothing of ids that were given.
        database.execute_sql(f"SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM {name}", (name,))
    return number


def _copy(statement: str, batch: list[tuple]) -> None:
    with database.cursor().copy(statement) as copy:
        for row in batch:
            copy.write_row(row)


def _last(table: type[Table]) -> int:
    return table.select(fn.COALESCE(fn.MAX(table.id), 0)).scalar()


def _hold_back() -> list[str]:
    """Drop the triggers, within the transaction; give the statements that make them again."""
    found = database.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in found:
        database.execute_sql(f'DROP TRIGGER "{name}"')
    return [statement for _, statement in found]
