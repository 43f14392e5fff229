"""Technical questions of the bank, for the skills of the posting that it knows."""

from __future__ import annotations

from collections.abc import Iterator

from interview_coach.coach.builtin.countries import countries_named_in
from interview_coach.coach.builtin.questions.drafts import Draft, skill_source
from interview_coach.coach.builtin.questions.skill_phrases import Kind, SkillPhrase
from interview_coach.coach.builtin.questions.wording import capitalised, plain_words, rotated
from interview_coach.coach.builtin.questions.world import World
from interview_coach.content.bank import BankQuestion, bank
from interview_coach.domain.vocabulary import QuestionType, Seniority

_WANTED = {Seniority.ENTRY: 2, Seniority.MID: 3, Seniority.SENIOR: 4, Seniority.LEAD: 4, Seniority.EXECUTIVE: 4}
"""Difficulty (1-5) of bank questions for a job of this level."""
_LEADS = ("{Skill} first.", "Let us talk about {skill}.", "Now to {skill}.", "A question on {skill}.")


def from_bank(world: World, at: int) -> Iterator[Draft]:
    """One question after the other for each skill, must-haves first, the difficulty that fits the job first."""
    usable = [s for s in world.skills if s.kind in (Kind.TOOL, Kind.METHOD)]
    for number, skill in enumerate(sorted(usable, key=lambda s: not s.must)):
        for question in _questions(world, skill, at + number):
            yield _draft(world, skill, question, at + number)


def _questions(world: World, skill: SkillPhrase, at: int) -> list[BankQuestion]:
    """Those of the first skill of the bank that the posting's name of it names."""
    found = next((s for name in skill.names for s in bank().skills_named_in(name)), None)
    if found is None:
        return []
    here = countries_named_in(world.posting.text)
    wanted = _WANTED[world.job.seniority]
    fitting = [q for q in bank().questions_of(found) if q.country is None or q.country in here]
    return sorted(rotated(fitting, at), key=lambda q: abs(q.difficulty - wanted))


def _draft(world: World, skill: SkillPhrase, question: BankQuestion, at: int) -> Draft:
    return Draft(
        QuestionType.TECHNICAL,
        f"{_lead(skill, question, at)}{question.text}",
        _why(skill),
        skill.label,
        skill_source(world, skill),
        None,
        skill.label,
        frozenset(skill.names),
        follow_ups=question.follow_ups,
        subject=skill.text,
        variant=question.variant,
        difficulty=question.difficulty,
    )


def _lead(skill: SkillPhrase, question: BankQuestion, at: int) -> str:
    """Names the skill where the question itself does not."""
    said = f" {' '.join(plain_words(question.text))} "
    if any(f" {' '.join(plain_words(name))} " in said for name in skill.names):
        return ""
    lead = _LEADS[at % len(_LEADS)]
    return lead.format(skill=skill.text, Skill=capitalised(skill.text)) + " "


def _why(skill: SkillPhrase) -> str:
    level = "requires" if skill.must else "counts as a plus"
    return f"The posting {level} {skill.text}: questions like this show whether somebody has worked with it."
