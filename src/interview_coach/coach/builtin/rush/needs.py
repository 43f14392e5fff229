"""What a posting wants, in words that can be said back to the employer: duties that read well, shared skills."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from interview_coach.coach.builtin.questions.wording import lowered_title, plain_words, uncapitalised, with_article
from interview_coach.coach.builtin.questions.world import World
from interview_coach.content.speech import speech
from interview_coach.domain.cv import Cv
from interview_coach.embedding import encoder

_CUT_AFTER = re.compile(
    r"\s*(?:$|[,;.:(–-]|(?:with|to|for|in|on|across|so|and|from|at|by|when|while|before|after)\b)", re.I
)
_NEEDS_MORE = re.compile(
    r"(?:\d|\b(?:every \w+|rather|together|work|up|the|a|of|more|our|their|your|yearly|new)|\bhow .*)$", re.I
)
_SMALLEST = 4


def clear_duties(world: World) -> tuple[str, ...]:
    """Duties of the posting as gerund phrases that are complete, every verb in the same form, in its order."""
    if not world.collapsed:
        return ()
    even = (_even(duty.text) for duty in world.duties if is_complete(duty.text, duty.quote))
    return tuple(text for text in even if text)


def is_complete(text: str, quote: str) -> bool:
    """Whether the phrase was not cut in the middle of a thought ("loans of 250,000" of "250,000 to 5 million")."""
    words = text.split()
    is_list_cut = "," in text and not re.search(r"\b(?:and|or)\b", text.rsplit(",", 1)[1])
    if len(words) < _SMALLEST or is_list_cut or _NEEDS_MORE.search(text) or re.search(r"\byour?\b", text):
        return False
    last = " ".join(words[-2:]).lower()
    at = quote.lower().rfind(last)
    rest = quote[at + len(last) :] if at >= 0 else ""
    is_range = " from " in text and re.match(r"\s*(?:to|through|until)\b", rest)
    return bool(_CUT_AFTER.match(rest)) and not is_range


def _even(text: str) -> str | None:
    """ "Presenting to the committee and answer its questions" with "answering"; None when a word may be a verb or a
    noun ("samples and run assays")."""
    words = text.split()
    for at in range(1, len(words) - 1):
        word = words[at].strip(",")
        base, form = speech().base_of.get(word, ("", ""))
        if words[at - 1] != "and" or word.endswith("ing"):
            continue
        if form != "base":
            if all(before.strip(",").endswith("ing") for before in words[: at - 1]):
                return None
            continue
        if base in speech().noun_like and words[at + 1].lower() not in speech().small_words:
            return None
        words[at] = words[at].replace(word, speech().gerund_of[base])
    return re.sub(r"\bour\b", "your", " ".join(words))


def employer(world: World) -> str:
    """The employer where the posting surely names one; "Claims and Pricing (m/f/x)" is a part of the title."""
    return "" if "(" in world.company else world.company


def spoken_title(world: World) -> str:
    """The job with its article: "a site engineer"; empty when the posting gives no title."""
    title = re.split(r"\s*[,(|]|\s[-–—]\s", world.job.title)[0].strip()
    return with_article(lowered_title(title)) if title else ""


def nearest(texts: Sequence[str], about: str, count: int) -> tuple[str, ...]:
    """The `count` texts nearest in meaning to `about`, nearest first; as they stand when it is empty."""
    if not texts or not about.strip():
        return tuple(texts[:count])
    near = encoder().similarity([about], list(texts))[0]
    return tuple(texts[int(i)] for i in np.argsort(-near, kind="stable")[:count])


def about_job(world: World) -> str:
    job = world.job
    return " ".join([job.title, *(r.text for r in job.requirements[:6]), *(s.name for s in job.skills[:8])])[:1000]


def shared_skills(world: World) -> tuple[tuple[str, str], ...]:
    """(skill as it is said, its reference), for skills the CV lists and the posting names word for word; those the
    posting asks for as skills first."""
    posting = f" {_plain(world.collapsed)} "
    wanted = {_plain(skill.name) for skill in world.job.skills}
    found = [(name, ref) for name, ref in _listed_skills(world.cv) if f" {_plain(name)} " in posting]
    found.sort(key=lambda pair: _plain(pair[0]) not in wanted)
    return tuple((uncapitalised(name), ref) for name, ref in found)


def _plain(text: str) -> str:
    return " ".join(plain_words(text))


def _listed_skills(cv: Cv) -> list[tuple[str, str]]:
    found = []
    groups = cv.document.get("skills")
    for row, group in enumerate(groups if isinstance(groups, list | tuple) else ()):
        words = group.get("keywords") if isinstance(group, dict) else None
        for item, word in enumerate(words if isinstance(words, list | tuple) else ()):
            if isinstance(word, str) and len(word) > 1 and len(word.split()) <= 3:
                found.append((word, f"skills[{row}].keywords[{item}]"))
    return found
