"""Names of columns in tables of education (`Degree | Institute | Year | Percentage`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from interview_coach.documents.headings import normal_heading

_COLUMNS: dict[str, str] = {
    "studyType": """degree|course|qualification|qualifications|examination|exam|class|standard|program|programme
        |degree and course|course and degree|academic qualification|level|abschluss|diplome|titulo
        |examination passed""",
    "institution": """institute|institution|college|school|university|board|board and university|university and board
        |name of institution|name of the institution|name of institute|institute and university|school and college
        |college and university|schule|etablissement|centro|institution name|college and school""",
    "area": "specialization|specialisation|stream|subject|subjects|branch|discipline|major|fach",
    "endDate": """year|year of passing|passing year|year of completion|passed in|dates|period|duration|zeitraum|annee
        |ano|year passed""",
    "score": """percentage|percent|cgpa|gpa|marks|grade|score|cgpa and percentage|percentage and cgpa|division|result
        |aggregate|marks obtained|note|class obtained|percentage of marks""",
}
_FEWEST_COLUMNS = 3


def column_keys(cells: Sequence[str]) -> list[str]:
    """The key of JSON Resume each column stands for; empty when these cells are no row of column names."""
    if len(cells) < _FEWEST_COLUMNS:
        return []
    found = [_names().get(normal_heading(cell.replace("%", " percentage ")), "") for cell in cells]
    return found if all(found) else []


@cache
def _names() -> dict[str, str]:
    return {" ".join(name.split()): key for key, names in _COLUMNS.items() for name in names.split("|")}
