"""How articles name speakers: what is known of whom, and what a new article adds.

The decision who is who is made elsewhere, from what ``known`` gives.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from peewee import fn

from analysis.vocabulary import SpeakerKind
from data.fields import now
from data.models import Article, Claim, Sighting, Speaker, SpeakerKey, SpeakerMerge
from data.text import fold

#: A key that more speakers share says nothing about who is meant.
MOST_CANDIDATES = 50
#: The latest sightings of a speaker that are looked at; a head of state has thousands.
MOST_SIGHTINGS = 200
#: The latest articles whose other speakers are looked at.
MOST_ARTICLES = 20
LONGEST_KEY = 255


@dataclass
class KnownSpeaker:
    """A speaker as past articles show it; merged speakers count as one."""

    id: int
    name: str
    kind: SpeakerKind
    role: str | None
    affiliation: str | None
    names: list[str] = field(default_factory=list)
    last_seen: date | None = None
    #: (role, affiliation, first day, last day)
    titles: list[tuple[str | None, str | None, date, date]] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    #: Who else speaks in those articles.
    companions: set[str] = field(default_factory=set)


@dataclass
class NewSighting:
    """How one article names a speaker; ``speaker`` is None for one not seen before."""

    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    aliases: Sequence[str] = ()
    keys: Iterable[str] = ()
    speaker: int | None = None


def known(keys: Iterable[str], *, beyond: int | None = None) -> list[KnownSpeaker]:
    """Give the speakers that share one of these keys, with what past articles say of them.

    ``beyond`` is an article whose own sightings only count where there are no others: what it
    said when it was read before is about to be replaced.

    Anonymous sources are never among them. Five statements, whatever there is.
    """
    owners = _sharing([key[:LONGEST_KEY] for key in keys])
    rows = {row.id: row for row in Speaker.select().where(Speaker.id.in_(sorted(set(owners.values()))))}
    found = {
        each.id: KnownSpeaker(each.id, each.name, each.kind, each.role, each.affiliation)
        for each in rows.values()
    }
    members = Speaker.select(Speaker.id, Speaker.merged_into).where(Speaker.merged_into.in_(list(found)))
    owner = {each: each for each in found} | dict(members.tuples())
    recent = (
        Sighting.select()
        .where(Sighting.speaker.in_(list(owner)))
        .order_by(Sighting.seen_on.desc(), Sighting.id.desc())
    )
    seen = defaultdict(list)
    for sighting in recent.limit(MOST_SIGHTINGS * max(1, len(found))):
        seen[owner[sighting.speaker_id]].append(sighting)
    for speaker, all_of_them in seen.items():
        elsewhere = [each for each in all_of_them if each.article_id != beyond]
        for sighting in elsewhere or all_of_them:
            _add(found[speaker], sighting)
    _add_companions(list(found.values()))
    return sorted(found.values(), key=lambda each: each.id)


def _sharing(keys: list[str]) -> dict[int, int]:
    if not keys:
        return {}
    query = (
        SpeakerKey.select(Speaker.id, Speaker.merged_into)
        .join(Speaker)
        .where(SpeakerKey.key.in_(keys), Speaker.kind != SpeakerKind.ANONYMOUS)
        .distinct()
        .order_by(Speaker.id.desc())
        .limit(MOST_CANDIDATES)
    )
    return {own: into or own for own, into in query.tuples()}


def _add(speaker: KnownSpeaker, sighting: Sighting) -> None:
    for name in (sighting.name, *sighting.aliases):
        if name not in speaker.names:
            speaker.names.append(name)
    speaker.articles.add(sighting.article_id)
    speaker.last_seen = max(speaker.last_seen or sighting.seen_on, sighting.seen_on)
    if sighting.role is None and sighting.affiliation is None:
        return
    for i, (role, affiliation, first, last) in enumerate(speaker.titles):
        if (role, affiliation) == (sighting.role, sighting.affiliation):
            speaker.titles[i] = (role, affiliation, min(first, sighting.seen_on), max(last, sighting.seen_on))
            return
    speaker.titles.append((sighting.role, sighting.affiliation, sighting.seen_on, sighting.seen_on))


def _add_companions(speakers: list[KnownSpeaker]) -> None:
    latest = {article for each in speakers for article in sorted(each.articles)[-MOST_ARTICLES:]}
    beside = defaultdict(set)
    for article, name in (
        Sighting.select(Sighting.article, Sighting.name).where(Sighting.article.in_(latest)).tuples()
    ):
        beside[article].add(name)
    for each in speakers:
        each.companions = {name for article in each.articles for name in beside[article]} - set(each.names)


def record(article: Article, sightings: Sequence[NewSighting]) -> list[int]:
    """Put an article's sightings in the place of those of its last reading; give the speakers' ids.

    A sighting of a merged speaker goes to the member of the family that bears the name, so that
    the merge can still be undone.
    """
    before = list(Sighting.select().where(Sighting.article == article.id))
    Sighting.delete().where(Sighting.article == article.id).execute()
    ids, added = [], defaultdict(set)
    for each in sightings:
        keys = {key[:LONGEST_KEY] for key in each.keys}
        own = _member(each.speaker, each) if each.speaker is not None else _create(each)
        Sighting.create(
            speaker=own,
            article=article.id,
            name=each.name,
            kind=each.kind,
            aliases=list(each.aliases),
            keys=sorted(keys),
            role=each.role,
            affiliation=each.affiliation,
            seen_on=article.published_on,
        )
        ids.append(own)
        added[own] |= keys
    _rekey(before, added)
    for speaker in set(ids) | {each.speaker_id for each in before}:
        _refresh(speaker)
    return ids


def _create(sighting: NewSighting) -> int:
    return Speaker.create(
        name=sighting.name, kind=sighting.kind, role=sighting.role, affiliation=sighting.affiliation
    ).id


def _member(speaker: int, sighting: NewSighting) -> int:
    members = Speaker.select(Speaker.id).where((Speaker.id == speaker) | (Speaker.merged_into == speaker))
    if members.count() < 2:
        return speaker
    bearing = Counter()
    wanted = {fold(name) for name in (sighting.name, *sighting.aliases)}
    for each in Sighting.select(Sighting.speaker, Sighting.name, Sighting.aliases).where(
        Sighting.speaker.in_(members)
    ):
        bearing[each.speaker_id] += len(wanted & {fold(name) for name in (each.name, *each.aliases)})
    return max(bearing, key=lambda each: (bearing[each], each == speaker, -each), default=speaker)


def _rekey(before: list[Sighting], added: dict[int, set[str]]) -> None:
    """Keep the lookup keys of the speakers concerned as their sightings have them."""
    rows = [{"speaker": speaker, "key": key} for speaker, keys in added.items() for key in sorted(keys)]
    if rows:
        SpeakerKey.insert_many(rows).on_conflict_ignore().execute()
    dropped = defaultdict(set)
    for each in before:
        dropped[each.speaker_id].update(each.keys)
    for speaker, keys in dropped.items():
        if keys - added[speaker]:
            left = Sighting.select(Sighting.keys).where(Sighting.speaker == speaker)
            gone = keys - {key for each in left for key in each.keys}
            SpeakerKey.delete().where(SpeakerKey.speaker == speaker, SpeakerKey.key.in_(gone)).execute()


def _refresh(speaker: int) -> None:
    """Name a speaker by its latest sightings: the most usual full name, the latest role."""
    row = Speaker.get_by_id(speaker)
    query = (
        Sighting.select()
        .where(Sighting.speaker == speaker)
        .order_by(Sighting.seen_on.desc(), Sighting.id.desc())
    )
    recent = list(query.limit(MOST_SIGHTINGS))
    if not recent:
        return
    latest = next((each for each in recent if each.role or each.affiliation), recent[0])
    name = _usual([each.name for each in recent], row.kind)
    if (name, latest.role, latest.affiliation) != (row.name, row.role, row.affiliation):
        Speaker.update(name=name, role=latest.role, affiliation=latest.affiliation, updated_at=now()).where(
            Speaker.id == speaker
        ).execute()


def _usual(names: list[str], kind: SpeakerKind) -> str:
    """Choose among the names of sightings, latest first: the most frequent full one.

    On a tie the one that says more, where it has all words of the other; else the one seen first,
    since a misprint comes later than the name.
    """
    full = [name for name in names if " " in name] if kind == SpeakerKind.PERSON else []
    counted = Counter(reversed(full or names))
    best = max(counted.values())
    usual, *others = [name for name, count in counted.items() if count == best]
    for other in others:
        if set(fold(usual).split()) < set(fold(other).split()):
            usual = other
    return usual


def forget(article: Article) -> None:
    """Take back what an article told of speakers; do it before the article is deleted."""
    record(article, ())


def delete_unused() -> int:
    """Forget speakers that no article names any more and no person has decided about."""
    claimed = Claim.select(Claim.id).where(
        (Claim.own_speaker == Speaker.id) | (Claim.own_via == Speaker.id) | (Claim.speaker == Speaker.id)
    )
    seen = Sighting.select(Sighting.id).where(Sighting.speaker == Speaker.id)
    merged = SpeakerMerge.select(SpeakerMerge.id).where(
        (SpeakerMerge.speaker == Speaker.id) | (SpeakerMerge.into == Speaker.id)
    )
    unused = ~fn.EXISTS(seen) & ~fn.EXISTS(claimed) & ~fn.EXISTS(merged)
    return Speaker.delete().where(unused).execute()
