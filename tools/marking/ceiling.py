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
from tests.fakes.script import ModelRequest, Replier, Reply
from tools.marking.statistics import spearman

from interview_coach.bootstrap import load_settings
from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.builtin.evaluation.reference import parse_reference
from interview_coach.coach.llm.agent import InterviewCoachAgent
from interview_coach.coach.llm.evaluation.findings import NOT_EVENTS
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.providers import gemini_client
from interview_coach.content.library import library
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.rubrics import mark
from interview_coach.domain.vocabulary import Medium, QuestionType

OWN = [Path(f"labelled/{name}.jsonl") for name in ("answers", "case", "technical")]
_ANSWER = re.compile(r"<<answer (\w+)>>\n(.*?)\n<</answer \1>>", re.S)
_KINDS = {"hypothetical": "hypothetical", "not_an_answer": "not_an_answer", "off_topic": "event"}
_NOT_ASKED = ("injection", "overclaims", "too_short")
LONGEST_QUOTE = 900
FULL = 0.92
"""Share of the key points from which nothing is missing, as the pipeline counts it."""
READ = ("behavioral", "case", "technical")
BEHAVIORAL = ("relevance", "action", "result", "context", "reflection", "structure")


def main(paths: Iterable[str]) -> None:
    for path in [Path(p) for p in paths] or OWN:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for kind in sorted({row["type"] for row in rows} & set(READ)):
            # The public set has marks by dimension for behavioral answers only.
            told = [row for row in rows if row["type"] == kind and ("raters" in row or kind == "behavioral")]
            if not told:
                continue
            marks = [(row, found.overall) for row, found in zip(told, evaluate_all(told), strict=True) if found.overall]
            ours, theirs, plain_sums = zip(
                *((found, overall_of(row), arithmetic(row) or 0.0) for row, found in marks), strict=True
            )
            print(
                f"{path}: {len(told)} {kind} answers, {len(marks)} marked, Spearman {spearman(ours, theirs):.3f}, "
                f"the labels' own arithmetic {spearman(plain_sums, theirs):.3f}"
            )


def evaluate_all(rows: list[dict[str, Any]]) -> list[Evaluation]:
    """Each answer through the whole pipeline, with a model that reads as the raters did."""
    by_answer = {plain(row["answer"]): row for row in rows}

    def reply(request: ModelRequest) -> Reply:
        found = _ANSWER.search(request.user)
        row = by_answer[plain(found[2])] if found else {}
        wanted = (request.schema or {}).get("properties", {})
        return Reply(json.dumps(reading_of(row) if "dimensions" in wanted else FEEDBACK))

    return evaluate_replied(rows, reply)


def evaluate_replied(rows: list[dict[str, Any]], reply: Replier) -> list[Evaluation]:
    """Each answer through the whole pipeline, with that model."""
    with FakeGemini(reply) as server:
        settings = replace(load_settings(Path("build/ceiling")), gemini_api_key="k", gemini_base_url=server.url)
        client = gemini_client(settings)
        meter = Meter("gemini", client.base_url, Notebook(), lambda: datetime.now(UTC))
        agent = InterviewCoachAgent(client, meter, BuiltinCoach())
        found = [agent.evaluate(request_of(row)) for row in rows]
        client.close()
        return found


def arithmetic(row: Mapping[str, Any]) -> float | None:
    """The mark that the rubric computes from the raters' labels, without any check."""
    kind = QuestionType(row["type"])
    rubric = library().rubric(kind, None)
    levels, _, flags = labels_of(row)
    conditions = {name for name, holds in _caps(row, flags).items() if holds}
    halves: dict[str, float | None] = {name: round(level * 2) / 2 for name, level in levels.items()}
    return mark(rubric, halves, frozenset(conditions)).overall


def _caps(row: Mapping[str, Any], flags: list[str]) -> dict[str, bool]:
    told = row["type"] == "behavioral"
    return {
        "not_an_event": told and ("hypothetical" in flags or kind_of(row, flags) in NOT_EVENTS),
        "off_topic": "off_topic" in flags,
        "no_own_action": "we_only" in flags,
        "no_recommendation": "no_recommendation" in flags,
        "arithmetic_error": "math_error" in flags,
    }


def plain(text: str) -> str:
    """What masking and fencing leave of an answer: its first words are enough to know it again."""
    return " ".join(text.split())[:60]


def request_of(row: Mapping[str, Any]) -> EvaluationRequest:
    medium = Medium(row.get("medium", "typed"))
    return EvaluationRequest(
        row["question"], QuestionType(row["type"]), row["answer"], medium, reference=row.get("reference")
    )


def overall_of(row: Mapping[str, Any]) -> float:
    return fmean(rater["overall"] for rater in row["raters"]) if "raters" in row else float(row["overall"])


FEEDBACK = {"keep": [], "main_fix": "Say what changed at the end.", "improvements": [], "asks": []}


def reading_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """The raters' labels in the shape a model is asked for."""
    levels, stars, flags = labels_of(row)
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", row["answer"]) if len(s) > 12] or [row["answer"]]
    kind = next((_KINDS[flag] for flag in flags if flag in _KINDS), kind_of(row, flags))
    read: dict[str, Any] = {
        "kind_why": "as rated",
        "response_type": kind if row["type"] == "behavioral" else "explanation",
        "fits_why": "as rated",
        "fits_question": "off_topic" not in flags,
    }
    if row["type"] == "behavioral":
        read["passages"] = [{"quote": _quote(s), "label": "action"} for s in sentences[:40]]
        read["star"] = {name: {"why": "as rated", "level": level} for name, level in stars.items()}
    if row["type"] == "technical":
        read["key_points"] = _points_of(row, levels["coverage"])
    read["dimensions"] = [
        _dimension(name, [sentences[(2 * i + n) % len(sentences)] for n in range(2)], level)
        for i, (name, level) in enumerate(levels.items())
    ]
    quote = _quote(sentences[0])
    read["flags"] = [{"why": "as rated", "quote": quote, "flag": flag} for flag in flags if flag not in _NOT_ASKED]
    return read


def _points_of(row: Mapping[str, Any], level: float) -> list[dict[str, Any]]:
    """The raters did not judge point by point: as many points are there as fit the level they gave."""
    count = len(parse_reference(row["reference"]).key_points)
    words = row["answer"].split()
    long = max(3, len(words) // count)
    there = round(2 * count * FULL * (level - 1) / 4)
    points = []
    for place in range(count):
        worth = min(2, max(0, there - 2 * place))
        start = min(place * long, max(0, len(words) - long))
        quote = _quote(" ".join(words[start : start + long])) if worth else ""
        status = ("absent", "partly", "present")[worth]
        points.append({"number": place + 1, "quote": quote, "why": "as rated", "status": status})
    return points


def _quote(text: str) -> str:
    """As much of it as a quote may hold, in whole words."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE + 1].rsplit(maxsplit=1)[0]


def _dimension(name: str, told: list[str], level: float) -> dict[str, Any]:
    """Two quotes each, as the prompt asks for."""
    quotes = list(dict.fromkeys(map(_quote, told)))
    return {"name": name, "quotes": quotes, "against": [], "why": "as rated", "level": level}


def kind_of(row: Mapping[str, Any], flags: Iterable[str]) -> str:
    rated = {rater.get("type", "event") for rater in row.get("raters", ())}
    if len(rated) == 1 and rated <= {"event", "hypothetical", "habit", "opinion", "self_description", "pseudo_event"}:
        return str(rated.pop())
    return "opinion" if "generic" in flags and overall_of(row) <= 1.5 else "event"


def labels_of(row: Mapping[str, Any]) -> tuple[dict[str, float], dict[str, int], list[str]]:
    """Levels, STAR parts and the flags on which the raters agree. The public set has no marks for result, context
    and reflection: there the overall mark stands for them."""
    if row["type"] != "behavioral":
        return _levels_of(row), {}, _agreed([rater["flags"] for rater in row["raters"]])
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


def _levels_of(row: Mapping[str, Any]) -> dict[str, float]:
    """Case and technical answers have the overall mark and one for being right; the others stand for it."""
    names = [dimension.id for dimension in library().rubric(QuestionType(row["type"]), None).dimensions]
    levels = dict.fromkeys(names, overall_of(row))
    right = fmean(rater["correctness"] for rater in row["raters"])
    return levels | {name: right for name in ("correctness", "numbers") if name in levels}


def _agreed(lists: list[list[str]]) -> list[str]:
    return [flag for flag in lists[0] if all(flag in other for other in lists)]


if __name__ == "__main__":
    main(sys.argv[1:])
