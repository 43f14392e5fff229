"""What a good coach knows, as data: rubrics, competencies, technical bank, cases, guides, and their loaders."""

from interview_coach.content.library import Industry, Library, library

__all__ = ["Industry", "Library", "library"]
