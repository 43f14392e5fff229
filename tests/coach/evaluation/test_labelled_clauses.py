"""The small models that label clauses: what they must get right on stories written for this test."""

from __future__ import annotations

import json

import numpy as np
import pytest

from interview_coach.coach.builtin.evaluation.account import Account, account_of
from interview_coach.coach.builtin.evaluation.labeller import LABELS, best_path, marginals
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.content import models
from interview_coach.domain.vocabulary import SegmentLabel

STORY = (
    "At the bakery the timer of the big oven broke during the Easter week, and the bread kept burning. "
    "I was responsible for the night shift. "
    "I wrote the times on a board, set the alarm of my own phone for each tray and put Lena at the door of the oven. "
    "Then I rang the electrician at six and told the owner which orders would be late. "
    "In the end all forty orders were picked up before nine and we threw only two trays away. "
    "I learned that I should not trust one clock, so I keep a second timer next to the oven."
)
SAME_WITHOUT_END = STORY[: STORY.index("In the end")]


def read(answer: str) -> Account:
    return account_of(AnswerText.of(answer))


def label_of(account: Account, words: str) -> SegmentLabel:
    return next(p.label for p in account.parts if words in p.reading.span.text)


def test_the_parts_of_a_plain_story_get_their_labels() -> None:
    account = read(STORY)
    assert label_of(account, "bread kept burning") is SegmentLabel.SITUATION
    assert label_of(account, "rang the electrician") is SegmentLabel.ACTION
    assert label_of(account, "all forty orders") is SegmentLabel.RESULT
    assert label_of(account, "I learned") is SegmentLabel.REFLECTION


def test_a_story_that_stops_before_its_end_has_no_outcome() -> None:
    assert read(STORY).of(SegmentLabel.RESULT)
    assert not read(SAME_WITHOUT_END).of(SegmentLabel.RESULT)


def test_a_step_that_can_be_repeated_says_more_than_one_that_cannot() -> None:
    concrete = read("I rang the grower before seven and read the order form out to him line by line. It was Monday.")
    empty = read(
        "I took ownership of the situation and coordinated everything with the relevant people. It was Monday."
    )
    assert concrete.parts[0].says > 0.7
    assert empty.parts[0].says < 0.4


def test_chances_add_up_to_one_and_agree_with_the_path() -> None:
    account = read(STORY)
    assert account.chances.shape == (len(account.parts), len(LABELS))
    assert np.allclose(account.chances.sum(axis=1), 1)
    sure = account.chances.max(axis=1) > 0.8
    likeliest = [LABELS[i] for i in account.chances.argmax(axis=1)]
    assert all(p.label is likely for p, likely, s in zip(account.parts, likeliest, sure, strict=True) if s)


def test_the_best_path_weighs_neighbours() -> None:
    scores = np.log(np.array([[0.9, 0.1], [0.45, 0.55], [0.9, 0.1]]))
    staying = np.log(np.array([[0.9, 0.1], [0.1, 0.9]]))
    assert best_path(scores, np.zeros((2, 2))) == [0, 1, 0]
    assert best_path(scores, staying) == [0, 0, 0]
    assert marginals(scores, staying)[1, 0] > 0.5


def test_models_can_be_read_from_elsewhere_for_a_while(tmp_path) -> None:
    (tmp_path / "fit.json").write_text(json.dumps({"constant": 7.0, "table": models.packed([[1.0, 2.0]])}))
    shipped = models.model("fit")["constant"]
    with models.read_from(tmp_path):
        assert models.model("fit")["constant"] == 7.0
        assert models.model("fit")["table"].tolist() == [[1.0, 2.0]]
    assert models.model("fit")["constant"] == shipped


def test_a_model_that_does_not_exist_is_named() -> None:
    with pytest.raises(KeyError, match="no model 'horoscope'"):
        models.model("horoscope")


def test_a_very_long_answer_is_read_to_its_end() -> None:
    account = read("I moved one more box to the other shelf and wrote the number on the list. " * 400)
    assert len(account.chances) <= 150 < len(account.parts)
    assert account.parts[-1].says == 0.5
