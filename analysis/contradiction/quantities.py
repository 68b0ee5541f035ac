"""The quantities that a claim gives: how many (with bounds), of what, and in which state."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from spacy.tokens import Token

from analysis.contradiction.numerals import CURRENCIES, NUMBER, bound_before, interval, times, value_of
from analysis.contradiction.proposition import Proposition
from analysis.contradiction.words import folded, light, stem
from analysis.lexicon import rows, words

CHANGE_BEFORE = re.compile(r"\b(?:by|another|further|extra|additional)\s*(?:about |some |around )?$", re.I)
CHANGE_AFTER = re.compile(r"\s+(?:more|new|extra|additional|further|others?)\b", re.I)
# As many claims as are compared at a time are read once.
KEPT = 1024
PEOPLE = frozenset(
    ("people", "person", "man", "woman", "passenger", "victim", "resident", "inhabitant", "civilian")
)
DEEPER = frozenset(("prep", "agent", "acl", "acomp", "oprd", "xcomp"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "dobj"))
NOT_STATE = frozenset(("conj", "advcl", "ccomp", "relcl", "parataxis"))
RATE = re.compile(
    r"[^.;:,]{0,40}?\b(?:(?:a|an|per|each|every)\s+(?P<each>second|minute|hour|day|night|week|month|year)\b"
    r"|(?P<adverb>hourly|daily|weekly|monthly|annually))",
    re.I,
)
RATES = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year"}
RANGE = re.compile(r"\s?(?:-|–|to|or)\s?")
AND = re.compile(r"\s(?:and|to)\s")
# How often: "twice last year", but neither "twice the size" nor "it was once a farm".
OFTEN = re.compile(
    r"\b(?:(?P<twice>twice)(?!\s+(?:as|the|its|his|her|their|that|what)\b)|(?P<thrice>thrice)"
    r"|(?<!\bat )(?<!\bfor )once"
    r"(?=\s+(?:last|this|in|every|only|during|an?\s+(?:day|week|month|year))\b|\s*(?:[,.;:]|$)))",
    re.I,
)
# Measures of space: a part of the whole is no part of them.
EXTENTS = frozenset(
    stem(word)
    for word in (
        "acre",
        "degree",
        "foot",
        "hectare",
        "inch",
        "kilometre",
        "kilometer",
        "metre",
        "meter",
        "mile",
    )
)
COUNTERS = frozenset(["tally", "count", "toll", "figure", "number", "total", "estimate"])
# States in which people are by what they are called, whatever is said of them.
BY_NOUN = frozenset(("infected", "aboard", "troops", "employed", "held", "attended"))
FATES = frozenset(("dead", "missing", "rescued"))
RULING = frozenset(("capacity", "dead", "injured", "missing", "rescued", "infected", "held"))


@dataclass(frozen=True)
class Quantity:
    """An amount between ``low`` and ``high`` (None: open) of ``unit`` things in some ``states``.

    ``rate`` is the time it is counted by ("a day"), empty for a plain amount. ``change`` marks how
    much was added or taken off; ``places`` are the parts of the whole that it counts (one hospital's
    dead). ``stands_for`` is the figure before it that says what a bare one counts (see ``ellipsis``).
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
    rate: str = ""
    stands_for: "Quantity | None" = None


@lru_cache(maxsize=KEPT)
def quantities(side: Proposition) -> list[Quantity]:
    """Read every quantity of a claim; clock times and dates are none."""
    text = side.doc.text
    dated = times(text)
    found = []
    for match in NUMBER.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in dated):
            continue
        value = value_of(match)
        token = _token_at(side, match)
        if value is None or token is None or _is_pronoun_one(token, match):
            continue
        found.append(_quantity(side, match, value, token))
    return _with_sum(_with_ranges(found, text)) + _frequencies(text)


def _frequencies(text: str) -> list[Quantity]:
    """Read "once" and "twice" as so many times."""
    found = []
    for match in OFTEN.finditer(text):
        value = 2.0 if match["twice"] else 3.0 if match["thrice"] else 1.0
        bound = bound_before(text[max(0, match.start() - 24) : match.start()])
        low, high = None if "<" in bound else value, None if ">" in bound else value
        rate = rate_after(text[match.end() :])
        found.append(Quantity(low, high, value, stem("time"), frozenset(), *match.span(), rate=rate))
    return found


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
    bound = bound_before(before)
    low, high = interval(match, value, bound)
    unit, states = _unit(match, token), states_of(side, token)
    after = side.doc.text[match.end() : match.end() + 16]
    change = bool(CHANGE_BEFORE.search(before) or CHANGE_AFTER.match(after))
    parts = () if unit in EXTENTS else side.terms
    places = frozenset(term.concept for term in parts if term.lemma in words("parts"))
    rate = rate_after(side.doc.text[match.end() :])
    return Quantity(
        low, high, value, unit, states, match.start(), match.end(), bound == "!", change, places, rate
    )


def rate_after(text: str) -> str:
    """Read by what time an amount is counted from the words after it: "barrels a day" gives "day"."""
    found = RATE.match(text)
    if not found:
        return ""
    return RATES[found["adverb"].lower()] if found["adverb"] else found["each"].lower()


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
def measures() -> dict[str, str]:
    """From a stem to the state that it puts what is counted in."""
    return {stem(word): state for state, cell in rows("measures") for word in cell.split()}


def states_of(side: Proposition, token: Token) -> frozenset[str]:
    """In which states the counted things are (dead, aboard, allowed, …), by the words around the number.

    What is said of them rules: six patients who died are counted among the dead, not among the ill.
    """
    table, noun = measures(), counted(token)
    here, near = noun or token, []
    for _ in range(6):
        own = [here, *(child for child in here.children if child.dep_ not in NOT_STATE)]
        deeper = [grandchild for child in own if child.dep_ in DEEPER for grandchild in child.children]
        deeper += [c for child in own if child.dep_ in SUBJECTS for of in child.children for c in of.children]
        near += [(word, state) for word in [*own, *deeper] if (state := table.get(_root(word)))]
        stops = here.pos_ in ("VERB", "AUX") and here.dep_ not in ("xcomp", "auxpass", "aux")
        if stops or here.head.i == here.i:
            break
        here = here.head
    if not near and _on_it(token):
        return frozenset(["aboard"])
    return _ruling(noun, here, near)


def _root(word: Token) -> str:
    return stem(folded(word.lemma_))


def _ruling(noun: Token | None, verb: Token, near: list[tuple[Token, str]]) -> frozenset[str]:
    """Choose among states: what is allowed is not what is there, and who died aboard is among the dead."""
    own = [state for word, state in near if word == noun]
    said = [state for word, state in near if word != noun]
    if not said and BY_NOUN.intersection(own) and verb.pos_ == "VERB" and not light(verb.lemma_):
        # Of ten patients who were moved nobody knows whether they are all the ill there are.
        return frozenset([f"{verb.lemma_} {noun.lemma_}"])
    fate = FATES.intersection(said) and not FATES.intersection(own)
    first, second = (said, own) if fate else (own, said)
    ruling = [state for state in (*first, *second) if state in RULING]
    return frozenset(ruling[:1] or (*own, *said))


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
