"""How long the progress pages take with 100 answers and with 10,000; the goal is 1.5 times as long at most.

Both are measured in turn within one run, over HTTP as a browser asks. Printed apart: the first view after a new mark,
when everything is measured anew.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.content.library import library
from interview_coach.domain.answers import Answer, EvaluationRecord, InterviewSession
from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import Evaluation, Evidence
from interview_coach.domain.job import Job, Posting, Skill
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import COMPETENCY_IDS, Level, Medium, QuestionType, ResponseType, Seniority
from interview_coach.web.app import create_app

FEW, MANY, RUNS, GOAL = 100, 10_000, 20, 1.5
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SKILLS = tuple(f"Skill {letter}" for letter in "ABCDEFGHIJ")
QUESTIONS = 48
TEXT = (
    "Last spring the bottling line stopped fourteen times a month. I logged every stop for three weeks and saw that "
    "nine of them came from dry bearings, so I rebuilt the lubrication plan around running hours. "
) * 4
ADDRESSES = ("/progress", "/weak-areas", "/api/v1/progress", "/api/v1/weak-areas")


def fill(app: CoachApp, answers: int, at: datetime = NOW, days: int = 365) -> None:
    """One preparation with 48 questions and so many marked answers over the days before `at`, the same ones every
    time. The learner gets better in the first competency and stays weak in the second."""
    chance = random.Random(1)
    skills = tuple(Skill(name, Level.MUST, name) for name in SKILLS)
    job = Job("Engineer", "Hollowell", Seniority.MID, "engineering_manufacturing", skills, COMPETENCY_IDS[:5], (), ())
    cv = Cv.from_document({"basics": {"name": "Ada"}, "work": []})
    preparation = Preparation("p" * 32, cv, Posting("Engineer at Hollowell"), job, None, NOW, NOW)
    asked = [_question(number) for number in range(QUESTIONS)]
    with app.storage.writing(app.local_user_id) as rows:
        rows.preparations.add(preparation)
        rows.questions.add(preparation.id, asked, own=False, at=at)
        rows.sessions.add(InterviewSession("s" * 32, preparation.id, "practice", at, at))
    for first in range(0, answers, 500):
        with app.storage.writing(app.local_user_id) as rows:
            for number in range(first, min(first + 500, answers)):
                question = asked[number % QUESTIONS]
                when = at - timedelta(days=days * (1 - (number + 1) / answers))
                id = f"{number:032x}"
                rating = chance.choice((None, 2, 3, 3, 4))
                attempt = number // QUESTIONS + 1
                rows.answers.add(Answer(id, question.id, "s" * 32, attempt, TEXT, Medium.TYPED, rating, 90, when))
                share = (number + 1) / answers
                rows.evaluations.add(EvaluationRecord(id, id, _evaluation(question, share, chance), when))


def _question(number: int) -> Question:
    id = f"q{number:031x}"
    if number % 4 == 3:
        skill = SKILLS[number // 4 % len(SKILLS)]
        return Question(
            id, QuestionType.TECHNICAL, f"How does {skill} work, {number}?", "", None, skill, 2 + number % 3
        )
    competency = COMPETENCY_IDS[number % len(COMPETENCY_IDS)]
    text = f"Tell me about a time when you worked on {competency.replace('_', ' ')}, number {number}."
    return Question(id, QuestionType.BEHAVIORAL, text, "", competency, None, 2 + number % 3)


def _evaluation(question: Question, share: float, chance: random.Random) -> Evaluation:
    level = {COMPETENCY_IDS[0]: 2.5 + 1.3 * (share > 0.5), COMPETENCY_IDS[1]: 2.1}.get(question.competency or "", 3.3)
    overall = min(5.0, max(1.0, round(chance.gauss(level, 0.6), 1)))
    parts = library().rubric(question.type, None).dimensions
    marks = {part.id: float(min(5, max(1, round(chance.gauss(overall, 0.7))))) for part in parts}
    blank = Evaluation("builtin", "1", "1", scored=False, response_type=ResponseType.NOT_AN_ANSWER)
    if chance.random() < 0.04:
        return blank
    evidence = (Evidence(parts[-1].id, "-", TEXT[:60], 0, 60),)
    return replace(
        blank, scored=True, response_type=ResponseType.EVENT, overall=overall, dimensions=marks, evidence=evidence
    )


def seconds_of(client: TestClient, address: str) -> float:
    started = time.perf_counter()
    assert client.get(address).status_code == 200
    return time.perf_counter() - started


def main() -> None:
    with TemporaryDirectory() as few_folder, TemporaryDirectory() as many_folder:
        apps = {n: open_coach(Settings(data_dir=Path(f)), clock=lambda: NOW)
                for n, f in ((FEW, few_folder), (MANY, many_folder))}  # fmt: skip
        for number, app in apps.items():
            fill(app, number)
        clients = {
            n: TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") for n, app in apps.items()
        }
        first = {n: seconds_of(client, "/progress") for n, client in clients.items()}
        sys.stdout.write(f"first view  {first[FEW] * 1000:6.0f} ms {first[MANY] * 1000:6.0f} ms\n")
        for address in ADDRESSES:
            times: dict[int, list[float]] = {FEW: [], MANY: []}
            for _ in range(RUNS + 1):
                for number, client in clients.items():
                    times[number].append(seconds_of(client, address))
            few, many = (statistics.median(times[n][1:]) for n in (FEW, MANY))
            word = "ok" if many <= GOAL * few else "SLOWER"
            sys.stdout.write(f"{address:22} {few * 1000:6.1f} ms {many * 1000:6.1f} ms  x {many / few:.2f}  {word}\n")
        for app in apps.values():
            app.close()


if __name__ == "__main__":
    main()
