"""Advice that fits the industry, the role and the situation, each with why it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from interview_coach.coach.builtin.industry_tips import industry_tips
from interview_coach.coach.builtin.job import analyse_job
from interview_coach.coach.builtin.job.occupation import nearest_occupation
from interview_coach.coach.builtin.situation import changed_from, is_new_graduate, longest_break
from interview_coach.content.guides import guides
from interview_coach.content.lexicon import Occupation, title_words
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Tip, Tips
from interview_coach.domain.vocabulary import Level, Seniority
from interview_coach.embedding import encoder

_GUIDE = "Interview Coach guide: {name}"
_ONET = "O*NET 29.3 (US Department of Labor/ETA), {title}"
_POSTING = "this job posting"
_CV = "your CV"
_ENOUGH = 22


def give_tips(posting: Posting, cv: Cv | None = None) -> Tips:
    """Advice for a posting; see `ports.Coach.give_tips`. Between 8 and 22 tips, what is about this job first."""
    job = analyse_job(posting, cv)
    groups = (
        list(_about_posting(job, cv)) if posting.text.strip() else [],
        list(_situation(job, cv)),
        list(_role(job, nearest_occupation(job.title), named_tools=bool(posting.text.strip()))),
        list(industry_tips(job, posting)),
    )
    return Tips(job.industry, tuple(tip for group in groups for tip in group)[:_ENOUGH])


def _role(job: Job, occupation: Occupation | None, *, named_tools: bool) -> Iterator[Tip]:
    """What people in the occupation do most and the posting comes near to, as things to have an example of; only when
    the title surely names the occupation."""
    if occupation is None or not is_surely(job.title, occupation):
        return
    source = _ONET.format(title=occupation.title)
    near = " ".join(r.text for r in job.requirements[:6]) if named_tools else ""
    for task in _nearest_tasks(occupation, f"{job.title}. {near}"):
        why = f"It is among the core tasks O*NET lists for “{occupation.title}”."
        yield Tip(f"Have one example ready of this part of the job: “{task}”", why, "prepare", source)
    tools = [name for name in occupation.technology[:6] if not name.lower().endswith("software")][:3]
    if tools and not named_tools:
        why = f"They are used in this work, says O*NET for “{occupation.title}”."
        yield Tip(f"Say plainly which of these you have used, and how well: {_listed(tools)}.", why, "prepare", source)


_ANY_TRADE = frozenset(
    ["manager", "supervisor", "technician", "officer", "associate", "specialist", "engineer", "worker", "coordinator",
     "agent", "assistant", "planner", "analyst", "administrator", "director", "operator", "representative", "developer",
     "consultant", "advisor", "adviser", "clerk", "executive", "partner", "lead", "head", "leader", "scientist"]
)  # fmt: skip
"""Last words of titles that stand in every trade: alone they do not tell the work."""


def is_surely(title: str, occupation: Occupation) -> bool:
    """Whether a title surely names an occupation, so that its tasks may be shown as those of the job: "Senior Nurse"
    and "Registered Nurses" do, "Shift Manager" and "Gambling Managers" or "Lab Technician" and "Automotive Engineering
    Technicians" do not. In doubt none are shown, since tasks of another trade make all other advice look wrong."""
    wanted = title_words(re.split(r"\s*[,(|/]|\s[-–—]\s|\band\b", title)[0])
    if not wanted:
        return False
    for words in _names(occupation.title):
        shared = words & set(wanted)
        if wanted[-1] in words and len(shared) >= len(words) * (1.0 if wanted[-1] in _ANY_TRADE else 0.5):
            return True
    return False


def _names(title: str) -> list[set[str]]:
    """The words of each name in the title of an occupation: "Crane and Tower Operators" are crane operators and tower
    operators."""
    parts = [
        title_words(part) for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", title.split(", Except", maxsplit=1)[0])
    ]
    parts = [part for part in parts if part]
    last = parts[-1][-1:] if parts and len(parts[-1]) > 1 else []
    return [set(part) for part in parts] + [{*part, *last} for part in parts[:-1] if last]


@lru_cache(maxsize=256)
def _nearest_tasks(occupation: Occupation, subject: str) -> tuple[str, ...]:
    """The two of the ten most important tasks nearest to the posting, in O*NET's order."""
    tasks = occupation.tasks[:10]
    if not tasks:
        return ()
    likeness = encoder().similarity([subject], tasks)[0]
    chosen = sorted(sorted(range(len(tasks)), key=lambda i: -likeness[i])[:2])
    return tuple(tasks[i] for i in chosen)


def _about_posting(job: Job, cv: Cv | None) -> Iterator[Tip]:
    """The posting's must-haves: the ones the CV does not show, else the first ones named."""
    if cv is not None and job.gaps:
        missing = _listed(job.gaps[:3])
        yield Tip(
            f"Prepare an honest answer about {missing}: what comes closest in your work, and how you would close the "
            f"rest in the first weeks.",
            f"The posting asks for {missing} and your CV does not name it.", "prepare", _POSTING,
        )  # fmt: skip
    shown = [s.name for s in job.skills_at(Level.MUST) if s.name not in job.gaps and _can_be_told(s.name)][:3]
    if shown:
        yield Tip(
            f"Have one story each for {_listed(shown)}, with your own part and a figure at the end.",
            "The posting names these among what you must have.", "prepare", _POSTING,
        )  # fmt: skip


def _situation(job: Job, cv: Cv | None) -> Iterator[Tip]:
    """What is particular about the person's way to this job: first job, change of trade, a step up, a gap."""
    if job.seniority in (Seniority.LEAD, Seniority.EXECUTIVE):
        yield Tip(
            "Bring two stories about people: one you helped to grow and one hard talk. Say what they could do "
            "afterwards.",
            "The job leads others, so the talk will be about them as much as about the work.", "situation", _POSTING,
        )  # fmt: skip
    if cv is None:
        return
    if is_new_graduate(cv):
        reason = "Your CV shows little or no full-time work after your studies yet."
        yield from _from_guide("new_graduate", reason)
    elif (before := changed_from(cv, job)) is not None:
        yield Tip(
            f"Prepare one minute on why you move from “{before}” to this work, and name two things from it that are "
            f"useful here.",
            f"Your CV shows work as “{before}”, which is another trade, so the question will come.", "situation", _CV,
        )  # fmt: skip
        yield from _from_guide("career_change", f"Your CV shows work as “{before}”, which is another trade.")
    if (gap := longest_break(cv)) is not None:
        yield Tip(
            f"Have one calm sentence ready about the time from {gap[0]} to {gap[1]}, and then talk about what you "
            f"bring now.",
            "Your CV shows no job in that time. You owe no private details.", "situation", _CV,
        )  # fmt: skip
        yield from _from_guide("employment_gap", "Your CV shows a time without a job.")


def _from_guide(id: str, reason: str) -> Iterator[Tip]:
    """The first two pieces of advice for a situation that the CV shows. Situations that only the person may name
    (health, age, family) are never guessed."""
    guide = guides().situations[id]
    for tip in guide.tips[:2]:
        yield Tip(tip.text, f"{reason} {tip.why}", "situation", _GUIDE.format(name=guide.name))


_PAPER = ("degree", "licen", "certif", "diploma", "card", "clearance", "english", "german", "spanish", "french")


def _can_be_told(skill: str) -> bool:
    """A story can be told of work, not of a paper or a bare abbreviation."""
    return not any(word in skill.lower() for word in _PAPER) and not (skill.isupper() and len(skill) <= 5)


def _listed(words: tuple[str, ...] | list[str]) -> str:
    """ "a, b and c"; with semicolons when a part has commas of its own."""
    plain = [word.strip(" .") for word in words]
    if len(plain) < 2:
        return "".join(plain)
    joint = "; " if any("," in word for word in plain) else ", "
    return f"{joint.join(plain[:-1])}{';' if joint == '; ' else ''} and {plain[-1]}"


def _in_a_sentence(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_lower_first(word) for word in words)


def _lower_first(text: str) -> str:
    """Lower case at the start, but for abbreviations ("SQL joins")."""
    return text[0].lower() + text[1:] if text.split(" ", maxsplit=1)[0][1:].islower() else text
