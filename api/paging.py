"""One page of a list, in whichever form was asked for."""

from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import urlencode

from flask import Response, request
from peewee import ModelSelect
from werkzeug.urls import iri_to_uri

from api.formats import STREAMED, Forms, negotiate
from data import keyset

BATCH = 500
PLACE = ("limit", "cursor", "format")


def listing(
    search: Callable[..., ModelSelect],
    asked: dict,
    forms: Forms,
    dress: Callable[[list], list] = lambda items: items,
):
    """Answer with a page of ``search(**asked)``, or the whole of it where the form is streamed.

    ``dress`` puts on the items of a page what they are shown with besides.
    """
    filters = {name: value for name, value in asked.items() if name not in PLACE}
    form = negotiate(asked.get("format"), forms.words)
    query = search(**filters)
    if form in STREAMED:
        return STREAMED[form](_dressed(keyset.stream(query, BATCH), dress), forms.schema)
    page = keyset.page(query, asked["limit"], asked.get("cursor"))
    headers = next_link(page.next_cursor)
    items = dress(page.items)
    if form == "json":
        return {"items": items, "next_cursor": page.next_cursor}, headers
    answer: Response = forms.writers[form](forms.schema().dump(items, many=True))
    answer.headers.update(headers)
    return answer


def next_link(cursor: str | None) -> dict[str, str]:
    """The ``Link`` header (RFC 8288) to the next page, if there is one."""
    if cursor is None:
        return {}
    given = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    query = urlencode([*given, ("cursor", cursor)])
    return {"Link": f'<{iri_to_uri(request.base_url)}?{query}>; rel="next"'}


def _dressed(rows: Iterator, dress: Callable[[list], list]) -> Iterator:
    while batch := list(islice(rows, BATCH)):
        yield from dress(batch)
