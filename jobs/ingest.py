"""Reads articles: the whole way from what is handed in to claims that are stored and compared."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from analysis.extraction.document import Claim, Document, Interval, Speaker, Subject
from analysis.vocabulary import ClaimKind, DateOrigin, Modality
from data import articles, claims
from data.database import writing
from data.models import Article
from data.settings import Settings
from jobs import compare, intake, reading, speakers


class Ingested(NamedTuple):
    """An article, and whether it is new here."""

    article: Article
    new: bool


def ingest(*, settings: Settings | None = None, **given) -> Ingested:
    """Read an article, store it with its claims, and compare these with all others.

    Takes what ``intake.take`` takes. An article is stored with all its claims or not at all; they are
    compared afterwards, and ``compared_at`` says when. The same text from the same source is the
    stored article.

    :raises Unreadable: if it is no article.
    """
    handed = intake.take(settings=settings or Settings.from_env(), **given)
    stored = articles.find(handed.text, handed.source_name, handed.source_domain)
    if stored is not None:
        if stored.compared_at is None:
            compare.compare_article(stored)
        return Ingested(articles.get(stored.id), False)
    document = read(handed)
    with writing():
        article, new = articles.store(reading.new_article(handed, document))
        if new:
            take_in(article, document)
    if new:
        compare.compare_article(article)
    return Ingested(articles.get(article.id), new)


def read(handed: intake.Handed) -> Document:
    """Decompose what was handed in; nothing is stored."""
    # The models are loaded with the first article, not with the server.
    from analysis.extraction import pipeline

    return pipeline.read(
        handed.text,
        title=handed.title,
        url=handed.url,
        source=handed.source_name or handed.source_domain,
        published_at=handed.published_at,
    )


def take_in(article: Article, document: Document) -> None:
    """Store what a document says, in the place of what an earlier reading of the article said."""
    who = speakers.settle(article, document)
    claims.replace(article, reading.new_claims(document, who))


def reread(article_id: int) -> Article:
    """Read a stored article again, with today's method.

    Claims that are found again keep their ids; judgements and corrections are kept in any case.

    :raises NotFound: if there is no such article.
    """
    article = articles.get(article_id)
    given = article.published_origin in (DateOrigin.GIVEN, DateOrigin.METADATA)
    handed = intake.Handed(
        text=article.text,
        title=article.title,
        url=article.url,
        published_at=articles.local_time(article) if given else None,
        dated_by_hand=article.published_origin == DateOrigin.GIVEN,
        source_name=article.source and article.source.name,
    )
    document = read(handed)
    with writing():
        articles.redate(article, reading.new_article(handed, document))
        take_in(article, document)
    compare.compare_article(article)
    return articles.get(article_id)


@dataclass(frozen=True)
class FoundClaim:
    """A claim of a dry run."""

    content: str
    spans: list[dict]
    kind: ClaimKind
    cue: str | None
    speaker: Speaker | None
    speaker_as_written: str | None
    via: Speaker | None
    said: dict | None
    about: dict | None
    negated: bool
    modality: Modality
    subjects: list[Subject]
    confidence: float


@dataclass(frozen=True)
class Decomposition:
    """An article taken apart, nothing stored."""

    text: str
    title: str | None
    url: str | None
    published_at: datetime | None
    published_on: date
    published_origin: DateOrigin
    language: str | None
    claims: list[FoundClaim]


def decompose(*, settings: Settings | None = None, **given) -> Decomposition:
    """Read an article without storing anything.

    :raises Unreadable: if it is no article.
    """
    handed = intake.take(settings=settings or Settings.from_env(), **given)
    document = read(handed)
    article = reading.new_article(handed, document)
    return Decomposition(
        text=article.text,
        title=article.title,
        url=article.url,
        published_at=article.published_at,
        published_on=article.published_on,
        published_origin=article.published_origin,
        language=article.language,
        claims=[_found(claim, document.speakers) for claim in document.claims],
    )


def _found(claim: Claim, speakers: list[Speaker]) -> FoundClaim:
    return FoundClaim(
        content=claim.content,
        spans=[{"start": start, "end": end} for start, end in claim.spans],
        kind=claim.kind,
        cue=claim.cue,
        speaker=None if claim.speaker is None else speakers[claim.speaker],
        speaker_as_written=claim.speaker_as_written,
        via=None if claim.via is None else speakers[claim.via],
        said=_interval(claim.said),
        about=_interval(claim.about),
        negated=claim.negated,
        modality=claim.modality,
        subjects=claim.subjects,
        confidence=claim.confidence,
    )


def _interval(interval: Interval | None) -> dict | None:
    if interval is None:
        return None
    return {
        "start": interval.first,
        "end": interval.last,
        "text": interval.text,
        "precision": interval.precision,
    }
