"""Sources: the outlets that articles come from."""

from peewee import ModelSelect

from data.errors import NotFound
from data.models import Article, Claim, Source
from data.text import fold

LONGEST = 255


def search(*, q: str | None = None) -> ModelSelect:
    """Find sources whose name or domain has these words, in the order of their keys."""
    query = Source.select().order_by(Source.key)
    for word in fold(q or "").split():
        query = query.where(Source.key.contains(word) | Source.folded.contains(word))
    return query


def get(source_id: int) -> Source:
    """Fetch one source, with the numbers of its articles and claims.

    :raises NotFound: if there is none.
    """
    found = Source.get_or_none(Source.id == source_id)
    if found is None:
        raise NotFound("source", source_id)
    found.articles_count = Article.select().where(Article.source == source_id).count()
    found.claims_count = Claim.select().where(Claim.source == source_id).count()
    return found


def resolve(name: str | None, domain: str | None) -> Source | None:
    """Find the source of this name and domain, or make it; None where neither is known.

    The domain tells sources apart; a name alone finds the source of that name, and a source known
    by name alone takes the domain once it is known.
    """
    name, domain = (name or "").strip() or None, plain_domain(domain)
    if name is None and domain is None:
        return None
    folded = fold(name or "")[:LONGEST]
    found = None
    if domain is not None:
        found = Source.get_or_none(Source.key == domain)
    if found is None and folded:
        found = Source.get_or_none(Source.folded == folded, Source.domain.is_null()) or (
            Source.get_or_none(Source.folded == folded) if domain is None else None
        )
    if found is None:
        row = {"name": name or domain, "folded": folded, "domain": domain, "key": domain or folded}
        Source.insert(row).on_conflict_ignore().execute()
        return Source.get(Source.key == (domain or folded)[:LONGEST])
    if domain is not None and found.domain is None:
        found.domain, found.key = domain, domain
        found.save()
    return found


def plain_domain(domain: str | None) -> str | None:
    """Bring a host name to the form that tells sources apart: lower case, no www., no port."""
    plain = (domain or "").strip().casefold().split(":")[0].rstrip(".").removeprefix("www.")
    return plain[:LONGEST] or None
