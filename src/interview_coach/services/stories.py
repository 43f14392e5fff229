"""Stories: take a suggestion or turn it down, tell it fact by fact, and nothing of a draft is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from interview_coach.domain.preparations import Preparation
from interview_coach.domain.stories import (
    MOST_STORIES,
    Story,
    StoryStatus,
    checked_competencies,
    checked_title,
    with_fact,
    without_fact,
)
from interview_coach.domain.story_matrix import Candidate, is_same_line
from interview_coach.domain.story_sheet import clipped
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.parts import Parts
from interview_coach.storage.database import Transaction

_LONGEST_TITLE = 90


class Stories:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def list(self, user_id: str) -> tuple[Story, ...]:
        """Those taken, oldest first."""
        return tuple(story for story in self._all(user_id) if story.status is StoryStatus.ACCEPTED)

    def dismissed(self, user_id: str) -> tuple[Story, ...]:
        """Suggestions that were turned down."""
        return tuple(story for story in self._all(user_id) if story.status is StoryStatus.DISMISSED)

    def get(self, user_id: str, story_id: str) -> Story:
        with self._parts.storage.reading(user_id) as rows:
            return rows.stories.get(story_id)

    def candidates(self, user_id: str, preparation_id: str) -> tuple[Candidate, ...]:
        """Lines of the preparation's CV worth telling, best first; none that was taken or turned down before, in this
        CV or another one."""
        with self._parts.storage.reading(user_id) as rows:
            preparation, known = rows.preparations.get(preparation_id), rows.stories.list()
        return _mined(preparation, known)

    def accept(self, user_id: str, preparation_id: str, ref: str) -> Story:
        """Make a story of the CV line at `ref`; one that was turned down is taken after all, one that was taken is
        given back as it is. Raises NotFound when there is no such line, Conflict when there are too many stories."""
        return self._decide(user_id, preparation_id, ref, StoryStatus.ACCEPTED)

    def dismiss(self, user_id: str, preparation_id: str, ref: str) -> Story:
        """Turn a suggestion down: it does not come back. Raises NotFound, and Conflict for a line that is a story."""
        story = self._decide(user_id, preparation_id, ref, StoryStatus.DISMISSED)
        if story.status is not StoryStatus.DISMISSED:
            raise Conflict("this line is one of your stories; remove the story if you do not want to tell it")
        return story

    def add_own(self, user_id: str, *, title: str, competencies: Sequence[str] = ()) -> Story:
        """A story that is not in the CV. Raises InvalidInput for an empty or long title, Conflict."""
        now = self._parts.clock()
        story = Story(
            self._parts.new_id(),
            checked_title(title),
            StoryStatus.ACCEPTED,
            now,
            now,
            competencies=checked_competencies(tuple(competencies)),
        )
        with self._parts.storage.writing(user_id) as rows:
            _check_room(rows)
            return rows.stories.add(story)

    def tell(self, user_id: str, story_id: str, *, slot: str, text: str, version: int) -> Story:
        """Write down a fact: from now on it is confirmed. Saying the same twice changes nothing.

        Raises InvalidInput, NotFound, and Conflict when another window was quicker.
        """
        careful = _may_be_painful(with_fact(self.get(user_id, story_id), slot, text))
        return self._change(
            user_id, story_id, version, lambda story: replace(with_fact(story, slot, text), needs_care=careful)
        )

    def leave_open(self, user_id: str, story_id: str, *, slot: str, version: int) -> Story:
        """Empty a slot and do not ask for it for now. Raises InvalidInput, NotFound, Conflict."""
        return self._change(user_id, story_id, version, lambda story: without_fact(story, slot))

    def describe(self, user_id: str, story_id: str, *, title: str, competencies: Sequence[str], version: int) -> Story:
        """Another title, other things it shows. Raises InvalidInput, NotFound, Conflict."""
        named, chosen = checked_title(title), checked_competencies(tuple(competencies))
        if not chosen:
            raise InvalidInput("choose at least one thing that the story shows; that is how it finds its questions")
        return self._change(user_id, story_id, version, lambda s: replace(s, title=named, competencies=chosen))

    def remove(self, user_id: str, story_id: str) -> None:
        """With its review cards. A line of the CV may be suggested again then."""
        with self._parts.storage.writing(user_id) as rows:
            rows.stories.remove(story_id)

    def _all(self, user_id: str) -> tuple[Story, ...]:
        with self._parts.storage.reading(user_id) as rows:
            return rows.stories.list()

    def _change(self, user_id: str, story_id: str, version: int, change: Callable[[Story], Story]) -> Story:
        with self._parts.storage.writing(user_id) as rows:
            before = rows.stories.get(story_id)
            after = change(before)
            if after == before:
                return before
            return rows.stories.replace(replace(after, updated_at=self._parts.clock()), version=version)

    def _decide(self, user_id: str, preparation_id: str, ref: str, status: StoryStatus) -> Story:
        with self._parts.storage.reading(user_id) as rows:
            preparation = rows.preparations.get(preparation_id)
        story = self._made_of(preparation, ref, status)
        with self._parts.storage.writing(user_id) as rows:
            known = next((one for one in rows.stories.list() if is_same_line(one.line, story.line)), None)
            if known is None:
                _check_room(rows)
                return rows.stories.add(story)
            if known.status is StoryStatus.ACCEPTED or known.status is status:
                return known
            taken = replace(known, status=status, updated_at=self._parts.clock())
            return rows.stories.replace(taken, version=known.version)

    def _made_of(self, preparation: Preparation, ref: str, status: StoryStatus) -> Story:
        found = _candidate_at(preparation, ref)
        now = self._parts.clock()
        return Story(
            self._parts.new_id(),
            clipped(found.line.text, _LONGEST_TITLE),
            status,
            now,
            now,
            preparation_id=preparation.id,
            line=found.line.text,
            ref=ref,
            organisation=found.line.organisation,
            role=found.line.role,
            competencies=found.competencies,
            facts=found.facts,
        )


def _mined(preparation: Preparation, known: Sequence[Story]) -> tuple[Candidate, ...]:
    from interview_coach.coach.builtin.stories import mine

    return mine(preparation.cv, preparation.job, tuple(known))


def _may_be_painful(story: Story) -> bool:
    from interview_coach.coach.builtin.stories import may_be_painful

    return may_be_painful(story)


def _candidate_at(preparation: Preparation, ref: str) -> Candidate:
    """Any line may become a story, also one that would not have been suggested."""
    from interview_coach.coach.builtin.stories import candidate_of

    line = next((line for line in preparation.cv.lines if line.ref == ref), None)
    if line is None:
        raise NotFound("there is no such line in this CV; load the page again")
    return candidate_of(line, preparation.job)


def _check_room(rows: Transaction) -> None:
    if rows.stories.count() >= MOST_STORIES:
        raise Conflict(f"you have {MOST_STORIES} stories and dismissed lines already; remove one first")
