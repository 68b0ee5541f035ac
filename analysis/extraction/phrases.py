"""Noun phrases of the story, read for who they mean: a name, a role, a body, a group, a pronoun."""

from dataclasses import dataclass

from analysis.extraction import nominals
from analysis.extraction.chunks import DETERMINERS, OWNERS, PRONOUNS, described, named, spread, together
from analysis.extraction.names import PARTICLES, is_first_name, word_set
from analysis.extraction.premodifiers import before, modifier
from analysis.extraction.story import Word, written

NAME, NOMINAL, PRONOUN = "name", "nominal", "pronoun"
PERSON, BODY, PLACE, GROUP, UNKNOWN = "person", "body", "place", "group", "unknown"
DEFINITE = word_set("the this that these those")
# These stay with a single name: Pope Francis, Prince Harry.
LASTING_TITLES = word_set(
    "pope king queen prince princess emperor empress saint mother patriarch sultan lama"
)
COUNTS = word_set("several many most some both few dozens hundreds thousands")


@dataclass(slots=True)
class Phrase:
    """One noun phrase: words ``first`` to ``last``, ``head`` the noun that tells what it is.

    ``name`` is the proper name without titles, else the words that describe. ``owner`` is the
    index of the phrase that possesses it ("Canada's", "its"); ``affiliation`` a name within it.
    """

    first: int
    last: int
    sort: str
    kind: str
    name: str = ""
    head: str = ""
    role: str | None = None
    owner: int | None = None
    affiliation: str | None = None
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    inner: tuple[int, int] | None = None


def phrases(words: list[Word], text: str) -> list[Phrase]:
    """List the noun phrases of the story that may mean somebody, in order."""
    found: list[Phrase] = []
    for first, last in spread(words):
        phrase = _read(words, first, last, text)
        if phrase is None:
            continue
        if found and first > 0 and words[first - 1].tag == "POS" and found[-1].last == first - 2:
            phrase.owner = len(found) - 1
        if phrase.inner and phrase.owner is None:
            begin, end = phrase.inner
            known = nominals.country(phrase.affiliation or "") or nominals.place(phrase.affiliation or "")
            kind = PLACE if known else UNKNOWN
            found.append(Phrase(begin, end, NAME, kind, written(words, begin, end, text)))
            phrase.owner = len(found) - 1
        if words[first].low in OWNERS and phrase.sort != PRONOUN:
            low = words[first].low
            found.append(
                Phrase(first, first, PRONOUN, UNKNOWN, low, low, gender=OWNERS[low], plural=low == "their")
            )
            phrase.owner = len(found) - 1
        found.append(phrase)
    return found


def _read(words: list[Word], first: int, last: int, text: str) -> Phrase | None:
    low = words[first].low
    if first == last and low in PRONOUNS:
        gender, plural = PRONOUNS[low]
        return Phrase(first, last, PRONOUN, UNKNOWN, low, low, gender=gender, plural=plural)
    if last == first + 1 and together(words, first):
        return Phrase(first, last, PRONOUN, UNKNOWN, "they", "they", plural=True, definite=True)
    begin = first + (low in DETERMINERS or low in OWNERS)
    if begin > last:
        return None
    tail = _tail(words, begin, last)
    phrase = None
    if tail <= last:
        phrase = _introduced(words, begin, tail, last, text) or _named(words, begin, tail, last, text)
    phrase = phrase or _nominal(words, begin, last, text)
    if phrase:
        phrase.first = first
        phrase.definite = low in DEFINITE or low in OWNERS or words[first - 1].tag == "POS"
    return phrase


def _tail(words: list[Word], begin: int, last: int) -> int:
    """Give the first word of the names at the end of the phrase; ``last + 1`` for none."""
    at = last
    while at >= begin and (named(words[at]) or (at < last and _joins(words, at))):
        at -= 1
    at += 1
    while at <= last and (words[at].low in PARTICLES and not words[at].capital or not named(words[at])):
        at += 1
    return at


def _joins(words: list[Word], at: int) -> bool:
    low = words[at].low
    return low in PARTICLES or low in ("of", "for", "and", "the", "&") or words[at].tag == "POS"


def _introduced(words: list[Word], begin: int, tail: int, last: int, text: str) -> Phrase | None:
    """Read "NATO Secretary-General Jens Stoltenberg", "e-bike maker Corvane", "Mr Holtkamp"."""
    if _body_name(words, tail, last):
        return _maker(words, begin, tail, last, text)
    at = last - 1
    while at >= begin and not _leads(words, at):
        at -= 1
    if at < begin or is_first_name(words[at].text) and at > begin and not nominals.role(words[at].low):
        return _maker(words, begin, tail, last, text)
    role = nominals.role(words[at].low)
    name = written(words, at + 1, last, text)
    given = words[at].low in ("sister", "brother", "father") and is_first_name(words[last].text)
    if at + 1 == last and (words[at].low in LASTING_TITLES or given):
        name = written(words, at, last, text)
    phrase = Phrase(begin, last, NAME, PERSON, name, words[at].low)
    phrase.affiliation, phrase.inner, phrase.role = before(words, begin, at, text)
    phrase.gender = next(
        (g for k in range(begin, at + 1) if (g := nominals.title_gender(words[k].low))),
        role.gender if role else None,
    )
    return phrase


def _leads(words: list[Word], at: int) -> bool:
    """Whether a word is a title or role that the name after it belongs to."""
    word = words[at]
    if nominals.is_title(word.text if word.capital else "") or nominals.is_title(word.text.rstrip(".") + "."):
        return word.capital or nominals.role(word.low) is not None
    return nominals.role(word.low) is not None and (not word.capital or not word.initial or word.pos != "ADJ")


def _maker(words: list[Word], begin: int, tail: int, last: int, text: str) -> Phrase | None:
    """Read "Dutch e-bike maker Corvane": a body's name after what it is."""
    before = tail - 1
    if before < begin or nominals.organization(words[before].low) is None or words[before].tag == "NNS":
        return None
    return Phrase(
        begin,
        last,
        NAME,
        BODY,
        written(words, tail, last, text),
        words[before].low,
        written(words, begin, before, text),
        affiliation=next(
            (land for k in range(begin, before) if (land := nominals.demonym(words[k].text))), None
        ),
    )


def _body_name(words: list[Word], tail: int, last: int) -> bool:
    """Whether the last words are a body's name by their last noun: Marine Department, Acme Ltd."""
    word = words[last]
    if tail == last or nominals.role(word.low) and word.low not in ("guard", "general"):
        return False
    if nominals.is_company_mark(word.text.rstrip(".")):
        return True
    if nominals.organization(word.low):
        return True
    return any(
        words[k].low in ("of", "for") and nominals.organization(words[k - 1].low)
        for k in range(tail + 1, last)
    )


def _named(words: list[Word], begin: int, tail: int, last: int, text: str) -> Phrase | None:
    """Read a name that nothing introduces; its kind may stay open."""
    low = words[last].low
    if described(low) and nominals.organization(low) is None and not _surname(words, tail, last):
        return None
    if tail == last and nominals.organization(low) and words[last].entity not in ("PERSON", "GPE"):
        return None
    last = _name_end(words, tail, last)
    name = written(words, tail, last, text)
    phrase = Phrase(begin, last, NAME, UNKNOWN, name)
    if _body_name(words, tail, last):
        phrase.kind, phrase.head = BODY, _head_noun(words, tail, last)
    elif nominals.country(name) or nominals.place(name):
        phrase.kind = PLACE
    elif nominals.demonym(name) or (
        tail == last and words[last].entity == "NORP" and words[last].tag == "NNPS"
    ):
        phrase.kind, phrase.plural = GROUP, True
        phrase.affiliation = nominals.demonym(name)
        phrase.sort = NOMINAL
    if phrase.kind == BODY:
        phrase.affiliation = nominals.demonym(words[tail].text) or nominals.country(words[tail].text)
    return phrase


def _head_noun(words: list[Word], tail: int, last: int) -> str:
    """Give the noun that tells what a body is: "bureau" of the Bureau of Meteorology."""
    for k in range(tail + 1, last):
        if words[k].low in ("of", "for") and nominals.organization(words[k - 1].low):
            return words[k - 1].low
    return words[last].low


def _name_end(words: list[Word], tail: int, last: int) -> int:
    """Cut what a headline's capitals add to a name that has a given name and is known as a person's."""
    at = tail
    while (
        at < last
        and words[at].entity == "PERSON"
        and words[at + 1].entity == "PERSON"
        and words[at + 1].inside
    ):
        at += 1
    return at if at > tail and is_first_name(words[tail].text) else last


def _surname(words: list[Word], tail: int, last: int) -> bool:
    """Whether a word such as Cook, Baker or Judge is somebody's name here."""
    if tail < last:
        return is_first_name(words[tail].text) or words[last].entity == "PERSON"
    return words[last].entity == "PERSON" and words[max(0, last - 1)].low not in DETERMINERS


def _nominal(words: list[Word], begin: int, last: int, text: str) -> Phrase | None:
    """Read a phrase whose last word is a common noun for a person, a body or a group."""
    word = words[last]
    low = word.low
    name = written(words, begin, last, text)
    phrase = Phrase(begin, last, NOMINAL, UNKNOWN, name, low)
    role, body = nominals.role(low), nominals.organization(low)
    group, many = nominals.group(low), nominals.plural_role(low)
    plural = word.tag in ("NNS", "NNPS") or words[begin].low in COUNTS
    if body and not (plural and (group or many)) or body and low in ("police", "prosecutors"):
        phrase.kind = BODY
        phrase.affiliation, phrase.inner = modifier(words, begin, last)
    elif role and not (plural and group):
        phrase.kind, phrase.gender = PERSON, role.gender
        phrase.affiliation, phrase.inner, phrase.role = before(words, begin, last, text)
        phrase.role = phrase.role or name
    elif group or many or (plural and nominals.plural_organization(low)):
        phrase.kind, phrase.plural = GROUP, True
        phrase.affiliation, phrase.inner = modifier(words, begin, last)
    else:
        return None
    return phrase
