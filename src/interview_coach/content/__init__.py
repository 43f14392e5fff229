"""What a good coach knows, as data: competencies, rubrics, industries, unlawful topics; one loader checks it."""

from interview_coach.content.library import Industry, Library, UnlawfulTopic, library

__all__ = ["Industry", "Library", "UnlawfulTopic", "library"]
