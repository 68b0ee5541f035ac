"""Articles: storing, finding and deleting them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from peewee import JOIN, ModelSelect

from analysis.vocabulary import DateOrigin
from data import rows, sightings, sources, subjects
from data.database import among, database
from data.errors import NotFound
from data.fields import now
from data.filters import many
from data.keyset import merged
from data.models import Article, Claim, Source
from data.prepared import prepared
from data.rows import ARTICLE_HEAD
from data.search import NEWEST, Wanted, having_title, newest, titled
from data.text import fingerprint


@dataclass(frozen=True)
class NewArticle:
    """An article to store. ``published_on`` is the day in its own zone, whose offset ``published_at`` has."""

    text: str
    published_on: date
    published_origin: DateOrigin
    published_at: datetime | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    source_name: str | None = None
    source_domain: str | None = None


@prepared(rows.ARTICLES, "q", "source", "published_from", "published_to")
def search(
    *,
    q: str | None = None,
    source: list[int] | int | None = None,
    published_from: date | None = None,
    published_to: date | None = None,
    sort: str = "-published_at",
    bounded: bool = True,
) -> ModelSelect:
    """Find articles by words of their title or claims, source and day; newest first, without the text.

    Words are looked for in titles and in the newest claims that have them (``search.NEWEST``), unless not
    ``bounded``.
    """
    query = Article.select(*ARTICLE_HEAD, Source).join(Source, JOIN.LEFT_OUTER)
    if source is not None:
        wanted = many(source)
        # Equality lets an index give the rows in order.
        same = Article.source == wanted[0] if len(wanted) == 1 else Article.source.in_(wanted)
        query = query.where(same)
    if published_from is not None:
        query = query.where(Article.published_on >= published_from)
    if published_to is not None:
        query = query.where(Article.published_on <= published_to)
    if q is None:
        return _by_day(query, sort)
    # With an offset they are looked for once; else PostgreSQL might do so for each article.
    having = Claim.id.in_(newest(Wanted(q), NEWEST if bounded else None))
    claimed = Claim.select(Claim.article).where(having).offset(0)
    either = Article.id.in_(claimed) | Article.id.in_(having_title(q))
    branches = [_by_day(query.where(Article.id.in_(claimed)), sort), titled(query, q, sort)]
    return merged(_by_day(query.where(either), sort), Article.id, branches)


def _by_day(query: ModelSelect, sort: str) -> ModelSelect:
    if sort == "published_at":
        return query.order_by(Article.published_on, Article.id)
    return query.order_by(Article.published_on.desc(), Article.id.desc())


def get(article_id: int) -> Article:
    """Fetch one article with its text and source.

    :raises NotFound: if there is none.
    """
    query = Article.select(Article, Source).join(Source, JOIN.LEFT_OUTER).where(Article.id == article_id)
    found = query.first()
    if found is None:
        raise NotFound("article", article_id)
    return found


def find(text: str, source_name: str | None, source_domain: str | None) -> Article | None:
    """Look for the article that this source published with this text."""
    source = sources.find(source_name, source_domain)
    if source is None and (source_name or source_domain):
        return None
    mark = fingerprint(source and source.key, text)
    query = Article.select(Article, Source).join(Source, JOIN.LEFT_OUTER)
    return query.where(Article.fingerprint == mark).first()


def store(new: NewArticle) -> tuple[Article, bool]:
    """Store an article, or find the one with the same text from the same source.

    The second value says whether it was stored now.
    """
    with database.atomic():
        source = sources.resolve(new.source_name, new.source_domain)
        mark = fingerprint(source and source.key, new.text)
        row = {
            "source": source,
            "title": new.title,
            "url": new.url,
            "text": new.text,
            "fingerprint": mark,
            "language": new.language,
            "published_at": new.published_at,
            "published_on": new.published_on,
            "utc_offset": _offset(new.published_at),
            "published_origin": new.published_origin,
        }
        added = Article.insert(row).on_conflict_ignore().returning(Article.id).execute()
        created = len(list(added)) == 1
        found = Article.select(Article.id).where(Article.fingerprint == mark).get()
        return get(found.id), created


def _offset(moment: datetime | None) -> int | None:
    offset = moment.utcoffset() if moment is not None else None
    return None if offset is None else int(offset.total_seconds() // 60)


def texts(ids: Iterable[int]) -> dict[int, str]:
    """Give the texts of several articles."""
    return dict(Article.select(Article.id, Article.text).where(among(Article.id, ids)).tuples())


def delete(article_id: int) -> None:
    """Delete an article with its claims, their pairs, and whoever nobody else speaks of.

    Judgements and corrections are kept for the day it comes back.

    :raises NotFound: if there is none.
    """
    with database.atomic():
        article = get(article_id)
        sightings.forget(article)
        Article.delete().where(Article.id == article_id).execute()
        sightings.delete_unused()
        subjects.delete_unused()


def mark_compared(article_id: int) -> None:
    """Note that an article's claims have been compared with all others."""
    Article.update(compared_at=now()).where(Article.id == article_id).execute()


def local_time(article: Article) -> datetime | None:
    """Give the time of publication in the article's own zone."""
    if article.published_at is None or article.utc_offset is None:
        return article.published_at
    return article.published_at.astimezone(timezone(timedelta(minutes=article.utc_offset)))


def redate(article: Article, new: NewArticle) -> None:
    """Take over the date that a new reading found."""
    article.published_at, article.published_on = new.published_at, new.published_on
    article.published_origin, article.utc_offset = new.published_origin, _offset(new.published_at)
    article.save(
        only=[Article.published_at, Article.published_on, Article.published_origin, Article.utc_offset]
    )
