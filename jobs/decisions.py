"""What people decide about claims and speakers, and the comparisons that have to be made anew for it."""

from data import claims, pairs, speakers
from data.database import writing
from data.models import Claim, Speaker
from jobs.compare import compare_claims


def correct(claim_id: int, changes: dict, *, note: str | None = None, by: str | None = None) -> Claim:
    """Correct a claim, and compare it anew as it stands now. See ``data.corrections.correct``."""
    with writing():
        claims.correct(claim_id, changes, note=note, by=by)
    compare_claims([claim_id])
    return claims.get(claim_id)


def merge(speaker_id: int, into: int, *, note: str | None = None, by: str | None = None) -> Speaker:
    """Say that two speakers are one, and compare anew what they said against each other.

    What two people contradict each other in is a reversal once they are one.
    """
    with writing():
        one, other = speakers.get(speaker_id).id, speakers.get(into).id
        kept = speakers.merge(speaker_id, into, note=note, by=by)
        between = pairs.claims_between(speakers.below(one), speakers.family(other))
    compare_claims(between)
    return kept


def unmerge(speaker_id: int) -> Speaker:
    """Undo a merge, and compare anew what the two said against each other."""
    with writing():
        former = speakers.get(speaker_id).id
        given_back = speakers.unmerge(speaker_id)
        between = pairs.claims_between(speakers.below(speaker_id), speakers.family(former))
    compare_claims(between)
    return given_back
