"""From an error to one sentence on stderr and an exit status: 2 asks for other input, 1 says the coach failed."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

from interview_coach.cli.screen import printable
from interview_coach.config import load_settings
from interview_coach.errors import CoachError, Conflict, InvalidInput, NotFound, NotPermitted

DONE, FAILED, WRONG_USE = 0, 1, 2
_NOTICES: list[list[str]] = []
_AT_END: list[Callable[[], None]] = []
_OF_THE_USER = (InvalidInput, NotFound, Conflict, NotPermitted)


def status_of(action: Callable[[], object]) -> int:
    """Run `action` and return the exit status of the command; says what went wrong on stderr."""
    _NOTICES.clear()
    try:
        result = action()
        _tell_notices()
    except CoachError as error:
        return report(error)
    except Exception as error:  # noqa: BLE001  (the edge: whatever is left becomes one sentence)
        return _report_unknown(error)
    finally:
        while _AT_END:
            _AT_END.pop()()
    return result if isinstance(result, int) else DONE


def at_end(action: Callable[[], None]) -> None:
    """Do that when the command is over, however it ended."""
    _AT_END.append(action)


def before_end(notices: list[str] | None) -> None:
    """What gathers in `notices` while a command works is said on stderr when it is done; its output stays clean."""
    if notices is not None:
        _NOTICES.append(notices)


def _tell_notices() -> None:
    for sentence in dict.fromkeys(sentence for notices in _NOTICES for sentence in notices):
        say(sentence)


def report(error: CoachError) -> int:
    """Say the error's sentence; 2 when other input helps, 1 when it does not."""
    say(str(error))
    if not isinstance(error, _OF_THE_USER) and _is_debugging():
        traceback.print_exception(error)
    return WRONG_USE if isinstance(error, _OF_THE_USER) else FAILED


def say(message: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"coach: {' '.join(printable(message).split())}\n")


def _report_unknown(error: Exception) -> int:
    """Typer's errors carry their own sentence and status; of others only the kind is said: the text may be personal."""
    sentence = getattr(error, "format_message", None)
    if callable(sentence):
        say(_with_help(str(sentence()), error))
        return int(getattr(error, "exit_code", WRONG_USE))
    debugging = _is_debugging()
    if debugging:
        traceback.print_exception(error)
    remedy = (
        "report it with the lines above" if debugging else "run it again with COACH_DEBUG=1 and report what it says"
    )
    say(f"something went wrong inside the coach ({type(error).__name__}); please {remedy}")
    return FAILED


def _with_help(sentence: str, error: Exception) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "coach"
    return f"{sentence.replace('Value error, ', '').rstrip('.?')} (see {command} --help)"


def _is_debugging() -> bool:
    try:
        return load_settings().debug
    except CoachError:
        return False
