"""Stories against what an interview asks: what is covered, what has no story, what is told too often, what is next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from interview_coach.domain.cv import CvLine
from interview_coach.domain.stories import Story, StoryFact

MOST_TOLD = 3
"""Different questions answered with one story in the last sittings; more is too many: interviewers compare notes."""
SITTINGS_LOOKED_AT = 5
_MOST_COMPETENCIES = 8
"""Those the posting asks for most; a matrix of fourteen columns is read by nobody."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of the CV suggested as a story, what it can show, and the facts it gives (their `source` is its
    reference)."""

    line: CvLine
    competencies: tuple[str, ...]
    facts: tuple[StoryFact, ...] = field(repr=False)
    reason: str


def is_same_line(one: str, other: str) -> bool:
    """Whether two lines say the same, whatever their spacing, case and stops: a CV that is read again, or one for
    another job, brings a line back."""
    return bool(one) and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@dataclass(frozen=True, slots=True)
class ToldIn:
    """An answer that told a story: which question it answered."""

    answer_id: str
    question_id: str
    question: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with the competencies and must-haves it covers, and where it was told lately (newest first; one entry a
    question)."""

    story: Story
    competencies: frozenset[str]
    requirements: frozenset[str]
    told: tuple[ToldIn, ...] = ()

    @property
    def is_overused(self) -> bool:
        return len(self.told) > MOST_TOLD


class NextKind(StrEnum):
    """What to do next: finish one, work out a suggestion, or think of one that the CV does not hold."""

    FINISH = "finish"
    TAKE = "take"
    THINK = "think"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class NextStory:
    """The next story to work on. `competency` is what it is for (None: nothing is lacking)."""

    kind: NextKind
    competency: str | None = None
    story: Story | None = None
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class StoryMatrix:
    """`competencies` are what questions will be about, most wanted first; `requirements` the must-haves a story can
    support. `gaps` are competencies that no story covers, `thin` those that only unfinished ones do, `bare` the
    must-haves without any."""

    competencies: tuple[str, ...]
    requirements: tuple[str, ...]
    rows: tuple[StoryRow, ...]
    next: NextStory

    @property
    def gaps(self) -> tuple[str, ...]:
        return tuple(name for name in self.competencies if not self.covering(name))

    @property
    def thin(self) -> tuple[str, ...]:
        covered = [(name, self.covering(name)) for name in self.competencies]
        return tuple(name for name, rows in covered if rows and not any(row.story.is_ready for row in rows))

    @property
    def bare(self) -> tuple[str, ...]:
        return tuple(text for text in self.requirements if not any(text in row.requirements for row in self.rows))

    @property
    def overused(self) -> tuple[StoryRow, ...]:
        return tuple(row for row in self.rows if row.is_overused)

    def covering(self, competency: str) -> tuple[StoryRow, ...]:
        return tuple(row for row in self.rows if competency in row.competencies)


@dataclass(frozen=True, slots=True)
class Demand:
    """What an interview asks for: competencies of the posting and of the questions prepared, and for each must-have
    the ids of the stories that support it."""

    competencies: tuple[str, ...]
    requirements: Mapping[str, tuple[str, ...]]


def matrix_of(
    stories: Sequence[Story],
    demand: Demand,
    *,
    told: Mapping[str, tuple[ToldIn, ...]],
    candidates: Sequence[Candidate],
) -> StoryMatrix:
    """`told` is by story id, `candidates` are the suggestions that are left, best first."""
    rows = tuple(_row(story, demand, told.get(story.id, ())) for story in stories)
    wanted = demand.competencies[:_MOST_COMPETENCIES]
    return StoryMatrix(wanted, tuple(demand.requirements), rows, _next(wanted, stories, candidates))


def _row(story: Story, demand: Demand, told: tuple[ToldIn, ...]) -> StoryRow:
    supported = frozenset(text for text, ids in demand.requirements.items() if story.id in ids)
    return StoryRow(story, frozenset(story.competencies) & frozenset(demand.competencies), supported, told)


def _next(wanted: Sequence[str], stories: Sequence[Story], candidates: Sequence[Candidate]) -> NextStory:
    """For the most wanted competency that no finished story covers: finish one that is begun, else take a suggestion,
    else think of one. When all are covered, finish what is begun."""
    for name in wanted:
        showing = [story for story in stories if name in story.competencies]
        if any(story.is_ready for story in showing):
            continue
        if showing:
            return NextStory(NextKind.FINISH, name, min(showing, key=lambda story: len(story.missing)))
        found = next((candidate for candidate in candidates if name in candidate.competencies), None)
        return NextStory(NextKind.TAKE, name, candidate=found) if found else NextStory(NextKind.THINK, name)
    begun = [story for story in stories if not story.is_ready]
    if begun:
        return NextStory(NextKind.FINISH, None, min(begun, key=lambda story: len(story.missing)))
    return NextStory(NextKind.DONE)
