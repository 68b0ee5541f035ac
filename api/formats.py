"""The forms a list can be had in besides JSON: which one is meant, and the two that stream."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import orjson
from flask import Response, after_this_request, request, stream_with_context
from marshmallow import fields
from werkzeug.datastructures import MIMEAccept

from api.errors import Problem
from api.wording import line
from schemas.shapes import Out

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml",
    "ical": "text/calendar",
    "timelinejs": "application/vnd.timelinejs+json",
}
SPREADSHEET_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Forms:
    """The forms one list can be had in: their names, and who writes those that are not streamed."""

    words: type[StrEnum]
    schema: type[Out]
    writers: dict[str, Callable[[list], Response]] = field(default_factory=dict)


def negotiate(given: StrEnum | None, formats: type[StrEnum]) -> str:
    """Settle the form: ``?format=`` first, then ``Accept``, JSON where neither says.

    :raises Problem: 406, where nothing acceptable can be had.
    """
    if given is not None:
        return str(given)
    after_this_request(_vary)
    if "Accept" not in request.headers:
        return "json"
    offered = {MEDIA_TYPES[form]: str(form) for form in formats}
    # `application/json; charset=utf-8` is JSON: parameters do not tell forms apart here.
    accepted = MIMEAccept([(media.split(";")[0].strip(), share) for media, share in request.accept_mimetypes])
    best = accepted.best_match(list(offered), default=None)
    if best is None and accepted:
        raise Problem(406, f"This can be had as {', '.join(offered)}.")
    return offered.get(best, "json")


def _vary(response: Response) -> Response:
    response.headers["Vary"] = "Accept"
    return response


def ndjson(rows: Iterable, schema: type[Out]) -> Response:
    """Stream rows as JSON, one a line."""
    dump = schema().dump
    lines = (orjson.dumps(dump(row), option=orjson.OPT_APPEND_NEWLINE) for row in rows)
    return Response(stream_with_context(_batched(lines)), content_type=MEDIA_TYPES["ndjson"])


def comma_separated(rows: Iterable, schema: type[Out]) -> Response:
    """Stream rows as CSV (RFC 4180): nested fields are columns named like ``article.source.name``."""
    shape = schema()
    columns = list(columns_of(shape))
    answer = Response(
        stream_with_context(_batched(_csv_lines(rows, shape, columns))),
        content_type="text/csv; charset=utf-8; header=present",
    )
    name = request.path.rsplit("/", 1)[1]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _csv_lines(rows: Iterable, shape: Out, columns: list[str]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        flat = flatten(shape.dump(row))
        writer.writerow([cell(flat.get(column)) for column in columns])
        yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: io.StringIO) -> bytes:
    line = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return line


def _batched(lines: Iterable[bytes], size: int = 1 << 15) -> Iterator[bytes]:
    """Join lines into chunks worth a trip through the server."""
    waiting: list[bytes] = []
    length = 0
    for each in lines:
        waiting.append(each)
        length += len(each)
        if length >= size:
            yield b"".join(waiting)
            waiting, length = [], 0
    yield b"".join(waiting)


def columns_of(shape: Out, prefix: str = "") -> Iterator[str]:
    """Name the columns that a schema flattens to, in its order."""
    for name, part in shape.fields.items():
        if part.metadata.get("optional"):
            continue
        pair = part.metadata.get("maxItems") if isinstance(part, fields.List) else None
        if isinstance(part, fields.Nested) and not part.many:
            yield from columns_of(part.schema, f"{prefix}{name}.")
        elif pair:
            for number in range(pair):
                yield from columns_of(part.inner.schema, f"{prefix}{name}.{number}.")
        else:
            yield prefix + name


def flatten(value: object, path: str = "") -> dict[str, object]:
    """Lay a nested value out flat, each leaf under the path to it."""
    flat: dict[str, object] = {path: value}
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        flat.update(flatten(part, f"{path}.{name}" if path else str(name)))
    return flat


def cell(value: object) -> object:
    """Write a leaf for a spreadsheet, which must not take it for a formula."""
    if isinstance(value, list):
        return "; ".join(_name(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(SPREADSHEET_FORMULA):
        return f"'{value}"
    return value


def _name(part: object) -> str:
    """Put what a list holds in few words: a claim in its line, a reason in its sentence, a span as 3-7."""
    if not isinstance(part, dict):
        return str(part)
    if "content" in part:
        return line(part)
    words = part.get("name", part.get("text"))
    return words or "-".join(str(leaf) for leaf in part.values() if leaf is not None)


STREAMED = {"csv": comma_separated, "ndjson": ndjson}
