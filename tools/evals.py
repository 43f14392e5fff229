"""How a model coach marks, measured with a real model by whoever has a key: `make evals ENGINE=gemini`.

Runs labelled answers (this repository's, or those of the files named in EVALS) through the engine, twice, and writes
a report: agreement with the raters, repeatability, seconds and cost. Stops before COACH_EVALS_MAX_USD (1 dollar).
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from statistics import fmean
from typing import Any

from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import Evaluator, EvaluatorContext
from tests.fakes.ledger import Notebook
from tools.marking.statistics import quadratic_kappa, spearman, whole

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.config import Settings, load_settings
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.ports import Coach
from interview_coach.services.engines import MODELS, Engines

OWN = Path("labelled/answers.jsonl")
REPORT = Path("build/evals")


@dataclass
class Distance(Evaluator[EvaluationRequest, Evaluation, dict[str, Any]]):
    """How far the mark is from the raters' mean, and whether it was marked by the engine that was asked."""

    engine: str

    def evaluate(self, ctx: EvaluatorContext[EvaluationRequest, Evaluation, dict[str, Any]]) -> dict[str, float | bool]:
        by_engine = ctx.output.engine == self.engine
        if ctx.output.overall is None or ctx.metadata is None:
            return {"marked": False, "by_engine": by_engine}
        return {"marked": True, "by_engine": by_engine, "distance": abs(ctx.output.overall - ctx.metadata["overall"])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("builtin", *MODELS), default="gemini")
    parser.add_argument("--count", type=int, default=60, help="answers; they are taken evenly from the file")
    parser.add_argument("files", nargs="*", type=Path, default=[OWN])
    given = parser.parse_args()
    settings = load_settings(REPORT)
    book = Notebook(budget=Decimal(os.environ.get("COACH_EVALS_MAX_USD", "1")))
    cases = [case for file in given.files for case in cases_of(file, given.count)]
    runs = [evaluated(given.engine, settings, book, cases) for _ in range(2)]
    print(written(given.engine, cases, runs, book))


def cases_of(file: Path, count: int) -> list[Case[EvaluationRequest, Evaluation, dict[str, Any]]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    step = max(1, len(rows) // count)
    return [
        Case(name=row["id"], inputs=request_of(row), metadata={"overall": overall_of(row), "type": row["type"]})
        for row in rows[::step][:count]
    ]


def request_of(row: dict[str, Any]) -> EvaluationRequest:
    medium = Medium(row.get("medium", "typed"))
    return EvaluationRequest(
        row["question"], QuestionType(row["type"]), row["answer"], medium, reference=row.get("reference")
    )


def overall_of(row: dict[str, Any]) -> float:
    return fmean(rater["overall"] for rater in row["raters"]) if "raters" in row else float(row["overall"])


def evaluated(engine: str, settings: Settings, book: Notebook, cases: list[Any]) -> Any:
    """One run over all cases; a failing model shows as the builtin coach's mark with its notice."""
    engines = Engines(settings, lambda: datetime.now(UTC))
    builtin = BuiltinCoach()

    def marked(request: EvaluationRequest) -> Evaluation:
        coach: Coach = builtin if engine == "builtin" else engines.model(engine, book)
        return coach.evaluate(request)

    dataset = Dataset(name="labelled answers", cases=cases, evaluators=[Distance(engine)])
    return dataset.evaluate_sync(marked, max_concurrency=4, progress=False)


def written(engine: str, cases: list[Any], runs: list[Any], book: Notebook) -> str:
    """The report, also kept as JSON under build/evals."""
    marks = [{c.name: c.output.overall for c in run.cases if c.output.engine == engine} for run in runs]
    truth = {case.name: case.metadata["overall"] for case in cases}
    both = [name for name in truth if marks[0].get(name) is not None]
    again = [name for name in both if marks[1].get(name) is not None]
    ours, theirs = [marks[0][n] for n in both], [truth[n] for n in both]
    figures: dict[str, Any] = {"engine": engine, "answers": len(cases), "marked by it": len(both)}
    if len(both) >= 3:
        figures["spearman"] = round(spearman(ours, theirs), 3)
        figures["qwk"] = round(quadratic_kappa([whole(m) for m in ours], [whole(m) for m in theirs], 1, 5), 3)
        figures["mean distance"] = round(fmean(abs(a - b) for a, b in zip(ours, theirs, strict=True)), 3)
    if again:
        moved = [abs(marks[0][n] - marks[1][n]) for n in again]
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
