"""Signals that two bodies are one: their names, and the land or body they belong to."""

from collections.abc import Collection
from datetime import date

from analysis.extraction import nominals
from analysis.extraction.document import Speaker
from analysis.extraction.known import Known, Reason
from analysis.extraction.lookup import body_name, general, proper
from analysis.extraction.offices import place_key

FEDERAL = frozenset(
    {"united states", "united kingdom", "germany", "india", "canada", "australia", "mexico", "brazil"}
)
"""Countries whose police and courts are many, each of its own."""
LOCAL = frozenset({"police", "prosecution", "court", "hospital", "school", "council"})
"""Sorts of bodies that a country has many of."""


def same_body_name(mention: Speaker, known: Known) -> Reason | None:
    """The names of the bodies are one, or one is the start of the other."""
    ours = body_name(mention.name)
    theirs = {body_name(surface) for surface in (known.name, *known.aliases) if proper(surface)}
    if not ours:
        return None
    if ours in theirs:
        return Reason("name", _weight(ours, mention, known), f"{mention.name} is a name of {known.name}")
    for name in sorted(theirs):
        short, long = sorted((ours.split(), name.split()), key=len)
        if not short or len(short) == len(long):
            continue
        if long[1:] == short and nominals.demonym(long[0].capitalize()):
            return _but_for_country(long[0], general(short), mention, known)
        starts = long[: len(short)] == short and len(short[0]) > 3 and not general(short)
        if starts and _companies(mention, known):
            return Reason("name", 0.6, f"{mention.name} and {known.name} start alike")
    return None


def _weight(name: str, mention: Speaker, known: Known) -> float:
    """A name of common nouns ("health ministry", "police") is borne by many."""
    words = name.split()
    if not general(words):
        return 0.75
    if not place_key(mention.affiliation) or not place_key(known.affiliation):
        return 0.45 if len(words) > 1 else 0.3
    return 0.4 if len(words) == 1 and nominals.organization(words[0]) in LOCAL else 0.75


def _but_for_country(adjective: str, common: bool, mention: Speaker, known: Known) -> Reason | None:
    land = place_key(nominals.demonym(adjective.capitalize()))
    lands = {place_key(each) for each in (mention.affiliation, known.affiliation) if each}
    if not lands <= {land}:
        return None
    weight = 0.5 if common else 0.7
    return Reason("name", weight, f"{mention.name} and {known.name} differ by the country's name alone")


def _companies(mention: Speaker, known: Known) -> bool:
    """Whether nothing tells that one of the two is something else than a company."""
    for role, name in ((mention.role, mention.name), (known.role, known.name)):
        noun = ((role or name).split() or [""])[-1]
        if nominals.organization(noun) not in (None, "company"):
            return False
    return True


def same_land(
    mention: Speaker, said_on: date | None, known: Known, companions: Collection[str]
) -> Reason | None:
    """Both belong to one country or body, or to two."""
    ours, theirs = place_key(mention.affiliation), place_key(known.affiliation)
    if not ours or not theirs:
        return None
    if ours == theirs:
        return Reason("affiliation", 0.15, f"both of {mention.affiliation}")
    return Reason("affiliation", -0.6, f"{mention.affiliation} is not {known.affiliation}")


def same_days(
    mention: Speaker, said_on: date | None, known: Known, companions: Collection[str]
) -> Reason | None:
    """In a small country "the police" of the same weeks are the same police."""
    words = body_name(mention.name).split()
    place = place_key(mention.affiliation)
    if not said_on or not known.last_seen or len(words) != 1 or not general(words):
        return None
    if not place or place in FEDERAL or place != place_key(known.affiliation):
        return None
    days = abs((said_on - known.last_seen).days)
    return Reason("time", 0.1, f"both were heard within {days} days") if days <= 30 else None
