"""Which body a description means: "the company", "Russia's defence ministry", "a statement"."""

from analysis.extraction import nominals
from analysis.extraction.entities import PASSING, Cast, Entity, body_key, same_body
from analysis.extraction.mentions import Mentions
from analysis.extraction.names import fold, word_set
from analysis.extraction.phrases import BODY, GROUP, PERSON, PLACE, UNKNOWN, Phrase
from analysis.extraction.salience import Salience

GENERAL = word_set(
    "company firm business corporation giant employer agency authority regulator watchdog body group "
    "organisation organization network department force army military court council service office party "
    "union institution"
)
OF_A_PERSON = frozenset({"office", "campaign", "team"})
OF_A_LAND = frozenset({"government", "army", "military", "administration"})
MASSES = frozenset({"troops", "forces", "marines", "crowd"})
STAND_ALONE = word_set("police army military navy government parliament prosecutors treasury coastguard")


def describe_body(cast: Cast, at: int, salience: Salience) -> Entity | None:
    """Find the company or ministry meant, else make one of its own."""
    found, phrase = cast.found, cast.found.phrases[at]
    sort = nominals.organization(phrase.head)
    owner = cast.of.get(phrase.owner) if phrase.owner is not None else None
    if sort == "document":
        return _document(cast, at, owner) or _paper(cast, at, phrase)
    inside = [cast.of[o] for o in found.of.get(at, []) if o in cast.of and found.phrases[o].owner is None]
    affiliation = phrase.affiliation
    if owner and (land := _land(owner, phrase)):
        affiliation = land
    if affiliation and sort == "government" and phrase.head in ("government", "administration"):
        place = cast.named(affiliation)
        if nominals.country(affiliation) and phrase.head == "government":
            return place or cast.add(Entity(nominals.country(affiliation), PLACE, role="government"))
    rest = cast.found.bare(phrase)
    if owner and owner.kind == PERSON and phrase.head in OF_A_PERSON:
        return _of_person(cast, phrase, owner)
    if owner and owner.kind == GROUP:
        rest = found.bare(found.phrases[phrase.owner], phrase.last)
    elif owner and owner.kind != PLACE and not (owner.kind == PERSON and affiliation):
        affiliation = owner.name
    elif owner and nominals.demonym_of(owner.name):
        rest = f"{nominals.demonym_of(owner.name)} {rest}"
    if (
        inside
        and phrase.last != found.ends.get(at, phrase.last)
        and found.words[phrase.last + 1].low in ("of", "for")
    ):
        rest = cast.found.bare(phrase, found.ends[at])
    return body(cast, at, rest, phrase.head, salience, affiliation, cast.found.indefinite(phrase))


def _of_person(cast: Cast, phrase: Phrase, owner: Entity) -> Entity:
    """The office, campaign or team of somebody: "Amina Diallo's office"."""
    name = cast.owned(phrase, owner)
    return cast.named(name) or cast.add(Entity(name, BODY))


def _land(owner: Entity, phrase: Phrase) -> str | None:
    """The country whose government "her government" is, or that owns the body itself."""
    if owner.kind == PLACE:
        return owner.name
    if owner.kind != PERSON or phrase.head not in OF_A_LAND:
        return None
    return next((post.affiliation for post in owner.posts if nominals.country(post.affiliation or "")), None)


def _document(cast: Cast, at: int, owner: Entity | None) -> Entity | None:
    """A statement or website speaks for whom it belongs to."""
    if owner:
        return owner
    found = cast.found
    inside = found.of.get(at, [])
    owners = {found.phrases[other].owner for other in inside}
    for other in inside:
        phrase = found.phrases[other]
        if (
            other in owners
            and nominals.organization(phrase.head) != "document"
            and not _paper_of(found, other, inside)
        ):
            continue
        paper = nominals.organization(phrase.head) == "document"
        holder = cast.of.get(phrase.owner) if paper and phrase.owner is not None else None
        entity = holder or cast.of.get(other)
        if entity and entity.kind in (BODY, PLACE, UNKNOWN, PERSON):
            return entity
    affiliation = found.phrases[at].affiliation
    return cast.named(affiliation) if affiliation else None


def _paper_of(found: Mentions, owner: int, inside: list[int]) -> bool:
    """Whether what somebody owns is itself a paper, so that the owner speaks."""
    owned = [found.phrases[other] for other in inside if found.phrases[other].owner == owner]
    return all(nominals.organization(phrase.head) == "document" for phrase in owned)


def _paper(cast: Cast, at: int, phrase: Phrase) -> Entity:
    """What nobody is known to have written speaks for itself: "court documents"."""
    rest = cast.found.bare(phrase, cast.found.ends.get(at, phrase.last))
    for entity in cast.around(at):
        if entity.indefinite and entity.kind == BODY and entity.name.casefold().split()[-1:] == [phrase.head]:
            return entity
    return cast.add(Entity(rest[:1].upper() + rest[1:], BODY, named=False, indefinite=True))


def body(
    cast: Cast, at: int, rest: str, head: str, salience: Salience, affiliation: str | None, indefinite: bool
) -> Entity | None:
    if not indefinite:
        fits = [
            (fit, salience(e), e)
            for e in cast.around(at)
            if (fit := _body_fit(e, rest, head, affiliation)) > 0
        ]
        near = [(fit + weight + _topical(e), e) for fit, weight, e in fits if weight > 0 or fit >= 2]
        if near:
            return max(near, key=lambda pair: pair[0])[1]
        ahead = [e for fit, _, e in fits if fit >= 1]
        if len(ahead) == 1:
            return ahead[0]
    entity = Entity(rest[:1].upper() + rest[1:], BODY, affiliation=affiliation, indefinite=indefinite)
    own = bool(affiliation) and (nominals.country(affiliation) is not None or affiliation in rest)
    proper = own or any(word[:1].isupper() for word in rest.split()[1:])
    entity.named = not indefinite and (proper or head in STAND_ALONE) and head not in MASSES
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
    if affiliation and nominals.organization(head) != "company" and not _of_it(entity, affiliation):
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
    return fit + 0.7 * len(shared) - 0.4 * len(strange) * (fit > 0.3) if fit else 0


def _of_it(entity: Entity, affiliation: str) -> bool:
    """Whether a body is of the land or person that a description names."""
    if entity.affiliation:
        return same_body(affiliation, entity.affiliation)
    adjective = nominals.demonym_of(affiliation)
    words = set(body_key(entity.name).split())
    return bool(words & set(body_key(f"{affiliation} {adjective or ''}").split()))


def _elsewhere(ours: str | None, theirs: str | None, company: bool) -> bool:
    """Whether two affiliations part two bodies; a company may be of a town and of its country."""
    if not ours or not theirs or same_body(ours, theirs):
        return False
    return not company or bool(nominals.country(ours) and nominals.country(theirs))


def _noun_fit(entity: Entity, called: list[str], head: str) -> float:
    """Weigh the noun alone: its own, one that any body of the sort may be called by, or of no sort known."""
    nouns = {kind.split(" of ")[0].split(" for ")[0].split()[-1] for kind in called if kind.strip()}
    sort = nominals.organization(head)
    sorts = {nominals.organization(noun) for noun in nouns} - {None}
    if entity.name and nominals.is_company_mark(entity.name.split()[-1].rstrip(".")):
        sorts.add("company")
    if body_key(head) in nouns:
        return 1.5
    if sort in sorts:
        special = {noun for noun in nouns if nominals.organization(noun) == sort} - GENERAL
        return 1.0 if head in GENERAL or not special else 0
    return 0.3 if not sorts and sort in ("company", "group", "party", "union") else 0
