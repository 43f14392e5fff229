"""Situational questions: what would you do, in a scene of this trade, with this skill, in this duty."""

from __future__ import annotations

from collections.abc import Iterator

from interview_coach.coach.builtin.questions.behavioral import task_reason
from interview_coach.coach.builtin.questions.drafts import Draft, fillings, posting_source, skill_source
from interview_coach.coach.builtin.questions.skill_phrases import Kind
from interview_coach.coach.builtin.questions.wording import as_told, rotated
from interview_coach.coach.builtin.questions.world import World, skills_of
from interview_coach.content.frames import question_frames
from interview_coach.domain.questions import Source
from interview_coach.domain.vocabulary import QuestionType

_TYPE = QuestionType.SITUATIONAL


def from_scenes(world: World, at: int) -> Iterator[Draft]:
    """Scenes every job of this trade knows; they rest on what in the posting is nearest to them."""
    why = "Scenes like this come up in the work itself; they want to hear in which order you think."
    frames = (*rotated(world.setting.scenes, at), *rotated(question_frames().situational["setting"], at))
    for number, frame in enumerate(frames):
        for text in fillings([frame], world.words(at + number)):
            anchor = f"scene:{frame[:30]}"
            yield Draft(_TYPE, text, why, anchor, Source(), "decision_making", subject="judgement")


def from_skills(world: World, at: int) -> Iterator[Draft]:
    usable = [s for s in skills_of(world, Kind.METHOD, Kind.TOOL) if s.must and not s.is_portfolio]
    for number, skill in enumerate(usable):
        why = (
            f"The posting asks for {skill.text}; this shows how you act when it gets difficult and "
            f"nobody tells you what to do."
        )
        frames = question_frames().situational
        own = [
            *(rotated(frames["method"], at) if skill.kind is Kind.METHOD else []),
            *rotated(frames["tool"], at + number),
        ]
        for text in fillings(own, world.words(at + number) | {"work": skill.text}):
            yield Draft(
                _TYPE,
                text,
                why,
                skill.label,
                skill_source(world, skill),
                "decision_making",
                skill.named_in(text),
                frozenset(skill.names),
                subject=skill.text,
            )


def from_duties(world: World, at: int) -> Iterator[Draft]:
    for number, duty in enumerate(world.duties):
        why = (
            task_reason(world, duty.quote)
            or f"The posting says you would be {as_told(duty.text)}; they want to see your judgement in it."
        )
        for text in fillings(
            rotated(question_frames().situational["duty"], at + number), world.words(at + number) | {"duty": duty.text}
        ):
            yield Draft(
                _TYPE, text, why, duty.text, posting_source(world, duty.quote), "decision_making", subject=duty.text
            )


def from_subjects(world: World, at: int) -> Iterator[Draft]:
    """The work itself and the trade's terms, when the posting names nothing more."""
    frames = question_frames().situational
    for number, subject in enumerate(world.subjects):
        words = world.words(at + number) | {"work": subject}
        for text in fillings(rotated((*frames["tool"], *frames["method"]), at + number), words):
            why = "They want to see how you act when nobody tells you what to do."
            yield Draft(_TYPE, text, why, subject, Source(), "decision_making", subject=subject)
