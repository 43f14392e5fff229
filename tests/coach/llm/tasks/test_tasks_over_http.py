"""The agent against a model server on loopback: every task, with the real client, and with replies that are no use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cast import CANDIDATE, CV, POSTING
from tests.coach.llm.tasks.scripted_client import NOON
from tests.coach.llm.tasks.test_written_answers import PITCH, STORY, reply
from tests.fakes.gemini import FakeGemini
from tests.fakes.ledger import Notebook
from tests.fakes.schemas import fill
from tests.fakes.script import Fail, ModelRequest, Reply, Step

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.agent import InterviewCoachAgent
from interview_coach.coach.llm.client import ModelClient
from interview_coach.coach.llm.desk import Hiding
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.prompts import names, render
from interview_coach.coach.llm.providers import gemini_client
from interview_coach.config import Settings
from interview_coach.domain.cv import Cv
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import ProviderError

QUESTION = "Tell me about a time you solved a problem that kept coming back."
BUILTIN = BuiltinCoach()
TASKS = ("posting", "questions", "sample", "pitch", "examples", "tips", "follow_up", "debrief", "study")


class HidesTheCandidate:
    """Takes one name out and puts it back, as the redactor does for many."""

    def hide(self, text: str) -> str:
        return text.replace(CANDIDATE, "[CANDIDATE]")

    def restore(self, text: str) -> str:
        return text.replace("[CANDIDATE]", CANDIDATE)


def hide(_cv: Cv | None, _texts: tuple[str, ...]) -> Hiding:
    return HidesTheCandidate()


@pytest.fixture
def fake() -> Iterator[FakeGemini]:
    with FakeGemini() as server:
        yield server


@pytest.fixture
def client(fake: FakeGemini, tmp_path: Path) -> Iterator[ModelClient]:
    made = gemini_client(
        Settings(data_dir=tmp_path, gemini_api_key="test-key", gemini_base_url=fake.url, model_deadline=20)
    )
    yield made
    made.close()


@pytest.fixture
def agent(client: ModelClient) -> InterviewCoachAgent:
    return InterviewCoachAgent(client, Meter("gemini", client.base_url, Notebook(), lambda: NOON), BUILTIN, hide)


CALLS: dict[str, Callable[[InterviewCoachAgent], Any]] = {
    "posting": lambda agent: agent.analyse_job(POSTING, CV),
    "cv": lambda agent: agent.propose_corrections(CV),
    "questions": lambda agent: agent.ask(CV, POSTING, count=8),
    "examples": lambda agent: agent.rank_examples(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING),
    "sample": lambda agent: agent.write_sample(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING),
    "tips": lambda agent: agent.give_tips(POSTING, CV),
    "pitch": lambda agent: agent.write_pitch(CV, POSTING),
}
OWN: dict[str, Callable[[], Any]] = {
    "posting": lambda: BUILTIN.analyse_job(POSTING, CV),
    "cv": lambda: BUILTIN.propose_corrections(CV),
    "questions": lambda: BUILTIN.ask(CV, POSTING, count=8),
    "examples": lambda: BUILTIN.rank_examples(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING),
    "sample": lambda: BUILTIN.write_sample(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING),
    "tips": lambda: BUILTIN.give_tips(POSTING, CV),
    "pitch": lambda: BUILTIN.write_pitch(CV, POSTING),
}


@pytest.mark.parametrize("task", [task for task in CALLS if task != "examples"])
def test_a_reply_of_nothing_but_filler_leaves_the_builtin_result(
    fake: FakeGemini, agent: InterviewCoachAgent, task: str
) -> None:
    """The fake fills the schema with words that stand nowhere: all of it is dropped."""
    assert CALLS[task](agent) == OWN[task]()
    assert len(fake.generated) == 2


def test_a_ranking_with_an_invented_reason_keeps_the_line_and_gives_a_true_one(
    fake: FakeGemini, agent: InterviewCoachAgent
) -> None:
    fake.replier = lambda request: Reply(json.dumps({**fill(request.schema or {}), "ranked": [
        {"number": 1, "why": "You saved 10,000 euros at Google.", "score": 0.8}]}))  # fmt: skip
    found = CALLS["examples"](agent)
    assert found.engine == "gemini" and found.ranked[0].ref == "work[0].highlights[0]"
    assert "Google" not in found.ranked[0].reason


@pytest.mark.parametrize(("task", "rows"), [("sample", STORY), ("pitch", PITCH)])
def test_what_holds_comes_through_under_the_models_name(
    fake: FakeGemini, agent: InterviewCoachAgent, task: str, rows: tuple[tuple[str, list[str]], ...]
) -> None:
    fake.replier = lambda _: Reply(json.dumps(reply(rows)))
    found = CALLS[task](agent)
    assert (found.engine, found.text) == ("gemini", " ".join(text for text, _ in rows))
    assert len(fake.generated) == 1


@pytest.mark.parametrize("task", CALLS)
@pytest.mark.parametrize("step", [Fail.very_long(), Fail.not_json(), Fail.other_shape(), Fail.status(400)])
def test_a_reply_that_cannot_be_read_is_an_error_and_never_a_made_up_result(
    fake: FakeGemini, agent: InterviewCoachAgent, task: str, step: Step
) -> None:
    fake.always(step)
    with pytest.raises(ProviderError):
        CALLS[task](agent)


@pytest.mark.parametrize("task", CALLS)
def test_markup_in_every_text_of_a_reply_does_not_come_through(
    fake: FakeGemini, agent: InterviewCoachAgent, task: str
) -> None:
    fake.always(Fail.markup())
    assert "<script>" not in repr(CALLS[task](agent))


@pytest.mark.parametrize("task", CALLS)
def test_no_hidden_name_is_sent_and_data_stands_between_its_marks(
    fake: FakeGemini, agent: InterviewCoachAgent, task: str
) -> None:
    CALLS[task](agent)

    def sent(request: ModelRequest) -> str:
        return f"{request.system}\n{request.user}"

    assert all(CANDIDATE not in sent(request) for request in fake.generated)
    assert all("Hollowell" not in request.system for request in fake.generated)
    assert all("<<" in request.user for request in fake.generated)


def test_every_task_has_its_prompt_with_the_common_rules_first() -> None:
    assert set(TASKS) <= set(names())
    given = {
        "type": "behavioral", "least": 1, "most": 2, "top": 5, "sentences": 3, "minutes": 20, "days": 3, "topics": [],
        "kinds": [], "numbers": [("case", 1)], "competencies": [("ownership", "to own")], "industries": [("x", "X")],
        "style": "warm",
        **{name: f"DATA-{name}" for name in ("question", "facts", "posting", "lines", "cv", "known", "skills", "asked",
                                             "answer", "missing", "answers", "areas")},
    }  # fmt: skip
    for task in TASKS:
        prompt = render(task, **given)
        assert "Rules that hold before everything else" in prompt.system
        assert "DATA-" not in prompt.system and "DATA-" in prompt.user
        assert prompt.version.startswith(f"{task}@")
