"""Join what the grammar finds apart: a clock time and its day, "early" and its month."""

from analysis.extraction.dates.readings import Reading
from analysis.extraction.dates.words import Words, letters

Found = tuple[int, int, Reading]

APPROXIMATE = frozenset(
    ["about", "around", "nearly", "almost", "roughly", "approximately", "over", "under", "only", "barely"]
    + ["exactly", "some"]
)
APPROXIMATE_PHRASES = [
    phrase.split()
    for phrase in (
        "no more than",
        "no less than",
        "more than",
        "less than",
        "fewer than",
        "at least",
        "at most",
        "up to",
        "just over",
        "just under",
    )
]


def joined(words: Words, found: list[Found]) -> list[Found]:
    """Merge neighbours that are one expression and widen to the words that shade a date."""
    rows: list[Found] = []
    for one in found:
        merged = _merged(words, rows[-1], one) if rows else None
        if merged:
            rows[-1] = merged
        else:
            rows.append(one)
    return [_widened(words, row, rows[place - 1][1] if place else 0) for place, row in enumerate(rows)]


def _is_clock(reading: Reading) -> bool:
    return reading.type == "TIME" and "T" in reading.value and ":" in reading.value


def _is_day(reading: Reading) -> bool:
    return len(reading.value) >= 10 and reading.value[:4].isdigit() and reading.value[4] == "-"


def _merged(words: Words, left: Found, right: Found) -> Found | None:
    between = words.lowers[left[1] : right[0]]
    if len(between) > 2:
        return None
    if (
        _is_clock(left[2])
        and _is_day(right[2])
        and ":" not in right[2].value
        and _joins(between, ("on", ",", "of"))
    ):
        return left[0], right[1], Reading("TIME", right[2].value[:10] + left[2].value[10:])
    if (
        _is_clock(right[2])
        and _is_day(left[2])
        and ":" not in left[2].value
        and _joins(between, ("at", ",", "around"))
    ):
        return left[0], right[1], Reading("TIME", left[2].value[:10] + right[2].value[10:])
    return None


def _joins(between: list[str], joints: tuple[str, ...]) -> bool:
    return all(word in joints for word in between)


def _widened(words: Words, row: Found, floor: int) -> Found:
    """Take in "early", "mid-", "the end of" before a date, "nearly", "at least" before a length."""
    first, last, reading = row
    shape, letter = words.shape, letters()
    start = first
    if reading.type in ("DATE", "TIME") and not reading.value.endswith("_REF"):
        start = _edge(words, first, shape, letter)
    elif reading.type == "DURATION":
        start = _approximation(words, first)
    return (start, last, reading) if start >= floor else row


def _edge(words: Words, first: int, shape: str, letter: dict[str, str]) -> int:
    place = first - 1
    if place >= 0 and shape[place] == letter["hyphen"] and place and shape[place - 1] == letter["early"]:
        place -= 1
    if place >= 0 and shape[place] in (letter["early"], letter["later"]):
        return place - 1 if place and words.lowers[place - 1] == "the" else place
    if place >= 1 and shape[place] == letter["of"] and shape[place - 1] == letter["edge"]:
        place -= 1
        return place - 1 if place and words.lowers[place - 1] == "the" else place
    return first


def _approximation(words: Words, first: int) -> int:
    before = words.lowers[max(0, first - 3) : first]
    for phrase in APPROXIMATE_PHRASES:
        if before[-len(phrase) :] == phrase:
            return first - len(phrase)
    if words.lowers[first] in ("the", "this", "these"):
        return first
    return first - 1 if before and before[-1] in APPROXIMATE else first
