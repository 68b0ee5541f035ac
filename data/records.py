"""Rows as they came: tuples whose class says what stands where, read only where somebody asks.

A page of claims has two thousand values. Making model instances of them costs ten times what the
database takes to find them; a record costs a tuple.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter

import orjson
from peewee import CharField, DoubleField, Field, ForeignKeyField, IntegerField, TextField

from data.fields import WordField

#: Fields whose values Python gets as they are.
PLAIN = (CharField, DoubleField, ForeignKeyField, IntegerField, TextField)


class Record(tuple):
    """One row. Attributes that are no columns can be put on it, as on any object."""

    layout: "Layout"


class Layout:
    """What stands where in a row: the columns of a table, then those of the rows joined to it.

    ``parts`` maps an attribute to its place, to the layout of a joined row, or to a ``Listed``, and
    ``fields`` those that are columns to their fields;
    ``key`` is the place of the id, empty where an ``optional`` row is not there.
    """

    listed = False

    def __init__(self, source, names: str, /, *, optional: bool = False, **joined):
        self.source, self.names, self.optional, self.joined = source, names.split(), optional, joined
        self.parts: dict[str, object] = {}
        self.fields: dict[str, Field] = {}
        self.key = 0

    def columns(self, start: int = 0) -> list:
        """Give what to select, in order, and settle the places."""
        found = []
        for name in self.names:
            field = getattr(self.source, name)
            attribute = field.object_id_name if isinstance(field, ForeignKeyField) else name
            self.parts[attribute], self.fields[attribute] = start, field
            self.key = start if name == "id" else self.key
            found.append(field)
            start += 1
        for name, part in self.joined.items():
            self.parts[name] = part
            more = part.columns(start)
            found += more
            start += len(more)
        return found

    def record(self) -> type[Record]:
        """Make the class of its rows; ``columns`` has settled the places."""
        space: dict[str, object] = {"layout": self}
        for name in self.names:
            field = getattr(self.source, name)
            attribute = field.object_id_name if isinstance(field, ForeignKeyField) else name
            space[attribute] = _column(field, self.parts[attribute])
        for name, part in self.joined.items():
            space[name] = part.attribute()
        return type(f"{type(self.source).__name__}Record", (Record,), space)

    def attribute(self) -> property:
        """Make the attribute under which the owner of this row shows it."""
        kind, key, optional = self.record(), self.key, self.optional
        return property(lambda row: None if optional and row[key] is None else kind(row))


class Listed:
    """Rows that belong to a row, as a column of JSON: a list of lists, the first value for the order.

    ``written`` makes the column that has them as JSON objects, in order, of what makes one of a layout.
    """

    listed = True

    def __init__(self, layout: Layout, select, written: Callable[[Callable], object]):
        self.layout, self.select, self.written = layout, select, written
        layout.columns(1)
        self.row = layout.record()
        self.place = 0

    def columns(self, start: int) -> list:
        self.place = start
        return [self.select() if callable(self.select) else self.select]

    def values(self, row: Sequence) -> list[list]:
        """Give the values of the rows that belong to this one."""
        found = row[self.place]
        if found.__class__ is str:
            found = orjson.loads(found)
        if found and len(found) > 1:
            found.sort()
        return found or []

    def read(self, row: Sequence) -> list[Record]:
        """Give the rows that belong to this one."""
        return [self.row(each) for each in self.values(row)]

    def attribute(self) -> property:
        return property(self.read)


def _column(field: Field, place: int) -> property:
    plain = isinstance(field, PLAIN) and not isinstance(field, WordField)
    if plain:
        return property(itemgetter(place))
    return property(_converted(field.python_value, place))


def _converted(convert: Callable, place: int) -> Callable:
    return lambda row: convert(row[place])
