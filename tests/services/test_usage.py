import csv
import io
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.costs import Budget, CallContext, ModelCall, Tokens
from interview_coach.errors import BudgetExceeded, InvalidInput
from interview_coach.ports import ModelLedger
from interview_coach.services.answers import Submission
from interview_coach.services.parts import Parts
from interview_coach.services.usage import CSV_COLUMNS, Usage
from interview_coach.storage.database import DATABASE_FILE
from tests.cast import CV, POSTING, STRONG_ANSWER
from tests.conftest import NOON, StandingClock

USER = "local"
TIPS = CallContext("tips", "p1")


def call(cost: str | None, task: str = "extract", outcome: str = "ok") -> ModelCall:
    money = None if cost is None else Decimal(cost)
    return ModelCall(NOON, "gemini", "gemini-2.5-flash", task, Tokens(1000, 200), 2.5, money, outcome)


def spend(app: CoachApp, cost: str | None, context: CallContext = TIPS) -> None:
    ledger = app.usage.ledger(USER, context)
    ledger.allow("extract", None)
    ledger.record(call(cost))


def test_a_call_counts_also_while_it_is_being_written_down(app: CoachApp) -> None:
    app.usage.set_budget(USER, Budget(month_usd=Decimal("0.05")))
    first, second = (app.usage.ledger(USER, TIPS) for _ in range(2))
    first.allow("extract", Decimal("0.03"))
    blocker = sqlite3.connect(app.settings.data_dir / DATABASE_FILE, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor() as threads:
        written = threads.submit(first.record, call("0.03"))
        time.sleep(0.2)
        allowed = threads.submit(second.allow, "extract", Decimal("0.03"))
        time.sleep(0.2)
        blocker.execute("ROLLBACK")
        written.result()
        with pytest.raises(BudgetExceeded):
            allowed.result()
    blocker.close()


@pytest.fixture
def marking(scripted_app: CoachApp) -> CallContext:
    """What an answer that was just handed in is marked under."""
    preparation = scripted_app.preparations.create(USER, cv=CV, posting=POSTING)
    asked = scripted_app.questions.prepare(USER, preparation.id, count=1)[0]
    answer = scripted_app.answers.submit(USER, asked.question.id, Submission(STRONG_ANSWER))
    return CallContext("marking", preparation.id, answer.session_id, answer.id)


def test_the_stored_ledger_is_a_ledger(scripted_app: CoachApp) -> None:
    ledger: ModelLedger = scripted_app.usage.ledger(USER, TIPS)
    ledger.allow("tips", Decimal("0.01"))


def test_a_call_is_written_down_with_what_it_was_for_and_its_estimate(
    scripted_app: CoachApp, marking: CallContext
) -> None:
    ledger = scripted_app.usage.ledger(USER, marking)
    ledger.allow("extract", Decimal("0.004"))
    ledger.record(call("0", outcome="failed"))
    ledger.record(call("0.003"))
    ok, failed = sorted(scripted_app.usage.latest(USER), key=lambda c: c.call.outcome, reverse=True)
    assert (ok.context, ok.call, ok.estimate_usd) == (marking, call("0.003"), Decimal("0.004"))
    assert (failed.call.outcome, failed.estimate_usd) == ("failed", None)
    answer, session = marking.answer_id, marking.interview_session_id
    assert answer is not None and session is not None
    assert scripted_app.usage.of_answer(USER, answer) == scripted_app.usage.of_session(USER, session)
    assert scripted_app.usage.of_answer(USER, answer).estimate_usd == Decimal("0.004")


def test_a_used_up_budget_stops_the_next_call_and_says_why(scripted_app: CoachApp) -> None:
    scripted_app.usage.set_budget(USER, Budget(Decimal(2)))
    spend(scripted_app, "2.00")
    with pytest.raises(BudgetExceeded, match=r"month's budget of \$2.00 for models is used up \(\$2.00 spent\)"):
        scripted_app.usage.ledger(USER, TIPS).allow("tips", Decimal("0.01"))


def test_a_new_month_has_a_new_budget(scripted_app: CoachApp, clock: StandingClock) -> None:
    scripted_app.usage.set_budget(USER, Budget(Decimal(2)))
    spend(scripted_app, "2.00")
    clock.advance(timedelta(days=7))
    scripted_app.usage.ledger(USER, TIPS).allow("tips", Decimal("0.01"))


def test_a_started_session_is_marked_from_the_reserve_and_a_later_one_is_not(
    scripted_app: CoachApp, marking: CallContext, clock: StandingClock
) -> None:
    scripted_app.usage.set_budget(USER, Budget(Decimal(2)))
    clock.advance(timedelta(minutes=1))
    ledger = scripted_app.usage.ledger(USER, TIPS)
    ledger.record(ModelCall(clock(), "gemini", "m", "tips", Tokens(), 1, Decimal("1.70"), "ok"))
    with pytest.raises(BudgetExceeded, match="kept to mark a session"):
        scripted_app.usage.ledger(USER, TIPS).allow("tips", Decimal("0.01"))
    scripted_app.usage.ledger(USER, marking).allow("extract", Decimal("0.01"))
    clock.advance(timedelta(hours=3))
    question = scripted_app.questions.list(USER, marking.preparation_id or "")[0].question.id
    later = scripted_app.answers.submit(USER, question, Submission(STRONG_ANSWER))
    assert later.session_id != marking.interview_session_id
    with pytest.raises(BudgetExceeded, match="kept to mark a session"):
        context = CallContext("marking", marking.preparation_id, later.session_id, later.id)
        scripted_app.usage.ledger(USER, context).allow("extract", Decimal("0.01"))


def test_a_session_has_its_own_budget(scripted_app: CoachApp, marking: CallContext) -> None:
    scripted_app.usage.set_budget(USER, Budget(None, Decimal("0.05")))
    spend(scripted_app, "9", TIPS)
    spend(scripted_app, "0.04", marking)
    ledger = scripted_app.usage.ledger(USER, marking)
    with pytest.raises(BudgetExceeded, match="in one session"):
        ledger.allow("extract", Decimal("0.02"))
    ledger.allow("extract", Decimal("0.01"))


def test_calls_side_by_side_cannot_pass_the_budget_together(scripted_app: CoachApp) -> None:
    scripted_app.usage.set_budget(USER, Budget(Decimal("1.25")))
    ledger = scripted_app.usage.ledger(USER, TIPS)

    def asks(_: int) -> bool:
        try:
            ledger.allow("tips", Decimal("0.3"))
        except BudgetExceeded:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(asks, range(8))) == 3, "three times 0.30 fit into 1.00 and its reserve of 0.25 stays"


def test_a_call_of_unknown_price_goes_on_and_is_counted_as_unknown(scripted_app: CoachApp) -> None:
    scripted_app.usage.set_budget(USER, Budget(Decimal(0)))
    spend(scripted_app, None)
    total = scripted_app.usage.overview(USER, "2026-11").total
    assert (total.calls, total.unpriced, total.cost_usd) == (1, 1, Decimal(0))


def test_nobodys_own_budget_lifts_the_one_of_the_settings(scripted_app: CoachApp, clock: StandingClock) -> None:
    usage = Usage(
        Parts(scripted_app.storage, lambda: scripted_app.coach("auto"), clock, lambda: "c1"), Budget(Decimal(1))
    )
    assert usage.set_budget(USER, Budget(Decimal(5), Decimal(3))).holds == Budget(Decimal(1), Decimal(3))
    with pytest.raises(BudgetExceeded, match=r"\$1.00"):
        usage.ledger(USER, TIPS).allow("tips", Decimal(2))
    assert usage.set_budget(USER, Budget(Decimal("0.5"))).holds == Budget(Decimal("0.5"))


@pytest.mark.parametrize("amount", ["-1", "NaN", "1e6"])
def test_an_impossible_budget_is_refused_and_the_old_one_stays(scripted_app: CoachApp, amount: str) -> None:
    scripted_app.usage.set_budget(USER, Budget(Decimal(2)))
    with pytest.raises(InvalidInput):
        scripted_app.usage.set_budget(USER, Budget(None, Decimal(amount)))
    assert scripted_app.usage.budgets(USER).own == Budget(Decimal(2))


def test_a_reply_is_recalled_for_thirty_days_and_then_gone(scripted_app: CoachApp, clock: StandingClock) -> None:
    ledger = scripted_app.usage.ledger(USER, TIPS)
    assert ledger.recall("k") is None
    ledger.remember("k", "the reply")
    clock.advance(timedelta(days=30))
    assert ledger.recall("k") == "the reply"
    clock.advance(timedelta(seconds=1))
    assert ledger.recall("k") is None
    ledger.remember("other", "x")
    with scripted_app.storage.reading(USER) as rows:
        assert rows.model_replies.get("k", since=NOON) is None


def test_the_csv_has_every_call_and_leaves_an_unknown_price_empty(scripted_app: CoachApp, marking: CallContext) -> None:
    spend(scripted_app, "0.0000015", marking)
    spend(scripted_app, None)
    rows = list(csv.DictReader(io.StringIO(scripted_app.usage.csv(USER, "2026-11"))))
    assert list(rows[0]) == list(CSV_COLUMNS)
    assert sorted(row["cost_usd"] for row in rows) == ["", "0.0000015"]
    [marked] = [row for row in rows if row["feature"] == "marking"]
    assert (marked["answer_id"], marked["input_tokens"], marked["seconds"]) == (marking.answer_id, "1000", "2.500")
    assert scripted_app.usage.csv(USER, "2026-10").splitlines() == [",".join(CSV_COLUMNS)]


def test_months_with_calls_can_be_listed(scripted_app: CoachApp) -> None:
    spend(scripted_app, "0.5")
    assert [share.name for share in scripted_app.usage.months(USER)] == ["2026-11"]
    assert scripted_app.usage.this_month() == "2026-11"
    with pytest.raises(InvalidInput):
        scripted_app.usage.overview(USER, "November")
