"""Writes what was measured into BENCHMARKS.md, each table under its own heading."""

import platform
import re
from datetime import date
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "BENCHMARKS.md"
PREFACE = """# Benchmarks

Written by `make bench` (50,000 claims), `make bench CLAIMS=1000000` and, on PostgreSQL,
`python -m tests.bench.queries --database postgres`. Everything in one table was run in
turns, in one process or on one machine, and counts CPU time (on PostgreSQL the server's as well), so that
neighbours disturb less; figures of different tables should not be compared. Lower is better, but for ratios
of rates.
"""


def write(heading: str, lines: list[str]) -> None:
    """Print lines, and put them under their heading in the place of the last run's."""
    text = "\n".join(lines)
    print(f"\n## {heading}\n\n{text}")
    whole = FILE.read_text(encoding="utf-8") if FILE.exists() else PREFACE
    told = f"{date.today()}, Python {platform.python_version()}, {_processor()}."
    section = f"## {heading}\n\n{told}\n\n{text}\n"
    pattern = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.M | re.S)
    if pattern.search(whole):
        whole = pattern.sub(lambda _: f"{section}\n", whole)
    else:
        whole = f"{whole.rstrip()}\n\n{section}"
    FILE.write_text(whole.rstrip() + "\n", encoding="utf-8")


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    return found.group(1) if found else platform.machine()
