"""Stores how claims stand to each other, as a comparison found it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from analysis.vocabulary import ContradictionKind, Relation
from data.database import among, database
from data.fields import now
from data.models import Article, Claim, Judgement, Pair, PairSide

ROWS_A_STATEMENT = 500


@dataclass(frozen=True)
class NewPair:
    """Two claims and how they stand to each other; evidence names claims, offsets are the article's."""

    claims: tuple[int, int]
    relation: Relation
    kind: ContradictionKind | None
    confidence: float
    summary: str
    reasons: Sequence[dict] = field(default_factory=tuple)


def in_order(claims: Iterable[int]) -> dict[int, tuple]:
    """Give each claim its place in time, by which the earlier one of a pair stands first.

    Where the day is the same, the article's time decides, then its fingerprint and the place
    in the text: never an id, so that the order of ingest changes nothing.
    """
    query = (
        Claim.select(
            Claim.id,
            Claim.said_on,
            Article.published_on,
            Article.published_at,
            Article.fingerprint,
            Claim.position,
        )
        .join(Article)
        .where(among(Claim.id, claims))
    )
    return {
        claim: (said_on, published_on, str(published_at or ""), mark, position)
        for claim, said_on, published_on, published_at, mark, position in query.tuples()
    }


def partners(claims: Iterable[int]) -> set[tuple[int, int]]:
    """Give the stored pairs that these claims take part in."""
    ids = list(claims)
    query = Pair.select(Pair.first, Pair.second).where(among(Pair.first, ids) | among(Pair.second, ids))
    return set(query.tuples())


def claims_between(ours: Iterable[int], theirs: Iterable[int]) -> set[int]:
    """Give the claims of stored pairs that have one of ours on one side and one of theirs on the other."""
    ours, theirs = set(ours), set(theirs) - set(ours)
    Other = Claim.alias()
    query = (
        Pair.select(Pair.first, Pair.second)
        .join(Claim, on=(Pair.first == Claim.id))
        .join(Other, on=(Pair.second == Other.id))
        .where(
            Claim.own_speaker.in_(ours) & Other.own_speaker.in_(theirs)
            | Claim.own_speaker.in_(theirs) & Other.own_speaker.in_(ours)
        )
    )
    return {claim for pair in query.tuples() for claim in pair}


def record(
    compared: Iterable[int], found: Sequence[NewPair], *, looked_at: Collection[frozenset[int]] | None = None
) -> None:
    """Put what a comparison found in the place of all that these claims were part of before.

    ``looked_at`` names the pairs that it looked at (None: all there are): what others have found
    since is left alone.

    A pair that a person has judged stays, even where it is no longer found; one that was judged
    before and is found again takes its judgement back.
    """
    with database.atomic():
        compared = set(compared)
        sides = {side for pair in found for side in pair.claims}
        claims = {claim.id: claim for claim in Claim.select().where(among(Claim.id, sides))}
        places = in_order(sides)
        new = {}
        for pair in found:
            first, second = sorted(pair.claims, key=lambda claim: places[claim])
            new[frozenset((first, second))] = _row(pair, claims[first], claims[second])
        stored = {frozenset((pair.first_id, pair.second_id)): pair for pair in _of({*compared, *sides})}
        stale = [
            pair.id
            for key, pair in stored.items()
            if key & compared and key not in new and pair.verdict is None
            if looked_at is None or key in looked_at
        ]
        Pair.delete().where(among(Pair.id, stale)).execute()
        _attach_judgements(new, claims)
        for key, row in new.items():
            if key in stored:
                _update(stored[key], row)
        _insert([row for key, row in new.items() if key not in stored], claims)


def _of(claims: set[int]):
    return Pair.select().where(among(Pair.first, claims) | among(Pair.second, claims))


def _row(pair: NewPair, first: Claim, second: Claim) -> dict:
    return {
        "first": first.id,
        "second": second.id,
        "relation": Relation(pair.relation),
        "kind": pair.kind and ContradictionKind(pair.kind),
        "confidence": pair.confidence,
        "summary": pair.summary,
        "reasons": list(pair.reasons),
        "same_speaker": first.speaker_id is not None and first.speaker_id == second.speaker_id,
        "days_apart": abs((second.said_on - first.said_on).days),
        "said_on": max(first.said_on, second.said_on),
        "judgement": None,
        "verdict": None,
    }


def _attach_judgements(new: dict[frozenset, dict], claims: dict[int, Claim]) -> None:
    marks = {claim.fingerprint for claim in claims.values()}
    judged = {}
    if marks:
        query = Judgement.select().where(among(Judgement.first, marks), among(Judgement.second, marks))
        judged = {(each.first, each.second): each for each in query}
    for sides, row in new.items():
        kept = judged.get(tuple(sorted(claims[claim].fingerprint for claim in sides)))
        if kept is not None:
            row |= {"judgement": kept.id, "verdict": kept.verdict}


def _update(stored: Pair, row: dict) -> None:
    if all(stored.__data__[name] == value for name, value in row.items()):
        return
    Pair.update(row | {"updated_at": now()}).where(Pair.id == stored.id).execute()
    repeated = {name: row[name] for name in ("relation", "said_on", "confidence")}
    PairSide.update(repeated).where(PairSide.pair == stored.id).execute()


def _insert(rows: list[dict], claims: dict[int, Claim]) -> None:
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        batch = [row | {"updated_at": now()} for row in rows[start : start + ROWS_A_STATEMENT]]
        added = Pair.insert_many(batch).returning(Pair).execute()
        sides = [_side(pair, claims[claim]) for pair in added for claim in (pair.first_id, pair.second_id)]
        PairSide.insert_many(sides).execute()


def _side(pair: Pair, claim: Claim) -> dict:
    return {
        "pair": pair.id,
        "claim": claim.id,
        "speaker": claim.speaker_id,
        "source": claim.source_id,
        "relation": pair.relation,
        "said_on": pair.said_on,
        "confidence": pair.confidence,
    }


RELATE = (
    "INSERT INTO pair_subject (side, subject, pair, relation, said_on, confidence)"
    " SELECT s.id, l.subject_id, s.pair_id, s.relation, s.said_on, s.confidence"
    " FROM pair_side s JOIN claim_subject l ON l.claim_id = s.claim_id WHERE "
)


def relate_subjects(after_side: int, after_link: int) -> None:
    """Note what sides of pairs are about that were loaded without triggers after these ids, on SQLite."""
    database.execute_sql(f"{RELATE} s.id > ?", (after_side,))
    database.execute_sql(f"{RELATE} l.id > ? AND s.id <= ?", (after_link, after_side))
