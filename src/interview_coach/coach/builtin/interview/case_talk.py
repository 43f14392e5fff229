"""The interviewer of a case: hands over what is asked for, asks back, checks numbers, and asks what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from interview_coach.coach.builtin.interview.case_hearing import case_of, hear
from interview_coach.coach.builtin.interview.data_requests import Requests, name_of
from interview_coach.content.case_talk import Wordings, case_talk_words
from interview_coach.content.cases import FilledCase, case_in
from interview_coach.domain.case_room import CaseRoom, CaseStage, Piece, Reaction, Verdict, Who
from interview_coach.embedding import encoder

_IN_THE_BRIEF = 0.5
"""Likeness in meaning from which a sentence of the prompt answers a question about the task."""
_THANKS = re.compile(r"\s*(?:thanks|thank you|that(?:'s| is) (?:all|it)|i'?m done)\b.{0,20}$", re.IGNORECASE)
MOST_CHALLENGES = 2
"""Further questions after a recommendation."""


def open_room(question: str) -> CaseRoom:
    """The room for a case question: of a case of the library only the prompt is shown, whatever the question's text
    gives away; any other question is its own prompt and has no data room."""
    case = case_in(question)
    if case is None:
        return CaseRoom(" ".join(question.split()))
    return CaseRoom(case.prompt, case.template.id, dict(case.choice))


def talk(room: CaseRoom, text: str, at: datetime) -> tuple[CaseRoom, Reaction]:
    """The candidate says `text`, and the interviewer answers. Raises as `CaseRoom.hears` does."""
    heard, requests = hear(room, text)
    heard_room, reaction = room.hears(heard, at)
    words = " ".join(_Interviewer(heard_room).answer(reaction, requests))
    return heard_room.answers(words, at), reaction


def question_after(room: CaseRoom, text: str, at: datetime) -> str | None:
    """The next question after the candidate said `text`, by the stage that the talk has come to; no word on whether
    numbers are right. None when nothing is left to ask. Raises as `CaseRoom.hears` does."""
    heard, _ = hear(room, text)
    heard_room, reaction = room.hears(heard, at)
    words = _Interviewer(heard_room).going_on(reaction)
    return None if words in case_talk_words().talk["closing"] else words


def hint(room: CaseRoom, at: datetime) -> CaseRoom:
    """Help on request, for practice: the last number explained when it was wrong, else something of the stage that has
    not come up. Raises Conflict when the case is handed in."""
    words, piece = _Interviewer(room).hint()
    return room.hinted(words, at, piece)


class _Interviewer:
    """Finds words for one reaction; what was said before is not said again while there is another way to say it."""

    def __init__(self, room: CaseRoom) -> None:
        self._room = room
        self._case = case_of(room)
        self._words = case_talk_words()
        self._said = [line.text for line in room.lines if line.who is Who.INTERVIEWER]

    def answer(self, reaction: Reaction, requests: Requests) -> Iterator[str]:
        answered = False
        for words in (*self._data(reaction, requests), *self._task(reaction, requests), *self._numbers(reaction)):
            answered = True
            yield words
        if not answered or self._leaves_it_open(reaction):
            yield self.going_on(reaction)

    @staticmethod
    def _leaves_it_open(reaction: Reaction) -> bool:
        """Whether the candidate has done a step, and is neither to mend it nor busy with data just given."""
        heard = reaction.heard
        if heard.asks_for_data or heard.of(Verdict.WRONG):
            return False
        return bool(heard.of(Verdict.RIGHT) or reaction.moved_to or heard.assumes)

    def _data(self, reaction: Reaction, requests: Requests) -> Iterator[str]:
        yield from (piece.text for piece in reaction.new)
        for piece in reaction.again:
            yield self._pick("again", piece=piece.text)
        if reaction.heard.unsure and self._case is not None:
            yield self._ask_back(reaction.heard.unsure, self._case)
        if reaction.heard.absent:
            yield self._pick("absent" if self._case is not None else "no_room")
        if requests.broad:
            yield self._pick("broad" if self._case is not None else "no_room")

    def _ask_back(self, unsure: tuple[Piece, ...], case: FilledCase) -> str:
        names = [name_of(piece.id, case) for piece in unsure[:2]]
        if len(names) == 1:
            return self._pick("ask_back_one", piece=names[0])
        return self._pick("ask_back_two", piece=names[0], other=names[1])

    def _task(self, reaction: Reaction, requests: Requests) -> Iterator[str]:
        if requests.clarifying:
            brief = self._brief(requests.clarifying[0])
            yield self._pick("clarify_brief", brief=brief) if brief else self._pick("clarify_open")
        elif reaction.heard.assumes and not reaction.heard.asks_for_data and not reaction.heard.checks:
            yield self._pick("assumed")

    def _brief(self, asked: str) -> str | None:
        """The sentence of the prompt that speaks of what was asked, when it was not read out before."""
        sentences = [s.strip() for s in re.split(r"(?<=[.?!])\s+(?=[A-Z])", self._room.prompt) if s.strip()]
        likeness = encoder().similarity([asked], sentences)[0]
        best = int(likeness.argmax())
        fresh = not any(sentences[best] in line for line in self._said)
        return sentences[best] if likeness[best] >= _IN_THE_BRIEF and fresh else None

    def _numbers(self, reaction: Reaction) -> Iterator[str]:
        wrong = reaction.heard.of(Verdict.WRONG)
        if wrong:
            yield self._pick("wrong", said=wrong[0].said)
            return
        known = {c.figure for line in self._room.lines[:-1] for c in line.checks if c.verdict is Verdict.RIGHT}
        right = [check for check in reaction.heard.of(Verdict.RIGHT) if check.figure not in known]
        if right and reaction.moved_to is not CaseStage.RECOMMENDATION:
            yield self._pick("right", said=right[-1].said)

    def going_on(self, reaction: Reaction) -> str:
        stage = self._room.stage
        if reaction.moved_to in self._words.moved:
            return self._first(self._words.moved[stage])
        if stage is CaseStage.RECOMMENDATION and self._has_recommended():
            return self._pick("closing") if _THANKS.match(reaction.heard.text) else self._challenge()
        if stage.place < CaseStage.NUMBERS.place and reaction.heard.recommends:
            return self._pick("early")
        if stage is CaseStage.CLARIFY and self._room.clarifying + self._room.requests > 1:
            stage = CaseStage.STRUCTURE
        if stage is CaseStage.STRUCTURE and any(
            _core(one) in line for one in self._words.moved[stage] for line in self._said
        ):
            return self._pick("analysis")
        return self._first(self._words.go_on[stage])

    def _has_recommended(self) -> bool:
        return any(line.stage is CaseStage.RECOMMENDATION for line in self._room.said)

    def _challenge(self) -> str:
        """A question of the case that goes further, two at most; then the end."""
        asks = [] if self._case is None else [self._case.said(one) for one in self._case.template.follow_ups]
        asked = sum(any(one in line for line in self._said) for one in asks)
        fresh = [one for one in asks if not any(one in line for line in self._said)]
        return fresh[0] if fresh and asked < MOST_CHALLENGES else self._pick("closing")

    def hint(self) -> tuple[str, Piece | None]:
        explained = self._explained()
        if explained:
            return explained, None
        stage = self._room.stage
        if self._case is not None and stage is CaseStage.CLARIFY:
            return self._of_the_guide(self._case), None
        if self._case is not None and stage is CaseStage.STRUCTURE and (branch := self._branch(self._case)):
            return self._pick("hint_structure", branch=branch), None
        piece = self._missing_piece(self._case) if stage is not CaseStage.RECOMMENDATION else None
        if piece is not None:
            return self._pick("hint_data", piece=piece.text), piece
        return self._pick("hint_recommendation"), None

    def _explained(self) -> str | None:
        """The sum behind the last number, when that was wrong and has not been explained yet."""
        checks = self._room.checks
        if not checks or checks[-1].verdict is not Verdict.WRONG or not checks[-1].line:
            return None
        told = any(checks[-1].line in line for line in self._said)
        return None if told else self._pick("explained", line=checks[-1].line)

    def _of_the_guide(self, case: FilledCase) -> str:
        asks = [case.said(one) for one in case.template.clarify]
        fresh = [one for one in asks if not any(one in line for line in self._said)]
        return self._pick("hint_clarify", line=(fresh or asks)[0])

    def _branch(self, case: FilledCase) -> str | None:
        """A part of the case's structure that was not named in a hint yet."""
        names = [branch.name[:1].lower() + branch.name[1:] for branch in case.template.structure]
        return next((name for name in names if not any(name in line for line in self._said)), None)

    def _missing_piece(self, case: FilledCase | None) -> Piece | None:
        room = () if case is None else case.template.data_room
        pieces = (Piece(item.id, case.said(item.gives)) for item in room if case is not None)
        return next((piece for piece in pieces if not self._room.has(piece.id)), None)

    def _pick(self, name: str, **slots: str) -> str:
        return self._first(self._words.talk[name]).format(**slots)

    def _first(self, wordings: Wordings) -> str:
        """The first wording that was not used yet; when all were, the one used least lately."""
        used = [max((at for at, line in enumerate(self._said) if _core(one) in line), default=-1) for one in wordings]
        return wordings[used.index(min(used))]


def _core(wording: str) -> str:
    """The longest stretch of a wording without a slot."""
    return max(re.split(r"\{\w+\}", wording), key=len)
