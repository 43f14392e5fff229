"""Real server processes for the journeys."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent.parent
_PATIENCE_SECONDS = 40


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`coach serve` (or another module that serves) on a free port, over a data folder; `settings` are variables of
    the environment, of which no others are taken over."""

    def __init__(
        self, data_dir: Path, module: str = "interview_coach", settings: Mapping[str, str] | None = None
    ) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        arguments = ["serve", "--port", str(self.port), "--data", str(data_dir)]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("COACH_")} | dict(settings or {})
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        self._wait()

    def kill(self) -> None:
        """As the power cut does: no chance to clean up."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=20)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _wait(self) -> None:
        started = time.monotonic()
        while time.monotonic() - started < _PATIENCE_SECONDS:
            if self._process.poll() is not None:
                raise RuntimeError(f"the server ended with {self._process.returncode}")
            try:
                if httpx.get(f"{self.address}/healthz", timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        self.stop()
        raise TimeoutError("the server did not become ready")
