import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from interview_coach.domain.answers import Answer, InterviewSession
from interview_coach.domain.consents import MODEL, WORDINGS, Consent
from interview_coach.domain.costs import Budget, CallContext, ModelCall, RecordedCall, Tokens, Total
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.vocabulary import Medium
from interview_coach.storage.database import Storage, open_storage
from tests.cast import CV, JOB, POSTING, question
from tests.storage.older import take_back

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SESSION = CallContext("marking", "p1", "s1", "a1")
REPLY = "Wilhelmina rebuilt the lubrication plan"


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = open_storage(tmp_path)
    opened.add_user("ann", NOON)
    opened.add_user("bob", NOON)
    yield opened
    opened.close()


def call(id: str, cost: str | None, *, at: datetime = NOON, task: str = "extract", model: str = "m") -> RecordedCall:
    made = ModelCall(at, "gemini", model, task, Tokens(100, 20, 10, 5), 1.5, Decimal(cost) if cost else None, "ok")
    return RecordedCall(id, made, SESSION, Decimal("0.002"))


def keep(storage: Storage, *calls: RecordedCall, user: str = "ann") -> None:
    with storage.writing(user) as rows:
        for each in calls:
            rows.model_calls.add(each)


def prepare(storage: Storage) -> None:
    """A preparation `p1` with one answer `a1` of session `s1`."""
    with storage.writing("ann") as rows:
        rows.preparations.add(Preparation("p1", CV, POSTING, JOB, None, NOON, NOON))
        rows.questions.add("p1", [replace(question("What broke?"), id="q1")], own=False, at=NOON)
        rows.sessions.add(InterviewSession("s1", "p1", "practice", NOON, NOON))
        rows.answers.add(Answer("a1", "q1", "s1", 1, "An answer.", Medium.TYPED, None, None, NOON))


def test_a_call_comes_back_to_the_last_digit(storage: Storage) -> None:
    exact = call("c1", "0.00000012345")
    unknown = replace(call("c2", None, at=NOON + timedelta(seconds=1)), estimate_usd=None)
    keep(storage, exact, unknown)
    with storage.reading("ann") as rows:
        assert rows.model_calls.latest(None, limit=10) == (unknown, exact)
        assert list(rows.model_calls.each("2026-11")) == [exact, unknown]
        assert rows.model_calls.latest(None, limit=1) == (unknown,)


def test_sums_are_to_the_millionth_and_count_what_has_no_price(storage: Storage) -> None:
    keep(storage, call("c1", "0.000001"), call("c2", "0.100002"), call("c3", None))
    whole = Total(3, Tokens(300, 60, 30, 15), 4.5, Decimal("0.100003"), Decimal("0.006"), 1)
    with storage.reading("ann") as rows:
        assert rows.model_calls.overview("2026-11").total == whole
        assert rows.model_calls.of_session("s1") == rows.model_calls.of_answer("a1") == whole
        assert rows.model_calls.of_session("s2") == rows.model_calls.overview("2026-10").total == Total()


def test_ten_thousand_small_costs_add_up_exactly(storage: Storage) -> None:
    keep(storage, *(call(f"c{n}", "0.1") for n in range(1000)))
    with storage.reading("ann") as rows:
        assert rows.model_calls.spent("2026-11") == Decimal(100)


def test_groups_are_dearest_first_and_time_goes_forward(storage: Storage) -> None:
    keep(
        storage,
        call("c1", "0.1", task="small", at=NOON),
        call("c2", "0.9", task="large", model="big", at=NOON - timedelta(days=1)),
        call("c3", "0.1", task="small", at=NOON.replace(month=10, day=31, hour=23, minute=59)),
    )
    with storage.reading("ann") as rows:
        month, ever = rows.model_calls.overview("2026-11"), rows.model_calls.overview(None)
    assert [share.name for share in month.by_task] == ["large", "small"]
    assert [(share.name, share.total.calls) for share in month.by_feature] == [("marking", 2)]
    assert [share.name for share in month.by_model] == ["big", "m"]
    assert [share.name for share in month.by_time] == ["2026-11-23", "2026-11-24"]
    assert [(share.name, share.total.cost_usd) for share in ever.by_time] == [
        ("2026-10", Decimal("0.1")),
        ("2026-11", Decimal("1")),
    ]


def test_a_month_is_the_month_in_utc(storage: Storage) -> None:
    from datetime import timezone

    tokyo = timezone(timedelta(hours=9))
    keep(storage, call("c1", "0.5", at=datetime(2026, 12, 1, 8, tzinfo=tokyo)))
    with storage.reading("ann") as rows:
        assert (rows.model_calls.spent("2026-11"), rows.model_calls.spent("2026-12")) == (Decimal("0.5"), Decimal(0))


def test_what_was_spent_before_an_instant(storage: Storage) -> None:
    keep(storage, call("c1", "0.5", at=NOON - timedelta(hours=1)), call("c2", "0.7", at=NOON))
    with storage.reading("ann") as rows:
        assert rows.model_calls.spent("2026-11", before=NOON) == Decimal("0.5")


def test_another_user_sees_and_removes_nothing(storage: Storage) -> None:
    prepare(storage)
    keep(storage, call("c1", "0.5"))
    with storage.writing("ann") as rows:
        rows.model_replies.put("k", REPLY, SESSION, NOON)
        rows.budgets.put(Budget(Decimal(2)))
        rows.consents.add(Consent("x1", "model", "host", WORDINGS[MODEL], NOON))
    with storage.writing("bob") as rows:
        rows.model_replies.remove()
        rows.consents.withdraw("model", NOON)
        assert rows.model_calls.overview(None).total == Total()
        assert rows.model_calls.latest(None, limit=5) == ()
        assert rows.model_calls.session_began_at("s1") is None
        assert rows.model_replies.get("k", since=NOON) is None
        assert rows.budgets.get() == Budget()
        assert rows.consents.list("model") == ()
    with storage.reading("ann") as rows:
        assert rows.model_replies.get("k", since=NOON) == REPLY
        assert rows.consents.list("model")[0].withdrawn_at is None
        assert rows.model_calls.session_began_at("s1") == NOON


def test_users_may_keep_a_reply_under_the_same_key(storage: Storage) -> None:
    for user in ("ann", "bob"):
        with storage.writing(user) as rows:
            rows.model_replies.put("k", user, SESSION, NOON)
    with storage.reading("bob") as rows:
        assert rows.model_replies.get("k", since=NOON) == "bob"


def test_a_reply_is_replaced_and_grows_old(storage: Storage) -> None:
    with storage.writing("ann") as rows:
        rows.model_replies.put("k", "first", SESSION, NOON)
        rows.model_replies.put("k", "second", SESSION, NOON)
        assert rows.model_replies.get("k", since=NOON) == "second"
        assert rows.model_replies.get("k", since=NOON + timedelta(seconds=1)) is None
        rows.model_replies.remove(before=NOON)
        assert rows.model_replies.get("k", since=NOON) == "second"
        rows.model_replies.remove(before=NOON + timedelta(seconds=1))
        assert rows.model_replies.get("k", since=NOON) is None


def test_the_words_of_a_reply_are_not_in_the_files(storage: Storage, tmp_path: Path) -> None:
    with storage.writing("ann") as rows:
        rows.model_replies.put("k", REPLY, SESSION, NOON)
    storage.close()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"lubrication" not in content


@pytest.mark.parametrize("removed", ["preparation", "answer", "question"])
def test_a_reply_goes_with_what_it_is_about_and_the_cost_stays(storage: Storage, removed: str) -> None:
    prepare(storage)
    keep(storage, call("c1", "0.5"))
    with storage.writing("ann") as rows:
        rows.model_replies.put("k", REPLY, SESSION, NOON)
        rows.model_replies.put("other", REPLY, CallContext("tips", "p2"), NOON)
    with storage.writing("ann") as rows:
        {
            "preparation": lambda: rows.preparations.remove("p1"),
            "answer": lambda: rows.answers.remove("a1"),
            "question": lambda: rows.questions.remove("q1"),
        }[removed]()
    with storage.reading("ann") as rows:
        assert rows.model_replies.get("k", since=NOON) is None
        assert rows.model_replies.get("other", since=NOON) == REPLY
        assert rows.model_calls.spent("2026-11") == Decimal("0.5")


def test_a_budget_is_replaced_whole(storage: Storage) -> None:
    with storage.writing("ann") as rows:
        assert rows.budgets.get() == Budget()
        rows.budgets.put(Budget(Decimal("2.50"), Decimal("0.000001")))
        assert rows.budgets.get() == Budget(Decimal("2.50"), Decimal("0.000001"))
        rows.budgets.put(Budget(None, Decimal(1)))
        assert rows.budgets.get() == Budget(None, Decimal(1))


def test_a_withdrawn_consent_stays_as_a_record(storage: Storage) -> None:
    later = NOON + timedelta(hours=1)
    with storage.writing("ann") as rows:
        rows.consents.add(Consent("x1", "model", "one", WORDINGS[MODEL], NOON))
        rows.consents.add(Consent("x2", "model", "two", WORDINGS[MODEL], later))
        rows.consents.withdraw("model", later, "one")
    with storage.reading("ann") as rows:
        found = rows.consents.list("model")
    assert [(c.id, c.withdrawn_at) for c in found] == [("x2", None), ("x1", later)]
    assert (found[0].covers("model", "two"), found[0].covers("model", "one")) == (True, False)
    assert not found[1].covers("model", "one")
    assert not replace(found[0], version="2025-01").covers("model", "two")


def test_a_database_of_the_version_before_gets_the_tables_and_keeps_its_rows(tmp_path: Path) -> None:
    made = open_storage(tmp_path)
    made.add_user("ann", NOON)
    prepare(made)
    made.close()
    with closing(sqlite3.connect(tmp_path / "coach.sqlite3")) as connection:
        before = list(connection.execute("SELECT * FROM users"))
    take_back(tmp_path / "coach.sqlite3", "0002")
    opened = open_storage(tmp_path)
    keep(opened, call("c1", "0.5"))
    with opened.reading("ann") as rows:
        assert rows.answers.get("a1").answer.text == "An answer."
        assert rows.model_calls.spent("2026-11") == Decimal("0.5")
    opened.close()
    with closing(sqlite3.connect(tmp_path / "coach.sqlite3")) as connection:
        assert list(connection.execute("SELECT * FROM users")) == before
