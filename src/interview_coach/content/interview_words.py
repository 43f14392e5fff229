"""What a mock interviewer says between the questions, by style: greetings, transitions, the invitation, the end. The
style changes words only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview_coach.domain.coaching import Style
from interview_coach.domain.interviews import MockSetup, MockType, Mode
from interview_coach.domain.vocabulary import QuestionType

_TALK: Mapping[MockType, str] = {
    MockType.BEHAVIORAL: "I will ask about things you have done; real events help me most.",
    MockType.TECHNICAL: "I will ask about the subject itself; tell me how you think, not only what you know.",
    MockType.CASE: "We will work on a business case together; say your steps aloud.",
    MockType.MIXED: "I will ask about your past work, the subject itself, and what you would do.",
    MockType.SCREENING: "This is a first talk, so my questions are short, and a minute or two for each is plenty.",
}

_GREETINGS: Mapping[Style, str] = {
    Style.FRIENDLY: "Hello, and thank you for coming. I am glad we have {minutes} minutes to talk{about}.",
    Style.NEUTRAL: "Good day. We have {minutes} minutes{about}.",
    Style.PROBING: "Good day. We have {minutes} minutes{about}, and I will ask for details.",
}

_TAKE_TIME: Mapping[Style, str] = {
    Style.FRIENDLY: "Take all the time you need before you answer; I will wait.",
    Style.NEUTRAL: "You may think before you answer; nobody cuts you off.",
    Style.PROBING: "Think first if you like; then be exact.",
}

_HINTS = "You can ask for a hint at each question."

_TRANSITIONS: Mapping[Style, tuple[str, ...]] = {
    Style.FRIENDLY: (
        "Thank you, that helps me.",
        "Thanks for telling me that.",
        "Good, let us look at something else.",
        "I see, thank you. On to the next one.",
        "All right, thank you.",
        "Thank you. Here is another one.",
    ),
    Style.NEUTRAL: (
        "Thank you. The next question.",
        "All right. Let us go on.",
        "Thank you. Something different now.",
        "Noted. Next question.",
        "Thank you. Let us move on.",
        "Understood. On to the next question.",
    ),
    Style.PROBING: (
        "I will leave it at that. Next question.",
        "Noted. Let us move on.",
        "All right. Now to something else.",
        "I have what I need on that. Next.",
        "We leave that there. The next one.",
        "Fine. Another question.",
    ),
}

_LEFT_ALONE: Mapping[Style, str] = {
    Style.FRIENDLY: "Thank you for telling me. We do not have to go into that; let us take something else.",
    Style.NEUTRAL: "Thank you. We need not go into that. Another question.",
    Style.PROBING: "Thank you. We need not go into that. Another question.",
}

_SKIPPED: Mapping[Style, str] = {
    Style.FRIENDLY: "That is fine, we can leave that one.",
    Style.NEUTRAL: "All right, we leave that one.",
    Style.PROBING: "We leave that one open.",
}

_RE_ASKS: Mapping[QuestionType, tuple[str, ...]] = {
    QuestionType.BEHAVIORAL: (
        "Let me put it another way: is there one particular time when that happened? A small one is fine.",
        "I am looking for one real event. Which day or week comes to mind, and what did you do?",
        "Let me ask for something smaller: one occasion, even an unimportant one, where you had to deal with that?",
        "Can you take me to one moment when it really happened, and say what you did first?",
    ),
    QuestionType.TECHNICAL: (
        "Let me put it another way: how would you explain the main idea to a new colleague?",
        "Start where you are sure: which part of it do you know best?",
        "Let me ask more simply: what would you look at first, and why?",
        "If you had to do it tomorrow, what would your first two steps be?",
    ),
    QuestionType.CASE: (
        "Let me put it another way: which two or three things decide this, and which would you look at first?",
        "Start small: what would you want to work out first, and with which of the figures?",
        "If you had to advise the client now, what would you say, and on which figure?",
    ),
    QuestionType.SITUATIONAL: (
        "Let me put it another way: what is the very first thing you would do, and why that?",
        "Put yourself into it for a moment: what do you do in the first hour?",
        "Let me ask more simply: whom would you speak to first, and what would you say?",
        "Say it has just happened: what do you do now?",
    ),
    QuestionType.MOTIVATION: (
        "Let me put it another way: what is the one reason that matters most to you?",
        "Let me ask more simply: what in your work so far points to that?",
        "If you could give only one sentence to that, which would it be?",
        "What would you tell a friend who asked you the same?",
    ),
}

_INVITES: Mapping[Style, str] = {
    Style.FRIENDLY: "Those were all my questions, thank you. Now it is your turn: what would you like to ask me?",
    Style.NEUTRAL: "That was my last question. What would you like to ask?",
    Style.PROBING: "I have no more questions. What do you want to know from us?",
}

_CLOSINGS: Mapping[Style, str] = {
    Style.FRIENDLY: "Thank you for the talk, I enjoyed it. That is the end of the interview.",
    Style.NEUTRAL: "Thank you for your time. That is the end of the interview.",
    Style.PROBING: "Thank you. We are done.",
}

ENDED_EARLY = "We stop here. What you have answered is kept and marked."
LEFT = "The interview was left and is closed now. What you have answered is kept and marked."
SKIP = "I would like to leave this question."


def opening(setup: MockSetup, title: str) -> str:
    """The greeting, what kind of talk it is, and that thinking is allowed."""
    about = f" about the work as {title}" if title else ""
    said = [_GREETINGS[setup.style].format(minutes=setup.minutes, about=about), _TALK[setup.type]]
    said.append(_TAKE_TIME[setup.style])
    if setup.mode is Mode.PRACTICE:
        said.append(_HINTS)
    return " ".join(said)


def transition(style: Style, said: Sequence[str]) -> str:
    """Words between two questions; none comes again before all were used."""
    choices = _TRANSITIONS[style]
    return min(choices, key=lambda text: (said.count(text), choices.index(text)))


def left_alone(style: Style) -> str:
    """After something that is not gone into."""
    return _LEFT_ALONE[style]


def skipped(style: Style) -> str:
    return _SKIPPED[style]


def re_asks(type: QuestionType) -> tuple[str, ...]:
    """Other words for a question of that type that was passed by."""
    return _RE_ASKS[type]


def invitation(style: Style) -> str:
    return _INVITES[style]


def closing(style: Style) -> str:
    return _CLOSINGS[style]
