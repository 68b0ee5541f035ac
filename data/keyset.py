"""Pages of a query by keyset: flat at any depth, and right while rows are added.

The cursor holds the last row's sort values and a mark of the order they belong to. Sort values
must not be null and must end in something unique.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import and_, or_

from peewee import ModelSelect, Ordering, Tuple

from data import rows
from data.errors import InvalidCursor

MAX_CURSOR = 2_000


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the cursor of what follows (None: nothing)."""

    items: list
    next_cursor: str | None


def page(query: ModelSelect, limit: int, cursor: str | None = None) -> Page:
    """Fetch the rows that follow a cursor, complete with what hangs on them.

    A query that is not of one model brings its own ``finish``, which completes its rows.

    :raises InvalidCursor: for a cursor of another list or order.
    """
    nodes, descending = _order(query)
    mark = _mark(query)
    if cursor is not None:
        query = query.where(_after(nodes, descending, _decode(cursor, mark, len(nodes))))
    keyed = query.clone()
    keyed._returning = [*query._returning, *(node.alias(f"sort_{i}") for i, node in enumerate(nodes))]
    found = list(keyed.limit(limit + 1))
    items = found[:limit]
    following = _encode(items[-1], mark, len(nodes)) if len(found) > limit else None
    finish = getattr(query, "finish", None)
    return Page(finish(items) if finish else rows.complete(query.model, items), following)


def stream(query: ModelSelect, batch: int = 500) -> Iterator:
    """Go through all rows of a query in constant memory."""
    cursor = None
    while True:
        found = page(query, batch, cursor)
        yield from found.items
        cursor = found.next_cursor
        if cursor is None:
            return


def _order(query: ModelSelect) -> tuple[list, list[bool]]:
    nodes, descending = [], []
    for each in query._order_by:
        plain = not isinstance(each, Ordering)
        nodes.append(each if plain else each.node)
        descending.append(not plain and each.direction.upper() == "DESC")
    return nodes, descending


def _after(nodes: list, descending: list[bool], values: list):
    if len(set(descending)) == 1:
        # A row value, so that an index over the same columns finds the place at once.
        last = Tuple(*values) if len(values) > 1 else values[0]
        here = Tuple(*nodes) if len(nodes) > 1 else nodes[0]
        return here < last if descending[0] else here > last
    ways = []
    for i, node in enumerate(nodes):
        same = [nodes[k] == values[k] for k in range(i)]
        ways.append(reduce(and_, [*same, node < values[i] if descending[i] else node > values[i]]))
    return reduce(or_, ways)


def _mark(query: ModelSelect) -> str:
    named = [
        (type(node).__name__, getattr(node, "name", ""), down)
        for node, down in zip(*_order(query), strict=True)
    ]
    model = getattr(query, "model", None)
    return hashlib.sha256(f"{model.__name__ if model else ''} {named}".encode()).hexdigest()[:8]


def _encode(row, mark: str, count: int) -> str:
    values = [_plain(getattr(row, f"sort_{i}")) for i in range(count)]
    return base64.urlsafe_b64encode(json.dumps([mark, *values]).encode()).decode().rstrip("=")


def _plain(value):
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    return {"d": value.isoformat()} if isinstance(value, date) else value


def _decode(cursor: str, mark: str, count: int) -> list:
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found_mark, *values = json.loads(raw) if len(cursor) <= MAX_CURSOR else [None]
        values = [_native(value) for value in values]
    except (ValueError, TypeError, KeyError, binascii.Error, RecursionError) as error:
        raise InvalidCursor("not a cursor of this API") from error
    if found_mark != mark or len(values) != count:
        raise InvalidCursor("the cursor belongs to another list or order")
    return values


def _native(value):
    if isinstance(value, dict):
        return datetime.fromisoformat(value["t"]) if "t" in value else date.fromisoformat(value["d"])
    if not isinstance(value, str | int | float) or isinstance(value, str) and "\0" in value:
        raise ValueError("no sort value")
    return value
