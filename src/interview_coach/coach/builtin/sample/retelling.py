"""Says what a line says in an order of its own, so that no line of the CV stands word for word in a sample."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from interview_coach.coach.builtin.questions.wording import capitalised, is_plural, plain_words, spelled_out
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine

_SHORTEST = 6
"""Lines of six words and fewer are too short to be said differently."""


def in_other_words(line: CvLine, actions: Sequence[str]) -> tuple[str, ...]:
    """The actions of the line; its first one is said in two, or in another order, when the line would stand there
    whole."""
    if not actions or not is_pasted(line, " ".join(actions)):
        return tuple(actions)
    first, *rest = actions
    for change in _CHANGES:
        said = change(first.rstrip("."))
        if said and not is_pasted(line, " ".join([*said, *rest])):
            return (*said, *rest)
    return (*_part(first.rstrip(".")), *rest)


def with_there(line: CvLine, sentences: Sequence[str]) -> list[str]:
    """Sentences about what was so or came of it; one that holds the whole line gets a "there" where a phrase begins,
    and is left out when there is no such place. Nothing is cut: "one week in four" is not "one week"."""
    whole = _bare(spelled_out(line.text))
    return [said for sentence in sentences if (said := _parted(sentence, whole))]


def _parted(sentence: str, whole: str) -> str:
    if len(whole.split()) <= _SHORTEST or whole not in _bare(sentence):
        return sentence
    words = sentence.split()
    opening = len(_ABOUT) if words[: len(_ABOUT)] == _ABOUT else _OPENING
    found = (i for i, word in enumerate(words) if i > opening and word.lower() in speech().prepositions - {"of", "to"})
    at = next(found, None)
    there = "in that job" if sentence.startswith("That mean") else "there"
    return " ".join([*words[:at], there, *words[at:]]) if at else ""


_ABOUT = ["It", "had", "to", "do", "with"]
_OPENING = 3
"""Words with which such a sentence begins: "There was no"."""


def is_pasted(line: CvLine, text: str) -> bool:
    """Whether the line stands in the text from its second word on (the first may have changed its form)."""
    words = _bare(spelled_out(line.text)).split()
    return len(words) > _SHORTEST and " ".join(words[1:]) in _bare(text)


def _bare(text: str) -> str:
    return " ".join(word.strip(".") for word in plain_words(text))


_TAIL = re.compile(
    r"\s(?P<tail>(?:when|while|after|before|during)\s.+|(?:within|over|in)\s(?:the\s)?(?:first\s|last\s)?"
    r"(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|my)\s(?:\w+\s)?"
    r"(?:weeks?|months?|years?|days?|hours?|minutes|summers?|terms?|seasons?)\b.*)$",
    re.I,
)
_TIME_WORD = re.compile(r"(?:days?|weeks?|months?|years?|hours?|minutes?|long|soon|shortly|just)$", re.I)


def _front(text: str) -> list[str]:
    """ "When the head chef fell ill for 3 weeks, I took over the pass." """
    found = _TAIL.search(text)
    if not found:
        return []
    before = text[: found.start()]
    open_end = re.search(r"\b(?:that|which|who)\b", before) or _TIME_WORD.search(before)
    if open_end or len(before.split()) < 3 or len(found["tail"].split()) > 11 or _joins_acts(found["tail"]):
        return []
    return [f"{capitalised(found['tail'])}, {before.rstrip(',')}."]


def _joins_acts(text: str) -> bool:
    return any(_is_past(found[1]) for found in re.finditer(r"\band ([a-z]+)\b", text))


def _is_past(verb: str) -> bool:
    base, form = speech().base_of.get(verb, ("", ""))
    return form == "past" or (not base and bool(re.fullmatch(r"[a-z]{3,}ed", verb)))


def _relative(text: str) -> list[str]:
    """ "I built a test suite. It catches drift." """
    found = re.match(r"(?P<head>I .+?)\s+(?:that|which)\s+(?P<rest>\S+ .+)$", text)
    if not found or len(found["head"].split()) < 3:
        return []
    verb = found["rest"].split()[0].lower()
    base, form = speech().base_of.get(verb, ("", ""))
    if form == "third":
        return [f"{found['head']}.", f"It {found['rest']}."]
    if form in ("past", "base") and is_plural(found["head"].split()[-1]) and base:
        return [f"{found['head']}.", f"They {found['rest']}."]
    if form == "past":
        return [f"{found['head']}.", f"It {found['rest']}."]
    return []


def _by_doing(text: str) -> list[str]:
    """ "I persuaded them. I did it by sending short letters." """
    found = re.match(r"(?P<head>I (?:\S+ ){2,}?)(?P<rest>by \w+ing\b.*)$", text)
    return [f"{found['head'].strip()}.", f"I did it {found['rest']}."] if found else []


def _comma(text: str) -> list[str]:
    """What hangs behind a comma becomes a sentence."""
    head, comma, rest = text.rpartition(", ")
    if not comma or len(head.split()) < 3:
        return []
    if rest.lower().startswith("up to"):
        return [f"{head}.", f"That went {rest}."]
    return [f"{head}.", f"That was {rest}."] if rest.split()[0].lower() in speech().prepositions else []


def _and_i(text: str) -> list[str]:
    """ "I found the clot. I also alerted the ward." """
    for found in re.finditer(r"\s+and\s+(?P<verb>[a-z]+)\s", text):
        known = _is_past(found["verb"])
        if known and len(text[: found.start()].split()) >= 3:
            return [f"{text[: found.start()]}.", f"I also {text[found.start('verb') :]}."]
    return []


def _with_none(text: str) -> list[str]:
    """ "with no missed load" as "There was no missed load." """
    found = re.search(r"\s(?:with no|without (?:a|an|any)(?: single)?) (?P<what>\w+(?: \w+){0,3})$", text)
    if not found:
        return []
    be = "were" if is_plural(found["what"].split()[-1]) else "was"
    return [f"{text[: found.start()]}.", f"There {be} no {found['what']}."]


def _for_whom(text: str) -> list[str]:
    found = re.match(r"(?P<head>I \S+ (?:an?|the|my|our|\S+) .*?\S+)\s(?P<rest>for (?!the first).+)$", text)
    if not found or len(found["head"].split()) < 4:
        return []
    plural = is_plural(found["head"].split()[-1]) and found["head"].split()[2] not in ("a", "an")
    return [f"{found['head']}.", f"{'They were' if plural else 'It was'} {found['rest']}."]


def _further(text: str) -> list[str]:
    """What hangs on the end says more about the same: "That was against my manager's first view." """
    words = text.split()
    at = next((i for i, w in enumerate(words) if i > 3 and w.lower() in _SAYS_MORE), None)
    if at is None or len(words) - at < 3 or speech().base_of.get(words[1].lower(), ("", "past"))[1] != "past":
        return []
    return [f"{' '.join(words[:at])}.", f"That was {' '.join(words[at:])}."]


_SAYS_MORE = frozenset({"against", "across", "during", "without", "together", "under"})


def _part(text: str) -> list[str]:
    """ "What I did was build …", "Part of my job is training …": the verb in another form."""
    words = text.split()
    base, form = speech().base_of.get(words[1].lower(), ("", ""))
    if form == "past" and base != words[1].lower():
        return [f"What I did was {base} {' '.join(words[2:])}."]
    gerund = speech().gerund_of.get(base, "")
    return [f"Part of my job {'is' if form == 'base' else 'was'} {gerund} {' '.join(words[2:])}."] if gerund else []


_CHANGES: tuple[Callable[[str], list[str]], ...] = (
    _and_i, _relative, _front, _by_doing, _with_none, _comma, _for_whom, _further,
)  # fmt: skip
