"""The HTTP under every fake model server: threads on loopback, keep-alive, streams, breaks and hangs."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import select
import socket
import struct
import threading
import time
import traceback
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar, Self

from tests.fakes.script import (
    Broken,
    Hang,
    HttpError,
    ModelRequest,
    RawBody,
    Replier,
    Reply,
    Script,
    Step,
    sensible_reply,
)

Answer = tuple[int, Mapping[str, Any], Mapping[str, str]]
"""Status, JSON and further headers."""

FOREVER = 3_600.0
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class FakeModelServer(Script):
    """A provider on loopback, from `with` to the end of the block. `url` has no slash at the end; `delay` is seconds
    before each reply and may be changed at any time. What it says and has seen is in `Script`."""

    environment: ClassVar[Mapping[str, str]] = {}
    """What to set to use it by hand; `{url}` stands for its address."""

    def __init__(self, replier: Replier = sensible_reply, *, port: int = 0, delay: float = 0.0) -> None:
        super().__init__(replier)
        self.delay = delay
        self._http = _Connections(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Break every connection and wait for the threads: whoever still waits for a reply gets an error."""
        self._http.shutdown()
        self._http.break_all()
        self._http.server_close()
        self._thread.join(5)

    @abstractmethod
    def read(self, method: str, path: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> ModelRequest | None:
        """The request in our words; None for a path this provider does not have."""

    @abstractmethod
    def whole(self, request: ModelRequest, reply: Reply) -> Mapping[str, Any]:
        """The reply in one piece, also for embeddings, counts and lists of models."""

    @abstractmethod
    def events(self, request: ModelRequest, reply: Reply) -> Sequence[str]:
        """The reply as server-sent events, one string a piece of text; the last holds whatever ends a stream."""

    @abstractmethod
    def error(self, request: ModelRequest | None, error: HttpError) -> Answer:
        """The error as this provider writes it; there is no request when the path is unknown."""

    def refusal(self, request: ModelRequest) -> HttpError | None:
        """An error this provider answers by itself, whatever the script says."""
        return None


class _Connections(HTTPServer):
    """A thread a connection, all of which can be broken."""

    request_queue_size = 128

    def __init__(self, address: tuple[str, int], fake: FakeModelServer) -> None:
        super().__init__(address, _Handler)
        self.fake = fake
        self._lock = threading.Lock()
        self._open: dict[Any, threading.Thread] = {}

    def server_bind(self) -> None:
        """Without HTTPServer's look-up of the host's name, which can take seconds."""
        super(HTTPServer, self).server_bind()
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        thread = threading.Thread(target=self._serve, args=(request, client_address), daemon=True)
        with self._lock:
            self._open[request] = thread
        thread.start()

    def _serve(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except OSError:
            pass  # the client is gone, or the server is closing
        finally:
            self.shutdown_request(request)
            with self._lock:
                self._open.pop(request, None)

    def shutdown_request(self, request: Any) -> None:
        """Close the connection; one that is to be reset must not say goodbye first."""
        try:
            resets = request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8) == RESET_ON_CLOSE
        except OSError:
            resets = True
        if resets:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def break_all(self) -> None:
        with self._lock:
            still_open = dict(self._open)
        for connection, thread in still_open.items():
            with contextlib.suppress(OSError):  # it may be closed already
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Connections

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        fake = self.server.fake
        headers = {name.lower(): value for name, value in self.headers.items()}
        raw = self.rfile.read(int(headers.get("content-length", 0)))
        try:
            body = json.loads(raw) if raw else {}
        except ValueError:
            self._send_json(*fake.error(None, HttpError(400)))
            return
        request = fake.read(self.command, self.path, headers, body)
        if request is None:
            self._send_json(*fake.error(None, HttpError(404)))
            return
        whole = False
        step = self._decided(fake, request)
        try:
            whole = self._stay(fake.delay) and self._perform(request, step)
        except (BrokenPipeError, ConnectionError):
            self.close_connection = True
        finally:
            fake.finish(request, whole=whole)

    def _decided(self, fake: FakeModelServer, request: ModelRequest) -> Step:
        """What the script says; a replier that raises is a mistake in the test and must be seen."""
        try:
            step = fake.begin(request)
        except Exception as mistake:  # noqa: BLE001
            traceback.print_exc()
            return HttpError(500, message=f"The fake's replier failed: {mistake!r}")
        return fake.refusal(request) or step

    def _perform(self, request: ModelRequest, step: Step) -> bool:
        """Whether the client got all that was meant for it."""
        fake = self.server.fake
        if isinstance(step, Reply):
            return self._say(request, step)
        if isinstance(step, HttpError):
            return self._send_json(*fake.error(request, step))
        if isinstance(step, RawBody):
            return self._send(step.status, step.content_type, step.text.encode())
        if isinstance(step, Broken):
            return self._break_off(fake.whole(request, fake.replier(request)), step.sent)
        assert isinstance(step, Hang)
        self._stay(FOREVER)
        self.close_connection = True
        return False

    def _say(self, request: ModelRequest, reply: Reply) -> bool:
        fake = self.server.fake
        if request.stream:
            return self._send_stream(request, reply)
        if reply.error_after is not None:
            return self._send_json(*fake.error(request, reply.error_after[1]))
        if reply.cut_after is not None:
            return self._break_off(fake.whole(request, reply), Broken().sent)
        pause = reply.pause * (len(reply.text) // reply.piece)  # as long as the stream would take
        return self._stay(pause) and self._send_json(200, fake.whole(request, reply), {})

    def _break_off(self, whole: Mapping[str, Any], sent: int) -> bool:
        body = json.dumps(whole).encode()
        self.connection.sendall(self._head(200, "application/json", {"content-length": str(len(body))}))
        self.connection.sendall(body[:sent])
        self._reset()
        return False

    def _send_stream(self, request: ModelRequest, reply: Reply) -> bool:
        fake = self.server.fake
        events = list(fake.events(request, reply))
        ends_at = reply.cut_after
        if reply.error_after is not None:
            after, error = reply.error_after
            _, body, _ = fake.error(request, error)
            events = [*events[:after], f"data: {json.dumps(body)}\n\n"]
        self.connection.sendall(self._head(200, "text/event-stream", {"transfer-encoding": "chunked"}))
        for place, event in enumerate(events):
            if place == ends_at:
                break
            if place and not self._stay(reply.pause):
                return False
            data = event.encode()
            self.connection.sendall(b"%x\r\n%s\r\n" % (len(data), data))
        if ends_at is not None:
            self.close_connection = True  # without the last chunk: the client must notice
            return False
        self.connection.sendall(b"0\r\n\r\n")
        return True

    def _send_json(self, status: int, body: Mapping[str, Any], headers: Mapping[str, str]) -> bool:
        return self._send(status, "application/json", json.dumps(body, ensure_ascii=False).encode(), headers)

    def _send(self, status: int, content_type: str, body: bytes, headers: Mapping[str, str] | None = None) -> bool:
        head = self._head(status, content_type, {**(headers or {}), "content-length": str(len(body))})
        self.connection.sendall(head + body)
        return True

    def _head(self, status: int, content_type: str, headers: Mapping[str, str]) -> bytes:
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", f"content-type: {content_type}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode()

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        self.close_connection = True

    def _stay(self, seconds: float) -> bool:
        """Wait; False as soon as the client has gone or the server closes. Sees a client that left before, too."""
        until = time.monotonic() + seconds
        while True:
            left = max(0.0, until - time.monotonic())
            readable, _, _ = select.select([self.connection], [], [], left)
            if not readable:
                return True
            try:
                if not self.connection.recv(1, socket.MSG_PEEK):
                    raise ConnectionResetError
            except ConnectionError:
                self.close_connection = True
                return False
            if not left:
                return True
            time.sleep(min(left, 0.02))  # the next request is waiting already: there is nothing to hear


def serve_by_hand(kind: Callable[..., FakeModelServer], port: int) -> None:
    """The command line of a fake: prints what to set and serves until Ctrl-C."""
    parser = argparse.ArgumentParser(description="A model provider that is not one, on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=port)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each reply")
    parser.add_argument("--replier", help="module:function that makes a Reply of a ModelRequest")
    given = parser.parse_args()
    replier: Replier = sensible_reply
    if given.replier:
        module, _, function = given.replier.partition(":")
        replier = getattr(importlib.import_module(module), function)
    with kind(replier, port=given.port, delay=given.delay) as fake:
        try:
            for name, value in fake.environment.items():
                print(f"{name}={value.format(url=fake.url)}", flush=True)
            threading.Event().wait()
        except KeyboardInterrupt:
            print(f"{len(fake.seen)} requests", flush=True)
