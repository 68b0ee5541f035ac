"""The country that a story plays in: whose police "police" are."""

import re
from collections import Counter

from analysis.extraction import nominals
from analysis.extraction.story import Word

NATIONAL = frozenset({"police", "army", "prosecution", "parliament", "government", "ministry"})
SHARE = 0.6


def home(words: list[Word], title: str | None = None) -> str | None:
    """Give the country that a story names far more than others, None where there is none.

    A country in the title counts for two.
    """
    lands = [
        _land([word.text for word in words[at : at + 2]]) for at, word in enumerate(words) if word.capital
    ]
    heading = re.findall(r"[\w.-]+", title or "")
    lands += 2 * [_land(heading[at : at + 2]) for at, word in enumerate(heading) if word[0].isupper()]
    counted = Counter(land for land in lands if land)
    if not counted:
        return None
    land, times = counted.most_common(1)[0]
    return land if times >= SHARE * counted.total() else None


def _land(texts: list[str]) -> str | None:
    for surface in (" ".join(texts), texts[0]):
        found = nominals.country(surface) or nominals.capital(surface) or nominals.demonym(surface)
        if found:
            return found
    return None


def is_national(noun: str) -> bool:
    """Whether a body so called is a country's own where nothing else is said."""
    return nominals.organization(noun) in NATIONAL
