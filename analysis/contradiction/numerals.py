"""Numbers as English writes them: digits, words, scales, and what bounds them."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: number for number, word in enumerate(_ONES.split())}
UNITS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12}
SCALES |= {"m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3}
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_WORDS = "|".join([*UNITS, "hundred", "thousand", "million", "billion", "dozen"])
NUMBER = re.compile(
    r"(?<![\w.,])(?P<money>[$€£¥])?(?:"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?:\s|-)?(?P<scale>hundred|thousand|million|billion|trillion|dozen|mn|bn|m|k)\b)?"
    r"|(?P<many>(?:hundreds|thousands|dozens|tens of thousands|hundreds of thousands|millions)\b)"
    rf"|(?P<words>(?:an?\s+(?:few\s+)?|several\s+)?(?:{_WORDS})(?:(?:\s+and\s+|\s*-\s*|\s+)(?:{_WORDS}))*)\b)"
    r"(?P<percent>\s?%|\s+per\s?cent\b|\s+percent\b)?",
    re.I,
)
_MANY = {
    "dozens": (24, 150),
    "hundreds": (200, 2_000),
    "thousands": (2_000, 20_000),
    "tens of thousands": (20_000, 150_000),
    "hundreds of thousands": (200_000, 1_500_000),
    "millions": (2e6, 2e7),
}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
TIME = re.compile(
    r"\b\d{4}\s?(?:gmt|utc|bst|est|edt|cet|local|hours|hrs)\b|\d{1,2}[:.]\d{2}\b"
    r"|\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\b|o.clock)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\.?\s+\d{{1,4}}(?:st|nd|rd|th)?\b"
    r"|\b(?:in|since|by|of|from|until|till|before|after|during)\s+(?:19|20)\d{2}\b"
    r"|\b(?:19|20)\d{2}s?\b(?!\s+\w+s\b)|\b\d{1,2}(?:st|nd|rd|th)\b",
    re.I,
)
BOUNDS = (
    (r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|upwards? of", ">="),
    (r"at most|no more than|not more than|up to|a maximum of|as many as", "<="),
    (r"more than|over|above|exceed(?:ed|ing|s)?|north of|topped|well over", ">"),
    (r"fewer than|less than|under|below|short of", "<"),
    (r"nearly|almost|close to|just under", "<~"),
    (r"about|around|some|roughly|approximately|(?:an )?estimated|circa|perhaps", "~"),
    (r"not", "!"),
)
_BOUNDS = tuple((re.compile(rf"\b(?:{pattern})\s*$", re.I), sign) for pattern, sign in BOUNDS)
TOLERANCE = 0.12
ROUND_TOLERANCE = 0.06
# A few of something are two to nine of it.
FEW = (2.0, 9.0)
LONGEST = 18


def times(text: str) -> list[tuple[int, int]]:
    """Find the clock times, dates and years, whose digits count nothing."""
    return [match.span() for match in TIME.finditer(text)]


def value_of(match: re.Match) -> float | None:
    """Work out the number that ``NUMBER`` matched, None where it is too long to be one."""
    if many := match["many"]:
        return _MANY[many.lower()][0]
    if digits := match["digits"]:
        if len(digits) > LONGEST:
            return None
        return float(digits.replace(",", "")) * SCALES.get((match["scale"] or "").lower(), 1)
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+", match["words"].lower()):
        if word in UNITS:
            current += UNITS[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0.0
    return total + current


def bound_before(before: str) -> str:
    """Name the bound that the words before a number set: >=, <=, >, <, ~, <~, ! (not) or none."""
    return next((sign for pattern, sign in _BOUNDS if pattern.search(before)), "")


def interval(match: re.Match, value: float, bound: str) -> tuple[float | None, float | None]:
    """Give the lowest and the highest number that is meant, None where there is no such limit."""
    if bound in (">", ">="):
        return value, None
    if bound in ("<", "<="):
        return None, value
    if many := match["many"]:
        return _MANY[many.lower()]
    if re.match(r"(?:a few|several)\b", match["words"] or "", re.I):
        return FEW[0] * value, FEW[1] * value
    if bound == "<~":
        return value * (1 - TOLERANCE), value
    if bound == "~":
        return value * (1 - TOLERANCE), value * (1 + TOLERANCE)
    slack = _rounding(value) if value >= 1000 else 0
    return value - slack, value + slack


def _rounding(value: float) -> float:
    """How far off a number may be of which only the first two digits are given: one of its last digit."""
    last = 10 ** (len(str(int(value))) - 2)
    return min(ROUND_TOLERANCE * value, last if value % (10 * last) else value) if value % last == 0 else 0
