"""Asks for the one fact that a story still lacks, in words of the line it began with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.questions.cv_phrases import cv_phrase
from interview_coach.coach.builtin.retrieval import theme_of_story
from interview_coach.coach.builtin.themes import THEMES
from interview_coach.content.sample_frames import sample_frames
from interview_coach.domain.cv import CvLine
from interview_coach.domain.stories import Story


@dataclass(frozen=True, slots=True)
class StoryQuestion:
    """`text` asks for the fact of one slot, `hint` says what makes it good, `more` what else a listener may want."""

    slot: str
    text: str
    hint: str
    more: str = ""


_HINTS = {
    "situation": "One sentence: the place, the time, your role. The listener needs no more to see it.",
    "stakes": "Who or what was hit by it, and how badly? One sentence; a figure helps.",
    "task": "What were you yourself to get done, and by when? Say “my job was …”.",
    "step_1": "One step that you took yourself, and how. Begin with “I”.",
    "step_2": "The next step, again with “I”. If you chose between two ways, say why this one.",
    "step_3": "A third step makes three, which is what listeners remember. Leave it open if there was none.",
    "result": "What changed, and for whom? If it did not work out, say what came of it instead.",
    "measure": "One is enough: before and after, time, money, complaints, words somebody said, still in use today.",
    "lesson": "What do you do differently since then? A true sentence, not a slogan.",
}
_PLAIN = {
    "situation": "Where and when was it, and what was your role?",
    "stakes": "What was at stake{about}?",
    "task": "What was your own task in it?",
    "step_1": "What did you do first{about}?",
    "step_2": "And what did you do after that?",
    "step_3": "Was there a third step that mattered?",
    "result": "What came of it in the end?",
    "measure": "You say: “{result}” How could somebody see or count that?",
    "lesson": "What did you learn from it that you still use?",
}
_AFTER_RESULT = "Your CV says what came of it: “{result}” What did you yourself do first to get there?"
_AFTER_STEP = "You begin with: “{step}” What did you do after that?"
_MOST_QUOTED = 22
_THEME_BLANK = {"stakes": "before", "step_1": "step", "step_2": "hard", "result": "result", "lesson": "lesson"}
"""The blanks in the frames of a sample answer ask for what belongs to a theme: what the other wanted, who said stop."""


def question_for(story: Story, slot: str) -> StoryQuestion:
    """What to ask for this slot of this story."""
    return StoryQuestion(slot, _text(story, slot), _HINTS[slot], _of_theme(story, slot))


def _text(story: Story, slot: str) -> str:
    result, step = story.said("result"), story.said("step_1")
    if slot == "step_1" and result:
        lead = _AFTER_RESULT if _is_from_cv(story, "result") else _AFTER_RESULT.replace("Your CV says", "You said")
        return lead.format(result=_quoted(result))
    if slot == "step_2" and step:
        return _AFTER_STEP.format(step=_quoted(step))
    return _PLAIN[slot].format(about=_about(story), result=_quoted(result))


def _is_from_cv(story: Story, slot: str) -> bool:
    fact = story.fact(slot)
    return fact is not None and bool(fact.source)


def _quoted(text: str) -> str:
    words = text.split()
    return text if len(words) <= _MOST_QUOTED else " ".join(words[:_MOST_QUOTED]).rstrip(" ,;.") + " …"


def _about(story: Story) -> str:
    """ " when you rewrote the nightly job": the line as an interviewer refers to it; empty where that is not safe."""
    phrase = cv_phrase(CvLine(story.ref, story.line)) if story.line else None
    if phrase is None or phrase.kind != "did":
        return ""
    return f" when you {phrase.text.split(', ')[0]}"


def _of_theme(story: Story, slot: str) -> str:
    """What a listener wants to know in a story of this kind."""
    frame = _THEME_BLANK.get(slot)
    theme = _theme(story)
    if frame is None or theme is None:
        return ""
    blank = re.search(r"\[([^\]]*)\]", sample_frames()["behavioral"]["themes"][theme][frame])
    return f"For {_ABOUT[theme]}: {blank[1]}" if blank else ""


_ABOUT = {theme.id: theme.about for theme in THEMES}


def _theme(story: Story) -> str | None:
    """The theme with most words of it in the line; the kind of story its title names comes before."""
    line = CvLine(story.ref, story.line or story.title)
    told = {theme.id: len({m[0].lower() for m in theme.told.finditer(line.text)}) for theme in THEMES}
    best = max(told, key=lambda name: told[name])
    return theme_of_story(story.title, line) if not story.line else best if told[best] else None
