"""Checks of everything in the content library, and counts of it: what `coach content` prints."""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import median

from interview_coach.content.bank import BankQuestion, bank
from interview_coach.content.cases import CaseTemplate, FilledCase, case_library
from interview_coach.content.guides import guides
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.content.library import library
from interview_coach.content.reading_level import grade

LEVELS = ("entry", "mid", "senior")
HARDEST_TEXT = 16.0
"""School years from which a question is too hard to follow by ear."""
HARDEST_FIELD = 11.0
"""The same for the median of a field."""
NEAR_DUPLICATE = 0.6
_RULE = re.compile(
    r"\b(?:Act (?:19|20)\d\d|Regulations? (?:19|20)\d\d|GDPR|HIPAA|OSHA|IFRS \d|ISO \d{3,}|BS \d{3,}|NEC\b|NFPA|"
    r"PAYE|KCSIE|Equality Act)"
)
"""Wordings that rest on a law or a standard: the question has to name its source."""
_WORD = re.compile(r"[a-z]{4,}")


def problems() -> Iterator[str]:
    """What is wrong with the content; nothing when all is well."""
    yield from _bank_problems()
    yield from _case_problems()
    yield from _competency_problems()
    yield from _guide_problems()


def _bank_problems() -> Iterator[str]:
    known = bank()
    grades: dict[str, list[float]] = {}
    for skill in known.skills.values():
        questions = known.questions_of(skill)
        if len(questions) < 5 or len({q.level for q in questions}) < 2:
            yield f"{skill.id}: fewer than five questions, or one level only"
        for question in questions:
            grades.setdefault(skill.field, []).append(grade(question.text))
            yield from (f"{question.id}: {problem}" for problem in _question_problems(question))
    yield from (f"{field}: hard to read (grade {median(each):.1f})" for field, each in grades.items()
                if median(each) > HARDEST_FIELD)  # fmt: skip
    yield from _duplicates(known.texts)


def _question_problems(question: BankQuestion) -> Iterator[str]:
    if question.level not in LEVELS or question.difficulty not in range(1, 6):
        yield "level or difficulty is wrong"
    if not 4 <= len(question.key_points) <= 8 or any(p.weight not in (1, 2, 3) for p in question.key_points):
        yield "4 to 8 key points with weights 1 to 3 are needed"
    if any(len(point.say) < 2 for point in question.key_points) or len(question.misconceptions) < 2:
        yield "paraphrases or misconceptions are missing"
    if asks_unlawfully(question.text) or any(map(asks_unlawfully, question.follow_ups)):
        yield "touches an unlawful topic"
    if grade(question.text) > HARDEST_TEXT:
        yield f"hard to follow by ear (grade {grade(question.text):.1f})"
    ruled = " ".join([question.text, *(point.text for point in question.key_points)])
    rule = _RULE.search(ruled)
    if rule and not question.source:
        yield f"rests on {rule[0]!r} and names no source"


def _duplicates(texts: Mapping[str, str]) -> Iterator[str]:
    rows = [(id, frozenset(_WORD.findall(text.lower()))) for id, text in texts.items()]
    for (one, mine), (two, theirs) in itertools.combinations(rows, 2):
        if len(mine & theirs) > NEAR_DUPLICATE * max(1, len(mine | theirs)):
            yield f"{one} and {two} ask nearly the same"


def _case_problems() -> Iterator[str]:
    for case in case_library().values():
        yield from (f"case {case.id}: {problem}" for problem in _problems_of_case(case))


def _problems_of_case(case: CaseTemplate) -> Iterator[str]:
    names = {*case.parameters, *(figure.id for figure in case.figures)}
    texts = [case.prompt, case.recommendation, *case.insights, *(item.gives for item in case.data_room)]
    strange = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name} - names
    if strange:
        yield f"unknown names {sorted(strange)}"
        return
    for values in itertools.product(*(p.values for p in case.parameters.values())):
        filled = FilledCase(case, dict(zip(case.parameters, values, strict=True)))
        broken = [claim for claim in case.holds if not filled.holds(claim)]
        if broken:
            yield f"with {dict(filled.choice)} it does not hold that {broken[0]}"
            return


def _competency_problems() -> Iterator[str]:
    for competency in library().competencies.values():
        yield from (f"{competency.id}: {q!r} touches an unlawful topic" for q in competency.questions
                    if asks_unlawfully(q))  # fmt: skip


def _guide_problems() -> Iterator[str]:
    known = guides()
    asked = {f"{guide.id}:{n}": q.text for guide in known.competencies.values() for n, q in enumerate(guide.questions)}
    yield from _duplicates(asked)
    for guide in known.competencies.values():
        if {q.level for q in guide.questions} != set(LEVELS) or set(guide.anchors) != {1, 2, 3, 4, 5}:
            yield f"guide {guide.id}: a level or a mark is missing"
    for name, text in (*asked.items(), *_probes(), *_advice()):
        if asks_unlawfully(text):
            yield f"{name}: {text!r} touches an unlawful topic"
    yield from (f"{name}: hard to read (grade {grade(text):.1f})" for name, text in _advice()
                if grade(text) > HARDEST_TEXT)  # fmt: skip
    missing = set(library().industries) - set(known.industries)
    if missing:
        yield f"no guide for the industries {sorted(missing)}"
    for heard in (text for topic in known.topics for text in topic.heard_as):
        if not asks_unlawfully(heard):
            yield f"{heard!r} is heard in interviews and would not be noticed"


def _probes() -> Iterator[tuple[str, str]]:
    for guide in guides().competencies.values():
        yield from ((f"{guide.id}, probe", probe) for q in guide.questions for probe in q.probes)


def _advice() -> Iterator[tuple[str, str]]:
    known = guides()
    for industry in known.industries.values():
        for text in (*industry.prepare, *industry.mistakes, *industry.ask_them, *industry.entry, *industry.senior):
            yield f"industry {industry.id}", text
    for situation in known.situations.values():
        yield from ((f"situation {situation.id}", tip.text) for tip in situation.tips)
    yield from ((f"phrase {name}", text) for name, texts in known.phrases.items() for text in texts)


def counts() -> dict[str, dict[str, int]]:
    """How much there is, by kind and within it by field."""
    known = bank()
    by_field = Counter(known.fields[skill.field] for skill in known.skills.values() for _ in skill.questions)
    return {
        "technical questions": dict(by_field),
        "skills": dict(Counter(known.fields[skill.field] for skill in known.skills.values())),
        "cases": dict(Counter(case.kind for case in case_library().values())),
        "competency questions": {c.id: len(c.questions) for c in guides().competencies.values()},
        "industries": {"all": len(guides().industries)},
        "situations": {"all": len(guides().situations)},
        "standard questions": {"all": len(guides().screening)},
        "unlawful topics": {"all": len(guides().topics)},
        "wordings": {
            "of marks": sum(map(len, guides().phrases.values())),
            "of weak points": sum(len(defect.phrases) for defect in guides().defects),
        },
    }
