"""Motivation: the standard screening set, what draws this person to this job, and what is unusual in the CV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from interview_coach.coach.builtin.questions.drafts import Draft, fillings, line_source, posting_source, skill_source
from interview_coach.coach.builtin.questions.skill_phrases import Kind
from interview_coach.coach.builtin.questions.wording import lowered_title, rotated, spoken_name, with_article
from interview_coach.coach.builtin.questions.world import TellingLine, World, skills_of
from interview_coach.content.frames import question_frames
from interview_coach.content.lexicon import occupation_for
from interview_coach.content.library import library
from interview_coach.domain.questions import Source
from interview_coach.domain.vocabulary import QuestionType

_TYPE = QuestionType.MOTIVATION


def screening(world: World) -> Iterator[Draft]:
    """The questions nearly every interview has, in the order in which they are likely."""
    words = world.words(0) | {"company": world.company}
    unfit = "no_company" if world.company else "company"
    for row in question_frames().screening:
        for text in fillings([] if row.needs == unfit else [row.text], words):
            anchor = f"screening:{row.text[:30]}"
            yield Draft(
                _TYPE,
                text,
                row.why,
                anchor,
                Source(),
                standard=True,
                follow_ups=row.follow_ups,
                subject="yourself",
                guide=row.guide,
            )


def tailored(world: World, at: int) -> Iterator[Draft]:
    """What about this very job draws or worries the person."""
    yield from about_hours(world, at)
    yield from _about_work(world, at)
    yield from _about_moves(world, at)
    yield from _about_values(world)


def about_hours(world: World, _: int) -> Iterator[Draft]:
    """The working times the posting requires, in its words."""
    why = "They must know that the hours and conditions work; say what you can do and leave private reasons out."
    named = {skill.quote: skill.names[0] for skill in skills_of(world, Kind.HOURS)}
    for quote in world.hours:
        skill = next((name for text, name in named.items() if quote in text), None)
        for text in fillings(question_frames().motivation["hours"], {"hours": quote}):
            yield Draft(_TYPE, text, why, quote, posting_source(world, quote), skill=skill, subject="the hours")


def _about_work(world: World, at: int) -> Iterator[Draft]:
    frames = question_frames().motivation
    for number, duty in enumerate(world.duties):
        source = posting_source(world, duty.quote)
        for text in fillings(rotated(frames["duty"], at + number), {"duty": duty.text}):
            why = "They want to know whether the daily work suits you, not only the title."
            yield Draft(_TYPE, text, why, duty.text, source, subject=duty.text)
    for number, skill in enumerate(skills_of(world, Kind.METHOD)):
        for text in fillings(rotated(frames["work"], at + number), {"work": skill.text}):
            why = f"Interest in {skill.text} keeps people in this job; they look for signs of it."
            source, covers = skill_source(world, skill), frozenset(skill.names)
            yield Draft(_TYPE, text, why, skill.label, source, None, skill.names[0], covers, subject=skill.text)


def _about_values(world: World) -> Iterator[Draft]:
    """What is left for a long set: the work as such, and what matters to the person."""
    frames = question_frames().motivation
    for subject in world.subjects:
        why = "Interest in the work itself is what they listen for."
        for text in fillings(frames["work"], {"work": subject}):
            yield Draft(_TYPE, text, why, subject, Source(), subject=subject)
    for competency in library().competencies.values():
        name = competency.name.lower()
        why = f"It shows whether {name} is more than a word to you."
        for text in fillings(frames["value"], {"value": name}):
            yield Draft(_TYPE, text, why, name, Source(), subject=name)


def _about_moves(world: World, at: int) -> Iterator[Draft]:
    frames = question_frames().motivation
    title = re.split(r"\s[-–|]\s|,|\(", world.job.title)[0].strip()
    words = world.words(at) | {"title_a": with_article(lowered_title(title)) if title else ""}
    for number, line in enumerate(world.lines):
        own = words | {"org": spoken_name(line.line.organisation or line.line.role)}
        for kind in ("line", "move"):
            for text in fillings(frames[kind], own):
                why = "Your past says a lot about what you want next; they will listen for it."
                yield Draft(
                    _TYPE,
                    text,
                    why,
                    f"{kind}:{own['org']}",
                    line_source(world, line),
                    subject=f"your time there {number}",
                )
    for kind in ("title", "setting"):
        for text in fillings(frames[kind], words):
            yield Draft(
                _TYPE,
                text,
                "A candid answer shows that you know what the job is like.",
                kind,
                Source(),
                subject="the job",
            )


@dataclass(frozen=True, slots=True)
class _Post:
    organisation: str
    role: str
    started: int
    ended: int | None
    line: TellingLine | None


def unusual(world: World, at: int) -> Iterator[Draft]:
    """One probe about a gap, a change of trade, a short or a long stay, or a jump, asked without prying."""
    posts = _posts(world)
    for kind, words, line in _findings(world, posts):
        for text in fillings(rotated(question_frames().unusual[kind], at), words):
            why = _REASONS[kind]
            source = line_source(world, line) if line else Source()
            yield Draft(_TYPE, text, why, "unusual", source, "adaptability_resilience", harder=1, subject="that step")


_REASONS = {
    "gap": "Interviewers notice months without an entry; a short, calm answer that looks forward is enough.",
    "career": "A change of trade is the first thing a reader of your CV wonders about; make it a strength.",
    "short": "A short stay raises a question; a plain answer without blame settles it.",
    "long": "A long stay makes them wonder whether you will adapt; show that you have changed within it.",
    "jump": "A big step up is worth a question: they want to hear how you grew into it.",
    "step": "This job is a different step from your last one; they want to be sure you mean it.",
}


def _findings(world: World, posts: list[_Post]) -> Iterator[tuple[str, dict[str, str], TellingLine | None]]:
    for newer, older in pairwise(posts[:4]):
        gap = newer.started - older.ended - 1 if older.ended is not None else 0
        roles = {"role_before": _role(older), "role_after": _role(newer), "role_before_a": with_article(_role(older))}
        line = newer.line or older.line
        if gap >= 6 and not _studied(world, older.ended or 0, newer.started):
            yield "gap", {"org_before": older.organisation, "org_after": newer.organisation, "months": str(gap)}, line
        named = newer.role if newer is not posts[0] else f"{newer.role}|{world.cv.label}|{world.job.title}"
        if _months(older) >= 30 and (older is not posts[-1] or len(posts) == 2) and _differ(older.role, named):
            yield "career", roles, older.line or newer.line
    if posts and posts[0].ended is None and posts[0].line:
        now = posts[0]
        started = str(now.started // 12)
        if _latest(world) - now.started >= 84:
            yield "long", {"org": now.organisation, "year": started}, now.line
    for post in posts[:2]:
        if (
            post.ended is not None
            and post.ended - post.started < 8
            and not re.search(r"intern|temp|contract|season|summer|trainee|placement|volunt", post.role, re.I)
        ):
            yield "short", {"org": post.organisation}, post.line


def _months(post: _Post) -> int:
    return (post.ended or post.started + 24) - post.started


def _studied(world: World, since: int, until: int) -> bool:
    """Whether an education of the CV lies in or over these months."""
    for row in world.cv.document.get("education") or ():
        ended = _month(str(row.get("endDate") or "")) if isinstance(row, dict) else None
        if ended is not None and since - 12 <= ended <= until + 36:
            return True
    return False


def _latest(world: World) -> int:
    """The latest year the CV names, in months: without a clock, the CV itself says how recent it is."""
    years = re.findall(r"\b(?:19|20)\d\d\b", str(world.cv.document))
    return max(map(int, years), default=0) * 12


def _role(post: _Post) -> str:
    return lowered_title(re.split(r"[,/(]|\s-\s|\bthen\b", post.role)[0].strip())


_MANAGEMENT = "11"
_ONE_TRADE = ({"29", "31"}, {"47", "49", "51"}, {"15", "17"}, {"41", "43"}, {"15", "27"}, {"13", "43"})
"""Major groups of O*NET between which people rise without changing their trade."""


def _differ(older: str, newer: str) -> bool:
    """Whether two job titles belong to different trades; becoming a manager is no change of trade. `newer` may give
    several names, split by |: the first that is known counts."""
    first = occupation_for(older)
    second = next(filter(None, map(occupation_for, newer.split("|"))), None)
    if first is None or second is None:
        return False
    groups = {first.code[:2], second.code[:2]}
    return len(groups) == 2 and _MANAGEMENT not in groups and not any(groups <= trade for trade in _ONE_TRADE)


def _posts(world: World) -> list[_Post]:
    """The jobs of the CV, the newest first, with months counted from year 0."""
    found = []
    for index, row in enumerate(world.cv.document.get("work") or ()):
        started = _month(str(row.get("startDate") or "")) if isinstance(row, dict) else None
        if started is None:
            continue
        ended = _month(str(row.get("endDate") or ""))
        line = next((t for t in world.lines if t.line.ref.startswith(f"work[{index}].")), None)
        found.append(
            _Post(spoken_name(str(row.get("name") or "")), str(row.get("position") or ""), started, ended, line)
        )
    return sorted(found, key=lambda post: -post.started)


def _month(date: str) -> int | None:
    found = re.match(r"(\d{4})(?:-(\d{2}))?", date)
    return int(found[1]) * 12 + int(found[2] or 6) - 1 if found else None
