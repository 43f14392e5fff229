"""Questions that a model proposes, each held against posting, CV, its type's rule and the questions there are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.builtin.job.evidence import is_named
from interview_coach.coach.builtin.questions.wording import plain_words, rotated, stable_number
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import clean_ones, fault_in, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.likeness import is_repeated
from interview_coach.coach.llm.tasks.quotes import LONGEST_SOURCE_QUOTE, CvQuotes, occurs, quoted
from interview_coach.coach.llm.tasks.rules_of_questions import fault_of_type, is_unlawful
from interview_coach.coach.llm.tasks.sources import Sources
from interview_coach.content.frames import question_frames
from interview_coach.content.library import library
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Guidance, Question, Source
from interview_coach.domain.vocabulary import COMPETENCY_IDS, QuestionType

_LONGEST, _LONGEST_CASE, _LONGEST_REMARK = 320, 1_200, 280
"""Characters of a question, of a case (which brings its numbers), of a reason, follow-up or hint."""
_MOST_COPIED = 0.34
"""Share of the words in runs of four or more from posting or CV; the builtin coach holds the same line."""
_MOST_OPENINGS = 3
_FREE = frozenset([QuestionType.CASE, QuestionType.SITUATIONAL])
"""A case and a situation may bring numbers and names of their own."""
_OF_THE_PERSON = re.compile(
    r"\byour (?:cv|years|time|work|team|last|previous|role)\b|\byou(?:'ve|’ve| have)? (?:\w{3,}ed|led|ran|built"
    r"|made|had|took|got|gave|kept|wrote|sold|won|held|set)\b",
    re.I,
)
"""A technical question may bring numbers for its task, but none about the person."""

_Remark = Annotated[str, Field(max_length=1_000)]
_NONE = "none"
CompetencyAsked = StrEnum("CompetencyAsked", {n.upper(): n for n in (*COMPETENCY_IDS, _NONE)})  # type: ignore[misc]


class QuestionRead(BaseModel):
    """Where the question comes from and why it will be asked, then the question; a quote or skill that there is not
    is empty."""

    job_quote: Annotated[str, Field(max_length=4_000)]
    cv_quote: Annotated[str, Field(max_length=4_000)]
    why: Annotated[str, Field(max_length=2_000)]
    type: QuestionType
    competency: CompetencyAsked
    skill: Annotated[str, Field(max_length=400)]
    text: Annotated[str, Field(max_length=4_000)]
    difficulty: int
    follow_ups: Annotated[list[_Remark], Field(max_length=10)]
    looks_for: Annotated[list[_Remark], Field(max_length=10)]
    avoid: Annotated[list[_Remark], Field(max_length=10)]


class QuestionsRead(BaseModel):
    questions: Annotated[list[QuestionRead], Field(max_length=60)]


@dataclass(frozen=True)
class Ground:
    """What questions are built on. Made once for a set."""

    posting: Places = field(repr=False)
    cv: CvQuotes = field(repr=False)
    facts: Facts = field(repr=False)
    grams: frozenset[tuple[str, ...]] = field(repr=False)
    skills: tuple[str, ...]

    @classmethod
    def of(cls, cv: Cv, posting: Posting, job: Job) -> Ground:
        told = Sources.of(cv, posting=posting)
        lines = [line.text for line in cv.lines]
        facts = Facts.of(
            posting.text, posting.title, job.title, job.company, cv.label, *cv.skills, *told.facts.values()
        )
        grams = frozenset(gram for text in (posting.text, *lines) for gram in _grams(text))
        names = dict.fromkeys((*(skill.name for skill in job.skills), *cv.skills))
        return cls(Places.of(posting.text), CvQuotes.of(cv), facts, grams, tuple(names))

    def faults(self, read: QuestionsRead, wanted: Sequence[QuestionType]) -> Iterator[str]:
        for question in read.questions:
            if (fault := self.fault(question)) is not None:
                yield f"“{tidy(question.text)[:120]}” {fault}"
        missing = list(wanted)
        for question in read.questions:
            if question.type in missing:
                missing.remove(question.type)
        if missing:
            yield f"These are missing: {', '.join(missing)}"

    def fault(self, read: QuestionRead) -> str | None:
        """Why a proposed question cannot be asked, in words for the model."""
        text, kind = tidy(read.text), QuestionType(read.type)
        longest = _LONGEST_CASE if kind is QuestionType.CASE else _LONGEST
        fault = fault_in(text, longest, known=self.posting.answer) or fault_of_type(text, kind)
        if fault is not None:
            return fault
        if is_unlawful(text):
            return "asks for something that nobody may be asked about"
        return self._fault_of_ground(read, text, kind)

    def _fault_of_ground(self, read: QuestionRead, text: str, kind: QuestionType) -> str | None:
        if kind is not QuestionType.MOTIVATION and self.source(read) == Source():
            return "has no quote that stands word for word in the posting or in a line of the CV"
        if kind is QuestionType.TECHNICAL and self.skill(read) is None:
            return "is technical and has to name a skill of the posting or the CV"
        if (invented := self._invented(text, kind)) != ():
            return f"states what neither posting nor CV holds: {', '.join(invented[:3])}"
        return "copies the posting or the CV, ask in your own words" if self._is_copied(text) else None

    def _invented(self, text: str, kind: QuestionType) -> tuple[str, ...]:
        if kind in _FREE:
            return ()
        invented = self.facts.invented(text)
        if kind is QuestionType.TECHNICAL and not _OF_THE_PERSON.search(text):
            return tuple(word for word in invented if word not in self.facts.invented_figures(text))
        return invented

    def source(self, read: QuestionRead) -> Source:
        job = quoted(self.posting, read.job_quote, LONGEST_SOURCE_QUOTE)
        told = self.cv.find(read.cv_quote)
        shown = job if job and fault_in(job, LONGEST_SOURCE_QUOTE, known=self.posting.answer) is None else None
        return Source(shown, told[0] if told else None, told[1] if told else None)

    def skill(self, read: QuestionRead) -> str | None:
        """The skill the question names: the model's where posting or CV have it, else the longest one that stands in
        the question."""
        name, text = tidy(read.skill).strip(" .,;:"), tidy(read.text)
        if name and len(name) <= 60 and occurs(name, text) and occurs(name, self.facts.text):
            return name
        return max((s for s in self.skills if occurs(s, text) or is_named(s, text)), key=len, default=None)

    def why(self, read: QuestionRead, source: Source) -> str:
        """The model's reason where it holds, else the quote itself."""
        why = tidy(read.why)
        if fault_in(why, _LONGEST_REMARK) is None and not is_unlawful(why) and not self.facts.invented(why):
            return why
        if source.job_quote:
            return f"The posting asks for this: “{source.job_quote}”."
        return "It is about a line of your CV." if source.cv_quote else "Interviewers ask it to hear what you look for."

    def _is_copied(self, text: str) -> bool:
        words = plain_words(text)
        inside = {i + d for i in range(len(words) - 3) if tuple(words[i : i + 4]) in self.grams for d in range(4)}
        return len(inside) > _MOST_COPIED * len(words)


def _grams(text: str) -> Iterator[tuple[str, ...]]:
    words = plain_words(text)
    yield from (tuple(words[i : i + 4]) for i in range(len(words) - 3))


def accepted(read: QuestionsRead, ground: Ground, others: Sequence[str]) -> list[Question]:
    """The proposed questions that hold and are not asked already; no opening stands in a set more than three times."""
    kept: list[Question] = []
    for proposed in read.questions:
        if ground.fault(proposed) is not None:
            continue
        texts = [*others, *(question.text for question in kept)]
        text = tidy(proposed.text)
        if not is_repeated(text, texts) and sum(_opening(t) == _opening(text) for t in texts) < _MOST_OPENINGS:
            kept.append(_question(proposed, ground))
    return kept


def _opening(text: str) -> str:
    return " ".join(text.lower().split()[:5])


def _question(read: QuestionRead, ground: Ground) -> Question:
    text, kind = tidy(read.text), QuestionType(read.type)
    competency = None if str(read.competency) == _NONE else str(read.competency)
    source = ground.source(read)
    skill = ground.skill(read) if kind in (QuestionType.TECHNICAL, QuestionType.SITUATIONAL) else None
    return Question(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        type=kind,
        text=text,
        why=ground.why(read, source),
        competency=competency,
        skill=skill,
        difficulty=max(1, min(5, read.difficulty)),
        source=source,
        follow_ups=_follow_ups(read, kind, competency, ground),
        guidance=_guidance(read, kind, competency, ground),
    )


def _follow_ups(read: QuestionRead, kind: QuestionType, competency: str | None, ground: Ground) -> tuple[str, ...]:
    """Two to three: the model's that are questions and lawful, else those of the competency and the type."""
    given = [
        text
        for text in clean_ones(read.follow_ups, _LONGEST_REMARK, 10)
        if text.endswith("?") and not is_unlawful(text) and not ground.facts.invented(text)
    ]
    more = rotated(question_frames().follow_ups[kind], stable_number(read.text))
    if kind is QuestionType.BEHAVIORAL and competency:
        more = [*library().competencies[competency].probes[:2], *more]
    return tuple(dict.fromkeys([*given[:3], *more]))[: max(2, min(3, len(given)))]


def _guidance(read: QuestionRead, kind: QuestionType, competency: str | None, ground: Ground) -> Guidance:
    def holding(texts: list[str], most: int) -> tuple[str, ...]:
        found = clean_ones(texts, _LONGEST_REMARK, 10)
        return tuple(t for t in found if not is_unlawful(t) and not ground.facts.invented_figures(t))[:most]

    looks_for, avoid = holding(read.looks_for, 4), holding(read.avoid, 3)
    if competency and kind is QuestionType.BEHAVIORAL:
        known = library().competencies[competency]
        return Guidance(looks_for or known.positive[:4], avoid or known.negative[:3])
    rows = question_frames().guidance[kind]
    said = {key: tuple(t.replace("{subject}", "this") for t in rows[key]) for key in ("looks_for", "avoid")}
    return Guidance(looks_for or said["looks_for"], avoid or said["avoid"])
