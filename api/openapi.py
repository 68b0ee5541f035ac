"""What apispec cannot know by itself, so that clients come out of ``openapi.yaml`` clean.

Nullable references go by ``anyOf``, every closed list is a schema of its own, nothing stands
beside a ``$ref``. The document is completed in ``api.contract``.
"""

from apispec.ext.marshmallow import MarshmallowPlugin, OpenAPIConverter
from apispec.ext.marshmallow.common import resolve_schema_cls
from flask_smorest import Api
from marshmallow import RAISE, Schema, fields

from schemas.fields import Choice, Id, Words

ABOUT = """\
News articles go in; dated claims with their speakers come out, with the contradictions between
them explained and laid along timelines.

Lists are paged by an opaque cursor. Errors are `application/problem+json` and name every reason
at once. Every GET has an `ETag` (what is streamed aside); writing to a single resource takes `If-Match`."""

CONFIG = {
    "API_TITLE": "Claims and timelines",
    "API_VERSION": "1.0.0",
    "OPENAPI_VERSION": "3.1.0",
    "API_SPEC_OPTIONS": {
        "info": {
            "summary": "Who said what, when, and who says otherwise.",
            "description": ABOUT,
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
            "contact": {"name": "The maintainers"},
        },
        "servers": [{"url": "/", "description": "The server that gave you this document."}],
    },
}


def schema_name(schema: type[Schema] | Schema) -> str:
    """The name clients see: ``ClaimOut`` is a ``Claim``."""
    return resolve_schema_cls(schema).__name__.removesuffix("Out")


class Converter(OpenAPIConverter):
    """Turns schemas into OpenAPI in the house's manner."""

    def field2property(self, field):
        prop = super().field2property(field)
        if isinstance(field, Id):
            prop["format"] = "int64"
        elif isinstance(field, fields.Float):
            prop["format"] = "double"
        if isinstance(field, Choice):
            prop = self._choice(field, prop)
        if isinstance(field, Words) and field.allow_none and "minLength" in prop:
            prop.setdefault("type", ["string", "null"])
        if "$ref" in prop:
            return {"$ref": prop["$ref"]}
        if "anyOf" in prop:
            return {name: prop[name] for name in ("anyOf", "description") if name in prop}
        return prop

    def _choice(self, field: Choice, prop: dict) -> dict:
        name = field.words.__name__
        if name not in self.spec.components.schemas:
            words = {
                "type": "string",
                "enum": list(map(str, field.words)),
                "description": field.words.__doc__,
            }
            self.spec.components.schema(name, words)
        ref = {"$ref": f"#/components/schemas/{name}"}
        if not field.allow_none:
            return ref
        return {"anyOf": [ref, {"type": "null"}], "description": prop.get("description", "")}

    def _field2parameter(self, field, *, name, location):
        parameter = super()._field2parameter(field, name=name, location=location)
        parameter["description"] = field.metadata.get("description", "")
        if isinstance(field, Choice) and isinstance(field.load_default, field.words):
            parameter["description"] += f" By default `{field.load_default}`."
        return parameter

    def schema2jsonschema(self, schema):
        described = super().schema2jsonschema(schema)
        described.pop("additionalProperties", None)
        cls = resolve_schema_cls(schema)
        if cls.__doc__:
            described["description"] = " ".join(cls.__doc__.split())
        if cls.opts.unknown == RAISE if hasattr(cls, "opts") else False:
            described["additionalProperties"] = False
        return described


class Plugin(MarshmallowPlugin):
    """apispec's plugin, with our converter and names."""

    Converter = Converter

    def __init__(self):
        super().__init__(schema_name_resolver=schema_name)


def make_api(app) -> Api:
    """Attach an API without flask-smorest's own pages and error format."""
    app.config.update(CONFIG)
    api = Api(spec_kwargs={"marshmallow_plugin": Plugin()})
    api.DEFAULT_ERROR_RESPONSE_NAME = None
    api.init_app(app)
    api.spec.components.security_scheme(
        "key",
        {"type": "http", "scheme": "bearer", "description": "A key made by `flask keys create`."},
    )
    return api


__all__ = ["Converter", "Plugin", "fields", "make_api", "schema_name"]
