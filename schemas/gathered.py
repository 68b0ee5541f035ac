"""Nested objects that are no rows of their own."""

from marshmallow import fields


class Gathered(fields.Nested):
    """A nested object whose parts its owner keeps as attributes of its own.

    ``parts`` maps the names of the nested fields to those attributes; without the attribute
    ``absent_without`` there is no such object.
    """

    def __init__(self, schema: type, parts: dict[str, str], absent_without: str | None = None, **kwargs):
        self.parts, self.absent_without = parts, absent_without
        super().__init__(schema, **kwargs)

    def get_value(self, obj, attr, accessor=None, default=None):
        if self.absent_without is not None and getattr(obj, self.absent_without) is None:
            return None
        return {name: getattr(obj, attribute) for name, attribute in self.parts.items()}
