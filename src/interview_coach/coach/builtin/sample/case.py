"""A case sample: the sums of the question done by code, a recommendation, its risk and a next step."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.questions.cases import read_case
from interview_coach.coach.builtin.questions.wording import stable_number
from interview_coach.coach.builtin.sample.answer import Answer
from interview_coach.coach.builtin.sample.sums import solve
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.questions import SampleAnswer


def walk_through(question: str) -> SampleAnswer:
    """For a case of the product every number is computed; for another one the numbers given are set out and the sum
    stays a blank, because guessing what to multiply would be inventing."""
    frames = sample_frames()["case"]
    answer = Answer()
    case = read_case(question)
    if case is None:
        _set_out(answer, question)
        return answer.finished()
    answer.say(frames["opening"][stable_number(question) % 2])
    solution = solve(case)
    for step in solution.steps:
        answer.say(step, "question")
    answer.say(solution.advice, "question")
    answer.say(frames["people"])
    answer.say(frames["closing"].format(risk=solution.risk, next_step=solution.next_step))
    return answer.finished()


def _set_out(answer: Answer, question: str) -> None:
    """The sentences of the question that hold numbers, at most three, are repeated as what is given."""
    given = [
        s.strip() for s in re.split(r"(?<=[.!?])\s+", question) if re.search(r"\d", s) and not s.strip().endswith("?")
    ]
    for sentence in sample_frames()["case"]["generic"]:
        if "{facts}" in sentence:
            facts = (
                "Given are these facts: " + " ".join(given[:3])
                if given
                else "The question gives no numbers, so I would ask for [which numbers?]."
            )
            answer.say(sentence.format(facts=_as_numbers(facts)), "question")
        else:
            answer.say(sentence)


def _as_numbers(facts: str) -> str:
    words = facts.split()
    return facts if len(words) <= 70 else " ".join(words[:70]).rstrip(",;") + " and so on."
