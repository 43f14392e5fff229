"""`coach serve`: the app in the browser."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress
from dataclasses import replace
from typing import Annotated

import typer

from interview_coach.bootstrap import open_coach
from interview_coach.cli.options import Data
from interview_coach.cli.pages.console import notes, out
from interview_coach.config import load_settings
from interview_coach.errors import ConfigurationError

_LOOPBACK = ("127.", "::1", "localhost")


GRACE_SECONDS = 3
"""A page that watches a model read keeps its line open; stopping the server does not wait for it longer than this."""


def serve_app(
    host: Annotated[
        str | None,
        typer.Option("--host", help="The address to listen on.", show_default="127.0.0.1: this machine only"),
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65_535, help="The port; 0 takes a free one.", show_default="8000")
    ] = None,
    data: Data = None,
) -> None:
    """Open the app for your browser on this machine."""
    settings = load_settings(data)
    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    listening = _listen(settings.host, settings.port)
    with listening:
        import uvicorn  # a busy port is refused before the web is loaded

        from interview_coach.web.app import create_app

        app = open_coach(settings)
        try:
            app.work_in_background()
            config = uvicorn.Config(
                create_app(app),
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
            server = uvicorn.Server(config)
            _announce(settings.host, listening.getsockname()[1])
            with suppress(KeyboardInterrupt):  # Ctrl-C is how it is stopped
                server.run(sockets=[listening])
        finally:
            app.close()
    if not server.started:
        raise ConfigurationError("the web app could not start; the lines above say why")


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, opened before anything heavy is loaded: a busy port is refused at once."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise ConfigurationError(f"the host {host} is not an address of this machine") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise ConfigurationError(_reason(error, host, port)) from error
    return listening


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is already in use (is the coach running there?); choose another one with --port"
    if error.errno == errno.EACCES:
        return f"port {port} is closed to you; choose one above 1023 with --port"
    return f"{host} is not an address of this machine that can be listened on"


def _announce(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    out().print(f"Interview Coach is at http://{shown}:{port}  (Ctrl-C stops it)", soft_wrap=True)
    if not host.startswith(_LOOPBACK):
        notes().print(
            "Anyone who can reach this machine can open it: there is no login yet. 127.0.0.1 keeps it to yourself.",
            style="yellow",
        )
