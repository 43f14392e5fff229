"""Histories as files: JSON lines."""

import json
from pathlib import Path
from typing import Any


def line(overall: float | None, day: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "at": f"2026-03-{day:02d}T18:00:00+01:00",
        "type": "behavioral",
        "competency": "ownership",
        "overall": overall,
        "engine": "builtin",
        **more,
    }


def written(folder: Path, rows: list[Any]) -> str:
    path = folder / "history.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return str(path)


ROWS = [
    *(line(mark, day, question=f"Q{day}?", dimensions={"result": 1.0}) for day, mark in enumerate([2.1, 2.3, 2.2], 1)),
    *(line(mark, day, competency="teamwork", difficulty=3) for day, mark in enumerate([3.9, 4.1, 3.8], 4)),
    *(
        line(mark, day, competency=None, skill="PLC fault finding", type="technical")
        for day, mark in ((7, 2.0), (8, None))
    ),
    line(None, 9, competency="learning"),
]
