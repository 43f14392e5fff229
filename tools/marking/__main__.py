"""Fits every small model of behavioral marking again, in their order, and says how each does.

    .venv/bin/python -m tools.marking --siop FILE [--also FOLDER]

--siop is the answers of the SIOP 2024 competition (MIT); --also a set in the same form that is only measured; the
environment variable MARKING_SETS names folders of that form to train on as well. Writes
src/interview_coach/content/data/models.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

STEPS = (
    ("fit_kinds", False, False),
    ("fit_clauses", False, True),
    ("fit_relevance", True, False),
    ("fit_care", True, True),
    ("fit_flags", False, True),
    ("fit_levels", False, True),
    ("fit_flags", False, True),
)
"""Name, whether it takes --siop, whether it takes --also. Whether an event is told is fitted before the levels, which
know it, and the flags after them: the step stands twice."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--siop", type=Path, required=True)
    parser.add_argument("--also", type=Path)
    args = parser.parse_args()
    for name, with_siop, with_also in STEPS:
        command = [sys.executable, "-m", f"tools.marking.{name}", "--write"]
        command += ["--siop", str(args.siop)] if with_siop else []
        command += ["--also", str(args.also)] if with_also and args.also else []
        print(f"== {name}", flush=True)
        subprocess.run(command, check=True, env={**os.environ, "MARKING_SIOP": str(args.siop)})


if __name__ == "__main__":
    main()
