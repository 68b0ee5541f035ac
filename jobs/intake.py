"""What is handed in, made into one article: its text, its source and its date, or a reason why not."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from data.settings import Settings
from data.text import storable
from jobs.errors import EmptyText, NotAnArticle, TooLong, UnlikelyDate

#: Somewhere on Earth it is tomorrow already.
AHEAD = timedelta(days=1)
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Handed:
    """An article as it was handed in or found on its page; nothing of it is inferred yet."""

    text: str
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    #: Whether whoever handed it in gave the date; otherwise the page's markup did.
    dated_by_hand: bool = False
    source_name: str | None = None
    source_domain: str | None = None
    language: str | None = None


def take(
    *,
    text: str | None = None,
    html: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published_at: datetime | None = None,
    source: dict | None = None,
    settings: Settings,
) -> Handed:
    """Check what is handed in, and find the story on the page where it is HTML.

    :raises Unreadable: one of its kinds, naming the field.
    """
    name, given = ("text", text) if html is None or text is not None else ("html", html)
    if given is None or not LETTER.search(given):
        raise EmptyText(name, "There are no words in it.")
    if len(given) > settings.max_article_chars:
        raise TooLong(name, f"It is longer than {settings.max_article_chars} characters.")
    if published_at is not None:
        published_at = _likely(published_at, settings)
    source = source or {}
    asked = Handed(
        text=storable(given),
        title=title and storable(title),
        url=url and storable(url),
        published_at=published_at,
        dated_by_hand=published_at is not None,
        source_name=source.get("name"),
        source_domain=source.get("domain") or _host(url),
    )
    return asked if html is None or text is not None else _on_page(asked, source)


def _on_page(asked: Handed, source: dict) -> Handed:
    from analysis.extraction import pages

    try:
        page = pages.read_page(asked.text, asked.url)
    except pages.NotAnArticle as error:
        raise NotAnArticle("html", "No story was found on the page.") from error
    url = asked.url or page.url
    return Handed(
        text=storable(page.text),
        title=asked.title or page.title,
        url=url,
        published_at=asked.published_at or page.published_at,
        dated_by_hand=asked.dated_by_hand,
        source_name=asked.source_name or page.source_name,
        source_domain=source.get("domain") or page.source_domain or _host(url),
        language=page.language,
    )


def _likely(moment: datetime, settings: Settings) -> datetime:
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.year < settings.earliest_year:
        raise UnlikelyDate("published_at", f"Lies before {settings.earliest_year}.")
    if moment > datetime.now(UTC) + AHEAD:
        raise UnlikelyDate("published_at", "Lies in the future.")
    return moment


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None
