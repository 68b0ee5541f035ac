"""Who is who in one article: every name is put to the person, body or place that bears it."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.extraction import nominals
from analysis.extraction.mentions import Mentions
from analysis.extraction.names import parts, word_set
from analysis.extraction.phrases import BODY, NAME, PERSON, PLACE, PRONOUN, UNKNOWN, Phrase

SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "organization": "organisation",
    "organizations": "organisations",
    "center": "centre",
    "centers": "centres",
}
PASSING = word_set(
    "former then ex outgoing incoming embattled new old ousted acting veteran longtime late same"
)
EMPLOYERS = frozenset({"police", "army", "prosecution", "court", "hospital", "union", "ministry"})


@dataclass(frozen=True)
class Post:
    """A role that somebody is said to hold, as written, with the noun it turns on."""

    text: str
    head: str
    affiliation: str | None = None


@dataclass
class Entity:
    """Somebody or something the article speaks of.

    ``types`` are the nouns that a body is called by ("company", "consumer group"). ``named`` is
    False for those the article leaves nameless.
    """

    name: str
    kind: str
    named: bool = True
    gender: str | None = None
    plural: bool = False
    affiliation: str | None = None
    role: str | None = None
    indefinite: bool = False
    posts: list[Post] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    aliases: Counter = field(default_factory=Counter)


MANY = 150
"""Entities up to which all are thought of; no article has as many, a book does."""


class Cast:
    """All entities of an article, and which phrase means which."""

    def __init__(self, found: Mentions):
        self.found = found
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self.bearers: dict[str, list[Entity]] = {}

    def add(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        if entity.named:
            for word in {*parts(entity.name), *body_key(entity.name).split()}:
                self.bearers.setdefault(word, []).append(entity)
        return entity

    def bearing(self, words: Iterable[str]) -> list[Entity]:
        """List the named entities that have one of these words in their names, oldest first."""
        found: dict[int, Entity] = {}
        for word in words:
            found |= {id(entity): entity for entity in self.bearers.get(word, ())[:MANY]}
        return list(found.values())

    def around(self, at: int) -> list[Entity]:
        """List whom a phrase may speak of: all, in a long text those of the start and the last pages."""
        if len(self.entities) <= MANY:
            return self.entities
        found = {id(entity): entity for entity in self.entities[: MANY // 2]}
        for other in range(max(0, at - 2 * MANY), at):
            if other in self.of:
                found[id(self.of[other])] = self.of[other]
        return list(found.values())

    def put(self, at: int, entity: Entity) -> None:
        """Say that a phrase means an entity, and learn from the phrase."""
        if self.of.get(at) is entity:
            return
        phrase = self.found.phrases[at]
        self.of[at] = entity
        insort(entity.at, at)
        if phrase.sort == NAME and entity.kind == BODY and phrase.name.isupper():
            entity.aliases[phrase.name] += 1
        if phrase.gender in ("f", "m") and phrase.sort != PRONOUN and entity.kind in (PERSON, UNKNOWN):
            entity.gender = entity.gender or phrase.gender
        if entity.kind == PERSON and phrase.role:
            self.learn(entity, at, phrase)
        elif entity.kind == BODY and nominals.organization(phrase.head) not in (None, "document"):
            entity.types.append(phrase.role or phrase.name if phrase.sort == NAME else phrase.name)
            entity.types.append(phrase.head)

    def learn(self, entity: Entity, at: int, phrase: Phrase) -> None:
        """Add the role that a phrase gives a person, with whom it is for."""
        post = Post(phrase.role or "", phrase.head, self.affiliation(at))
        if post.text and post not in entity.posts:
            entity.posts.append(post)

    def affiliation(self, at: int) -> str | None:
        """Tell for whom a role is held: "NATO", "Canada's", "of the Marine Department", "its"."""
        phrase = self.found.phrases[at]
        if phrase.affiliation:
            inner = self.of.get(phrase.owner) if phrase.inner and phrase.owner is not None else None
            known = inner or self.named(phrase.affiliation)
            return known.name if known else phrase.affiliation
        for other in [*([phrase.owner] if phrase.owner is not None else []), *self.found.of.get(at, [])]:
            entity = self.of.get(other)
            if entity and entity.kind in (BODY, PLACE, UNKNOWN, PERSON):
                return entity.name
        if nominals.role(phrase.head) and (phrase.role or "").casefold() != phrase.head:
            return self._body_inside(phrase)
        return None

    def _body_inside(self, phrase: Phrase) -> str | None:
        """Find the police in "police spokeswoman" among the bodies."""
        for word in (phrase.role or "").split():
            if nominals.organization(word) in EMPLOYERS and not nominals.role(word):
                known = self.bodies_called(word)
                return known[-1].name if known else word
        return None

    def bodies_called(self, noun: str) -> list[Entity]:
        low = noun.casefold()
        near = self.entities[-MANY:]
        return [e for e in near if e.kind == BODY and low in (kind.casefold() for kind in e.types)]

    def owned(self, phrase: Phrase, owner: Entity, last: int | None = None) -> str:
        """Call what belongs to somebody by his name: "her office" is "Amina Diallo's office"."""
        whose = self.found.phrases[phrase.owner]
        if owner.named or whose.sort == PRONOUN:
            return f"{owner.name}'s {self.found.bare(phrase, last)}"
        name = self.found.bare(whose, phrase.last if last is None else last)
        return name[:1].upper() + name[1:]

    def named(self, surface: str) -> Entity | None:
        """Find the entity that bears a name, whole or as the start of a body's."""
        standing = nominals.standing(surface)
        for name in (standing.name if standing else surface, surface):
            key = body_key(name)
            exact = [e for e in self.bearing(key.split()[:1]) if body_key(e.name) == key]
            if exact:
                return exact[0]
        words = parts(surface)
        near = [e for e in self.bearing(words[:1]) if e.kind == BODY and short_for(words, parts(e.name))]
        return near[0] if len(near) == 1 else None


def body_key(name: str) -> str:
    """Fold a body's name so that spellings of one are equal."""
    return " ".join(SPELLINGS.get(word, word) for word in parts(name)).removeprefix("the ")


def short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if not short or len(short) >= len(full):
        return False
    return full[: len(short)] == short or (
        full[-len(short) :] == short and (len(short) > 1 or nominals.organization(short[0]) is not None)
    )


def same_body(left: str, right: str) -> bool:
    """Whether two written affiliations are one: "Russian", "Moscow" and "Russia" are."""
    a, b = body_key(nominals.land(left) or left), body_key(nominals.land(right) or right)
    return (
        a == b or a.startswith(b + " ") or b.startswith(a + " ") or a.endswith(" " + b) or b.endswith(" " + a)
    )


def nothing_but_a_name(name: str) -> bool:
    """Whether two or three words could as well be a person's name: none tells of a body or a place."""
    words = name.split()
    if not 2 <= len(words) <= 3 or not all(word[:1].isupper() and word[1:].islower() for word in words):
        return False
    strange = (nominals.organization, nominals.country, nominals.demonym, nominals.standing, nominals.group)
    return not any(asked(word) for asked in strange for word in (*words, words[-1].casefold()))
