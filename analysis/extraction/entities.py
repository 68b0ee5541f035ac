"""Who is who in one article: every name is put to the person, body or place that bears it."""

import re
from bisect import insort
from collections import Counter
from dataclasses import dataclass, field

from analysis.extraction import nominals
from analysis.extraction.mentions import LOCATIVES, Mentions, kind_evidence
from analysis.extraction.names import fold, gender, is_first_name, misspelt, parts, refers
from analysis.extraction.phrases import BODY, NAME, PERSON, PLACE, PRONOUN, UNKNOWN, Phrase

SPELLINGS = (
    ("defense", "defence"),
    ("labor", "labour"),
    ("organization", "organisation"),
    ("center", "centre"),
)
NUMERAL = re.compile(
    r"^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|a|an)\s+", re.I
)


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


class Cast:
    """All entities of an article, and which phrase means which."""

    def __init__(self, found: Mentions):
        self.found = found
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}

    def add(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        return entity

    def put(self, at: int, entity: Entity) -> None:
        """Say that a phrase means an entity, and learn from the phrase."""
        if self.of.get(at) is entity:
            return
        phrase = self.found.phrases[at]
        self.of[at] = entity
        insort(entity.at, at)
        if phrase.gender in ("f", "m") and phrase.sort != PRONOUN and entity.kind in (PERSON, UNKNOWN):
            entity.gender = entity.gender or phrase.gender
        if entity.kind == PERSON and phrase.role:
            self.learn(entity, at, phrase)
        elif entity.kind == BODY and phrase.head and nominals.organization(phrase.head):
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
            known = self.named(phrase.affiliation)
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
            if nominals.organization(word) and not nominals.role(word):
                known = self.bodies_called(word)
                return known[-1].name if known else word
        return None

    def bodies_called(self, noun: str) -> list[Entity]:
        low = noun.casefold()
        return [e for e in self.entities if e.kind == BODY and low in (kind.casefold() for kind in e.types)]

    def named(self, surface: str) -> Entity | None:
        """Find the entity that bears a name, whole or as the start of a body's."""
        standing = nominals.standing(surface)
        for name in (standing.name if standing else surface, surface):
            key = body_key(name)
            exact = [e for e in self.entities if e.named and body_key(e.name) == key]
            if exact:
                return exact[0]
        words = parts(surface)
        near = [e for e in self.entities if e.named and e.kind == BODY and _short_for(words, parts(e.name))]
        return near[0] if len(near) == 1 else None


def body_key(name: str) -> str:
    """Fold a body's name so that spellings of one are equal."""
    key = " ".join(parts(name)).removeprefix("the ")
    for american, british in SPELLINGS:
        key = key.replace(american, british)
    return key


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if not short or len(short) >= len(full):
        return False
    return full[: len(short)] == short or (
        full[-len(short) :] == short and (len(short) > 1 or nominals.organization(short[0]) is not None)
    )


def kinds(found: Mentions) -> dict[str, str]:
    """Decide for each name of the article, folded, what bears it: person, body or place."""
    votes: dict[str, Counter] = {}
    for at, phrase in enumerate(found.phrases):
        if phrase.sort == NAME:
            votes.setdefault(fold(phrase.name), Counter()).update(kind_evidence(found, at))
    for key, counted in votes.items():
        words = key.split()
        if len(words) > 1 and is_first_name(words[0]):
            counted[PERSON] += 2
    decided = {}
    for key, counted in votes.items():
        longer = (
            [other for other in votes if len(other) > len(key) and key in other.split()]
            if " " not in key
            else []
        )
        for other in longer:
            last = other.split()[-1] == key
            if last and votes[other][PERSON] > max(votes[other][BODY], votes[other][PLACE]):
                counted[PERSON] += 3
            elif not last and votes[other][BODY] > votes[other][PERSON] and counted[PLACE] < 3:
                counted[BODY] += 2
        if not longer and " " not in key and not is_first_name(key) and counted[PERSON] < 4:
            # A person is given a full name or a title somewhere.
            counted[PERSON] -= 1.5
        best, weight = counted.most_common(1)[0]
        decided[key] = best if weight > 0.7 else UNKNOWN
    return decided


def name_everyone(cast: Cast) -> None:
    """Put every name of the article to an entity: full names first, then what is short for them."""
    found = cast.found
    decided = kinds(found)
    names = [at for at, phrase in enumerate(found.phrases) if phrase.sort == NAME]
    for at in names:
        phrase = found.phrases[at]
        if phrase.kind == UNKNOWN:
            phrase.kind = decided.get(fold(phrase.name), UNKNOWN)
        _full_name(cast, at, phrase)
    for at in names:
        if at not in cast.of:
            _short_name(cast, at, found.phrases[at])
    for other, to in found.same.items():
        if other not in cast.of and to in cast.of and found.phrases[other].sort == NAME:
            cast.put(other, cast.of[to])


def _full_name(cast: Cast, at: int, phrase: Phrase) -> None:
    """Enter a name of several words, or one that stands for a country or body of its own."""
    words = parts(phrase.name)
    place = nominals.country(phrase.name)
    if place or (nominals.standing(phrase.name) and phrase.kind != PERSON):
        _standing(cast, at, phrase)
        return
    if len(words) < 2 and not (phrase.kind == BODY and phrase.name.isupper()):
        return
    for entity in cast.entities:
        if entity.named and _same_full(entity, phrase, words):
            if len(phrase.name) > len(entity.name):
                entity.name = phrase.name
            cast.put(at, entity)
            return
    cast.put(at, cast.add(_entity(phrase)))


def _entity(phrase: Phrase) -> Entity:
    known = gender(phrase.name) if phrase.kind in (PERSON, UNKNOWN) else None
    affiliation = phrase.affiliation if phrase.kind == BODY else None
    return Entity(phrase.name, phrase.kind, gender=phrase.gender or known, affiliation=affiliation)


def _same_full(entity: Entity, phrase: Phrase, words: tuple[str, ...]) -> bool:
    others = parts(entity.name)
    if words == others:
        return True
    if PERSON in (entity.kind, phrase.kind) and BODY not in (entity.kind, phrase.kind):
        if (
            len(others) < 2
            or len(words) < 2
            or (phrase.gender and entity.gender and phrase.gender != entity.gender)
        ):
            return False
        if refers(phrase.name, entity.name) or refers(entity.name, phrase.name):
            return True
        return words[0] == others[0] and misspelt(words[-1], others[-1])
    return entity.kind == phrase.kind == BODY and body_key(entity.name) == body_key(phrase.name)


def _standing(cast: Cast, at: int, phrase: Phrase) -> None:
    """Put Moscow and the Kremlin to Russia, but Moscow to the city in "in Moscow"."""
    standing = nominals.standing(phrase.name)
    place = nominals.capital(phrase.name) and cast.found.before(at) in LOCATIVES
    name = phrase.name if place or standing is None else standing.name
    if place or nominals.country(phrase.name) or nominals.capital(phrase.name):
        phrase.kind = PLACE
    for entity in cast.entities:
        if entity.named and fold(entity.name) == fold(name):
            cast.put(at, entity)
            return
    kind = PLACE if nominals.country(name) or place else BODY
    entity = Entity(name, kind)
    if standing and not place:
        entity.role, entity.affiliation = standing.role, standing.affiliation
    cast.put(at, cast.add(entity))


def _short_name(cast: Cast, at: int, phrase: Phrase) -> None:
    """Put "Stoltenberg", "Lakeline", "Grace" to the entity it is short for."""
    words = parts(phrase.name)
    persons = [e for e in cast.entities if e.named and e.kind in (PERSON, UNKNOWN) and _agrees(e, phrase)]
    for test in (
        lambda e: refers(phrase.name, e.name),
        lambda e: phrase.kind != BODY and is_first_name(phrase.name) and parts(e.name)[:1] == words,
        lambda e: phrase.kind != BODY and len(words) == 1 and misspelt(words[0], parts(e.name)[-1]),
    ):
        near = [e for e in persons if test(e)] if phrase.kind in (PERSON, UNKNOWN, BODY) else []
        if near and not (phrase.kind == BODY and all(e.kind == UNKNOWN for e in near)):
            choice = latest(cast, near, at)
            if choice:
                cast.put(at, choice)
            return
    bodies = [e for e in cast.entities if e.named and e.kind != PERSON and _short_for(words, parts(e.name))]
    if phrase.kind != PLACE and bodies:
        cast.put(at, latest(cast, bodies, at) or bodies[0])
        return
    same = [e for e in cast.entities if parts(e.name) == words and e.named]
    cast.put(at, same[0] if same else cast.add(_entity(phrase)))


def _agrees(entity: Entity, phrase: Phrase) -> bool:
    """Whether "Mr" or "she" does not speak against it."""
    return not (phrase.gender and entity.gender and phrase.gender != entity.gender)


def latest(cast: Cast, near: list[Entity], at: int) -> Entity | None:
    """Choose the one mentioned last before ``at``; None where two stand in the sentence before."""
    if len(near) == 1:
        return near[0]
    dated = sorted(
        ((max((m for m in e.at if m < at), default=-1), e) for e in near), key=lambda pair: -pair[0]
    )
    (first, entity), (second, _) = dated[0], dated[1]
    if first < 0:
        return None
    if (
        second >= 0
        and cast.found.sentence(first) == cast.found.sentence(second)
        and cast.found.subject(first) == cast.found.subject(second)
    ):
        return None
    return entity
