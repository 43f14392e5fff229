"""Skills of a posting as short phrases that fit into a spoken question."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from interview_coach.coach.builtin.questions.wishes import is_no_thing
from interview_coach.coach.builtin.questions.wording import (
    ROLE_NOUNS,
    is_name,
    is_plural,
    language_in,
    listed,
    plain_words,
    spelled_out,
    uncapitalised,
    with_article,
)
from interview_coach.content.lexicon import skill_lexicon, words_of
from interview_coach.content.speech import speech
from interview_coach.domain.job import Job, Skill
from interview_coach.domain.vocabulary import Level


class Kind(StrEnum):
    """What sort of thing a skill is; it decides which questions about it make sense. A wish can only be quoted: it is
    neither a thing one works with nor something one does."""

    TOOL = "tool"
    METHOD = "method"
    CREDENTIAL = "credential"
    YEARS = "years"
    LANGUAGE = "language"
    SOFT = "soft"
    HOURS = "hours"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class SkillPhrase:
    """One skill, or up to three that the posting names together. `text` fits after "with" or "about"; `names` are
    the skills' names in the analysis; `topics` are the parts the posting spells out. A gap is `certain` when nothing in
    the CV comes near it: only then may a question say that it is not there."""

    text: str
    kind: Kind
    names: tuple[str, ...]
    quote: str
    must: bool
    is_gap: bool
    topics: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    certain: bool = False

    def joined(self, other: SkillPhrase, joint: str) -> SkillPhrase:
        """Both in one question; `parts` are the two texts."""
        return SkillPhrase(
            f"{self.text} {joint} {other.text}",
            Kind.TOOL,
            self.names + other.names,
            self.quote,
            self.must,
            self.is_gap,
            parts=(self.text, other.text),
            certain=self.certain and other.certain,
        )

    def named_in(self, text: str) -> str:
        """The one name the question is filed under: the first that its text does not say word for word, else the
        longest."""
        said = f" {' '.join(plain_words(text))} "
        return next((n for n in self.names if f" {' '.join(plain_words(n))} " not in said), max(self.names, key=len))

    @property
    def is_portfolio(self) -> bool:
        """A portfolio is shown; nobody works with it or is helped with it."""
        return bool(re.fullmatch(r"(?:(?:an?|online|design|work|strong) )*portfolio", self.text, re.I))

    @property
    def label(self) -> str:
        return ", ".join(self.names)


_LEAD = re.compile(
    r"^(?:(?:a|an|the|strong|excellent|good|solid|proven|demonstrated|hands-on|current|full|deep|sound|basic|advanced"
    r"|fluent|confident|minimum|relevant|previous|prior|valid|working)\s+|(?:working )?knowledge of\s+"
    r"|experience (?:in|with|of)\s+|understanding of\s+|familiarity with\s+|ability to\s+|proficien\w+ (?:in|with)\s+"
    r"|background in\s+|use of\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:experience|(?<=(?:ing|ion|ent|hip|ity|ics|sis|ork) )skills?|knowledge|background"
    r"|abilit(?:y|ies)|proficiency|expertise|training|responsibilit(?:y|ies)|language)$",
    re.I,
)
_CREDENTIAL = re.compile(
    r"licen[cs]e|certif|degree|diploma|bachelor|master'?s\b|qualification|registration|accredit|clearance|chartered|\b(?:card|ticket)\b"
    r"|\b(?:BSc|MSc|BA|BS|MA|MBA|PhD|BSN|MSN|RN|RGN|BLS|ACLS|PALS|CCRN|CPA|CMA|ACCA|CIMA|CFA|PMP|PRINCE2|QTS|PGCE"
    r"|OSHA ?\d+|CSCS|CISSP|CISM|CISA|Security\+|CySA\+|GCIH|GCFA|OSCP|CCNA|CDL|NEBOSH|IOSH|CIPD"
    r"|CPR|ServSafe|HGV|NVQ|SVQ|BTEC|HNC|HND|Level \d|18th Edition|AM2|CompEx|City & Guilds|GCSEs?)(?!\w)",
    re.I,
)
_YEARS = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|ten)\s*\+?\s*(?:-\s*\d+\s*)?(?:years?|yrs?)\b", re.I)
_FIELD = re.compile(
    r"(?:(?:enterprise |vertical )?saas|b2b|b2c|b2b saas|fmcg|cpg|fin-?tech|ed-?tech|health ?tech|e-?commerce|retail"
    r"|health ?care|hospitality|manufacturing|logistics|mobility|automotive|aerospace|public sector"
    r"|non-?profit|insurance|banking)",
    re.I,
)
"""Trades and markets: one has worked in them; nobody is good at them or makes mistakes with them."""
_HOURS = re.compile(r"\b(?:nights|weekends?|holidays|shifts?|travel|overtime|on[- ]call|relocat\w+|availab\w+)\b", re.I)
_SOFT = {
    "communicat": "communication",
    "present": "communication",
    "team": "teamwork",
    "conflict": "conflict_resolution",
    "negotiat": "influence",
    "stakeholder": "influence",
    "problem": "problem_solving",
    "decision": "decision_making",
    "deadline": "planning_quality",
    "organis": "planning_quality",
    "organiz": "planning_quality",
    "prioriti": "planning_quality",
    "detail": "planning_quality",
    "flexib": "adaptability_resilience",
    "adaptab": "adaptability_resilience",
    "resilien": "adaptability_resilience",
    "honest": "integrity",
    "reliab": "ownership",
    "initiative": "ownership",
    "feedback": "learning",
    "mentor": "leadership",
    "coach": "leadership",
    "leader": "leadership",
    "leading": "leadership",
    "relationship": "customer_focus",
    "customer": "customer_focus",
}
_TRAIT = re.compile(
    r"oriented|honest|reliab|flexib|punctual|motivated|proactive|meets? deadlines|^communication"
    r"|(?:written|verbal|oral|clear|good|strong) communication|teamwork|team player"
    r"|relationships?$|interpersonal|^negotiation|negotiating|mentoring|^leadership|people management|stakeholder",
    re.I,
)
_NO_SKILL = re.compile(
    r"salary|benefit|\bpto\b|401|insurance plan|package|discount|^(?:director|pm|progress"
    r"|others?|similar|closely|least \w+"
    r"|the rest|team members?|candidates?|applicants?|(?:other )?duties|bonus|plus|health)$|ly$"
    r"|candidates selected|we'll",
    re.I,
)


def competency_of(phrase: SkillPhrase) -> str | None:
    """The competency behind a skill like "stakeholder management"; None for most."""
    words = phrase.text.lower()
    return next((competency for stem, competency in _SOFT.items() if stem in words), None)


def skill_phrases(job: Job, posting_text: str, certain_gaps: Collection[str] = ()) -> tuple[SkillPhrase, ...]:
    """Must-have skills first, in the order of the posting; skills named in one breath are taken together. None without
    a posting."""
    usable = [s for s in job.skills if posting_text and _is_usable(s, job)]
    usable.sort(key=lambda s: s.level is not Level.MUST)
    groups: list[list[Skill]] = []
    for skill in usable:
        state = skill.name in job.gaps
        alike = (g for g in groups if (g[0].name in job.gaps) is state or _kind(g[0].name) in _LISTS)
        group = next((g for g in alike if _belong(g, skill)), None)
        if group:
            group.append(skill)
        else:
            groups.append([skill])
    phrases = (_phrase(group, set(job.gaps), posting_text) for group in groups)
    return tuple(replace(p, certain=_is_surely_missing(p, certain_gaps)) for p in phrases)


_SHOWN_UNNAMED = re.compile(r"\b(?:written|verbal|oral|spoken|records?|numbers|writing|assessment|safeguarding)\b")
"""What people do every day without a line about it on their CV."""


def _is_surely_missing(phrase: SkillPhrase, certain_gaps: Collection[str]) -> bool:
    doing = phrase.kind is Kind.METHOD and (_begins_gerund(phrase.text) and " " in phrase.text)
    unnamed = doing or _SHOWN_UNNAMED.search(phrase.text.lower())
    return phrase.is_gap and not unnamed and all(name in certain_gaps for name in phrase.names)


def _is_usable(skill: Skill, job: Job) -> bool:
    """Leaves out what is no skill, what is the job itself, and what a longer name says as well."""
    words = set(skill.name.lower().split())
    if _NO_SKILL.search(skill.name) or len(words) > 9 or (len(words) == 1 and words <= set(job.title.lower().split())):
        return False
    return not any(words < set(other.name.lower().split()) and other.level <= skill.level for other in job.skills)


def _is_alternative(first: Skill, other: Skill) -> bool:
    """ "Kafka or a comparable message broker" is one wish."""
    between = rf"{re.escape(first.name)}\s+or\s+(?:an?\s+)?(?:\w+\s+)?{re.escape(other.name)}"
    return first.quote == other.quote and bool(re.search(between, first.quote, re.I))


_LISTS = frozenset({Kind.CREDENTIAL, Kind.LANGUAGE})


def _belong(group: Sequence[Skill], skill: Skill) -> bool:
    first = group[0]
    kinds = {_kind(s.name) for s in (*group, skill)}
    if len(group) == 1 and _is_alternative(first, skill):
        return True
    if first.level is not skill.level or len(group) >= (4 if kinds <= _LISTS else 3):
        return False
    if len(kinds) == 1 and kinds <= _LISTS:
        return True
    lengths = [len(s.name.split()) for s in (*group, skill)]
    short = sum(lengths) <= 5 if kinds == {Kind.TOOL} else kinds == {Kind.METHOD} and sum(lengths) == 2
    return first.quote == skill.quote and short


def _phrase(group: Sequence[Skill], gaps: set[str], context: str) -> SkillPhrase:
    names = tuple(dict.fromkeys(skill.name for skill in group))
    kind = _kind(names[0])
    if kind is Kind.METHOD and re.search(rf"\bwork(?:ing)? (?:in|on|at) an? {re.escape(names[0])}\b", group[0].quote):
        kind = Kind.WISH  # a place, which is neither used nor done
    texts = list(dict.fromkeys(phrase_of(name, kind, context) for name in names))
    texts = _others(texts, names, group[0].quote)
    joint = (
        "or"
        if re.search(rf"\bor (?:an? )?(?:\w+ )?{re.escape(names[-1])}", group[0].quote) and len(names) > 1
        else "and"
    )
    quote = " ".join(group[0].quote.split())
    missing = all(name in gaps for name in names)
    kind, texts = _shaped(kind, texts)
    years = _years_before(quote, names[0]) if kind in (Kind.TOOL, Kind.METHOD) and len(names) == 1 else None
    if years and not _begins_gerund(texts[0]):
        texts = [re.sub(r"^an? ", "", texts[0])]
        many = is_plural(texts[0].split()[-1])
        kind, texts = Kind.YEARS, [f"{years} with {texts[0]}" if many else f"{years} of {texts[0]} experience"]
    if group[0].level is Level.MUST and len(names) == 1 and _FIELD.fullmatch(names[0]):
        kind, texts = Kind.YEARS, [f"experience in {texts[0]}"]
    topics = _topics(quote, names) if len(names) == 1 and kind in (Kind.TOOL, Kind.METHOD) else ()
    return SkillPhrase(listed(texts, joint), kind, names, quote, group[0].level is Level.MUST, missing, topics)


def _others(texts: list[str], names: Sequence[str], quote: str) -> list[str]:
    """ "Kafka or a comparable message broker" as "Kafka" and "another message broker"."""
    alike = rf"\bor (?:an?|another|any|some)(?: other)? (?:\w+ )?{re.escape(names[-1])}"
    if len(texts) < 2 or not re.search(alike, quote, re.I):
        return texts
    return [*texts[:-1], f"another {texts[-1]}"]


def _begins_gerund(text: str) -> bool:
    return speech().base_of.get(text.split(maxsplit=1)[0], ("", ""))[1] == "gerund"


def _years_before(quote: str, name: str) -> str | None:
    """ "3+ years" where the posting asks for that long a time with the skill."""
    found = re.search(
        rf"({_YEARS.pattern})(?:\s+(?:of|in|with|as))?\s+(?:(?!experience|in\b)[\w&-]+\s+){{0,3}}{re.escape(name)}",
        quote,
        re.I,
    )
    return re.sub(r"yrs?\b", "years", found[1]).lower() if found else None


_COUNTED = words_of(
    """tool plan system portfolio broker model platform framework budget team recorder machine crane
    vehicle forklift kitchen ward classroom database website app product roadmap pipeline store site
    activity programme program project lab laboratory station workshop warehouse fleet unit department"""
)
_ACTIVITY = re.compile(r"(?:ing|ion|ions|ment|sis|ance|ence|ship|ity|ism|cy|gy|ure|th|age|ics|al)$")


def _shaped(kind: Kind, texts: list[str]) -> tuple[Kind, list[str]]:
    """Gives a method that is a countable thing its article, and treats it as a thing one works with."""
    if kind is not Kind.METHOD or len(texts) > 1:
        return kind, texts
    text = texts[0]
    head = text.split()[-1].lower()
    if head in ROLE_NOUNS and text.islower():
        return kind, [f"being {with_article(text)}"]
    counted = head in _COUNTED and not set(text.split()) & {"a", "an", "the", "our"}
    if not counted and (_begins_gerund(text) or head in speech().mass_nouns - _STUFF or _ACTIVITY.search(head)):
        return kind, texts
    whole_product = text.lower() in skill_lexicon().products
    if head in _COUNTED and not whole_product:
        return Kind.TOOL, [with_article(text)]
    whole = (head in _WITH_THE and not whole_product) or re.search(r"\bAct \d{4}$", text)
    return Kind.TOOL, [f"the {text}"] if whole else texts


_STUFF = words_of(
    "code data equipment software hardware machinery material medication money paper policy content evidence"
)
"""Nouns without an article that one works with; the others name what is done ("stock control")."""
_WITH_THE = words_of("bundle close ledger desk floor pass till act lifecycle queue protocol pathway calendar budget")
"""Things of which there is one where one works ("the sepsis bundle")."""


def _kind(name: str) -> Kind:
    if language_in(name):
        return Kind.LANGUAGE
    for pattern, kind in (
        (_YEARS, Kind.YEARS),
        (_CREDENTIAL, Kind.CREDENTIAL),
        (_HOURS, Kind.HOURS),
        (_TRAIT, Kind.SOFT),
    ):
        if pattern.search(name):
            return kind
    if name.lower() in skill_lexicon().products or all(
        is_name(w) for w in name.replace("/", " ").split() if w[0].isalpha()
    ):
        return Kind.TOOL
    return Kind.WISH if is_no_thing(name) else Kind.METHOD


_TRAITS = {
    r"detail[- ]oriented|attention to detail": "work that has to be exact",
    r"\bhonest": "being straight with people",
    r"meets? deadlines|deadline": "tight deadlines",
    r"reliab": "being someone others can count on",
    r"flexib": "plans that change at short notice",
    r"self[- ]?(?:motivated|starter)|proactive": "work that nobody had assigned",
    r"team ?player|teamwork": "work in a team",
    r"customer[- ](?:oriented|focus)": "work with customers",
}


_WITH_ARTICLE = frozenset({"P&L", "general ledger", "balance sheet", "front desk", "sales pipeline"})
"""What people speak of with "the", though no posting writes it."""


def phrase_of(name: str, kind: Kind, context: str = "") -> str:
    """A skill's name as a short noun or gerund phrase: "Proven labor scheduling experience" is "labor scheduling"."""
    text = spelled_out(name).strip(" .,;:")
    if text in _WITH_ARTICLE:
        return f"the {text}"
    if kind is Kind.SOFT:
        trait = next((said for pattern, said in _TRAITS.items() if re.search(pattern, text, re.I)), None)
        if trait:
            return trait
    if kind is Kind.LANGUAGE and name.split(maxsplit=1)[0] != language_in(name):
        return f"written {language_in(name)}" if "written" in name.lower() else language_in(name)
    if kind not in (Kind.YEARS, Kind.CREDENTIAL):
        text = _TAIL.sub("", _LEAD.sub("", text)) or text
    elif kind is Kind.CREDENTIAL:
        text = re.sub(r"^(?:current|valid|a|an)\s+", "", text, flags=re.I)
        text = with_noun_article(text)
        if " " not in text:
            return text
    return _as_gerund(uncapitalised(text, context))


def with_noun_article(text: str) -> str:
    """ "journeyman license" as "a journeyman license"; a bare acronym stays as it is."""
    if re.search(
        r"(?:licen[cs]e|certificate|degree|diploma|qualification|registration|clearance|card)\b", text
    ) and not re.match(r"(?:the|your|our)\b", text):
        return with_article(uncapitalised(text))
    return text


def _as_gerund(text: str) -> str:
    """A phrase that begins with a base verb begins with its -ing form: "teach maths" is "teaching maths"."""
    first, _, rest = text.partition(" ")
    verb, form = speech().base_of.get(first, ("", ""))
    if (form != "base" and verb != first) or not rest:
        return text
    following = rest.split()[0].lower()
    noun_like = verb in speech().noun_like and following not in speech().small_words and not following[0].isdigit()
    ends_noun = is_plural(rest.split()[-1]) or rest.split()[-1] in speech().mass_nouns
    object_follows = verb in {"run", "lead", "manage", "use", "read"} and len(rest.split()) > 1
    if (
        noun_like
        and not object_follows
        and not (verb in {"share", "lead", "manage", "run", "plan", "use"} and ends_noun)
    ):
        return text
    return f"{speech().gerund_of[verb]} {rest}"


def _topics(quote: str, names: Sequence[str]) -> tuple[str, ...]:
    """What the posting spells out after a colon or in brackets behind the skill: two or three short things."""
    found = re.search(re.escape(names[0]) + r"[^:(]{0,30}(?::\s*([^.;()]+)|\(([^()]+)\))", quote, re.I)
    if not found:
        return ()
    parts = [p.strip() for p in re.split(r",|\band\b|\bor\b|/", found[1] or found[2]) if p.strip()]
    short = [
        p
        for p in parts
        if len(p.split()) <= 3
        and not re.search(r"\d|similar|^(?:every|each|plus|at|in|from|all)\b|\be\.?g|\bwe\b|\byou|\bour", p)
    ]
    return tuple(short[:3]) if len(short) >= 2 else ()
