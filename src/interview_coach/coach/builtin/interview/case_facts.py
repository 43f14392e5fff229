"""What a case room knows for sure, for whoever marks what was said in it."""

from __future__ import annotations

from interview_coach.content.cases import case_library
from interview_coach.domain.case_room import CaseRoom, CaseStage, Verdict
from interview_coach.domain.evaluations import CaseFacts, WrongNumber


def facts_of(room: CaseRoom) -> CaseFacts:
    """What is certain about a talk, for whoever marks it; the places are those of `room.transcript()`."""
    checks = room.placed_checks()
    template = case_library().get(room.case_id or "")
    corrected = {check.figure for check in checks if check.verdict is Verdict.RIGHT}
    wrong = [c for c in checks if c.verdict is Verdict.WRONG and (c.figure is None or c.figure not in corrected)]
    right = {check.figure for check in checks if check.verdict is Verdict.RIGHT}
    return CaseFacts(
        clarifying=room.clarifying,
        data_asked=len(room.asked_for),
        data_there=0 if template is None else len(template.data_room),
        right=len(right),
        recommended=any(line.recommends and line.stage is CaseStage.RECOMMENDATION for line in room.said),
        wrong=tuple(WrongNumber(c.start, c.end, c.said, c.line or "") for c in wrong),
    )
