"""What the behavioral extractor hands to the writer beside the findings."""

from __future__ import annotations

from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.account import Account
from interview_coach.coach.builtin.evaluation.care import Care
from interview_coach.coach.builtin.evaluation.consistency import Overclaim
from interview_coach.coach.builtin.evaluation.relevance import Fit
from interview_coach.coach.builtin.evaluation.text import Span
from interview_coach.domain.vocabulary import ResponseType


@dataclass(frozen=True, slots=True)
class BehavioralDetails:
    """`blamed` is a clause that blames others, when there are several; `response_type` is that of the text even
    when the answer is treated as sensitive."""

    account: Account
    fit: Fit
    overclaims: tuple[Overclaim, ...]
    blamed: Span | None
    response_type: ResponseType
    care: Care
