"""What a posting asks for that is neither a thing one works with nor something one does ("a calm manner"): no frame
bears it, it is quoted as the posting says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from interview_coach.coach.builtin.job import competency_scores
from interview_coach.coach.builtin.job.competency_ranking import speaks_of
from interview_coach.coach.builtin.job.sections import Item, Section
from interview_coach.coach.builtin.questions.wording import ROLE_NOUNS
from interview_coach.content.lexicon import words_of
from interview_coach.content.speech import speech

_NO_THING = words_of(
    """ability approach attention attitude attitudes aptitude awareness behaviours business character client clients
    commitment communicator context credibility culture customer customers desire director directors diligence
    discipline drive eagerness energy enthusiasm environment environments ethic ethics ethos excellence expectation
    expectations eye flair flexibility focus freelancers habit habits instinct integrity interest keenness leader
    leaders level love manner manners maturity mentality mind mindset motivation mature passion patience people
    person personality presence pressure pride professional professionalism punctuality quality resilience respect
    skills self sense someone stakeholder stakeholders standard standards status style taste tenacity thinker track
    understanding values way ways willingness world produce record"""
)
"""Words of how somebody is, with whom, or where: nobody works "with a calm manner" or goes about "senior leaders"."""
_STATES = words_of("stay staying remain remaining be being keep keeping have having feel feeling become becoming")
_JOINS = words_of("or and a an the at in with")
_LONGEST_NAME = 6


def is_no_thing(name: str) -> bool:
    """Whether a skill's name cannot stand in a frame for tools and tasks."""
    words = [word.strip(".,;:()").lower() for word in name.replace("/", " ").split()]
    form = speech().base_of.get(words[0], ("", ""))[1]
    if words[0] in _STATES or (len(words) > 1 and form == "past" and words[1] in _JOINS):
        return True
    if len(words) > 1 and form in ("gerund", "base") and words[0] not in speech().noun_like:
        return len(words) > _LONGEST_NAME
    joint = next((at for at, word in enumerate(words) if at and word in speech().prepositions), len(words))
    head = words[joint - 1]
    alone = len(words) == 1 and (form in ("past", "third") or (form == "base" and head not in speech().noun_like))
    unfit = alone or head in _NO_THING or head.endswith("ness") or _names_people(head)
    return unfit or len(words) > _LONGEST_NAME


def _names_people(head: str) -> bool:
    many = {*speech().served.values(), *speech().partner.values()}
    return head in many or head.removesuffix("s") in ROLE_NOUNS or head in _PERSONS


_PERSONS = words_of(
    """electrician engineer nurse communicator negotiator listener organiser organizer thinker solver player learner
    starter landlord writer presenter planner salesperson professional graduate candidate worker self-starter
    speaker driver"""
)


@dataclass(frozen=True, slots=True)
class Wish:
    """`quote` stands word for word in the posting, at most ten words long; `names` are the skills of the analysis that
    it holds; `competency` is what a story about it would show."""

    quote: str
    names: tuple[str, ...]
    competency: str
    must: bool


_LONGEST = 10
_TOO_LONG_ALONE = 7
_PAPERS = re.compile(
    r"degree|\b[BM]Sc|\bBA\b|\bPhD|studies|bachelor|master'?s|diploma|qualif|certific|licen[cs]|registration|\b\d"
    r"|year|salary|based in|located|right to work|eligib|authori[sz]|background|vehicle|\bcar\b|passport|visa"
    r"|lift\b|\bDBS\b|equivalent|other duties|assigned|reports? to",
    re.I,
)
"""What is proved by a paper or settled on the telephone: there is no story to it."""
HOURS = re.compile(
    r"\b(?:nights?|weekends?|evenings|holidays|shifts?|call[- ]outs?|on[- ]call|overtime|travel|relocat\w+)\b", re.I
)


def wishes_in(
    items: Iterable[Item], taken: Iterable[tuple[str, tuple[str, ...]]], ranked: tuple[str, ...]
) -> list[Wish]:
    """The requirements that hold no other skill, and those of `taken` (quote and names of skills that are wishes), in
    the posting's order; `ranked` are the posting's competencies, of which the first stands in where none is near."""
    wished = dict(taken)
    found = []
    for item in items:
        quote = short_quote(item.text)
        names = wished.get(item.text, ())
        if item.section is not Section.MUST or not quote or _PAPERS.search(quote) or HOURS.search(quote):
            continue
        found.append(Wish(quote, names, _competency(item.text, ranked), must=True))
    return found


def short_quote(text: str) -> str:
    """The requirement as it can be read out, without the full stop; empty when it is too long or speaks of "us"."""
    plain = text.strip(" .;:!")
    words = plain.split()
    unfit = not 1 <= len(words) <= _LONGEST or re.search(r"[:;(\[“”\"]|[.!?] |\b(?:we|our|us)\b", plain, re.I)
    return "" if unfit else plain


def _competency(text: str, ranked: tuple[str, ...]) -> str:
    scores = competency_scores(text)
    spoken = [name for name in scores if speaks_of(name, text)]
    near = max(spoken or scores, key=lambda name: scores[name], default="")
    return near or ranked[0]


_REQUIRES = re.compile(r"^(?:you )?must\b|\b(?:is|are) required\b|\brequired[.!]?$|^requires\b|\bneeds? to\b", re.I)


def hours_in(items: Iterable[Item]) -> list[str]:
    """The requirements about hours and travel that can be read out."""
    near = [item for item in items if HOURS.search(item.text)]
    required = [item for item in near if item.section is Section.MUST or _REQUIRES.search(item.text)]
    clauses = [re.split(r",\s+(?=we\b|our\b|as\b)", item.text)[0] for item in required]
    return [quote for clause in clauses if (quote := short_quote(clause))]
