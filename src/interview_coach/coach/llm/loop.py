"""One event loop in a thread of its own: the rest of the program is synchronous and asks it to run things."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

CLEANING_SECONDS = 2.0
"""How long an interrupted caller waits until what it started has written down what it cost."""


class BackgroundLoop:
    """Starts with the first coroutine; a daemon thread, so that a hanging provider never keeps the process alive."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """The result of `coroutine`, or what it raises; blocks the calling thread. When that thread is interrupted
        (Ctrl-C), the coroutine is cancelled and has a moment to clean up."""
        ended = threading.Event()

        async def told() -> T:
            try:
                return await coroutine
            finally:
                ended.set()

        future = asyncio.run_coroutine_threadsafe(told(), self._started())
        try:
            return future.result()
        except BaseException:
            if not future.done():
                future.cancel()
                ended.wait(CLEANING_SECONDS)
            raise

    def close(self, last: Coroutine[Any, Any, None] | None = None) -> None:
        """Cancel what is running, run `last` (closing connections, say) and end the thread. Whoever still waits in
        `run` gets CancelledError."""
        with self._lock:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is None or thread is None:
            if last is not None:
                last.close()
            return
        asyncio.run_coroutine_threadsafe(_wind_up(last), loop)
        thread.join(2 * CLEANING_SECONDS)

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_turn, args=(self._loop,), name="models", daemon=True)
                self._thread.start()
            return self._loop


def _turn(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()


async def _wind_up(last: Coroutine[Any, Any, None] | None) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)  # what is cut off complains; nobody is left to hear it
    try:
        running = asyncio.all_tasks() - {asyncio.current_task()}
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=CLEANING_SECONDS)
        if last is not None:
            async with asyncio.timeout(CLEANING_SECONDS):
                await last
    finally:
        loop.call_soon(loop.stop)
