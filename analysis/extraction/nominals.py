"""What a common noun, a title or a nationality tells about the one it stands for."""

from dataclasses import dataclass
from functools import cache

from analysis.extraction.names import fold
from analysis.lexicon import rows
from analysis.vocabulary import SpeakerKind

PLURALS = (
    ("women", "woman"),
    ("men", "man"),
    ("wives", "wife"),
    ("ies", "y"),
    ("ches", "ch"),
    ("sses", "ss"),
    ("s", ""),
)


@dataclass(frozen=True)
class Role:
    """A noun for what a person is or does; ``group`` is shared by nouns that may replace it."""

    noun: str
    sort: str
    gender: str | None
    group: str


@dataclass(frozen=True)
class Standing:
    """Whom a place or nickname speaks for: Moscow for Russia, No 10 for Downing Street."""

    name: str
    role: str | None = None
    affiliation: str | None = None


def _column(row: tuple[str, ...], at: int) -> str | None:
    return row[at] or None if len(row) > at else None


def _gender(mark: str | None) -> str | None:
    return mark if mark in ("f", "m") else None


@cache
def _roles() -> dict[str, Role]:
    listed = [*rows("roles"), *rows("role_phrases")]
    return {row[0].casefold(): Role(row[0], row[1], _gender(row[2]), row[3]) for row in listed}


@cache
def _titles() -> dict[str, str | None]:
    return {row[0].casefold(): _gender(row[1]) for row in rows("titles")}


@cache
def _organizations() -> dict[str, str]:
    return {row[0].casefold(): row[1] for row in rows("organizations") if row[1] != "company-mark"}


@cache
def _company_marks() -> frozenset[str]:
    return frozenset(row[0] for row in rows("organizations") if row[1] == "company-mark")


@cache
def _groups() -> dict[str, SpeakerKind]:
    return {row[0].casefold(): SpeakerKind(row[1]) for row in rows("groups")}


@cache
def _lands() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Countries by name, by demonym, by capital; all by folded surface."""
    names, demonyms, capitals = {}, {}, {}
    for name, *columns in rows("countries"):
        demonym, capital, other = (
            [cell for cell in column.split(",") if cell] for column in (columns + [""] * 3)[:3]
        )
        names |= {fold(surface): name for surface in [name, *other]}
        demonyms |= {fold(surface): name for surface in demonym}
        capitals |= {fold(surface): name for surface in capital}
    return names, demonyms, capitals


@cache
def _parties() -> dict[str, str]:
    return {fold(form): row[0] for row in rows("parties") for form in row[1].split(",")}


@cache
def _metonyms() -> dict[str, Standing]:
    return {
        fold(row[0]).removeprefix("the "): Standing(row[1], _column(row, 3), _column(row, 4))
        for row in rows("metonyms")
    }


def role(noun: str) -> Role | None:
    """Look a singular noun or phrase up among the roles: "minister", "chief executive"."""
    return _roles().get(noun.casefold())


def plural_role(noun: str) -> Role | None:
    """Look up the role that a plural noun is of: "teachers", "spokeswomen", "crew members"."""
    low = noun.casefold()
    for ending, single in PLURALS:
        if low.endswith(ending):
            found = role(low.removesuffix(ending) + single)
            if found:
                return found
    return None


def is_title(word: str) -> bool:
    """Whether a word before a name is an honorific or a rank."""
    return word.casefold() in _titles()


def title_gender(word: str) -> str | None:
    return _titles().get(word.casefold())


def organization(noun: str) -> str | None:
    """Tell the sort of body ("ministry", "company") that a noun names; plurals are none."""
    return _organizations().get(noun.casefold())


def is_company_mark(word: str) -> bool:
    """Whether a capitalised last word marks a company's name: Ltd, Airlines, Shipping."""
    return word in _company_marks()


def group(noun: str) -> SpeakerKind | None:
    """Tell what a plural noun for people is as a speaker: anonymous, or a group with a name."""
    return _groups().get(noun.casefold())


def country(surface: str) -> str | None:
    """Give the country that a name means: "UK" -> "United Kingdom"."""
    return _lands()[0].get(fold(surface).removeprefix("the "))


def place(surface: str) -> bool:
    """Whether a name is a state's, a province's or a great city's."""
    return fold(surface).removeprefix("the ") in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("places"))


def demonym(word: str) -> str | None:
    """Give the country that an adjective or people belongs to: "Dutch" -> "Netherlands"."""
    if word in ("us", "Us"):
        return None
    return _lands()[1].get(fold(word)) if word[:1].isupper() else None


def party(word: str) -> str | None:
    """Give the party of a "Republican" or of the "GOP"."""
    return _parties().get(fold(word)) if word[:1].isupper() else None


def plural_organization(noun: str) -> str | None:
    """Tell the sort of bodies that a plural noun names: "companies", "human rights groups"."""
    low = noun.casefold()
    for ending, single in PLURALS:
        if low.endswith(ending) and low != ending:
            found = organization(low.removesuffix(ending) + single)
            if found:
                return found
    return None


def demonym_of(land: str | None) -> str | None:
    """Give the adjective of a country: "Russia" -> "Russian"."""
    return _adjectives().get(land) if land else None


@cache
def _adjectives() -> dict[str, str]:
    return {row[0]: row[1].split(",")[0] for row in rows("countries") if len(row) > 1}


def capital(surface: str) -> str | None:
    """Give the country whose government a capital stands for."""
    return _lands()[2].get(fold(surface))


def standing(surface: str) -> Standing | None:
    """Tell for whom a place or nickname speaks; countries speak through their governments."""
    found = _metonyms().get(fold(surface).removeprefix("the "))
    if found:
        return found
    land = country(surface) or capital(surface)
    return Standing(land, "government") if land else None


def land(surface: str) -> str | None:
    """Give the country, union or body that a name or nationality stands for, capitals apart."""
    found = demonym(surface) or country(surface) or party(surface)
    if found:
        return found
    stands = standing(surface)
    return stands.name if stands and capital(surface) is None else None
