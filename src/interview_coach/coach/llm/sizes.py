"""How long the prompts are that one action of a feature sends, counted in the prompts themselves.

For the page that asks for consent, before there is a text of the user: the texts are as long as such texts usually are.
What is about to be sent is counted letter by letter (`metered.characters_in`).
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Final

from pydantic import BaseModel

from interview_coach.coach.llm.prompts import length_of
from interview_coach.domain.costs import Tokens
from interview_coach.domain.vocabulary import QuestionType

CHARACTERS_PER_TOKEN = 4
"""Of English prose, by the providers' rule of thumb; for estimates only, the bill counts real tokens."""
FEATURES: Final = ("marking", "questions", "sample", "posting")
_POSTING, _CV, _ANSWER, _QUESTION = 3_000, 2_500, 1_500, 120
"""Characters of a usual posting, CV, answer (two minutes of talk) and question."""


@lru_cache(maxsize=8)
def typical(feature: str) -> Tokens | None:
    """Tokens in and out of one action; None for a feature that is none of `FEATURES`."""
    from interview_coach.coach.llm.evaluation.feedback import FeedbackText
    from interview_coach.coach.llm.tasks.posting import posting_read
    from interview_coach.coach.llm.tasks.proposals import QuestionsRead
    from interview_coach.coach.llm.tasks.written import Written

    if feature == "marking":
        return _extract() + _tokens("feedback", FeedbackText, 3 * _ANSWER, 700)
    if feature == "questions":
        return _tokens("questions", QuestionsRead, _POSTING + _CV, 4_000)
    if feature == "sample":
        return _tokens("sample", Written, _QUESTION + _POSTING + _CV, 1_200)
    return _tokens("posting", posting_read(), _POSTING, 3_500) if feature == "posting" else None


def _extract() -> Tokens:
    """With the anchors and the marked examples of the rubric, which are most of it."""
    from interview_coach.coach.llm.evaluation.examples import examples_for
    from interview_coach.coach.llm.evaluation.reading import reading_for
    from interview_coach.content.library import library

    rubric = library().rubric(QuestionType.BEHAVIORAL, None)
    anchors = sum(len(text) for dimension in rubric.dimensions for text in dimension.anchors.values())
    more = anchors + len(examples_for(rubric.id)) + _QUESTION + _ANSWER
    return _tokens("extract", reading_for(QuestionType.BEHAVIORAL, None), more, 2_500)


def _tokens(prompt: str, reply: type[BaseModel], more: int, output: int) -> Tokens:
    characters = length_of(prompt) + len(json.dumps(reply.model_json_schema())) + more
    return Tokens(-(-characters // CHARACTERS_PER_TOKEN), output)
