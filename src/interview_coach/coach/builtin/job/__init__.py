"""Posting analysis of the builtin engine: sections, skills, levels, evidence, gaps, competencies."""

from interview_coach.coach.builtin.job.analysis import analyse_job
from interview_coach.coach.builtin.job.competencies import competency_query, competency_scores, detect_competency
from interview_coach.coach.builtin.job.gaps import is_certain_gap

__all__ = ["analyse_job", "competency_query", "competency_scores", "detect_competency", "is_certain_gap"]
