"""Reading CVs and postings into domain values."""

from interview_coach.documents.reading import (
    cv_from_text,
    posting_from_text,
    read_cv,
    read_cv_file,
    read_posting,
    read_posting_file,
)

__all__ = ["cv_from_text", "posting_from_text", "read_cv", "read_cv_file", "read_posting", "read_posting_file"]
