"""One page of a list, in whichever form was asked for."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import quote, urlencode

from flask import Response, request
from peewee import ModelSelect

from api.formats import STREAMED, Forms, negotiate
from data import keyset
from schemas.outlines import outline

BATCH = 500
#: A query that can be given again as it came.
PLAIN_QUERY = re.compile(r"[\w.~%=&+-]*", re.ASCII)
PLACE = ("limit", "cursor", "format")


def listing(
    search: Callable[..., ModelSelect],
    asked: dict,
    forms: Forms,
    dress: Callable[[list], list] | None = None,
):
    """Answer with a page of ``search(**asked)``, or the whole of it where the form is streamed.

    ``dress`` puts on the items of a page what they are shown with besides.
    """
    filters = {name: value for name, value in asked.items() if name not in PLACE}
    form = negotiate(asked.get("format"), forms.words)
    query = search(**filters)
    if form in STREAMED:
        rows = keyset.stream(query, BATCH)
        return STREAMED[form](_dressed(rows, dress) if dress else rows, forms.schema)
    plain = form == "json" and dress is None
    page = keyset.page(query, asked["limit"], asked.get("cursor"), outline(forms.schema) if plain else None)
    headers = next_link(page.next_cursor)
    items = dress(page.items) if dress else page.items
    if form == "json":
        return {"items": items, "next_cursor": page.next_cursor}, headers
    answer: Response = forms.writers[form](forms.schema().dump(items, many=True))
    answer.headers.update(headers)
    return answer


def next_link(cursor: str | None) -> dict[str, str]:
    """The ``Link`` header (RFC 8288) to the next page, if there is one."""
    if cursor is None:
        return {}
    asked = request.query_string.decode("latin-1")
    if "cursor" in asked or not PLAIN_QUERY.fullmatch(asked):
        given = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
        asked = urlencode(given)
    where = f"{request.scheme}://{request.host}{quote(request.root_path + request.path)}"
    return {"Link": f'<{where}?{asked}{"&" if asked else ""}cursor={cursor}>; rel="next"'}


def _dressed(rows: Iterator, dress: Callable[[list], list]) -> Iterator:
    while batch := list(islice(rows, BATCH)):
        yield from dress(batch)
