"""Atom feeds (RFC 4287): so that anyone can subscribe."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree

from flask import Response, request

from api.jsonld import address
from api.wording import day_of, line, origin, speaker_of

NAMESPACE = "http://www.w3.org/2005/Atom"
#: What XML 1.0 cannot hold.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EPOCH = "1970-01-01T00:00:00Z"


def contradictions(items: list[dict]) -> Response:
    """Write contradictions, an entry each."""
    return _feed("Contradictions in the news", (_contradiction(item) for item in items))


def claims(items: list[dict]) -> Response:
    """Write claims, an entry each."""
    return _feed("Claims in the news", (_claim(item) for item in items))


def _contradiction(item: dict) -> dict:
    first, second = item["claims"]
    return {
        "id": address("contradictions", item["id"]),
        "title": f"{speaker_of(first)} / {speaker_of(second)}: {item['kind']}",
        "updated": max(_updated(second), (item["judgement"] or {}).get("made_at") or ""),
        "authors": {speaker_of(first), speaker_of(second)},
        "summary": item["explanation"]["summary"],
        "content": "\n\n".join(f"{line(claim)} ({origin(claim)})" for claim in (first, second)),
        "links": [claim["article"]["url"] for claim in (first, second)],
        "category": item["kind"],
    }


def _claim(claim: dict) -> dict:
    return {
        "id": address("claims", claim["id"]),
        "title": line(claim),
        "updated": _updated(claim),
        "authors": {speaker_of(claim)},
        "summary": origin(claim),
        "content": claim["content"],
        "links": [claim["article"]["url"]],
        "category": claim["kind"],
    }


def _updated(claim: dict) -> str:
    day = day_of(claim)
    return claim["article"]["published_at"] or (f"{day}T00:00:00Z" if day else EPOCH)


def _feed(title: str, entries: Iterable[dict]) -> Response:
    entries = list(entries)
    feed = ElementTree.Element("feed", xmlns=NAMESPACE)
    # Each choice of filters is a feed of its own.
    _child(feed, "id", request.url)
    _child(feed, "title", title)
    _child(feed, "updated", max((entry["updated"] for entry in entries), default=_now()))
    ElementTree.SubElement(feed, "link", rel="self", href=_clean(request.url), type="application/atom+xml")
    for entry in entries:
        _entry(feed, entry)
    body = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _entry(feed: ElementTree.Element, entry: dict) -> None:
    node = ElementTree.SubElement(feed, "entry")
    for name in ("id", "title", "updated", "summary"):
        _child(node, name, entry[name])
    _child(node, "content", entry["content"]).set("type", "text")
    for name in sorted(entry["authors"]):
        _child(ElementTree.SubElement(node, "author"), "name", name)
    ElementTree.SubElement(node, "category", term=entry["category"])
    ElementTree.SubElement(node, "link", rel="alternate", href=entry["id"], type="application/json")
    for url in filter(None, dict.fromkeys(entry["links"])):
        ElementTree.SubElement(node, "link", rel="via", href=_clean(url))


def _child(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, name)
    node.text = _clean(text)
    return node


def _clean(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
