"""Whom a description means: "the transport minister", "the company", "two officials".

One that fits nobody mentioned makes an entity of its own, nameless or named by its words.
"""

from analysis.extraction import nominals
from analysis.extraction.bodies import body
from analysis.extraction.chunks import OWNERS, is_field
from analysis.extraction.entities import PASSING, Cast, Entity, Post, same_body
from analysis.extraction.mentions import INDEFINITE
from analysis.extraction.names import fold, word_set
from analysis.extraction.phrases import BODY, GROUP, PERSON, PLACE, UNKNOWN, Phrase
from analysis.extraction.salience import Salience

TRADES = frozenset({"worker", "scientist", "athlete", "artist"})
ANY_TRADE = word_set("worker employee staffer labourer laborer scientist athlete artist")
FORMER = word_set("former ex ex- erstwhile one-time onetime ousted retired suspended dismissed sacked")


def describe_person(cast: Cast, at: int, salience: Salience) -> Entity | None:
    """Find the person of that role, else make a nameless one."""
    phrase = cast.found.phrases[at]
    role = nominals.role(phrase.head)
    if role is None:
        return None
    if role.group == "spokesperson":
        speaks_for = _spoken_for(cast, at, salience)
        if speaks_for and speaks_for.kind != PERSON:
            return speaks_for
    client = _client(cast, phrase) if phrase.head == "client" else None
    if client:
        return client
    if (
        role.sort == "kin"
        or role.group in ("lawyer", "friend", "agent", "spokesperson")
        and _belongs(cast, at, phrase)
    ):
        return _relation(cast, at, phrase)
    if cast.found.indefinite(phrase):
        return cast.add(_nameless(cast, at, phrase))
    fits = [(fit, salience(e), e) for e in cast.around(at) if (fit := _role_fit(cast, at, phrase, e)) > 0]
    known = [(fit + weight, e) for fit, weight, e in fits if weight > 0 or fit >= 1.5 or len(fits) == 1]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    return _just_named(cast, at, phrase) or cast.add(_nameless(cast, at, phrase))


def _just_named(cast: Cast, at: int, phrase: Phrase) -> Entity | None:
    """ "The former head of the port" is whom the sentence before named, if only one and without a role."""
    found = cast.found
    if not found.subject(at) or found.bare(phrase).split()[0].casefold() not in FORMER:
        return None
    here, near = found.sentence(at), []
    for mention in range(at - 1, -1, -1):
        if found.sentence(mention) < here - 1 or found.paragraph(mention) < found.paragraph(at):
            break
        entity = cast.of.get(mention)
        if entity and entity.kind in (PERSON, UNKNOWN) and not found.quoted(mention) and entity not in near:
            near.append(entity)
    if len(near) != 1 or not near[0].named or near[0].posts or near[0].kind != PERSON:
        return None
    near[0].posts.append(Post(found.bare(phrase), phrase.head, cast.affiliation(at)))
    return near[0]


def _client(cast: Cast, phrase: Phrase) -> Entity | None:
    """ "His client" is whom he is the lawyer of."""
    lawyer = cast.of.get(phrase.owner) if phrase.owner is not None else None
    for post in lawyer.posts if lawyer else ():
        role = nominals.role(post.head)
        if role and role.group == "lawyer" and post.affiliation:
            return next((e for e in cast.entities if e.name == post.affiliation), None)
    return None


def _belongs(cast: Cast, at: int, phrase: Phrase) -> bool:
    """Whether a lawyer or spokesman is somebody's: "her lawyer", "a spokesman for Mr Banda"."""
    held = [phrase.owner, *cast.found.of.get(at, [])]
    return any(cast.of[other].kind == PERSON for other in held if other is not None and other in cast.of)


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
            return body(cast, at, " ".join(words), word, salience, None, indefinite=False)
    if words and phrase.affiliation:
        return cast.add(Entity(phrase.affiliation, BODY))
    near = [(salience(e), e) for e in cast.around(at) if e.kind == BODY and salience(e) > 4]
    return max(near, key=lambda pair: pair[0])[1] if near and not words else None


def _relation(cast: Cast, at: int, phrase: Phrase) -> Entity | None:
    """Make "Peter Mhango's wife" of "his wife"; with nobody to belong to, the words themselves."""
    owner = cast.of.get(phrase.owner) if phrase.owner is not None else None
    if owner is None:
        owner = next((cast.of[other] for other in cast.found.of.get(at, []) if other in cast.of), None)
    if owner is None:
        return cast.add(_nameless(cast, at, phrase))
    for entity in cast.around(at):
        if any(post.head == phrase.head and post.affiliation == owner.name for post in entity.posts):
            return entity
    rest = cast.found.bare(phrase)
    name = f"{owner.name}'s {rest}"
    return cast.add(
        Entity(name, PERSON, named=False, gender=phrase.gender, posts=[Post(rest, phrase.head, owner.name)])
    )


def _nameless(cast: Cast, at: int, phrase: Phrase) -> Entity:
    low = cast.found.words[phrase.first].low
    name = cast.found.bare(phrase, cast.found.ends.get(at, phrase.last))
    owner = cast.of.get(phrase.owner) if phrase.owner is not None else None
    if owner and (low in OWNERS or (owner.kind != PLACE and phrase.kind == GROUP)):
        name = cast.owned(phrase, owner, cast.found.ends.get(at, phrase.last))
    elif low in OWNERS:
        name = cast.found.written(at, whole=True)
    return Entity(
        name[:1].upper() + name[1:],
        PERSON if phrase.kind == PERSON else GROUP,
        named=False,
        gender=phrase.gender,
        plural=phrase.plural,
        affiliation=cast.affiliation(at),
        indefinite=cast.found.indefinite(phrase) or phrase.plural,
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
    if role.group in TRADES and len({post.head, phrase.head} - ANY_TRADE) > 1:
        # The welder is not the driver, though both are workers.
        return 0
    theirs = {fold(word) for word in post.text.replace("-", " ").split()}
    theirs |= {fold(word) for word in (post.affiliation or "").split()}
    ours = (
        {fold(w) for w in (phrase.role or "").replace("-", " ").split()}
        - PASSING
        - {fold(w) for w in phrase.head.split()}
    )
    ours -= {fold(word) for word in (affiliation or "").split()}
    bodies = {word for word in ours if nominals.organization(word)} if affiliation else set()
    strange = {word for word in ours - theirs - bodies if is_field(word) or nominals.organization(word)}
    if (ours ^ theirs) & {"vice", "deputy", "assistant", "shadow"}:
        return 0
    head = {fold(word) for word in post.head.replace("-", " ").split()}
    if strange and {word for word in theirs - head if is_field(word)}:
        return 0
    if affiliation and post.affiliation and not same_body(affiliation, post.affiliation):
        return 0
    closer = 0.4 * (post.head == phrase.head) + (1 if affiliation and post.affiliation else 0)
    return 1 + closer + 0.5 * len(ours & theirs) - 0.5 * len(strange)


def describe_group(cast: Cast, at: int, salience: Salience) -> Entity | None:
    """Find the group spoken of before where "the" or "they" points back, else make one."""
    phrase = cast.found.phrases[at]
    if _one_of(cast, at):
        name = f"One of {cast.found.written(at, whole=True)}"
        return cast.add(Entity(name, PERSON, named=False, indefinite=True))
    owner = cast.of.get(phrase.owner) if phrase.owner is not None else None
    if phrase.definite:
        near = [
            e
            for e in cast.around(at)
            if e.kind == GROUP and e.plural and salience(e) > 0 and _noun(e) == phrase.head
            if owner is None or e.name.startswith(owner.name)
        ]
        if near:
            return max(near, key=salience)
    if phrase.affiliation and phrase.head and nominals.demonym(phrase.name):
        return cast.add(Entity(phrase.name, GROUP, plural=True, affiliation=phrase.affiliation))
    return cast.add(_nameless(cast, at, phrase))


def _one_of(cast: Cast, at: int) -> bool:
    """Whether a group is there only to say of whom one speaks: "one of the drivers"."""
    first = cast.found.phrases[at].first
    return first > 1 and [word.low for word in cast.found.words[first - 2 : first]] == ["one", "of"]


def _noun(entity: Entity) -> str:
    return entity.name.split()[-1].casefold() if entity.name else ""
