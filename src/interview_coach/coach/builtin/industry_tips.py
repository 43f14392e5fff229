"""Advice of the industry's guide, what is nearest to the posting first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from interview_coach.coach.builtin.countries import countries_named_in
from interview_coach.content.guides import IndustryGuide, Rule, Term, guides
from interview_coach.content.library import library
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Tip
from interview_coach.domain.vocabulary import Seniority
from interview_coach.embedding import Vectors, encoder

SOURCE = "Interview Coach industry guide"
_TERMS, _PREPARE, _MISTAKES, _QUESTIONS, _RULES = 4, 2, 2, 3, 1
_SENIOR = frozenset([Seniority.SENIOR, Seniority.LEAD, Seniority.EXECUTIVE])


def industry_tips(job: Job, posting: Posting) -> Iterator[Tip]:
    """Rounds, what to prepare, terms, a rule of the country, mistakes, questions to ask; then what fits the level."""
    guide = guides().industries[job.industry]
    name = library().industries[job.industry].name
    title = job.title or posting.title
    why = f"“{title}” reads like a job in {name}." if title else f"The posting reads like {name}."
    about = _about(job)
    yield Tip(_rounds(guide), why, "format", SOURCE)
    for text in _nearest(guide.prepare, about, _PREPARE):
        yield Tip(text, why, "prepare", SOURCE)
    for term in industry_terms(job, posting)[:_TERMS]:
        yield Tip(f"Be able to explain {term.term}: {term.means}.", why, "terms", SOURCE)
    for rule in industry_rules(job, posting)[:_RULES]:
        yield Tip(f"Know the rule behind the work. {rule.name}: {rule.means}.", why, "terms", SOURCE)
    for text in _nearest(guide.mistakes, about, _MISTAKES):
        yield Tip(text, "Interviewers in this field see it often.", "mistakes", SOURCE)
    for text in _nearest(guide.ask_them, about, _QUESTIONS):
        reason = "Questions about the real work show that you already think about it."
        yield Tip(f"Ask them: “{text}”", reason, "ask_them", SOURCE)
    yield from _for_level(guide, job.seniority)


def industry_terms(job: Job, posting: Posting) -> list[Term]:
    """Terms of the industry's guide that hold in the posting's country, nearest to the posting first."""
    guide = guides().industries[job.industry]
    terms = [term for term in guide.terms if _holds_in(f"{term.term}: {term.means}", posting)]
    return [terms[index] for index in _order(tuple(f"{t.term}: {t.means}" for t in terms), _about(job))]


def industry_rules(job: Job, posting: Posting) -> list[Rule]:
    """Laws and standards of the guide: those of the posting's country first, then those that hold anywhere."""
    return _rules(guides().industries[job.industry], posting)


def _rounds(guide: IndustryGuide) -> str:
    steps = "; ".join(f"{number}. {r.name} ({r.who})" for number, r in enumerate(guide.rounds, 1))
    return f"Expect these steps, often in this order: {steps}. Ask which of them you will meet."


def _holds_in(text: str, posting: Posting) -> bool:
    """Not what only another country has: a US nurse needs no NMC Code."""
    here, there = countries_named_in(posting.text), set(countries_named_in(text))
    listed = library().terms_of_country
    there |= {country for country, terms in listed.items() if any(term in text for term in terms)}
    return not here or not there or bool(there & set(here))


def _rules(guide: IndustryGuide, posting: Posting) -> list[Rule]:
    """Those of the posting's country; without one, those that hold anywhere."""
    here = countries_named_in(posting.text)
    return sorted((r for r in guide.regulations if r.country in (*here, "any")), key=lambda r: r.country == "any")


def _for_level(guide: IndustryGuide, seniority: Seniority) -> Iterator[Tip]:
    if seniority is Seniority.ENTRY:
        yield Tip(guide.entry[0], "The posting is for somebody at the beginning.", "situation", SOURCE)
    elif seniority in _SENIOR:
        yield Tip(guide.senior[0], "The posting is for somebody with experience.", "situation", SOURCE)


def _about(job: Job) -> str:
    return " ".join([job.title, *(r.text for r in job.requirements[:6]), *(s.name for s in job.skills[:8])])[:1000]


def _nearest(texts: Sequence[str], about: str, count: int) -> list[str]:
    return [texts[index] for index in _order(tuple(texts), about)[:count]]


def _order(texts: tuple[str, ...], about: str) -> list[int]:
    """Indices, nearest to the posting first; as they stand when the posting says nothing."""
    if not about.strip():
        return list(range(len(texts)))
    near = _vectors(texts) @ encoder().encode([about])[0]
    return [int(index) for index in np.argsort(-near, kind="stable")]


@lru_cache(maxsize=256)
def _vectors(texts: tuple[str, ...]) -> Vectors:
    return encoder().encode(list(texts))
