"""What all schemas share: what comes in is closed, what goes out is whole.

Strict on the way in (an unknown field is refused), and on the way out every field is there,
null where nothing is known, so that a client never has to ask whether it is.
"""

from functools import cache

from marshmallow import EXCLUDE, RAISE, Schema, fields

from schemas import dumping


class In(Schema):
    """A body that is read."""

    class Meta:
        unknown = RAISE


class Query(In):
    """A query string that is read: numbers and booleans come spelled out."""

    spelled = True


class Out(Schema):
    """A body that is written; a field is optional only where it says ``required=False``."""

    class Meta:
        unknown = EXCLUDE

    def dump(self, obj, *, many=None):
        """Write an object as marshmallow would, by a function generated from the fields."""
        many = self.many if many is None else many
        if not dumping.writable(self):
            return super().dump(obj, many=many)
        return dumping.dump(self, obj, many)

    def on_bind_field(self, field_name, field_obj):
        if not field_obj.metadata.get("optional"):
            field_obj.required = True


@cache
def page_of(schema: type[Out]) -> type[Out]:
    """The schema of one page of a list."""
    name = schema.__name__.removesuffix("Out")
    return type(
        f"{name}PageOut",
        (Out,),
        {
            "__doc__": f"One page of a list of {name}.",
            "items": fields.List(fields.Nested(schema)),
            "next_cursor": fields.String(
                allow_none=True,
                metadata={"description": "Give it as `cursor` for the next page; null on the last."},
            ),
        },
    )
