"""Run every benchmark, one after the other: ``python -m tests.bench [--claims N]``."""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run each in a process of its own and return how many missed their goals."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", default="50000", help="how many claims those get that make their own")
    claims = options.parse_args().claims
    failed = 0
    for module in sorted(HERE.glob("[!_]*.py")):
        text = module.read_text(encoding="utf-8")
        if "__main__" not in text:
            continue
        print(f"\n== {module.stem}", flush=True)
        more = ["--claims", claims] if '"--claims"' in text else []
        failed += subprocess.run([sys.executable, "-m", f"tests.bench.{module.stem}", *more]).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
