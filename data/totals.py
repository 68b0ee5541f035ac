"""Counts that are kept rather than made: claims a day, and of each speaker, source, subject and kind.

Triggers keep them, in the transaction that changes what is counted; what is loaded in bulk on SQLite
is counted afterwards, by what stands here.
"""

from collections.abc import Iterable

from data.database import database
from data.models import ClaimTotal

COUNT_CLAIMS = (
    "INSERT INTO claim_day (axis, day, number) SELECT 'said', said_on, count(*) FROM claim WHERE id > ?"
    " GROUP BY said_on ON CONFLICT DO UPDATE SET number = number + excluded.number",
    "INSERT INTO claim_day (axis, day, number) SELECT 'about', about_first, count(*) FROM claim"
    " WHERE id > ? AND about_first IS NOT NULL"
    " GROUP BY about_first ON CONFLICT DO UPDATE SET number = number + excluded.number",
    "INSERT INTO claim_total (noun, owner, number) SELECT kind, 0, count(*) FROM claim WHERE id > ?"
    " GROUP BY kind ON CONFLICT DO UPDATE SET number = number + excluded.number",
    "INSERT INTO claim_total (noun, owner, number) SELECT 'speaker', speaker_id, count(*) FROM claim"
    " WHERE id > ? AND speaker_id IS NOT NULL"
    " GROUP BY speaker_id ON CONFLICT DO UPDATE SET number = number + excluded.number",
    "INSERT INTO claim_total (noun, owner, number) SELECT 'source', source_id, count(*) FROM claim"
    " WHERE id > ? AND source_id IS NOT NULL"
    " GROUP BY source_id ON CONFLICT DO UPDATE SET number = number + excluded.number",
)
COUNT_LINKS = (
    "INSERT INTO claim_total (noun, owner, number) SELECT 'subject', subject_id, count(*) FROM claim_subject"
    " WHERE id > ? GROUP BY subject_id ON CONFLICT DO UPDATE SET number = number + excluded.number"
)


def count_claims(after_claim: int, after_link: int) -> None:
    """Count what was loaded after these ids, on SQLite."""
    for statement in COUNT_CLAIMS:
        database.execute_sql(statement, (after_claim,))
    database.execute_sql(COUNT_LINKS, (after_link,))


def of(noun: str, owners: Iterable[int]) -> dict[int, int]:
    """Tell how many claims each of these speakers, sources or subjects has."""
    query = ClaimTotal.select(ClaimTotal.owner, ClaimTotal.number).where(
        ClaimTotal.noun == noun, ClaimTotal.owner.in_(list(owners)), ClaimTotal.number > 0
    )
    return dict(query.tuples())
