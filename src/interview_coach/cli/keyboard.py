"""Questions to the person at the keyboard. Ctrl-C counts only while the coach waits for them."""

from __future__ import annotations

import select
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

END_OF_ANSWER = "."
_LONGEST_KEY = 20
_PASTE_SECONDS = 0.05
"""A pasted text arrives at once; nobody types a second line that fast."""


class Leaving(Exception):
    """The user wants to stop; everything finished is stored."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The first lines of a text that arrived where a key was asked for; the rest of it is still to be read."""

    lines: tuple[str, ...]


class Keyboard:
    """Reads lines. While the coach works (stores, marks), a first Ctrl-C waits for that; a second does not."""

    def __init__(self) -> None:
        self._waiting = False
        self._asked_to_stop = False
        self._arrived: deque[str] = deque()

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
                self._arrived.clear()
                raise KeyboardInterrupt
            if not self._arrived:  # a terminal hands over a pasted text whole, with its line ends
                self._arrived.extend(input(prompt).split("\n"))
            return self._arrived.popleft()
        finally:
            self._waiting = False
            self._asked_to_stop = False

    def more_arrived(self) -> bool:
        """Whether lines are waiting that nobody can have typed yet: a text was pasted."""
        if self._arrived:
            return True
        if not sys.stdin.isatty():  # a file or a pipe holds all its lines from the start
            return False
        try:
            return bool(select.select([sys.stdin], [], [], _PASTE_SECONDS)[0])
        except (OSError, ValueError):  # Windows selects sockets only
            return False

    def choice(self, prompt: str, keys: Iterable[str], default: str) -> str:
        """One of `keys` by its first letter; Enter takes the default. Raises Leaving at Ctrl-D and Ctrl-C."""
        known = list(keys)
        while True:
            key = self._key(self._chosen_line(prompt), known, default)
            if key is not None:
                return key
            print("Please type one of: " + ", ".join(known))

    def choice_or_text(self, prompt: str, keys: Iterable[str], default: str) -> str | Pasted:
        """Like `choice`; but a long line that is no key, or a line with more behind it, is a pasted text."""
        known = list(keys)
        blank: list[str] = []
        while True:
            line = self._chosen_line(prompt)
            if not line.strip() and self.more_arrived():
                blank.append(line)
                continue
            key = self._key(line, known, default)
            if key is not None and not blank:
                return key
            if len(line.strip()) > _LONGEST_KEY or blank or self.more_arrived():
                return Pasted((*blank, line))
            print("Please type one of: " + ", ".join(known))

    def _chosen_line(self, prompt: str) -> str:
        try:
            return self.line(prompt)
        except (EOFError, KeyboardInterrupt) as error:
            raise Leaving from error

    @staticmethod
    def _key(line: str, known: Sequence[str], default: str) -> str | None:
        text = line.strip().lower()
        return next((key for key in known if text in (key, key[0])), None) if text else default

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

    def answer(self, begun: Sequence[str] = ()) -> str:
        """Lines up to a single `.` or Ctrl-D, after those it has begun with. At Ctrl-C what was typed may be kept;
        else Leaving."""
        lines = list(begun)
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
