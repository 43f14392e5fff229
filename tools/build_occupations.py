"""Builds content/data/occupations*.json from the O*NET database (CC BY 4.0): names, tasks, technology.

    python tools/build_occupations.py --onet ../shared/data/onet

One file holds all job titles, grouped by their last word ("engineer"), with the occupation each belongs to and a
vector per occupation (int8) for titles nobody foresaw; the occupations themselves are split by major group, so a
look-up reads one small file.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
DATA = ROOT / "src/interview_coach/content/data"

Row = dict[str, Any]


def read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def record(row: Row) -> Row:
    """What is shipped of an occupation: the fourteen most important tasks, core ones first."""
    tasks = sorted(row["tasks"], key=lambda t: not t["core"])[:14]
    return {
        "code": row["code"],
        "title": row["title"],
        "description": row["description"],
        "zone": row["job_zone"],
        "tasks": [task["text"] for task in tasks],
        "technology": row["technology"][:15],
        "skills": [name for name, _ in row["skills"][:8]],
        "knowledge": [name for name, _ in row["knowledge"][:6]],
        "styles": [name for name, _ in row["work_styles"][:5]],
    }


def forms(title: str) -> set[str]:
    """A title with and without what stands in brackets, and the bracket's long form."""
    plain = re.sub(r"\s*\([^)]*\)", "", title)
    inside = re.findall(r"\(([^)]*)\)", title)
    return {plain, *(form for form in inside if " " in form)}


def words_of(title: str) -> list[str]:
    from interview_coach.content.lexicon import title_words

    return title_words(title)


def names(rows: list[Row]) -> dict[str, dict[str, int]]:
    """Titles by last word: `{"engineer": {"software": 142}}`. Official titles win, then earlier (commoner) ones."""
    ranked: list[tuple[int, str, int]] = []
    for index, row in enumerate(rows):
        ranked += [(0, title, index) for title in row["title"].split(", ")[:1]]
        ranked += [(1 + order, title, index) for order, title in enumerate(row["titles"])]
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for _, title, index in sorted(ranked):
        for form in forms(title):
            words = words_of(form)
            if words:
                found[words[-1]].setdefault(" ".join(words[:-1]), index)
    return {head: found[head] for head in sorted(found)}


def vectors(rows: list[Row]) -> str:
    """Unit vectors of title and commonest other titles as int8 (x 127), base64."""
    from interview_coach.embedding import encoder

    texts = [f"{row['title']}: {', '.join(row['titles'][:6])}" for row in rows]
    return base64.b64encode(np.round(encoder().encode(texts) * 127).astype(np.int8).tobytes()).decode()


def write(path: Path, document: object) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--onet", type=Path, required=True)
    rows = read(parser.parse_args().onet / "occupations.jsonl.gz")
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["code"][:2]].append(record(row))
    for group, records in groups.items():
        write(DATA / f"occupations_{group}.json", records)
    write(
        DATA / "occupations.json",
        {
            "source": "O*NET 29.3 database, US Department of Labor/ETA, CC BY 4.0",
            "codes": [row["code"] for row in rows],
            "names": names(rows),
            "vectors": vectors(rows),
        },
    )


if __name__ == "__main__":
    main()
