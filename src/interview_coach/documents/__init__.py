"""Reading CVs and postings into domain values."""

from interview_coach.documents.amounts import checked_cv
from interview_coach.documents.reading import (
    cv_from_text,
    posting_from_text,
    read_cv,
    read_cv_file,
    read_posting,
    read_posting_file,
)
from interview_coach.documents.single_lines import education_from_line

__all__ = [
    "checked_cv",
    "cv_from_text",
    "education_from_line",
    "posting_from_text",
    "read_cv",
    "read_cv_file",
    "read_posting",
    "read_posting_file",
]
