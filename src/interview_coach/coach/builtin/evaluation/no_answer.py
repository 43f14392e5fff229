"""What is said when there is nothing to mark: a kind reason, and a way to begin that fits the type of question."""

from __future__ import annotations

from collections.abc import Mapping

from interview_coach.domain.vocabulary import QuestionType

_B, _T, _C, _S, _M = (
    QuestionType.BEHAVIORAL,
    QuestionType.TECHNICAL,
    QuestionType.CASE,
    QuestionType.SITUATIONAL,
    QuestionType.MOTIVATION,
)
_WHY: Mapping[str, str] = {
    "empty": "There is no answer here yet, so there is nothing to mark.",
    "to_the_grader": "These words speak to whoever marks the answer and not to the interviewer, so there is nothing "
    "to mark yet.",
    "headings": "The headings are there, but nothing is written under them yet.",
    "refusal": "You chose not to answer this one. That is fine, and it gets no mark.",
    "gibberish": "This does not read as an answer, so it gets no mark.",
    "jumbled": "The words seem to stand in no order that could be followed, so it gets no mark.",
    "made_up": "You say yourself that it did not happen like this, so there is nothing to mark yet.",
    "too_short": "There are fewer than 25 words to go on, which is too little for a fair mark.",
    "nothing_said": "There is a word here, but it does not say anything about the question yet, so it gets no mark.",
}
_WHY_BY_TYPE: Mapping[str, Mapping[QuestionType, str]] = {
    "no_idea": {
        _B: "You have no example yet, so there is nothing to mark. That happens to everybody.",
        _T: "You have no answer to this one yet, so there is nothing to mark. That happens to everybody.",
        _C: "You have no way into this case yet, so there is nothing to mark. That happens to everybody.",
        _S: "You have no plan for this one yet, so there is nothing to mark. That happens to everybody.",
        _M: "You have no answer to this one yet, so there is nothing to mark. That happens to everybody.",
    },
    "list": {
        _B: "These are key words, not yet an answer: nothing is said about what happened.",
        _T: "These are key words, not yet an answer: nothing is said about how it works.",
        _C: "These are key words, not yet an answer: nothing is said about this case.",
        _S: "These are key words, not yet an answer: nothing is said about what you would do.",
        _M: "These are key words, not yet an answer: nothing is said about you and this job.",
    },
}
_BEGIN: Mapping[QuestionType, str] = {
    _B: "Start with one sentence: where you were and what had to be done. The rest follows from there.",
    _T: "Start with one thing you know about it, in a plain sentence, and say why it is so.",
    _C: "Start with the question you would ask first, or with the part of the problem you would look at first.",
    _S: "Start with the first thing you would do, and say why you would do that first.",
    _M: "Start with one thing in this job that made you apply, and say why it matters to you.",
}
_FIX: Mapping[str, Mapping[QuestionType, str]] = {
    "headings": {_B: "Write one sentence under each heading, starting with what happened."},
    "refusal": {_B: "If you would like to try, choose a smaller or older example, or take another question."},
    "gibberish": {_B: "Write or say two or three plain sentences about one thing that happened."},
    "no_idea": {
        _B: "Think of the last few weeks: one moment when something did not go to plan is enough to begin with.",
        _T: "Say what you do know about it, even if it is a small part, and then how you would find out the rest. "
        "Interviewers like to hear that.",
        _C: "Say what you would want to know first, and what you would do with each answer you might get.",
        _S: "Picture the scene: who is in it, and what is the first thing you would say or do?",
        _M: "Think of the last thing at work that you were glad to do, and look for it in this job.",
    },
    "list": {
        _B: "Take one of these words and tell the one time you showed it.",
        _T: "Take one of these words and say how it works, and when you would use it.",
        _C: "Take one of these words and say what it means for this case, with a number if you can.",
        _S: "Take one of these words and say what you would do, step by step.",
        _M: "Take one of these words and tell one thing you did that shows it.",
    },
    "too_short": {
        _B: "Tell a little more: where it was, what you did yourself, and how it ended.",
        _T: "Tell a little more: how it works, why, and where its limits are.",
        _C: "Tell a little more: what you would ask, how you would split the problem, and what you would recommend.",
        _S: "Tell a little more: what you would do first, why, and what you would check afterwards.",
        _M: "Tell a little more: what draws you to this job, and one thing you have done that shows it.",
    },
}
_HEADINGS_ELSEWHERE = "Write one sentence under each heading."
_REFUSAL_ELSEWHERE = "If you would like to try, one plain sentence is enough to begin with, or take another question."
_FIX_ELSEWHERE = {"headings": _HEADINGS_ELSEWHERE, "refusal": _REFUSAL_ELSEWHERE}


def words_for(reason: str, question_type: QuestionType) -> tuple[str, str]:
    """Why it is not marked, and one thing to try."""
    why = _WHY.get(reason) or _WHY_BY_TYPE[reason][question_type]
    begin = _FIX_ELSEWHERE.get(reason, _BEGIN[question_type])
    return why, _FIX.get(reason, {}).get(question_type, begin)
