"""What models cost one user: the ledger engines write to, sums, budgets, and the figures as CSV."""

from __future__ import annotations

import csv
import io
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from weakref import WeakSet

from interview_coach.domain.costs import (
    Budget,
    CallContext,
    ModelCall,
    Overview,
    RecordedCall,
    Share,
    Spent,
    Total,
    check_budget,
    month_of,
    why_not,
)
from interview_coach.errors import BudgetExceeded, NotFound, ProviderError
from interview_coach.services.parts import Parts
from interview_coach.storage.database import Transaction

REPLIES_ARE_KEPT = timedelta(days=30)
"""How long the reply to a request is there for an identical one."""

CSV_COLUMNS = (
    "at", "feature", "task", "engine", "model", "input_tokens", "output_tokens", "cached_tokens", "thinking_tokens",
    "seconds", "cost_usd", "estimate_usd", "outcome", "preparation_id", "interview_session_id", "answer_id",
)  # fmt: skip
"""Cached tokens are part of the input, thinking is part of the output; an empty price is unknown."""


@dataclass(frozen=True, slots=True)
class Budgets:
    """The user's own budget, that of the installation, what holds (the lower of the two), and the month so far."""

    own: Budget
    installation: Budget
    holds: Budget
    spent_this_month_usd: Decimal


class Usage:
    """`installation` is the budget of the settings; nobody's own budget lifts it."""

    def __init__(self, parts: Parts, installation: Budget) -> None:
        self._parts = parts
        self._installation = installation
        self._open = _Open()

    def ledger(
        self,
        user_id: str,
        context: CallContext,
        still_agreed: Callable[[], bool] = lambda: True,
        *,
        anew: bool = False,
    ) -> StoredLedger:
        """The book for one thing the user does. `still_agreed` is asked before each call: a consent can be withdrawn
        while a model works. With `anew` it recalls no reply: a second opinion that repeats the first is none."""
        purpose = Purpose(user_id, context, still_agreed, anew)
        ledger = StoredLedger(self._parts, self._installation, purpose, self._open)
        with self._open.lock:
            self._open.ledgers.add(ledger)
        return ledger

    def overview(self, user_id: str, month: str | None = None) -> Overview:
        """Sums of a month (`2026-11`), or of all the time. Days and months are UTC. Raises InvalidInput."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.model_calls.overview(month)

    def this_month(self) -> str:
        return month_of(self._parts.clock().date())

    def months(self, user_id: str) -> tuple[Share, ...]:
        """Every month with calls, oldest first."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.model_calls.months()

    def latest(self, user_id: str, month: str | None = None, *, limit: int = 50) -> tuple[RecordedCall, ...]:
        """Calls, newest first."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.model_calls.latest(month, limit=limit)

    def of_session(self, user_id: str, session_id: str) -> Total:
        with self._parts.storage.reading(user_id) as rows:
            return rows.model_calls.of_session(session_id)

    def of_answer(self, user_id: str, answer_id: str) -> Total:
        with self._parts.storage.reading(user_id) as rows:
            return rows.model_calls.of_answer(answer_id)

    def csv(self, user_id: str, month: str | None = None) -> str:
        """Every call of a month or of all the time, oldest first, under a line of headings (RFC 4180)."""
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(CSV_COLUMNS)
        with self._parts.storage.reading(user_id) as rows:
            writer.writerows(_csv_rows(rows.model_calls.each(month)))
        return written.getvalue()

    def budgets(self, user_id: str) -> Budgets:
        with self._parts.storage.reading(user_id) as rows:
            own = rows.budgets.get()
            spent = rows.model_calls.spent(self.this_month())
        return Budgets(own, self._installation, own.tightened(self._installation), spent)

    def set_budget(self, user_id: str, budget: Budget) -> Budgets:
        """The user's own budget; None in it is no limit of one's own. Raises InvalidInput."""
        for amount in (budget.month_usd, budget.session_usd):
            if amount is not None:
                check_budget(amount)
        with self._parts.storage.writing(user_id) as rows:
            rows.budgets.put(budget)
        return self.budgets(user_id)


@dataclass(frozen=True, slots=True)
class Purpose:
    """Whose calls, what for, whether the user still agrees to them, and whether kept replies are left alone."""

    user_id: str
    context: CallContext
    still_agreed: Callable[[], bool]
    anew: bool = False


class _Open:
    """Every ledger of the process that somebody still holds."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.ledgers: WeakSet[StoredLedger] = WeakSet()


class StoredLedger:
    """A `ModelLedger` in the database. What was allowed and is not written down yet counts as spent by its estimate,
    that of the user's other actions too, so that several calls cannot pass the budget side by side."""

    def __init__(self, parts: Parts, installation: Budget, purpose: Purpose, others: _Open) -> None:
        self._parts = parts
        self._installation = installation
        self._user_id, self._context = purpose.user_id, purpose.context
        self._still_agreed, self._anew = purpose.still_agreed, purpose.anew
        self._others = others
        self._lock = others.lock
        self._estimates: dict[str, list[Decimal | None]] = defaultdict(list)

    def allow(self, task: str, estimate_usd: Decimal | None) -> None:
        self.check_agreed()
        with self._lock:
            self._refuse(estimate_usd)
            self._estimates[task].append(estimate_usd)

    def afford(self, task: str, estimate_usd: Decimal) -> None:  # noqa: ARG002
        with self._lock:
            self._refuse(estimate_usd)

    def check_agreed(self) -> None:
        if not self._still_agreed():
            raise ProviderError("you took back your consent", permanent=True)

    def _refuse(self, estimate_usd: Decimal | None) -> None:
        """Raises BudgetExceeded, a sentence for the user, when that much may not be spent."""
        with self._parts.storage.reading(self._user_id) as rows:
            budget = rows.budgets.get().tightened(self._installation)
            spent = self._spent(rows)
        reason = why_not(self._context.feature, estimate_usd, spent, budget)
        if reason is not None:
            raise BudgetExceeded(reason)

    @property
    def pending_usd(self) -> Decimal:
        """Estimates of what was allowed and is not written down yet."""
        return sum((e for all in self._estimates.values() for e in all if e is not None), Decimal(0))

    def record(self, call: ModelCall) -> None:
        with self._lock:  # else nobody would count it between its estimate's end and its row
            recorded = RecordedCall(self._parts.new_id(), call, self._context, self._estimate_of(call))
            with self._parts.storage.writing(self._user_id) as rows:
                rows.model_calls.add(recorded)

    def recall(self, key: str) -> str | None:
        if self._anew:
            return None
        with self._parts.storage.reading(self._user_id) as rows:
            return rows.model_replies.get(key, since=self._parts.clock() - REPLIES_ARE_KEPT)

    def remember(self, key: str, reply: str) -> None:
        """Keep a reply; not one about an answer that was removed while the model was thinking."""
        now = self._parts.clock()
        if not self._still_agreed():
            return
        with self._parts.storage.writing(self._user_id) as rows, suppress(NotFound):
            if self._context.answer_id is not None:
                rows.answers.get(self._context.answer_id)
            rows.model_replies.remove(before=now - REPLIES_ARE_KEPT)
            rows.model_replies.put(key, reply, self._context, now)

    def _spent(self, rows: Transaction) -> Spent:
        month, session_id = month_of(self._parts.clock().date()), self._context.interview_session_id
        mine = [ledger for ledger in self._others.ledgers if ledger._user_id == self._user_id]
        in_month = rows.model_calls.spent(month) + sum((ledger.pending_usd for ledger in mine), Decimal(0))
        if session_id is None:
            return Spent(in_month)
        in_session = rows.model_calls.of_session(session_id).cost_usd + sum(
            (other.pending_usd for other in mine if other._context.interview_session_id == session_id), Decimal(0)
        )
        began = rows.model_calls.session_began_at(session_id)
        return Spent(in_month, in_session, None if began is None else rows.model_calls.spent(month, before=began))

    def _estimate_of(self, call: ModelCall) -> Decimal | None:
        """One estimate was made for a request; a try that failed before the one that worked has none of its own."""
        waiting = self._estimates[call.task]
        return waiting.pop(0) if waiting and call.outcome != "failed" else None


def _csv_rows(calls: Iterator[RecordedCall]) -> Iterator[tuple[object, ...]]:
    for recorded in calls:
        call, context, tokens = recorded.call, recorded.context, recorded.call.tokens
        yield (
            call.at.isoformat(timespec="seconds"), context.feature, call.task, call.engine, call.model,
            tokens.input, tokens.output, tokens.cached, tokens.thinking, f"{call.seconds:.3f}",
            _plain(call.cost_usd), _plain(recorded.estimate_usd), call.outcome,
            context.preparation_id or "", context.interview_session_id or "", context.answer_id or "",
        )  # fmt: skip


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"
