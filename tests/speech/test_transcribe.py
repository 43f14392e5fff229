"""The process that listens: started, reused, stopped, ended when idle, replaced after a crash, never left behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_coach.domain.speech import Span, Stopped, Transcript, Word
from interview_coach.errors import ConfigurationError, InvalidInput, ProviderError
from interview_coach.speech import installed
from interview_coach.speech import weights as published
from interview_coach.speech.guards import plain
from interview_coach.speech.messages import plain as to_plain
from interview_coach.speech.messages import transcript_of
from interview_coach.speech.transcribe import WhisperTranscriber
from tests.speech.sounds import READ, clip, encoded, silence

ROOT = Path(__file__).parent.parent.parent
BROKEN = "interview_coach.speech.no_such_module"


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


def pid_of(transcriber: WhisperTranscriber) -> int:
    """Never None, and never 0, which would be this very process to `os.kill`."""
    assert transcriber.pid
    return transcriber.pid


def once_after(seconds: float, act: Callable[[], None]) -> Callable[[], bool]:
    """A `cancelled` that never says so, but does something once."""
    due = [time.monotonic() + seconds]

    def ask() -> bool:
        if due and time.monotonic() > due[0]:
            due.clear()
            act()
        return False

    return ask


def wait_until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "it never came to that"
        time.sleep(0.02)


def test_a_transcript_crosses_the_pipe_unchanged() -> None:
    whole = Transcript(
        "builtin", (Word("né…", 0.1, 0.3, 0.25), Word("so", 0.4, 0.5)), 1.5, (Span(0.5, 1.5),), True, ("?",)
    )
    for transcript in (whole, Transcript("builtin", (), 0.25, None, timed=False)):
        assert transcript_of(to_plain(transcript)) == transcript


def test_one_process_listens_to_one_recording_after_the_other(apart: WhisperTranscriber) -> None:
    assert plain(apart.transcribe(clip("read.wav")).text) == READ
    pid = apart.pid
    with pytest.raises(InvalidInput):
        apart.transcribe(b"OggS" + bytes(99))
    assert plain(apart.transcribe(clip("read.wav")).text) == READ
    assert pid is not None and apart.pid == pid


@pytest.mark.slow
def test_the_model_is_never_in_the_process_of_the_coach(weights: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from interview_coach.speech.transcribe import WhisperTranscriber;"
        "text = WhisperTranscriber(Path(sys.argv[1])).transcribe(Path(sys.argv[2]).read_bytes()).text;"
        "print(text, {'faster_whisper', 'ctranslate2', 'onnxruntime', 'av'} & set(sys.modules))"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(weights), str(ROOT / "tests/data/speech/read.wav")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert plain(done.stdout.removesuffix("set()\n")) == READ
    assert done.stderr == ""


@pytest.mark.slow
def test_a_stopped_recording_ends_the_process_and_the_next_one_gets_another(apart: WhisperTranscriber) -> None:
    apart.transcribe(encoded(silence(0.5)))
    pid = apart.pid
    asked = iter([False, False, False, True])
    with pytest.raises(Stopped):
        apart.transcribe(clip("fillers.webm"), cancelled=lambda: next(asked, True))
    assert pid is not None and not is_alive(pid) and apart.pid is None
    assert apart.transcribe(encoded(silence(0.5))).words == ()


@pytest.mark.slow
def test_a_recording_is_stopped_in_any_of_its_blocks(weights: Path) -> None:
    brief = WhisperTranscriber(weights, block_seconds=8.0)
    told = [0.0]
    with pytest.raises(Stopped):
        brief.transcribe(clip("fillers.webm"), progress=told.append, cancelled=lambda: told[-1] > 0.4)
    assert brief.pid is None
    assert told == sorted(told) and 0.4 < told[-1] < 1
    assert plain(brief.transcribe(clip("read.wav")).text) == READ
    brief.close()


@pytest.mark.slow
def test_one_who_waits_for_another_can_be_stopped(apart: WhisperTranscriber) -> None:
    stop, working, ended = threading.Event(), threading.Event(), threading.Event()

    def hold(share: float) -> None:
        working.set()
        assert ended.wait(20)

    def wait() -> None:
        with pytest.raises(Stopped):
            apart.transcribe(clip("read.wav"), cancelled=stop.is_set)
        ended.set()

    first = threading.Thread(target=lambda: apart.transcribe(clip("read.wav"), progress=hold))
    first.start()
    assert working.wait(20)
    second = threading.Thread(target=wait)
    second.start()
    assert not ended.wait(0.3)
    stop.set()
    assert ended.wait(10)
    first.join()
    second.join()


@pytest.mark.slow
def test_an_error_of_the_caller_leaves_no_half_heard_recording(apart: WhisperTranscriber) -> None:
    def fail(share: float) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        apart.transcribe(clip("fillers.webm"), progress=fail)
    assert plain(apart.transcribe(clip("read.wav")).text) == READ


@pytest.mark.slow
def test_a_crash_in_the_middle_is_one_sentence_and_the_next_recording_is_heard(apart: WhisperTranscriber) -> None:
    apart.transcribe(encoded(silence(0.5)))
    with pytest.raises(ProviderError, match="ended unexpectedly") as raised:
        apart.transcribe(
            clip("fillers.webm"), cancelled=once_after(0.5, lambda: os.kill(pid_of(apart), signal.SIGSEGV))
        )
    assert not raised.value.permanent
    assert plain(apart.transcribe(clip("read.wav")).text) == READ


@pytest.mark.slow
def test_a_process_that_died_between_two_recordings_is_replaced_in_silence(apart: WhisperTranscriber) -> None:
    apart.transcribe(encoded(silence(0.5)))
    pid = pid_of(apart)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: apart.pid is None)
    assert apart.transcribe(encoded(silence(0.5))).words == ()
    assert apart.pid not in (None, pid)


def test_a_process_that_hangs_is_ended(weights: Path) -> None:
    hangs = WhisperTranscriber(weights, quiet_seconds=0.5)
    hangs.prepare()
    wait_until(lambda: hangs.pid is not None)
    pid = pid_of(hangs)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(ProviderError, match="did not get on"):
        hangs.transcribe(clip("read.wav"))
    assert not is_alive(pid)


def test_a_process_that_cannot_begin_is_one_sentence(weights: Path) -> None:
    with pytest.raises(ProviderError, match="ended unexpectedly"):
        WhisperTranscriber(weights, worker=BROKEN).transcribe(encoded(silence(0.5)))


@pytest.mark.slow
def test_an_idle_process_is_ended_and_started_again(weights: Path) -> None:
    brief = WhisperTranscriber(weights, idle_seconds=0.3)
    brief.transcribe(encoded(silence(0.5)))
    pid = pid_of(brief)
    assert is_alive(pid)
    wait_until(lambda: not is_alive(pid))
    assert brief.transcribe(encoded(silence(0.5))).words == ()
    brief.close()


def test_a_prepared_process_is_there_before_the_recording(weights: Path) -> None:
    early = WhisperTranscriber(weights)
    early.prepare()
    wait_until(lambda: early.pid is not None)
    pid = pid_of(early)
    early.prepare()
    assert early.transcribe(encoded(silence(0.5))).words == ()
    assert early.pid == pid
    early.close()
    assert early.pid is None and not is_alive(pid)


@pytest.mark.slow
def test_a_transcriber_nobody_holds_takes_its_process_with_it(weights: Path) -> None:
    forgotten = WhisperTranscriber(weights)
    forgotten.transcribe(encoded(silence(0.5)))
    pid = pid_of(forgotten)
    del forgotten
    gc.collect()
    assert not is_alive(pid)


@pytest.mark.slow
@pytest.mark.parametrize("at_work", [True, False])
def test_a_killed_coach_leaves_no_process(weights: Path, at_work: bool) -> None:
    code = (
        "import sys, time; from pathlib import Path; from interview_coach.speech.transcribe import WhisperTranscriber;"
        "whisper = WhisperTranscriber(Path(sys.argv[1])); data = Path(sys.argv[2]).read_bytes();"
        "tell = lambda: print(whisper.pid, flush=True) or time.sleep(float(sys.argv[3]));"
        "whisper.transcribe(data, cancelled=lambda: whisper.pid is not None and tell() is not None)"
    )
    sound = str(ROOT / "tests/data/speech/fillers.webm")
    coach = subprocess.Popen(
        [sys.executable, "-c", code, str(weights), sound, "0.1" if at_work else "60"], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert coach.stdout is not None
    with coach.stdout:
        pid = int(coach.stdout.readline())
        time.sleep(2 if at_work else 0)
        assert is_alive(pid)
        coach.kill()
        coach.wait()
    wait_until(lambda: not is_alive(pid), 5)


def test_the_process_has_limits(apart: WhisperTranscriber) -> None:
    apart.transcribe(encoded(silence(0.5)))
    limits = Path(f"/proc/{apart.pid}/limits").read_text().splitlines()
    soft = {line[:25].strip(): line[25:].split()[0] for line in limits[1:]}
    assert int(soft["Max address space"]) == 4 * 1024**3
    assert 4 * 3600 < int(soft["Max cpu time"]) < 5 * 3600
    assert soft["Max file size"] == soft["Max core file size"] == "0"


@pytest.mark.slow
def test_the_process_keeps_no_file_open_and_tells_nobody_of_itself(apart: WhisperTranscriber) -> None:
    """onnxruntime would keep a list of events in the user's home and send it to its maker."""
    apart.transcribe(clip("read.wav"))
    held = {str(place.readlink()) for place in Path(f"/proc/{pid_of(apart)}/fd").iterdir()}
    assert {name for name in held if not name.startswith(("pipe:", "/dev/null"))} == set()


def test_wrong_weights_start_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "SHA256", {**published.SHA256, "config.json": "0" * 64})
    whisper = WhisperTranscriber(tmp_path)
    with pytest.raises(ConfigurationError, match="not the published one"):
        whisper.transcribe(encoded(silence(0.5)))
    assert whisper.pid is None


def test_without_the_extra_it_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "LIBRARIES", ("no_such_library_at_all",))
    without = WhisperTranscriber(tmp_path)
    with pytest.raises(ConfigurationError, match=r"not installed.*make run"):
        without.transcribe(clip("read.wav"))
    without.prepare()
    assert without.pid is None
