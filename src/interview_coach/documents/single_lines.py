"""Reads one line a person typed about their education."""

from __future__ import annotations

import re
from typing import Any

from interview_coach.domain.cv_parts import entry_text


def education_from_line(line: str) -> dict[str, Any]:
    """An entry of `education`: degree, subject, school and dates where they can be told apart, else the words as they
    stand."""
    from interview_coach.documents.entries import split_entries
    from interview_coach.documents.studies import read_study
    from interview_coach.documents.text import read_text

    entries = split_entries(read_text(line)[0])
    study = read_study(entries[0]) if len(entries) == 1 else None
    if study and _words(line) == _words(entry_text("education", study)):
        return dict(study)
    return {"area": line}


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text.casefold()))
