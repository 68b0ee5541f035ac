"""Sources: the outlets that articles come from."""

from peewee import ModelSelect

from data import rows, totals
from data.errors import NotFound
from data.models import Article, Source
from data.prepared import Question, prepared
from data.text import fold

LONGEST = 255


def search(*, q: str | None = None) -> Question | ModelSelect:
    """Find sources whose name or domain has these words, in the order of their keys."""
    if not (q or "").split():
        return _all()
    query = _all().plain
    for word in fold(q or "").split():
        query = query.where(Source.key.contains(word) | Source.folded.contains(word))
    return query


@prepared(rows.SOURCES)
def _all() -> ModelSelect:
    return Source.select().order_by(Source.key)


def get(source_id: int) -> Source:
    """Fetch one source, with the numbers of its articles and claims.

    :raises NotFound: if there is none.
    """
    found = Source.get_or_none(Source.id == source_id)
    if found is None:
        raise NotFound("source", source_id)
    found.articles_count = Article.select().where(Article.source == source_id).count()
    found.claims_count = totals.of("source", [source_id]).get(source_id, 0)
    return found


def find(name: str | None, domain: str | None) -> Source | None:
    """Look for the source of this name and domain.

    The domain tells sources apart. A name alone finds the source of that name, and a domain
    that nobody has yet finds the source that is known by name alone.
    """
    folded, domain = fold(name or "")[:LONGEST], plain_domain(domain)
    found = None
    if domain is not None:
        found = Source.get_or_none(Source.domain == domain)
    if found is None and folded:
        named = (
            Source.select().where(Source.folded == folded).order_by(Source.domain.is_null(False), Source.id)
        )
        found = (named if domain is None else named.where(Source.domain.is_null())).first()
    return found


def resolve(name: str | None, domain: str | None) -> Source | None:
    """Find the source of this name and domain, or make it; None where neither is known."""
    found, plain = find(name, domain), plain_domain(domain)
    if found is not None:
        if plain is not None and found.domain is None:
            found.domain = plain
            found.save(only=[Source.domain])
        return found
    name = (name or "").strip() or plain
    if name is None:
        return None
    # The key never changes, though a domain may become known later: fingerprints are made of it.
    key = (plain or fold(name))[:LONGEST]
    row = {"name": name, "folded": fold(name), "domain": plain, "key": key}
    Source.insert(row).on_conflict_ignore().execute()
    return Source.get(Source.key == key)


def plain_domain(domain: str | None) -> str | None:
    """Bring a host name to the form that tells sources apart: lower case, no www., no port."""
    plain = (domain or "").strip().casefold().split(":")[0].rstrip(".").removeprefix("www.")
    return plain[:LONGEST] or None
