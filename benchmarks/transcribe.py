"""Our transcriber beside bare faster-whisper on one recording, turn by turn: a ratio, with word error and memory.

The ratio is one of processor time, the best of each: unlike the time that passes it is nearly the same on a machine
that is busy with other work. Ours counts with its decoder. Linux only.

`python benchmarks/transcribe.py [FILE …]`: WebM, WAV … with a text of the same name and the ending .txt beside it, if
there is one. Without files the clips of the tests are listened to, joined to about a minute and a half.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from interview_coach.domain.delivery import delivery
from interview_coach.domain.speech import Transcript
from interview_coach.speech.decode import decode, seconds_of
from interview_coach.speech.guards import PROMPT
from interview_coach.speech.limits import RATE
from interview_coach.speech.transcribe import MOST_THREADS, WhisperTranscriber
from interview_coach.speech.weights import prepare

ROUNDS, GOAL = 5, 1.1
CLIPS = Path(__file__).parent.parent / "tests" / "data" / "speech"
REPEATS = 3


def minute_and_a_half() -> bytes:
    """The clip with fillers three times, as a browser would record it."""
    import av

    sound = np.tile(decode((CLIPS / "fillers.webm").read_bytes()), REPEATS)
    file = io.BytesIO()
    with av.open(file, "w", format="webm") as container:
        stream = container.add_stream("libopus", rate=48_000)
        stream.codec_context.layout = "mono"
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), "s16", "mono")
        frame.sample_rate = RATE
        resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return file.getvalue()


def word_error(reference: str, heard: str) -> tuple[int, int]:
    """(wrong words, words): insertions, deletions and substitutions."""
    one, two = _words(reference), _words(heard)
    row = list(range(len(two) + 1))
    for n, word in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, other in enumerate(two, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (word != other))
    return row[-1], len(one)


def _words(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("-", " ")).split()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))


def measure(folder: Path) -> None:
    from faster_whisper import WhisperModel

    weights = prepare(folder)
    ours = WhisperTranscriber(folder)
    short = (CLIPS / "read.wav").read_bytes()
    print(
        f"three seconds of speech: {_seconds(ours, short):.1f} s with a new process, then {_seconds(ours, short):.1f} s"
    )
    model = WhisperModel(
        str(weights), device="cpu", compute_type="int8", cpu_threads=min(MOST_THREADS, os.cpu_count() or 1)
    )

    def bare(data: bytes) -> str:
        segments, _ = model.transcribe(
            io.BytesIO(data), language="en", beam_size=1, temperature=0.0, vad_filter=True, word_timestamps=True,
            condition_on_previous_text=False, initial_prompt=PROMPT,
        )  # fmt: skip
        return " ".join(segment.text for segment in segments)

    files = [Path(name) for name in sys.argv[1:]]
    recordings = {file.name: file.read_bytes() for file in files} or {"clips": minute_and_a_half()}
    wrong = words = 0
    for name, data in recordings.items():
        heard = _compare(name, data, ours, bare)
        text = next((f.with_suffix(".txt") for f in files if f.name == name), None)
        if text is not None and text.is_file():
            errors, count = word_error(text.read_text(encoding="utf-8"), heard.text)
            wrong, words = wrong + errors, words + count
    if words:
        print(f"word error {100 * wrong / words:.1f} % of {words} words")
    print(f"memory of the process that listens: {_resident(ours.pid)} MB")
    ours.close()


def _seconds(ours: WhisperTranscriber, data: bytes) -> float:
    began = time.perf_counter()
    ours.transcribe(data)
    return time.perf_counter() - began


def _compare(name: str, data: bytes, ours: WhisperTranscriber, bare: Callable[[bytes], str]) -> Transcript:
    heard = ours.transcribe(data)
    bare(data)
    calls: dict[str, Callable[[bytes], object]] = {"bare": bare, "ours": ours.transcribe}
    passed: dict[str, list[float]] = {"bare": [], "ours": []}
    worked: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(ROUNDS):
        for who, call in calls.items():
            began, busy = time.perf_counter(), _busy_seconds(ours.pid)
            call(data)
            passed[who].append(time.perf_counter() - began)
            worked[who].append(_busy_seconds(ours.pid) - busy)
    length = seconds_of(decode(data))
    ratio = min(worked["ours"]) / min(worked["bare"])
    spoken = delivery(heard)
    print(
        f"{name}: {length:.0f} s, real-time factor bare {min(passed['bare']) / length:.3f}, "
        f"ours {min(passed['ours']) / length:.3f}; processor time bare {min(worked['bare']):.2f} s, "
        f"ours {min(worked['ours']):.2f} s, ratio {ratio:.2f} (goal {GOAL} at most); "
        f"{spoken.hesitations} hesitations, {spoken.phrases} phrases"
    )
    return heard


def _busy_seconds(pid: int | None) -> float:
    """Processor time so far: of this process, of the one that listens, and of its decoders that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int | None) -> int:
    """MB of a process now; Linux only, elsewhere 0."""
    status = Path(f"/proc/{pid}/statm")
    return int(status.read_text().split()[1]) * 4_096 // 1_000_000 if status.is_file() else 0


if __name__ == "__main__":
    main()
