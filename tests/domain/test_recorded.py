from datetime import timedelta

import pytest

from interview_coach.domain.recorded import (
    MOST_BYTES,
    Recording,
    RecordingKind,
    RecordingState,
    check_can_be_approved,
    check_can_transcribe,
    check_takes_parts,
    most_bytes_left,
    plain_media_type,
    written_down,
)
from interview_coach.errors import Conflict, InvalidInput
from tests.conftest import NOON


def recording(state: RecordingState, answer_id: str | None = None) -> Recording:
    return Recording(
        "r", "q", RecordingKind.AUDIO, "audio/webm", state, NOON, NOON + timedelta(days=30), answer_id=answer_id
    )


def test_a_part_counts_beside_the_others_and_not_beside_itself() -> None:
    assert most_bytes_left({}, 1) == MOST_BYTES
    assert most_bytes_left({1: MOST_BYTES - 5, 2: 3}, 2) == 5
    assert most_bytes_left({1: MOST_BYTES - 5, 2: 3}, 3) == 2


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        (RecordingKind.AUDIO, "audio/webm;codecs=opus", "audio/webm"),
        (RecordingKind.AUDIO, " AUDIO/OGG ; codecs=opus", "audio/ogg"),
        (RecordingKind.VIDEO, "video/mp4", "video/mp4"),
    ],
)
def test_the_type_is_kept_without_its_codecs(kind: RecordingKind, given: str, kept: str) -> None:
    assert plain_media_type(kind, given) == kept


def test_another_type_is_refused() -> None:
    with pytest.raises(InvalidInput):
        plain_media_type(RecordingKind.AUDIO, "video/webm")


def test_only_a_recording_in_progress_takes_parts() -> None:
    check_takes_parts(recording(RecordingState.RECORDING))
    for state in set(RecordingState) - {RecordingState.RECORDING}:
        with pytest.raises(Conflict):
            check_takes_parts(recording(state))


def test_what_is_an_answer_is_neither_written_down_nor_approved_again() -> None:
    for check in (check_can_transcribe, check_can_be_approved):
        with pytest.raises(Conflict):
            check(recording(RecordingState.ANSWERED, "a"))
        with pytest.raises(Conflict):
            check(recording(RecordingState.RECORDING))
        check(recording(RecordingState.FAILED))


def test_a_transcript_that_comes_late_does_not_undo_what_happened_meanwhile() -> None:
    assert written_down(recording(RecordingState.TRANSCRIBING), 61.6).state is RecordingState.TRANSCRIBED
    assert written_down(recording(RecordingState.TRANSCRIBING), 61.6).seconds == 62
    for state in (RecordingState.ANSWERED, RecordingState.ERASED):
        assert written_down(recording(state), 61.6).state is state
