"""Must-have skills for which the CV shows nothing, looked for in all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from interview_coach.coach.builtin.job.evidence import content_stems, cv_texts, is_named
from interview_coach.coach.builtin.job.families import shows_kind
from interview_coach.coach.builtin.job.sections import Item, Section
from interview_coach.coach.builtin.job.skills import FoundSkill
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Skill
from interview_coach.domain.vocabulary import Level
from interview_coach.embedding import encoder

_SAME_MEANING = 0.45
"""Cosine from which a text of the CV counts as showing a skill described in plain words."""

_SAME_NAME = 0.75
"""The same for a name written another way ("multistate RN license" and "RN license, Pennsylvania (multistate)")."""

_NOT_PROVEN_BY_ABSENCE = re.compile(
    r"communicat|relationship|problem.solving|collaborat|team|partner|present(?:ation|ing)|stakeholder|organi[sz]"
    r"|leadership"
    r"|leading|prioriti|analytical|interpersonal|listening|judg|attention|critical thinking|work ethic|decision"
    r"|multitask"
    r"|share|behaviou?r|self-|initiative|time management|learn|empath|service orient|writing"
    r"|experimentation|portfolio|skills?$",
    re.I,
)
"""Abilities nobody lists as such: that a CV does not name them says nothing."""


def find_gaps(items: list[Item], found: list[FoundSkill], cv: Cv) -> tuple[str, ...]:
    """Names of must-have skills the CV does not show. Of alternatives ("Python or PowerShell") one is enough; tools
    that only illustrate a kind, or are mentioned in passing, are no gaps of their own."""
    asked = [f for f in found if _is_asked(items[f.item], f)]
    texts = cv_texts(cv)
    shown = {
        f.skill.name: any(_is_shown(name, f.skill, texts, cv) for name in (f.skill.name, *f.examples)) for f in asked
    }
    covered = {(f.item, f.choice) for f in asked if f.choice is not None and shown[f.skill.name]}
    return tuple(f.skill.name for f in asked if not shown[f.skill.name] and (f.item, f.choice) not in covered)


def _is_asked(item: Item, found: FoundSkill) -> bool:
    must = found.skill.level is Level.MUST and item.section is Section.MUST
    return must and not found.in_passing and not _NOT_PROVEN_BY_ABSENCE.search(found.skill.name)


def _is_shown(name: str, skill: Skill, texts: list[str], cv: Cv) -> bool:
    level = language_level(skill.quote, after=name)
    if level and (spoken := _spoken(name, cv)):
        return spoken >= level
    if any(is_named(name, text) or shows_kind(name, text) for text in texts):
        return True
    proper = _proper_part(name)
    if proper:
        named = proper != name and any(is_named(proper, text) for text in texts)
        return named or _nearest(name, texts) >= _SAME_NAME
    return _is_meant(name, texts)


def _proper_part(name: str) -> str:
    """The words of a name that are names themselves: tools, standards, abbreviations. "gRPC APIs" → "gRPC APIs"."""
    words = name.split()
    kept = [w for i, w in enumerate(words) if re.search(r"[A-Z0-9+#]", w if i else w[1:])]
    if len(words) == 1 and name[0].isupper() and not kept:
        return name if not re.fullmatch(r"[A-Z][a-z]+(?:ing|ion|ment|ship|ance|ness|ity|ure)", name) else ""
    return " ".join(kept)


def _is_meant(name: str, texts: list[str]) -> bool:
    wanted = content_stems(name)
    together = frozenset(stem for text in texts for stem in content_stems(text))
    if wanted and wanted <= together and len(wanted) > 1:
        return True
    return _nearest(name, texts) >= _SAME_MEANING


def _nearest(name: str, texts: list[str]) -> float:
    return float(encoder().similarity([name], texts).max()) if texts else 0.0


_COMES_NEAR = 0.40
"""Cosine from which a text of the CV may be about the skill under another name. Skills a CV surely lacks lie at 0.23 to
0.42 with its nearest text, those it shows in other words from 0.35 on: below 0.40, and with no word shared, the gap is
certain enough to be said to somebody's face."""

_TOO_SHORT_TO_COMPARE = 4
"""Letters. The encoder knows nothing of SQL or AP; only words tell."""


def is_certain_gap(name: str, cv: Cv) -> bool:
    """Whether nothing in the CV comes near the skill: no word or look-alike of it, no abbreviation, nothing of its
    family, nothing near in meaning."""
    texts = cv_texts(cv)
    if any(is_named(name, text) or shows_kind(name, text) or _abbreviates(name, text) for text in texts):
        return False
    words = frozenset(stem for text in texts for stem in content_stems(text))
    if any(_looks_like(stem, word) for stem in content_stems(name) for word in words):
        return False
    return len(name) <= _TOO_SHORT_TO_COMPARE or _nearest(name, texts) < _COMES_NEAR


def _looks_like(stem: str, word: str) -> bool:
    """The same stem, or the beginning of five letters and more ("vasopressor", "vasopressin")."""
    return stem == word or (len(stem) > 5 and len(word) > 5 and stem[:5] == word[:5])


def _abbreviates(name: str, text: str) -> bool:
    """Whether one is the other's initials: "AP" and "accounts payable", "Active Directory" and "AD"."""
    words = re.findall(r"[A-Za-z]+", text)
    initials = "".join(word[0] for word in words).lower()
    own = re.findall(r"[A-Za-z]+", name)
    if len(own) == 1 and own[0].isupper() and len(own[0]) > 1:
        return own[0].lower() in initials and _in_a_row(own[0].lower(), words)
    return 1 < len(own) < 6 and "".join(word[0] for word in own).upper() in words


def _in_a_row(letters: str, words: list[str]) -> bool:
    """Whether the letters begin neighbouring words, none of them a small one."""
    runs = ([w.lower() for w in words[i : i + len(letters)]] for i in range(len(words) - len(letters) + 1))
    return any(all(len(w) > 3 and w[0] == c for w, c in zip(run, letters, strict=True)) for run in runs)


_CEFR = {"a1": 1, "a2": 2, "b1": 3, "b2": 4, "c1": 5, "c2": 6}
_WORDS = {
    "basic": 2, "elementary": 2, "beginner": 1, "conversational": 3, "intermediate": 3, "good": 4, "professional": 5,
    "working": 4, "business": 5, "fluent": 5, "fluency": 5, "proficient": 5, "advanced": 5, "native": 6, "bilingual": 6,
    "mother tongue": 6, "kitchen": 2, "limited": 2,
}  # fmt: skip
_LEVEL = re.compile(rf"\b({'|'.join([*_CEFR, *_WORDS])})\b", re.I)


def language_level(text: str, *, after: str = "") -> int:
    """The level of a language (1 = A1 to 6 = C2) named right behind `after`, 0 when none is."""
    at = text.find(after)
    near = text[at + len(after) : at + len(after) + 25] if at >= 0 else text
    match = _LEVEL.search(near.split(",")[0])
    return (_CEFR.get(match[1].lower()) or _WORDS[match[1].lower()]) if match else 0


def _spoken(name: str, cv: Cv) -> int:
    rows = cv.document.get("languages")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and is_named(name, str(row.get("language") or "")):
            return language_level(str(row.get("fluency") or ""))
    return 0
