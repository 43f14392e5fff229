"""Names of skills (O*NET, ESCO) and of occupations (O*NET), read once, looked up fast."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Occupation:
    """An O*NET occupation. `tasks` are sentences, most important first; `zone` (1-5) is how much preparation it
    needs, None where O*NET has none; `technology` are products used in it."""

    code: str
    title: str
    description: str
    zone: int | None
    tasks: tuple[str, ...]
    technology: tuple[str, ...]
    skills: tuple[str, ...]
    knowledge: tuple[str, ...]
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkillLexicon:
    """Lower-case names of skills: `products` are tools, standards and certificates, `knowledge` terms of trades;
    `longest` is the number of words of the longest name looked for."""

    products: frozenset[str]
    knowledge: frozenset[str]
    longest: int = 5


@dataclass(frozen=True, slots=True)
class OccupationNames:
    """`by_head` maps the last word of a title to the words before it and the occupation's position in `codes`;
    `vectors` are int8 unit vectors (x 127), one row of 384 per occupation."""

    codes: tuple[str, ...]
    by_head: Mapping[str, Mapping[str, int]]
    vectors: bytes


def words_of(text: str) -> frozenset[str]:
    """A set of words written as running text."""
    return frozenset(text.split())


_RANKS = words_of(
    """senior sr junior jr lead principal staff entry level graduate trainee intern associate assistant
    chief head i ii iii iv remote hybrid onsite full part time permanent temporary contract m f w d x
    the a an and or"""
)
_KEPT_RANKS = frozenset({"chief", "head", "lead", "associate", "assistant", "staff", "intern", "trainee"})
_IRREGULAR = {"maths": "mathematics", "math": "mathematics", "dev": "developer", "hr": "human resources"}


def title_words(title: str) -> list[str]:
    """Words of a job title for look-ups: lower case, singular, "teacher of mathematics" as "mathematics teacher"."""
    plain = re.sub(r"[/&,]", " ", title.lower())
    of = re.fullmatch(r"(.+?) (?:of|for) (.+)", plain.strip())
    if of and len(of[1].split()) <= 2:
        plain = f"{of[2]} {of[1]}"
    words = re.findall(r"[a-z0-9+#.]+(?:-[a-z0-9]+)*", plain)
    words = [part for word in words for part in _IRREGULAR.get(word.strip("."), word.strip(".")).split()]
    kept = [w for w in words if w and (w not in _RANKS or w in _KEPT_RANKS)]
    return [_singular(w) for w in kept if w not in {"of", "in", "for", "with"}]


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


@cache
def skill_lexicon() -> SkillLexicon:
    """Loads in about 10 ms. Raises ConfigurationError when the file is missing or damaged."""
    document = _read("skills_lexicon.json")
    products = {alias.lower() for aliases in document["products"].values() for alias in aliases}
    products.update(name.lower() for name in document["supplement"])
    return SkillLexicon(frozenset(products), frozenset(name.lower() for name in document["knowledge"]))


@cache
def occupation_names() -> OccupationNames:
    """The index of job titles; loads in about 30 ms."""
    document = _read("occupations.json")
    return OccupationNames(tuple(document["codes"]), document["names"], base64.b64decode(document["vectors"]))


@cache
def prototype_vectors() -> Mapping[str, bytes]:
    """Vectors (384 float16) of the fixed texts the coach compares with, by `prototype_key` of the text."""
    return {key: base64.b64decode(row) for key, row in _read("prototypes.json").items()}


def prototype_key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def occupation(code: str) -> Occupation:
    """An occupation by its O*NET-SOC code; reads the file of its major group once."""
    return _group(code[:2])[code]


def occupation_for(title: str) -> Occupation | None:
    """The O*NET occupation a job title names ("Crane operator"), None when no known title shares its last word and
    at least half of its words. Under 1 ms after loading."""
    found = occupations_named(title)
    return occupation(max(found, key=lambda code: found[code])) if found else None


def occupations_named(title: str) -> dict[str, float]:
    """Codes of occupations with a title like this one and how alike they are, 0.5 to 1, in a fixed order.

    What stands before a dash, comma or bracket counts first; the whole of the title only when that names nothing.
    """
    for words in _title_parts(title):
        found = _modern(words) or _alike(words)
        if found:
            return found
    return {}


def _title_parts(title: str) -> list[list[str]]:
    plain = re.sub(r"\([^)]*\)", " ", title)
    pieces = [piece for piece in re.split(r"\s+[-–—|:]\s+|,|[|(]", plain) if piece.strip()]
    whole = [title_words(" ".join(reversed(pieces)))] if len(pieces) > 1 else []
    return [words for words in (*map(title_words, pieces[:1]), *whole) if words]


def _alike(words: list[str]) -> dict[str, float]:
    names = occupation_names()
    wanted = set(words[:-1])
    found: dict[str, float] = {}
    for modifiers, index in names.by_head.get(words[-1], {}).items():
        have = set(modifiers.split())
        score = len(wanted & have) / len(wanted | have) if wanted | have else 1.0
        if score >= _HALF:
            found[names.codes[index]] = max(score, found.get(names.codes[index], 0.0))
    return found


_HALF = 0.5

_MODERN = {
    "backend engineer|backend developer|frontend engineer|frontend developer|full-stack engineer|full-stack "
    "developer|fullstack developer"
    "|software engineer|mobile developer|ios developer|android developer|java developer|python developer": "15-1252.00",
    "devop engineer|site reliability engineer|platform engineer|cloud engineer|infrastructure engineer": "15-1244.00",
    "cybersecurity analyst|cyber analyst|soc analyst|information security analyst": "15-1212.00",
    "data analyst|bi analyst|analytic analyst|insight analyst": "15-2051.01",
    "machine learning engineer|ai engineer|ml engineer": "15-2051.00",
    "product owner|scrum master|delivery manager": "15-1299.09",
    "ux designer|ui designer|product designer|ux researcher": "15-1255.00",
    "account executive|sale executive|sale development representative": "41-3091.00",
    "customer success manager|customer support lead": "43-4051.00",
    "human resource business partner|people partner|talent acquisition partner": "13-1071.00",
    "mathematics teacher|science teacher|english teacher|history teacher|secondary teacher": "25-2031.00",
    "management consultant|strategy consultant|senior associate|engagement manager": "13-1111.00",
    "site supervisor|site manager|construction supervisor": "47-1011.00",
    "warehouse picker|order picker|warehouse operative": "53-7065.00",
    "nurse|staff nurse|ward nurse": "29-1141.00",
    "restaurant manager|restaurant general manager": "11-9051.00",
    "care assistant|carer|support worker": "31-1121.00",
}  # fmt: skip
"""Titles in common use that O*NET 29.3 files elsewhere or lacks."""


def _modern(words: list[str]) -> dict[str, float]:
    """The occupation of a title in common use, when the title ends in it."""
    written = " ".join(words)
    for titles, code in _MODERN.items():
        if any(written == title or written.endswith(f" {title}") for title in titles.split("|")):
            return {code: 1.0} if code in occupation_names().codes else {}
    return {}


@cache
def _group(group: str) -> Mapping[str, Occupation]:
    rows = _read(f"occupations_{group}.json")
    return {row["code"]: _occupation(row) for row in rows}


def _occupation(row: Mapping[str, Any]) -> Occupation:
    lists = {key: tuple(row[key]) for key in ("tasks", "technology", "skills", "knowledge", "styles")}
    return Occupation(row["code"], row["title"], row["description"], row["zone"], **lists)


def _read(name: str) -> Any:
    try:
        return json.loads((files("interview_coach.content") / "data" / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"the content file {name} is damaged; install the package again") from error
