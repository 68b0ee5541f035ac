"""What the generated functions write equals what marshmallow writes, for every schema."""

import importlib
import pkgutil
from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import Schema, fields

import schemas
from schemas.fields import Choice, Day, Instant
from schemas.gathered import Gathered
from schemas.shapes import Out


def all_of(schema):
    return {each for below in schema.__subclasses__() for each in (below, *all_of(below))}


for module in pkgutil.iter_modules(schemas.__path__):
    importlib.import_module(f"schemas.{module.name}")
SCHEMAS = sorted(all_of(Out), key=lambda schema: schema.__name__)

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=30))])
PLAIN = {
    fields.Integer: st.integers(),
    fields.String: st.text(max_size=5),
    fields.Float: st.floats(allow_nan=False) | st.integers(-5, 5),
    fields.Boolean: st.booleans(),
    fields.Dict: st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    Day: st.dates(),
    Instant: st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=ZONES | st.none()),
}  # fmt: skip


def values(field: fields.Field, deep: int):
    """Values that this field may have to write, None among them."""
    if isinstance(field, fields.Nested):
        one = objects(type(field.schema), deep - 1) if deep else st.none()
        return st.lists(one, max_size=2) if field.many else st.none() | one
    if isinstance(field, fields.List):
        return st.none() | st.lists(values(field.inner, deep), max_size=2)
    if isinstance(field, Choice):
        return st.none() | st.sampled_from(list(field.words))
    kind = next(known for known in type(field).__mro__ if known in PLAIN)
    return st.none() | PLAIN[kind]


def attributes(schema: Schema, deep: int) -> dict:
    """What an object has that this schema writes: under each name a strategy."""
    found = {}
    for name, field in schema.dump_fields.items():
        if isinstance(field, Gathered):
            inner = attributes(field.schema, deep)
            found |= {attribute: inner[part] for part, attribute in field.parts.items()}
        else:
            found[field.attribute or name] = values(field, deep)
    return found


def objects(schema: type[Schema], deep: int):
    """Objects that this schema may have to write, as dictionaries where they can be, with gaps."""
    made = schema()
    parts = attributes(made, deep)
    gathered = any(isinstance(field, Gathered) for field in made.dump_fields.values())
    optional = {
        field.attribute or name: parts[field.attribute or name]
        for name, field in made.dump_fields.items()
        if field.metadata.get("optional")
    }
    whole = st.fixed_dictionaries({k: v for k, v in parts.items() if k not in optional}, optional=optional)
    things = whole.map(lambda given: SimpleNamespace(**given))
    return things if gathered else things | whole


def marshmallows(schema: Schema, obj: object) -> object:
    """What marshmallow itself writes, all the way down."""
    ours = Out.dump
    Out.dump = Schema.dump
    try:
        return schema.dump(obj)
    finally:
        Out.dump = ours


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_the_generated_function_writes_what_marshmallow_writes(schema):
    @given(objects(schema, 3))
    @settings(max_examples=40, deadline=None, database=None)
    def same(obj):
        ours, theirs = schema().dump(obj), marshmallows(schema(), obj)
        assert ours == theirs
        assert list(ours) == list(theirs)
        assert typed(ours) == typed(theirs)

    same()


def typed(written: object) -> object:
    """The types of all that was written: 1 is not 1.0, nor True."""
    if isinstance(written, dict):
        return {name: typed(value) for name, value in written.items()}
    return [typed(each) for each in written] if isinstance(written, list) else type(written)


def test_a_schema_that_leaves_something_out_is_left_to_marshmallow():
    class PartOut(Out):
        name = fields.String()
        day = Day()

    thing = SimpleNamespace(name="a", day=date(2022, 2, 16))
    assert PartOut(only=("name",)).dump(thing) == {"name": "a"}
    assert PartOut(many=True).dump([thing]) == [{"name": "a", "day": "2022-02-16"}]
