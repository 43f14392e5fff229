"""How a model coach marks, measured with a real model by whoever has a key: `make evals ENGINE=gemini`.

Runs labelled answers (this repository's, or those of the files named in EVALS) through the engine, twice, and writes
a report: agreement with the raters, repeatability, seconds and cost. Stops before COACH_EVALS_MAX_USD (1 dollar).
"""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from statistics import fmean
from typing import Any

from tests.fakes.ledger import Notebook
from tools.marking.statistics import quadratic_kappa, spearman, whole

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.config import Settings, load_settings
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.ports import Coach
from interview_coach.services.engines import Engines

OWN = Path("labelled/answers.jsonl")
REPORT = Path("build/evals")
AT_ONCE = 4


@dataclass(frozen=True)
class Case:
    """One labelled answer: `overall` is the raters' mean."""

    name: str
    request: EvaluationRequest
    overall: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("builtin", "gemini", "openai"), default="gemini")
    parser.add_argument("--count", type=int, default=60, help="answers; they are taken evenly from the file")
    parser.add_argument("files", nargs="*", type=Path, default=[OWN])
    given = parser.parse_args()
    settings = load_settings(REPORT)
    book = Notebook(budget=Decimal(os.environ.get("COACH_EVALS_MAX_USD", "1")))
    cases = [case for file in given.files for case in cases_of(file, given.count)]
    runs = [evaluated(given.engine, settings, book, cases) for _ in range(2)]
    print(written(given.engine, cases, runs, book))


def cases_of(file: Path, count: int) -> list[Case]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    step = max(1, len(rows) // count)
    return [Case(row["id"], request_of(row), overall_of(row)) for row in rows[::step][:count]]


def request_of(row: dict[str, Any]) -> EvaluationRequest:
    medium = Medium(row.get("medium", "typed"))
    return EvaluationRequest(
        row["question"], QuestionType(row["type"]), row["answer"], medium, reference=row.get("reference")
    )


def overall_of(row: dict[str, Any]) -> float:
    return fmean(rater["overall"] for rater in row["raters"]) if "raters" in row else float(row["overall"])


def evaluated(engine: str, settings: Settings, book: Notebook, cases: list[Case]) -> dict[str, float | None]:
    """Marks by case of one run, None where another engine had to mark or there is no mark. Replies are not kept, so
    the second run asks again."""
    engines = Engines(settings, lambda: datetime.now(UTC))
    builtin = BuiltinCoach()

    def marked(case: Case) -> float | None:
        coach: Coach = builtin if engine == "builtin" else engines.model(engine, book)
        found = coach.evaluate(case.request)
        return found.overall if found.engine == engine else None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip((case.name for case in cases), pool.map(marked, cases), strict=True))


def written(engine: str, cases: list[Case], marks: list[dict[str, float | None]], book: Notebook) -> str:
    """The report, also kept as JSON under build/evals."""
    truth = {case.name: case.overall for case in cases}
    first, second = ({name: mark for name, mark in run.items() if mark is not None} for run in marks)
    both, again = list(first), [name for name in first if name in second]
    ours, theirs = list(first.values()), [truth[name] for name in both]
    figures: dict[str, Any] = {"engine": engine, "answers": len(cases), "marked by it": len(both)}
    if len(both) >= 3:
        figures["spearman"] = round(spearman(ours, theirs), 3)
        figures["qwk"] = round(quadratic_kappa([whole(m) for m in ours], [whole(m) for m in theirs], 1, 5), 3)
        figures["mean distance"] = round(fmean(abs(a - b) for a, b in zip(ours, theirs, strict=True)), 3)
    if again:
        moved = [abs(first[name] - second[name]) for name in again]
        figures["repeated: same mark"] = round(fmean(m == 0 for m in moved), 3)
        figures["repeated: largest change"] = max(moved)
    costs = [call.cost_usd for call in book.calls]
    figures |= {"calls": len(costs), "cost usd": str(sum((c for c in costs if c is not None), Decimal(0)))}
    figures["calls of unknown price"] = sum(c is None for c in costs)
    figures["seconds a call"] = round(fmean(call.seconds for call in book.calls), 2) if book.calls else 0
    REPORT.mkdir(parents=True, exist_ok=True)
    (REPORT / f"{engine}.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return "\n".join(f"{name:26} {value}" for name, value in figures.items())


if __name__ == "__main__":
    main()
