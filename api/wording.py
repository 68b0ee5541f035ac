"""How a claim is put in a line: for feeds, calendars and timelines."""

import re

NOBODY = "Unnamed"
#: ``negated`` alone does not tell a denial: the content may hold its own "not".
DENIAL = re.compile(r"\b(den(y|ie[sd]|ying)|refut|reject|dismiss|disput)", re.IGNORECASE)


def speaker_of(claim: dict) -> str:
    """Name who says it."""
    return claim["speaker"]["name"] if claim["speaker"] else NOBODY


def line(claim: dict) -> str:
    """Put a claim in one line; a denial says that it is one."""
    denied = claim["negated"] and claim["kind"] != "direct" and DENIAL.search(claim["cue"] or "")
    says = "denies" if denied else "says"
    words = f"“{claim['content']}”" if claim["kind"] == "direct" else claim["content"]
    return f"{speaker_of(claim)} {says}: {words}"


def origin(claim: dict) -> str:
    """Say where a claim was read: the outlet, the title, the day."""
    article = claim["article"]
    source = article["source"] or {}
    parts = (
        source.get("name") or source.get("domain"),
        article["title"],
        (article["published_at"] or "")[:10],
    )
    return ", ".join(part for part in parts if part)


def day_of(claim: dict, axis: str = "said") -> str | None:
    """The first day of one of a claim's times; of ``said``, the article's where it is unknown."""
    interval = claim[axis]
    if interval:
        return interval["start"]
    return (claim["article"]["published_at"] or "")[:10] or None if axis == "said" else None
