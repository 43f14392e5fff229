"""Takes names and gender out of the wording: who did it by name, or as he or she, decides no mark.

A capital inside a sentence marks a name (of a person, a place or a firm: for reading it is all one). At the start of
a sentence, where every word has a capital, a word is a name when it is one elsewhere in the answer or when a verb
in the past follows that no noun, adverb or verb could stand before. Spoken text without capitals is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.builtin.evaluation.lexicon import (
    ABSTRACT_WORDS,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    STATE_VERBS,
    is_past,
    word_set,
)

SOMEONE = "someone"
MOST_CAPITALS = 0.5
"""Share of capitals inside sentences from which they say nothing (Text Written Like A Headline)."""
_LETTERS = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_TOKEN = re.compile(rf"(?<![\w'’]){_LETTERS}(?!\w)")
_CLITIC = re.compile(r"['’](?:s|d|ll|ve|re|m)?$")
_AT_START = re.compile(r"(?:^|[.!?…:\n]|[-*•]\s|\d[.)]\s)[\s\"'“‘(\[)\]”’]*$|[\"“‘(\[]$")
_TITLE_BEFORE = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st)\.\s$", re.I)
_TITLE = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss)\.?\s+(?={SOMEONE})")
_APOSTROPHES = ("'", "’")
_CALENDAR = word_set(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays mon tues wed thurs fri sat sun christmas thanksgiving easter ramadan i mr mrs ms miss dr prof st let"""
)
_ROLES = word_set(
    """manager boss client customer director supervisor teacher doctor nurse owner engineer lead leader head chief
    president professor chef partner mum mom dad developer designer analyst officer assistant coordinator consultant
    guest patient user student pupil parent colleague coworker tenant resident driver supplier vendor buyer passenger
    visitor shopper employee worker volunteer member neighbour neighbor child children kid men women
    mother father brother sister wife husband son daughter friend"""
)
_COMMON = word_set(
    """sales staff traffic production water power revenue turnover stock orders deliveries payroll morale engineering
    marketing finance legal security training yesterday today tomorrow tonight afterwards meanwhile nowadays monthly
    weekly later earlier half plenty dinner lunch breakfast school college university work business money software
    hardware data news luck rain snow trust word paper paperwork equipment demand attendance absence"""
)
_NAMES_LIKE_ADVERBS = word_set(
    "emily kelly sally molly lily billy holly polly carly kimberly beverly shelly nelly willy wally dolly milly ally"
)
_NAMES_LIKE_WORDS = frozenset(["will", "max"])
_NAMES_LIKE_PLURALS = word_set(
    "hans lars jens niels anders charles agnes moses andres hughes mercedes james ines "
    "adams evans williams edwards rogers"
)
_PLURAL_NOUN = re.compile(r"(?:[b-df-hj-np-rtvwxz]s|..es)$")
_NAMES_AND_NOUNS = word_set(
    "mark bill grace hope joy faith dawn ivy jack rob pat sue art gene sandy iris lily page love irving "
    "blessing sterling"
)
_AFTER_A_NAME = word_set("was had is has hadn't wasn't hasn't isn't didn't who")
_BESIDE_A_NAME = re.compile(r",\s+(?:my|our|the|an?|who|from)\b")


def people_in(text: str) -> frozenset[str]:
    """The names in a text, each word as written."""
    inside: set[str] = set()
    opening: list[tuple[re.Match[str], str]] = []
    capitals = 0
    tokens = [(m, _bare(m.group())) for m in _TOKEN.finditer(text)]
    for found, word in tokens:
        if _is_at_start(text, found.start()):
            opening.append((found, word))
            continue
        capitals += word[:1].isupper()
        if _could_be_name(word):
            inside.add(word)
    if capitals > MOST_CAPITALS * max(1, len(tokens)):
        return frozenset()
    small = frozenset(word.removesuffix("s") for _, word in tokens if word.islower())
    opening = [(m, w) for m, w in opening if w not in inside and _could_be_name(w) and not _is_everyday(w, small)]
    return frozenset(inside | {word for found, word in opening if _opens_as_name(text, found, word)})


def _bare(token: str) -> str:
    return _CLITIC.sub("", token)


def _is_at_start(text: str, place: int) -> bool:
    before = text[max(0, place - 12) : place]
    return bool(_AT_START.search(before)) and not _TITLE_BEFORE.search(before)


def _could_be_name(word: str) -> bool:
    lower = word.lower().replace("’", "'")
    if not word[:1].isupper() or word.isupper() or lower in _CALENDAR or lower.removesuffix("s") in _ROLES:
        return False
    return lower in _NAMES_LIKE_WORDS or not (lower in ABSTRACT_WORDS or lower in FUNCTION_WORDS or lower in _ROLES)


def _opens_as_name(text: str, found: re.Match[str], word: str) -> bool:
    rest = text[found.end() : found.end() + 60]
    if found.group() != word or (word.endswith("s") and rest[:1] in _APOSTROPHES):
        return True
    following = [_lower(m) for m in _TOKEN.finditer(rest)][:2]
    if not following:
        return False
    if rest[:1].isspace():
        return _is_subject(following, rest)
    return bool(_BESIDE_A_NAME.match(rest))


def _lower(found: re.Match[str]) -> str:
    return found.group().replace("’", "'").lower()


def _is_subject(following: list[str], rest: str) -> bool:
    """Whether a verb in the past follows ("Rose moved …"), or another name and then one ("Drew and Li moved …")."""
    first, second = following[0], following[1] if len(following) > 1 else ""
    if first == "and":
        return bool(second) and not is_past(second) and second not in FUNCTION_WORDS - {"i", "my", "the"}
    return first in _AFTER_A_NAME or is_past(first) or (_is_capital(rest) and is_past(second))


def _is_capital(rest: str) -> bool:
    return rest.lstrip()[:1].isupper() and rest.lstrip()[:2] not in ("I ", "I'")


def _is_everyday(word: str, small: frozenset[str]) -> bool:
    """Nouns without an article, adverbs and verbs with -ing, which open sentences as names do; what stands in small
    letters elsewhere in the answer is a noun."""
    lower = word.lower()
    if lower in _NAMES_LIKE_WORDS or lower in _NAMES_AND_NOUNS:
        return False
    if lower in _COMMON or lower in NUMBER_WORDS or lower in STATE_VERBS:
        return True
    if lower.endswith("ly") and lower not in _NAMES_LIKE_ADVERBS:
        return True
    plural = len(lower) > 4 and bool(_PLURAL_NOUN.search(lower)) and lower not in _NAMES_LIKE_PLURALS
    if plural or (lower.endswith("ing") and len(lower) > 5):
        return True
    return not is_past(lower) and lower.removesuffix("s") in small


_THEY = re.compile(
    r"\b(?P<who>he|she|they)\b(?:['’](?P<short>s|re|ve|d|ll)\b)?"
    r"(?:(?P<gap>\s+)(?P<verb>was|wasn['’]t|has|hasn['’]t|is|isn['’]t|does|doesn['’]t)\b)?",
    re.I,
)
_THEM = re.compile(r"\b(him|his|hers?|them|theirs?)\b(?=(?:\s+([\w'’-]+))?)", re.I)
_SELF = re.compile(r"\b(?:himself|herself)\b", re.I)
_PLURAL = {"was": "were", "has": "have", "is": "are", "does": "do"}
_NOT_OWNED = word_set("later again back away first then too also well today tomorrow yesterday here there")


def neutral(text: str, people: frozenset[str]) -> str:
    """The text with names as "someone" and every he and she as "they"."""
    pieces, place = [], 0
    for start, end, last in _runs(text, people):
        bare_genitive = last.endswith("s") and text[end : end + 1] in _APOSTROPHES
        pieces += [text[place:start], SOMEONE, "'s" if bare_genitive else _clitic(last)]
        place = end + bare_genitive
    nameless = _TITLE.sub("", "".join(pieces) + text[place:])
    return _SELF.sub("themselves", _THEM.sub(_them, _THEY.sub(_they, nameless)))


def _clitic(token: str) -> str:
    return token[len(_bare(token)) :]


def names_in(text: str, people: frozenset[str]) -> tuple[str, ...]:
    """The people a stretch names, each once; of several names in a row the first."""
    return tuple(dict.fromkeys(_bare(text[start:end].split(maxsplit=1)[0]) for start, end, _ in _runs(text, people)))


def with_names_hidden(text: str, people: frozenset[str]) -> str:
    """The text with names as "Xxxx", each as long as it was: for cutting it into sentences, where offsets count."""
    return _TOKEN.sub(
        lambda m: "X" + "x" * (len(b) - 1) + _clitic(m.group()) if (b := _bare(m.group())) in people else m.group(),
        text,
    )


def _runs(text: str, people: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and last word of every name; names in a row are one ("Emma Clark")."""
    start, last = -1, None
    for found in _TOKEN.finditer(text) if people else ():
        if _bare(found.group()) not in people:
            continue
        if last is not None and not (text[last.end() : found.start()].isspace() and not _clitic(last.group())):
            yield start, last.end(), last.group()
            start = -1
        start, last = (found.start() if start < 0 else start), found
    if last is not None:
        yield start, last.end(), last.group()


def _they(found: re.Match[str]) -> str:
    said = "They" if found.group("who")[0].isupper() else "they"
    short = found.group("short")
    if short:
        said += "'" + ("re" if short.lower() in ("s", "re", "ve") else short)
    verb = found.group("verb")
    if not verb:
        return said
    stem, negated = re.sub(r"n['’]t$", "", verb.lower()), verb.lower().endswith("t")
    return said + found.group("gap") + _PLURAL[stem] + ("n't" if negated else "")


def _them(found: re.Match[str]) -> str:
    """ "Her" is "them" or "their" by the word behind it, and for the sake of sameness so are "him" and "their"."""
    behind = (found.group(2) or "").lower().replace("’", "'")
    free = behind in FUNCTION_WORDS or behind in NUMBER_WORDS or behind in _NOT_OWNED
    said = "them" if not behind or free or behind.endswith("ly") or is_past(behind) else "their"
    return said.capitalize() if found.group()[0].isupper() else said
