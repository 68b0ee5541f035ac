"""Keeps where claims lie among all that can be said, so that comparing need not read them again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from data.database import among
from data.models import Claim, ClaimVector

ROWS_A_STATEMENT = 300


def of(claims: Iterable[int]) -> dict[int, tuple[str, bytes]]:
    """Give the kept vectors of claims, each with the mark of what it was made of."""
    query = ClaimVector.select(ClaimVector.claim, ClaimVector.mark, ClaimVector.vector)
    found = query.where(among(ClaimVector.claim, claims)).tuples()
    return {claim: (mark, bytes(vector)) for claim, mark, vector in found}


def of_articles(articles: Iterable[int]) -> dict[int, list[bytes]]:
    """Give the kept vectors of all claims of each article, in the order of its text."""
    query = (
        Claim.select(Claim.article, ClaimVector.vector)
        .join(ClaimVector)
        .where(among(Claim.article, articles))
        .order_by(Claim.article, Claim.position)
    )
    found: dict[int, list[bytes]] = defaultdict(list)
    for article, vector in query.tuples():
        found[article].append(bytes(vector))
    return dict(found)


def keep(made: Mapping[int, tuple[str, bytes]]) -> None:
    """Store vectors; one that is there already is replaced."""
    rows = [{"claim": claim, "mark": mark, "vector": vector} for claim, (mark, vector) in made.items()]
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        ClaimVector.insert_many(rows[start : start + ROWS_A_STATEMENT]).on_conflict(
            conflict_target=[ClaimVector.claim], preserve=[ClaimVector.mark, ClaimVector.vector]
        ).execute()
