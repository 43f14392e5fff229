import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_coach.domain.answers import Answer, EvaluationRecord, InterviewSession
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import ConfigurationError, Conflict, NotFound
from interview_coach.storage.database import Storage, open_storage
from tests.cast import CANDIDATE, CV, JOB, POSTING, STRONG_ANSWER, evaluation_of, question
from tests.storage.older import take_back

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PREPARATION = Preparation("p1", CV, POSTING, JOB, None, NOON, NOON)
ANSWER = Answer("a1", "q1", "s1", 1, STRONG_ANSWER, Medium.TYPED, 4, 90, NOON)


@pytest.fixture
def storage(tmp_path: Path):
    opened = open_storage(tmp_path)
    opened.add_user("ann", NOON)
    opened.add_user("bob", NOON)
    yield opened
    opened.close()


def fill(storage: Storage) -> None:
    with storage.writing("ann") as rows:
        rows.preparations.add(PREPARATION)
        rows.questions.add("p1", [replace(question("What broke?"), id="q1")], own=False, at=NOON)
        rows.sessions.add(InterviewSession("s1", "p1", "practice", NOON, NOON))
        rows.answers.add(ANSWER)
        rows.evaluations.add(EvaluationRecord("e1", "a1", evaluation_of(STRONG_ANSWER), NOON))


def test_everything_comes_back_as_it_was_stored(storage: Storage) -> None:
    fill(storage)
    with storage.reading("ann") as rows:
        answered = rows.answers.get("a1")
        assert rows.preparations.get("p1") == PREPARATION
        assert answered.answer == ANSWER
        assert answered.record is not None
        assert answered.record.evaluation == evaluation_of(STRONG_ANSWER)
        assert rows.questions.get("q1").last_mark == 3.4


@pytest.mark.parametrize("later", [timedelta(0), timedelta(seconds=-5)], ids=["same instant", "clock went back"])
def test_the_newest_evaluation_is_the_one_added_last(storage: Storage, later: timedelta) -> None:
    fill(storage)
    ids = ["e9", "e0", "e5", "e3"]
    for number, id in enumerate(ids):
        found = replace(evaluation_of(STRONG_ANSWER), overall=1.0 + number / 2)
        with storage.writing("ann") as rows:
            kept = rows.evaluations.add(EvaluationRecord(id, "a1", found, NOON + later))
        with storage.reading("ann") as rows:
            assert rows.answers.get("a1").record == kept
            assert rows.questions.get("q1").last_mark == found.overall


def test_another_user_finds_nothing_of_it(storage: Storage) -> None:
    fill(storage)
    with storage.reading("bob") as rows:
        assert rows.preparations.list(limit=10, offset=0) == ()
        assert rows.answers.history(limit=10, offset=0) == ()
        for lookup in (
            lambda: rows.preparations.get("p1"),
            lambda: rows.questions.get("q1"),
            lambda: rows.answers.get("a1"),
        ):
            with pytest.raises(NotFound):
                lookup()
    for remove in ("preparations.p1", "questions.q1", "answers.a1"):
        noun, row = remove.split(".")
        with pytest.raises(NotFound), storage.writing("bob") as rows:
            getattr(rows, noun).remove(row)


def test_the_words_of_the_answer_and_the_name_are_not_in_the_files(storage: Storage, tmp_path: Path) -> None:
    fill(storage)
    storage.close()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (*CANDIDATE.split(), "lubrication", "Brackenfield", "Hollowell", "What broke", "Say what the stops"):
        assert secret.encode() not in content, secret


def test_an_answer_cannot_be_changed_even_with_plain_sql(storage: Storage, tmp_path: Path) -> None:
    fill(storage)
    with sqlite3.connect(tmp_path / "coach.sqlite3") as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE answers SET seconds = 1")
    connection.close()


def test_the_same_attempt_cannot_be_stored_twice(storage: Storage) -> None:
    fill(storage)
    with pytest.raises(Conflict), storage.writing("ann") as rows:
        rows.answers.add(replace(ANSWER, id="a2"))


def test_a_failing_transaction_stores_nothing(storage: Storage) -> None:
    with pytest.raises(RuntimeError), storage.writing("ann") as rows:
        rows.preparations.add(PREPARATION)
        raise RuntimeError
    with storage.reading("ann") as rows:
        assert rows.preparations.count() == 0


def test_removing_a_preparation_removes_all_that_belongs_to_it(storage: Storage, tmp_path: Path) -> None:
    fill(storage)
    with storage.writing("ann") as rows:
        rows.preparations.remove("p1")
    connection = sqlite3.connect(tmp_path / "coach.sqlite3")
    for table in ("preparations", "questions", "interview_sessions", "answers", "evaluations"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    connection.close()


def test_a_second_opening_finds_the_data(storage: Storage, tmp_path: Path) -> None:
    fill(storage)
    storage.close()
    again = open_storage(tmp_path)
    with again.reading("ann") as rows:
        assert rows.answers.get("a1").answer.text == STRONG_ANSWER
    again.close()


def test_a_lost_key_file_is_named_and_no_new_key_is_made(storage: Storage, tmp_path: Path) -> None:
    storage.close()
    (tmp_path / "master.key").unlink()
    with pytest.raises(ConfigurationError, match=r"master\.key is missing"):
        open_storage(tmp_path)
    assert not (tmp_path / "master.key").exists()


def test_another_key_does_not_open_the_data(storage: Storage, tmp_path: Path) -> None:
    fill(storage)
    storage.close()
    with pytest.raises(ConfigurationError, match="master key"):
        open_storage(tmp_path, configured_key="A" * 43 + "=")


def test_no_second_key_is_made_over_a_database_that_lies_elsewhere(storage: Storage, tmp_path: Path) -> None:
    storage.close()
    elsewhere = tmp_path / "elsewhere"
    with pytest.raises(ConfigurationError, match="missing"):
        open_storage(elsewhere, database_url=f"sqlite:///{tmp_path / 'coach.sqlite3'}")
    assert not (elsewhere / "master.key").exists()


def test_a_correction_made_meanwhile_is_not_lost(storage: Storage) -> None:
    fill(storage)
    with pytest.raises(Conflict, match="another window"), storage.writing("ann") as rows:
        rows.preparations.replace(PREPARATION, unchanged_since=datetime(2026, 11, 24, 11, tzinfo=UTC))


def test_a_database_of_a_newer_version_is_left_alone(storage: Storage, tmp_path: Path) -> None:
    storage.close()
    connection = sqlite3.connect(tmp_path / "coach.sqlite3")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(ConfigurationError, match="newer version"):
        open_storage(tmp_path)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    open_storage(tmp_path).close()
    (tmp_path / "coach.sqlite3").write_bytes(b"this is not a database" * 100)
    for leftover in tmp_path.glob("coach.sqlite3-*"):
        leftover.unlink()
    with pytest.raises(ConfigurationError, match="database"):
        open_storage(tmp_path)


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(ConfigurationError, match="data folder"):
        open_storage(tmp_path / "data")


def test_the_tables_are_what_the_migrations_make(storage: Storage) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from interview_coach.storage.tables import metadata

    with storage._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    made = open_storage(tmp_path)
    made.add_user("ann", NOON)
    fill(made)
    made.close()
    take_back(next(tmp_path.glob("*.sqlite3")), "0001")
    opened = open_storage(tmp_path)
    with opened.reading("ann") as rows:
        assert [asked.question.id for asked in rows.questions.list("p1")] == ["q1"]
    opened.close()
