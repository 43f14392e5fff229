"""`coach transcribe`: a recording written down, with how it was spoken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.bootstrap import open_coach
from interview_coach.cli.options import Data, Json
from interview_coach.cli.screen import write_json
from interview_coach.config import Settings, load_settings
from interview_coach.contract_speech import TranscriptDocument
from interview_coach.domain.consents import TRANSCRIPTION
from interview_coach.domain.costs import CallContext
from interview_coach.domain.delivery import delivery
from interview_coach.errors import InvalidInput
from interview_coach.ports import Transcriber
from interview_coach.services.transcribers import FEATURE, builtin_transcriber, check_gemini, gemini_transcriber
from interview_coach.speech.decode import TOO_LARGE
from interview_coach.speech.installed import check_installed
from interview_coach.speech.limits import MAX_BYTES

Progress = Callable[[float], None]


class Transcribes(StrEnum):
    BUILTIN = "builtin"
    GEMINI = "gemini"


def transcribe_recording(
    recording: Annotated[
        Path, typer.Argument(metavar="AUDIO", help="WebM, Ogg, MP4, M4A, WAV, MP3, FLAC or AAC; - is stdin.")
    ],
    engine: Annotated[
        Transcribes,
        typer.Option("--engine", help="Who listens: builtin works on this machine alone; gemini sends the sound out."),
    ] = Transcribes.BUILTIN,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write down what you said in a recording, and how: pace, pauses, fillers."""
    sound = _bytes_of(recording)
    check_installed()
    with _transcriber(engine, load_settings(data)) as transcriber, _progress(shown=not as_json) as progress:
        transcript = transcriber.transcribe(sound, progress=progress)
    if as_json:
        write_json(TranscriptDocument.of(transcript))
        return
    from interview_coach.cli.pages.transcript import print_transcript  # Rich: for people only

    print_transcript(transcript, delivery(transcript))


@contextmanager
def _transcriber(engine: Transcribes, settings: Settings) -> Iterator[Transcriber]:
    if engine is Transcribes.BUILTIN:
        yield builtin_transcriber(settings.data_dir)
        return
    check_gemini(settings)
    app = open_coach(settings)
    try:
        # The setting counts here, unlike in the app: whoever names the engine and the file sends it on purpose.
        if not app.consents.given(app.local_user_id, TRANSCRIPTION, engine="gemini"):
            raise InvalidInput(
                "the engine gemini sends the sound of your recording to a model; agree to it once on the page "
                "/privacy of the app, or set COACH_CONSENT_MODEL=1"
            )
        from interview_coach.coach.llm.providers import gemini_client

        client = gemini_client(settings)
        try:
            ledger = app.usage.ledger(app.local_user_id, CallContext(FEATURE))
            yield gemini_transcriber(client, ledger, app.clock)
        finally:
            client.close()
    finally:
        app.close()


@contextmanager
def _progress(*, shown: bool) -> Iterator[Progress | None]:
    """A bar on stderr where a person watches."""
    if not (shown and sys.stderr.isatty()):
        yield None
        return
    from rich.progress import Progress as Bar

    from interview_coach.cli.pages.console import notes

    with Bar(console=notes(), transient=True) as bar:
        task = bar.add_task("Listening", total=1.0)
        yield lambda share: bar.update(task, completed=share)


def _bytes_of(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInput(TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InvalidInput(f"the recording was not found: there is no file {path}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise InvalidInput(f"the recording cannot be read from {path}: {reason}") from error
