"""Everything a question can be built from: what the posting asks for, who is in it, and what the CV tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from interview_coach.coach.builtin.job import analyse_job, competency_scores, is_certain_gap
from interview_coach.coach.builtin.job.competency_ranking import speaks_of
from interview_coach.coach.builtin.job.industry import is_clear_industry, usual_industry
from interview_coach.coach.builtin.job.mentions import products_in
from interview_coach.coach.builtin.job.occupation import named_occupation
from interview_coach.coach.builtin.job.sections import Item, Section, split_items
from interview_coach.coach.builtin.questions.cv_phrases import CvPhrase, cv_phrase
from interview_coach.coach.builtin.questions.duties import Duty, Trust, duties_in, plain_tasks
from interview_coach.coach.builtin.questions.skill_phrases import Kind, SkillPhrase, skill_phrases
from interview_coach.coach.builtin.questions.wishes import Wish, hours_in, wishes_in
from interview_coach.coach.builtin.questions.wording import lowered_title, stable_number, with_article
from interview_coach.content.frames import Setting, question_frames
from interview_coach.content.lexicon import Occupation
from interview_coach.content.library import library
from interview_coach.content.speech import speech
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.vocabulary import COMPETENCY_IDS


@dataclass(frozen=True, slots=True)
class TellingLine:
    """A CV line an interviewer can point to; `competencies` are ranked by likeness to it, `shown` are those its
    verb stands for."""

    line: CvLine
    phrase: CvPhrase
    competencies: tuple[str, ...]
    shown: frozenset[str]
    weight: float


@dataclass(frozen=True)
class World:
    """`words` fill the slots of frames; `quotes` give for a competency the item of the posting that asks for it, where
    one surely does; `statements` are the items about the work and what it takes, `wishes` those that can only be
    quoted, `hours` those about working times."""

    cv: Cv
    posting: Posting
    job: Job
    occupation: Occupation | None
    setting: Setting
    skills: tuple[SkillPhrase, ...]
    duties: tuple[Duty, ...]
    lines: tuple[TellingLine, ...]
    persons: tuple[str, ...]
    partners: tuple[str, ...]
    quotes: Mapping[str, str] = field(repr=False)
    statements: tuple[str, ...] = field(default=(), repr=False)
    wishes: tuple[Wish, ...] = ()
    hours: tuple[str, ...] = ()

    @cached_property
    def collapsed(self) -> str:
        return " ".join(self.posting.text.split())

    @cached_property
    def seed(self) -> int:
        return stable_number(f"{self.job.title}|{self.job.company}|{self.collapsed[:500]}")

    def words(self, at: int) -> dict[str, str]:
        """Slots for people and things of the trade; who is named rotates with `at`."""
        words = dict(self.setting.words)
        if self.persons:
            person = self.persons[at % len(self.persons)]
            words |= {"person": with_article(person), "persons": speech().served[person]}
        if self.partners:
            partner = self.partners[at % len(self.partners)]
            words |= {"partner": with_article(partner), "partners": speech().partner[partner]}
        return words | {"company": self.company or "our company"}

    @property
    def plain_title(self) -> str:
        """The job's title as it is said inside a sentence, without what stands behind a dash, comma or bracket."""
        return lowered_title(re.split(r"\s[-–|]\s|,|\(|/", self.job.title)[0].strip())

    @property
    def company(self) -> str:
        """The employer as it is said; empty when the posting does not name one."""
        name = self.job.company.strip()
        if name.lower() in speech().small_words | {"there", "here", "we", "it"}:
            return ""
        return name.title() if name.isupper() and len(name) > 5 else name

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """What can be asked about when the posting and the CV name little: the work itself and the trade's terms."""
        industry = library().industries.get(self.job.industry)
        known = industry and self.setting is not question_frames().setting("general")
        terms = [t for t in (industry.terms if industry and known else ()) if len(t.split()) <= 4]
        return (*([f"the work of {with_article(self.plain_title)}"] if self.plain_title else []), *terms)

    @property
    def competencies(self) -> tuple[str, ...]:
        """Those the posting asks for, then the rest."""
        return tuple(dict.fromkeys((*self.job.competencies, *COMPETENCY_IDS)))


def read_world(cv: Cv, posting: Posting) -> World:
    """Reads CV and posting once. Raises InvalidInput when there is neither a posting nor a title."""
    job = analyse_job(posting, cv)
    items = split_items(posting.text)
    posting_text = " ".join(posting.text.split())
    occupation = named_occupation(job.title or posting.title)
    own_words = [item for item in items if item.section not in (Section.LEGAL, Section.OFFER, Section.PROCESS)]
    text = " ".join(item.text for item in own_words if item.section in _OF_THE_WORK)
    tasks = () if posting.text.strip() or occupation is None else occupation.tasks
    skills = skill_phrases(job, posting_text, {gap for gap in job.gaps if is_certain_gap(gap, cv)})
    return World(
        cv=cv,
        posting=posting,
        job=job,
        occupation=occupation,
        setting=setting_of(job, occupation, clear=is_clear_industry(job.title or posting.title, items)),
        skills=skills,
        duties=(*duties_in(_trusted(items)), *plain_tasks(tasks)),
        lines=_telling_lines(cv, job),
        persons=_people(
            text,
            {noun: many for noun, many in speech().served.items() if noun in _SERVED},
            job.title,
            job.industry,
            "person",
        ),
        partners=_people(text, speech().partner, job.title, job.industry, "partner"),
        quotes=_competency_quotes(own_words),
        statements=tuple(dict.fromkeys(i.text for i in own_words if i.section in _OF_THE_WORK and _is_quotable(i))),
        wishes=_wishes(own_words, job, skills),
        hours=tuple(hours_in(items)),
    )


def _wishes(items: list[Item], job: Job, skills: tuple[SkillPhrase, ...]) -> tuple[Wish, ...]:
    """Of the requirements that hold no tool and no task."""
    alone = {skill.quote: skill.names for skill in skills if skill.kind is Kind.WISH}
    told = {" ".join(skill.quote.split()) for skill in job.skills} - alone.keys()
    return tuple(wishes_in([item for item in items if item.text not in told], alone.items(), job.competencies))


_BY_TITLE = (
    (
        "customer_support",
        "",
        re.compile(r"customer (?:support|service|care|success)|(?:call|contact) cent(?:er|re)", re.I),
    ),
    ("fundraising", "", re.compile(r"fundrais", re.I)),
    ("shop", "retail_hospitality", re.compile(r"\b(?:store|shop|retail|cashier|merchandiser)\b|sales assistant", re.I)),
)
"""Settings of their own by words of the title, in an industry (empty: in any)."""

_BY_CODE = (
    ("general", ("29-2056", "29-1131", "25-4")),
    ("engineering_office", ("17-1", "17-2051")),
    ("procurement", ("13-102", "11-3061")),
    ("shop", ("29-2081",)),
    ("aviation_travel", ("53-4", "53-305")),
    ("healthcare_nursing", ("29-1141", "29-1151", "29-1171", "29-1161", "29-2061", "31-1131")),
    ("medicine", ("29-121", "29-122", "29-124")),
    ("clinic", ("29-", "31-9091")),
)
"""The same by the beginning of the O*NET code of the occupation; the first that fits counts."""


def setting_of(job: Job, occupation: Occupation | None, *, clear: bool) -> Setting:
    """What the work looks like: that of the industry, but closer where the title says so, and nothing special where
    neither a known title nor the posting says clearly what the work is."""
    frames = question_frames()
    titled = (n for n, trade, words in _BY_TITLE if trade in ("", job.industry) and words.search(job.title))
    coded = (name for name, codes in _BY_CODE if occupation and occupation.code.startswith(codes))
    known = clear or usual_industry(job.title) == job.industry
    return frames.setting(next(titled, None) or next(coded, job.industry if known else "general"))


_SERVED = frozenset(
    ["patient", "resident", "client", "customer", "guest", "pupil", "student", "user", "tenant", "passenger", "visitor"]
)
"""Those a frame can speak of whatever it asks; families, carers and volunteers stand in other relations."""

_TRUST = {Section.DUTIES: Trust.DUTY, Section.MUST: Trust.REQUIREMENT}


def _trusted(items: list[Item]) -> list[tuple[str, Trust]]:
    kept = (Section.DUTIES, Section.MUST, Section.ABOUT)
    return [
        (i.text, _TRUST.get(i.section, Trust.PROSE) if i.is_bullet or i.section is not Section.DUTIES else Trust.DUTY)
        for i in items
        if i.section in kept
    ]


_NOT_SERVED = re.compile(r"(?:team|crew|staff|board|family|community)\s+$", re.I)


def _people(text: str, nouns: Mapping[str, str], title: str, industry: str, slot: str) -> tuple[str, ...]:
    """The noun for people in the posting's own words: the trade's own where it is among them, else the most frequent.
    The job's own title is no colleague."""
    counts: dict[str, int] = {}
    for noun, many in nouns.items():
        forms = many if slot == "person" else f"{many}|{noun}"
        found = [m for m in re.finditer(rf"\b(?:{forms})\b(?!-)", text, re.I) if _is_people(text[: m.start()], slot)]
        rare = slot == "partner" and len(found) < 2
        if found and not rare and noun.split()[-1] not in title.lower():
            counts[noun] = len(found)
    usual = re.sub(r"^an? ", "", question_frames().setting(industry).words[slot])
    ranked = sorted(counts, key=lambda n: (n != usual, -counts[n], n))
    return tuple(ranked[:1])


def _is_people(before: str, slot: str) -> bool:
    """ "A message broker" is no person: a colleague stands behind an article, a number or a preposition."""
    if _NOT_SERVED.search(before):
        return False
    word = re.findall(r"[\w,.:;*•-]+", before[-30:])
    small = speech().small_words | speech().prepositions
    return slot == "person" or not word or word[-1].lower() in small or not word[-1][-1].isalpha()


_ENOUGH = 3
_TELLING = 1.0
"""Weight below which a line says little; such lines are asked about only where there are few others."""


def _telling_lines(cv: Cv, job: Job) -> tuple[TellingLine, ...]:
    """Lines that can be pointed to, the most telling first, no two of one employer in a row where that is possible."""
    found = []
    for position, line in enumerate(cv.lines):
        phrase = cv_phrase(line)
        if phrase and (line.organisation or line.role):
            shown = shown_by(phrase)
            found.append(TellingLine(line, phrase, _ranked(line, shown, job), shown, _weight(line, phrase, position)))
    strong = [line for line in found if line.weight >= _TELLING and line.phrase.kind != "thing"]
    found = sorted(strong if len(strong) >= _ENOUGH else found, key=lambda t: -t.weight)
    return tuple(_spread(found))


def shown_by(phrase: CvPhrase) -> frozenset[str]:
    first = phrase.text.split()[0]
    verb = speech().base_of.get(first, (first, ""))[0] if phrase.kind == "did" else ""
    return frozenset(name for name, verbs in question_frames().verb_competencies.items() if verb in verbs)


def _ranked(line: CvLine, shown: frozenset[str], job: Job) -> tuple[str, ...]:
    """Those a line is about: its first verb says most, then its meaning; only what is near the best is kept."""
    scores = competency_scores(line.text)
    for name in scores:
        scores[name] += (0.2 if name in shown else 0.0) + (0.04 if name in job.competencies else 0.0)
    ranked = sorted(scores, key=lambda c: -scores[c])
    return tuple(c for c in ranked[:3] if c in shown or scores[c] >= scores[ranked[0]] - 0.06)


def _weight(line: CvLine, phrase: CvPhrase, position: int) -> float:
    kind = {"did": 1.0, "change": 1.2, "thing": 0.35}[phrase.kind]
    figure = 0.3 if re.search(r"\d", line.text) else 0.0
    length = min(len(line.text.split()), 18) / 18
    return kind + figure + 0.8 * length - 0.04 * position - (0.5 if _is_plain(phrase) else 0.0)


_PLAIN_VERBS = frozenset(
    ["were", "worked", "attended", "answered", "helped", "participated", "assisted", "supported", "ordered"]
)


def _is_plain(phrase: CvPhrase) -> bool:
    """A line that says where somebody was, not what they did."""
    return phrase.kind == "did" and phrase.text.split()[0] in _PLAIN_VERBS


def _spread(lines: list[TellingLine]) -> list[TellingLine]:
    """Takes the best line of each employer in turn."""
    queues: dict[str, list[TellingLine]] = {}
    for line in lines:
        queues.setdefault(line.line.organisation or line.line.role, []).append(line)
    out: list[TellingLine] = []
    while any(queues.values()):
        out += [queue.pop(0) for queue in queues.values() if queue]
    return out


_OF_THE_WORK = (Section.DUTIES, Section.MUST, Section.NICE)


def _is_quotable(item: Item) -> bool:
    unfit = item.section is Section.HEADER or re.search(r"other duties|as assigned", item.text, re.I)
    return 4 <= len(item.text.split()) <= 45 and not unfit


_POINTS = 0.40
_MARGIN = 0.06
"""Likeness to a competency, and lead over the second, from which an item is said to point to it. Below, items about
tools, papers and figures are as near to some competency as items that do ask for one."""


def _competency_quotes(items: list[Item]) -> dict[str, str]:
    """For a competency the item that asks for it in so many words: near in meaning, nearer than to any other, and with
    a word that gives it away. An item that names a tool or a paper asks for that."""
    best: dict[str, tuple[float, str]] = {}
    for item in items:
        if not _is_quotable(item) or products_in(item.text):
            continue
        scores = competency_scores(item.text)
        first, second = sorted(scores, key=lambda name: -scores[name])[:2]
        clear = scores[first] >= _POINTS and scores[first] - scores[second] >= _MARGIN
        if clear and speaks_of(first, item.text) and scores[first] > best.get(first, (0.0, ""))[0]:
            best[first] = (scores[first], item.text)
    return {name: text for name, (_, text) in best.items()}


def skills_of(world: World, *kinds: Kind) -> list[SkillPhrase]:
    return [skill for skill in world.skills if skill.kind in kinds]
