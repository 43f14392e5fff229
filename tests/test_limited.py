"""A process that limits itself, and one that tells its maker nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LIMITS = """
from interview_coach.limited import limit_self
import resource as r
limit_self(2 * 1024**3, 180)
print(*(r.getrlimit(limit)[0] for limit in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)))
"""
ENCODES = """
import os
import sys
from pathlib import Path
from interview_coach.bootstrap import open_coach
from interview_coach.config import Settings
from interview_coach.embedding import encoder
app = open_coach(Settings(data_dir=Path(sys.argv[1])))
encoder().encode(["I led a team of four."])
print(*(os.path.realpath(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")))
app.close()
"""


def test_memory_time_and_files_are_limited() -> None:
    done = subprocess.run([sys.executable, "-c", LIMITS], capture_output=True, text=True, check=True)
    memory, seconds, file_size, dump = map(int, done.stdout.split())
    assert (memory, file_size, dump) == (2 * 1024**3, 0, 0)
    assert 180 < seconds < 185


def test_the_encoder_reports_its_use_to_nobody(tmp_path: Path) -> None:
    """onnxruntime keeps a list of events in the home folder and sends it to its maker, except on CI."""
    silenced = ("CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")
    plain = {name: value for name, value in os.environ.items() if name not in silenced}
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", ENCODES, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=True,
        env={**plain, "HOME": str(home)},
    )
    assert "onnxruntime.db" not in done.stdout
    assert list(home.iterdir()) == []
