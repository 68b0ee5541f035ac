"""Which name is whose: every name of an article is put to the person, body or place that bears it."""

from collections import Counter

from analysis.extraction import nominals
from analysis.extraction.chunks import is_field
from analysis.extraction.entities import Cast, Entity, Post, body_key, short_for
from analysis.extraction.evidence import kind_evidence, label
from analysis.extraction.mentions import LOCATIVES, Mentions
from analysis.extraction.names import fold, gender, is_first_name, misspelt, parts, refers
from analysis.extraction.phrases import BODY, NAME, PERSON, PLACE, UNKNOWN, Phrase

LABEL = 2.0
"""What the labels of the recogniser of names weigh, where they all agree."""


def kinds(found: Mentions) -> dict[str, str]:
    """Decide for each name of the article, folded, what bears it: person, body or place."""
    votes: dict[str, Counter] = {}
    labels: dict[str, list[str | None]] = {}
    for at, phrase in enumerate(found.phrases):
        if phrase.sort == NAME:
            key = fold(phrase.name)
            votes.setdefault(key, Counter()).update(kind_evidence(found, at))
            labels.setdefault(key, []).append(label(found, at))
    longer: dict[str, list[str]] = {}
    for key, counted in votes.items():
        # The recogniser errs on a name again and again: its labels are one witness, not many.
        for kind in labels[key]:
            counted[kind or UNKNOWN] += LABEL * (kind is not None) / len(labels[key])
        words = key.split()
        if len(words) > 1:
            # Grace Ndlazi is taken for a company more often than a company is called Grace.
            counted[PERSON] += is_first_name(words[0]) * (2.6 if len(words) == 2 and counted[BODY] else 2)
            for word in set(words):
                longer.setdefault(word, []).append(key)
    return {key: _decided(key, counted, votes, longer.get(key, [])) for key, counted in votes.items()}


def _decided(key: str, counted: Counter, votes: dict[str, Counter], longer: list[str]) -> str:
    """Settle a name's kind, with what the longer names that it is part of are."""
    for other in longer[:20]:
        last = other.split()[-1] == key
        if last and votes[other][PERSON] > max(votes[other][BODY], votes[other][PLACE]):
            counted[PERSON] += 3
        elif not last and votes[other][BODY] > votes[other][PERSON] and counted[PLACE] < 3:
            counted[BODY] += 2
    alone = not longer and " " not in key and not is_first_name(key)
    if alone and counted[PERSON] < 4 and max(counted[BODY], counted[PLACE]) >= 0.5:
        # A person is given a full name or a title somewhere.
        counted[PERSON] -= 1.5
    best, weight = counted.most_common(1)[0]
    return best if weight > 0.7 else UNKNOWN


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
    for entity in cast.entities:
        if len(entity.at) > 1:
            entity.name = _usual(cast, entity)


def _full_name(cast: Cast, at: int, phrase: Phrase) -> None:
    """Enter a name of several words, or one that stands for a country or body of its own."""
    same = cast.of.get(cast.found.same.get(at, -1))
    if same and cast.found.phrases[cast.found.same[at]].sort == NAME:
        cast.put(at, same)
        return
    _with_country(cast, phrase)
    words = parts(phrase.name)
    place = nominals.country(phrase.name)
    if place or (nominals.standing(phrase.name) and phrase.kind != PERSON):
        _standing(cast, at, phrase)
        return
    if len(words) < 2 and not (phrase.kind == BODY and phrase.name.isupper()):
        return
    near = cast.bearing((*words, *body_key(phrase.name).split()))
    if phrase.name.isupper() and len(words) == 1:
        near = [*near, *(e for e in cast.around(at) if _initials(e, phrase.name))]
    for entity in near:
        if _same_full(entity, phrase, words):
            cast.put(at, entity)
            return
    cast.put(at, cast.add(_entity(phrase)))


def _initials(entity: Entity, short: str) -> bool:
    """Whether letters are those that a body's name starts its words with: FTC."""
    if entity.kind != BODY or not 2 < len(short) < 8 or short.count(" "):
        return False
    first = "".join(word[0] for word in entity.name.replace("-", " ").split() if word[0].isupper())
    return first == short or short in entity.aliases


def _with_country(cast: Cast, phrase: Phrase) -> None:
    """Write "Russia's Defence Ministry" as "Russian Defence Ministry"."""
    if phrase.owner is None or not all(nominals.organization(w) or is_field(w) for w in phrase.name.split()):
        return
    land = nominals.country(cast.found.phrases[phrase.owner].name)
    if phrase.kind == BODY and land and nominals.demonym_of(land):
        phrase.name, phrase.affiliation = f"{nominals.demonym_of(land)} {phrase.name}", land


def _usual(cast: Cast, entity: Entity) -> str:
    """Choose the full name used most, of two the fuller: "Crooked" or a slip of the pen comes once."""
    full = [p.name for p in (cast.found.phrases[at] for at in entity.at) if p.sort == NAME and " " in p.name]
    known = [name for name in full if set(parts(entity.name)) & set(parts(name))]
    if entity.kind not in (PERSON, UNKNOWN, BODY) or not known or nominals.standing(entity.name):
        return entity.name
    counted = Counter(known)
    sound = [name for name in counted if not _overgrown(name, counted)]
    return max(
        sound or counted,
        key=lambda name: (len(parts(name)[0]) > 1, len(parts(name)), counted[name], len(name)),
    )


def _overgrown(name: str, others: Counter) -> bool:
    """Whether words before a given name, or after a name used more often, are none of the name's."""
    words = parts(name)
    if any(is_first_name(word) for word in words[1:-1]) and not is_first_name(words[0]) and len(words) > 2:
        return len(words[0]) > 1
    return any(
        words[: len(parts(other))] == parts(other) != words and len(parts(other)) > 1 for other in others
    )


def _entity(phrase: Phrase) -> Entity:
    known = gender(phrase.name) if phrase.kind in (PERSON, UNKNOWN) else None
    affiliation = phrase.affiliation if phrase.kind == BODY else None
    return Entity(phrase.name, phrase.kind, gender=phrase.gender or known, affiliation=affiliation)


def _same_full(entity: Entity, phrase: Phrase, words: tuple[str, ...]) -> bool:
    others = parts(entity.name)
    if words == others or phrase.name in entity.aliases or _initials(entity, phrase.name):
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
        if is_first_name(words[0]) and words[: len(others)] == others or others[: len(words)] == words:
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
    for entity in cast.bearing(parts(name)):
        if fold(entity.name) == fold(name):
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
    near = cast.bearing(words) + [e for e in cast.around(at) if e.named]
    persons = [e for e in unique(near) if e.kind in (PERSON, UNKNOWN) and _agrees(e, phrase)]
    if _stands_alone(phrase):
        # Heads of state often go without a given name: "President Obama" is not Michelle Obama.
        persons = [e for e in persons if any(_stands_alone(post) for post in e.posts)]
    for test in (
        lambda e: refers(phrase.name, e.name),
        lambda e: phrase.kind != BODY and is_first_name(phrase.name) and parts(e.name)[:1] == words,
        lambda e: len(words) == 1 and len(parts(e.name)) > 1 and misspelt(words[0], parts(e.name)[-1]),
    ):
        near = [e for e in persons if test(e)] if phrase.kind in (PERSON, UNKNOWN, BODY) else []
        if near and not (phrase.kind == BODY and all(e.kind == UNKNOWN for e in near)):
            choice = latest(cast, near, at)
            if choice:
                cast.put(at, choice)
            return
    bodies = [e for e in cast.bearing(words) if e.kind != PERSON and short_for(words, parts(e.name))]
    if phrase.kind not in (PLACE, PERSON) and bodies:
        cast.put(at, latest(cast, bodies, at) or bodies[0])
        return
    same = [e for e in cast.bearing(words) if parts(e.name) == words]
    cast.put(at, same[0] if same else cast.add(_entity(phrase)))


def unique(entities: list[Entity]) -> list[Entity]:
    return list({id(entity): entity for entity in entities}.values())


def _stands_alone(titled: Phrase | Post) -> bool:
    role = nominals.role(titled.head)
    return role is not None and role.group in ("president", "premier", "chancellor", "pope", "king", "queen")


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
    often = sorted((len(e.at) for e in near), reverse=True)
    if often[0] >= 4 * often[1]:
        return max(near, key=lambda e: len(e.at))
    if second >= 0 and cast.found.sentence(first) == cast.found.sentence(second):
        return None
    return entity
