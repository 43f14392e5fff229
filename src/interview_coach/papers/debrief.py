"""The debrief of a mock interview as a paper to read or to hand on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from interview_coach.domain.debriefs import AnswerNote, MockDebrief, Recurrence, listed
from interview_coach.domain.interviews import Turn, TurnKind, Who
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.papers.blocks import Block, Heading, Items, Marks, Quoted, Said, Text, Title

NOT_MARKED = "no mark"
_STRONGER = {
    QuestionType.CASE: "A stronger version, with the numbers of the question",
    QuestionType.TECHNICAL: "A stronger version to fill in, from known key points and your own CV",
}
"""What a sample rests on, where that is not the CV alone."""
_TURNS = {
    TurnKind.FOLLOW_UP: "follow-up",
    TurnKind.RE_ASK: "asked again",
    TurnKind.HINT: "hint",
    TurnKind.SKIP: "skipped",
    TurnKind.CANDIDATE_QUESTION: "your question",
}


def blocks_of(debrief: MockDebrief, *, zone: tzinfo = UTC) -> tuple[Block, ...]:
    """Everything the debrief holds, in the order in which it is read; times are those of `zone`."""
    return tuple(_blocks(debrief, zone))


def _blocks(debrief: MockDebrief, zone: tzinfo) -> Iterator[Block]:
    yield Title(f"Debrief: {debrief.title}", _below(debrief, zone))
    yield Heading("How it went")
    yield Text(" ".join(debrief.summary))
    if debrief.observations:
        yield Items(debrief.observations)
    yield Text(debrief.next_step, lead="Next step")
    if debrief.answers:
        yield Heading("Answer by answer")
    for note in debrief.answers:
        yield from _answer(note)
    yield from _to_practise(debrief)
    if debrief.comparison is not None:
        yield Heading("Beside earlier mocks")
        yield Text(debrief.comparison.sentence)
    if debrief.transcript:
        yield Heading("The whole talk")
        yield from (_said(turn, zone) for turn in debrief.transcript)
    yield Text(
        f"Written by the {debrief.engine} coach. Marks run from 1.0 to 5.0 and judge these answers, not the person.",
    )


def _below(debrief: MockDebrief, zone: tzinfo) -> str:
    setup = debrief.setup
    mark = f", {debrief.mark:.1f} of 5 on average" if debrief.mark is not None else ""
    kind = f"{setup.type.value.capitalize()} mock interview of {setup.minutes} minutes, {setup.style.value} interviewer"
    return f"{kind}, {setup.mode.value} mode{mark}. {_when(debrief.started_at, zone)}."


def _answer(note: AnswerNote) -> Iterator[Block]:
    mark = NOT_MARKED if note.mark is None else f"{note.mark:.1f} of 5"
    yield Heading(f"{note.number}. {' '.join(note.question.split())}", 2)
    yield Text(note.why_no_mark or "", lead=f"Mark: {mark}")
    if note.quote:
        yield Quoted(note.quote)
    if note.strength:
        yield Text(note.strength, lead="Keep")
    if note.fix:
        yield Text(note.fix, lead="Change first")
    if note.parts and note.mark is not None:
        yield Marks(tuple((part.name, _mark(part.mark)) for part in note.parts))
    if note.stronger is not None:
        yield Text(note.stronger.text, lead=_STRONGER.get(note.type, "A stronger version to fill in, from your own CV"))
        if note.stronger.blanks:
            yield Text("The parts in square brackets are yours to fill in; nothing is made up for them.")


def _mark(mark: float | None) -> str:
    return "not assessed" if mark is None else f"{mark:.1f}"


def _to_practise(debrief: MockDebrief) -> Iterator[Block]:
    if not debrief.recurring and debrief.next_practice is None:
        return
    yield Heading("What to practise")
    for each in debrief.recurring:
        yield from _drill(each)
    if debrief.next_practice is not None:
        item = debrief.next_practice
        yield Text(f"{item.title} ({item.minutes} minutes). {item.why}", lead="Next in your plan")


def _drill(each: Recurrence) -> Iterator[Block]:
    where = f"answers {listed(each.answers)}, {each.mark:.1f} on average"
    yield Heading(f"{each.part} ({where}): a drill of {each.drill.minutes} minutes", 2)
    yield Items(each.drill.steps, numbered=True)


def _said(turn: Turn, zone: tzinfo) -> Said:
    who = "You" if turn.who is Who.CANDIDATE else "Interviewer"
    note = turn.at.astimezone(zone).strftime("%H:%M")
    kind = _TURNS.get(turn.kind)
    return Said(who, f"{note}, {kind}" if kind else note, turn.text or "(nothing said)")


def _when(at: datetime, zone: tzinfo) -> str:
    local = at.astimezone(zone)
    return f"{local.day} {local.strftime('%B %Y, %H:%M')} {local.tzname() or ''}".rstrip()
