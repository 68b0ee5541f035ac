"""Pair quotation marks of every style, and tell single marks from apostrophes.

Works on one paragraph at a time in linear time and knows nothing of the Document, so that the
tagger's training reads marks exactly as the pipeline does.
"""

import re
from dataclasses import dataclass

OPENING = "“„‟«‹「『〝❝"
CLOSING = "”»›」』〞❞"
STRAIGHT = '"＂'
SINGLE = "'‘’‚‛`´"
MARKS = frozenset(OPENING + CLOSING + STRAIGHT + SINGLE)
"""Every character that may be part of a quotation mark."""

SURROGATE = re.compile("[\ud800-\udfff]")

# The style of a mark decides what may close it; several styles can be closed by “ or ”.
_FAMILY = {
    "“": "curly", "”": "curly", "„": "curly", "‟": "curly", "❝": "curly", "❞": "curly",
    "«": "angle", "»": "angle", "‹": "small", "›": "small", "「": "corner", "」": "corner",
    "『": "white", "』": "white", "〝": "prime", "〞": "prime", '"': "straight", "＂": "straight",
}  # fmt: skip
_SENTENCE_END = ".!?…"
_BEFORE_CLOSE = ".,!?…;:)]—–-"
_BRACKETS = "([{<—–-/…:,;"
_ELISIONS = ("tis", "twas", "em", "til", "cause", "bout", "n", "round", "ello")


@dataclass(frozen=True)
class Pair:
    """One quoted stretch: ``start``/``end`` leave the marks out, ``left``/``right`` take them in.

    ``level`` is 0 for an outermost quotation. An unclosed one ends with its paragraph.
    """

    left: int
    start: int
    end: int
    right: int
    level: int = 0
    closed: bool = True


@dataclass
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def pairs(text: str, start: int = 0, end: int | None = None) -> list[Pair]:
    """Pair the quotation marks of one paragraph, outermost and one level of inner ones."""
    end = len(text) if end is None else end
    found: list[Pair] = []
    stack: list[_Mark] = []
    marks = _marks(text, start, end)
    single_ends = _single_ends(text, marks)
    for mark in marks:
        if stack and _closes(mark, stack[-1], single_ends):
            found.append(_pair(stack.pop(), mark, len(stack)))
        elif mark.opens:
            if mark.family != "single" or mark.start in single_ends:
                _open(text, stack, mark, found)
        elif len(stack) == 2 and mark.family == stack[0].family and mark.closes:
            found.append(_pair(stack[0], mark, 0))
            stack.clear()
    if stack and stack[0].family != "single":
        found.append(Pair(stack[0].start, stack[0].end, end, end, 0, False))
    return sorted(_flat(found), key=lambda pair: (pair.left, -pair.right))


def _closes(mark: _Mark, opening: _Mark, single_ends: dict[int, int]) -> bool:
    if not mark.closes or not _fits(opening, mark):
        return False
    return mark.family != "single" or single_ends.get(opening.start) == mark.start


def _open(text: str, stack: list[_Mark], mark: _Mark, found: list[Pair]) -> None:
    if any(mark.family == other.family for other in stack):
        if mark.closes:
            return
        _drop_unclosed(text, stack, mark, found)
    if len(stack) < 2:
        stack.append(mark)


def _fits(opening: _Mark, closing: _Mark) -> bool:
    """Marks of one family make a pair, and so do a curly and a straight one typed by mistake."""
    if opening.family == closing.family:
        return True
    return not closing.opens and {opening.family, closing.family} == {"curly", "straight"}


def _pair(opening: _Mark, closing: _Mark, level: int) -> Pair:
    return Pair(opening.start, opening.end, closing.start, closing.end, level)


def _flat(found: list[Pair]) -> list[Pair]:
    """Inner pairs whose outer pair never came about are outermost themselves."""
    outer = sorted((p for p in found if p.level == 0), key=lambda p: p.left)
    result, position = list(outer), 0
    for pair in sorted((p for p in found if p.level), key=lambda p: p.left):
        while position < len(outer) and outer[position].right <= pair.left:
            position += 1
        inside = position < len(outer) and outer[position].left <= pair.left
        level = 1 if inside else 0
        result.append(Pair(pair.left, pair.start, pair.end, pair.right, level, pair.closed))
    return result


def _drop_unclosed(text: str, stack: list[_Mark], mark: _Mark, found: list[Pair]) -> None:
    """A quotation that was never closed ends with the last sentence before the next one opens."""
    while stack and stack[-1].family != mark.family:
        stack.pop()
    opening = stack.pop()
    cut = mark.start
    while cut > opening.end and text[cut - 1].isspace():
        cut -= 1
    if cut > opening.end and text[cut - 1] in _SENTENCE_END:
        found.append(Pair(opening.start, opening.end, cut, cut, len(stack), False))


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks: list[_Mark] = []
    position = start
    while position < end:
        char = text[position]
        if char not in MARKS:
            position += 1
            continue
        width = 1
        if char in SINGLE and position + 1 < end and text[position + 1] == char:
            width = 2  # `` and '' are double marks of typewriters and TeX
        before = text[position - 1] if position > start else " "
        after = text[position + width] if position + width < end else " "
        mark = _classify(text, char, width, position, before, after, end)
        if mark:
            marks.append(mark)
        position += width
    return marks


def _classify(text: str, char: str, width: int, at: int, before: str, after: str, end: int) -> _Mark | None:
    free_left = before.isspace() or before in _BRACKETS or before in OPENING + STRAIGHT + "‘"
    free_right = after.isspace() or not (after.isalnum())
    if char in SINGLE and width == 1:
        if before.isalnum() and after.isalnum():
            return None
        opens = free_left and not after.isspace() and char not in "´" and after not in ",.;)"
        if opens and _elided(text, at + 1, end):
            opens = False
        closes = not before.isspace() and free_right and char not in "‘‚"
        return _Mark(at, at + 1, "single", opens, closes) if opens or closes else None
    if char in SINGLE:
        return _Mark(at, at + 2, "straight", free_left and not after.isspace(), not before.isspace())
    family = _FAMILY[char]
    if family == "straight":
        opens = not after.isspace() and not before.isalnum()
        return _Mark(at, at + 1, family, opens, not before.isspace() or after.isspace())
    if family == "curly":
        # „…“ closes with the mark that opens elsewhere.
        return _Mark(at, at + 1, family, char in OPENING, char in CLOSING or _low(text, at, before))
    return _Mark(at, at + 1, family, char in OPENING, char in CLOSING)


def _low(text: str, at: int, before: str) -> bool:
    return text[at] == "“" and not before.isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def _elided(text: str, at: int, end: int) -> bool:
    if at < end and text[at].isdigit():
        return at + 2 < end and text[at : at + 2].isdigit() and not text[at + 2].isdigit()
    stop = at
    while stop < end and stop - at < 6 and text[stop].isalpha():
        stop += 1
    return text[at:stop].lower() in _ELISIONS


def _single_ends(text: str, marks: list[_Mark]) -> dict[int, int]:
    """Where each single opening mark is closed, for those that are marks and not apostrophes.

    A mark after punctuation closes for certain; after a plural s it may be a possessive.
    """
    ends: dict[int, int] = {}
    opening: _Mark | None = None
    weak: _Mark | None = None
    for mark in marks:
        if mark.family != "single":
            continue
        if mark.opens and not (mark.closes and opening):
            if opening and weak:
                ends[opening.start] = weak.start
            opening, weak = mark, None
        elif mark.closes and opening:
            before = text[mark.start - 1]
            if before in _BEFORE_CLOSE or before not in "sS":
                ends[opening.start] = mark.start
                opening = weak = None
            else:
                weak = mark
    if opening and weak:
        ends[opening.start] = weak.start
    return ends


def canonical(text: str, found: list[Pair], start: int, end: int) -> str:
    """Write a paragraph with one style of marks, character for character as long as it was."""
    plain = SURROGATE.sub("\ufffd", text[start:end])
    chars = ["'" if char in SINGLE else char for char in plain]
    for pair in found:
        left, right = ("“", "”") if pair.level == 0 else ("‘", "’")
        for at, stop, mark in ((pair.left, pair.start, left), (pair.end, pair.right, right)):
            for position in range(at, stop):
                chars[position - start] = mark if position == at else " "
    return "".join(chars)
