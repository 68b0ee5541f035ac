"""What a schema writes, laid out for whoever writes it elsewhere: a database that knows JSON, say.

The schema stays the one description: an outline is read off its fields, and says of each under which
key it stands, from which attribute it is taken, and in which form.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from marshmallow import Schema, fields

from schemas.fields import Choice, Day, Instant
from schemas.gathered import Gathered


class Form(StrEnum):
    """How a value is written."""

    PLAIN = "plain"
    FLAG = "flag"
    NUMBER = "number"
    MOMENT = "moment"
    STORED = "stored"
    OBJECT = "object"
    LIST = "list"
    OTHER = "other"


FORMS = (
    (Instant, Form.MOMENT),
    (fields.Boolean, Form.FLAG),
    (fields.Float, Form.NUMBER),
    (fields.Dict, Form.STORED),
    (Choice | Day | fields.Integer | fields.String, Form.PLAIN),
)


@dataclass(frozen=True, eq=False)
class Part:
    """One field. ``inside`` is what an object, or each of a list, is made of.

    ``gathered`` maps the keys inside to attributes of the owner itself; without the attribute
    ``absent_without`` there is no such object. What is ``optional`` need not be there.
    """

    key: str
    attribute: str
    form: Form
    inside: "Outline | None" = None
    gathered: dict[str, str] | None = None
    absent_without: str | None = None
    optional: bool = False


@dataclass(frozen=True, eq=False)
class Outline:
    """The fields of an object, in order. There is one outline a schema: the same one is the same object."""

    parts: tuple[Part, ...]

    def inside(self, key: str) -> "Outline | None":
        """Give the outline of what stands under a key."""
        return next(part.inside for part in self.parts if part.key == key)


@cache
def outline(schema: type[Schema]) -> Outline:
    """Read off a schema what it writes."""
    return Outline(tuple(_part(name, field) for name, field in schema().dump_fields.items()))


def _part(name: str, field: fields.Field) -> Part:
    place = {
        "key": field.data_key or name,
        "attribute": field.attribute or name,
        "optional": bool(field.metadata.get("optional")),
    }
    if isinstance(field, Gathered):
        inside = outline(type(field.schema))
        told = {"gathered": field.parts, "absent_without": field.absent_without}
        return Part(form=Form.OBJECT, inside=inside, **told, **place)
    if isinstance(field, fields.Nested) and not field.many:
        return Part(form=Form.OBJECT, inside=outline(type(field.schema)), **place)
    if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
        return Part(form=Form.LIST, inside=outline(type(field.inner.schema)), **place)
    form = next((form for kind, form in FORMS if isinstance(field, kind)), Form.OTHER)
    return Part(form=form, **place)
