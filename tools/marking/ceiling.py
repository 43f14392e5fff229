"""How well the pipeline of the model coach could mark if its model read every answer as the raters did.

A fake Gemini on loopback replies with the raters' labels; whatever is lost between their labels and the marks is lost
by checks, caps and rounding. Not a figure about any real model. Run: python -m tools.marking.ceiling [answers.jsonl …]
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean
from typing import Any

from tests.fakes.gemini import FakeGemini
from tests.fakes.ledger import Notebook
from tests.fakes.script import ModelRequest, Reply
from tools.marking.statistics import spearman

from interview_coach.bootstrap import load_settings
from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.agent import InterviewCoachAgent
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.providers import gemini_client
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Medium, QuestionType

OWN = Path("labelled/answers.jsonl")
_ANSWER = re.compile(r"<<answer (\w+)>>\n(.*?)\n<</answer \1>>", re.S)
_KINDS = {"hypothetical": "hypothetical", "not_an_answer": "not_an_answer", "off_topic": "event"}
_NOT_ASKED = ("injection", "overclaims", "too_short")
LONGEST_QUOTE = 900
BEHAVIORAL = ("relevance", "action", "result", "context", "reflection", "structure")


def main(paths: Iterable[str]) -> None:
    for path in [Path(p) for p in paths] or [OWN]:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        told = [row for row in rows if row["type"] == "behavioral"]
        marks = [(row, found) for row, found in zip(told, evaluate_all(told), strict=True) if found.overall is not None]
        ours, theirs = [f.overall or 0.0 for _, f in marks], [overall_of(row) for row, _ in marks]
        print(f"{path}: {len(told)} behavioral answers, {len(marks)} marked, Spearman {spearman(ours, theirs):.3f}")


def evaluate_all(rows: list[dict[str, Any]]) -> list[Evaluation]:
    """Each answer through the whole pipeline, with a model that reads as the raters did."""
    by_answer = {plain(row["answer"]): row for row in rows}

    def reply(request: ModelRequest) -> Reply | str:
        found = _ANSWER.search(request.user)
        row = by_answer[plain(found[2])] if found else {}
        wanted = (request.schema or {}).get("properties", {})
        return Reply(json.dumps(reading_of(row) if "dimensions" in wanted else FEEDBACK))

    with FakeGemini(reply) as server:
        settings = replace(load_settings(Path("build/ceiling")), gemini_api_key="k", gemini_base_url=server.url)
        client = gemini_client(settings)
        meter = Meter("gemini", client.base_url, Notebook(), lambda: datetime.now(UTC))
        agent = InterviewCoachAgent(client, meter, BuiltinCoach())
        return [agent.evaluate(_request(row)) for row in rows]


def plain(text: str) -> str:
    """What masking and fencing leave of an answer: its first words are enough to know it again."""
    return " ".join(text.split())[:60]


def _request(row: Mapping[str, Any]) -> EvaluationRequest:
    return EvaluationRequest(
        row["question"], QuestionType.BEHAVIORAL, row["answer"], Medium(row.get("medium", "typed"))
    )


def overall_of(row: Mapping[str, Any]) -> float:
    return fmean(rater["overall"] for rater in row["raters"]) if "raters" in row else float(row["overall"])


FEEDBACK = {"keep": [], "main_fix": "Say what changed at the end.", "improvements": [], "asks": []}


def reading_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """The raters' labels in the shape a model is asked for."""
    levels, stars, flags = labels_of(row)
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", row["answer"]) if len(s) > 12] or [row["answer"]]
    kind = next((_KINDS[flag] for flag in flags if flag in _KINDS), kind_of(row, flags))
    return {
        "kind_why": "as rated",
        "response_type": kind,
        "fits_why": "as rated",
        "fits_question": "off_topic" not in flags,
        "passages": [{"quote": _quote(s), "label": "action"} for s in sentences[:40]],
        "star": {name: {"why": "as rated", "level": level} for name, level in stars.items()},
        "dimensions": [
            _dimension(name, sentences[i % len(sentences)], levels[name]) for i, name in enumerate(BEHAVIORAL)
        ],
        "flags": [{"why": "as rated", "quote": "", "flag": flag} for flag in flags if flag not in _NOT_ASKED],
    }


def _quote(text: str) -> str:
    """As much of it as a quote may hold, in whole words."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE + 1].rsplit(maxsplit=1)[0]


def _dimension(name: str, quote: str, level: float) -> dict[str, Any]:
    return {"name": name, "quotes": [_quote(quote)], "against": [], "why": "as rated", "level": level}


def kind_of(row: Mapping[str, Any], flags: Iterable[str]) -> str:
    rated = {rater.get("type", "event") for rater in row.get("raters", ())}
    if len(rated) == 1 and rated <= {"event", "hypothetical", "habit", "opinion", "self_description", "pseudo_event"}:
        return str(rated.pop())
    return "opinion" if "generic" in flags and overall_of(row) <= 1.5 else "event"


def labels_of(row: Mapping[str, Any]) -> tuple[dict[str, float], dict[str, int], list[str]]:
    """Levels, STAR parts and the flags on which the raters agree. The public set has no marks for result, context
    and reflection: there the overall mark stands for them."""
    if "raters" in row:
        raters = row["raters"]
        levels = {name: fmean(rater[name] for rater in raters) for name in BEHAVIORAL}
        stars = {p: round(fmean(r["star"][p] for r in raters)) for p in raters[0]["star"]}
        return levels, stars, _agreed([rater["flags"] for rater in raters])
    overall = float(row["overall"])
    levels = dict.fromkeys(BEHAVIORAL, overall)
    levels |= {
        "relevance": row["relevance"],
        "structure": row["structure"],
        "action": (row["ownership"] + row["specificity"]) / 2,
    }
    stars = {p: round((row["star_a"][p] + row["star_b"][p]) / 2) for p in row["star_a"]}
    return levels, stars, _agreed([row["flags_a"], row["flags_b"]])


def _agreed(lists: list[list[str]]) -> list[str]:
    return [flag for flag in lists[0] if all(flag in other for other in lists)]


if __name__ == "__main__":
    main(sys.argv[1:])
