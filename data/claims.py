"""Claims: finding them. Storing them is in ``reading``, correcting them in ``corrections``."""

from collections.abc import Iterable

from peewee import ModelSelect

from data import rows
from data.corrections import correct, history
from data.database import among
from data.errors import NotFound
from data.facets import facets
from data.filters import VALUES, Filters, many, narrow
from data.keyset import merged
from data.models import Article, Claim, ClaimSubject
from data.prepared import Question, prepared
from data.reading import replace
from data.records import Record
from data.search import NEWEST, search_claims

__all__ = ["correct", "facets", "get", "history", "of_article", "replace", "search", "unchanged"]

NEWEST_FIRST = (Claim.said_on.desc(), Claim.id.desc())
SORTS = ("-said", "said", "relevance")


@prepared(rows.CLAIMS, *VALUES)
def search(*, sort: str = "-said", bounded: bool = True, **filters) -> Question:
    """Find claims by the filters of ``Filters``; "relevance" needs ``q``, and is "-said" without.

    By relevance the newest claims are put in order (``search.NEWEST``), unless not ``bounded``.
    """
    wanted = Filters(**filters)
    if wanted.q is not None:
        return search_claims(rows.claims(), wanted.in_words(), sort, NEWEST if bounded else None)
    query = narrow(rows.claims(), wanted.conditions())
    if wanted.subject and not (wanted.speaker or wanted.source or wanted.article):
        return _along_subject(query, many(wanted.subject)[0], sort)
    query = query.order_by(*((Claim.said_on, Claim.id) if sort == "said" else NEWEST_FIRST))
    return merged(query, Claim.id, wanted.branches()) if not wanted.subject else query


def _along_subject(query: ModelSelect, subject: int, sort: str) -> ModelSelect:
    """Find the claims about a subject along their links to it, which an index has in order."""
    query = query.join_from(Claim, ClaimSubject, on=(ClaimSubject.claim == Claim.id))
    query = query.where(ClaimSubject.subject == subject)
    if sort == "said":
        return query.order_by(ClaimSubject.said_on, ClaimSubject.claim)
    return query.order_by(ClaimSubject.said_on.desc(), ClaimSubject.claim.desc())


def get(claim_id: int) -> Record:
    """Fetch one claim, complete.

    :raises NotFound: if there is none.
    """
    found = list(_one(claim=claim_id))
    if not found:
        raise NotFound("claim", claim_id)
    return found[0]


@prepared(rows.WHOLE_CLAIMS, "claim")
def _one(claim: int):
    return rows.claims().where(Claim.id == claim)


def unchanged(known: Iterable[Record]) -> bool:
    """Tell whether these claims are all still there, and as they were when they were read whole."""
    then = {claim.id: claim.updated_at for claim in known}
    query = Claim.select(Claim.id, Claim.updated_at).where(among(Claim.id, then))
    return dict(query.tuples()) == then


def of_article(article_id: int) -> Question:
    """Find an article's claims, in the order of its text.

    :raises NotFound: if there is no such article.
    """
    if not Article.select(Article.id).where(Article.id == article_id).exists():
        raise NotFound("article", article_id)
    return _of_article(article=article_id)


@prepared(rows.CLAIMS, "article")
def _of_article(article: int):
    return rows.claims().where(Claim.article == article).order_by(Claim.position, Claim.id)
