"""Whom a description means: "the transport minister", "the company", "two officials".

One that fits nobody mentioned makes an entity of its own, nameless or named by its words.
"""

from collections.abc import Callable

from analysis.extraction import nominals
from analysis.extraction.chunks import DETERMINERS, OWNERS, is_field
from analysis.extraction.entities import Cast, Entity, Post, body_key
from analysis.extraction.names import fold, word_set
from analysis.extraction.phrases import BODY, GROUP, PERSON, PLACE, UNKNOWN, Phrase, land

Salience = Callable[[Entity], float]
PASSING = word_set(
    "former then ex outgoing incoming embattled new old ousted acting veteran longtime late same"
)
INDEFINITE = word_set("somebody someone a an another one some any two three four five several no many")
STAND_ALONE = word_set("police army military navy government parliament prosecutors treasury coastguard")


def describe_person(cast: Cast, at: int, salience: Salience) -> Entity | None:
    """Find the person of that role, else make a nameless one."""
    phrase = cast.found.phrases[at]
    role = nominals.role(phrase.head)
    if role is None:
        return None
    if role.group == "spokesperson":
        speaks_for = _spoken_for(cast, at, salience)
        if speaks_for:
            return speaks_for
    if role.sort == "kin" or phrase.owner is not None and role.group in ("lawyer", "friend", "agent"):
        return _relation(cast, at, phrase)
    if _indefinite(cast, phrase):
        return cast.add(_nameless(cast, at, phrase))
    fits = [(fit, salience(e), e) for e in cast.entities if (fit := _role_fit(cast, at, phrase, e)) > 0]
    known = [(fit + weight, e) for fit, weight, e in fits if weight > 0 or fit >= 1.5 or len(fits) == 1]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    return cast.add(_nameless(cast, at, phrase))


def _indefinite(cast: Cast, phrase: Phrase) -> bool:
    return cast.found.words[phrase.first].low in INDEFINITE


def _spoken_for(cast: Cast, at: int, salience: Salience) -> Entity | None:
    """An unnamed spokesman's words are those of the body that he speaks for."""
    found, phrase = cast.found, cast.found.phrases[at]
    known = cast.affiliation(at)
    entity = cast.named(known) if known else None
    if entity:
        return entity
    for other in [*found.of.get(at, []), phrase.owner]:
        if other is not None and other in cast.of:
            return cast.of[other]
    words = [word for word in (phrase.role or "").split()[:-1] if word.casefold() not in INDEFINITE | {"the"}]
    for word in reversed(words):
        if nominals.organization(word):
            return _body(cast, " ".join(words), word, salience, None, indefinite=False)
    if words and phrase.affiliation:
        return cast.add(Entity(phrase.affiliation, BODY))
    near = [(salience(e), e) for e in cast.entities if e.kind == BODY and salience(e) > 4]
    return max(near, key=lambda pair: pair[0])[1] if near and not words else None


def _relation(cast: Cast, at: int, phrase: Phrase) -> Entity | None:
    """Make "Peter Mhango's wife" of "his wife"; with nobody to belong to, the words themselves."""
    owner = cast.of.get(phrase.owner) if phrase.owner is not None else None
    if owner is None:
        owner = next((cast.of[other] for other in cast.found.of.get(at, []) if other in cast.of), None)
    if owner is None:
        return cast.add(_nameless(cast, at, phrase))
    for entity in cast.entities:
        if any(post.head == phrase.head and post.affiliation == owner.name for post in entity.posts):
            return entity
    rest = _bare(cast, phrase)
    name = f"{owner.name}'s {rest}"
    return cast.add(
        Entity(name, PERSON, named=False, gender=phrase.gender, posts=[Post(rest, phrase.head, owner.name)])
    )


def _bare(cast: Cast, phrase: Phrase, whole: int | None = None) -> str:
    """The description without its article or possessive."""
    words = cast.found.words
    first = phrase.first
    if words[first].low in DETERMINERS | set(OWNERS) and words[first].low not in ("another", "some"):
        first += 1
    last = phrase.last if whole is None else whole
    return " ".join(cast.found.text[words[first].start : words[last].end].split())


def _nameless(cast: Cast, at: int, phrase: Phrase) -> Entity:
    words = cast.found.words[phrase.first]
    last = cast.found.ends.get(at, phrase.last)
    name = cast.found.written(at, whole=True) if words.low in OWNERS else _bare(cast, phrase, last)
    return Entity(
        name[:1].upper() + name[1:],
        PERSON if phrase.kind == PERSON else GROUP,
        named=False,
        gender=phrase.gender,
        plural=phrase.plural,
        affiliation=cast.affiliation(at),
        indefinite=_indefinite(cast, phrase) or phrase.plural,
    )


def _role_fit(cast: Cast, at: int, phrase: Phrase, entity: Entity) -> float:
    """Weigh whether somebody may be called by this role: 0 for no."""
    if entity.kind not in (PERSON, UNKNOWN):
        return 0
    role = nominals.role(phrase.head)
    if phrase.gender and entity.gender and phrase.gender != entity.gender:
        return 0
    if role.group in ("man", "woman", "person"):
        return 0.5 if entity.gender == role.gender else 0
    affiliation = cast.affiliation(at)
    return max((_post_fit(phrase, role, affiliation, post) for post in entity.posts), default=0)


def _post_fit(phrase: Phrase, role: nominals.Role, affiliation: str | None, post: Post) -> float:
    held = nominals.role(post.head)
    if held is None or held.group != role.group and post.head != phrase.head:
        return 0
    theirs = {fold(word) for word in post.text.replace("-", " ").split()}
    theirs |= {fold(word) for word in (post.affiliation or "").split()}
    ours = (
        {fold(w) for w in (phrase.role or "").replace("-", " ").split()}
        - PASSING
        - {fold(w) for w in phrase.head.split()}
    )
    ours -= {fold(word) for word in (affiliation or "").split()}
    strange = {word for word in ours - theirs if is_field(word) or nominals.organization(word)}
    if strange and {word for word in theirs if is_field(word)}:
        return 0
    if affiliation and post.affiliation and not same_body(affiliation, post.affiliation):
        return 0
    return 1 + 0.5 * len(ours & theirs) + (1 if affiliation and post.affiliation else 0) - 0.5 * len(strange)


def same_body(left: str, right: str) -> bool:
    """Whether two written affiliations are one: "Russian", "Moscow" and "Russia" are."""
    a, b = body_key(land(left) or left), body_key(land(right) or right)
    return (
        a == b or a.startswith(b + " ") or b.startswith(a + " ") or a.endswith(" " + b) or b.endswith(" " + a)
    )


def describe_body(cast: Cast, at: int, salience: Salience) -> Entity | None:
    """Find the company or ministry meant, else make one of its own."""
    found, phrase = cast.found, cast.found.phrases[at]
    sort = nominals.organization(phrase.head)
    owner = cast.of.get(phrase.owner) if phrase.owner is not None else None
    if sort == "document":
        return _document(cast, at, owner)
    inside = [cast.of[o] for o in found.of.get(at, []) if o in cast.of and found.phrases[o].owner is None]
    affiliation = phrase.affiliation
    if owner and owner.kind == PLACE:
        affiliation = owner.name
    if affiliation and sort == "government" and phrase.head in ("government", "administration"):
        place = cast.named(affiliation)
        if nominals.country(affiliation) and phrase.head == "government":
            return place or cast.add(Entity(nominals.country(affiliation), PLACE, role="government"))
    rest = _bare(cast, phrase)
    if owner and owner.kind != PLACE:
        affiliation = owner.name
    elif owner and nominals.demonym_of(owner.name):
        rest = f"{nominals.demonym_of(owner.name)} {rest}"
    if (
        inside
        and phrase.last != found.ends.get(at, phrase.last)
        and found.words[phrase.last + 1].low in ("of", "for")
    ):
        rest = _bare(cast, phrase, found.ends[at])
    return _body(cast, rest, phrase.head, salience, affiliation, _indefinite(cast, phrase))


def _document(cast: Cast, at: int, owner: Entity | None) -> Entity | None:
    """A statement or website speaks for whom it belongs to."""
    if owner:
        return owner
    found = cast.found
    for other in found.of.get(at, []):
        phrase = found.phrases[other]
        holder = cast.of.get(phrase.owner) if phrase.owner is not None else None
        entity = holder or cast.of.get(other)
        if entity and entity.kind in (BODY, PLACE, UNKNOWN, PERSON):
            return entity
    affiliation = found.phrases[at].affiliation
    return cast.named(affiliation) if affiliation else None


def _body(
    cast: Cast, rest: str, head: str, salience: Salience, affiliation: str | None, indefinite: bool
) -> Entity | None:
    if not indefinite:
        fits = [
            (fit, salience(e), e) for e in cast.entities if (fit := _body_fit(e, rest, head, affiliation)) > 0
        ]
        near = [(fit + weight + _topical(e), e) for fit, weight, e in fits if weight > 0 or fit >= 2]
        if near:
            return max(near, key=lambda pair: pair[0])[1]
        ahead = [e for fit, _, e in fits if fit >= 1]
        if len(ahead) == 1:
            return ahead[0]
    entity = Entity(rest[:1].upper() + rest[1:], BODY, affiliation=affiliation, indefinite=indefinite)
    proper = any(word[:1].isupper() for word in rest.split()) or bool(affiliation)
    entity.named = not indefinite and (proper or head in STAND_ALONE)
    return cast.add(entity)


def _topical(entity: Entity) -> float:
    """What the article speaks of again and again is what "the company" means."""
    return 0.3 * min(len(entity.at), 8)


def _body_fit(entity: Entity, rest: str, head: str, affiliation: str | None) -> float:
    """Weigh whether a body may be called so: by its own noun, a noun of the same sort, its words."""
    if entity.kind not in (BODY, UNKNOWN) or entity.indefinite:
        return 0
    if _elsewhere(affiliation, entity.affiliation, nominals.organization(head) == "company"):
        return 0
    called = [body_key(kind) for kind in [entity.name, *entity.types]]
    known = {word for kind in called for word in kind.split()}
    known |= set(body_key(entity.affiliation or "").split())
    known |= set(body_key(nominals.demonym_of(entity.affiliation) or "").split())
    strange = [
        word
        for word in rest.split()
        if body_key(word) not in known | {body_key(head)} and fold(word) not in PASSING
    ]
    fit = _noun_fit(entity, called, head)
    if strange and fit != 0.3 and nominals.organization(head) != "company" or len(strange) > 2:
        return 0
    shared = {body_key(word) for word in rest.split()} & known - {body_key(head)}
    return fit + 0.7 * len(shared) - 0.4 * len(strange) if fit else 0


def _elsewhere(ours: str | None, theirs: str | None, company: bool) -> bool:
    """Whether two affiliations part two bodies; a company may be of a town and of its country."""
    if not ours or not theirs or same_body(ours, theirs):
        return False
    return not company or bool(nominals.country(ours) and nominals.country(theirs))


def _noun_fit(entity: Entity, called: list[str], head: str) -> float:
    nouns = {kind.split()[-1] for kind in called if kind}
    sort = nominals.organization(head)
    sorts = {nominals.organization(noun) for noun in nouns} - {None}
    if nominals.is_company_mark(entity.name.split()[-1].rstrip(".") if entity.name else ""):
        sorts.add("company")
    if body_key(head) in nouns:
        return 1.5
    if sort in sorts:
        return 1.0
    return 0.3 if not sorts and sort in ("company", "group", "party", "union") else 0


def describe_group(cast: Cast, at: int, salience: Salience) -> Entity | None:
    """Find the group spoken of before where "the" or "they" points back, else make one."""
    phrase = cast.found.phrases[at]
    if phrase.definite:
        near = [
            e
            for e in cast.entities
            if e.kind == GROUP and e.plural and salience(e) > 0 and _noun(e) == phrase.head
        ]
        if near:
            return max(near, key=salience)
    if phrase.affiliation and phrase.head and nominals.demonym(phrase.name):
        return cast.add(Entity(phrase.name, GROUP, plural=True, affiliation=phrase.affiliation))
    return cast.add(_nameless(cast, at, phrase))


def _noun(entity: Entity) -> str:
    return entity.name.split()[-1].casefold() if entity.name else ""
