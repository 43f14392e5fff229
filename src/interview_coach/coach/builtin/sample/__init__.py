"""Sample answers of the builtin engine: true lines in a spoken voice, computed cases, blanks for the rest."""

from interview_coach.coach.builtin.sample.write import write_sample

__all__ = ["write_sample"]
