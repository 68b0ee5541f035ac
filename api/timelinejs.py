"""Timelines in the JSON of TimelineJS (https://timeline.knightlab.com/docs/json-format.html)."""

from html import escape

from flask import Response, current_app, request

from api.wording import day_of, line, origin, speaker_of


def timeline(items: list[dict]) -> Response:
    """Write the claims of a timeline as slides, grouped by speaker."""
    axis = request.args.get("by", "said")
    claims = [claim for bucket in items for claim in bucket["claims"]]
    slides = [slide(claim, axis) for claim in claims if day_of(claim, axis)]
    body = current_app.json.dumps({"events": slides})
    return Response(body, content_type="application/vnd.timelinejs+json")


def slide(claim: dict, axis: str) -> dict:
    """One claim as a slide. TimelineJS takes texts for HTML: here they are text."""
    first = day_of(claim, axis)
    last = claim[axis]["end"] if claim[axis] else first
    address = claim["article"]["url"]
    words = escape(origin(claim))
    return {
        "unique_id": f"claim-{claim['id']}",
        # TimelineJS takes the markup out of this one, which undoes one escape, and shows it as HTML.
        "group": escape(escape(speaker_of(claim), quote=False), quote=False),
        "start_date": _day(first),
        **({"end_date": _day(last)} if last != first else {}),
        "text": {
            "headline": escape(line(claim)),
            "text": f'<a href="{escape(address)}">{words}</a>' if address else words,
        },
    }


def _day(day: str) -> dict[str, int]:
    year, month, number = (int(part) for part in day.split("-"))
    return {"year": year, "month": month, "day": number}
