"""A set of questions with a model: the plan and the standard questions are the builtin coach's, the model proposes for
the places between, and what does not hold is filled up from the builtin set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.tasks.clean import correct
from interview_coach.coach.llm.tasks.likeness import is_repeated
from interview_coach.coach.llm.tasks.proposals import Ground, QuestionsRead, accepted
from interview_coach.coach.llm.tasks.sources import Sources
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import COMPETENCY_IDS, QuestionType
from interview_coach.ports import Coach

MOST_A_CALL = 12
_MOST_QUESTIONS = 50
_EXAMPLES = 3
_WITH_EXAMPLES = frozenset([QuestionType.BEHAVIORAL, QuestionType.TECHNICAL, QuestionType.SITUATIONAL])


@dataclass(frozen=True, slots=True)
class SetWanted:
    """A set of `count` questions of one type, or mixed when it is None."""

    cv: Cv
    posting: Posting
    type: QuestionType | None = None
    count: int = 12


def ask(desk: Desk, builtin: Coach, wanted: SetWanted) -> tuple[Question, ...]:
    """Exactly `count` questions; see `ports.Coach.ask`. A posting that is only a title has the builtin coach's set.

    Raises InvalidInput, BudgetExceeded, ProviderError.
    """
    own = builtin.ask(wanted.cv, wanted.posting, type=wanted.type, count=wanted.count)
    open_places = [question.type for question in own if not question.standard]
    if not wanted.posting.text.strip() or not open_places:
        return own
    ground = Ground.of(wanted.cv, wanted.posting, builtin.analyse_job(wanted.posting, wanted.cv))
    asker = _Asker(desk, builtin, wanted, ground)
    proposed = asker.proposed(open_places, [question.text for question in own if question.standard])
    return asker.filled(own, proposed)


@dataclass(frozen=True)
class _Asker:
    desk: Desk
    builtin: Coach
    wanted: SetWanted
    ground: Ground

    def proposed(self, places: Sequence[QuestionType], asked: Sequence[str]) -> list[Question]:
        """What the model proposes and what of it holds, at most twelve places a call."""
        found: list[Question] = []
        for start in range(0, len(places), MOST_A_CALL):
            batch = places[start : start + MOST_A_CALL]
            texts = [*asked, *(question.text for question in found)]
            reply = self.desk.ask(self._request(batch, texts), QuestionsRead, check=self._check(batch))
            found += accepted(reply, self.ground, texts)
        return found

    def filled(self, own: Sequence[Question], proposed: Sequence[Question]) -> tuple[Question, ...]:
        """The builtin set with the proposed questions in the places of their type. A place for which there is none
        keeps a builtin question that asks nothing that is asked already."""
        waiting = {kind: [q for q in proposed if q.type is kind] for kind in QuestionType}
        chosen: dict[int, Question] = {}
        for at, question in enumerate(own):
            if question.standard:
                chosen[at] = question
            elif waiting[question.type]:
                chosen[at] = self._with_examples(waiting[question.type].pop(0))
        for at, question in enumerate(own):
            if at not in chosen:
                texts = [q.text for q in chosen.values()]
                chosen[at] = next(self._instead(question, own, texts))
        return tuple(chosen[at] for at in range(len(own)))

    def _instead(self, place: Question, own: Sequence[Question], texts: Sequence[str]) -> Iterator[Question]:
        """Builtin questions for a place, those of this set first; at last one near to another, never the same."""
        same = [q for q in own if q.type is place.type and not q.standard]
        yield from (q for q in same if not is_repeated(q.text, texts))
        more = self.builtin.ask(self.wanted.cv, self.wanted.posting, type=place.type, count=_MOST_QUESTIONS)
        yield from (q for q in more if not q.standard and not is_repeated(q.text, texts))
        yield from (q for q in (*same, *more) if q.text not in texts)
        yield place

    def _with_examples(self, question: Question) -> Question:
        if question.type not in _WITH_EXAMPLES or not self.wanted.cv.lines:
            return question
        ranking = self.builtin.rank_examples(
            question.text, question.type, self.wanted.cv, self.wanted.posting, top=_EXAMPLES
        )
        return replace(question, examples=ranking.ranked[:_EXAMPLES])

    def _request(self, batch: Sequence[QuestionType], texts: Sequence[str]) -> Ask:
        wanted = self.wanted
        return Ask(
            "questions",
            {
                "numbers": [(kind.value, number) for kind, number in Counter(batch).items()],
                "competencies": COMPETENCY_IDS,
            },
            {
                "posting": wanted.posting.text,
                "skills": ", ".join(self.ground.skills) or "none",
                "cv": Sources.of(wanted.cv).listed(),
                "asked": "\n".join(texts) or "none",
            },
            strong=True,
            output_tokens=300 * len(batch) + 300,
        )

    def _check(self, batch: Sequence[QuestionType]) -> Callable[[QuestionsRead], str | None]:
        return lambda read: correct(self.ground.faults(read, batch))
