"""The case room: a case talked through with an interviewer who has the data and gives what is asked for.

What was said is read elsewhere (`Heard`); here stand the moves and what they may do: a piece of data is new once,
nothing is given that was not asked for but by a hint, the stages go forward only, and what is handed in stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from interview_coach.errors import Conflict, InvalidInput

LONGEST_MESSAGE = 8_000
LONGEST_NOTES = 20_000
MOST_LINES = 400
MOST_SUMS = 200
LONGEST_TALK = 18_000
"""Characters a candidate can say in all: what is handed in has to fit into an answer."""


class CaseStage(StrEnum):
    """Where the talk stands; the order of the members is the order of a case."""

    CLARIFY = "clarify"
    STRUCTURE = "structure"
    NUMBERS = "numbers"
    RECOMMENDATION = "recommendation"

    @property
    def place(self) -> int:
        return list(CaseStage).index(self)


class Who(StrEnum):
    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"


class Verdict(StrEnum):
    """What a number said is: a figure of the case, one that should be it and is not, or neither of both."""

    RIGHT = "right"
    WRONG = "wrong"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """A number at `text[start:end]` of a message. `figure` is the id of the case's figure it was held against and
    `line` how that is computed; both None for a number that is none of them."""

    start: int
    end: int
    said: str
    verdict: Verdict
    figure: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the data room with its numbers filled in."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class GivenPiece:
    """A piece that was given; `asked` is false when it came as a hint."""

    id: str
    text: str
    at: datetime
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Worked:
    """A sum done with the calculator; `value` as it was shown, `exact` false when it was rounded."""

    expression: str
    value: str
    exact: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, and the stage in which it was said; `recommends` says that it decides the case."""

    who: Who
    text: str
    stage: CaseStage
    at: datetime
    checks: tuple[NumberCheck, ...] = ()
    recommends: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message of the candidate asks for and shows.

    `pieces` are clearly asked for; between `unsure` ones the interviewer asks back; `absent` are requests, in the
    candidate's words, that the data room has nothing for; `clarifying` counts questions about the task itself;
    `broad` asks for all there is; `assumes` says that an assumption was said aloud; `shows` are stages whose work the
    message does.
    """

    text: str = field(repr=False)
    pieces: tuple[Piece, ...] = ()
    unsure: tuple[Piece, ...] = ()
    absent: tuple[str, ...] = ()
    clarifying: int = 0
    broad: bool = False
    assumes: bool = False
    checks: tuple[NumberCheck, ...] = ()
    recommends: bool = False
    shows: frozenset[CaseStage] = frozenset()

    @property
    def asks_for_data(self) -> bool:
        return bool(self.pieces or self.unsure or self.absent)

    @property
    def is_request(self) -> bool:
        """Whether the candidate waits for an answer: asks for data, or only asks and does no work of the case."""
        if self.recommends:
            return False
        return self.asks_for_data or (bool(self.clarifying or self.broad) and not self.shows)

    def of(self, verdict: Verdict) -> tuple[NumberCheck, ...]:
        return tuple(check for check in self.checks if check.verdict is verdict)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the interviewer does about a message: pieces handed over (`new`) or pointed to again (`again`), and the
    stage that the talk came to by it (None: it stays where it was)."""

    heard: Heard
    new: tuple[Piece, ...] = ()
    again: tuple[Piece, ...] = ()
    moved_to: CaseStage | None = None


@dataclass(frozen=True, slots=True)
class CaseRoom:
    """A talk about one case. `case_id` and `choice` name the case of the library with its numbers; None and empty for
    a question that has no data room. `prompt` is all that is shown at first; `offered` are pieces between which the
    interviewer asked back last."""

    prompt: str
    case_id: str | None = None
    choice: Mapping[str, float] = field(default_factory=dict)
    stage: CaseStage = CaseStage.CLARIFY
    lines: tuple[Line, ...] = ()
    given: tuple[GivenPiece, ...] = ()
    offered: tuple[str, ...] = ()
    notes: str = field(default="", repr=False)
    worked: tuple[Worked, ...] = ()
    clarifying: int = 0
    requests: int = 0
    absent: int = 0
    hints: int = 0
    closed: bool = False

    @property
    def said(self) -> tuple[Line, ...]:
        """What the candidate said."""
        return tuple(line for line in self.lines if line.who is Who.CANDIDATE)

    @property
    def asked_for(self) -> tuple[GivenPiece, ...]:
        return tuple(piece for piece in self.given if piece.asked)

    @property
    def checks(self) -> tuple[NumberCheck, ...]:
        return tuple(check for line in self.lines for check in line.checks)

    def has(self, piece_id: str) -> bool:
        return any(piece.id == piece_id for piece in self.given)

    def hears(self, heard: Heard, at: datetime) -> tuple[CaseRoom, Reaction]:
        """The candidate said something. Raises InvalidInput for an empty or overlong message, Conflict when the case
        is closed or the talk is as long as it can be."""
        self._check_open()
        self._check_fits(heard.text)
        new = tuple(piece for piece in heard.pieces if not self.has(piece.id))
        again = tuple(piece for piece in heard.pieces if self.has(piece.id))
        stage = max((self.stage, *heard.shows), key=lambda one: one.place)
        line = Line(Who.CANDIDATE, heard.text, stage, at, heard.checks, heard.recommends)
        room = replace(
            self,
            stage=stage,
            lines=(*self.lines, line),
            given=(*self.given, *(GivenPiece(piece.id, piece.text, at) for piece in new)),
            offered=tuple(piece.id for piece in heard.unsure),
            clarifying=self.clarifying + heard.clarifying,
            requests=self.requests + heard.asks_for_data,
            absent=self.absent + len(heard.absent),
        )
        return room, Reaction(heard, new, again, stage if stage is not self.stage else None)

    def answers(self, text: str, at: datetime) -> CaseRoom:
        """The interviewer said something."""
        return replace(self, lines=(*self.lines, Line(Who.INTERVIEWER, text, self.stage, at)))

    def hinted(self, text: str, at: datetime, piece: Piece | None = None) -> CaseRoom:
        """A hint on request, which may hand over a piece that nobody asked for. Raises Conflict when closed."""
        self._check_open()
        given = () if piece is None or self.has(piece.id) else (GivenPiece(piece.id, piece.text, at, asked=False),)
        return replace(self.answers(text, at), given=(*self.given, *given), hints=self.hints + 1, offered=())

    def moved_on(self) -> CaseRoom:
        """On to the next stage, by the candidate's own button; the last one stays. Raises Conflict when closed."""
        self._check_open()
        stages = list(CaseStage)
        return replace(self, stage=stages[min(self.stage.place + 1, len(stages) - 1)])

    def noted(self, notes: str) -> CaseRoom:
        """The notepad's whole text. Raises InvalidInput when it is too long, Conflict when closed."""
        self._check_open()
        if len(notes) > LONGEST_NOTES:
            raise InvalidInput(f"the notepad holds {LONGEST_NOTES:,} characters; shorten it")
        return replace(self, notes=notes)

    def worked_out(self, sum: Worked) -> CaseRoom:
        """A sum done with the calculator; the oldest goes when there are too many. Raises Conflict when closed."""
        self._check_open()
        return replace(self, worked=(*self.worked, sum)[-MOST_SUMS:])

    def ended(self) -> CaseRoom:
        """The talk is over. Raises InvalidInput when the candidate said nothing, Conflict when it was over already."""
        self._check_open()
        if not self.said:
            raise InvalidInput("say something about the case before you hand it in")
        return replace(self, closed=True, offered=())

    def transcript(self) -> str:
        """All that the candidate said, a message a paragraph: the answer that is marked."""
        return "\n\n".join(line.text for line in self.said)

    def question(self) -> str:
        """The prompt and the data that was given, as the question that the answer is held against."""
        return " ".join((self.prompt, *(piece.text for piece in self.given)))

    def placed_checks(self) -> tuple[NumberCheck, ...]:
        """The checks with their places in `transcript()`."""
        placed, start = [], 0
        for line in self.said:
            placed += [replace(c, start=start + c.start, end=start + c.end) for c in line.checks]
            start += len(line.text) + 2
        return tuple(placed)

    def _check_open(self) -> None:
        if self.closed:
            raise Conflict("this case is handed in; start it again for another try")

    def _check_fits(self, text: str) -> None:
        if not text.strip():
            raise InvalidInput("there is nothing in it yet; say or ask something")
        if len(text) > LONGEST_MESSAGE:
            raise InvalidInput(f"say it in parts of at most {LONGEST_MESSAGE:,} characters")
        if len(self.transcript()) + len(text) + 2 > LONGEST_TALK or len(self.lines) >= MOST_LINES:
            raise Conflict("this talk is as long as it can be; hand the case in")


@dataclass(frozen=True, slots=True)
class StoredRoom:
    """A case room as it is kept. `version` rises with every change; `session_id` is the mock interview it belongs to,
    `answer_id` what was handed in from it."""

    id: str
    question_id: str
    room: CaseRoom
    created_at: datetime
    updated_at: datetime
    version: int = 1
    session_id: str | None = None
    answer_id: str | None = None
