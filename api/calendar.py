"""Timelines as iCalendar (RFC 5545): the claims, each on its days."""

from datetime import UTC, date, datetime, timedelta

from flask import Response, request
from icalendar import Calendar, Event

from api.jsonld import address
from api.wording import day_of, line, origin

ONE_DAY = timedelta(days=1)


def timeline(items: list[dict]) -> Response:
    """Write the claims of a timeline as events of whole days."""
    axis = request.args.get("by", "said")
    calendar = Calendar()
    calendar.add("prodid", "-//claims and timelines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Claims in the news")
    for claim in (claim for bucket in items for claim in bucket["claims"]):
        calendar.add_component(event(claim, axis))
    return Response(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def event(claim: dict, axis: str) -> Event:
    """One claim as an event; the end is the day after the last, as RFC 5545 counts."""
    first = date.fromisoformat(day_of(claim, axis) or "1970-01-01")
    last = date.fromisoformat(claim[axis]["end"]) if claim[axis] else first
    entry = Event()
    entry.add("uid", f"claim-{claim['id']}@{request.host.split(':')[0]}")
    entry.add("dtstamp", _stamp(claim))
    entry.add("dtstart", first)
    entry.add("dtend", last + ONE_DAY if last < date.max else last)
    # A statement on a day keeps nobody from an appointment.
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", line(claim))
    entry.add("description", origin(claim))
    entry.add("url", claim["article"]["url"] or address("claims", claim["id"]))
    return entry


def _stamp(claim: dict) -> datetime:
    published = claim["article"]["published_at"]
    return datetime.fromisoformat(published) if published else datetime(1970, 1, 1, tzinfo=UTC)
