"""Education told in a table with a row of column names (`Degree | Institute | Year | Percentage`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interview_coach.documents.dates import find_spans
from interview_coach.documents.lines import Line
from interview_coach.documents.studies import degree_and_area
from interview_coach.documents.table_columns import column_keys


def cut_table(lines: Sequence[Line]) -> tuple[list[dict[str, Any]], list[Line]]:
    """Studies of the table at the top of a section, and the lines that are not part of it."""
    columns = column_keys(lines[0].cells) if lines else []
    if not columns:
        return [], list(lines)
    rows = next((i for i, line in enumerate(lines) if len(line.cells) != len(columns)), len(lines))
    return [_study(columns, line.cells) for line in lines[1:rows]], list(lines[rows:])


def _study(columns: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    told: dict[str, str] = {}
    for key, cell in zip(columns, cells, strict=True):
        told[key] = f"{told[key]}, {cell}" if key in told else cell
    degree, area = degree_and_area(told.get("studyType", ""))
    row = {
        "institution": told.get("institution", ""),
        "studyType": degree or area,
        "area": ", ".join(part for part in (area if degree else "", told.get("area", "")) if part),
        **_dates(told.get("endDate", "")),
        "score": told.get("score", ""),
    }
    return {key: value for key, value in row.items() if value}


def _dates(text: str) -> dict[str, str]:
    spans = find_spans(text)
    if not spans:
        return {"endDate": text}
    span = spans[-1]
    return {"startDate": span.start if span.is_range else "", "endDate": span.end}
