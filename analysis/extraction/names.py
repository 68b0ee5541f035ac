"""Names as strings: folding, parts, gender, and whether two may be one person's.

Knows nothing of articles; entities within an article and across articles both rest on it.
"""

import re
import unicodedata
from functools import cache, lru_cache

from analysis.lexicon import rows


def word_set(text: str) -> frozenset[str]:
    """Split a literal into a set of words."""
    return frozenset(text.split())


PARTICLES = word_set(
    "van von der den de del della di da das do dos du la le el al bin bint ben ibn abu ter ten zu af av y e"
)
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
# Names whose family part comes first: a bare first word may be a surname.
FAMILY_FIRST = word_set(
    "xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao liang "
    "zheng xie han tang feng yu dong xiao cheng cao yuan deng shen peng lu jiang cai jia ding wei "
    "xue ye yan pan du dai kim park lee moon yoon choi jung kang cho yun jang lim shin seo kwon "
    "hwang ahn song hong nguyen tran pham phan vo dang bui do ho ngo duong tsai lai hsiao kishida "
    "abe suga ishiba hun"
)
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
WORD = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Write a name without accents, case and kinds of apostrophe, for comparing only."""
    lowered = text.translate(APOSTROPHES).casefold().translate(LETTERS)
    plain = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, ...]:
    """Split a name into its folded words, without "Jr", "III" and dots; hyphens part words too."""
    found = [word.replace(".", "").replace("'", "") for word in WORD.findall(fold(name))]
    return tuple(word for word in found if word and word not in GENERATIONS)


@cache
def _genders() -> dict[str, str]:
    return {fold(row[0]): row[1] for row in rows("first_names")}


def is_first_name(word: str) -> bool:
    """Whether a word is a given name that we know."""
    return fold(word) in _genders()


def gender(name: str) -> str | None:
    """Tell "f" or "m" from a given name that starts a name of two words or more."""
    words = name.split()
    if len(words) < 2:
        return None
    if fold(words[0]) in FAMILY_FIRST:
        return None
    known = _genders().get(fold(words[0].rstrip(".")))
    return known if known in ("f", "m") else None


def misspelt(left: str, right: str) -> bool:
    """Whether two words of six letters or more are one slip apart.

    A slip is a letter left out, put in, changed, or two neighbours swapped (Damerau 1964).
    A last "a" or "s" makes another name: Petrov and Petrova, Robert and Roberts.
    """
    if left in (right + "a", right + "s") or right in (left + "a", left + "s"):
        return False
    if left == right or min(len(left), len(right)) < 5 or max(len(left), len(right)) < 6:
        return False
    if abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = left[start:], right[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]


def refers(short: str, full: str) -> bool:
    """Whether a shorter form ("van Steenis", "J. Smith", "Xi") may stand for a fuller name."""
    a, b = parts(short), parts(full)
    if not a or not b or len(a) > len(b):
        return False
    if a == b or b[-len(a) :] == a:
        return True
    if len(a) == 1:
        return _family_part(a[0], b)
    return a[-1] == b[-1] and _given_names_agree(a[:-1], b[:-1])


def _family_part(word: str, words: tuple[str, ...]) -> bool:
    if word == words[0]:
        return word in FAMILY_FIRST and word not in ("he", "do", "ho", "yu")
    # "Sánchez" for Pedro Sánchez Pérez-Castejón, and "Leyen" never for von der Leyen's "der".
    return len(words) > 2 and word in words[1:] and word not in PARTICLES


def _given_names_agree(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Initials stand for names, and middle names may be left out."""
    at = 0
    for word in short:
        while at < len(full) and not (full[at] == word or (len(word) == 1 and full[at].startswith(word))):
            if at == 0:
                return False
            at += 1
        if at == len(full):
            return False
        at += 1
    return True
