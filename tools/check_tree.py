"""Rules about the tree that no linter knows: file sizes, lock files without addresses, migrations at their head."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from interview_coach.storage.migrate import HEAD

ROOT = Path(__file__).parent.parent
MOST_LINES = 400
_CODE = (".py", ".css", ".js", ".html", ".sh")
_ADDRESS = re.compile(r"https?://|--index-url|--extra-index-url|--find-links|file://| @ ")


def tracked() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def too_long(paths: list[Path]) -> list[str]:
    own = [p for p in paths if p.suffix in _CODE and "vendor" not in p.parts]
    sizes = [(p, len(p.read_text(encoding="utf-8").splitlines())) for p in own]
    return [f"{p.relative_to(ROOT)} has {n} lines (at most {MOST_LINES})" for p, n in sizes if n > MOST_LINES]


def lock_addresses() -> list[str]:
    found = []
    for lock in ROOT.glob("requirements*.lock"):
        lines = lock.read_text(encoding="utf-8").splitlines()
        found += [f"{lock.name}:{n} names an address" for n, line in enumerate(lines, 1) if _ADDRESS.search(line)]
        if not any("--hash=sha256:" in line for line in lines):
            found.append(f"{lock.name} has no hashes")
    return found


def migration_head() -> list[str]:
    versions = sorted((ROOT / "src/interview_coach/storage/migrations/versions").glob("*.py"))
    newest = versions[-1].name.split("_")[0]
    return [] if newest == HEAD else [f"storage/migrate.py says head is {HEAD}, the newest migration is {newest}"]


def main() -> int:
    problems = too_long(tracked()) + lock_addresses() + migration_head()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
