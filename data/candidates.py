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


def of(claim: Claim, terms: Sequence[str], most: int = 40) -> list[int]:
    """Give the ids of the claims to compare one with, the likeliest first.

    All other claims of the article are among them, beyond ``most``.
    """
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
    siblings = [each for (each,) in Claim.select(Claim.id).where(Claim.article == claim.article_id).tuples()]
    best = sorted(scores.keys() - set(siblings), key=lambda other: (-scores[other], other))[:most]
    return [other for other in (*siblings, *best) if other != claim.id]


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
