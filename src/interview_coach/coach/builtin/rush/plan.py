"""The plan for the evening before: 45 minutes, five questions, two stories, three questions to ask them."""

from __future__ import annotations

from interview_coach.coach.builtin.job import is_certain_gap
from interview_coach.coach.builtin.questions.skill_phrases import Kind
from interview_coach.coach.builtin.questions.world import World, read_world, skills_of
from interview_coach.coach.builtin.rush.likely import five_questions
from interview_coach.coach.builtin.rush.needs import about_job, employer, nearest
from interview_coach.coach.builtin.rush.stories import two_stories
from interview_coach.content.guides import guides
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.rush import Block, RushPlan

_QUESTIONS_TO_ASK = 3


def plan_tonight(cv: Cv, posting: Posting) -> RushPlan:
    """See `ports.Coach.plan_tonight`."""
    world = read_world(cv, posting)
    return RushPlan(
        engine="builtin",
        title=world.job.title or posting.title,
        company=employer(world),
        questions=five_questions(world),
        stories=two_stories(world),
        ask_them=nearest(guides().industries[world.job.industry].ask_them, about_job(world), _QUESTIONS_TO_ASK),
        blocks=_blocks(world),
        leave_out=_leave_out(world),
    )


def _blocks(world: World) -> tuple[Block, ...]:
    company = employer(world) or "the employer"
    return (
        Block(
            "Your opening", 10, "Say your answer to “tell me about yourself” aloud, three times. The third is enough."
        ),
        Block("Why this job", 5, f"Find one thing about {company} that is true and that you like. Write one sentence."),
        Block(
            "Two stories", 15, "Fill the blanks of both in a few words, then tell each aloud once. Stop at two minutes."
        ),
        Block("Three more questions", 9, "Three minutes each: read it, say your one line, and say what you did."),
        Block("What you will ask", 2, "Choose two of the three questions and write them on a card."),
        Block("Ready for tomorrow", 4, "Time, place or link, names, clothes, a printed CV. Then stop for tonight."),
    )


def _leave_out(world: World) -> tuple[str, ...]:
    gap = _missing_tool(world)
    learn = f"Do not try to learn {gap} tonight." if gap else "Do not try to learn something new tonight."
    return (
        f"{learn} One honest sentence about what you cannot do yet is worth more.",
        "Do not learn answers by heart. Know the first sentence and the figures; the rest will come.",
        "Do not change your CV now. They have the one you sent.",
        "Do not read long lists of questions. These five carry most talks, and sleep does the rest.",
    )


def _missing_tool(world: World) -> str:
    """A tool that the posting wants and the CV surely does not show; empty when there is none. Only names such as
    SAP and PostgreSQL count: what begins with a capital alone may be the first word of a sentence."""
    for name in (name for skill in skills_of(world, Kind.TOOL) for name in skill.names):
        is_named = name[:1].isupper() and any(c.isupper() or c.isdigit() for c in name[1:])
        if is_named and name in world.job.gaps and is_certain_gap(name, world.cv):
            return name
    return ""
