"""The web application on a real socket within the test's process: streams come as they would to a browser."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app


@contextmanager
def served(app: CoachApp) -> Iterator[str]:
    """The address of `app`."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        config = uvicorn.Config(create_app(app), log_level="error", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


@dataclass(frozen=True)
class Event:
    """A server-sent event; `after` is seconds since the stream was opened."""

    id: int
    kind: str
    text: str
    after: float


def events(address: str, last: int | None = None) -> Iterator[Event]:
    """The events of a stream, as long as it lasts."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    began = time.monotonic()
    fields: dict[str, str] = {}
    with httpx.stream("GET", address, headers=headers, timeout=30) as reply:
        assert reply.status_code == 200, reply.status_code
        assert reply.headers["content-type"].startswith("text/event-stream")
        for line in reply.iter_lines():
            name, _, value = line.partition(":")
            if line and name:
                fields[name] = value.strip()
            elif not line and "event" in fields:
                text = json.loads(fields["data"])["text"]
                yield Event(int(fields["id"]), fields["event"], text, time.monotonic() - began)
                fields = {}
