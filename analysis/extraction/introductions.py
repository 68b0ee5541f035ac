"""Late introductions: who a lead speaks of by role alone and the next paragraphs name.

"A former head of safety said on Friday … Femke Aalders, who left in June, told …": a habit of
news writing. Only one who is named without any role of her own, and speaks, can be meant.
"""

from analysis.extraction import nominals
from analysis.extraction.entities import Cast, Entity
from analysis.extraction.phrases import NAME, PERSON

LEAD = 1
"""The last paragraph, counted from 0, that a nameless speaker may stand in."""
WAIT = 2
"""How many paragraphs later the name may come."""


def introduce_late(cast: Cast, voices: set[int]) -> None:
    """Join a nameless speaker of the lead with the person named soon after."""
    for entity in [e for e in cast.entities if e.kind == PERSON and not e.named and not e.plural]:
        opening = _opening(cast, entity)
        if opening is None or opening not in voices:
            continue
        named = _next_named(cast, opening, voices)
        if named and _may_be(entity, named):
            _join(cast, entity, named)


def _opening(cast: Cast, entity: Entity) -> int | None:
    """Give the phrase that brings up a person in the lead by a role of some weight."""
    if not entity.at or cast.found.paragraph(entity.at[0]) > LEAD:
        return None
    phrase = cast.found.phrases[entity.at[0]]
    role = nominals.role(phrase.head)
    heavy = role is not None and role.sort in ("office", "work", "person", "voice")
    return entity.at[0] if heavy and phrase.sort != NAME else None


def _next_named(cast: Cast, opening: int, voices: set[int]) -> Entity | None:
    """Find the first person named after the lead, if nothing else tells who that is."""
    start = cast.found.paragraph(opening)
    for at in range(opening + 1, len(cast.found.phrases)):
        if cast.found.paragraph(at) > start + WAIT:
            return None
        entity = cast.of.get(at)
        if (
            cast.found.phrases[at].sort != NAME
            or entity is None
            or entity.kind != PERSON
            or entity.at[0] < at
        ):
            continue
        if cast.found.paragraph(at) > start and (at in voices or cast.found.subject(at)) and not entity.posts:
            return entity
        return None
    return None


def _may_be(entity: Entity, named: Entity) -> bool:
    return entity.gender in (None, named.gender) or named.gender is None


def _join(cast: Cast, entity: Entity, named: Entity) -> None:
    for at in list(entity.at):
        cast.of.pop(at, None)
        cast.put(at, named)
    named.gender = named.gender or entity.gender
    cast.entities.remove(entity)
