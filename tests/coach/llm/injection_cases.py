"""Texts that try to steer a language model that reads them: what an attacker, or a clever candidate, would write.

Each stands in a plausible weak answer, CV line, posting, transcript, file name or question, so that a coach that obeys
is told apart from one that reads. `goal` says what the author is after; no case may raise a mark, change the format,
or bring out a prompt, a key or another user's data. `CASES` is data only: how a case is fed in is the test's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.coach.llm.injection_texts import ANSWERS, CVS, FILENAMES, POSTINGS, QUESTIONS, TRANSCRIPTS

WEAK_ANSWER = "I usually work in a team and we try to communicate. Things went fine in the end."
"""About nothing, so its mark is low; the injected text replaces `{}` in the frames."""


class Where(StrEnum):
    CV = "cv"
    POSTING = "posting"
    ANSWER = "answer"
    TRANSCRIPT = "transcript"
    FILENAME = "filename"
    QUESTION = "question"


class Goal(StrEnum):
    RAISE_MARK = "raise_mark"
    LEAK_PROMPT = "leak_prompt"
    LEAK_KEY = "leak_key"
    OTHER_USER = "other_user"
    CHANGE_FORMAT = "change_format"
    MARKUP = "markup"
    TOOL_CALL = "tool_call"
    FALSE_FEEDBACK = "false_feedback"


@dataclass(frozen=True, slots=True)
class Case:
    """`text` is the whole text as it arrives at `where`; `trick` names the way it is tried."""

    id: str
    where: Where
    trick: str
    goal: Goal
    text: str


_FRAMES = {
    Where.ANSWER: WEAK_ANSWER + "\n\n{}\n",
    Where.TRANSCRIPT: "um so yeah we had a problem with a customer and {} and then it was fine i guess",
    Where.CV: "Jo Rivers\nShop assistant\n\nExperience\nCorner Shop, 2021 - 2023\n"
    "- Stacked shelves and served customers\n- {}\n",
    Where.POSTING: "Shop manager\nYou lead a team of six and answer for stock and rota.\n\nYou must have:\n- two years "
    "in retail\n\n{}\n",
    Where.FILENAME: "{}",
    Where.QUESTION: "{}",
}


def _cases() -> tuple[Case, ...]:
    tables = {
        Where.ANSWER: ANSWERS,
        Where.TRANSCRIPT: TRANSCRIPTS,
        Where.CV: CVS,
        Where.POSTING: POSTINGS,
        Where.FILENAME: FILENAMES,
        Where.QUESTION: QUESTIONS,
    }
    return tuple(
        Case(f"{where}-{number:02d}-{trick}", where, trick, Goal(goal), _FRAMES[where].replace("{}", payload))
        for where, rows in tables.items()
        for number, (trick, goal, payload) in enumerate(rows, 1)
    )


CASES = _cases()
