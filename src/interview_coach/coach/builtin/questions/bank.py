"""Technical questions of the bank, for the skills of the posting that it knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from interview_coach.coach.builtin.countries import countries_named_in
from interview_coach.coach.builtin.questions.drafts import Draft, posting_source, skill_source
from interview_coach.coach.builtin.questions.skill_phrases import Kind, SkillPhrase
from interview_coach.coach.builtin.questions.wording import (
    capitalised,
    lowered_title,
    plain_words,
    rotated,
    uncapitalised,
    with_article,
)
from interview_coach.coach.builtin.questions.world import World
from interview_coach.content.bank import BankQuestion, BankSkill, bank
from interview_coach.domain.vocabulary import QuestionType, Seniority
from interview_coach.embedding import encoder

_WANTED = {Seniority.ENTRY: 2, Seniority.MID: 3, Seniority.SENIOR: 4, Seniority.LEAD: 4, Seniority.EXECUTIVE: 4}
"""Difficulty (1-5) of bank questions for a job of this level."""
_LEVEL_COSTS = 0.05
"""Cosine that a question loses for each step of difficulty (1-5) away from what fits the job."""
_LEADS = ("{Skill} first.", "Let us talk about {skill}.", "Now to {skill}.", "A question on {skill}.")


def from_bank(world: World, skill: SkillPhrase, at: int) -> Iterator[Draft]:
    """Questions for a tool or method of the posting, the difficulty that fits the job first. What the CV surely does
    not show is asked about openly instead."""
    if skill.kind in (Kind.TOOL, Kind.METHOD) and len(skill.names) == 1 and not (skill.is_gap and skill.certain):
        for question in _questions(world, skill, at):
            yield _draft(world, skill, question, at)


def from_trade(world: World, at: int) -> Iterator[Draft]:
    """Questions of the job's own trade: what an item of the posting names, then what belongs to its title."""
    named = {skill.id: (skill, item) for item in world.statements for skill in bank().skills_named_in(item)}
    trade = {skill.id: (skill, "") for skill in _of_trade(world.job.title or world.posting.title)}
    rows = list(enumerate((trade | named).values()))
    for turn in (1, 2):
        for number, (skill, item) in rows:
            for question in _of_skill(world, skill, at + number):
                yield _trade_draft(world, skill, question, item, turn)


@lru_cache(maxsize=64)
def _of_trade(title: str) -> tuple[BankSkill, ...]:
    plain = re.sub(r"\b(?:veterinary|vet|nursery) nurse\b", "", title, flags=re.I)
    return tuple(bank().skills_of_trade(plain))


def _trade_draft(world: World, skill: BankSkill, question: BankQuestion, item: str, turn: int) -> Draft:
    """`turn` counts the questions of one skill that a set may hold."""
    title = world.job.title if world.job.title in world.collapsed else ""
    about = uncapitalised(re.sub(r"^.*:\s*|\s*\(.*", "", skill.name))
    if item:
        why = f"The posting touches on {about}, and interviewers like to see how you think in such a case."
    else:
        who = with_article(lowered_title(world.job.title or world.posting.title))
        why = f"Whoever works as {who} meets cases like this; it shows what you know of {about}."
    return Draft(
        QuestionType.TECHNICAL,
        question.text,
        why,
        f"trade:{skill.id}:{turn}",
        posting_source(world, item or title),
        None,
        skill.name,
        frozenset({f"{skill.name}:{turn}"}),
        follow_ups=question.follow_ups,
        subject=about,
        variant=question.variant,
        difficulty=question.difficulty,
    )


def _questions(world: World, skill: SkillPhrase, at: int) -> list[BankQuestion]:
    """Those of the first skill of the bank that the posting's name of it names which speak of just that name (WCAG, of
    all that belongs to web pages); what is said of a neighbour is a question of the trade."""
    found = next((s for name in skill.names for s in bank().skills_named_in(name)), None)
    questions = [] if found is None else _of_skill(world, found, at)
    return [q for q in questions if any(_speaks_of(q, name) for name in skill.names)]


def _speaks_of(question: BankQuestion, name: str) -> bool:
    wanted = set(plain_words(name))
    said = set(plain_words(" ".join([question.text, *(point.text for point in question.key_points)])))
    return wanted <= said


def _of_skill(world: World, found: BankSkill, at: int) -> list[BankQuestion]:
    """Those that hold in the posting's country: what is nearest to this job first, of about the level that fits."""
    here = countries_named_in(world.posting.text)
    wanted = _WANTED[world.job.seniority]
    fitting = [q for q in bank().questions_of(found) if q.country is None or q.country in here]
    near = _nearness(world)

    def rank(question: BankQuestion) -> float:
        return near[question.id] - _LEVEL_COSTS * abs(question.difficulty - wanted)

    return sorted(rotated(fitting, at), key=rank, reverse=True)


@lru_cache(maxsize=8)
def _nearness_to(about: str) -> Mapping[str, float]:
    near = bank().vectors @ encoder().encode([about])[0]
    return dict(zip(bank().texts, map(float, near), strict=True))


def _nearness(world: World) -> Mapping[str, float]:
    """How near each question of the bank is to the title and the work (cosine)."""
    return _nearness_to(". ".join([world.job.title or world.posting.title, *(d.text for d in world.duties[:4])]))


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
