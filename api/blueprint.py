"""The blueprint every noun is made of, and how its arguments are read.

Reading is strict: a parameter that is not known, or is given twice where one is meant, is
refused with all the other reasons at once.
"""

from collections.abc import Callable
from functools import cache, lru_cache

import flask_smorest
import orjson
from flask import Request, current_app, request
from marshmallow import RAISE, Schema, fields
from marshmallow import missing as missing_value
from webargs.core import missing
from webargs.fields import DelimitedList
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from analysis.vocabulary import Scope
from api.errors import Location, Problem, reason

LARGEST_ID = 2**63 - 1
ONE = f"<int(min=1, max={LARGEST_ID}):{{}}>"


class StrictParser(FlaskParser):
    """Reads arguments from the query string or a JSON body, and refuses what it does not know."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"query": RAISE, "json": RAISE}

    def parse(self, argmap: Schema, req: Request | None = None, *, location: str | None = None, **kwargs):
        """Read by as much of a schema as the request has arguments for."""
        if location == "query":
            argmap = _narrowed(argmap, frozenset((req or request).args))
        return super().parse(argmap, req, location=location, **kwargs)

    def load_querystring(self, req: Request, schema: Schema) -> dict[str, object]:
        return {name: _given(schema, name, values) for name, values in req.args.lists()}

    def load_json(self, req: Request, schema: Schema) -> object:
        if req.mimetype != "application/json":
            raise UnsupportedMediaType("Send JSON, with Content-Type: application/json.")
        body = req.get_data()
        if req.content_length is None and len(body) == req.max_content_length:
            # A chunked body is cut off there instead of being refused.
            raise RequestEntityTooLarge()
        if not body.strip():
            return missing
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise BadRequest(f"The body is not JSON in UTF-8: {error}.") from error


def _given(schema: Schema, name: str, values: list[str]) -> object:
    field = next((f for n, f in schema.fields.items() if (f.data_key or n) == name), None)
    if isinstance(field, DelimitedList):
        return field.delimiter.join(values)
    return values if isinstance(field, fields.List) or len(values) > 1 else values[0]


@lru_cache(maxsize=500)
def _narrowed(schema: Schema, given: frozenset[str]) -> Schema:
    """Give the part of a schema that has to be asked where these arguments are given.

    A list has twenty parameters and a request two or three of them.
    """
    names = {field.data_key or name: name for name, field in schema.fields.items()}
    if not given <= names.keys():
        return schema
    wanted = {
        name
        for key, name in names.items()
        if key in given
        or schema.fields[name].required
        or schema.fields[name].load_default is not missing_value
    }
    return type(schema)(only=wanted)


class Blueprint(flask_smorest.Blueprint):
    """A blueprint of one noun; its description is the noun's tag in OpenAPI."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before_request(refuse_unknown)

    def arguments(self, schema, **kwargs):
        """Read arguments by a schema, made once and not for every request."""
        return super().arguments(schema() if isinstance(schema, type) else schema, **kwargs)


def refuse_unknown() -> None:
    """Refuse parameters where a view takes none; where it takes some, its schema refuses the rest.

    :raises Problem: 422, with a reason for each.
    """
    if request.args and not _takes_parameters(current_app.view_functions[request.endpoint], request.method):
        errors = [reason(Location.QUERY, name, "Unknown field.") for name in request.args]
        raise Problem(422, "This takes no parameters.", errors=errors)


@cache
def _takes_parameters(view_function: Callable, method: str) -> bool:
    view = getattr(view_function, "view_class", None)
    verb = "get" if method == "HEAD" else method.lower()
    told = getattr(getattr(view, verb, None), "_apidoc", {}).get("arguments", {}).get("parameters", ())
    return any(part["in"] == "query" for part in told)


def needs(scope: Scope) -> Callable[[Callable], Callable]:
    """Name the scope a key must have for this view (else: ``read`` to read, ``write`` to write)."""

    def mark(view: Callable) -> Callable:
        view.scope = scope
        return view

    return mark
