"""Word lists as plain text: one entry a line, ``#`` starts a comment, a tab parts the columns."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of ``name``.txt, each as its columns.

    :raises FileNotFoundError: no such list.
    """
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    kept = (line.split("#", 1)[0].rstrip() for line in lines)
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in kept if line.strip())


@cache
def words(name: str) -> frozenset[str]:
    """The first column of ``name``.txt, case-folded."""
    return frozenset(row[0].casefold() for row in rows(name))
