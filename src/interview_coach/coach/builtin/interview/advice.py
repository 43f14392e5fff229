"""What to do until the interview, from the areas that progress has found: the drills that every area has."""

from __future__ import annotations

from collections.abc import Sequence

from interview_coach.content.area_words import area_words
from interview_coach.domain.coaching import Advice, StudyArea
from interview_coach.domain.weak_areas import Drill, area_drill, part_drill
from interview_coach.errors import InvalidInput

ENGINE = "builtin"
MOST_ADVICE = 6


def advise(areas: Sequence[StudyArea], minutes: int, days: int) -> tuple[Advice, ...]:
    """One drill an area, weak ones first, as long as the time lasts; what is strong already is left alone unless it is
    all there is."""
    if minutes < 1 or days < 1:
        raise InvalidInput("give at least one day and one minute a day")
    urgent = [area for area in areas if area.status != "strong"] or list(areas)
    ordered = sorted(urgent, key=lambda area: area.status != "weak")
    left = minutes * days
    found: list[Advice] = []
    for area in ordered[:MOST_ADVICE]:
        drill = _drill(area)
        if found and drill.minutes > left:
            break
        left -= drill.minutes
        found.append(Advice(ENGINE, _text(area, drill, minutes * days), _why(area)))
    return tuple(found)


def _drill(area: StudyArea) -> Drill:
    parts = {part.name for part in area_words().parts.values()}
    return part_drill(area.name) if area.name in parts else area_drill(area.name)


def _text(area: StudyArea, drill: Drill, minutes: int) -> str:
    """With less time than a drill takes, its first step."""
    steps = drill.steps if drill.minutes <= minutes else drill.steps[:1]
    return f"{area.name}, {min(drill.minutes, minutes)} minutes: {' '.join(steps)}"


def _why(area: StudyArea) -> str:
    status = area.status.replace("_", " ")
    return area.reason.strip() or f"“{area.name}” is {status}."
