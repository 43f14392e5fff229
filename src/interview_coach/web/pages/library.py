"""The content library to read without a preparation: skills, competencies, cases, industries, situations, rights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from interview_coach.bootstrap import CoachApp
from interview_coach.content.bank import BankPoint, BankQuestion, BankSkill, bank
from interview_coach.content.cases import FilledCase, case_library
from interview_coach.content.guides import GuideQuestion, guides
from interview_coach.content.library import library
from interview_coach.errors import NotFound
from interview_coach.services.questions import LONGEST_QUESTION
from interview_coach.web.dependencies import AppDep, UserDep
from interview_coach.web.pages.library_search import LONGEST_QUERY, search
from interview_coach.web.pages.library_words import COUNTRIES, DIFFICULTIES, LEVELS, VARIANTS, WEIGHTS, competency_heads
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

FIRST_SEED = "1"
_LONGEST_SEED = 40
_SEEDS_TRIED = 50

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SkillField:
    """A field of the bank with its skills by name and the number of their questions."""

    name: str
    skills: tuple[BankSkill, ...]

    @property
    def questions(self) -> int:
        return sum(len(skill.questions) for skill in self.skills)


@router.get("/library")
def browse(request: Request, q: str = "") -> HTMLResponse:
    query = " ".join(q[:LONGEST_QUERY].split())
    context = {
        "query": query,
        "found": search(query),
        "fields": skill_fields(),
        "competencies": tuple(competency_heads().values()),
        "cases": sorted(case_library().values(), key=lambda case: (case.kind, case.difficulty)),
        "industries": tuple(library().industries.values()),
        "guides": guides(),
        "difficulties": DIFFICULTIES,
    }
    return render(request, "library/index.html", context)


@router.get("/library/skills/{skill_id}")
def show_skill(request: Request, app: AppDep, user: UserDep, skill_id: str) -> HTMLResponse:
    skill = _known(bank().skills, skill_id)
    context = {
        "skill": skill,
        "field": bank().fields[skill.field],
        "questions": [(question, in_words(question), by_weight(question)) for question in easiest_first(skill)],
        "neighbours": [s for s in bank().skills.values() if s.field == skill.field and s.id != skill.id],
        "countries": COUNTRIES,
    }
    return _page(request, app, user, "skill", context)


@router.get("/library/competencies/{competency_id}")
def show_competency(request: Request, app: AppDep, user: UserDep, competency_id: str) -> HTMLResponse:
    guide = _known(guides().competencies, competency_id)
    context = {
        "competency": competency_heads()[competency_id],
        "guide": guide,
        "levels": by_level(guide.questions),
    }
    return _page(request, app, user, "competency", context)


@router.get("/library/cases/{case_id}")
def show_case(request: Request, app: AppDep, user: UserDep, case_id: str, seed: str = FIRST_SEED) -> HTMLResponse:
    template = _known(case_library(), case_id)
    case = template.chosen_by(seed[:_LONGEST_SEED])
    industries = library().industries
    context = {
        "case": case,
        "template": template,
        "facts": f"{DIFFICULTIES[template.difficulty]}, {LEVELS[template.level]}",
        "industries": [industries[id] for id in template.industries if id in industries],
        "other_seed": other_seed(case, seed),
        "practice_text": case.text if len(case.text) <= LONGEST_QUESTION else case.prompt,
    }
    return _page(request, app, user, "case", context)


@router.get("/library/industries/{industry_id}")
def show_industry(request: Request, app: AppDep, user: UserDep, industry_id: str) -> HTMLResponse:
    guide = _known(guides().industries, industry_id)
    context = {
        "industry": library().industries[industry_id],
        "guide": guide,
        "countries": COUNTRIES,
        "cases": [case for case in case_library().values() if industry_id in case.industries],
    }
    return _page(request, app, user, "industry", context)


@router.get("/library/situations")
def list_situations(request: Request) -> HTMLResponse:
    return render(request, "library/situations.html", {"situations": tuple(guides().situations.values())})


@router.get("/library/situations/{situation_id}")
def show_situation(request: Request, situation_id: str) -> HTMLResponse:
    situation = _known(guides().situations, situation_id)
    return render(request, "library/situation.html", {"situation": situation})


@router.get("/library/standard")
def list_standard_questions(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    return _page(request, app, user, "standard", {"questions": tuple(guides().screening.values())})


@router.get("/library/weak-points")
def list_weak_points(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    return _page(request, app, user, "weak_points", {"defects": guides().defects})


@router.get("/library/rights")
def list_rights(request: Request) -> HTMLResponse:
    return render(request, "library/rights.html", {"topics": guides().topics, "note": guides().topics_note})


def skill_fields() -> tuple[SkillField, ...]:
    """The fields of the bank by name."""
    known = bank()
    found = (
        SkillField(name, tuple(sorted((s for s in known.skills.values() if s.field == id), key=_name)))
        for id, name in known.fields.items()
    )
    return tuple(sorted(found, key=_name))


def _name(named: SkillField | BankSkill) -> str:
    return named.name.casefold()


def easiest_first(skill: BankSkill) -> list[BankQuestion]:
    levels = list(LEVELS)
    return sorted(bank().questions_of(skill), key=lambda q: (q.difficulty, levels.index(q.level)))


def in_words(question: BankQuestion) -> str:
    """Difficulty, level and variant: "Hard, for seniors, a coding question"."""
    words = (DIFFICULTIES[question.difficulty], LEVELS[question.level], VARIANTS.get(question.variant or "", ""))
    return ", ".join(word for word in words if word)


def by_weight(question: BankQuestion) -> tuple[tuple[str, tuple[BankPoint, ...]], ...]:
    """The key points under the words for their weight, the essential ones first."""
    groups = ((words, tuple(p for p in question.key_points if p.weight == weight)) for weight, words in WEIGHTS.items())
    return tuple((words, points) for words, points in groups if points)


def by_level(questions: Sequence[GuideQuestion]) -> tuple[tuple[str, tuple[GuideQuestion, ...]], ...]:
    groups = ((words, tuple(q for q in questions if q.level == level)) for level, words in LEVELS.items())
    return tuple((words, found) for words, found in groups if found)


def other_seed(case: FilledCase, seed: str) -> str | None:
    """The next seed that gives the case other numbers; None when none of the next ones does."""
    first = int(seed) + 1 if seed.isascii() and seed.isdigit() and len(seed) < 9 else 1
    seeds = (str(number) for number in range(first, first + _SEEDS_TRIED))
    return next((other for other in seeds if case.template.chosen_by(other).choice != case.choice), None)


def _known(all_of_them: Mapping[str, T], id: str) -> T:
    if id not in all_of_them:
        raise NotFound("there is no such page in the library")
    return all_of_them[id]


def _page(request: Request, app: CoachApp, user: str, name: str, context: Mapping[str, Any]) -> HTMLResponse:
    """A page whose questions can join the newest preparation."""
    newest = app.preparations.list(user, limit=1).items
    return render(request, f"library/{name}.html", {**context, "preparation": newest[0] if newest else None})
