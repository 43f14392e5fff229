"""Review cards of one user and the reviews of them: the words are sealed, when a card is due is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, func, insert, or_, select, update

from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.questions import Question
from interview_coach.domain.reviews import (
    LEARN_AHEAD,
    CardKind,
    CardText,
    DueCard,
    Memory,
    Rating,
    Review,
    ReviewCard,
    Stage,
)
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import answers, evaluations, marks, preparations, questions, stories
from interview_coach.storage.tables import review_cards as t
from interview_coach.storage.tables import reviews as r

_FEW = 500
"""Ids in one query: SQLite takes no more than some thousand parameters."""


class ReviewCardRows:
    """A card without a text was deleted by its user and is not there for anybody but `keys`."""

    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, card: ReviewCard) -> None:
        self._connection.execute(
            insert(t).values(
                id=card.id,
                user_id=self._user_id,
                preparation_id=card.preparation_id,
                story_id=card.story_id,
                kind=card.kind.value,
                source_key=card.source_key,
                card_sealed=self._sealed(card.id, card.text),
                suspended=card.suspended,
                created_at=card.created_at,
                **_memory_columns(card.memory),
            )
        )

    def get(self, card_id: str) -> ReviewCard:
        row = self._connection.execute(self._there().where(t.c.id == card_id)).first()
        if row is None:
            raise NotFound("there is no such card")
        return self.read(row)

    def find(self, key: str) -> ReviewCard | None:
        """The card made of that source; None when there is none, or it was deleted."""
        row = self._connection.execute(self._there().where(t.c.source_key == self.digest(key))).first()
        return None if row is None else self.read(row)

    def is_known(self, key: str) -> bool:
        """Whether a card was ever made of that source, also one that was deleted since."""
        mine = (t.c.user_id == self._user_id, t.c.source_key == self.digest(key))
        return self._connection.scalar(select(t.c.id).where(*mine)) is not None

    def list(self, *, kind: CardKind | None = None, limit: int, offset: int = 0) -> tuple[ReviewCard, ...]:
        """Newest first."""
        query = self._there() if kind is None else self._there().where(t.c.kind == kind.value)
        query = query.order_by(t.c.created_at.desc(), t.c.id).limit(limit).offset(offset)
        return tuple(map(self.read, self._connection.execute(query)))

    def counts(self) -> dict[CardKind, int]:
        mine = (t.c.user_id == self._user_id, t.c.card_sealed.is_not(None))
        query = select(t.c.kind, func.count()).where(*mine).group_by(t.c.kind)
        return {CardKind(kind): count for kind, count in self._connection.execute(query)}

    def put_text(self, card_id: str, text: CardText) -> None:
        self._change(card_id, {"card_sealed": self._sealed(card_id, text)})

    def put_memory(self, card_id: str, memory: Memory) -> None:
        self._change(card_id, _memory_columns(memory))

    def suspend(self, card_id: str, *, suspended: bool) -> None:
        self._change(card_id, {"suspended": suspended})

    def remove(self, card_id: str) -> None:
        """With its reviews. One that was made of a source leaves its key, so that it is not made again."""
        card = self.get(card_id)
        mine = (t.c.id == card_id, t.c.user_id == self._user_id)
        self._connection.execute(delete(r).where(r.c.card_id == card_id, r.c.user_id == self._user_id))
        if card.source_key is None:
            self._connection.execute(delete(t).where(*mine))
        else:
            forgotten = {"card_sealed": None, **_memory_columns(Memory(card.created_at))}
            self._connection.execute(update(t).where(*mine).values(**forgotten))

    def bring_back(self, key: str, card: ReviewCard) -> ReviewCard:
        """The deleted card of that source with the text and memory of `card`, under its old id."""
        mine = (t.c.user_id == self._user_id, t.c.source_key == self.digest(key))
        row = self._connection.execute(select(t.c.id).where(*mine)).one()
        changed = {"card_sealed": self._sealed(row.id, card.text), "suspended": False, **_memory_columns(card.memory)}
        self._connection.execute(update(t).where(*mine).values(**changed))
        return self.get(row.id)

    def due(self, now: datetime, today: date) -> tuple[DueCard, ...]:
        """Cards to be seen now, in no order. Not those that are suspended, or whose interview is over."""
        query = self._coming(today).where(t.c.due_at <= now)
        return tuple(map(_due, self._connection.execute(query)))

    def due_soon(self, now: datetime, today: date) -> tuple[DueCard, ...]:
        """Cards that were not known a moment ago and come back within minutes."""
        learning = and_(t.c.last_review_at.is_not(None), t.c.state != Stage.KNOWN.value)
        query = self._coming(today).where(t.c.due_at > now, t.c.due_at <= now + LEARN_AHEAD, learning)
        return tuple(map(_due, self._connection.execute(query)))

    def next_due_at(self, now: datetime, today: date) -> datetime | None:
        query = self._coming(today).where(t.c.due_at > now).order_by(t.c.due_at).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else row.due_at

    def scheduled(self, now: datetime) -> tuple[tuple[str, str | None, Memory], ...]:
        """Id, preparation and memory of the cards that were seen and are not due yet."""
        columns = (t.c.id, t.c.preparation_id, *(t.c[name] for name in _MEMORY))
        seen = (t.c.card_sealed.is_not(None), t.c.last_review_at.is_not(None), t.c.due_at > now)
        rows = self._connection.execute(select(*columns).where(t.c.user_id == self._user_id, *seen))
        return tuple((row.id, row.preparation_id, _memory(row)) for row in rows)

    def interviews(self) -> dict[str, date | None]:
        """The date of each preparation."""
        query = select(preparations.c.id, preparations.c.interview_on).where(preparations.c.user_id == self._user_id)
        return {row.id: row.interview_on for row in self._connection.execute(query)}

    def digest(self, key: str) -> str:
        """What is stored of a source's key: it may hold the name of a skill or of a company."""
        return self._cipher.digest(key, "review_cards.source_key")

    def read(self, row: Row[Any]) -> ReviewCard:
        text = self._cipher.open(row.card_sealed, f"review_cards.card:{row.id}")
        return ReviewCard(
            id=row.id,
            kind=CardKind(row.kind),
            text=from_text(CardText, text),
            memory=_memory(row),
            created_at=row.created_at,
            preparation_id=row.preparation_id,
            story_id=row.story_id,
            source_key=row.source_key,
            suspended=row.suspended,
        )

    def _there(self) -> Select[Any]:
        return select(t).where(t.c.user_id == self._user_id, t.c.card_sealed.is_not(None))

    def _coming(self, today: date) -> Select[Any]:
        """Cards that come up some time, with the interview of their preparation."""
        interview_on = preparations.c.interview_on
        awake: ColumnElement[bool] = or_(interview_on.is_(None), interview_on >= today)
        return (
            select(t.c.id, t.c.due_at, t.c.state, t.c.last_review_at, interview_on)
            .select_from(t.outerjoin(preparations, preparations.c.id == t.c.preparation_id))
            .where(t.c.user_id == self._user_id, t.c.suspended.is_(False), t.c.card_sealed.is_not(None), awake)
        )

    def _change(self, card_id: str, values: dict[str, Any]) -> None:
        mine = (t.c.id == card_id, t.c.user_id == self._user_id, t.c.card_sealed.is_not(None))
        if self._connection.execute(update(t).where(*mine).values(**values)).rowcount != 1:
            raise NotFound("there is no such card")

    def _sealed(self, card_id: str, text: CardText) -> bytes:
        return self._cipher.seal(to_text(text), f"review_cards.card:{card_id}")


class ReviewRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def add(self, review: Review) -> None:
        self._connection.execute(
            insert(r).values(
                id=review.id,
                user_id=self._user_id,
                card_id=review.card_id,
                rating=int(review.rating),
                seconds=review.seconds,
                at=review.at,
            )
        )

    def of_card(self, card_id: str) -> tuple[Review, ...]:
        """Oldest first."""
        mine = (r.c.user_id == self._user_id, r.c.card_id == card_id)
        return tuple(map(read_review, self._connection.execute(select(r).where(*mine).order_by(r.c.at, r.c.id))))

    def of_cards(self, card_ids: Sequence[str]) -> dict[str, tuple[Review, ...]]:
        """Of each of these cards, oldest first."""
        found: dict[str, list[Review]] = defaultdict(list)
        for first in range(0, len(card_ids), _FEW):
            mine = (r.c.user_id == self._user_id, r.c.card_id.in_(card_ids[first : first + _FEW]))
            for row in self._connection.execute(select(r).where(*mine).order_by(r.c.at, r.c.id)):
                found[row.card_id].append(read_review(row))
        return {card_id: tuple(reviews) for card_id, reviews in found.items()}

    def newest(self) -> Review | None:
        query = select(r).where(r.c.user_id == self._user_id).order_by(r.c.at.desc(), r.c.id.desc()).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else read_review(row)

    def count_since(self, at: datetime) -> int:
        mine = (r.c.user_id == self._user_id, r.c.at >= at)
        return self._connection.scalar(select(func.count()).select_from(r).where(*mine)) or 0

    def remove(self, review_id: str) -> None:
        self._connection.execute(delete(r).where(r.c.id == review_id, r.c.user_id == self._user_id))


class ReviewSourceRows:
    """What cards are made of."""

    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def changed_at(self) -> tuple[datetime | None, datetime | None, datetime | None]:
        """The newest change of a preparation, an evaluation and a story: while they stay, no card is to be made."""
        newest = (preparations.c.updated_at, marks.c.at, stories.c.updated_at)
        found = [
            self._connection.scalar(select(func.max(column)).where(column.table.c.user_id == self._user_id))
            for column in newest
        ]
        return found[0], found[1], found[2]

    def technical(self, since: datetime | None, *, limit: int) -> tuple[tuple[str, Question, Evaluation], ...]:
        """Preparation, question and evaluation of technical answers that were evaluated from then on, newest first.
        They are found by their marks, which lie in the order of time."""
        query = (
            select(questions.c.id, questions.c.preparation_id, questions.c.question_sealed)
            .add_columns(evaluations.c.id.label("evaluation_id"), evaluations.c.evaluation_sealed)
            .select_from(
                marks.join(evaluations, evaluations.c.id == marks.c.evaluation_id).join(
                    questions, questions.c.id == marks.c.question_id
                )
            )
            .where(marks.c.user_id == self._user_id, marks.c.type == QuestionType.TECHNICAL.value)
            .order_by(marks.c.at.desc(), marks.c.evaluation_id)
            .limit(limit)
        )
        if since is not None:
            query = query.where(marks.c.at >= since)
        return tuple(map(self._evaluated, self._connection.execute(query)))

    def last_answered(self, preparation_id: str) -> dict[str, datetime]:
        """When each question was answered last."""
        query = (
            select(answers.c.question_id, func.max(answers.c.created_at).label("at"))
            .select_from(answers.join(questions, questions.c.id == answers.c.question_id))
            .where(answers.c.user_id == self._user_id, questions.c.preparation_id == preparation_id)
            .group_by(answers.c.question_id)
        )
        return {row.question_id: row.at for row in self._connection.execute(query)}

    def _evaluated(self, row: Row[Any]) -> tuple[str, Question, Evaluation]:
        question = self._cipher.open(row.question_sealed, f"questions.question:{row.id}")
        evaluation = self._cipher.open(row.evaluation_sealed, f"evaluations.evaluation:{row.evaluation_id}")
        return row.preparation_id, from_text(Question, question), from_text(Evaluation, evaluation)


def read_review(row: Row[Any]) -> Review:
    return Review(row.id, row.card_id, Rating(row.rating), row.at, row.seconds)


_MEMORY = ("due_at", "state", "step", "stability", "difficulty", "last_review_at")


def _memory(row: Row[Any]) -> Memory:
    return Memory(row.due_at, Stage(row.state), row.step, row.stability, row.difficulty, row.last_review_at)


def _memory_columns(memory: Memory) -> dict[str, Any]:
    values = (memory.due_at, memory.stage.value, memory.step, memory.stability, memory.difficulty)
    return dict(zip(_MEMORY, (*values, memory.last_review_at), strict=True))


def _due(row: Row[Any]) -> DueCard:
    return DueCard(row.id, row.due_at, Stage(row.state), row.last_review_at is None, row.interview_on)
