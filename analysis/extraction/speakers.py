"""Speakers: who each attribution's source is, among the people and bodies of the article."""

from analysis.extraction import nominals
from analysis.extraction.coreference import Discourse, resolve
from analysis.extraction.document import Attribution, Document, Mention, Span, Speaker
from analysis.extraction.entities import Cast, Entity, name_everyone
from analysis.extraction.mentions import Mentions, mentions
from analysis.extraction.names import fold
from analysis.extraction.phrases import BODY, GROUP, NAME, PERSON, PLACE, PRONOUN, UNKNOWN
from analysis.extraction.story import story
from analysis.vocabulary import SpeakerKind, SubjectKind


def speakers(document: Document) -> None:
    """Put each attribution to its speaker; one who cannot be told is left out, never guessed."""
    if not document.parses or not document.attributions:
        return
    found = mentions(story(document), document.text)
    sources = {}
    for index, attribution in enumerate(document.attributions):
        at = source_phrase(found, attribution)
        if at is not None:
            sources[index] = at
    cast = Cast(found)
    name_everyone(cast)
    contents = [[(span.start, span.end) for span in a.content] for a in document.attributions]
    resolve(cast, Discourse(sources, contents))
    known: dict[int, int] = {}
    for index, attribution in enumerate(document.attributions):
        entity = cast.of.get(sources.get(index, -1))
        if entity is None or not speaks(entity):
            continue
        if id(entity) not in known:
            known[id(entity)] = len(document.speakers)
            document.speakers.append(speaker(cast, entity))
        attribution.speaker = known[id(entity)]
    document.mentions = [_mention(cast, at, known) for at in sorted(cast.of)]


def _mention(cast: Cast, at: int, known: dict[int, int]) -> Mention:
    entity, phrase, words = cast.of[at], cast.found.phrases[at], cast.found.words
    kind = {
        PERSON: SubjectKind.PERSON,
        BODY: SubjectKind.ORGANIZATION,
        PLACE: SubjectKind.PLACE,
    }.get(entity.kind)
    return Mention(
        Span(words[phrase.first].start, words[phrase.last].end),
        entity.name,
        kind,
        known.get(id(entity)),
        entity.named,
        phrase.gender == "i",
    )


def source_phrase(found: Mentions, attribution: Attribution) -> int | None:
    """Find the phrase that the source's words turn on, None where they name nobody."""
    inside = [at for at in range(len(found.phrases)) if _touches(found, at, attribution.source)]
    below = set()
    for at in inside:
        below.update(found.of.get(at, []))
        owner = found.phrases[at].owner
        if owner is not None:
            below.add(owner)
    tops = [at for at in inside if at not in below]
    return next(iter(tops), None)


def _touches(found: Mentions, at: int, spans: list[Span]) -> bool:
    phrase = found.phrases[at]
    start, end = found.words[phrase.first].start, found.words[phrase.last].end
    return any(start < span.end and span.start < end for span in spans)


def speaks(entity: Entity) -> bool:
    """Whether an entity is somebody, not just words that nobody can be found for."""
    return bool(entity.name)


def speaker(cast: Cast, entity: Entity) -> Speaker:
    """Write an entity down as a speaker."""
    role, affiliation = entity.role, entity.affiliation
    if entity.kind in (PERSON, UNKNOWN) and entity.posts:
        post = max(entity.posts, key=lambda post: (bool(post.affiliation), len(post.text)))
        role, affiliation = post.text, post.affiliation
    if entity.kind == PLACE and nominals.country(entity.name):
        role = role or "government"
    if entity.kind == BODY and not role and entity.types:
        role = entity.types[-1]
    return Speaker(entity.name, kind_of(entity), role, affiliation, aliases(cast, entity))


def kind_of(entity: Entity) -> SpeakerKind:
    if entity.kind in (BODY, PLACE):
        return SpeakerKind.ANONYMOUS if entity.indefinite else SpeakerKind.ORGANIZATION
    if entity.kind == GROUP:
        return SpeakerKind.ANONYMOUS if not entity.affiliation and entity.indefinite else SpeakerKind.GROUP
    if entity.kind == PERSON and not entity.named and entity.indefinite:
        return SpeakerKind.ANONYMOUS
    return SpeakerKind.PERSON


def aliases(cast: Cast, entity: Entity) -> list[str]:
    """List the names and titles the article uses, once each, in order."""
    listed: dict[str, str] = {}
    for at in sorted(set(entity.at)):
        phrase = cast.found.phrases[at]
        if phrase.sort == PRONOUN:
            continue
        for surface in (cast.found.written(at), phrase.name if phrase.sort == NAME else ""):
            if surface and fold(surface) != fold(entity.name):
                listed.setdefault(fold(surface), surface)
    return list(listed.values())
