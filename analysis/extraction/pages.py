"""Find the article on a web page: its text, paragraph by paragraph, and what the page says of it."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape

import trafilatura
from lxml.etree import LxmlError
from lxml.etree import _Element as Element
from lxml.html import HTMLParser, document_fromstring

from analysis.extraction.errors import NotAnArticle
from analysis.extraction.lines import lines_of
from analysis.extraction.markup import Markup, read_markup
from analysis.vocabulary import DateOrigin

__all__ = ["NotAnArticle", "Page", "read_page"]

FEWEST_WORDS = 30
FEWEST_WORDS_DECLARED = 8
SHORTEST_SENTENCE = 5
PARAGRAPH = re.compile(r"<p\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Page:
    """An article as its page gives it; spans of its claims count in ``text``."""

    text: str
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    published_origin: DateOrigin | None = None
    source_name: str | None = None
    source_domain: str | None = None
    language: str | None = None


def read_page(html: str, url: str | None = None) -> Page:
    """Read the article off a page, paragraphs parted by blank lines.

    :raises NotAnArticle: no story on it.
    """
    tree = _tree(html)
    markup = read_markup(tree, url)
    text = _story(html, tree, markup)
    return Page(
        text=text,
        title=markup.title,
        url=markup.url,
        published_at=markup.published_at,
        published_origin=DateOrigin.METADATA if markup.published_at else None,
        source_name=markup.outlet or markup.domain,
        source_domain=markup.domain,
        language=markup.language,
    )


def _tree(html: str) -> Element:
    """The page's elements; of one that no parser takes whole, as far as it goes."""
    readable = html.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    if "<" not in readable:
        raise NotAnArticle("The page holds no HTML.")
    tree = trafilatura.load_html(readable)
    if tree is None:
        try:
            tree = document_fromstring(readable.encode("utf-8"), parser=HTMLParser(encoding="utf-8"))
        except (LxmlError, ValueError):
            tree = document_fromstring("<html></html>")
    return tree


def _story(html: str, tree: Element, markup: Markup) -> str:
    """The page's main text, from the first way of reading it that yields a story."""
    extracted, declared = _extracted(tree), _declared(markup)
    if extracted and declared and extracted.split() == declared.split():
        extracted = declared  # the same words, with their paragraphs
    for text in (extracted, declared, _paragraphs(html)):
        if text and _tells(text, markup):
            return text
    raise NotAnArticle("The page holds no story.")


def _extracted(tree: Element) -> str | None:
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    return _parted(found.text) if found and found.text else None


def _declared(markup: Markup) -> str | None:
    return _parted(markup.body) if markup.body and "<" not in markup.body else None


def _paragraphs(html: str) -> str:
    """What stands in ``<p>``, for pages nested too deeply for a parser."""
    pieces = PARAGRAPH.split(html)[1:]
    bare = (unescape(TAG.sub("", piece.split("</p", 1)[0])) for piece in pieces)
    return _parted("\n".join(" ".join(piece.split()) for piece in bare))


def _parted(text: str) -> str:
    return "\n\n".join(line for line in map(str.strip, text.splitlines()) if line)


def _tells(text: str, markup: Markup) -> bool:
    """Whether there are sentences enough; a page that declares itself an article needs but one."""
    sentences = [
        line for line in lines_of(text) if line.ends_sentence and len(line.words) >= SHORTEST_SENTENCE
    ]
    words = sum(len(line.words) for line in sentences)
    return words >= (FEWEST_WORDS_DECLARED if markup.is_article else FEWEST_WORDS)
