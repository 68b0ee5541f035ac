"""Run every benchmark, one after the other: ``python -m tests.bench``."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run each in a process of its own and return how many missed their goals."""
    failed = 0
    for module in sorted(HERE.glob("[!_]*.py")):
        if "__main__" not in module.read_text(encoding="utf-8"):
            continue
        print(f"\n== {module.stem}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"tests.bench.{module.stem}"]).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
