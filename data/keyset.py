"""Pages of a query by keyset: flat at any depth, and right while rows are added.

The cursor holds the last row's sort values and a mark of the order they belong to. Sort values
must not be null and must end in something unique.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import and_, or_

import orjson
from peewee import (
    SQL,
    CharField,
    DateField,
    DateTimeField,
    DoubleField,
    Field,
    IntegerField,
    ModelSelect,
    NodeList,
    Ordering,
    Select,
    Tuple,
)

from data.database import is_postgres
from data.errors import InvalidCursor
from data.prepared import Question, Slot, slot, statement
from data.text import storable
from data.written import Outline

MAX_CURSOR = 2_000
BIGGEST = 2**63 - 1
COLUMN_TYPES = (
    (DateTimeField, datetime),
    (DateField, date),
    (DoubleField, (int, float)),
    (IntegerField, int),
    (CharField, str),
)


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the cursor of what follows (None: nothing)."""

    items: list
    next_cursor: str | None


def page(query: ModelSelect, limit: int, cursor: str | None = None, outline: Outline | None = None) -> Page:
    """Fetch the rows that follow a cursor, complete with what hangs on them.

    With an outline, what the database can write itself comes as the JSON that the outline asks for.
    What is no query of rows pages itself.

    :raises InvalidCursor: for a cursor of another list or order.
    """
    if isinstance(query, Question):
        return _answered(query, limit, cursor, outline)
    if not isinstance(query, ModelSelect):
        return query.page(limit, cursor, outline)
    nodes, _ = _order(query)
    mark = _mark(query)
    after = None if cursor is None else decode(cursor, mark, nodes)
    keyed = _chosen(query, limit + 1, after).clone()
    keyed._returning = [*query._returning, *(_selected(node, i, query) for i, node in enumerate(nodes))]
    found = list(keyed.limit(limit + 1))
    items = found[:limit]
    following = _encode(items[-1], mark, len(nodes)) if len(found) > limit else None
    return Page(items, following)


@dataclass(frozen=True)
class Order:
    """What a list is sorted by, as its statement has it."""

    nodes: list
    mark: str


def _answered(question: Question, limit: int, cursor: str | None, outline: Outline | None) -> Page:
    form = question.kind.form(outline)

    def write():
        query = question.with_slots()
        nodes, _ = _order(query)
        after = None if cursor is None else [_nth(n) for n in range(len(nodes))]
        return form.select(_chosen(query, most, after), *nodes).limit(most), Order(nodes, _mark(query))

    # PostgreSQL keeps the plan for a whole list only if it knows how few rows are wanted. Where a list is
    # narrowed that misleads it: not knowing by whom, it expects few rows, and would sort all that there are.
    told = is_postgres() and not question.asked and limit
    most = SQL(str(limit + 1)) if told else slot("limit")
    prepared = statement(("page", cursor is not None, told, form.outline, *question.shape), write)
    order: Order = prepared.notes
    asked = {**question.asked, "limit": limit + 1}
    if cursor is not None:
        asked["after"] = decode(cursor, order.mark, order.nodes)
    found = prepared.rows(asked)
    following = None
    if len(found) > limit:
        del found[limit:]
        last = found[-1][-len(order.nodes) :]
        following = encode(
            [node.python_value(value) if isinstance(node, Field) else value
             for node, value in zip(order.nodes, last, strict=True)],
            order.mark,
        )  # fmt: skip
    return Page(form.made(found), following)


def _nth(n: int) -> Slot:
    return Slot(lambda asked: asked["after"][n])


def merged(query: ModelSelect, key: Field, branches: list) -> ModelSelect:
    """Have the pages of a list be put together from several, by the ``key`` of their rows.

    An index gives the rows of one speaker in order, but not those of two: so as many rows as a page
    needs are taken of each, and the page is chosen from those. A branch is a condition that narrows the
    query, or another query over the same rows, in the same order by columns of its own; if those are
    others, its attribute ``place`` makes their values of the query's. The query itself has to state what
    holds in one of them, for whoever does not page.
    """
    if branches:
        query = query.clone()
        query.key_and_branches = key, branches
    return query


def chosen_first(query: ModelSelect, key: Field) -> ModelSelect:
    """Have the rows of a page be chosen by their ``key`` before anything is made of them.

    For lists that no index has in order: the database would make all of every row that it sorts.
    """
    query = query.clone()
    query.key_and_branches = key, [None]
    return query


def _chosen(query: ModelSelect, limit, after: list | None) -> ModelSelect:
    """Narrow a query to what follows a place, and to the first rows of its branches, if it has any."""
    key, branches = getattr(query, "key_and_branches", (None, ()))
    query, parts = _placed(query, after), []
    for number, branch in enumerate(branches):
        if isinstance(branch, ModelSelect):
            part = _placed(branch, after)
        else:
            part = query if branch is None else query.where(branch)
        part = part.limit(limit)
        part._returning = [key.alias("key")]
        part = part.alias(f"branch_{number}")
        parts.append(Select([part], [part.c.key]))
    if parts:
        # What holds for those that were chosen need not be asked again, which might lead to another index.
        query = query.clone()
        query._where = key.in_(reduce(lambda left, right: left.union_all(right), parts))
    return query


def _placed(query: ModelSelect, after: list | None) -> ModelSelect:
    if after is None:
        return query
    place = getattr(query, "place", list)
    return query.where(_after(*_order(query), place(after)))


def stream(query: ModelSelect, batch: int = 500) -> Iterator:
    """Go through all rows of a query in constant memory, with no bound to what is looked through."""
    if isinstance(query, Question):
        query = query.unbounded()
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


def _selected(node, number: int, query: ModelSelect):
    # peewee would hang another model's field on that model's row.
    foreign = isinstance(node, Field) and node.model is not getattr(query, "model", None)
    return (NodeList((node,)) if foreign else node).alias(f"sort_{number}")


def _mark(query: ModelSelect) -> str:
    named = [
        (type(node).__name__, getattr(node, "name", ""), down)
        for node, down in zip(*_order(query), strict=True)
    ]
    model = getattr(query, "model", None)
    return hashlib.sha256(f"{model.__name__ if model else ''} {named}".encode()).hexdigest()[:8]


def _encode(row, mark: str, count: int) -> str:
    return encode([getattr(row, f"sort_{i}") for i in range(count)], mark)


def encode(values: list, mark: str) -> str:
    """Write the sort values of the last row as a cursor; ``mark`` says of which list."""
    values = [_plain(value) for value in values]
    return base64.urlsafe_b64encode(orjson.dumps([mark, *values])).decode().rstrip("=")


def _plain(value):
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    return {"d": value.isoformat()} if isinstance(value, date) else value


def decode_mark(cursor: str) -> str:
    """Read of which list a cursor is."""
    return json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_"))[0]


def decode(cursor: str, mark: str, nodes: Sequence) -> list:
    """Read the sort values out of a cursor, each as its column holds it.

    :raises InvalidCursor: for a cursor of another list, or none at all.
    """
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found_mark, *values = json.loads(raw) if len(cursor) <= MAX_CURSOR else [None]
        if found_mark == mark:
            return [_native(value, node) for value, node in zip(values, nodes, strict=True)]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidCursor("not a cursor of this API") from error
    raise InvalidCursor("the cursor belongs to another list or order")


def _native(value, node):
    """Bring a value from a cursor to what its column holds, so that no database chokes on it."""
    if isinstance(value, dict):
        value = datetime.fromisoformat(value["t"]) if "t" in value else date.fromisoformat(value["d"])
    expected = next(
        (form for field, form in COLUMN_TYPES if isinstance(node, field)), (int, float, str, date)
    )
    wrong = isinstance(value, bool) or expected is date and isinstance(value, datetime)
    if wrong or not isinstance(value, expected):
        raise ValueError("not of the column's type")
    if isinstance(value, str) and storable(value) != value or isinstance(value, int) and abs(value) > BIGGEST:
        raise ValueError("no database holds it")
    return value
