"""Erasing: what is gone is gone from the files, too; and what the calendar takes away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.costs import CallContext
from interview_coach.domain.privacy import PrivacySettings, Receipt
from interview_coach.domain.recorded import RecordingState
from interview_coach.errors import ConfigurationError, NotFound, StorageFailed
from interview_coach.jobs import Handler, ThreadJobs
from interview_coach.services.answers import Submission
from interview_coach.storage import database, tables
from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.everything import NOUNS
from tests.cast import STRONG_ANSWER, ScriptedCoach
from tests.conftest import NOON, StandingClock
from tests.services.kept import HEARD, SOUND, USER, files_of, fill, record

DATABASE = "coach.sqlite3"


def plain_rows(app: CoachApp, user: str = USER) -> dict[str, int]:
    """Rows of a user by table, as another program sees them."""
    with closing(sqlite3.connect(app.settings.data_dir / DATABASE)) as connection:
        return {
            name: connection.execute(f"SELECT count(*) FROM {name} WHERE user_id = ?", (user,)).fetchone()[0]
            for name, table in tables.metadata.tables.items()
            if "user_id" in table.c
        }


def secrets_of(app: CoachApp) -> list[bytes]:
    """Every ciphertext and wrapped key in the database, and the beginning of each file of a recording."""
    found: list[bytes] = []
    with closing(sqlite3.connect(app.settings.data_dir / DATABASE)) as connection:
        for name in tables.metadata.tables:
            for row in connection.execute(f"SELECT * FROM {name}"):
                found += [value for value in row if isinstance(value, bytes)]
    found += [data[:200] for name, data in files_of(app).items() if name.startswith("blobs/")]
    return found


def ids_of(app: CoachApp) -> list[bytes]:
    with app.storage.reading(USER) as rows:
        return [id.encode() for noun in NOUNS for id in rows.everything.ids(noun)]


def in_files(app: CoachApp, values: list[bytes]) -> int:
    """How many of the values stand anywhere in the data folder. Long ones are cut into pages by SQLite, so their
    beginning is looked for."""
    everything = b"".join(files_of(app).values())
    return sum(value[:100] in everything for value in values)


def erased(receipt: Receipt) -> dict[str, int]:
    return dict(receipt.counts)


def test_nothing_of_the_user_is_left_in_any_file(scripted_app: CoachApp) -> None:
    fill(scripted_app)
    secrets, ids = secrets_of(scripted_app), ids_of(scripted_app)
    assert in_files(scripted_app, secrets) == len(secrets) > 10, "they are there before, so the search can find them"
    assert in_files(scripted_app, ids) == len(ids) > 8
    receipt = scripted_app.erasure.erase_everything(USER)
    assert set(plain_rows(scripted_app).values()) == {0}
    assert in_files(scripted_app, secrets) == 0
    assert in_files(scripted_app, ids) == 0
    assert [name for name in files_of(scripted_app) if name.startswith("blobs/recordings")] == []
    assert receipt.key_destroyed


def test_the_receipt_says_what_and_how_much(scripted_app: CoachApp) -> None:
    fill(scripted_app)
    receipt = scripted_app.erasure.erase_everything(USER)
    counts = erased(receipt)
    assert (receipt.at, receipt.files_left) == (NOON, 0)
    assert (counts["preparations"], counts["questions"], counts["answers"], counts["evaluations"]) == (1, 1, 1, 2)
    assert (counts["recordings"], counts["recording_files"]) == (1, 2)
    assert (counts["model_calls"], counts["model_replies"], counts["consents"], counts["budgets"]) == (1, 1, 2, 1)
    again = scripted_app.erasure.erase_everything(USER)
    assert set(erased(again).values()) == {0}


def test_old_ciphertext_does_not_open_under_the_new_key(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    with closing(sqlite3.connect(scripted_app.settings.data_dir / DATABASE)) as connection:
        [(sealed, old)] = connection.execute("SELECT text_sealed, wrapped_key FROM answers JOIN users ON 1")
    place = f"answers.text:{filled.answer}"
    scripted_app.erasure.erase_everything(USER)
    with closing(sqlite3.connect(scripted_app.settings.data_dir / DATABASE)) as connection:
        [(new,)] = connection.execute("SELECT wrapped_key FROM users")
    master = scripted_app.storage._master
    assert Cipher(master.open_bytes(old, f"users.wrapped_key:{USER}"), USER).open(sealed, place) == STRONG_ANSWER
    with pytest.raises(ConfigurationError, match="cannot be decrypted"):
        Cipher(master.open_bytes(new, f"users.wrapped_key:{USER}"), USER).open(sealed, place)


def test_the_program_goes_on_with_an_empty_account(scripted_app: CoachApp) -> None:
    fill(scripted_app)
    scripted_app.erasure.erase_everything(USER)
    assert scripted_app.privacy.settings(USER) == PrivacySettings()
    assert not scripted_app.consents.everything(USER)
    filled = fill(scripted_app)
    assert scripted_app.answers.get(USER, filled.answer).answer.text == STRONG_ANSWER


def test_other_users_keep_everything(scripted_app: CoachApp) -> None:
    scripted_app.storage.add_user("bob", NOON)
    mine, other = fill(scripted_app), fill(scripted_app, "bob")
    before = plain_rows(scripted_app, "bob")
    scripted_app.erasure.erase_everything(USER)
    assert plain_rows(scripted_app, "bob") == before
    assert scripted_app.answers.get("bob", other.answer).answer.text == STRONG_ANSWER
    assert b"".join(scripted_app.recordings.play("bob", other.recording.id).pieces) == other.media
    with pytest.raises(NotFound):
        scripted_app.answers.get(USER, mine.answer)
    with pytest.raises(NotFound):
        scripted_app.erasure.erase_everything("carol")


def test_another_process_does_not_go_on_under_the_old_key(scripted_app: CoachApp, settings: Settings) -> None:
    server = open_coach(settings, coach=ScriptedCoach())
    fill(server)
    scripted_app.erasure.erase_everything(USER)
    filled = fill(server)  # it had the old key in memory
    server.close()
    assert scripted_app.answers.get(USER, filled.answer).answer.text == STRONG_ANSWER


class Killed(BaseException):
    """The process is gone at this point."""


@pytest.fixture
def killed_before_the_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    def die(self: FolderBlobs, key: str) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(FolderBlobs, "delete", die)
        yield patched


def test_killed_in_between_the_next_start_finishes_it(
    scripted_app: CoachApp, settings: Settings, killed_before_the_files: pytest.MonkeyPatch
) -> None:
    fill(scripted_app)
    secrets = secrets_of(scripted_app)
    with pytest.raises(Killed):
        scripted_app.erasure.erase_everything(USER)
    killed_before_the_files.undo()
    assert set(plain_rows(scripted_app).values()) == {0}, "the key and the rows go first"
    assert any(name.startswith("blobs/recordings") for name in files_of(scripted_app))
    next_start = open_coach(settings, coach=ScriptedCoach())
    next_start.purge()
    assert in_files(next_start, secrets) == 0
    next_start.close()


def test_a_store_out_of_reach_is_said_and_tried_again(scripted_app: CoachApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: FolderBlobs, key: str) -> None:
        raise StorageFailed("out of reach")

    fill(scripted_app)
    with monkeypatch.context() as patched:
        patched.setattr(FolderBlobs, "delete", refuse)
        receipt = scripted_app.erasure.erase_everything(USER)
        scripted_app.purge()
    assert (receipt.files_left, receipt.key_destroyed, erased(receipt)["recording_files"]) == (1, True, 0)
    assert any(name.startswith("blobs/recordings") for name in files_of(scripted_app))
    scripted_app.purge()
    assert not any(name.startswith("blobs/recordings") for name in files_of(scripted_app))


def test_a_program_that_reads_keeps_the_log_and_the_receipt_says_so(
    scripted_app: CoachApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_SCRUB_SECONDS", 0)
    fill(scripted_app)
    secrets = secrets_of(scripted_app)
    with closing(sqlite3.connect(scripted_app.settings.data_dir / DATABASE, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM users").fetchone()
        assert not scripted_app.erasure.erase_everything(USER).key_destroyed
        assert in_files(scripted_app, secrets) > 0
    scripted_app.purge()
    assert in_files(scripted_app, secrets) == 0


def test_recordings_go_when_their_days_are_over_and_text_and_mark_stay(
    scripted_app: CoachApp, clock: StandingClock
) -> None:
    filled = fill(scripted_app)  # keeps them for the 30 days of the settings: it chooses afterwards
    scripted_app.privacy.choose(USER, PrivacySettings(2))
    shorter = record(scripted_app, filled.question, (SOUND,))
    clock.advance(timedelta(days=2))
    scripted_app.purge()
    assert scripted_app.recordings.get(USER, shorter.id).state is RecordingState.ERASED
    assert b"".join(scripted_app.recordings.play(USER, filled.recording.id).pieces) == filled.media
    clock.advance(timedelta(days=27, hours=23))
    scripted_app.purge()
    assert scripted_app.recordings.get(USER, filled.recording.id).has_media
    clock.advance(timedelta(hours=1))
    scripted_app.purge()
    with pytest.raises(NotFound):
        scripted_app.recordings.play(USER, filled.recording.id)
    heard = scripted_app.recordings.transcript(USER, filled.recording.id)
    assert heard is not None and heard.text == HEARD.text
    record_of_mark = scripted_app.answers.get(USER, filled.answer).record
    assert record_of_mark is not None and record_of_mark.evaluation.overall == 3.4
    assert not any(name.startswith("blobs/recordings") for name in files_of(scripted_app))


def test_a_server_purges_at_its_start_and_every_hour(
    scripted_app: CoachApp, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hourly: list[Callable[[], None]] = []

    class StandingJobs(ThreadJobs):
        """Calls nothing by itself."""

        def __init__(
            self, folder: Path, handlers: Mapping[str, Handler], purge: Callable[[], None], *_: object
        ) -> None:
            super().__init__(handlers)
            hourly.append(purge)

    monkeypatch.setattr("interview_coach.jobs.DurableJobs", StandingJobs)
    filled = fill(scripted_app)
    clock.advance(timedelta(days=30))
    scripted_app.work_in_background()
    assert not scripted_app.recordings.get(USER, filled.recording.id).has_media
    later = record(scripted_app, filled.question)
    clock.advance(timedelta(days=30))
    [purge] = hourly
    purge()
    assert not scripted_app.recordings.get(USER, later.id).has_media


def test_kept_replies_go_after_thirty_days(scripted_app: CoachApp, clock: StandingClock) -> None:
    fill(scripted_app)
    clock.advance(timedelta(days=29))
    scripted_app.purge()
    assert plain_rows(scripted_app)["model_replies"] == 1
    clock.advance(timedelta(days=2))
    scripted_app.purge()
    assert plain_rows(scripted_app)["model_replies"] == 0


def test_all_recordings_can_go_and_the_rest_stays(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    record(scripted_app, filled.question)
    receipt = scripted_app.erasure.erase_recordings(USER)
    assert erased(receipt) == {"recordings": 2}
    assert not any(name.startswith("blobs/recordings") for name in files_of(scripted_app))
    assert scripted_app.answers.get(USER, filled.answer).answer.text == STRONG_ANSWER
    assert scripted_app.recordings.transcript(USER, filled.recording.id) is not None
    assert erased(scripted_app.erasure.erase_recordings(USER)) == {"recordings": 0}


def test_files_that_an_erased_recording_left_are_found(
    scripted_app: CoachApp, killed_before_the_files: pytest.MonkeyPatch
) -> None:
    filled = fill(scripted_app)
    with pytest.raises(Killed):
        scripted_app.recordings.erase(USER, filled.recording.id)
    killed_before_the_files.undo()
    assert scripted_app.recordings.get(USER, filled.recording.id).state is RecordingState.ERASED
    scripted_app.purge()
    assert not any(name.startswith("blobs/recordings") for name in files_of(scripted_app))


def test_a_reply_about_an_answer_that_is_gone_is_not_kept(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    answer = scripted_app.answers.submit(USER, filled.question, Submission(STRONG_ANSWER))
    ledger = scripted_app.usage.ledger(USER, CallContext("marking", filled.preparation, answer_id=answer.id))
    scripted_app.erasure.erase_everything(USER)
    ledger.remember("b" * 64, "You name the place at once.")
    assert plain_rows(scripted_app)["model_replies"] == 0


def test_one_answer_takes_its_recording_along(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    scripted_app.answers.remove(USER, filled.answer)
    scripted_app.purge()
    assert plain_rows(scripted_app)["recordings"] == 0
    assert not any(name.startswith("blobs/recordings") for name in files_of(scripted_app))


def test_an_answer_that_was_deleted_is_overwritten(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    with closing(sqlite3.connect(scripted_app.settings.data_dir / DATABASE)) as connection:
        sealed = [row[0] for row in connection.execute("SELECT text_sealed FROM answers")]
    assert in_files(scripted_app, sealed) == 1
    scripted_app.answers.remove(USER, filled.answer)
    scripted_app.purge()
    assert in_files(scripted_app, sealed) == 0


def test_the_database_is_small_again(scripted_app: CoachApp) -> None:
    filled = fill(scripted_app)
    for _ in range(200):
        scripted_app.answers.submit(USER, filled.question, Submission(STRONG_ANSWER * 20))
    large = Path(scripted_app.settings.data_dir / DATABASE).stat().st_size
    scripted_app.erasure.erase_everything(USER)
    assert Path(scripted_app.settings.data_dir / DATABASE).stat().st_size < large / 4
