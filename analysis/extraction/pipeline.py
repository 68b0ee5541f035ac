"""The method of extraction, whole: the components in the order they run."""

from collections.abc import Callable
from datetime import datetime

from analysis.extraction.attributions import attributions
from analysis.extraction.claims import claims
from analysis.extraction.dates import time_expressions
from analysis.extraction.document import Document
from analysis.extraction.layout import layout
from analysis.extraction.publication import publication
from analysis.extraction.quotations import quotations
from analysis.extraction.speakers import speakers
from analysis.extraction.subjects import subjects
from analysis.extraction.syntax import syntax
from analysis.extraction.times import times

COMPONENTS: tuple[Callable[[Document], None], ...] = (
    layout,
    publication,
    syntax,
    quotations,
    time_expressions,
    attributions,
    speakers,
    claims,
    times,
    subjects,
)


def read(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    published_at: datetime | None = None,
) -> Document:
    """Decompose an article's text into claims with their speakers and dates.

    ``published_at`` keeps the article's own zone: "yesterday" is counted in it.
    """
    document = Document(text, title, url, source, published_at)
    for component in COMPONENTS:
        component(document)
    return document
