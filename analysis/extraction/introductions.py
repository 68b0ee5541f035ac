"""Late introductions: who a lead speaks of by role alone and the next paragraphs name.

"A former head of safety said on Friday … Femke Aalders, who left in June, told …": a habit of
news writing. Only one who is named without any role of her own, and speaks, can be meant.
"""

import re
from itertools import takewhile

from analysis.extraction import nominals
from analysis.extraction.entities import Cast, Entity
from analysis.extraction.phrases import BODY, NAME, PERSON, UNKNOWN

NAMELESS = re.compile(
    r"\banonym|\b(?:not|nor|declin\w+|refus\w+) (?:\w+ )?to (?:be|give|have)"
    r" (?:\w+ ){0,2}(?:identified|named?|quoted)"
    r"|\bnames? (?:\w+ ){0,2}withheld"
)
COMPANY = frozenset({"company", "firm"})
LEAD = 1
"""The last paragraph of the lead, counted from 0."""
WAIT, WAIT_LATER = 2, 1
"""How many paragraphs later the name may come: of a nameless speaker in the lead, and further down."""


def introduce_late(cast: Cast, voices: set[int]) -> None:
    """Join a nameless speaker of the lead with the person named soon after."""
    for entity in [e for e in cast.entities if e.kind == PERSON and not e.named and not e.plural]:
        opening = _opening(cast, entity)
        if opening is None or opening not in voices:
            continue
        named = _next_named(cast, opening, voices)
        if named and _may_be(entity, named):
            named.kind = PERSON
            _join(cast, entity, named)


def introduce_company(cast: Cast) -> None:
    """Join "the company building it" with the one company that the next paragraphs name."""
    for entity in [e for e in cast.entities if e.kind == BODY and not e.named and _is_the_company(e)]:
        start, last = entity.at[0], cast.found.paragraph(entity.at[0]) + WAIT
        later = [e for e in cast.entities if e.kind == BODY and e.named and e.at and e.at[0] > start]
        near = [e for e in later if cast.found.paragraph(e.at[0]) <= last and _is_company(e)]
        if len(near) == 1:
            _join(cast, entity, near[0])


def _is_the_company(entity: Entity) -> bool:
    return not entity.indefinite and bool(entity.at) and entity.name.casefold() in COMPANY


def _is_company(entity: Entity) -> bool:
    sorts = {nominals.organization(kind.split()[-1]) for kind in entity.types if kind.strip()}
    return "company" in sorts or nominals.is_company_mark(entity.name.split()[-1].rstrip("."))


def _opening(cast: Cast, entity: Entity) -> int | None:
    """Give the phrase that brings up a person by a role of some weight, further down as "a geologist"."""
    if not entity.at or (cast.found.paragraph(entity.at[0]) > LEAD and not entity.indefinite):
        return None
    phrase = cast.found.phrases[entity.at[0]]
    if _wants_no_name(cast, entity.at[0]):
        return None
    role = nominals.role(phrase.head)
    heavy = role is not None and role.sort in ("office", "work", "person", "voice")
    return entity.at[0] if heavy and phrase.sort != NAME else None


def _wants_no_name(cast: Cast, at: int) -> bool:
    """Whether the sentence says that its speaker is not to be named."""
    here, words = cast.found.sentence(at), cast.found.words
    first = cast.found.phrases[at].first
    spoken = (words[k] for k in range(first, len(words)))
    text = " ".join(word.low for word in takewhile(lambda word: word.sentence == here, spoken))
    return bool(NAMELESS.search(text))


def _next_named(cast: Cast, opening: int, voices: set[int]) -> Entity | None:
    """Find the first person named after that, if nothing else tells who that is."""
    start = cast.found.paragraph(opening)
    lead = start <= LEAD
    for at in range(opening + 1, len(cast.found.phrases)):
        if cast.found.paragraph(at) > start + (WAIT if lead else WAIT_LATER):
            return None
        entity = cast.of.get(at)
        if (
            cast.found.phrases[at].sort != NAME
            or entity is None
            or not _may_be_a_person(entity, at in voices)
            or entity.at[0] < at
        ):
            continue
        speaks = at in voices or (lead and cast.found.subject(at))
        return entity if cast.found.paragraph(at) > start and speaks and not entity.posts else None
    return None


def _may_be_a_person(entity: Entity, speaks: bool) -> bool:
    """Whether a name is a person's: known to be, or of two words and nobody knows whose."""
    return entity.kind == PERSON or (speaks and entity.kind == UNKNOWN and len(entity.name.split()) == 2)


def _may_be(entity: Entity, named: Entity) -> bool:
    return entity.gender in (None, named.gender) or named.gender is None


def _join(cast: Cast, entity: Entity, named: Entity) -> None:
    for at in list(entity.at):
        cast.of.pop(at, None)
        cast.put(at, named)
    named.gender = named.gender or entity.gender
    cast.entities.remove(entity)
