"""Skills a posting asks for: names from its requirements, tools named anywhere, each with level and quote."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from interview_coach.coach.builtin.job import requirement_patterns as patterns
from interview_coach.coach.builtin.job.mentions import is_in_lexicon, mentions_in, products_in
from interview_coach.coach.builtin.job.phrases import Phrase, first_sentence, phrases_of, without_brackets
from interview_coach.coach.builtin.job.sections import Item, Section
from interview_coach.domain.job import Skill
from interview_coach.domain.vocabulary import Level

LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class FoundSkill:
    """A skill, the item it stands in (position in the posting), the choice it is part of and its examples;
    `in_passing` marks a tool named beside what the item asks for ("in an Agile environment")."""

    skill: Skill
    item: int
    choice: int | None = None
    examples: tuple[str, ...] = ()
    in_passing: bool = False


def find_skills(items: list[Item]) -> list[FoundSkill]:
    """Skills in the order of the posting, each once; where it is asked for comes before where it is mentioned."""
    asked = [(n, item) for n, item in enumerate(items) if item.section in (Section.MUST, Section.NICE)]
    told = [(n, item) for n, item in enumerate(items) if item.section is Section.DUTIES]
    found: dict[str, FoundSkill] = {}
    for position, item in [*asked, *told]:
        level = Level.NICE if item.section is Section.NICE else Level.MUST
        for phrase in phrases_in(item):
            skill = Skill(calmed(phrase.name, item.text), level, quote_around(item.text, phrase.name))
            known = FoundSkill(skill, position, phrase.choice, phrase.examples, phrase.in_passing)
            found.setdefault(key_of(phrase.name), known)
    return merged(sorted(found.values(), key=lambda f: f.item), items)


def calmed(name: str, text: str) -> str:
    """The name of a skill in small letters when its whole line is shouted; products, abbreviations and
    names with a sign in them ("MITRE ATT&CK") stay."""
    if not text.isupper() or len(text) <= _LONGEST_ABBREVIATION or re.search(r"\w[&+#]", name):
        return name
    return " ".join(word if _is_short_form(word) else word.lower() for word in name.split())


def _is_short_form(word: str) -> bool:
    """A product, or letters no word is made of (`CNC`, `EWM`)."""
    return is_in_lexicon(word.lower()) or not re.search(r"[AEIOUY]", word[1:])


_LONGEST_ABBREVIATION = 6
_PAPER = re.compile(r"licen[cs]e|certif|degree|diploma|qualification|card$", re.I)


def merged(found: list[FoundSkill], items: list[Item]) -> list[FoundSkill]:
    """The skills without those that another says as well, word for word: "P&L" and "full P&L responsibility" are one.
    Two products ("SQL", "SQL Server") and a paper about a skill ("AWS", "AWS certification") stay apart."""
    kept = list(found)
    for short in found:
        for long in found:
            if short in kept and long in kept and _says_as_well(long, short):
                at = min(kept.index(short), kept.index(long))
                one = _one_of(short, long, items)
                kept = [f for f in kept if f not in (short, long)]
                kept.insert(at, one)
    return sorted(kept, key=lambda f: f.item)


def _says_as_well(long: FoundSkill, short: FoundSkill) -> bool:
    inner, outer = key_of(short.skill.name), key_of(long.skill.name)
    if inner == outer or f" {inner} " not in f" {outer} " or short.skill.level is not long.skill.level:
        return False
    two = is_in_lexicon(inner) and is_in_lexicon(outer)
    return not two and bool(_PAPER.search(inner)) == bool(_PAPER.search(outer))


def _one_of(short: FoundSkill, long: FoundSkill, items: list[Item]) -> FoundSkill:
    """A name proper stands for both, else the longer says more; it is quoted from where it is asked for."""
    name = short.skill.name if re.search(r"[A-Z0-9&+#]", short.skill.name[1:]) else long.skill.name
    asked = [f for f in (short, long) if items[f.item].section is not Section.DUTIES and name in items[f.item].text]
    best = (asked or [f for f in (short, long) if f.skill.name == name])[0]
    examples = tuple(dict.fromkeys((*short.examples, *long.examples)))
    skill = replace(best.skill, name=name, quote=quote_around(items[best.item].text, name))
    return replace(best, skill=skill, examples=examples)


def skills_of_tasks(items: list[Item], *, most: int = 8) -> list[Skill]:
    """Skills an occupation's tasks stand for, each named by the first few words of the task ("inspect crane
    mechanisms") and quoted with the whole of it."""
    found: dict[str, Skill] = {}
    for item in items:
        name = task_name(item.text)
        if name:
            found.setdefault(name, Skill(name, Level.MUST, quote_around(item.text, name)))
    return list(found.values())[:most]


def task_name(task: str) -> str | None:
    """Verb and object of a task: "Determine load weights and check them ..." is "determine load weights"."""
    first = re.split(
        r",|;|\bor\b|\band\b|\s(?:to|for|with|by|using|in|on|from|of|such|that|at|into|against|through)\s", task
    )[0]
    words = first.strip(" .").split()
    if not 2 <= len(words) <= 5:
        return None
    return " ".join([words[0].lower(), *words[1:]])


def phrases_in(item: Item) -> list[Phrase]:
    """Names in an item: its own wording, then products it names elsewhere. Products that only illustrate a kind
    of tool ("Anaplan or similar") become its examples."""
    if item.section is Section.DUTIES:
        return [Phrase(mention.name) for mention in mentions_in(first_sentence(item.text))]
    named = phrases_of(item.text)
    known = " ".join(f" {key_of(phrase.name)} " for phrase in named)
    extra = [p for p in products_in(first_sentence(item.text)) if f" {key_of(p)} " not in known]
    if not named or not extra:
        return [*named, *(Phrase(product) for product in extra)]
    if _illustrates(item.text, named, extra):
        return [replace(named[0], examples=tuple(extra)), *named[1:]]
    if len(named) == 1 and named[0].name.lower() in patterns.ACTIVITY:
        named = []
    choice = 99 if re.search(r"\bor\b", item.text) and ";" not in item.text and len(extra) > 1 else None
    outside = without_brackets(item.text)
    return [*named, *(Phrase(p, choice, in_passing=bool(named) and p in outside) for p in extra)]


def _illustrates(text: str, named: list[Phrase], extra: list[str]) -> bool:
    mark = patterns.ILLUSTRATED.search(text)
    return bool(mark) and len(named) == 1 and ";" not in text and text.find(extra[0]) > text.find(named[0].name)


def key_of(name: str) -> str:
    return re.sub(r"[^a-z0-9+#]+", " ", name.lower()).strip()


def quote_around(text: str, name: str) -> str:
    """The item, or 300 characters of it around the name, cut at words."""
    if len(text) <= LONGEST_QUOTE:
        return text
    at = max(0, text.find(name))
    start = max(0, min(at - 100, len(text) - LONGEST_QUOTE))
    start = text.find(" ", start) + 1 if start else 0
    return text[start : start + LONGEST_QUOTE].rsplit(" ", 1)[0]
