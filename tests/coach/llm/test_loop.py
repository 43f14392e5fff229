"""The loop in the background: results, errors, Ctrl-C, closing."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from interview_coach.coach.llm.loop import BackgroundLoop


@pytest.fixture
def loop() -> Iterator[BackgroundLoop]:
    made = BackgroundLoop()
    yield made
    made.close()


async def doubled(number: int) -> int:
    await asyncio.sleep(0.01)
    return 2 * number


async def wrong() -> None:
    raise LookupError("wrong")


def test_a_result_and_an_error_come_back(loop: BackgroundLoop) -> None:
    assert loop.run(doubled(4)) == 8
    with pytest.raises(LookupError):
        loop.run(wrong())
    assert loop.run(doubled(5)) == 10


def test_there_is_no_thread_before_the_first_coroutine() -> None:
    before = threading.active_count()
    made = BackgroundLoop()
    assert threading.active_count() == before
    made.run(doubled(1))
    made.close()
    assert threading.active_count() == before


def test_ctrl_c_cancels_what_runs_and_lets_it_clean_up(loop: BackgroundLoop) -> None:
    cleaned: list[str] = []

    async def long() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.05)  # writing down what was spent takes a moment
            cleaned.append("yes")

    threading.Timer(0.2, signal.pthread_kill, [threading.main_thread().ident, signal.SIGINT]).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        loop.run(long())
    assert cleaned == ["yes"]
    assert time.monotonic() - began < 2
    assert loop.run(doubled(2)) == 4


def test_closing_cancels_what_runs_and_closes_connections_in_the_same_loop() -> None:
    made = BackgroundLoop()
    loops: list[asyncio.AbstractEventLoop] = []
    caught: list[BaseException] = []
    began = threading.Event()

    async def forever() -> None:
        loops.append(asyncio.get_running_loop())
        began.set()
        await asyncio.sleep(60)

    async def last() -> None:
        loops.append(asyncio.get_running_loop())

    def wait() -> None:
        try:
            made.run(forever())
        except BaseException as error:  # noqa: BLE001
            caught.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    began.wait(5)
    made.close(last())
    waiting.join(5)
    assert isinstance(caught[0], CancelledError)
    assert loops[0] is loops[1] and loops[0].is_closed()


def test_closing_what_never_ran_or_is_closed_is_nothing() -> None:
    made = BackgroundLoop()

    async def last() -> None:
        raise AssertionError("there is nothing to close")

    made.close(last())
    made.run(doubled(1))
    made.close()
    made.close()


@pytest.mark.slow
def test_closing_does_not_wait_for_a_connection_that_will_not_close() -> None:
    made = BackgroundLoop()
    made.run(doubled(1))
    began = time.monotonic()
    made.close(asyncio.sleep(60))
    assert time.monotonic() - began < 5
