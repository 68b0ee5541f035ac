"""Numbers in words and figures."""

from analysis.extraction.dates.words import lexicon

FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}


def figure(word: str) -> float | None:
    """The value of one number word or of digits."""
    if word in FRACTIONS:
        return FRACTIONS[word]
    if word[:1].isdigit():
        try:
            return float(word.replace(",", "")) if len(word) < 12 else None
        except ValueError:
            return None
    name, value, _ = lexicon().get(word, ("", 0, False))
    return value if name in ("one", "number", "ordinal", "first") and value else None


def number(words: list[str]) -> float | None:
    """Read "twenty-six", "a hundred and five", "2.5"; None where there is no number in it."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        value = figure(word)
        if value is None:
            continue
        seen = True
        if value in (100, 1000, 12) and word[:1].isalpha() and value != 12 or word == "dozen":
            current = max(current, 1) * value
            if value == 1000:
                total, current = total + current, 0.0
        else:
            current += value
    return total + current if seen else None


def year_from_words(words: list[str]) -> int | None:
    """Read "nineteen ninety-six", "twenty twelve", "two thousand"."""
    values = [int(figure(word) or 0) for word in words if figure(word)]
    if len(values) >= 2 and 15 <= values[0] <= 20 and values[1] in range(10, 100):
        year = values[0] * 100 + sum(values[1:])
        return year if year < 2100 and len(values) <= 3 else None
    if values[:2] == [2, 1000] and len(values) <= 4:
        return 2000 + sum(values[2:])
    return None
