"""Technical questions: each names a skill of the posting or the CV, and fits what sort of skill it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.builtin.questions.bank import from_bank
from interview_coach.coach.builtin.questions.behavioral import task_reason
from interview_coach.coach.builtin.questions.drafts import (
    Draft,
    evidence_line,
    fillings,
    posting_source,
    shortened,
    skill_source,
)
from interview_coach.coach.builtin.questions.skill_phrases import Kind, SkillPhrase
from interview_coach.coach.builtin.questions.wording import (
    as_told,
    capitalised,
    listed,
    rotated,
    spoken_name,
    with_article,
)
from interview_coach.coach.builtin.questions.world import World
from interview_coach.content.frames import question_frames
from interview_coach.domain.questions import Source
from interview_coach.domain.vocabulary import QuestionType

_TYPE = QuestionType.TECHNICAL
_FRAMES = {
    Kind.TOOL: "tool",
    Kind.METHOD: "method",
    Kind.CREDENTIAL: "credential",
    Kind.YEARS: "years",
    Kind.LANGUAGE: "language",
}


def from_skills(world: World, at: int) -> Iterator[Draft]:
    """Must-haves first. Of every three questions one may ask about a skill the CV does not show."""
    singles = {skill.text: skill for skill in world.skills}
    rows = [row for skill in _ordered(world) for row in (skill, *(singles[part] for part in skill.parts))]
    for number, skill in enumerate(rows):
        yield from from_bank(world, skill, at + number)
        words = world.words(at + number) | {
            "skill": skill.text,
            "topics": listed(skill.topics, "or") if skill.topics else "",
        }
        words |= dict(zip("ab", skill.parts, strict=False))
        for text in fillings(_frames_for(skill, at + number), words):
            why = _reason(world, skill, at + number)
            harder = 1 if skill.is_gap else 0
            yield Draft(
                _TYPE,
                text,
                why,
                skill.label,
                skill_source(world, skill),
                None,
                skill.named_in(text),
                frozenset(skill.names),
                harder,
                subject=skill.text,
            )


def _ordered(world: World) -> list[SkillPhrase]:
    """Known must-haves, gaps and credentials by turns, then the pluses. What would not find a place alone is asked
    in pairs."""
    usable = [s for s in world.skills if s.kind in _FRAMES]
    plain = [s for s in usable if s.must and not s.is_gap and s.kind in (Kind.TOOL, Kind.METHOD)]
    gaps = [s for s in usable if s.must and s.is_gap and s.kind in (Kind.TOOL, Kind.METHOD)]
    other = [s for s in usable if s.must and s.kind not in (Kind.TOOL, Kind.METHOD)]
    crowded = len(plain) + len(gaps) + len(other) > _ROOM
    if len(gaps) > 2 or (crowded and len(gaps) > 1):
        gaps = [
            *_in_pairs([s for s in gaps if s.certain], "and"),
            *_in_pairs([s for s in gaps if not s.certain], "and"),
        ]
    plain = _in_pairs(plain, "and") if crowded and len(plain) > 2 else plain
    mixed: list[SkillPhrase] = []
    while plain or gaps or other:
        mixed += plain[:2] + gaps[:1] + other[:1]
        plain, gaps, other = plain[2:], gaps[1:], other[1:]
    return mixed + [s for s in usable if not s.must]


_ROOM = 6
"""Must-haves that a set of 16 questions can take up one by one."""


def _in_pairs(skills: list[SkillPhrase], joint: str) -> list[SkillPhrase]:
    """In twos what has one name; each also alone behind, for when its partner has been asked about already."""
    alone = [s for s in skills if len(s.names) > 1 or s.is_portfolio]
    skills = [s for s in skills if s not in alone]
    pairs = [skills[i : i + 2] for i in range(0, len(skills), 2)]
    return [p[0] if len(p) == 1 else p[0].joined(p[1], joint) for p in pairs] + alone


def _frames_for(skill: SkillPhrase, at: int) -> list[str]:
    frames = question_frames().technical
    if skill.is_gap and skill.kind in (Kind.TOOL, Kind.METHOD) and not skill.is_portfolio:
        own = rotated(frames[("gap" if skill.certain else "open") + ("_pair" if skill.parts else "")], at)
        return own + ([] if skill.parts else rotated(frames[_FRAMES[skill.kind]], at))
    own = rotated(frames[_frames_named(skill)], at)
    names = bool(skill.topics) and skill.topics[0][:1].isupper()
    fits_topics = skill.must and not skill.parts and not skill.is_portfolio and skill.topics
    if not fits_topics or (names and not skill.text.startswith(("a ", "an "))):
        return own
    return rotated(frames["topics_names" if names else "topics"], at) + own


def _frames_named(skill: SkillPhrase) -> str:
    """The list of frames for a skill that the CV may show."""
    if skill.is_portfolio:
        return "portfolio"
    if skill.parts:
        return "pair"
    if not skill.must and skill.kind in _PLUS:
        return _PLUS[skill.kind]
    held = skill.kind is Kind.CREDENTIAL and _LICENCE.search(skill.text)
    name = "licence" if held else _FRAMES[skill.kind]
    return f"{name}s" if skill.kind in (Kind.CREDENTIAL, Kind.LANGUAGE) and len(skill.names) > 1 else name


_LICENCE = re.compile(r"registration|licen[cs]e|clearance|\bcard\b|ticket|\bstatus\b", re.I)
"""What is held or not held, and lets somebody do the work; there is no part of it that one uses."""

_PLUS = {
    Kind.TOOL: "plus",
    Kind.METHOD: "plus",
    Kind.LANGUAGE: "language_plus",
    Kind.CREDENTIAL: "credential_plus",
}
_MUST_REASONS = (
    "The posting lists {skill} among the musts, so expect them to look closely here.",
    "With {skill} among the musts, a general answer will not do: have one concrete case ready.",
    "They cannot do without {skill} in this job, so a real piece of work is the best answer.",
)


def _reason(world: World, skill: SkillPhrase, at: int) -> str:
    if not skill.must:
        return f"The posting counts {skill.text} as a plus, so a good answer here sets you apart."
    if skill.kind in (Kind.CREDENTIAL, Kind.YEARS, Kind.LANGUAGE):
        return f"The posting requires {skill.text}: know your dates and your level, and say what it lets you do."
    if skill.is_gap:
        return _gap_reason(skill)
    line = evidence_line(world, skill)
    if line and line.organisation and not skill.parts:
        return (
            f"The posting requires {skill.text}, and your work at {spoken_name(line.organisation)} suggests you know "
            f"it: they will test how deep that goes."
        )
    return rotated(_MUST_REASONS, at)[0].replace("{skill}", skill.text)


def _gap_reason(skill: SkillPhrase) -> str:
    """Says that the CV does not show a skill only when that is certain."""
    both = " and ".join(skill.parts)
    if not skill.certain:
        return (
            f"The posting requires {both or skill.text}; your CV does not name {'them' if both else 'it'} word for "
            f"word, so have your nearest example ready."
        )
    if both:
        return f"The posting requires {both} and your CV shows neither: have an honest answer ready for each."
    return (
        f"The posting requires {skill.text} and your CV does not show it: expect the question and have an honest "
        f"answer ready."
    )


def from_wishes(world: World, at: int) -> Iterator[Draft]:
    """Musts that can only be quoted, where a name of the analysis stands in them."""
    for number, wish in enumerate(wish for wish in world.wishes if wish.names):
        for text in fillings(rotated(question_frames().technical["wish"], at + number), {"wish": wish.quote}):
            why = "The posting asks for it in so many words, so have an example ready that proves it."
            yield Draft(
                _TYPE,
                text,
                why,
                f"trait:{wish.quote}",
                posting_source(world, wish.quote),
                None,
                wish.names[0],
                frozenset(wish.names),
                subject="this",
            )


def from_title(world: World, at: int) -> Iterator[Draft]:
    """The trade as such, where the posting and the CV name few things one works with."""
    if not world.plain_title:
        return
    words = {"title": world.plain_title, "title_a": with_article(world.plain_title)}
    for number, text in enumerate(fillings(rotated(question_frames().technical["title"], at), words)):
        why = "Questions about the trade itself come up in every interview for a job like this."
        anchor = f"title:{number}"
        skill, covers = world.plain_title, frozenset({anchor})
        yield Draft(_TYPE, text, why, anchor, Source(), None, skill, covers, subject="your trade")


def from_tasks(world: World, at: int) -> Iterator[Draft]:
    """Tasks of the job, where the posting names few skills or only a title is given."""
    for number, duty in enumerate(world.duties):
        words = world.words(at + number) | {"task": duty.text}
        for text in fillings(rotated(question_frames().technical["task"], at + number), words):
            why = (
                task_reason(world, duty.quote)
                or f"You would be {as_told(duty.text)} here, and how you go about it shows what you know."
            )
            yield Draft(
                _TYPE, text, why, duty.text, posting_source(world, duty.quote), None, duty.text, subject=duty.text
            )


def from_cv(world: World, at: int) -> Iterator[Draft]:
    """What the CV lists, brought to what the job needs."""
    known = " ".join(s.text for s in world.skills).lower()
    for number, own in enumerate(s for s in world.cv.skills if len(s.split()) <= 4 and s.lower() not in known):
        for text in fillings(rotated(question_frames().technical["cv_skill"], number), world.words(at) | {"own": own}):
            why = f"You list {own} on your CV, so be ready to show what it is worth in this job."
            yield Draft(_TYPE, text, why, own, _cv_skill_source(world, own), None, own, subject=own)


def from_subjects(world: World, at: int) -> Iterator[Draft]:
    """The work itself and the trade's terms, when the posting and the CV name nothing more."""
    frames = question_frames().technical
    for number, subject in enumerate(world.subjects):
        words = world.words(at + number) | {"skill": subject}
        first, second = ("tool", "method") if number or not world.job.title else ("method", "tool")
        own = [*rotated(frames[first], at + number), *rotated(frames[second], at)]
        for text in fillings(own, words):
            why = f"{capitalised(subject)} comes up in interviews for this kind of work."
            yield Draft(_TYPE, text, why, subject, Source(), None, subject, subject=subject)


def _cv_skill_source(world: World, own: str) -> Source:
    line = next((t for t in world.cv.lines if own.lower() in t.text.lower()), None)
    if line:
        return Source(cv_quote=shortened(line.text), cv_ref=line.ref)
    for index, group in enumerate(world.cv.document.get("skills") or ()):
        keywords = group.get("keywords") or [] if isinstance(group, dict) else []
        if own in keywords:
            return Source(cv_quote=own, cv_ref=f"skills[{index}].keywords[{keywords.index(own)}]")
    return Source(cv_quote=own, cv_ref="skills")
