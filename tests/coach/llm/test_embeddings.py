"""Vectors of the provider's: what is sent, what it costs, and what happens when there are none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from tests.fakes.clients import NOON, settings_for
from tests.fakes.gemini import FakeGemini
from tests.fakes.ledger import Notebook
from tests.fakes.reader import fenced
from tests.fakes.schemas import fill
from tests.fakes.script import Fail, ModelRequest, RawBody, Reply, Step

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.builtin.retrieval import score_lines
from interview_coach.coach.llm.agent import InterviewCoachAgent
from interview_coach.coach.llm.embeddings import Embeddings
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.providers import gemini_client
from interview_coach.coach.redaction import Redactor
from interview_coach.config import load_settings
from interview_coach.domain.cv import Cv
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import BudgetExceeded, ConfigurationError, ProviderError

QUESTION = "Tell me about a time you mended the frozen pump of a fountain."
NEAR = "Mended the frozen pump of the town fountain for Wilhelmina Okonkwo"
LINES = [f"Counted {word} in hall {n} and wrote the list" for n, word in enumerate(["crates", "sacks", "tins"] * 9)]
DOCUMENT = {"basics": {"name": "Wilhelmina Okonkwo"}, "work": [{"name": "Store", "highlights": [*LINES, NEAR]}]}
LONG = Cv.from_document(DOCUMENT)


class Made:
    """The agent with Gemini's vectors, over a fake."""

    def __init__(self, fake: FakeGemini, budget: Decimal | None = None) -> None:
        self.fake = fake
        self.client = gemini_client(settings_for(fake, embeddings="gemini"))
        self.book = Notebook(budget)

    def meter(self) -> Meter:
        return Meter("gemini", self.client.base_url, self.book, lambda: NOON)

    def agent(self) -> InterviewCoachAgent:
        hide = lambda cv, texts: Redactor.of(cv, *texts)  # noqa: E731
        return InterviewCoachAgent(self.client, self.meter(), BuiltinCoach(), hide, nearness=self.client.embeddings)

    def rank(self, cv: Cv = LONG) -> list[str]:
        """The lines the model was asked about."""
        self.agent().rank_examples(QUESTION, QuestionType.BEHAVIORAL, cv)
        return fenced(self.fake.generated[-1].user)["lines"].splitlines()

    @property
    def vectors(self) -> Embeddings:
        assert self.client.embeddings is not None
        return self.client.embeddings

    @property
    def embedded(self) -> list[ModelRequest]:
        return [request for request in self.fake.seen if request.kind == "embed"]


@contextmanager
def made(budget: Decimal | None = None, always: Step | None = None) -> Iterator[Made]:
    with FakeGemini(lambda request: Reply(json.dumps({**fill(request.schema or {}), "ranked": []}))) as fake:
        fake.always(always, kind="embed")
        opened = Made(fake, budget)
        try:
            yield opened
        finally:
            opened.client.close()


def test_of_a_long_cv_the_nearest_lines_and_the_builtin_coachs_best_are_asked_about() -> None:
    with made() as opened:
        sent = opened.rank()
        assert any("frozen pump" in line for line in sent)
        assert 16 <= len(sent) <= 24 < len(LONG.lines)
        best = [scored.line for scored in score_lines(QUESTION, QuestionType.BEHAVIORAL, LONG)][:8]
        assert all(any(line.text.partition(" for ")[0] in told for told in sent) for line in best)


def test_texts_go_out_as_google_writes_it_with_names_hidden() -> None:
    with made() as opened:
        opened.rank()
        lines, question = opened.embedded
        assert lines.path.endswith("models/gemini-embedding-001:batchEmbedContents")
        assert {one["taskType"] for one in lines.body["requests"]} == {"RETRIEVAL_DOCUMENT"}
        assert {one["outputDimensionality"] for one in lines.body["requests"]} == {768}
        assert [one["taskType"] for one in question.body["requests"]] == ["RETRIEVAL_QUERY"]
        assert "Okonkwo" not in lines.user and "frozen pump" in lines.user


def test_a_text_is_paid_once_and_every_call_is_written_down() -> None:
    with made() as opened:
        opened.rank()
        opened.rank()
        assert len(opened.embedded) == 2, "the second time nothing is asked"
        calls = [call for call in opened.book.calls if call.task == "embed"]
        assert [(call.model, call.outcome) for call in calls] == [("gemini-embedding-001", "ok")] * 2
        assert all(call.tokens.input > 0 and call.cost_usd is not None and call.cost_usd > 0 for call in calls)
        assert [task for task, _ in opened.book.asked][:2] == ["embed", "embed"], "allowed first"


def test_a_short_cv_needs_no_vectors() -> None:
    short = Cv.from_document({"work": [{"name": "Store", "highlights": [*LINES[:5], NEAR]}]})
    with made() as opened:
        assert len(opened.rank(short)) == 6
        assert opened.embedded == []


@pytest.mark.parametrize(
    "step",
    [
        Fail.status(503),
        Fail.key_invalid(),
        Fail.quota_zero(),
        RawBody("<html>"),
        RawBody('{"embeddings": []}', "application/json"),
    ],
    ids=["overloaded", "key", "quota", "page", "none"],
)
def test_when_there_are_no_vectors_the_builtin_coachs_order_holds(step: Step) -> None:
    with made(always=step) as opened:
        assert len(opened.rank()) == len(LONG.lines), "all of them, as without the setting"
        assert len(opened.embedded) == 1, "it is not tried again"
        (call,) = [call for call in opened.book.calls if call.task == "embed"]
        assert call.outcome != "ok"


def test_vectors_that_are_not_as_many_as_the_texts_are_an_error() -> None:
    one = json.dumps({"embeddings": [{"values": [1.0] * 768}]})
    with made(always=RawBody(one, "application/json")) as opened, pytest.raises(ProviderError, match="cannot be used"):
        opened.vectors.nearest(QUESTION, LINES, opened.meter())


def test_the_nearest_comes_first() -> None:
    with made() as opened:
        order = opened.vectors.nearest(QUESTION, [*LINES, NEAR], opened.meter())
        assert order[0] == len(LINES)
        assert sorted(order) == list(range(len(LINES) + 1))


def test_more_texts_than_fit_one_request_go_out_in_parts() -> None:
    with made() as opened:
        opened.vectors.nearest(QUESTION, [f"line {n}" for n in range(230)], opened.meter())
        assert [len(request.body["requests"]) for request in opened.embedded] == [100, 100, 30, 1]


def test_a_budget_that_is_used_up_sends_nothing() -> None:
    with made(Decimal(0)) as opened, pytest.raises(BudgetExceeded):
        opened.rank()
    assert opened.fake.seen == []


def test_without_the_setting_there_are_none() -> None:
    with FakeGemini() as fake:
        client = gemini_client(settings_for(fake))
        assert client.embeddings is None
        client.close()
    with pytest.raises(ConfigurationError, match="COACH_EMBEDDINGS"):
        load_settings(Path("nowhere"), {"COACH_EMBEDDINGS": "ours"})
