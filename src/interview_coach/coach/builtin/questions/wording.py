"""Small changes of wording: abbreviations, articles, capitals, where a phrase may end."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from interview_coach.content.lexicon import skill_lexicon, words_of
from interview_coach.content.speech import speech

T = TypeVar("T")

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_CALENDAR = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
    ]
)
ROLE_NOUNS = frozenset(
    [
        "champion",
        "rep",
        "representative",
        "tutor",
        "officer",
        "instructor",
        "captain",
        "coach",
        "cook",
        "driver",
        "manager",
        "lead",
        "leader",
        "lifeguard",
        "teacher",
        "trainer",
        "mentor",
        "coordinator",
        "assistant",
        "volunteer",
        "supervisor",
        "secretary",
        "treasurer",
        "chair",
        "member",
        "auditor",
        "tester",
        "moderator",
        "editor",
        "nurse",
        "steward",
        "foreman",
        "cashier",
        "preceptor",
        "marshal",
        "warden",
        "interpreter",
        "translator",
    ]
)
_DANGLING = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "to",
        "for",
        "with",
        "in",
        "on",
        "at",
        "by",
        "from",
        "as",
        "than",
        "into",
        "our",
        "your",
        "their",
        "its",
    ]
)


def stable_number(text: str) -> int:
    """A number that is the same on every machine: what rotation starts from."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def rotated(items: Sequence[T], start: int) -> list[T]:
    """The items from `start` on, then those before."""
    at = start % len(items) if items else 0
    return [*items[at:], *items[:at]]


def spelled_out(text: str) -> str:
    """Abbreviations of CVs and postings as they are said aloud; brackets are dropped, white space is collapsed."""
    text = re.sub(r"~\s*(?=\d)", "about ", _BRACKETS.sub("", text))
    text = re.sub(r"\s\+\s", " and ", text)
    known = speech().abbreviations
    words = [known.get(word.lower()) or _known_before_stop(word, known) for word in text.split()]
    return " ".join(" ".join(words).split())


def _known_before_stop(word: str, known: Mapping[str, str]) -> str:
    """ "mos." at the end of a sentence is "months."."""
    bare = word.rstrip(".,;:")
    return f"{known[bare.lower()]}{word[len(bare) :]}" if bare.lower() in known else word


def with_article(noun: str) -> str:
    """ "apprentice" as "an apprentice"."""
    vowel = re.match(r"[aeio]|u(?!s|ni|ti)|(?:[FHLMNRSX][A-Z]|[AEIO])", noun)
    return f"{'an' if vowel else 'a'} {noun}"


def lowered_title(title: str) -> str:
    """A job title inside a sentence: "Backend Engineer" as "backend engineer", acronyms stay."""
    return " ".join(w if any(c.isupper() for c in w[1:]) else w.lower() for w in title.split())


def spoken_name(organisation: str) -> str:
    """An employer as people call it: without brackets, place, and the legal form at the end."""
    name = re.split(r"\s*[(,]", organisation)[0].strip()
    return re.sub(
        r"\s+(?:Inc|Ltd|LLC|LLP|GmbH|plc|PLC|Corp|AG|BV|Pty|Limited|Co|S\.A)\.?(?:\s+Şti)?\.?$", "", name
    ).strip()


def as_told(text: str) -> str:
    """The employer's "our" as it is told of them."""
    return re.sub(r"\bour\b", "their", text)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str], joint: str = "and") -> str:
    """ "a, b and c"."""
    rows = list(names)
    return rows[0] if len(rows) == 1 else f"{', '.join(rows[:-1])} {joint} {rows[-1]}"


def is_name(word: str, context: str = "") -> bool:
    """Whether a word keeps its capital: an acronym, a product, a language, or written so inside a sentence."""
    bare = word.strip(".,;:()'\"")
    if not bare[:1].isupper():
        return False
    if any(c.isupper() or c.isdigit() for c in bare[1:]):
        return True
    if bare in speech().languages or bare in _CALENDAR or re.match(r"[A-Z]-", bare):
        return True
    if bare.lower() in skill_lexicon().products and bare.lower() not in speech().base_of:
        return True
    return bool(context and re.search(rf"(?<=[a-z,] ){re.escape(bare)}\b", context)) and bare.lower() not in context


def uncapitalised(text: str, context: str = "") -> str:
    """The phrase as it stands inside a sentence: the first letter small unless it begins with a name."""
    first, _, rest = text.partition(" ")
    if not text or text.lower() in skill_lexicon().products or is_name(first, context):
        return text
    follows_name = rest.strip("/ ")[:1].isupper() or rest[:1].isdigit()
    return text if follows_name else text[:1].lower() + text[1:]


def without_dangling(words: list[str]) -> list[str]:
    """The words without an article, conjunction or preposition left over at the end."""
    while words and words[-1].lower().strip(",") in _DANGLING:
        words = words[:-1]
    loose = len(words) > 3 and words[-2].lower() == "in" and words[-1].lower() in {"favor", "favour", "order", "line"}
    return without_dangling(words[:-2]) if loose else words


def clipped(words: list[str], most: int) -> list[str] | None:
    """The words cut before a preposition so that at most `most` are left; None when there is no such place."""
    if len(words) <= most:
        return without_dangling(words) or None
    small = (speech().prepositions | {"and", "or"}) - {"of"}
    for at in range(most, 1, -1):
        if words[at].lower() in small and not _splits_a_pair(words, at) and not _splits_a_range(words, at):
            return without_dangling(words[:at]) or None
    return None


def _splits_a_range(words: list[str], at: int) -> bool:
    """Whether the cut leaves the beginning of a range without its end: "from 14 | to 5 a month"."""
    before = [word.lower() for word in words[max(0, at - 4) : at]]
    return words[at].lower() in {"to", "until", "through", "down"} and "from" in before


def _splits_a_pair(words: list[str], at: int) -> bool:
    """Whether a cut before this "and" leaves half of what belongs together: "for booster | and dosing units"."""
    before = [word.lower() for word in words[max(0, at - 2) : at]]
    return words[at].lower() in {"and", "or"} and any(word in speech().prepositions for word in before)


def plain_words(text: str) -> list[str]:
    """Lower-case words for comparing texts."""
    return re.sub(r"[^a-z0-9+#.]+", " ", text.lower()).strip(" .").split()


def is_plural(word: str) -> bool:
    word = word.lower().strip(".,;:'\"")
    if word in {"was", "is", "has", "does", "this", "his", "its", "as", "us", "plus", "minus", "across", "always"}:
        return False
    return word in {"people", "children", "data", "staff", "men", "women", "media"} or (
        word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


_LEVELS = words_of("""very good fluent written spoken native business basic excellent strong professional advanced
    conversational solid at least b1 b2 c1 c2 level skills and""")


def language_in(name: str) -> str:
    """The language a skill is ("very good English"); empty when it is something else."""
    rest = [word for word in name.split() if word.lower().strip("(),.") not in _LEVELS]
    return rest[0] if rest and rest[0] in speech().languages else ""
