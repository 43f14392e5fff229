"""Packs the content that is written as YAML (content/) into the JSON that the package ships.

    .venv/bin/python -m tools.build_content

Checks everything first (tools/check_bank.py, tools/check_cases.py, the marked examples) and writes nothing when
something is wrong. Needs the encoder: the index of the bank holds a sentence vector for each question.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml
from tools import check_bank, check_cases

from interview_coach.content import marked_examples
from interview_coach.content.models import packed
from interview_coach.embedding import encoder

SOURCE = Path(__file__).parents[1] / "content"
TARGET = Path(__file__).parents[1] / "src" / "interview_coach" / "content" / "data"


def read(folder: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((SOURCE / folder).glob("*.yaml"))]


def write(name: str, data: object) -> None:
    path = TARGET / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{path.relative_to(TARGET)}: {path.stat().st_size / 1e3:.0f} kB")


def build_bank() -> None:
    skills: list[dict[str, Any]] = []
    texts: dict[str, str] = {}
    fields = read("bank")
    jobs = yaml.safe_load((SOURCE / "bank_jobs.yaml").read_text(encoding="utf-8"))
    for data in fields:
        questions = [row for skill in data["skills"] for row in skill["questions"]]
        write(f"bank/{data['field']}.json", {"questions": questions})
        texts |= {row["id"]: row["text"] for row in questions}
        for skill in data["skills"]:
            ids = [row["id"] for row in skill["questions"]]
            found = {key: skill[key] for key in ("id", "name", "aliases")}
            skills.append(found | {"field": data["field"], "jobs": jobs.pop(skill["id"]), "questions": ids})
    if jobs:
        raise SystemExit(f"bank_jobs.yaml names skills that the bank does not have: {sorted(jobs)}")
    vectors = packed(encoder().encode(list(texts.values())), "float16")
    names = {data["field"]: data["name"] for data in fields}
    write("bank/index.json", {"fields": names, "skills": skills, "texts": texts, "vectors": vectors})


def build_cases() -> None:
    write("cases.json", {"cases": [case for data in read("cases") for case in data["cases"]]})


def one(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((SOURCE / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def build_guides() -> None:
    topics, phrases = one("unlawful"), one("phrases")
    names = {row["id"]: row["name"] for row in json.loads((TARGET / "star_defects.json").read_text("utf-8"))["defects"]}
    defects = [{**row, "name": names[row["id"]]} for row in phrases["defects"]]
    words: dict[str, list[str]] = {}
    for row in phrases["levels"]:
        words |= {f"{row['rubric']}.{row['dimension']}.{mark}": texts for mark, texts in row["marks"].items()}
    data = {
        "competencies": [row for part in "ab" for row in one(f"competencies_{part}")["competencies"]],
        "industries": [row for part in "ab" for row in one(f"industries_{part}")["industries"]],
        "situations": one("situations")["situations"],
        "topics": topics["topics"],
        "topics_note": topics["note"],
        "screening": one("screening")["questions"],
        "phrases": words,
        "defects": defects,
    }
    write("guides.json", data)


def check_marked_examples() -> int:
    """Prints the mark of each example, and what is wrong; 1 when something is."""
    examples = [marked_examples.example(row) for row in one("marked_examples")["examples"]]
    for each in examples:
        print(f"{each.id}: {each.marks().overall}")
    problems = list(marked_examples.problems(examples))
    for problem in problems:
        print(f"marked example {problem}", file=sys.stderr)
    return int(bool(problems))


def build_marked_examples() -> None:
    write("marked_examples.json", one("marked_examples"))


def build_follow_ups() -> None:
    write("follow_ups.json", one("follow_ups"))


def build_case_talk() -> None:
    write("case_talk.json", one("case_talk"))


def main() -> int:
    sys.argv[1:] = []
    if check_bank.main() or check_cases.main() or check_marked_examples():
        return 1
    build_bank()
    build_cases()
    build_guides()
    build_marked_examples()
    build_follow_ups()
    build_case_talk()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
