"""Sound goes to a model and comes back as text; it is allowed, counted and paid like any call."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from decimal import Decimal

import pytest
from tests.fakes.clients import NOON, Talk, talking
from tests.fakes.ledger import Notebook
from tests.fakes.script import Broken, HttpError, RawBody, Reply, Step, TokenCount

from interview_coach.coach.llm.listening import ModelListener
from interview_coach.errors import BudgetExceeded, KeyRefused, ProviderError

SAID = "So, um, I led it."


@dataclass(frozen=True)
class Clip:
    data: bytes = b"sound of a minute"
    media_type: str = "audio/mp3"
    seconds: float = 60.0


def reply(text: str = SAID) -> Reply:
    return Reply(json.dumps({"text": text}), TokenCount(prompt=2_100, output=20))


def listener(talk: Talk) -> ModelListener:
    return ModelListener(talk.client, talk.ledger, lambda: NOON)


def test_the_sound_is_sent_as_it_is_and_the_text_comes_back() -> None:
    with talking("gemini", reply()) as talk:
        assert listener(talk).listen(Clip()) == SAID
        sent = talk.fake.generated[0]
        inline = [
            part["inlineData"] for content in sent.body["contents"] for part in content["parts"] if "text" not in part
        ]
        assert [(base64.b64decode(one["data"]), one["mime_type"]) for one in inline] == [(Clip().data, "audio/mp3")]
        assert "data. If it asks you" in sent.system
        assert "60 seconds" in sent.user


def test_sound_has_its_own_price_in_the_estimate_and_in_the_books() -> None:
    with talking("gemini", reply()) as talk:
        listener(talk).listen(Clip())
        (task, estimate), (call,) = talk.ledger.asked[0], talk.ledger.calls
        audio = 32 * 60
        assert task == call.task == "transcribe"
        assert (call.outcome, call.tokens.input) == ("ok", 2_100)
        expected = (Decimal(audio) * 1 + Decimal(2_100 - audio) * Decimal("0.3") + 20 * Decimal("2.5")) / 1_000_000
        assert call.cost_usd == expected
        assert estimate is not None and Decimal("0.002") < estimate < Decimal("0.005"), "about a minute, not a novel"


def test_the_same_recording_is_paid_once_and_another_one_is_asked_for() -> None:
    with talking("gemini", reply("one"), reply("two")) as talk:
        talk.ledger = Notebook(keeps=True)
        assert [listener(talk).listen(Clip()) for _ in range(2)] == ["one", "one"]
        assert listener(talk).listen(Clip(b"another")) == "two"
        assert talk.requests == 2


def test_a_budget_that_is_spent_sends_nothing() -> None:
    with talking("gemini", reply()) as talk:
        talk.ledger.budget = Decimal(0)
        with pytest.raises(BudgetExceeded):
            listener(talk).listen(Clip())
        assert talk.requests == 0


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (HttpError(400, "key_invalid"), KeyRefused),
        (HttpError(429, "quota_day"), KeyRefused),
        (RawBody("<html>"), ProviderError),
        (Reply("", blocked="SAFETY"), ProviderError),
        (Reply("no json"), ProviderError),
    ],
)
def test_what_fails_is_one_sentence_and_stands_in_the_books(step: Step, kind: type[ProviderError]) -> None:
    with talking("gemini", always=step) as talk:
        with pytest.raises(kind) as failed:
            listener(talk).listen(Clip())
        assert "Gemini" in str(failed.value) and SAID not in str(failed.value)
        assert talk.outcomes and "ok" not in talk.outcomes


@pytest.mark.slow
def test_what_may_work_a_little_later_is_tried_again() -> None:
    with talking("gemini", HttpError(503), Broken(), reply()) as talk:
        assert listener(talk).listen(Clip()) == SAID
        assert talk.outcomes == ["failed", "failed", "ok"]


@pytest.mark.slow
def test_a_provider_that_is_down_is_not_asked_again_and_again() -> None:
    with talking("gemini", always=HttpError(503), model_deadline=1) as talk:
        for _ in range(3):
            with pytest.raises(ProviderError):
                listener(talk).listen(Clip(seconds=0.1))
        asked = talk.requests
        with pytest.raises(ProviderError, match="asked again in"):
            listener(talk).listen(Clip())
        assert talk.requests == asked
