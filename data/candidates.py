"""Which stored claims could stand in some relation to a claim: found by words, subjects and article.

After the usual blocking of record linkage: each term gives a short list, a term that is too
common is only used together with another one, and what shares most of what is rare comes first.
Every part has a cap, so that the cost does not grow with the number of claims.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

from data.database import among
from data.models import Claim, ClaimSubject
from data.search import sharing

#: A speaker may turn round after a year, and seldom later.
WINDOW = 400
#: What only shares a subject, or two words that everybody uses, must be of about the same day.
NEAR = 4
#: A term that more claims of the window have is too common to look up on its own.
CAP = 120
MOST_TERMS = 16
MOST_COMMON = 4
#: How many claims a subject adds.
OF_SUBJECT = 40
#: How many articles on the same story are looked at whole.
MOST_STORIES = 3
#: How many claims before and after it in its article a claim is compared with.
AROUND = 60


def of_claims(wanted: Sequence[tuple[Claim, Sequence[str]]], most: int = 40) -> dict[int, list[int]]:
    """Give for each claim, by its terms, the ids of those to compare it with, the likeliest first.

    After what shares words or a subject come the claims of other articles on the same story, which
    may say the opposite in words of their own. The claims around it in its article are among
    them, beyond ``most``.
    """
    likely = {claim.id: of(claim, terms, most) for claim, terms in wanted}
    own = {claim.article_id for claim, _ in wanted}
    stories = _stories(likely, own)
    by_article = _claims_of(own | set(stories))
    told = [each for article in stories for each in by_article[article]]
    found = {}
    for claim, _ in wanted:
        siblings = _near(claim.id, by_article[claim.article_id])
        others = dict.fromkeys(each for each in (*likely[claim.id], *told) if each not in siblings)
        found[claim.id] = [each for each in (*siblings, *list(others)[:most]) if each != claim.id]
    return found


def _near(claim: int, siblings: list[int]) -> list[int]:
    """Leave the claims around one in its article: all of them, but for a book."""
    place = siblings.index(claim)
    return siblings[max(0, place - AROUND) : place + AROUND + 1]


def _stories(likely: dict[int, list[int]], own: set[int]) -> list[int]:
    """Name the articles on the same story: those that many of the claims lead to."""
    leads: dict[int, int] = defaultdict(int)
    homes = dict(
        Claim.select(Claim.id, Claim.article).where(among(Claim.id, set().union(*likely.values()))).tuples()
    )
    for ids in likely.values():
        for article in {homes[each] for each in ids if each in homes} - own:
            leads[article] += 1
    enough = max(2, len(likely) / 4)
    same = [article for article, number in leads.items() if number >= enough]
    return sorted(same, key=lambda article: (-leads[article], article))[:MOST_STORIES]


def _claims_of(articles: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {article: [] for article in articles}
    query = Claim.select(Claim.article, Claim.id).where(Claim.article.in_(articles))
    for article, claim in query.order_by(Claim.article, Claim.position).tuples():
        found[article].append(claim)
    return found


def of(claim: Claim, terms: Sequence[str], most: int = 40) -> list[int]:
    """Give the ids of the claims that share words or a subject with one, the likeliest first."""
    scores: dict[int, float] = defaultdict(float)
    terms = list(terms)[:MOST_TERMS]
    shared = sharing([(term,) for term in terms], claim.said_on, WINDOW, CAP)
    common = [term for (term,), found in shared.items() if len(found) > CAP][:MOST_COMMON]
    together = sharing(list(combinations(common, 2)), claim.said_on, NEAR, CAP)
    for group, found in (shared | together).items():
        if len(found) <= CAP or len(group) > 1:
            for other in found:
                scores[other] += len(group) / math.log2(2 + len(found))
    for other in _of_subjects(claim):
        scores[other] += 1 / math.log2(2 + OF_SUBJECT)
    scores.pop(claim.id, None)
    return sorted(scores, key=lambda other: (-scores[other], other))[:most]


def _of_subjects(claim: Claim) -> set[int]:
    near = timedelta(days=NEAR)
    theirs = ClaimSubject.select(ClaimSubject.subject).where(ClaimSubject.claim == claim.id)
    found = (
        ClaimSubject.select(ClaimSubject.claim)
        .where(ClaimSubject.subject.in_(theirs))
        .where(ClaimSubject.said_on.between(claim.said_on - near, claim.said_on + near))
        .order_by(ClaimSubject.said_on.desc(), ClaimSubject.claim.desc())
        .limit(OF_SUBJECT)
    )
    return {each for (each,) in found.tuples()}
