"""Speakers: finding them, and a person's decisions that two are one."""

import re
from collections import defaultdict
from collections.abc import Iterable

from peewee import ModelSelect, fn

from analysis.vocabulary import SpeakerKind
from data import rows, totals
from data.database import database
from data.errors import Conflict, NotFound
from data.fields import now
from data.models import Claim, Pair, PairSide, Speaker, SpeakerKey, SpeakerMerge
from data.prepared import Question, prepared
from data.text import fold

WILDCARDS = re.compile(r"[%_\\]")


def search(*, q: str | None = None, kind: SpeakerKind | None = None) -> Question | ModelSelect:
    """Find speakers one of whose names has these words, in the order of their names."""
    query = _search(kind=kind)
    if q is not None:
        query = query.plain
        named = SpeakerKey.select(fn.COALESCE(Speaker.merged_into, Speaker.id)).join(Speaker)
        for word in WILDCARDS.sub(" ", fold(q)).split() or ["\x1a"]:
            # A key is "sort:form"; only the form has words.
            query = query.where(Speaker.id.in_(named.where(SpeakerKey.key.ilike(f"%:%{word}%"))))
    return query


@prepared(rows.SPEAKERS)
def _search(kind: SpeakerKind | None) -> ModelSelect:
    query = Speaker.select().where(Speaker.merged_into.is_null()).order_by(Speaker.name, Speaker.id)
    return query if kind is None else query.where(Speaker.kind == kind)


def get(speaker_id: int) -> Speaker:
    """Fetch a speaker; for one that was merged, the one it was merged into.

    :raises NotFound: if there is none.
    """
    found = Speaker.get_or_none(Speaker.id == speaker_id)
    if found is None:
        raise NotFound("speaker", speaker_id)
    return found if found.merged_into_id is None else Speaker.get_by_id(found.merged_into_id)


def family(speaker_id: int) -> list[int]:
    """Give the ids of a speaker and all that were merged into it."""
    merged = Speaker.select(Speaker.id).where(Speaker.merged_into == speaker_id).order_by(Speaker.id)
    return [speaker_id, *(each for (each,) in merged.tuples())]


def merged(speaker_id: int) -> list[Speaker]:
    """Give the speakers that were merged into this one."""
    return list(Speaker.select().where(Speaker.merged_into == speaker_id).order_by(Speaker.id))


def counts(ids: Iterable[int]) -> dict[int, int]:
    """Count the claims of each of these speakers."""
    return totals.of("speaker", ids)


def merge(speaker_id: int, into: int, *, note: str | None = None, by: str | None = None) -> Speaker:
    """Record that two speakers are one: the first is known as the second from now on.

    :raises NotFound: if one of them is not there.
    :raises Conflict: if they are one already.
    """
    with database.atomic():
        absorbed, kept = get(speaker_id), get(into)
        if absorbed.id == kept.id:
            raise Conflict("the two speakers are one already")
        SpeakerMerge.create(speaker=absorbed, into=kept, note=note, made_by=by)
        members = family(absorbed.id)
        Speaker.update(merged_into=kept.id, updated_at=now()).where(Speaker.id.in_(members)).execute()
        _touch(kept.id)
        _follow(members, kept.id)
    return get(kept.id)


def unmerge(speaker_id: int) -> Speaker:
    """Undo the merge that took this speaker away, and give it back as it was.

    Claims that were told apart by their own words go back to it; so do speakers that had been
    merged into it before.

    :raises NotFound: if there is no such speaker.
    :raises Conflict: if it is not merged.
    """
    with database.atomic():
        last = (
            _open_merges().where(SpeakerMerge.speaker == speaker_id).order_by(SpeakerMerge.id.desc()).first()
        )
        if last is None:
            get(speaker_id)
            raise Conflict("the speaker is not merged into another")
        SpeakerMerge.update(undone_at=now()).where(SpeakerMerge.id == last.id).execute()
        former = Speaker.get_by_id(speaker_id).merged_into_id
        members = below(speaker_id)
        Speaker.update(merged_into=speaker_id, updated_at=now()).where(Speaker.id.in_(members)).execute()
        Speaker.update(merged_into=None).where(Speaker.id == speaker_id).execute()
        _touch(former)
        _follow(members, speaker_id)
    return get(speaker_id)


def merges(speaker_id: int) -> ModelSelect:
    """Find the merges that a speaker took part in, undone ones too, the newest first."""
    return (
        SpeakerMerge.select()
        .where((SpeakerMerge.speaker == speaker_id) | (SpeakerMerge.into == speaker_id))
        .order_by(SpeakerMerge.id.desc())
    )


def _open_merges() -> ModelSelect:
    return SpeakerMerge.select().where(SpeakerMerge.undone_at.is_null())


def below(speaker_id: int) -> list[int]:
    """Give the ids of a speaker and of all that merges still in force bring to it."""
    links = defaultdict(list)
    for absorbed, into in _open_merges().select(SpeakerMerge.speaker, SpeakerMerge.into).tuples():
        links[into].append(absorbed)
    members, waiting = [], [speaker_id]
    while waiting:
        members.append(waiting.pop())
        waiting += links[members[-1]]
    return members


def _touch(speaker_id: int) -> None:
    Speaker.update(updated_at=now()).where(Speaker.id == speaker_id).execute()


def _follow(members: list[int], speaker_id: int) -> None:
    """Bring claims and pairs in line: what these speakers said is now this speaker's."""
    Claim.update(speaker=speaker_id, updated_at=now()).where(Claim.own_speaker.in_(members)).execute()
    Claim.update(via=speaker_id, updated_at=now()).where(Claim.own_via.in_(members)).execute()
    theirs = Claim.select(Claim.id).where(Claim.own_speaker.in_(members))
    PairSide.update(speaker=speaker_id).where(PairSide.claim.in_(theirs)).execute()
    refresh_pairs(theirs)


def refresh_pairs(claims: ModelSelect) -> None:
    """State anew whether the pairs of these claims are of one speaker."""
    First, Second = Claim.alias(), Claim.alias()
    one = fn.COALESCE(
        First.select(fn.COUNT(First.id))
        .join(Second, on=(Second.speaker == First.speaker))
        .where((First.id == Pair.first) & (Second.id == Pair.second)),
        0,
    )
    same = Pair.update(same_speaker=(one > 0), updated_at=now()).where(
        Pair.first.in_(claims) | Pair.second.in_(claims)
    )
    same.execute()
