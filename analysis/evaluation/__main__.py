"""Score every component that has annotated data here: ``python -m analysis.evaluation``."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run each evaluation by itself and return how many failed."""
    failed = 0
    for module in sorted(HERE.glob("[!_]*.py")):
        if "__main__" not in module.read_text(encoding="utf-8"):
            continue
        print(f"\n== {module.stem}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"analysis.evaluation.{module.stem}"]).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
