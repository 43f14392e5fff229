"""Questions to the person at the keyboard. Ctrl-C counts only while the coach waits for them."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

END_OF_ANSWER = "."


class Leaving(Exception):
    """The user wants to stop; everything finished is stored."""


class Keyboard:
    """Reads lines. While the coach works (stores, marks), a first Ctrl-C waits for that; a second does not."""

    def __init__(self) -> None:
        self._waiting = False
        self._asked_to_stop = False

    @contextmanager
    def watched(self) -> Iterator[Keyboard]:
        """Ctrl-C is handled here for as long as the practice lasts."""
        _load_line_editing()
        before = signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, before)

    def line(self, prompt: str) -> str:
        """A line; EOFError at Ctrl-D, KeyboardInterrupt at Ctrl-C (also one that came while the coach worked)."""
        self._waiting = True
        try:
            if self._asked_to_stop:
                raise KeyboardInterrupt
            return input(prompt)
        finally:
            self._waiting = False
            self._asked_to_stop = False

    def choice(self, prompt: str, keys: Iterable[str], default: str) -> str:
        """One of `keys` by its first letter; Enter takes the default. Raises Leaving at Ctrl-D and Ctrl-C."""
        known = list(keys)
        while True:
            try:
                text = self.line(prompt).strip().lower()
            except (EOFError, KeyboardInterrupt) as error:
                raise Leaving from error
            if not text:
                return default
            for key in known:
                if text in (key, key[0]):
                    return key
            print("Please type one of: " + ", ".join(known))

    def number(self, prompt: str, highest: int) -> int | None:
        """1 to `highest`, None for Enter or Ctrl-D. Ctrl-C passes through."""
        while True:
            try:
                text = self.line(prompt).strip()
            except EOFError:
                return None
            if not text:
                return None
            if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= highest:
                return int(text)
            print(f"Please type a number from 1 to {highest}, or Enter to skip.")

    def answer(self) -> str:
        """Lines up to a single `.` or Ctrl-D. At Ctrl-C what was typed may be kept; else Leaving."""
        lines: list[str] = []
        try:
            while (line := self.line("> ")) != END_OF_ANSWER:
                lines.append(line)
        except EOFError:
            print()
        except KeyboardInterrupt as error:
            print()
            if not any(line.strip() for line in lines):
                raise Leaving from error
            if self.choice("Keep what you typed as your answer? [Y/n] ", ("yes", "no"), "yes") == "no":
                raise Leaving from error
        return "\n".join(lines).strip("\n")

    def _interrupt(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if self._waiting or self._asked_to_stop:
            raise KeyboardInterrupt
        self._asked_to_stop = True


def _load_line_editing() -> None:
    """Arrow keys, and lines longer than the 4,096 bytes a terminal passes on by itself."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    try:
        import readline  # noqa: F401  (importing it is what switches it on)
    except ImportError:
        return
