"""Every test once, in two processes of pytest side by side: `python -m tools.run_tests [ARGUMENTS OF PYTEST]`.

The files of tests are dealt out by how long they took in an earlier run (`.pytest_cache`, or their size where none is
known). The output of the first process is shown as it comes, that of the others after it. The status is the worst one;
a file that no process was given cannot be: the parts are checked against the whole before anything starts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
TIMES = ROOT / ".pytest_cache" / "seconds-by-file.json"
AT_ONCE = min(2, os.cpu_count() or 1)
"""More would not help: the journeys start browsers and servers of their own."""
NOTHING_COLLECTED = 5


def files() -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in TESTS.rglob("test_*.py"))


def dealt(names: Sequence[str], seconds: Mapping[str, float], parts: int) -> list[list[str]]:
    """The longest first, each to the part with the least to do; a file without a time counts by its size."""
    weights = {name: seconds.get(name, (ROOT / name).stat().st_size / 2_000) for name in names}
    shares: list[list[str]] = [[] for _ in range(parts)]
    loads = [0.0] * parts
    for name in sorted(names, key=lambda name: (-weights[name], name)):
        least = loads.index(min(loads))
        shares[least].append(name)
        loads[least] += weights[name]
    return [sorted(share) for share in shares]


def known_seconds() -> dict[str, float]:
    try:
        return {str(name): float(took) for name, took in json.loads(TIMES.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError):
        return {}


def seconds_in(report: Path) -> dict[str, float]:
    """How long each file of tests took, of one report."""
    took: dict[str, float] = {}
    if report.is_file():
        for case in ElementTree.parse(report).iter("testcase"):
            name = _file_of(case.get("classname", ""))
            took[name] = took.get(name, 0.0) + float(case.get("time", "0"))
    return took


def _file_of(dotted: str) -> str:
    """`tests/web/test_api.py` of `tests.web.test_api` or of a class in it."""
    parts = dotted.split(".")
    end = next((n for n, part in enumerate(parts, 1) if part.startswith("test_")), len(parts))
    return "/".join(parts[:end]) + ".py"


def started(share: Sequence[str], number: int, folder: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pytest", *arguments, f"--junitxml={folder / f'{number}.xml'}", "-o",
               f"cache_dir=.pytest_cache/{number}", *share]  # fmt: skip
    if number == 0:
        return subprocess.Popen(command, cwd=ROOT)
    with (folder / f"{number}.txt").open("wb") as output:
        return subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)


def run(arguments: Sequence[str], parts: int = AT_ONCE) -> int:
    every, seconds = files(), known_seconds()
    shares = dealt(every, seconds, parts)
    if sorted(name for share in shares for name in share) != every:
        raise AssertionError("a file of tests was lost or dealt twice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        running = [started(share, number, folder, arguments) for number, share in enumerate(shares) if share]
        try:
            statuses = [process.wait() for process in running]
        finally:
            for process in running:
                process.kill()
        for number in range(1, len(running)):
            print(f"---- part {number + 1} of {len(running)}", flush=True)
            print((folder / f"{number}.txt").read_text(encoding="utf-8", errors="replace"), end="", flush=True)
        for number in range(len(running)):
            seconds.update(seconds_in(folder / f"{number}.xml"))
    TIMES.parent.mkdir(exist_ok=True)
    TIMES.write_text(json.dumps(seconds, indent=1), encoding="utf-8")
    return worst(statuses)


def worst(statuses: Sequence[int]) -> int:
    """0 when every part passed; a part of which no test was chosen (`-m`, `-k`) counts only when all are like that."""
    bad = [status for status in statuses if status not in (0, NOTHING_COLLECTED)]
    if bad:
        return max(abs(status) for status in bad)
    return 0 if 0 in statuses else NOTHING_COLLECTED


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
