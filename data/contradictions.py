"""Contradictions, and the other ways in which two claims of one matter stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import ModelSelect

from analysis.vocabulary import ContradictionKind, Relation, Verdict
from data import rows, sides
from data.database import database, in_list, listed
from data.errors import NotFound
from data.fields import now
from data.filters import VALUES, Filters
from data.models import Claim, Judgement, Pair, PairSide
from data.prepared import Question, prepared
from data.records import Record
from data.search import NEWEST
from data.settings import Settings

#: A count goes no further.
MOST_COUNTED = 1_000
DEFAULT_CONFIDENCE = Settings.listing_confidence


@prepared(rows.PAIRS, *VALUES)
def search(
    *,
    sort: str = "-said",
    kind: ContradictionKind | None = None,
    same_speaker: bool | None = None,
    judgement: str | None = None,
    min_confidence: float | None = None,
    default_confidence: float = DEFAULT_CONFIDENCE,
    bounded: bool = True,
    **filters,
) -> Question:
    """Find contradictions one of whose claims answers the filters of ``Filters``.

    Words are looked for in the newest claims that have them (``search.NEWEST``), unless not ``bounded``.

    Without ``min_confidence``, those below ``default_confidence`` are left out unless a person
    has confirmed them; rejected ones are, unless ``judgement`` asks for them.
    """
    query = rows.pairs().where(*_kind(kind, same_speaker), *_judged(judgement))
    query = query.where(_certain(min_confidence, default_confidence))
    return sides.answering(query, Filters(**filters), sort, NEWEST if bounded else None)


def count(**filters) -> int:
    """Count what ``search`` finds, up to ``MOST_COUNTED``: counting them all takes long."""
    return search(**filters).count_to(MOST_COUNTED)


def _kind(kind: ContradictionKind | None, same_speaker: bool | None):
    yield Pair.relation == Relation.CONTRADICTION
    if kind is not None:
        yield Pair.kind == kind
    if same_speaker is not None:
        yield Pair.same_speaker == same_speaker


def _judged(judgement: str | None):
    if judgement is None:
        yield Pair.verdict.is_null() | (Pair.verdict != Verdict.REJECTED)
    elif judgement == "none":
        yield Pair.verdict.is_null()
    else:
        yield Pair.verdict == Verdict(judgement)


def _certain(asked: float | None, otherwise: float):
    if asked is not None:
        return Pair.confidence >= asked
    return (Pair.confidence >= otherwise) | (Pair.verdict.is_null(False) & (Pair.verdict != Verdict.UNSURE))


def get(pair_id: int) -> Record:
    """Fetch one contradiction, complete.

    :raises NotFound: if there is none.
    """
    found = list(_one(pair=pair_id))
    if not found:
        raise NotFound("contradiction", pair_id)
    return found[0]


@prepared(rows.PAIRS, "pair")
def _one(pair: int):
    return rows.pairs().where(Pair.id == pair, Pair.relation == Relation.CONTRADICTION)


def of_claim(claim_id: int) -> Question:
    """Find the contradictions of a claim, however weak, the newest first.

    :raises NotFound: if there is no such claim.
    """
    if not Claim.select(Claim.id).where(Claim.id == claim_id).exists():
        raise NotFound("claim", claim_id)
    return _of_claim(claim=claim_id)


@prepared(rows.PAIRS, "claim")
def _of_claim(claim: int):
    return sides.ordered(_with(claim).where(*_kind(None, None)), "-said")


@prepared(rows.PAIRS, "claim")
def _all_of_claim(claim: int):
    return _with(claim).order_by(Pair.confidence.desc(), Pair.id)


def _with(claim: int) -> ModelSelect:
    theirs = PairSide.select(PairSide.pair).where(PairSide.claim == claim)
    return rows.pairs().where(Pair.id.in_(theirs), *_judged(None))


@dataclass
class Related:
    """Another claim of the same matter, and how it stands to the one asked for."""

    id: int
    relation: Relation
    kind: ContradictionKind | None
    confidence: float
    summary: str
    claim: Claim


def related_to(claim: Claim) -> dict[str, list[Related]]:
    """Give the claims that contradict, repeat or update a claim, and those it updates.

    Rejected pairs are left out, weak ones are not; the most certain stand first.
    """
    found: dict[str, list[Related]] = {
        name: [] for name in ("contradicted_by", "updated_by", "updates", "repeated_by")
    }
    for pair in _all_of_claim(claim=claim.id):
        earlier = pair.first_id == claim.id
        other = pair.claims[1 if earlier else 0]
        related = Related(pair.id, pair.relation, pair.kind, pair.confidence, pair.summary, other)
        found[_name(pair.relation, earlier)].append(related)
    return found


def _name(relation: Relation, earlier: bool) -> str:
    if relation == Relation.UPDATE:
        return "updated_by" if earlier else "updates"
    return "contradicted_by" if relation == Relation.CONTRADICTION else "repeated_by"


def between(claims: Iterable[int], *, min_confidence: float = DEFAULT_CONFIDENCE) -> list[Record]:
    """Give the contradictions whose two claims are both among these."""
    ids = listed(claims)
    return list(_between(ours=ids, theirs=ids, least=min_confidence))


@prepared(rows.PAIRS, "ours", "theirs")
def _between(ours: str, theirs: str, least: float):
    query = rows.pairs().where(*_kind(None, None), *_judged(None), _certain(None, least))
    return sides.ordered(query.where(in_list(Pair.first, ours), in_list(Pair.second, theirs)), "said")


def judge(pair_id: int, verdict: Verdict, *, note: str | None = None, by: str | None = None) -> Record:
    """Record a person's verdict; it replaces an earlier one.

    :raises NotFound: if there is no such contradiction.
    """
    with database.atomic():
        pair = get(pair_id)
        marks = Claim.select(Claim.fingerprint).where(Claim.id.in_([pair.first_id, pair.second_id]))
        first, second = sorted(mark for (mark,) in marks.tuples())
        row = {
            "first": first,
            "second": second,
            "verdict": verdict,
            "note": note,
            "made_by": by,
            "made_at": now(),
        }
        Judgement.insert(row).on_conflict(
            conflict_target=[Judgement.first, Judgement.second],
            preserve=[Judgement.verdict, Judgement.note, Judgement.made_by, Judgement.made_at],
        ).execute()
        kept = Judgement.get(Judgement.first == first, Judgement.second == second)
        Pair.update(judgement=kept, verdict=verdict, updated_at=now()).where(Pair.id == pair_id).execute()
    return get(pair_id)
