"""Writes objects as a schema says, by a function that is generated from the schema's own fields.

marshmallow asks every field of every object how it wants to be written; here each schema is asked once,
and the answer becomes a Python function. What it writes equals what marshmallow writes: tests hold both
against each other for every schema. Fields that are not known here are left to marshmallow.

Rows that bring a ``layout`` (see ``Row``) are written without being taken apart first.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

import orjson
from marshmallow import Schema, fields, missing

from schemas.fields import Choice, Day, Instant
from schemas.gathered import Gathered

INDENT = "    "


class Row(Protocol):
    """A tuple as it came from the database, whose class says what stands where.

    ``layout`` maps the names of attributes to places in the tuple, to the layout of a nested row, or
    to a list of rows kept as JSON. A layout has ``parts``, and ``key``: the place that is empty where
    there is no such row.
    """

    layout: object


def dump(schema: Schema, obj: object, many: bool = False) -> object:
    """Write an object, or many, as the schema says."""
    if many:
        return None if obj is None else [dump(schema, each) for each in obj]
    return writer(type(schema), obj.__class__)(obj)


def writable(schema: Schema) -> bool:
    """Whether a schema is written as its class says: nothing left out, nothing done before or after."""
    return not (schema.only or schema.exclude or schema._hooks["pre_dump"] or schema._hooks["post_dump"])


_writers: dict[tuple[type, type], Callable] = {}


def writer(schema: type[Schema], kind: type) -> Callable[[object], dict]:
    """Give the function that writes objects of a class as a schema says."""
    found = _writers.get((schema, kind))
    if found is None:
        make = as_it_is if kind is orjson.Fragment else _Source(schema, kind).function()
        found = _writers[schema, kind] = make
    return found


def is_written(things: list | None) -> bool:
    """Whether a list can go into the answer as it is: there is none, or its items have been written."""
    return things is None or bool(things) and things[0].__class__ is orjson.Fragment


def as_it_is(fragment: orjson.Fragment) -> orjson.Fragment:
    """Write what has been written: by an outline of the same schema (see ``outlines``)."""
    return fragment


def moment(value: object) -> str | None:
    """Write a time in UTC; a row has it as text without a zone."""
    if value.__class__ is str:
        return f"{value[:10]}T{value[11:]}Z"
    if value is None:
        return None
    return _in_utc(value)


@lru_cache(10_000)
def _in_utc(value: datetime) -> str:
    # The same times are written again and again: those at which the days of a timeline begin and end.
    if value.tzinfo is not UTC:
        value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return f"{value.isoformat()[:-6]}Z"


def parsed(value: object) -> object:
    """Give what a column of JSON holds, which SQLite hands over as text."""
    return orjson.loads(value) if value.__class__ is str else value


def _looked_up(obj: object, name: str) -> object:
    """Get a value as marshmallow does: a key goes before an attribute."""
    if isinstance(obj, Mapping) and name in obj:
        return obj[name]
    return getattr(obj, name, missing)


class _Source:
    """The text of one function in the making, and the things it speaks of."""

    def __init__(self, schema: type[Schema], kind: type):
        self.schema, self.kind = schema(), kind
        self.layout = getattr(kind, "layout", None)
        self.names: dict[str, object] = {
            "missing": missing, "moment": moment, "parsed": parsed, "get": _looked_up, "writer": writer,
            "is_written": is_written,
        }  # fmt: skip
        self.count = 0

    def function(self) -> Callable[[object], dict]:
        known, later = {}, []
        for name, field in self.schema.dump_fields.items():
            inside = self.layout and self._from_row(field, field.attribute or name, self.layout)
            if not inside:
                later += self._from_object(field, name)
            elif later:
                later.append(f"{INDENT}d[{field.data_key or name!r}] = {inside}")
            else:
                known[field.data_key or name] = inside
        first = ", ".join(f"{key!r}: {text}" for key, text in known.items())
        lines = ["def write(o):", f"{INDENT}d = {{{first}}}", *later, f"{INDENT}return d"]
        exec("\n".join(lines), self.names)  # noqa: S102
        return self.names["write"]

    def _name(self, thing: object) -> str:
        self.count += 1
        self.names[f"x{self.count}"] = thing
        return f"x{self.count}"

    # From a row, by place.

    def _from_row(self, field: fields.Field, name: str, layout, row: str = "o") -> str | None:
        if isinstance(field, Gathered):
            return self._gathered(field, layout)
        part = layout.parts.get(name)
        if part is None:
            return None
        if isinstance(part, int):
            return self._column(field, f"{row}[{part}]")
        if isinstance(field, fields.Nested) and not field.many:
            return self._nested_row(field, part, row)
        if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested) and part.listed:
            each = self._row(field.inner.schema, part.layout, "s")
            return each and f"[{each} for s in {self._name(part.values)}(o)]"
        return None

    def _nested_row(self, field: fields.Nested, part, row: str) -> str | None:
        text = self._row(field.schema, part, row)
        return f"(None if {row}[{part.key}] is None else {text})" if text and part.optional else text

    def _row(self, schema: Schema, layout, row: str) -> str | None:
        inside = {
            inner.data_key or name: self._from_row(inner, inner.attribute or name, layout, row)
            for name, inner in schema.dump_fields.items()
        }
        if None in inside.values():
            return None
        return "{" + ", ".join(f"{key!r}: {value}" for key, value in inside.items()) + "}"

    def _gathered(self, field: Gathered, layout) -> str | None:
        inside = {}
        for name, inner in field.schema.dump_fields.items():
            place = layout.parts.get(field.parts[name])
            text = self._column(inner, f"o[{place}]") if isinstance(place, int) else None
            if text is None:
                return None
            inside[inner.data_key or name] = text
        text = "{" + ", ".join(f"{key!r}: {value}" for key, value in inside.items()) + "}"
        if field.absent_without is None:
            return text
        return f"(None if o[{layout.parts[field.absent_without]}] is None else {text})"

    def _column(self, field: fields.Field, place: str) -> str | None:
        """Write a column as it came; None for a field that has to see more than that."""
        if isinstance(field, Instant):
            return f"moment({place})"
        if isinstance(field, Day):
            return f"(v if (v := {place}).__class__ is str or v is None else v.isoformat())"
        if isinstance(field, fields.Boolean):
            return f"(None if (v := {place}) is None else v == 1)"
        if isinstance(field, Choice | fields.Float | fields.Integer | fields.String):
            return place
        if isinstance(field, fields.Dict):
            return f"parsed({place})"
        if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
            each = self._stored(field.inner.schema, "s")
            return each and f"(None if (v := parsed({place})) is None else [{each} for s in v])"
        return None

    def _stored(self, schema: Schema, name: str) -> str | None:
        """Write an object out of a column of JSON, where it stands whole."""
        inside = {}
        for attribute, field in schema.dump_fields.items():
            value = f"{name}[{field.attribute or attribute!r}]"
            if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
                each = self._stored(field.inner.schema, f"{name}{name}")
                text = each and f"[{each} for {name}{name} in {value}]"
            elif isinstance(field, fields.Float):
                text = f"float({value})"
            else:
                text = value if isinstance(field, Choice | fields.Integer | fields.String) else None
            if text is None:
                return None
            inside[field.data_key or attribute] = text
        return "{" + ", ".join(f"{key!r}: {value}" for key, value in inside.items()) + "}"

    # From any other object, by name.

    def _from_object(self, field: fields.Field, name: str) -> list[str]:
        key, attribute = field.data_key or name, field.attribute or name
        if type(field).get_value is not fields.Field.get_value or "." in attribute:
            value = f"{self._name(field.get_value)}(o, {attribute!r}, get)"
        elif issubclass(self.kind, dict):
            value = f"o.get({attribute!r}, missing)"
        elif issubclass(self.kind, Mapping):
            value = f"get(o, {attribute!r})"
        else:
            value = f"getattr(o, {attribute!r}, missing)"
        return [
            f"{INDENT}v = {value}",
            f"{INDENT}if v is not missing:",
            f"{INDENT}{INDENT}d[{key!r}] = {self._value(field, 'v', attribute)}",
        ]

    def _value(self, field: fields.Field, value: str, attribute: str) -> str:
        slow = f"{self._name(field._serialize)}({value}, {attribute!r}, o)"
        quick = {fields.Integer: "int", fields.String: "str", fields.Float: "float", fields.Boolean: "bool"}
        if isinstance(field, Choice):
            return f"(None if {value} is None else str({value}))"
        if isinstance(field, Instant) and type(field)._serialize is Instant._serialize:
            return f"moment({value})"
        if isinstance(field, fields.Nested) and not field.many and _plain(field):
            schema = self._name(type(field.schema))
            return f"(None if {value} is None else writer({schema}, {value}.__class__)({value}))"
        if isinstance(field, fields.List):
            each = self._value(field.inner, "s", attribute)
            return f"({value} if is_written({value}) else [{each} for s in {value}])"
        for known, plain in quick.items():
            if isinstance(field, known) and type(field)._serialize is known._serialize:
                return f"({value} if {value} is None or {value}.__class__ is {plain} else {slow})"
        return slow


def _plain(field: fields.Nested) -> bool:
    return writable(field.schema)
