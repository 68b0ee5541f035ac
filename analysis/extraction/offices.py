"""Offices: a role, what it is for and whose, so that "the NATO chief" is its Secretary-General."""

from dataclasses import dataclass

from analysis.extraction import nominals
from analysis.extraction.chunks import is_field
from analysis.extraction.entities import body_key
from analysis.extraction.names import fold, word_set

IDLE = word_set("former then ex outgoing incoming acting interim of the for and a an new old")


@dataclass(frozen=True)
class Office:
    """A role reduced to its group of synonyms, the fields it is for and the body it belongs to."""

    group: str
    sort: str
    fields: frozenset[str]
    affiliation: str

    @property
    def key(self) -> str:
        return f"{self.group}@{self.affiliation}"


def place_key(affiliation: str | None) -> str:
    """Fold an affiliation so that "Russian", "Moscow" and "Russia" are one."""
    if not affiliation:
        return ""
    return body_key(nominals.land(affiliation) or affiliation)


def office(role: str | None, affiliation: str | None) -> Office | None:
    """Read a role as written; None where no word of it is one we know."""
    words = (role or "").split()
    for length in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            known = nominals.role(" ".join(words[start : start + length]).strip(",."))
            if known:
                rest = [*words[:start], *words[start + length :]]
                fields = frozenset(
                    body_key(fold(word)) for word in rest if is_field(word) and word.casefold() not in IDLE
                )
                return Office(known.group, known.sort, fields, place_key(affiliation))
    return None


def hold_alike(left: Office, right: Office) -> bool:
    """Whether two offices are one: same body, synonymous roles, no field that the other lacks."""
    if left.affiliation != right.affiliation or left.group != right.group:
        return False
    return left.fields <= right.fields or right.fields <= left.fields
