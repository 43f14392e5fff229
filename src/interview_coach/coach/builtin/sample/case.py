"""A case sample: the sums of the question done by code, a recommendation, its risk and a next step."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.questions.cases import read_case
from interview_coach.coach.builtin.questions.wording import listed, stable_number, uncapitalised
from interview_coach.coach.builtin.sample.answer import Answer
from interview_coach.coach.builtin.sample.sums import solve
from interview_coach.content.cases import FilledCase, case_in
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.questions import SampleAnswer


def walk_through(question: str) -> SampleAnswer:
    """For a case of the product every number is computed; for another one the numbers given are set out and the sum
    stays a blank, because guessing what to multiply would be inventing."""
    filled = case_in(question)
    if filled is not None:
        return _of_the_library(filled)
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


def _of_the_library(case: FilledCase) -> SampleAnswer:
    """Clarify, structure, compute, recommend; the sums that show most are kept when it gets long."""
    template = case.template
    answer = Answer()
    answer.say(f"Before I start: {uncapitalised(case.said(template.clarify[0]))}")
    branches = listed([uncapitalised(branch.name) for branch in template.structure], "and")
    answer.say(f"I would look at {branches}.", "case:structure")
    last = len(template.figures) - 1
    for number, figure in enumerate(case.figures):
        answer.say(_with_stop(figure), "question", spare=0 if number == last else 1 + (number < last - 2))
    answer.say(case.said(template.recommendation), "question")
    answer.say(f"The main risk: {_with_stop(uncapitalised(case.said(template.risks[0])))}", "case:guide", spare=3)
    answer.say(f"Next: {_with_stop(uncapitalised(case.said(template.next_steps[0])))}", "case:guide", spare=2)
    return answer.finished()


def _with_stop(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _set_out(answer: Answer, question: str) -> None:
    """The sentences of the question that hold numbers, at most three, are repeated as what is given."""
    given = [
        s.strip() for s in re.split(r"(?<=[.!?])\s+", question) if re.search(r"\d", s) and not s.strip().endswith("?")
    ]
    facts = f"This is what I have been told. {_as_numbers(' '.join(given[:3]))}" if given else _NO_NUMBERS
    for sentence in sample_frames()["case"]["generic"]:
        answer.say(sentence.format(facts=facts), "question" if given and "{facts}" in sentence else None)


_NO_NUMBERS = "I have no numbers yet, so I would ask for the few that decide it before I calculate anything."


def _as_numbers(facts: str) -> str:
    words = facts.split()
    return facts if len(words) <= 70 else " ".join(words[:70]).rstrip(",;") + " and so on."
