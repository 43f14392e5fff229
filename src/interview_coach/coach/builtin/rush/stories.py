"""Two stories worth telling: lines of the CV with their four parts, facts where the line gives them, else blanks."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.questions.world import TellingLine, World
from interview_coach.coach.builtin.rush.spoken import Spoken, spoken, telling
from interview_coach.content.library import library
from interview_coach.domain.cv import CvLine
from interview_coach.domain.rush import Story, StoryPart, blanks_in
from interview_coach.embedding import encoder

STORIES = 2

_BLANKS = {
    "situation": "[what was going on, and why did it matter?]",
    "task": "[what did you have to get done, and by when?]",
    "action": "[your own first step, and the one after it]",
    "result": "[what changed, and by how much?]",
}
_HOW_KNOWN = "[how did you find out that it worked?]"
_CHANGE = re.compile(r"\bfrom\s.*\d.*\bto\b.*|\b(?:above|below|under)\s.*\d.*", re.I)
_CHANGED = re.compile(
    r"I (?:introduced|rewrote|rebuilt|built|set up|changed|moved|started|launched|redesigned|automated|cut|raised|found"
    r"|traced|brought|added|spoke|merged|fixed|won|saved|took over)\b|.*(?<!looked )(?<!look )\bafter\b",
    re.I,
)
_ROUTINE = re.compile(r"^(?!.*\bfrom\b.*\bto\b).*\b(?:an?|per|each|every) (?:day|week|month|shift|year)\b", re.I)
"""One event can be told; what happens every day cannot."""
_ASKED_FOR, _RANK_STEP = 0.6, 0.1
"""What a line gains for the first competency of the posting, and loses for each rank below it."""


def two_stories(world: World) -> tuple[Story, ...]:
    """Always two: from different employers where the CV allows, of different competencies where that costs nothing;
    a story without a line when the CV has no second one."""
    found = [(line, said) for line in world.lines if (said := spoken(line.line))]
    fit = _fit(world, [line.line for line, _ in found])
    left = {line.line.ref: (line, said, fit[at] + _worth(world, line, said)) for at, (line, said) in enumerate(found)}
    stories: list[Story] = []
    told: list[TellingLine] = []
    while left and len(stories) < STORIES:
        line, said, _ = max(left.values(), key=lambda row: row[2] + _apart(world, row[0], told))
        del left[line.line.ref]
        stories.append(_story(world, line, said))
        told.append(line)
    return (*stories, *(_blank_story(world, at) for at in range(len(stories), STORIES)))


def _worth(world: World, line: TellingLine, said: Spoken) -> float:
    competency = _competency(world, line)
    wanted = world.job.competencies
    rank = wanted.index(competency) if competency in wanted else None
    gain = 0.0 if rank is None else max(0.0, _ASKED_FOR - _RANK_STEP * rank)
    long_ago = 0.12 * int((re.search(r"\d+", line.line.ref) or ["0"])[0])
    event = (0.6 if _CHANGED.match(said.act) else 0.0) - (0.4 if _ROUTINE.search(said.act) else 0.0)
    return (
        gain
        + event
        + 0.8 * telling(said.whole)
        + (0.3 if said.after else 0.0)
        + (0.2 if said.is_over else 0.0)
        - long_ago
    )


def _fit(world: World, lines: list[CvLine]) -> list[float]:
    wanted = [requirement.text for requirement in world.job.requirements][:20]
    if not wanted or not lines:
        return [0.0] * len(lines)
    near = encoder().similarity([line.text for line in lines], wanted).max(axis=1)
    return [0.6 * max(0.0, float(value)) for value in near]


def _apart(world: World, line: TellingLine, told: list[TellingLine]) -> float:
    """Another employer first, then another competency, than the story that is chosen already."""
    if not told:
        return 0.0
    other_place = line.line.organisation != told[0].line.organisation
    return (1.5 if other_place else 0.0) + (0.2 if _competency(world, line) != _competency(world, told[0]) else 0.0)


def _competency(world: World, line: TellingLine) -> str:
    """What the line shows: of what it is about, the one the posting asks for most, else its own first."""
    order = {name: at for at, name in enumerate(world.job.competencies)}
    sure = [name for name in line.competencies if name in line.shown] or list(line.competencies)
    return min(sure, key=lambda name: order.get(name, len(order)), default="ownership")


def _story(world: World, line: TellingLine, said: Spoken) -> Story:
    competency = _competency(world, line)
    place = " at ".join(part for part in (line.line.role, line.line.organisation) if part)
    parts = (
        StoryPart("situation", (_setting(line.line),), (_BLANKS["situation"],)),
        StoryPart("task", (), (_BLANKS["task"],)),
        StoryPart("action", (said.act,), (_BLANKS["action"],)),
        _result(said),
    )
    return Story(line.line.ref, line.line.text, place, competency, _why(world, competency), parts)


def _setting(line: CvLine) -> str:
    where = line.organisation or line.role
    years = _years(line)
    role = f" ({line.role})" if line.organisation and line.role else ""
    return f"{where}{role}{f', {years}' if years else ''}."


def _years(line: CvLine) -> str:
    started, ended = line.started[:4], line.ended[:4]
    return f"{started} to {ended}" if started and ended else f"since {started}" if started else ""


def _result(said: Spoken) -> StoryPart:
    """What came of it as the line says it, and how that was found out; a blank when the line says nothing."""
    change = _CHANGE.search(said.act)
    facts = (said.after,) if said.after else (f"… {change[0]}",) if change else ()
    return StoryPart("result", facts, blanks_in(_HOW_KNOWN if facts else _BLANKS["result"]))


def _why(world: World, competency: str) -> str:
    name = library().competencies[competency].name.lower()
    quote = world.quotes.get(competency)
    if quote in world.statements:
        return f"It can show {name}. The posting asks for that: “{quote.rstrip('. ')}”."
    if competency in world.job.competencies[:5]:
        return f"It can show {name}, which this posting asks for."
    return f"It can show {name}, and it is one of the clearest lines in your CV."


def _blank_story(world: World, at: int) -> Story:
    wanted = world.job.competencies or ("ownership", "teamwork")
    competency = wanted[min(at, len(wanted) - 1)]
    name = library().competencies[competency].name.lower()
    parts = tuple(StoryPart(part, (), (blank,)) for part, blank in _BLANKS.items())
    why = f"Your CV has no line that is easy to tell here. Take something real that shows {name}."
    return Story("", "", "", competency, why, parts)
