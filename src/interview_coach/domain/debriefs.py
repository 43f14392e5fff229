"""The debrief of a mock interview: how it went, answer by answer, what recurs, what to practise, beside earlier ones.

Everything here is read off stored evaluations: no mark is made or changed, and nothing is said that they do not hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from interview_coach.domain.coaching import Debrief, Debriefed
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.interviews import MockSetup, Turn
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.plan_items import PlanItem, Stage, Topic, practice
from interview_coach.domain.questions import SampleAnswer
from interview_coach.domain.rubrics import to_mark
from interview_coach.domain.vocabulary import Flag, QuestionType
from interview_coach.domain.weak_areas import Drill, PartWords, Wording, part_drill

HOLDS_UP = 3.5
"""Mark from which a part is not said to recur."""
OFTEN = 2
"""Answers in which something has to come up to be called recurring."""
MOST_RECURRING = 3
FEW_TALKS = 3
"""Below this many talks their marks are shown beside each other and nothing is said of a direction."""


@dataclass(frozen=True, slots=True)
class PartMark:
    """A part of the rubric in words, with its mark (1.0 to 5.0; None: not assessed) and its share of the whole."""

    id: str
    name: str
    mark: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """One answer of the talk. `mark` and `parts` are those of its newest evaluation, `quote` stands word for word in
    `text` (white space collapsed); `fix` is the one change. `stronger` is a sample from the user's own facts with
    blanks; None where there is none to give. An answer that told of something painful has neither quote nor sample."""

    number: int
    question_id: str
    answer_id: str
    type: QuestionType
    question: str
    text: str = field(repr=False)
    engine: str | None = None
    mark: float | None = None
    parts: tuple[PartMark, ...] = ()
    quote: str | None = field(default=None, repr=False)
    strength: str = ""
    fix: str = ""
    why_no_mark: str | None = None
    seconds: int | None = None
    flags: tuple[Flag, ...] = ()
    stronger: SampleAnswer | None = field(default=None, repr=False)

    @property
    def is_sensitive(self) -> bool:
        """Whether it told of something painful."""
        return Flag.SENSITIVE in self.flags


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A part that was below 3.5 in two answers or more (`answers` are their numbers), and the drill for it."""

    part: str
    answers: tuple[int, ...]
    mark: float
    drill: Drill


@dataclass(frozen=True, slots=True)
class Talk:
    """A mock interview in one line: the mean of its marked answers by one engine, and how many there are."""

    mock_id: str
    started_at: datetime
    mark: float
    answers: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Earlier mocks of the same type, marked by the same engine, oldest first; `sentence` claims no direction."""

    engine: str
    earlier: tuple[Talk, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class MockDebrief:
    """`summary`, `observations` and `next_step` are the words of `engine`; `mark` is the mean of the marked answers
    when one engine marked them all, None otherwise. `transcript` is the whole talk in its order."""

    mock_id: str
    preparation_id: str
    title: str
    setup: MockSetup
    started_at: datetime
    ended_at: datetime | None
    engine: str
    summary: tuple[str, ...]
    observations: tuple[str, ...]
    next_step: str
    mark: float | None
    answers: tuple[AnswerNote, ...]
    recurring: tuple[Recurrence, ...]
    next_practice: PlanItem | None
    comparison: Comparison | None
    transcript: tuple[Turn, ...] = field(repr=False)


def note_of(number: int, answered: AnsweredQuestion, wording: Wording) -> AnswerNote:
    """The note on an answer, as its newest evaluation has it; `number` counts from 1."""
    answer, question = answered.answer, answered.question
    note = AnswerNote(number, question.id, answer.id, question.type, question.text, answer.text, seconds=answer.seconds)
    if answered.record is None:
        return replace(note, why_no_mark="It is not marked yet.")
    found = answered.record.evaluation
    sensitive = Flag.SENSITIVE in found.flags
    return replace(
        note,
        engine=found.engine,
        mark=found.overall,
        parts=parts_of(found, question.type, wording),
        quote=None if sensitive else quote_of(found),
        strength=found.strengths[0] if found.strengths and not sensitive else "",
        fix=found.main_fix,
        why_no_mark=found.why_not_scored if found.overall is None else None,
        flags=found.flags,
    )


def parts_of(found: Evaluation, type: QuestionType, wording: Wording) -> tuple[PartMark, ...]:
    """Its dimensions in the order of the rubric, in words."""
    return tuple(
        PartMark(id, words.name, mark, words.weight)
        for id, mark in found.dimensions.items()
        for words in [wording.parts.get(f"{type.value}.{id}") or PartWords(id.replace("_", " ").capitalize(), 0.1, {})]
    )


def quote_of(found: Evaluation) -> str | None:
    """The quote that speaks for the best part of the answer; None when none speaks for it."""
    best = sorted(
        (e for e in found.evidence if e.polarity == "+"),
        key=lambda e: -(found.dimensions.get(e.dimension) or 0.0),
    )
    return " ".join(best[0].quote.split()).strip(" .,;:") if best else None


def debriefed(note: AnswerNote) -> Debriefed:
    """What an engine hears of an answer when it writes the summary."""
    weakest = weakest_part(note)
    return Debriefed(
        note.question,
        note.mark,
        note.fix,
        (note.quote,) if note.quote else (),
        note.type,
        weakest.name if weakest else "",
        note.flags,
        note.strength,
    )


def weakest_part(note: AnswerNote) -> PartMark | None:
    """The part that cost most marks: its share times what is missing in it."""
    marked = [part for part in note.parts if part.mark is not None and part.mark < HOLDS_UP]
    return max(marked, key=lambda part: part.weight * (5 - (part.mark or 5)), default=None)


def recurrences(notes: Sequence[AnswerNote]) -> tuple[Recurrence, ...]:
    """Parts below 3.5 in two answers or more, those that cost most first; painful answers are left out."""
    low: dict[str, list[tuple[int, PartMark]]] = defaultdict(list)
    for note in notes:
        for part in () if note.is_sensitive else note.parts:
            if part.mark is not None and part.mark < HOLDS_UP:
                low[part.name].append((note.number, part))
    costs = {name: sum(part.weight * (5 - (part.mark or 5)) for _, part in rows) for name, rows in low.items()}
    often = sorted((name for name, rows in low.items() if len(rows) >= OFTEN), key=lambda name: (-costs[name], name))
    return tuple(_recurrence(name, low[name]) for name in often[:MOST_RECURRING])


def _recurrence(name: str, rows: Sequence[tuple[int, PartMark]]) -> Recurrence:
    marks = [part.mark or 0.0 for _, part in rows]
    return Recurrence(name, tuple(number for number, _ in rows), to_mark(sum(marks) / len(marks)), part_drill(name))


def next_practice(
    notes: Sequence[AnswerNote],
    recurring: Sequence[Recurrence],
    *,
    wording: Wording,
    competencies: Mapping[str, str | None],
) -> PlanItem | None:
    """What to practise next: what recurs most, else the weakest answer's competency. `competencies` are those of the
    questions, by id of the question. None when nothing was marked below 3.5."""
    if recurring:
        first = recurring[0]
        why = f"“{first.part}” stayed below {HOLDS_UP} in the answers {listed(first.answers)}."
        return practice(Topic(first.part, why, is_known=True), Stage.TARGET, first.drill.minutes)
    low = [note for note in notes if note.mark is not None and note.mark < HOLDS_UP and not note.is_sensitive]
    if not low:
        return None
    worst = min(low, key=lambda note: note.mark or 0.0)
    competency = competencies.get(worst.question_id)
    words = wording.competencies.get(competency or "")
    title = words.name if words else f"{worst.type.value.capitalize()} questions"
    why = f"Answer {worst.number} was marked {worst.mark:.1f}."
    return practice(Topic(title, why, competency, is_known=True), Stage.TARGET, 15)


def listed(numbers: Sequence[int]) -> str:
    """`1, 3 and 4`."""
    *before, last = map(str, numbers)
    return f"{', '.join(before)} and {last}" if before else last


def talk_of(mock_id: str, started_at: datetime, evaluations: Sequence[Evaluation], engine: str) -> Talk | None:
    """A talk as `engine` marked it; None when it marked nothing."""
    marks = [found.overall for found in evaluations if found.engine == engine and found.overall is not None]
    return Talk(mock_id, started_at, to_mark(sum(marks) / len(marks)), len(marks)) if marks else None


def compared(engine: str, this: Talk, earlier: Sequence[Talk]) -> Comparison | None:
    """This talk beside earlier ones. The questions differ from talk to talk, so no direction is read into it."""
    if not earlier:
        return None
    before = ", ".join(f"{talk.mark:.1f}" for talk in earlier)
    if len(earlier) + 1 < FEW_TALKS:
        sentence = (
            f"Your earlier mock of this kind came to {before} on average, this one to {this.mark:.1f}. Two talks "
        )
        sentence += "with different questions are too few to call that a change."
    else:
        sentence = f"Your earlier mocks of this kind came to {before} on average, this one to {this.mark:.1f}. The "
        sentence += "questions differed; whether you improved is shown under Progress, where that is allowed for."
    return Comparison(engine, tuple(earlier), sentence)


def engine_of(notes: Sequence[AnswerNote]) -> str | None:
    """The engine that marked most of the answers, the later one of two with as many; None without a mark."""
    engines = [note.engine for note in notes if note.engine is not None and note.mark is not None]
    return max(engines, key=lambda engine: (engines.count(engine), engines[::-1].index(engine) * -1), default=None)


def mean_mark(notes: Sequence[AnswerNote]) -> float | None:
    """The mean of the marked answers; None when there is none or two engines marked them."""
    marked = [note for note in notes if note.mark is not None]
    if len({note.engine for note in marked}) != 1:
        return None
    return to_mark(sum(note.mark or 0.0 for note in marked) / len(marked))


NOTHING_SAID = Debrief(
    "builtin",
    (
        "This talk ended before an answer was given.",
        "There is nothing to judge in it, and nothing was marked.",
        "Next time one answer is enough: say one thing that happened, and what you did.",
    ),
    (),
    "Start a short mock of ten minutes and answer its first question.",
)
"""The words for a talk in which nothing was answered."""

NOT_FINISHED_YET = Debrief(
    "builtin",
    (
        "No question of this talk is finished yet.",
        "An answer is marked when the interviewer moves on from its question.",
        "Nothing you said is lost.",
    ),
    (),
    "Go on with the talk.",
)
"""The words for a talk that goes on and whose first question is still open."""

UNWRITTEN = Debrief(
    "builtin",
    (
        "The summary could not be written just now.",
        "What you said and the marks there are stand below.",
        "Open this page again in a moment to have it written.",
    ),
    (),
    "Read the answer with the lowest mark once more, and what it says to change first.",
)
"""The words where the engine failed: the rest of the debrief is there all the same."""
