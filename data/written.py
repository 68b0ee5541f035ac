"""Rows that the database writes as JSON itself.

To take two thousand values of a page out of SQLite and put them into dictionaries costs as much as to
find them. SQLite can write a row as JSON in the time that it takes to hand over its values: what a
schema writes is told to it as an outline, and a row comes as text that goes into the answer as it is.

Numbers with a fraction come apart and are put in between: SQLite does not write all their digits.
PostgreSQL is not asked: it would do the same work, and others wait for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from orjson import Fragment
from peewee import SQL, Case, Field, Node, fn

from data.records import Layout, Listed


class Outline(Protocol):
    """What is to be written of an object: ``parts``, each with its key, attribute and form.

    The same outline is the same object.
    """

    parts: tuple


class Unwritable(Exception):
    """The rows do not hold what the outline asks for, or not as SQLite can write it."""


@dataclass(frozen=True)
class Written:
    """How rows are asked for as JSON: the columns, and what makes one text of the columns of a row."""

    columns: list[Node]
    text: Callable[[tuple], Fragment]


def written(layout: Layout, outline: Outline) -> Written:
    """Say how SQLite writes rows of a layout as an outline has it.

    :raises Unwritable: if they do not hold all of it.
    """
    columns: list[Node] = []
    pieces: list[str] = []
    waiting: list[Node] = []

    def end_object():
        if waiting:
            pieces.append(f"r[{len(columns)}][1:-1]")
            columns.append(_object(waiting))
            waiting.clear()

    for part in outline.parts:
        if part.form == "number" and part.attribute in layout.fields:
            end_object()
            # As Python writes it; inline, since it is asked for every row.
            pieces.append(f"'\"{part.key}\":' + ('null' if (v := r[{len(columns)}]) is None else repr(v))")
            columns.append(layout.fields[part.attribute])
        else:
            waiting += _pair(layout, part)
    end_object()
    return Written(columns, _joined(pieces))


def _joined(pieces: list[str]) -> Callable[[tuple], Fragment]:
    """Make the function that puts the members of an object together, which is asked for every row."""
    text = " + ',' + ".join(pieces)
    return eval(f"lambda r: fragment('{{' + {text} + '}}')", {"fragment": Fragment})  # noqa: S307


def _pairs(layout: Layout, parts: Iterable) -> list[Node]:
    return [node for part in parts for node in _pair(layout, part)]


def _pair(layout: Layout, part) -> list[Node]:
    """Give the key of a part and its value as SQL; nothing where it may be left out and is not there."""
    place = layout.parts.get(part.attribute)
    if part.gathered is not None:
        absent = part.absent_without and layout.fields[part.absent_without]
        inside = [(each, layout.fields[part.gathered[each.key]]) for each in part.inside.parts]
        value = _unless(
            absent, _object([node for each, field in inside for node in (_key(each), _plain(field, each))])
        )
    elif part.form == "object" and isinstance(place, Layout):
        value = _unless(place.optional and place.fields["id"], _object(_pairs(place, part.inside.parts)))
    elif part.form == "list" and isinstance(place, Listed):
        value = place.written(lambda row: _object(_pairs(row, part.inside.parts)))
    elif part.attribute in layout.fields:
        value = _plain(layout.fields[part.attribute], part)
    elif part.optional:
        return []
    else:
        raise Unwritable
    return [_key(part), value]


def _key(part) -> Node:
    return SQL(f"'{part.key}'")


def _object(pairs: list[Node]) -> Node:
    return fn.json_object(*pairs)


def _unless(absent: Field | None, value: Node) -> Node:
    return Case(None, ((absent.is_null(False), value),)) if absent else value


def _plain(field: Field, part) -> Node:
    if part.form == "plain":
        return field
    if part.form == "flag":
        return fn.json(Case(None, ((field == SQL("1"), SQL("'true'")), (field == SQL("0"), SQL("'false'")))))
    if part.form == "moment":
        day, time = fn.substr(field, SQL("1"), SQL("10")), fn.substr(field, SQL("12"))
        return day.concat(SQL("'T'")).concat(time).concat(SQL("'Z'"))
    if part.form in ("stored", "list"):
        return fn.json(field)
    raise Unwritable
