"""The quantities that a claim gives: how many (with bounds), of what, and in which state."""

import re
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from analysis.contradiction.proposition import Proposition, propositions
from analysis.contradiction.statement import Statement
from analysis.contradiction.words import folded, stem
from analysis.lexicon import rows

UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12}
SCALES |= {"m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3}
_WORDS = "|".join([*UNITS, "hundred", "thousand", "million", "billion", "dozen"])
NUMBER = re.compile(
    r"(?<![\w.,])(?P<money>[$€£¥])?(?:"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?:\s|-)?(?P<scale>hundred|thousand|million|billion|trillion|dozen|mn|bn|m|k)\b)?"
    rf"|(?P<words>(?:an?\s+)?(?:{_WORDS})(?:(?:\s+and\s+|\s*-\s*|\s+)(?:{_WORDS}))*)\b)"
    r"(?P<percent>\s?%|\s+per\s?cent\b|\s+percent\b)?",
    re.I,
)
CLOCK_OR_DATE = re.compile(
    r"\b\d{4}\s?(?:gmt|utc|bst|est|edt|cet|local|hours|hrs)\b|\d{1,2}[:.]\d{2}\b|\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\b|o.clock)"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,4}(?:st|nd|rd|th)?\b"
    r"|\b(?:in|since|by|of|from|until|till|before|after|during)\s+(?:19|20)\d{2}\b|\b(?:19|20)\d{2}s?\b(?!\s+\w+s\b)"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b",
    re.I,
)
BOUNDS = (
    (
        re.compile(
            r"\b(?:at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|upwards? of)\s*$",
            re.I,
        ),
        ">=",
    ),
    (re.compile(r"\b(?:at most|no more than|not more than|up to|a maximum of|as many as)\s*$", re.I), "<="),
    (re.compile(r"\b(?:more than|over|above|exceed(?:ed|ing|s)?|north of|topped|well over)\s*$", re.I), ">"),
    (re.compile(r"\b(?:fewer than|less than|under|below|short of)\s*$", re.I), "<"),
    (
        re.compile(
            r"\b(?:about|around|some|roughly|approximately|(?:an )?estimated|circa|perhaps)\s*$", re.I
        ),
        "~",
    ),
    (re.compile(r"\bnot\s*$", re.I), "!"),
)
CHANGE_BEFORE = re.compile(r"\b(?:by|another|further|extra|additional)\s*(?:about |some |around )?$", re.I)
CHANGE_AFTER = re.compile(r"\s+(?:more|new|extra|additional|further|others?)\b", re.I)
PARTS = frozenset(
    [
        "hospital",
        "mortuary",
        "morgue",
        "clinic",
        "ward",
        "infirmary",
        "station",
        "prison",
        "camp",
        "school",
        "district",
    ]
)
NEARLY = re.compile(r"\b(?:nearly|almost|close to|just under)\s*$", re.I)
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
PEOPLE = frozenset(
    ("people", "person", "man", "woman", "passenger", "victim", "resident", "inhabitant", "civilian")
)
DEEPER = frozenset(("prep", "agent", "acl", "acomp", "oprd", "xcomp"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "dobj"))
NOT_STATE = frozenset(("conj", "advcl", "ccomp", "relcl", "parataxis"))
RANGE = re.compile(r"\s?(?:-|–|to|or)\s?")
AND = re.compile(r"\s(?:and|to)\s")
COUNTERS = frozenset(["tally", "count", "toll", "figure", "number", "total", "estimate"])
RULING = frozenset(("capacity", "dead", "injured", "missing", "rescued", "infected", "held"))
TOLERANCE = 0.12
ROUND_TOLERANCE = 0.06


@dataclass(frozen=True)
class Quantity:
    """An amount between ``low`` and ``high`` (None: open) of ``unit`` things in some ``states``.

    ``change`` marks how much was added or taken off; ``places`` are the parts of the whole that it
    counts (one hospital's dead).
    """

    low: float | None
    high: float | None
    value: float
    unit: str
    states: frozenset[str]
    start: int
    end: int
    negated: bool = False
    change: bool = False
    places: frozenset[str] = frozenset()


def quantities(side: Proposition) -> list[Quantity]:
    """Read every quantity of a claim; clock times and dates are none."""
    text = side.doc.text
    times = [match.span() for match in CLOCK_OR_DATE.finditer(text)]
    found = []
    for match in NUMBER.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in times):
            continue
        value = _value(match)
        token = _token_at(side, match)
        if value is None or token is None or _is_pronoun_one(token, match):
            continue
        found.append(_quantity(side, match, value, token))
    return _with_sum(_with_ranges(found, text))


def _states_before(side: Proposition) -> frozenset[str]:
    if not side.statement.context:
        return frozenset()
    (before,) = propositions([Statement(side.statement.context)])
    return frozenset(state for quantity in quantities(before) for state in quantity.states)


def _value(match: re.Match) -> float | None:
    if digits := match["digits"]:
        value = float(digits.replace(",", ""))
        return value * SCALES.get((match["scale"] or "").lower(), 1)
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+", match["words"].lower()):
        if word in UNITS:
            current += UNITS[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0.0
    return total + current


def _token_at(side: Proposition, match: re.Match) -> Token | None:
    span = side.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    return span[-1] if span else None


def _is_pronoun_one(token: Token, match: re.Match) -> bool:
    """ "no one", "one of them", "the one": no count."""
    return (match["words"] or "").lower() == "one" and (
        token.dep_ not in ("nummod", "quantmod")
        or "no" in [left.lower_ for left in token.doc[max(0, token.i - 1) : token.i]]
    )


def _quantity(side: Proposition, match: re.Match, value: float, token: Token) -> Quantity:
    before = side.doc.text[max(0, match.start() - 24) : match.start()]
    bound = next((sign for pattern, sign in BOUNDS if pattern.search(before)), "")
    low, high = _interval(value, bound, bool(NEARLY.search(before)))
    unit, states = _unit(match, token), states_of(side, token)
    if not states and not unit and any(term.lemma in COUNTERS for term in side.terms):
        # "Its own tally stood at 38" counts what the sentence before counts.
        states = _states_before(side)
    after = side.doc.text[match.end() : match.end() + 16]
    change = bool(CHANGE_BEFORE.search(before) or CHANGE_AFTER.match(after))
    places = frozenset(term.concept for term in side.terms if term.lemma in PARTS)
    return Quantity(low, high, value, unit, states, match.start(), match.end(), bound == "!", change, places)


def _interval(value: float, bound: str, nearly: bool) -> tuple[float | None, float | None]:
    if nearly:
        return value * (1 - TOLERANCE), value
    if bound in (">", ">="):
        return value, None
    if bound in ("<", "<="):
        return None, value
    if bound == "~":
        return value * (1 - TOLERANCE), value * (1 + TOLERANCE)
    # A round large number is seldom meant to the last digit.
    slack = ROUND_TOLERANCE * value if value >= 1000 and value % 10 ** (len(str(int(value))) - 2) == 0 else 0
    return value - slack, value + slack


def _unit(match: re.Match, token: Token) -> str:
    if match["percent"]:
        return "percent"
    if match["money"]:
        return CURRENCIES[match["money"]]
    noun = counted(token)
    if noun is None:
        return ""
    lemma = folded(noun.lemma_)
    return "people" if lemma in PEOPLE else stem(lemma)


def counted(token: Token) -> Token | None:
    """The noun that a number counts: "seventeen (more) bodies"."""
    here = token
    while here.dep_ in ("nummod", "quantmod", "compound", "amod", "npadvmod") and here.head.i != here.i:
        here = here.head
        if here.pos_ in ("NOUN", "PROPN") and not here.like_num:
            return here
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


@cache
def _measures() -> dict[str, str]:
    """From a stem to the state that it puts what is counted in."""
    return {stem(word): state for state, cell in rows("measures") for word in cell.split()}


def states_of(side: Proposition, token: Token) -> frozenset[str]:
    """In which states the counted things are (dead, aboard, allowed, …), by the words around the number."""
    table, near = _measures(), []
    here = counted(token) or token
    for _ in range(6):
        own = [here, *(child for child in here.children if child.dep_ not in NOT_STATE)]
        deeper = [grandchild for child in own if child.dep_ in DEEPER for grandchild in child.children]
        deeper += [c for child in own if child.dep_ in SUBJECTS for of in child.children for c in of.children]
        near += [table[root] for word in [*own, *deeper] if (root := stem(folded(word.lemma_))) in table]
        stops = here.pos_ in ("VERB", "AUX") and here.dep_ not in ("xcomp", "auxpass", "aux")
        if stops or here.head.i == here.i:
            break
        here = here.head
    if not near and _on_it(token):
        near = ["aboard"]
    # What is allowed is not what is there, and who died aboard is counted among the dead.
    ruling = [state for state in near if state in RULING]
    return frozenset(ruling[:1] or near)


def _on_it(token: Token) -> bool:
    """ "There were a hundred on her": a count of those aboard."""
    places = [
        child for word in (token, token.head) for child in word.children if child.lower_ in ("on", "aboard")
    ]
    return any(child.pos_ == "PRON" for place in places for child in place.children)


def _with_ranges(found: list[Quantity], text: str) -> list[Quantity]:
    """Join "between 20 and 30" and "20 to 30" into one quantity."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        between = text[last.end : quantity.start] if last else ""
        opened = bool(last) and text[: last.start].casefold().endswith(("between ", "from "))
        if (
            last
            and last.value < quantity.value
            and (RANGE.fullmatch(between) or opened and AND.fullmatch(between))
        ):
            joined[-1] = replace(quantity, low=last.value, high=quantity.value, start=last.start)
        else:
            joined.append(quantity)
    return joined


def _with_sum(found: list[Quantity]) -> list[Quantity]:
    """Add the sum of people counted in one breath: "74 passengers and six crew" are 80."""
    added = []
    for first, second in zip(found, found[1:], strict=False):
        close = 0 < second.start - first.end <= 24
        if close and "aboard" in first.states and "aboard" in second.states and first.unit != second.unit:
            total = first.value + second.value
            added.append(
                Quantity(total, total, total, "people", frozenset(["aboard"]), first.start, second.end)
            )
    return found + added
