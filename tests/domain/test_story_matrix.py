"""Gaps, overuse, and the next story to work on."""

from __future__ import annotations

from interview_coach.domain.cv import CvLine
from interview_coach.domain.stories import Story
from interview_coach.domain.story_matrix import (
    Candidate,
    Demand,
    NextKind,
    StoryMatrix,
    ToldIn,
    is_same_line,
    matrix_of,
)
from tests.stories import begun, finished

WANTED = Demand(("planning_quality", "teamwork", "influence"), {"PLC fault finding": ("s1",), "Handover": ()})


def candidate(*shown: str) -> Candidate:
    return Candidate(CvLine("work[0].highlights[1]", "Trained four operators"), shown, (), "It can be told.")


def matrix(*stories: Story, candidates: tuple[Candidate, ...] = (), told: int = 0) -> StoryMatrix:
    uses = tuple(ToldIn(f"a{n}", f"q{n}", "Tell me about a stop.") for n in range(told))
    return matrix_of(stories, WANTED, told={"s1": uses}, candidates=candidates)


def test_what_no_story_covers_is_a_gap_and_what_only_a_begun_one_covers_is_thin() -> None:
    found = matrix(finished("s1", "planning_quality"), begun("s2", competencies=("teamwork",)))
    assert (found.gaps, found.thin, found.bare) == (("influence",), ("teamwork",), ("Handover",))


def test_four_questions_answered_with_one_story_are_one_too_many() -> None:
    assert not matrix(finished("s1"), told=3).overused
    assert [row.story.id for row in matrix(finished("s1"), told=4).overused] == ["s1"]


def test_the_most_wanted_gap_comes_first() -> None:
    ready = finished("s1", "planning_quality")
    begun_one = begun("s2", competencies=("teamwork",))
    step = matrix(ready, begun_one, candidates=(candidate("influence"),)).next
    assert (step.kind, step.competency, step.story) == (NextKind.FINISH, "teamwork", begun_one)
    step = matrix(ready, candidates=(candidate("teamwork"),)).next
    assert (step.kind, step.competency, step.candidate) == (NextKind.TAKE, "teamwork", candidate("teamwork"))
    assert matrix(ready).next.kind is NextKind.THINK


def test_when_all_is_covered_what_was_begun_is_finished_and_then_nothing_is_left() -> None:
    ready = finished("s1", "planning_quality", "teamwork", "influence")
    assert matrix(ready, begun("s2")).next.kind is NextKind.FINISH
    assert matrix(ready).next.kind is NextKind.DONE


def test_a_line_is_known_again_whatever_its_case_and_stops() -> None:
    assert is_same_line("Cut stops from 14 to 5.", "cut  stops – from 14 to 5")
    assert not is_same_line("Cut stops from 14 to 5", "Cut stops from 14 to 6")
    assert not is_same_line("", "")
