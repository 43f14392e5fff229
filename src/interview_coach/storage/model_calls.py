"""Calls of models that one user caused, kept replies, and the user's budget. Sums are made by the database."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import Connection, Row, Select, delete, extract, func, insert, select

from interview_coach.domain.costs import (
    Budget,
    CallContext,
    ModelCall,
    Overview,
    RecordedCall,
    Share,
    Tokens,
    Total,
    days_of,
    month_of,
)
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.tables import budgets, interview_sessions, model_replies
from interview_coach.storage.tables import model_calls as t

_MICRO = Decimal(1_000_000)


class ModelCallRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def add(self, recorded: RecordedCall) -> None:
        call, context = recorded.call, recorded.context
        self._connection.execute(
            insert(t).values(
                id=recorded.id,
                user_id=self._user_id,
                at=call.at,
                day=call.at.astimezone(UTC).date(),
                engine=call.engine,
                model=call.model,
                task=call.task,
                feature=context.feature,
                preparation_id=context.preparation_id,
                interview_session_id=context.interview_session_id,
                answer_id=context.answer_id,
                input_tokens=call.tokens.input,
                output_tokens=call.tokens.output,
                cached_tokens=call.tokens.cached,
                thinking_tokens=call.tokens.thinking,
                seconds=call.seconds,
                cost_usd=_text(call.cost_usd),
                cost_micro=_micro(call.cost_usd),
                estimate_usd=_text(recorded.estimate_usd),
                estimate_micro=_micro(recorded.estimate_usd),
                outcome=call.outcome,
            )
        )

    def overview(self, month: str | None) -> Overview:
        """Sums of a month (`2026-11`), or of all the time by month."""
        mine = self._of(month)
        whole = self._connection.execute(mine.with_only_columns(*_SUMS)).one()
        return Overview(
            month,
            _total(whole),
            by_feature=self._shares(mine, t.c.feature),
            by_model=self._shares(mine, t.c.model),
            by_task=self._shares(mine, t.c.task),
            by_time=self._days(mine) if month else self.months(),
        )

    def months(self) -> tuple[Share, ...]:
        """Every month with calls, oldest first."""
        parts = (extract("year", t.c.day), extract("month", t.c.day))
        rows = self._connection.execute(self._of(None).with_only_columns(*parts, *_SUMS).group_by(*parts))
        return tuple(sorted((Share(month_of(date(r[0], r[1], 1)), _total(r)) for r in rows), key=lambda s: s.name))

    def of_session(self, session_id: str) -> Total:
        mine = self._of(None).where(t.c.interview_session_id == session_id)
        return _total(self._connection.execute(mine.with_only_columns(*_SUMS)).one())

    def of_answer(self, answer_id: str) -> Total:
        mine = self._of(None).where(t.c.answer_id == answer_id)
        return _total(self._connection.execute(mine.with_only_columns(*_SUMS)).one())

    def spent(self, month: str, *, before: datetime | None = None) -> Decimal:
        """Known costs of a month in dollars; only of calls `before` an instant when it is given."""
        query = self._of(month).with_only_columns(func.coalesce(func.sum(t.c.cost_micro), 0))
        if before is not None:
            query = query.where(t.c.at < before)
        return Decimal(self._connection.scalar(query) or 0) / _MICRO

    def session_began_at(self, session_id: str) -> datetime | None:
        """When an interview session of this user began; None when there is no such session."""
        s = interview_sessions
        query = select(s.c.started_at).where(s.c.user_id == self._user_id, s.c.id == session_id)
        began: datetime | None = self._connection.scalar(query)
        return began

    def latest(self, month: str | None, *, limit: int) -> tuple[RecordedCall, ...]:
        """Newest first."""
        query = self._of(month).order_by(t.c.at.desc(), t.c.id).limit(limit)
        return tuple(map(recorded_call, self._connection.execute(query)))

    def each(self, month: str | None) -> Iterator[RecordedCall]:
        """Oldest first."""
        return map(recorded_call, self._connection.execute(self._of(month).order_by(t.c.at, t.c.id)))

    def _of(self, month: str | None) -> Select[tuple[object, ...]]:
        mine = select(t).where(t.c.user_id == self._user_id)
        if month is None:
            return mine
        first, after = days_of(month)
        return mine.where(t.c.day >= first, t.c.day < after)

    def _shares(self, mine: Select[tuple[object, ...]], column: object) -> tuple[Share, ...]:
        """Dearest first; those that cost the same by the number of calls."""
        rows = self._connection.execute(mine.with_only_columns(column, *_SUMS).group_by(column))  # type: ignore[call-overload]
        shares = (Share(row[0], _total(row)) for row in rows)
        return tuple(sorted(shares, key=lambda s: (-s.total.cost_usd, -s.total.calls, s.name)))

    def _days(self, mine: Select[tuple[object, ...]]) -> tuple[Share, ...]:
        rows = self._connection.execute(mine.with_only_columns(t.c.day, *_SUMS).group_by(t.c.day).order_by(t.c.day))
        return tuple(Share(row.day.isoformat(), _total(row)) for row in rows)


class ModelReplyRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def get(self, key: str, *, since: datetime) -> str | None:
        """The reply kept under `key`, when it is not older than `since`."""
        t = model_replies
        row = self._connection.execute(
            select(t).where(t.c.user_id == self._user_id, t.c.key == key, t.c.created_at >= since)
        ).first()
        return self._cipher.open(row.reply_sealed, f"model_replies.reply:{row.id}") if row is not None else None

    def put(self, key: str, reply: str, context: CallContext, at: datetime) -> None:
        """Keep a reply; one that was kept under the same key goes."""
        t, id = model_replies, secrets.token_hex(16)
        self._connection.execute(delete(t).where(t.c.user_id == self._user_id, t.c.key == key))
        self._connection.execute(
            insert(t).values(
                id=id,
                user_id=self._user_id,
                key=key,
                preparation_id=context.preparation_id,
                answer_id=context.answer_id,
                reply_sealed=self._cipher.seal(reply, f"model_replies.reply:{id}"),
                created_at=at,
            )
        )

    def remove(self, *, before: datetime | None = None) -> None:
        """Those made `before` an instant, or all."""
        query = delete(model_replies).where(model_replies.c.user_id == self._user_id)
        self._connection.execute(query if before is None else query.where(model_replies.c.created_at < before))


class BudgetRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def get(self) -> Budget:
        row = self._connection.execute(select(budgets).where(budgets.c.user_id == self._user_id)).first()
        return Budget(_money(row.month_usd), _money(row.session_usd)) if row is not None else Budget()

    def put(self, budget: Budget) -> None:
        self._connection.execute(delete(budgets).where(budgets.c.user_id == self._user_id))
        self._connection.execute(
            insert(budgets).values(
                user_id=self._user_id, month_usd=_text(budget.month_usd), session_usd=_text(budget.session_usd)
            )
        )


_SUMS = (
    func.count().label("calls"),
    *(
        func.coalesce(func.sum(t.c[name]), 0).label(name)
        for name in (
            "input_tokens", "output_tokens", "cached_tokens", "thinking_tokens", "seconds", "cost_micro",
            "estimate_micro",
        )
    ),
    func.count(t.c.cost_micro).label("priced"),
)  # fmt: skip


def _total(row: Row[tuple[object, ...]]) -> Total:
    return Total(
        row.calls,
        Tokens(row.input_tokens, row.output_tokens, row.cached_tokens, row.thinking_tokens),
        float(row.seconds),
        Decimal(row.cost_micro) / _MICRO,
        Decimal(row.estimate_micro) / _MICRO,
        row.calls - row.priced,
    )


def recorded_call(row: Row[tuple[object, ...]]) -> RecordedCall:
    tokens = Tokens(row.input_tokens, row.output_tokens, row.cached_tokens, row.thinking_tokens)
    return RecordedCall(
        row.id,
        ModelCall(row.at, row.engine, row.model, row.task, tokens, row.seconds, _money(row.cost_usd), row.outcome),
        CallContext(row.feature, row.preparation_id, row.interview_session_id, row.answer_id),
        _money(row.estimate_usd),
    )


def _micro(amount: Decimal | None) -> int | None:
    return None if amount is None else int((amount * _MICRO).quantize(Decimal(1), ROUND_HALF_UP))


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _money(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
