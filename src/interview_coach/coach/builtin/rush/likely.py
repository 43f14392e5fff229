"""The five likeliest questions: the opening, why this job, and the strongest on past, subject and judgement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from interview_coach.coach.builtin.examples import rank_examples
from interview_coach.coach.builtin.questions import bank, behavioral, situational, technical
from interview_coach.coach.builtin.questions.ask import ask
from interview_coach.coach.builtin.questions.cv_phrases import cv_phrase
from interview_coach.coach.builtin.questions.drafts import Draft
from interview_coach.coach.builtin.questions.skill_phrases import Kind
from interview_coach.coach.builtin.questions.wording import plain_words
from interview_coach.coach.builtin.questions.world import World, skills_of
from interview_coach.coach.builtin.rush.career import posts_of, study_of
from interview_coach.coach.builtin.rush.needs import is_complete
from interview_coach.coach.builtin.rush.proofs import best_duty
from interview_coach.coach.builtin.rush.spoken import spoken, telling
from interview_coach.coach.builtin.sample.told import organisation_of
from interview_coach.content.speech import speech
from interview_coach.domain.questions import Example, Question
from interview_coach.domain.rush import LikelyQuestion, blanks_in
from interview_coach.domain.vocabulary import Level, QuestionType

_ASKED = 12
"""A set of this size has all the types, and about four behavioral and technical questions to choose from."""

_INSTEAD: Mapping[QuestionType, tuple[Callable[[World, int], Iterator[Draft]], ...]] = {
    QuestionType.BEHAVIORAL: (behavioral.from_setting,),
    QuestionType.TECHNICAL: (bank.from_trade, technical.from_tasks, technical.from_cv),
    QuestionType.SITUATIONAL: (situational.from_scenes,),
}
"""Written questions of the trade, for a posting from which no sound question could be made."""

_TRIED = 6
"""How many of those are looked at; each costs a ranking of the CV."""

_NEAR = {QuestionType.BEHAVIORAL: 0.45, QuestionType.TECHNICAL: 0.45, QuestionType.SITUATIONAL: 0.60}
"""Score of an example from which its CV line may be named; below it an honest blank is better."""

_ENOUGH = 0.6
"""A question that quotes a line is near to it by itself, so more than this counts for nothing."""

_PROVES = 0.4

_PAPER = "I have had it since [when], and to stay up to date I [what you did last]."
_BLANK = {
    QuestionType.BEHAVIORAL: "[one time this really happened to you, and how it ended]",
    QuestionType.TECHNICAL: "[one piece of your own work that comes near it, and what came of it]",
    QuestionType.SITUATIONAL: "I would first [your first step], because [why that comes first].",
}


def five_questions(world: World) -> tuple[LikelyQuestion, ...]:
    """In the order of an interview. The first two are standard: about oneself, and why this job."""
    asked = ask(world.cv, world.posting, count=_ASKED)
    opening, why_here = [question for question in asked if question.type is QuestionType.MOTIVATION][:2]
    others = [_strongest(world, asked, type) for type in _NEAR]
    return (_opening(world, opening), _why_here(world, why_here), *(_with_line(world, question) for question in others))


def _opening(world: World, question: Question) -> LikelyQuestion:
    """The first clause of the pitch, in one line."""
    posts, study = posts_of(world.cv), study_of(world.cv)
    ref: str | None = None
    if posts:
        verb = "I am" if posts[0].is_current else "Most recently I was"
        say = f"{verb} {posts[0].role} at {posts[0].organisation}, and what I do best is [one thing this job needs]."
        ref = posts[0].ref
    elif study:
        say, ref = f"I studied {study.text}, and what I do best is [one thing this job needs].", study.ref
    else:
        say = "I am [what are you by trade?], and what I do best is [one thing this job needs]."
    return LikelyQuestion(question.type, question.text, question.why, say, ref, blanks_in(say))


def _why_here(world: World, question: Question) -> LikelyQuestion:
    duty = best_duty(world)
    if duty:
        say = f"Your posting speaks of {duty}, and I want to do that because [your own reason]."
    else:
        say = "The part of this job I want to do is [which task], because [your own reason]."
    ref = "posting" if duty else None
    return LikelyQuestion(question.type, question.text, question.why, say, ref, blanks_in(say))


def _strongest(world: World, asked: Sequence[Question], type: QuestionType) -> Question:
    """The one of its type that the posting asks for most plainly and the CV can answer; the first among equals."""
    found = [question for question in asked if question.type is type and _is_sound(world, question)]
    if found:
        return max(found, key=lambda question: _strength(world, question))
    written = (_as_question(world, draft) for make in _INSTEAD[type] for draft in make(world, 0))
    sound = next((question for question in islice(written, _TRIED) if _is_sound(world, question)), None)
    return sound or next(question for question in asked if question.type is type)


def _as_question(world: World, draft: Draft) -> Question:
    """Without its skill: a written question does not hang on how the posting words it."""
    examples = rank_examples(draft.text, draft.type, world.cv, world.posting, top=3).ranked
    return Question("", draft.type, draft.text, draft.why, draft.competency, examples=examples)


def _strength(world: World, question: Question) -> float:
    musts = {skill.name for skill in world.job.skills_at(Level.MUST)}
    asked_for = 0.3 if question.skill in musts else 0.2 if question.competency in world.job.competencies[:3] else 0.0
    quoted = 0.2 if question.source.job_quote else 0.0
    best = min(_ENOUGH, question.examples[0].score) if question.examples else 0.0
    line = world.cv.line(question.source.cv_ref or "")
    place = re.search(r"work\[(\d+)\]", question.source.cv_ref or "")
    long_ago = 0.1 * int(place[1]) if place else 0.0
    return asked_for + quoted + best + (0.3 * telling(line.text) if line else 0.0) - long_ago


_ODD = re.compile(r"\b(?:of|and) (?:went|moved) from\b|\bof up\b(?! to)")


def _is_sound(world: World, question: Question) -> bool:
    """Whether the question surely makes sense: its subject is a skill that is written as a name (ERP, PostgreSQL) or
    that the CV lists, and what it says of a measured change has a noun for what was measured."""
    line = world.cv.line(question.source.cv_ref or "")
    phrase = cv_phrase(line) if line else None
    if _ODD.search(question.text) or (phrase and phrase.kind == "change" and _begins_with_verb(phrase.text)):
        return False
    if any(duty.text in question.text and not is_complete(duty.text, duty.quote) for duty in world.duties):
        return False
    skill = " ".join(plain_words(question.skill or ""))
    listed = (f" {' '.join(plain_words(name))} " for name in world.cv.skills)
    is_name = any(c.isupper() or c.isdigit() for c in (question.skill or "")[1:])
    return not skill or is_name or any(f" {skill} " in name for name in listed)


def _begins_with_verb(text: str) -> bool:
    word = text.split(maxsplit=1)[0].lower()
    base, form = speech().base_of.get(word, ("", ""))
    return (form == "past" and word != base) or (form in ("base", "third") and base not in speech().noun_like)


def _with_line(world: World, question: Question) -> LikelyQuestion:
    """What to say: the CV line that is near, or an honest blank; what one would do begins with a step of one's own."""
    blank = _blank(world, question)
    near = (example for example in question.examples if _is_near(question, example))
    for example in () if blank == _PAPER else near:
        if said := _said(world, example):
            say = f"{blank} {said}" if question.type is QuestionType.SITUATIONAL else said
            return LikelyQuestion(question.type, question.text, question.why, say, example.ref, blanks_in(say))
    return LikelyQuestion(question.type, question.text, question.why, blank, None, blanks_in(blank))


def _is_near(question: Question, example: Example) -> bool:
    """Near enough to be named. A story that the question does not quote must be nearer, and to say what one would do
    only a line that proves something helps."""
    if question.type is QuestionType.SITUATIONAL and telling(example.text) < _PROVES:
        return False
    is_own = question.type is not QuestionType.BEHAVIORAL or question.source.cv_ref == example.ref
    return example.score >= (_NEAR[question.type] if is_own else _ENOUGH)


def _blank(world: World, question: Question) -> str:
    if any(question.skill in skill.names for skill in skills_of(world, Kind.CREDENTIAL)):
        return _PAPER
    if question.type is QuestionType.TECHNICAL and question.skill in world.job.gaps:
        return f"I have not worked with {question.skill} yet. The nearest is [what comes close in your work]."
    return _BLANK[question.type]


def _said(world: World, example: Example) -> str:
    """ "At Hallmoor Civils I ran the drainage section of a bypass."; empty when the line cannot be turned safely."""
    line = world.cv.line(example.ref)
    said = spoken(line) if line else None
    if line is None or said is None:
        return ""
    where = organisation_of(line)
    return f"At {where}, {said.whole}" if where else said.whole
