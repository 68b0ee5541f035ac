"""Completes the rows of a page with what hangs on them: one statement a relation, not one a row."""

from collections import defaultdict

from peewee import JOIN

from data.database import among
from data.models import Article, Claim, ClaimSubject, Judgement, Pair, Source, Speaker, Subject

Via = Speaker.alias("via_speaker")
#: All of an article but its text, which lists have no use for.
ARTICLE_HEAD = tuple(field for field in Article._meta.sorted_fields if field is not Article.text)


def claims(*extra):
    """Select claims with their article's head, source and speakers."""
    return (
        Claim.select(Claim, *ARTICLE_HEAD, Source, Speaker, Via, *extra)
        .join(Article)
        .join(Source, JOIN.LEFT_OUTER)
        .join_from(Claim, Speaker, JOIN.LEFT_OUTER, on=Claim.speaker, attr="speaker")
        .join_from(Claim, Via, JOIN.LEFT_OUTER, on=(Claim.via == Via.id), attr="via")
    )


def pairs():
    """Select pairs with their judgements."""
    return Pair.select(Pair, Judgement).join(Judgement, JOIN.LEFT_OUTER)


def complete(model: type, items: list) -> list:
    """Load what the rows of this model are shown with, and hand them back."""
    if model is Claim:
        return _with_subjects(items)
    if model is Pair:
        return _with_claims(items)
    return items


def _with_subjects(items: list[Claim]) -> list[Claim]:
    subjects = defaultdict(list)
    if items:
        about = (
            ClaimSubject.select(ClaimSubject.claim, Subject)
            .join(Subject)
            .where(among(ClaimSubject.claim, [claim.id for claim in items]))
            .order_by(ClaimSubject.id)
        )
        for link in about:
            subjects[link.claim_id].append(link.subject)
    for claim in items:
        claim.subjects = subjects[claim.id]
    return items


def _with_claims(items: list[Pair]) -> list[Pair]:
    ids = {side for pair in items for side in (pair.first_id, pair.second_id)}
    found = {}
    if ids:
        found = {claim.id: claim for claim in _with_subjects(list(claims().where(among(Claim.id, ids))))}
    for pair in items:
        pair.claims = [found[pair.first_id], found[pair.second_id]]
    return items
