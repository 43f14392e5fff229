"""Marks: one with each evaluation, read back bounded."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.progress_history import KeptMark
from interview_coach.storage import tables
from interview_coach.storage.database import DATABASE_FILE, Storage, open_storage
from interview_coach.storage.marks import AN_AREA
from tests.conftest import NOON
from tests.practised import Practised, evaluation


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = open_storage(tmp_path)
    opened.add_user("ann", NOON)
    opened.add_user("bob", NOON)
    yield opened
    opened.close()


@pytest.fixture
def ann(storage: Storage) -> Practised:
    return Practised(storage, "ann").begin()


def newest(storage: Storage, user: str = "ann") -> tuple[KeptMark, ...]:
    with storage.reading(user) as rows:
        return rows.marks.newest()


def forget(storage: Storage, user: str = "ann") -> None:
    """As a database of the time before there were marks."""
    with storage.writing(user) as rows:
        rows.marks._connection.execute(delete(tables.marks))


def test_an_evaluation_brings_its_mark_along(storage: Storage, ann: Practised) -> None:
    question = ann.question("ownership")
    id = ann.answer(3.4, question, rating=4, result=2.0)
    [mark] = newest(storage)
    assert (mark.answer_id, mark.preparation_id, mark.question) == (id, "p-ann", question)
    assert (mark.overall, mark.competency, mark.difficulty, mark.attempt, mark.self_rating) == (
        3.4,
        "ownership",
        3,
        1,
        4,
    )
    assert mark.dimensions == {"relevance": 3.4, "action": 3.4, "result": 2.0}
    with storage.reading("ann") as rows:
        assert mark.at == rows.answers.get(id).answer.created_at


def test_junk_has_no_mark_and_is_counted(storage: Storage, ann: Practised) -> None:
    ann.answer(None, ann.question("ownership"))
    [mark] = newest(storage)
    assert (mark.overall, mark.dimensions) == (None, {})


def test_of_an_answer_the_newest_mark_by_each_engine_counts(storage: Storage, ann: Practised) -> None:
    id = ann.answer(2.0, ann.question("ownership"))
    with storage.writing("ann") as rows:
        rows.evaluations.add(EvaluationRecord("e-model", id, evaluation(4.0, "gemini"), NOON))
        rows.evaluations.add(EvaluationRecord("e-again", id, evaluation(3.0), NOON))
    assert sorted((mark.engine, mark.overall) for mark in newest(storage)) == [("builtin", 3.0), ("gemini", 4.0)]


def test_the_name_of_a_skill_is_sealed_and_still_found(storage: Storage, ann: Practised, tmp_path: Path) -> None:
    for spelt in ("Quokkalang 7", "quokkalang  7"):
        ann.answer(3.0, ann.question(skill=spelt))
    assert {mark.skill for mark in newest(storage)} == {"Quokkalang 7", "quokkalang  7"}
    with storage.reading("ann") as rows:
        connection = rows.marks._connection
        keys = set(connection.exec_driver_sql("SELECT skill_key FROM marks").scalars())
    assert len(keys) == 1 and all(len(key) == 64 for key in keys)
    stored = b"".join(path.read_bytes() for path in tmp_path.glob(f"{DATABASE_FILE}*"))
    assert b"uokkalang" not in stored


def test_a_deleted_answer_takes_its_mark_with_it(storage: Storage, ann: Practised) -> None:
    ann.each([2.0, 3.0], "ownership")
    with storage.writing("ann") as rows:
        before = rows.marks.version()
        rows.answers.remove(ann.answers[0])
        assert rows.marks.version() != before
    assert [mark.answer_id for mark in newest(storage)] == [ann.answers[1]]


def test_marking_again_is_a_new_version(storage: Storage, ann: Practised) -> None:
    id = ann.answer(2.0, ann.question("ownership"))
    with storage.writing("ann") as rows:
        before = rows.marks.version()
        rows.evaluations.add(EvaluationRecord("e-again", id, evaluation(2.0), NOON))
        assert rows.marks.version() != before


def test_evaluations_from_before_there_were_marks_get_theirs(storage: Storage, ann: Practised) -> None:
    ann.each([2.0, None, 4.0], "ownership", rating=3)
    before = set(map(repr, newest(storage)))
    forget(storage)
    assert newest(storage) == ()
    with storage.writing("ann") as rows:
        assert rows.marks.lacks_some()
        assert [rows.marks.add_missing(2) for _ in range(3)] == [2, 1, 0]
        assert not rows.marks.lacks_some()
    assert set(map(repr, newest(storage))) == before


def test_only_the_newest_marks_of_an_area_are_read(storage: Storage, ann: Practised) -> None:
    first = ann.answer(1.0, ann.question("teamwork"), at=NOON - timedelta(days=400))
    question = ann.question("ownership")
    for number in range(AN_AREA * 4):
        ann.answer(3.0, question, at=NOON - timedelta(days=300) + timedelta(hours=number))
    read = newest(storage)
    assert len(read) < AN_AREA * 4 + 1
    assert first in {mark.answer_id for mark in read}
    assert ann.answers[-1] in {mark.answer_id for mark in read}


def test_another_user_sees_no_mark_and_has_other_keys(storage: Storage, ann: Practised) -> None:
    ann.answer(3.0, ann.question(skill="SQL"))
    assert newest(storage, "bob") == ()
    forget(storage)
    with storage.writing("bob") as rows:
        assert not rows.marks.lacks_some()
        mine = rows.marks._cipher.digest("sql", "marks.skill")
    with storage.reading("ann") as rows:
        assert rows.marks._cipher.digest("sql", "marks.skill") != mine
