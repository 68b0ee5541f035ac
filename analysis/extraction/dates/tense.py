"""Whether the words around a date speak of the past or of the future."""

from functools import cache

from analysis.extraction.dates.readings import Hit
from analysis.extraction.dates.words import Words, letters
from analysis.lexicon import rows

REACH = 24
DEFERRALS = frozenset(["postponed", "delayed", "adjourned", "extended", "suspended", "deferred", "remanded"])
AHEAD = [
    phrase.split()
    for phrase in (
        "ahead of",
        "toward",
        "towards",
        "heading into",
        "as soon as",
        "as early as",
        "starting",
        "beginning",
        "effective",
    )
]
PASSIVE = {"be", "is", "are", "being"}


@cache
def tense_words() -> dict[str, str]:
    """Map words to what they tell: past, future, intent ("plans", where "to" follows), stop."""
    known = {}
    for (line,) in rows("tense_words"):
        name, *forms = line.split()
        known.update(dict.fromkeys(forms, name))
    return known


def tense_around(words: Words, hit: Hit) -> str | None:
    """Say "past" or "future" from the nearest verb before the expression, else after it, in its sentence."""
    first, last = hit.match.span()
    if _looks_ahead(words, first) or _put_off(words, first):
        return "future"
    told = _before(words, first) or _after(words, last)
    if told in (None, "either"):
        return "future" if _awaited(words, first) else told and "past"
    return told


def _awaited(words: Words, place: int) -> bool:
    """ "by March", "until Monday", "at the end of June"."""
    before = words.lowers[max(0, place - 2) : place]
    return bool(before) and (before[-1] in ("by", "until", "till", "through") or before == ["end", "of"])


def _looks_ahead(words: Words, place: int) -> bool:
    """ "ahead of Tuesday's vote", "as soon as Friday", "starting in March"."""
    before = words.lowers[max(0, place - 5) : place]
    while before and before[-1] in ("the", "on", "in"):
        before.pop()
    return any(before[-len(phrase) :] == phrase for phrase in AHEAD)


def _put_off(words: Words, place: int) -> bool:
    """ "postponed the vote until Tuesday" looks ahead, though the verb is past."""
    before = words.lowers[max(0, place - 8) : place]
    return before[-1:] in (["until"], ["till"]) and not DEFERRALS.isdisjoint(before)


def _stops() -> str:
    alphabet = letters()
    return alphabet["break"] + alphabet["stop"]


def _before(words: Words, place: int) -> str | None:
    return _nearest(words, range(place - 1, max(-1, place - REACH), -1))


def _after(words: Words, place: int) -> str | None:
    return _nearest(words, range(place, min(len(words.lowers), place + REACH)))


def _nearest(words: Words, places: range) -> str | None:
    """What the nearest telling word of the sentence tells; one that may be either tense tells last."""
    known, stops, weak = tense_words(), _stops(), None
    for place in places:
        if words.shape[place] in stops or _full_stop(words, place):
            break
        told = told_by(words, place, known)
        if told == "either":
            weak = told
        elif told and not (told == "past" and place and words.lowers[place - 1] in PASSIVE):
            return told
    return weak


def _full_stop(words: Words, place: int) -> bool:
    """A dot that ends a sentence: not after an initial or an abbreviated title."""
    if words.lowers[place] != ".":
        return False
    before = words.lowers[place - 1] if place else ""
    following = words.starts[place + 1] if place + 1 < len(words.starts) else None
    if (
        following is None
        or len(before) == 1
        or before in ("mr", "mrs", "ms", "dr", "sen", "gov", "gen", "rep")
    ):
        return False
    return not words.glued(place + 1) and not words.text[following].islower()


def told_by(words: Words, place: int, known: dict[str, str]) -> str | None:
    """What one word tells of tense, in its place."""
    word = words.lowers[place]
    told = known.get(word)
    if word == "set":
        after = words.lowers[place + 1 : place + 2]
        return "future" if after in (["to"], ["for"]) else "past"
    if told == "intent":
        after = words.lowers[place + 1] if place + 1 < len(words.lowers) else ""
        return (
            "future" if after == "to" else ("past" if word.endswith("ed") and word != "scheduled" else None)
        )
    if told:
        return None if told == "none" else told
    if len(word) > 4 and word.endswith("ed") and words.text[words.starts[place]].islower():
        return "past"
    return None
