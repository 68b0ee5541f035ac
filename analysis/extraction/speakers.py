"""Speakers: who each attribution's source is, among the people and bodies of the article."""

from bisect import bisect_left
from collections.abc import Iterator

from analysis.extraction import nominals
from analysis.extraction.coreference import resolve
from analysis.extraction.document import Attribution, Document, Mention, Span, Speaker
from analysis.extraction.entities import Cast, Entity, Post, body_key
from analysis.extraction.home import home, is_national
from analysis.extraction.mentions import INDEFINITE, Mentions, mentions
from analysis.extraction.names import fold, word_set
from analysis.extraction.naming import name_everyone
from analysis.extraction.phrases import BODY, GROUP, NAME, NOMINAL, PERSON, PLACE, PRONOUN, UNKNOWN
from analysis.extraction.salience import Discourse
from analysis.extraction.story import story
from analysis.extraction.strangers import add_strangers
from analysis.vocabulary import SpeakerKind, SubjectKind

SUBJECT_KINDS = {PERSON: SubjectKind.PERSON, BODY: SubjectKind.ORGANIZATION, PLACE: SubjectKind.PLACE}
CALLED = word_set("name identified named known called")
COUNTS = INDEFINITE | word_set("few most other both dozens hundreds thousands six seven eight nine ten")


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
            document.speakers.append(speaker(cast, entity, document.title))
        attribution.speaker = known[id(entity)]
    add_strangers(document, sources)
    document.mentions = [_mention(cast, at, known) for at in sorted(cast.of)]


def _mention(cast: Cast, at: int, known: dict[int, int]) -> Mention:
    entity, phrase, words = cast.of[at], cast.found.phrases[at], cast.found.words
    return Mention(
        Span(words[phrase.first].start, words[phrase.last].end),
        entity.name,
        SUBJECT_KINDS.get(entity.kind),
        known.get(id(entity)),
        entity.named,
        phrase.gender == "i",
    )


def source_phrase(found: Mentions, attribution: Attribution) -> int | None:
    """Find the phrase that the source's words turn on, None where they name nobody.

    A description that ends in a name is tied to it: "the woman who found them, Ada Quist".
    """
    inside = sorted({at for span in attribution.source for at in _touched(found, span)})
    below = set()
    for at in inside:
        below.update(found.of.get(at, []))
        owner = found.phrases[at].owner
        if owner is not None:
            below.add(owner)
    tops = [at for at in inside if at not in below]
    if len(tops) > 1 and found.phrases[tops[0]].sort == PRONOUN:
        # "One of them, Emmanuel Dogbey", but not "the two, a guard and a clerk"
        if found.phrases[tops[0]].last > found.phrases[tops[0]].first:
            return tops[0]
        return next((at for at in tops if found.phrases[at].sort == NAME), tops[0])
    if (
        len(tops) > 1
        and tops[-1] not in found.same
        and _names(found, tops[0], tops[-1], attribution.source[-1])
    ):
        found.tie(tops[-1], tops[0])
        found.phrases[tops[-1]].kind = PERSON
        return tops[-1]
    return next(iter(tops), None)


def _names(found: Mentions, first: int, last: int, source: Span) -> bool:
    """Whether a source that begins with a description ends with the name: "the woman who knew, Ada Quist"."""
    person, name = found.phrases[first], found.phrases[last]
    if (person.sort, person.kind, name.sort) != (NOMINAL, PERSON, NAME) or name.kind not in (PERSON, UNKNOWN):
        return False
    if found.words[name.last].end != source.end:
        return False
    before = [word.low for word in found.words[max(0, name.first - 4) : name.first]]
    if before[-1:] == ["as"] or "name" in before:
        # "Who gave only his first name, Rashid", "who asked to be identified as Mei"
        return bool(CALLED.intersection(before))
    return before[-1:] == [","] and found.words[name.last].entity != "ORG"


def _touched(found: Mentions, span: Span) -> Iterator[int]:
    """List the phrases that share words with a span."""
    words, phrases = found.words, found.phrases
    first = bisect_left(phrases, span.start, key=lambda phrase: words[phrase.first].start)
    for at in range(max(0, first - 4), len(phrases)):
        if words[phrases[at].first].start >= span.end:
            return
        if words[phrases[at].last].end > span.start:
            yield at


def speaks(entity: Entity) -> bool:
    """Whether an entity is somebody, not just words that nobody can be found for."""
    return bool(entity.name)


def speaker(cast: Cast, entity: Entity, title: str | None = None) -> Speaker:
    """Write an entity down as a speaker."""
    role, affiliation = entity.role, entity.affiliation
    if entity.kind in (PERSON, UNKNOWN) and entity.posts:
        weighty = [post for post in entity.posts if not passing(post)] or entity.posts
        post = next((post for post in weighty if post.affiliation), weighty[0])
        role, affiliation = post.text, post.affiliation
    if entity.kind == PLACE and nominals.country(entity.name):
        role = role or "government"
    if entity.kind == BODY and not role and entity.types:
        own = [kind for kind in entity.types if body_key(kind) != body_key(entity.name)]
        role = next(iter(own), entity.types[-1])
        if affiliation and not nominals.country(affiliation) and affiliation in entity.name:
            affiliation = None
        if affiliation is None and is_national(role) and len(entity.name.split()) < 3:
            affiliation = home(cast.found.words, title)
    return Speaker(entity.name, kind_of(entity), role, affiliation, aliases(cast, entity))


def passing(post: Post) -> bool:
    """Whether a role only says how somebody stands to another: "rival", "ally"."""
    role = nominals.role(post.head)
    return role is not None and role.group in ("member", "friend")


def kind_of(entity: Entity) -> SpeakerKind:
    if entity.kind in (BODY, PLACE):
        return SpeakerKind.ANONYMOUS if entity.indefinite else SpeakerKind.ORGANIZATION
    if entity.kind == GROUP:
        return _group_kind(entity)
    if entity.kind == PERSON and not entity.named and entity.indefinite:
        return SpeakerKind.ANONYMOUS
    return SpeakerKind.PERSON


def _group_kind(entity: Entity) -> SpeakerKind:
    """A people is a group; "two former crew members" are nobody that can be named."""
    words = entity.name.split()
    if nominals.demonym(words[-1]) and words[0].casefold() not in COUNTS:
        return SpeakerKind.GROUP
    known = [nominals.group(word) for word in words if nominals.group(word)]
    return known[0] if known and words[0].casefold() not in COUNTS else SpeakerKind.ANONYMOUS


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
