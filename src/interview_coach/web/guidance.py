"""What to say before and while someone answers: the parts of a good answer for each type of question."""

from __future__ import annotations

from dataclasses import dataclass

from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer; `id` is set where the page can see while you write that the part has begun."""

    name: str
    need: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """`fewest` and `most` words are a healthy length, not a limit; `hint` stands in the empty answer field."""

    title: str
    parts: tuple[Part, ...]
    fewest: int
    most: int
    hint: str


# Lengths and shares: reference/science.md, table of healthy ranges (University of Washington, JobCoach, MIT data).
STAR = Guide(
    "A story in four parts",
    (
        Part("Situation", "One or two sentences: when and where it was, and what was at stake.", "situation"),
        Part("Task", "Your job in it. What had to be reached, and by when?", "task"),
        Part("Action", "The main part, more than half. What you did, step by step, and why that way.", "action"),
        Part("Result", "What changed, and for whom. A figure if you have one, and what you learned.", "result"),
    ),
    150,
    350,
    "Think of one day or one project. Start with when and where it was.",
)

TECHNICAL = Guide(
    "Show how you think about it",
    (
        Part("The answer first", "Say it in one or two plain sentences."),
        Part("How it works", "The steps or the reasons behind it, in an order that can be followed."),
        Part("What speaks against it", "Limits, another way, and when you would choose that one."),
        Part("How you would check", "A test, a measurement, or a case where you have used it."),
    ),
    100,
    300,
    "Start with the answer in one sentence, then give the reasons.",
)

CASE = Guide(
    "Take the problem apart aloud",
    (
        Part("Ask and define", "What is the goal, by when, measured how? Say what you assume."),
        Part("Structure", "Two to four parts that cover the problem and do not overlap."),
        Part("Numbers", "Work them out step by step, and say what they mean."),
        Part("Recommend", "A clear answer, the main reason, the main risk, the next step."),
    ),
    150,
    400,
    "Start with the goal as you understand it, then say how you would split the problem.",
)

SITUATIONAL = Guide(
    "Say what you would do, and why",
    (
        Part("The real problem", "Name what makes it hard, and who is affected."),
        Part("Your choice", "What you would do first, and the other way you decided against."),
        Part("The steps", "First, then, after that; whom you would talk to."),
        Part("What follows", "What could go wrong, and how you would know that it worked."),
    ),
    120,
    300,
    "Start with what you would find out or do first.",
)

MOTIVATION = Guide(
    "Make it true for this job only",
    (
        Part("This job", "One or two things about the job or the employer that you can name."),
        Part("Your proof", "Something you have done that shows it, with a detail."),
        Part("What you want next", "Honest and short, also about what you still have to learn."),
    ),
    80,
    200,
    "Start with one thing in the posting that you want to do.",
)

_GUIDES = {
    QuestionType.BEHAVIORAL: STAR,
    QuestionType.TECHNICAL: TECHNICAL,
    QuestionType.CASE: CASE,
    QuestionType.SITUATIONAL: SITUATIONAL,
    QuestionType.MOTIVATION: MOTIVATION,
}


def guide(question: Question) -> Guide:
    return _GUIDES[question.type]
