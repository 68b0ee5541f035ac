"""The normalised forms under which speakers are stored and looked up across articles."""

from collections.abc import Sequence

from analysis.extraction import nominals
from analysis.extraction.chunks import is_field
from analysis.extraction.document import Speaker
from analysis.extraction.entities import body_key
from analysis.extraction.names import FAMILY_FIRST, PARTICLES, is_first_name
from analysis.extraction.offices import office, place_key
from analysis.extraction.transliteration import plain_parts
from analysis.vocabulary import SpeakerKind


def keys(
    name: str,
    kind: SpeakerKind | None = None,
    role: str | None = None,
    affiliation: str | None = None,
    aliases: Sequence[str] = (),
) -> set[str]:
    """Give the normalised forms under which a speaker is stored and looked up.

    Two that may be one share a key; sharing one decides nothing. Nameless sources have none.
    """
    if kind == SpeakerKind.ANONYMOUS:
        return set()
    held = office(role, affiliation) if kind != SpeakerKind.ORGANIZATION else None
    found = {f"title:{held.key}"} if held and held.affiliation else set()
    for surface in (name, *aliases):
        if not proper(surface) or office_named(surface):
            continue
        if kind in (None, SpeakerKind.PERSON):
            found |= _person_keys(surface)
        if kind != SpeakerKind.PERSON:
            found |= _body_keys(surface, affiliation)
    return found


def speaker_keys(speaker: Speaker) -> set[str]:
    """Give the keys of a speaker as an article shows it."""
    return keys(speaker.name, speaker.kind, speaker.role, speaker.affiliation, speaker.aliases)


def proper(surface: str) -> bool:
    """Whether a surface has a capital that is not only its first letter's, or is one name."""
    words = surface.removeprefix("the ").removeprefix("The ").split()
    return bool(words) and any(word[:1].isupper() for word in words)


def bare_name(surface: str) -> str:
    """Leave out titles and roles before a person's name."""
    words = surface.split()
    while len(words) > 1 and (
        _is_before_name(words[0]) or not words[0][:1].isupper() and words[0] not in PARTICLES
    ):
        words = words[1:]
    return " ".join(words)


def _is_before_name(word: str) -> bool:
    return bool(nominals.is_title(word) or nominals.role(word) or nominals.demonym(word))


def _person_keys(surface: str) -> set[str]:
    words = plain_parts(bare_name(surface))
    if not words:
        return set()
    found = {f"surname:{words[-1]}"}
    if len(words) > 1:
        found |= {f"name:{' '.join(words)}", f"given:{words[0]} {words[-1][:1]}"}
        if words[0] in FAMILY_FIRST:
            found.add(f"surname:{words[0]}")
    return found


def _body_keys(surface: str, affiliation: str | None) -> set[str]:
    name = body_name(surface)
    words = name.split()
    if not words or general(words):
        if not words or not affiliation and len(words) < 2:
            return set()
        return {f"body:{name}@{place_key(affiliation)}", *([f"body:{name}"] if len(words) > 1 else [])}
    found = {f"body:{name}"}
    if nominals.demonym(words[0].capitalize()) and len(words) > 1:
        rest = " ".join(words[1:])
        land = place_key(nominals.demonym(words[0].capitalize()))
        found |= {f"body:{rest}@{land}"} if general(words[1:]) else set()
        found |= {f"body:{rest}"} if len(words) > 2 or not general(words[1:]) else set()
    if len(words[0]) > 3 and not _common(words[0]) and not nominals.demonym(words[0].capitalize()):
        found.add(f"first:{words[0]}")
    return found


def body_name(surface: str) -> str:
    standing = nominals.standing(surface)
    return body_key(standing.name if standing else surface)


def general(words: Sequence[str]) -> bool:
    """Whether a body's name is of common nouns only, as many bodies have it: "health ministry"."""
    return all(_common(word) for word in words)


def _common(word: str) -> bool:
    if word in ("the", "of", "and", "for", "service"):
        return True
    return bool(is_field(word) or nominals.organization(word) or nominals.role(word) or nominals.group(word))


def office_only(speaker: Speaker) -> bool:
    """Whether a speaker has an office for a name: "Transport minister"."""
    return office_named(speaker.name)


def office_named(surface: str) -> bool:
    words = surface.split()
    if not words or is_first_name(words[0]):
        return False
    held = next((at for at in (1, 2) if " ".join(words[at : at + 1]) in ("of", "for")), None)
    return nominals.role(words[-1] if held is None else words[held - 1]) is not None
