"""Behavioral questions: each asks for something that happened, from a CV line, a skill, a duty or the trade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.builtin.questions.drafts import (
    Draft,
    cited_line,
    evidence_line,
    fillings,
    line_source,
    nearest_line,
    posting_source,
    skill_source,
)
from interview_coach.coach.builtin.questions.skill_phrases import Kind, SkillPhrase, competency_of
from interview_coach.coach.builtin.questions.wording import as_told, capitalised, rotated, spoken_name
from interview_coach.coach.builtin.questions.world import TellingLine, World, skills_of
from interview_coach.content.frames import question_frames
from interview_coach.content.guides import guides
from interview_coach.content.lexicon import occupation_for
from interview_coach.content.library import library
from interview_coach.domain.questions import Source
from interview_coach.domain.vocabulary import QuestionType, Seniority

_TYPE = QuestionType.BEHAVIORAL


def from_lines(world: World, at: int) -> Iterator[Draft]:
    """The CV's most telling lines, each asked about from the side of a competency it shows."""
    for number, line in enumerate(world.lines):
        for competency in line.competencies:
            yield from _about_line(world, line, competency, at + number)


def _about_line(world: World, line: TellingLine, competency: str, at: int) -> Iterator[Draft]:
    frames = question_frames()
    words = world.words(at) | _line_words(line)
    source = line_source(world, line)
    skill = _skill_shown(world, line)
    why = _line_reason(line, competency, asked=competency in world.quotes)
    asks = rotated(_asks(line, competency), at)
    for intro in fillings(rotated(frames.intros[line.phrase.kind], at), words):
        for ask in fillings(asks, words):
            yield Draft(_TYPE, f"{intro} {ask}", why, line.line.ref, source, competency, skill, subject=_org(line))


def _asks(line: TellingLine, competency: str) -> tuple[str, ...]:
    """What to ask about a line: from the competency's side only when its verb shows it, else what any line bears."""
    frames = question_frames()
    if line.phrase.kind == "change":
        return frames.asks_change
    if competency not in line.shown:
        return frames.asks_any
    if competency == "leadership" and _TEACHES.match(line.phrase.text):
        return frames.asks["training"]
    planned = re.search(r"\b(?:plan|schedul|organi[sz]|co-?ordinat|prepar)", line.line.text, re.I)
    asks = [ask for ask in frames.asks[competency] if planned or not re.search(r"\bplan\b", ask)]
    return tuple(asks) or frames.asks_any


_TEACHES = re.compile(r"(?:trained|mentored|coached|precepted|onboarded|inducted|supervised)\b")


def _line_reason(line: TellingLine, competency: str, *, asked: bool) -> str:
    name = library().competencies[competency].name.lower()
    if line.phrase.kind == "change":
        return (
            f"A figure that moved from {line.phrase.before} to {line.phrase.after} on your CV "
            f"invites the question how you did it; have the steps ready."
        )
    if competency not in line.shown:
        return f"This line from {_org(line)} stands out on your CV, and readers will want the story behind it."
    if asked:
        return f"This line from {_org(line)} shows {name}, which the posting asks for."
    return f"This line from {_org(line)} shows {name}, and readers will want the story behind it."


def _line_words(line: TellingLine) -> dict[str, str]:
    phrase = line.phrase
    words = {"org": _org(line)}
    if phrase.kind == "did":
        return words | {"you_did": f"you {phrase.text}"}
    if phrase.kind == "change":
        return words | {"metric": phrase.text, "before": phrase.before, "after": phrase.after}
    return words | {"thing": phrase.text}


def _org(line: TellingLine) -> str:
    organisation, role = line.line.organisation, line.line.role
    swapped = organisation and role and occupation_for(organisation) and not occupation_for(role)
    name = spoken_name(role if swapped else organisation or role)
    return "your own business" if re.match(r"self[- ]employed|freelanc", name, re.I) else name


def _skill_shown(world: World, line: TellingLine) -> str | None:
    for skill in world.skills:
        shown = evidence_line(world, skill)
        if shown and shown.ref == line.line.ref and not skill.is_gap:
            return skill.names[0]
    return None


def from_skills(world: World, at: int) -> Iterator[Draft]:
    """What the posting asks for, as something that once went well or badly."""
    for number, skill in enumerate(skills_of(world, Kind.SOFT)):
        yield from _about_trait(world, skill, at + number)
    rest = [s for s in skills_of(world, Kind.METHOD, Kind.TOOL) if not s.is_gap and s.must and not s.is_portfolio]
    for number, skill in enumerate(rest):
        own = competency_of(skill)
        for competency in [*([own] if own else []), *rotated(world.competencies[:8], at + number)]:
            yield from _about_skill(world, skill, competency, at + number)


def from_wishes(world: World, at: int) -> Iterator[Draft]:
    """What the posting asks for in words of its own, quoted."""
    for number, wish in enumerate(world.wishes):
        why = (
            f"The posting names this outright, and it points to {library().competencies[wish.competency].name.lower()}."
        )
        frames = question_frames().behavioral_wish
        own = frames[1:2] if _IS_KNOWN.match(wish.quote) else rotated(frames, at + number)
        for text in fillings(own, {"wish": wish.quote}):
            yield Draft(
                _TYPE,
                text,
                why,
                f"trait:{wish.quote}",
                posting_source(world, wish.quote),
                wish.competency,
                wish.names[0] if wish.names else None,
                frozenset(wish.names),
                subject=wish.quote,
            )


_IS_KNOWN = re.compile(r"(?:\w+ )?(?:experience|knowledge|understanding|ability|able|used to)\b", re.I)
"""What somebody has or knows: a situation shows it, but there is no day when it was hard to live up to."""


def _about_trait(world: World, skill: SkillPhrase, at: int) -> Iterator[Draft]:
    """A trait the posting names ("clear written communication") is asked for as its competency."""
    competency = competency_of(skill) or world.competencies[0]
    why = f"The posting names {skill.text} outright, so have a story ready that proves it."
    frames = rotated(question_frames().behavioral_setting[competency], at)
    if "writ" in skill.text:
        frames = sorted(frames, key=lambda frame: "message" not in frame)
    for text in fillings(frames, world.words(at)):
        anchor = f"trait:{skill.label}"
        yield Draft(
            _TYPE,
            text,
            why,
            anchor,
            skill_source(world, skill),
            competency,
            skill.named_in(text),
            frozenset(skill.names),
            subject=skill.text,
        )


def _about_skill(world: World, skill: SkillPhrase, competency: str, at: int) -> Iterator[Draft]:
    name = library().competencies[competency].name.lower()
    why = f"{capitalised(skill.text)}: a must in the posting. With a story about it they also look for {name}."
    frames = question_frames()
    own = frames.behavioral_tool if skill.kind is Kind.TOOL else frames.behavioral_work
    for text in fillings(rotated(own.get(competency, ()), at), world.words(at) | {"work": skill.text}):
        yield Draft(
            _TYPE,
            text,
            why,
            skill.label,
            skill_source(world, skill),
            competency,
            skill.named_in(text),
            frozenset(skill.names),
            subject=skill.text,
        )


def from_duties(world: World, at: int) -> Iterator[Draft]:
    """The nearest thing in the past to what the job consists of."""
    for number, duty in enumerate(world.duties):
        words = world.words(at + number) | {"duty": duty.text}
        for text in fillings(rotated(question_frames().behavioral_duty, at + number), words):
            why = (
                task_reason(world, duty.quote)
                or f"You would be {as_told(duty.text)} in this job; they want proof of something like it."
            )
            skill = next((s.names[0] for s in world.skills if s.quote and s.quote in duty.quote and s.must), None)
            yield Draft(
                _TYPE, text, why, duty.text, posting_source(world, duty.quote), "ownership", skill, subject=duty.text
            )


def from_setting(world: World, at: int) -> Iterator[Draft]:
    """Situations every job of this trade brings, for the competencies the posting ranks highest."""
    for number, competency in enumerate(rotated(world.competencies, 0)):
        name = library().competencies[competency].name
        asked = posting_source(world, world.quotes.get(competency, ""))
        showing = [line for line in world.lines if competency in line.shown]
        for text in fillings(rotated(question_frames().behavioral_setting[competency], at), world.words(at + number)):
            source, why = asked, _setting_reason(name, asked.job_quote)
            if not asked.job_quote and (line := nearest_line(showing, text)):
                source, why = cited_line(line), f"{why} Your line from {_org(line)} may be the answer."
            yield Draft(_TYPE, text, why, f"setting:{competency}", source, competency, subject=name.lower())


def from_library(world: World, at: int) -> Iterator[Draft]:
    """The classic questions of each competency, when everything that is closer to this job has been asked."""
    for competency in rotated([library().competencies[c] for c in world.competencies], at):
        for text in competency.questions:
            if text.endswith("."):
                line = nearest_line((row for row in world.lines if competency.id in row.shown), text)
                source = line_source(world, line) if line else Source()
                why = f"A classic for {competency.name.lower()}, and likely in any interview."
                yield Draft(_TYPE, text, why, f"library:{text}", source, competency.id, subject=competency.name.lower())
    yield from _of_the_guides(world, at)


def _of_the_guides(world: World, at: int) -> Iterator[Draft]:
    """Those of the guides for the job's level, each with its own probes."""
    level = {Seniority.ENTRY: "entry", Seniority.MID: "mid"}.get(world.job.seniority, "senior")
    for competency in rotated([library().competencies[c] for c in world.competencies], at):
        for question in guides().competencies[competency.id].questions:
            if question.level == level:
                yield Draft(
                    _TYPE,
                    question.text,
                    f"Interviewers for this level ask it to see {competency.name.lower()}.",
                    f"library:{question.text}",
                    Source(),
                    competency.id,
                    follow_ups=question.probes,
                    subject=competency.name.lower(),
                )


def _setting_reason(name: str, quote: str | None) -> str:
    if quote:
        words = quote.split()
        return f"“{' '.join(words[:12])}{'…' if len(words) > 12 else ''}” in the posting points to {name.lower()}."
    return f"Nearly every interview for a job like this asks for {name.lower()}, so have one occasion ready."


def task_reason(world: World, task: str) -> str | None:
    """With only a job title: the occupation and the task behind the question."""
    if world.posting.text.strip() or world.occupation is None:
        return None
    return f"O*NET lists this among the tasks of {world.occupation.title}: “{task.rstrip('.')}”."
