"""What a page says twice: paragraphs shown again, and quotations pulled out of them."""

from collections import Counter
from collections.abc import Sequence

from analysis.extraction.lines import Line

RUN = 5
SHORTEST = 4
LONGEST_PULLED = 45
MARKS = "\"'“”‘’.,;:!?()"


def repeated(lines: Sequence[Line], among: Sequence[int]) -> list[int]:
    """Which of the lines at ``among`` only repeat what another line says.

    A quotation or a title is a repetition where all its runs of five words stand elsewhere too.
    """
    seen: set[str] = set()
    runs = Counter(run for line in lines for run in _runs(line))
    found = []
    for i in among:
        line = lines[i]
        pulled = (line.is_quoted or not line.is_prose) and len(line.words) <= LONGEST_PULLED
        own = _runs(line) if pulled else set()
        if (len(line.words) >= SHORTEST and line.key in seen) or (own and all(runs[run] > 1 for run in own)):
            found.append(i)
        seen.add(line.key)
    return found


def _runs(line: Line) -> set[tuple[str, ...]]:
    bare = [word.strip(MARKS) for word in line.key.split()]
    return {tuple(bare[k : k + RUN]) for k in range(len(bare) - RUN + 1)}
