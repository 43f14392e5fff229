"""The words for areas of progress: competencies from their guides, parts from the rubrics."""

from __future__ import annotations

from interview_coach.content.guides import guides
from interview_coach.content.library import library
from interview_coach.domain.weak_areas import CompetencyWords, PartWords, Wording


def area_words() -> Wording:
    """Made of the content of the package. Raises ConfigurationError when that is damaged."""
    strong = {key: guide.strong for key, guide in guides().competencies.items()}
    competencies = {c.id: CompetencyWords(c.name, strong.get(c.id, ())) for c in library().competencies.values()}
    parts: dict[str, PartWords] = {}
    for rubric in library().rubrics.values():
        for part in rubric.dimensions:
            words = PartWords(part.name, part.weight / 100, {int(mark): text for mark, text in part.anchors.items()})
            # A variant (technical.coding) has parts of its own; where it shares one, the words of the type itself hold.
            parts.setdefault(f"{rubric.id.split('.')[0]}.{part.id}", words)
    return Wording(competencies, parts)
