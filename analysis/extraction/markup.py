"""What a page's markup says of its article: JSON-LD, then meta tags, then the rest."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml.etree import _Element as Element

from analysis.extraction.publication import is_plausible

ARTICLE_TYPES = ("Article", "Posting", "Report", "LiveBlog")
LARGEST_SCRIPT = 500_000
DEEPEST = 6
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
DATES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date"),
    *("datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate"),
    *("sailthru.date", "article.published", "originalpublicationdate"),
)
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True)
class Markup:
    """The article's own data as its page declares them, each None where it does not."""

    is_article: bool = False
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    outlet: str | None = None
    domain: str | None = None
    language: str | None = None
    body: str | None = None


def read_markup(tree: Element, url: str | None = None) -> Markup:
    """Gather what the page declares of its article."""
    article, meta = _linked_data(tree), _meta(tree)
    canonical = url or _absolute(_first(tree, "//link[@rel='canonical']/@href") or meta.get("og:url"), url)
    return Markup(
        is_article=bool(article) or meta.get("og:type", "").startswith("article"),
        title=_text(article.get("headline")) or _named(meta, TITLES) or _heading(tree, _named(meta, OUTLETS)),
        url=canonical,
        published_at=_published(tree, article, meta, canonical),
        outlet=_name(article.get("publisher")) or _named(meta, OUTLETS),
        domain=domain_of(canonical),
        language=_language(tree, article),
        body=_text(article.get("articleBody")),
    )


def domain_of(url: str | None) -> str | None:
    """The host of an address without its ``www.``, None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def moment(value: object) -> datetime | None:
    """A time as pages write it (ISO 8601, RFC 5322); one without a zone is UTC.

    None where it cannot be read or no article can be of that day.
    """
    text = value.strip()[:60] if isinstance(value, str) else ""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            found = found if found.tzinfo else found.replace(tzinfo=UTC)
            return found if is_plausible(found.astimezone(UTC).date()) else None
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _published(tree: Element, article: dict, meta: dict[str, str], url: str | None) -> datetime | None:
    stated = [article.get("datePublished"), article.get("dateCreated"), *(meta.get(name) for name in DATES)]
    stated += tree.xpath("(//article//time/@datetime | //header//time/@datetime)[position() <= 3]")
    found = next((at for at in map(moment, stated) if at), None)
    if found:
        return found
    try:
        return moment(find_date(tree, extensive_search=False, original_date=True, url=url))
    except (ValueError, RecursionError, AttributeError):
        return None


def _linked_data(tree: Element) -> dict:
    """The first JSON-LD object that is an article, empty where there is none."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        try:
            data = json.loads((script.text or "")[:LARGEST_SCRIPT], strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(ARTICLE_TYPES) for kind in kinds):
                return item
    return {}


def _objects(data: object, depth: int = 0) -> Iterator[dict]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _objects(data.get(key), depth + 1)


def _meta(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content][@property or @name or @itemprop]")[:500]:
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop")).casefold()
        content = " ".join(tag.get("content").split())
        if content:
            found.setdefault(name, content)
    return found


def _heading(tree: Element, outlet: str | None) -> str | None:
    """The page's first heading, else its title without the outlet's name."""
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")[:3]]
    heading = next((h for h in headings if 2 < len(h) <= 400), None)
    if heading:
        return heading
    title = " ".join((_first(tree, "//head/title/text()") or "").split())
    if outlet and title.endswith(outlet):
        title = title.removesuffix(outlet).rstrip(" |-–—·:")
    return title[:400] or None


def _language(tree: Element, article: dict) -> str | None:
    stated = (
        _first(tree, "/html/@lang") or _first(tree, "//html/@xml:lang") or _text(article.get("inLanguage"))
    )
    tag = (stated or "").replace("_", "-").split("-")[0].strip().casefold()
    return tag if tag.isascii() and tag.isalpha() and len(tag) in (2, 3) else None


def _first(tree: Element, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip() or None if found else None


def _named(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _absolute(address: str | None, base: str | None) -> str | None:
    try:
        joined = urljoin(base or "", address or "")
        return joined if urlsplit(joined).scheme in ("http", "https") else None
    except ValueError:
        return None
