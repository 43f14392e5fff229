"""Asks: from a CV and a posting to a set of questions with reasons, sources, follow-ups and guidance."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from interview_coach.coach.builtin.examples import rank_examples
from interview_coach.coach.builtin.questions.choose import Chooser
from interview_coach.coach.builtin.questions.drafts import MOST_USES, Draft, any_source, filled
from interview_coach.coach.builtin.questions.plan import slots
from interview_coach.coach.builtin.questions.wording import plain_words, rotated, stable_number
from interview_coach.coach.builtin.questions.world import World, read_world
from interview_coach.content.frames import question_frames
from interview_coach.content.guides import guides
from interview_coach.content.library import library
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Example, Guidance, Question, Source
from interview_coach.domain.vocabulary import QuestionType, Seniority
from interview_coach.errors import InvalidInput

MOST_QUESTIONS = 50
_WITH_EXAMPLES = frozenset({QuestionType.BEHAVIORAL, QuestionType.TECHNICAL, QuestionType.SITUATIONAL})
_DIFFICULTY = {Seniority.ENTRY: 2, Seniority.MID: 3, Seniority.SENIOR: 3, Seniority.LEAD: 4, Seniority.EXECUTIVE: 4}


def ask(cv: Cv, posting: Posting, *, type: QuestionType | None = None, count: int = 12) -> tuple[Question, ...]:
    """Exactly `count` questions; see `ports.Coach.ask`. Raises InvalidInput for a count outside 1 to 50 or when
    there is neither a posting nor a title."""
    if not 1 <= count <= MOST_QUESTIONS:
        raise InvalidInput(f"ask for 1 to {MOST_QUESTIONS} questions, not {count}")
    world = read_world(cv, posting)
    chooser = Chooser(world, _all_text(cv.document))
    for at, slot in enumerate(slots(world, type, count)):
        chooser.fill(slot, world.seed if slot.type is QuestionType.CASE else world.seed + at)
    sources = _sources(world, chooser.chosen)
    return tuple(_question(world, draft, source) for draft, source in zip(chooser.chosen, sources, strict=True))


def _all_text(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(_all_text, value.values()))
    if isinstance(value, list | tuple):
        return " ".join(map(_all_text, value))
    return str(value)


def _question(world: World, draft: Draft, source: Source) -> Question:
    return Question(
        id=hashlib.sha256(draft.text.encode()).hexdigest()[:16],
        type=draft.type,
        text=draft.text,
        why=_why(world, draft),
        competency=draft.competency,
        skill=draft.skill,
        difficulty=_difficulty(world, draft),
        standard=draft.standard,
        source=source,
        examples=_examples(world, draft),
        follow_ups=_follow_ups(draft),
        guidance=_guidance(draft),
        variant=draft.variant,
    )


def _sources(world: World, drafts: list[Draft]) -> list[Source]:
    """Each draft's own source, else the nearest of what is left; no quote stands in a set more than twice where the
    posting has enough to quote. Only motivation may do without."""
    used: Counter[str] = Counter()
    own = [_counted(_own_source(world, draft, used), used) for draft in drafts]
    return [
        _counted(any_source(world, draft.text, used), used) if _needs_one(world, draft, source) else source
        for draft, source in zip(drafts, own, strict=True)
    ]


def _needs_one(world: World, draft: Draft, source: Source) -> bool:
    return source == Source() and draft.type is not QuestionType.MOTIVATION and bool(world.collapsed)


def _counted(source: Source, used: Counter[str]) -> Source:
    used.update(quote for quote in (source.job_quote, source.cv_quote) if quote)
    return source


def _own_source(world: World, draft: Draft, used: Counter[str]) -> Source:
    """Without a quote that stands in the set twice; a skill whose requirement does is quoted by its name."""
    source = draft.source
    if source.cv_quote and source.job_quote and used[source.cv_quote] >= MOST_USES:
        source = Source(job_quote=source.job_quote)
    if source.job_quote and used[source.job_quote] >= MOST_USES:
        names = [name for name in sorted(draft.covers) if name in world.collapsed and not used[name]]
        source = replace(source, job_quote=names[0] if names and not source.cv_quote else None)
    return source


def _why(world: World, draft: Draft) -> str:
    """With only a job title the reason names the occupation and the task that is nearest to the question."""
    tasks = world.occupation.tasks if world.occupation and not world.posting.text.strip() else ()
    if not tasks or draft.standard or "O*NET" in draft.why or world.occupation is None:
        return draft.why
    said = set(plain_words(draft.text))
    task = max(tasks, key=lambda t: (len(said & set(plain_words(t))), stable_number(draft.text + t)))
    return f"{draft.why} In O*NET the tasks of {world.occupation.title} include “{task.rstrip('.')}”."


def _difficulty(world: World, draft: Draft) -> int:
    if draft.difficulty is not None:
        return draft.difficulty
    easier = 1 if draft.standard or draft.type is QuestionType.MOTIVATION else 0
    return max(1, min(5, _DIFFICULTY[world.job.seniority] + draft.harder - easier))


def _examples(world: World, draft: Draft) -> tuple[Example, ...]:
    if draft.type not in _WITH_EXAMPLES or not world.cv.lines:
        return ()
    return rank_examples(draft.text, draft.type, world.cv, world.posting, top=3).ranked[:3]


def _follow_ups(draft: Draft) -> tuple[str, ...]:
    """Two to four probes: the question's own, else those of its competency and its type."""
    own = list(draft.follow_ups)
    if not own and draft.type is QuestionType.BEHAVIORAL and draft.competency:
        own = list(library().competencies[draft.competency].probes[:2])
    more = rotated(question_frames().follow_ups[draft.type], stable_number(draft.text))
    return tuple(dict.fromkeys([*own, *more]))[:3]


def _guidance(draft: Draft) -> Guidance:
    if draft.type is QuestionType.BEHAVIORAL and draft.competency:
        competency = library().competencies[draft.competency]
        return Guidance(competency.positive[:4], competency.negative[:3])
    if draft.guide:
        guide = guides().screening[draft.guide]
        return Guidance(guide.looks_for[:4], guide.keep_back[:3])
    rows = question_frames().guidance[draft.type]
    words = {"subject": draft.subject or "this"}
    said = {key: tuple(filled(text, words) or text for text in rows[key]) for key in ("looks_for", "avoid")}
    return Guidance(said["looks_for"], said["avoid"])
