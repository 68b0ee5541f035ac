"""Where the story ends and the rest of the page begins."""

import re
from collections.abc import Sequence

from analysis.extraction.credits import is_report_credit
from analysis.extraction.document import Span
from analysis.extraction.lines import Line
from analysis.lexicon import rows, words
from analysis.vocabulary import BlockRole

LONGEST_MARKER = 10
LONGEST_PREFIX = 6
LONGEST_TITLE = 14
CREDIT_TAIL = 400
NAME = re.compile(r"(?<=[\w,;’'”\"] )[A-Z][\w’'-]{2,}")
CLOSING_CREDIT = re.compile(
    r"\(\s*(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Written|Edited)\b"
    r"[^()]{0,30}\bby\b[^()]{2,300}\)?[\s.]*$",
    re.IGNORECASE,
)
PUNCTUATION = '.,;:!?"“”()'
COMMENTS = re.compile(r"\(?(?:\d[\d,.]*|no) (?:comments?|responses|replies|thoughts)\b", re.IGNORECASE)
ABOUT = re.compile(r"About (?:the )?[A-Z][\w.&’'-]*(?: [A-Z&][\w.&’'-]*){0,4}$")
ADDRESSED = re.compile(r"\b(?:you|your|our|us|we|here|newsletters?|app)\b", re.IGNORECASE)


def listed(line: Line, name: str) -> str | None:
    """The entry of a word list that a line is, or begins with where the entry ends in ``*``."""
    key = line.key
    if key in words(name):
        return key
    if line.is_prose and len(line.words) > 8 and not ADDRESSED.search(line.text):
        return None
    parts = key.split()
    for length in range(min(LONGEST_PREFIX, len(parts) - 1), 0, -1):
        entry = " ".join(parts[:length]) + " *"
        if entry in words(name):
            return entry
    return None


def after_the_story(lines: Sequence[Line], roles: Sequence[BlockRole | None]) -> list[tuple[int, BlockRole]]:
    """Roles for what follows the story's end, and for asides within it.

    A list of links in the middle of a page is told from one at its end by what comes after:
    the story goes on where titles are followed by sentences that name whom it named before.
    """
    found: list[tuple[int, BlockRole]] = []
    i = _first_prose(lines, roles) + 1
    names: set[str] = set()
    while i < len(lines):
        strength = _marker(lines[i], lines, roles, i)
        if strength is None:
            if roles[i] is None:
                names.update(_names(lines[i]))
            i += 1
            continue
        role = BlockRole.CREDIT if strength == "credit" else BlockRole.FURNITURE
        resumed = _resumes(lines, roles, i + 1, names) if strength == "aside" else None
        last = len(lines) if resumed is None else resumed
        found.append((i, role))
        found.extend((k, _after(lines[k])) for k in range(i + 1, last))
        i = last
    return found


def closing_credit(text: str, start: int, end: int) -> Span | None:
    """The "(Reporting by …)" that ends a paragraph."""
    floor = max(start, end - CREDIT_TAIL)
    match = CLOSING_CREDIT.search(text[floor:end])
    if match is None or floor + match.start() <= start:
        return None
    return Span(floor + match.start(), end)


def _after(line: Line) -> BlockRole:
    return BlockRole.CREDIT if is_report_credit(line) else BlockRole.TEASER


def _first_prose(lines: Sequence[Line], roles: Sequence[BlockRole | None]) -> int:
    return next((i for i, line in enumerate(lines) if roles[i] is None and line.is_prose), len(lines))


def _marker(line: Line, lines: Sequence[Line], roles: Sequence[BlockRole | None], index: int) -> str | None:
    """How strongly a line says that the story is over: ``credit``, ``end``, ``aside`` or not at all."""
    if roles[index] in (BlockRole.CORRECTION, BlockRole.CAPTION, BlockRole.HEADLINE):
        return None
    if is_report_credit(line):
        return "credit"
    if len(line.words) > LONGEST_MARKER or (line.is_prose and line.text[-1] not in ":…"):
        return None
    if COMMENTS.match(line.text) and index > 0.4 * len(lines):
        return "end"
    entry = listed(line, "end_of_story")
    if entry:
        return _strengths().get(entry)
    if ABOUT.match(line.text) and index > 0.5 * len(lines):
        return "end"
    return None


def _strengths() -> dict[str, str]:
    return {row[0].casefold(): row[1] for row in rows("end_of_story")}


def _resumes(
    lines: Sequence[Line], roles: Sequence[BlockRole | None], first: int, names: set[str]
) -> int | None:
    """Where the story goes on after an aside, None where it does not."""
    p = first
    while p < len(lines) and (roles[p] is not None or _is_title(lines[p])):
        p += 1
    titles = sum(roles[k] is None for k in range(first, p))
    if p >= len(lines) or not titles or titles > 8:
        return None
    following = [k for k in range(p + 1, min(p + 6, len(lines))) if roles[k] is None]
    shared = names & _capitalised(lines[p])
    if following and lines[following[0]].is_prose:
        return p if shared or names & _capitalised(lines[following[0]]) else None
    return p if len(shared) > 1 and not following else None


def _is_title(line: Line) -> bool:
    return not line.is_prose or (line.text[-1] in "?!" and len(line.words) <= LONGEST_TITLE)


def _capitalised(line: Line) -> set[str]:
    return {
        word.strip(PUNCTUATION).removesuffix("'s").removesuffix("’s")
        for word in line.words
        if word[:1].isupper()
    }


def _names(line: Line) -> list[str]:
    return [name.removesuffix("'s").removesuffix("’s") for name in NAME.findall(line.text)]
