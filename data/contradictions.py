"""Contradictions, and the other ways in which two claims of one matter stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from peewee import ModelSelect

from analysis.vocabulary import ContradictionKind, Relation, Verdict
from data import rows
from data.database import database
from data.errors import NotFound
from data.fields import now
from data.filters import Filters, canonical, many, narrow
from data.models import Claim, Judgement, Pair, PairSide
from data.settings import Settings

DEFAULT_CONFIDENCE = Settings.listing_confidence


def search(
    *,
    sort: str = "-said",
    kind: ContradictionKind | None = None,
    same_speaker: bool | None = None,
    judgement: str | None = None,
    min_confidence: float | None = None,
    default_confidence: float = DEFAULT_CONFIDENCE,
    **filters,
) -> ModelSelect:
    """Find contradictions one of whose claims answers the filters of ``Filters``.

    Without ``min_confidence``, those below ``default_confidence`` are left out unless a person
    has confirmed them; rejected ones are, unless ``judgement`` asks for them.
    """
    query = rows.pairs().where(*_kind(kind, same_speaker), *_judged(judgement))
    query = query.where(_certain(min_confidence, default_confidence))
    return _ordered(_of(query, Filters(**filters)), sort)


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


def _of(query: ModelSelect, filters: Filters) -> ModelSelect:
    """Narrow a query over pairs to those with a side that answers the filters."""
    plain = replace(filters, speaker=None, source=None)
    if not plain.all_conditions():
        for side in (PairSide.speaker, PairSide.source):
            query = narrow(query, _on_side(side, getattr(filters, side.name)))
        return query
    answering = narrow(PairSide.select(PairSide.pair).join(Claim), filters.all_conditions())
    return query.where(Pair.id.in_(answering))


def _on_side(side, wanted):
    if wanted is None:
        return
    values = [canonical(each) if side is PairSide.speaker else each for each in many(wanted)]
    same = side == values[0] if len(values) == 1 else side.in_(values)
    yield Pair.id.in_(PairSide.select(PairSide.pair).where(same, PairSide.relation == Relation.CONTRADICTION))


def _ordered(query: ModelSelect, sort: str) -> ModelSelect:
    if sort == "said":
        return query.order_by(Pair.said_on, Pair.id)
    if sort in ("relevance", "-confidence"):
        return query.order_by(Pair.confidence.desc(), Pair.id.desc())
    return query.order_by(Pair.said_on.desc(), Pair.id.desc())


def get(pair_id: int) -> Pair:
    """Fetch one contradiction, complete.

    :raises NotFound: if there is none.
    """
    query = rows.pairs().where(Pair.id == pair_id, Pair.relation == Relation.CONTRADICTION)
    found = rows.complete(Pair, list(query))
    if not found:
        raise NotFound("contradiction", pair_id)
    return found[0]


def of_claim(claim_id: int) -> ModelSelect:
    """Find the contradictions of a claim, however weak, the newest first.

    :raises NotFound: if there is no such claim.
    """
    if not Claim.select(Claim.id).where(Claim.id == claim_id).exists():
        raise NotFound("claim", claim_id)
    query = rows.pairs().where(*_kind(None, None), *_judged(None))
    return _ordered(query.where((Pair.first == claim_id) | (Pair.second == claim_id)), "-said")


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
    query = rows.pairs().where((Pair.first == claim.id) | (Pair.second == claim.id), *_judged(None))
    found: dict[str, list[Related]] = {
        name: [] for name in ("contradicted_by", "updated_by", "updates", "repeated_by")
    }
    for pair in rows.complete(Pair, list(query.order_by(Pair.confidence.desc(), Pair.id))):
        earlier = pair.first_id == claim.id
        other = pair.claims[1 if earlier else 0]
        related = Related(pair.id, pair.relation, pair.kind, pair.confidence, pair.summary, other)
        found[_name(pair.relation, earlier)].append(related)
    return found


def _name(relation: Relation, earlier: bool) -> str:
    if relation == Relation.UPDATE:
        return "updated_by" if earlier else "updates"
    return "contradicted_by" if relation == Relation.CONTRADICTION else "repeated_by"


def between(claims: Iterable[int], *, min_confidence: float = DEFAULT_CONFIDENCE) -> list[Pair]:
    """Give the contradictions whose two claims are both among these."""
    ids = list(claims)
    query = rows.pairs().where(*_kind(None, None), *_judged(None), _certain(None, min_confidence))
    return rows.complete(Pair, list(_ordered(query.where(Pair.first.in_(ids), Pair.second.in_(ids)), "said")))


def judge(pair_id: int, verdict: Verdict, *, note: str | None = None, by: str | None = None) -> Pair:
    """Record a person's verdict; it replaces an earlier one.

    :raises NotFound: if there is no such contradiction.
    """
    with database.atomic():
        pair = get(pair_id)
        first, second = sorted(claim.fingerprint for claim in pair.claims)
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
