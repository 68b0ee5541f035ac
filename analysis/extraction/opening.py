"""Where the story begins, behind headline, standfirst, byline and pictures."""

import re
from collections import Counter
from collections.abc import Sequence

from analysis.extraction.credits import is_byline
from analysis.extraction.datelines import dateline, is_date_line
from analysis.extraction.lines import Line
from analysis.vocabulary import BlockRole

LONGEST_DECK = 45
LONGEST_QUESTION = 20
DECKS = 3

CLOCK = re.compile(
    r"(?:posted |updated )?(?:at )?\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?",
    re.IGNORECASE,
)


def is_clock_time(line: Line) -> bool:
    """Whether a line is a time of day and nothing else."""
    return bool(CLOCK.fullmatch(line.text))


def is_label(line: Line) -> bool:
    """Whether a line names the authors or the date and says nothing else."""
    return is_date_line(line.text) or is_byline(line)


def is_title(line: Line, title: Line) -> bool:
    """Whether a line is the article's title, or nearly."""
    if len(line.words) > 2 * len(title.words) + 4:
        return False
    if line.key == title.key:
        return True
    shorter, longer = sorted((line.key, title.key), key=len)
    if len(shorter.split()) >= 4 and longer.startswith(shorter) and not line.ends_sentence:
        return True
    ours, theirs = set(line.key.split()), set(title.key.split())
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * len(ours | theirs)


def first_sentence(lines: Sequence[Line], roles: Sequence[BlockRole | None], colons: bool) -> int:
    """Where the story's first paragraph stands.

    Some sentences may stand before it as a standfirst: before a dateline, before the byline, or
    where the story says them again. ``colons``: see ``datelines.dateline``.
    """
    opened = [i for i, role in enumerate(roles) if role is None]
    prose = [i for i in opened if lines[i].is_prose and not is_label(lines[i])]
    if not prose:
        return opened[0] if opened and BlockRole.HEADLINE not in roles else 0
    short = [len(lines[i].words) <= LONGEST_DECK for i in prose[:DECKS]]
    for order, i in enumerate(prose[: DECKS + 1]):
        if all(short[:order]) and dateline(lines[i].text, colons):
            return i
    lead = _behind_labels(lines, opened, prose) if all(short) else prose[0]
    lead = _said_once(lines, prose, lead)
    return prose[1] if prose[1:] and lead == prose[0] and _asks(lines[lead], lines[prose[1]]) else lead


def _asks(first: Line, second: Line) -> bool:
    """Whether the page begins with a question that the story then takes up."""
    asked = "?" in first.text and not any(mark in first.text for mark in '"“')
    return asked and len(first.words) <= LONGEST_QUESTION and len(first.words) < len(second.words)


def _behind_labels(lines: Sequence[Line], opened: list[int], prose: list[int]) -> int:
    limit = prose[min(DECKS, len(prose) - 1)]
    labels = [i for i in opened if i < limit and is_label(lines[i])]
    return next((i for i in prose if not labels or i > labels[-1]), prose[0])


def _said_once(lines: Sequence[Line], prose: list[int], lead: int) -> int:
    """The next paragraph that the page does not say twice, if the lead is said twice."""
    keys = Counter(lines[i].key for i in prose)
    if keys[lines[lead].key] == 1:
        return lead
    return next((i for i in prose if i > lead and keys[lines[i].key] == 1), lead)
