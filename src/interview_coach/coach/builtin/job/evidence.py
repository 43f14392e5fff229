"""Lines of the CV that support a requirement, and must-have skills for which the CV shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from interview_coach.content.lexicon import words_of
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import CvEvidence
from interview_coach.embedding import encoder

_REMEMBERED = 2048
"""Texts whose words are kept at hand: the lines of a few CVs. Users' text must not pile up in a long-lived process."""

_FAIR = 0.34
"""Cosine from which a line is shown as support for a requirement."""
_FAIR_ENTRY = 0.5
"""The same for a degree, certificate or group of skills, which are short and sound alike easily."""
_CREDENTIAL = re.compile(
    r"\blicen[cs]|\bcertifi|\bdegree|\bdiploma|\bbachelor|\bmaster'?s\b|\bregistered\b|\b(?:B|M)Sc?N?\b|\bPh\.?D"
    r"|\bqualified\b|\bapprenticeship"
)


def evidence_for(text: str, names: Sequence[str], cv: Cv, *, most: int = 3) -> tuple[CvEvidence, ...]:
    """What in the CV supports a requirement, best first: likeness in meaning, raised when a skill is named there.

    A licence, degree or certificate is shown by what names it, never by a line that only sounds alike.
    """
    places = [*((line.ref, line.text) for line in cv.lines), *_entries(cv)]
    near = encoder().similarity([text], [said for _, said in places])[0] if places else ()
    credential = asks_for_credential(text)
    found = []
    for (ref, said), likeness in zip(places, near, strict=True):
        named = any(is_named(name, said) for name in names)
        score = min(1.0, max(0.0, float(likeness)) + (0.25 if named else 0.0))
        enough = named if credential else score >= (_FAIR if "highlights" in ref else _FAIR_ENTRY)
        if enough and score >= _FAIR:
            found.append(CvEvidence(ref, said, round(score, 3)))
    return tuple(sorted(found, key=lambda e: -e.score)[:most])


def asks_for_credential(text: str) -> bool:
    """Whether a requirement is a degree, licence or certificate: papers show it, nothing that was done does."""
    return bool(_CREDENTIAL.search(text))


_ENTRIES = {
    "education": ("studyType", "area", "institution"),
    "certificates": ("name", "issuer"),
    "languages": ("language", "fluency"),
    "skills": ("name", "keywords"),
}


def _entries(cv: Cv) -> Iterator[tuple[str, str]]:
    """Education, certificates, languages and skills with their references: `certificates[1]`."""
    for section, fields in _ENTRIES.items():
        rows = cv.document.get(section)
        for index, row in enumerate(rows if isinstance(rows, list | tuple) else ()):
            if isinstance(row, Mapping):
                said = ", ".join(text for field in fields for text in _strings(row.get(field)))
                if said:
                    yield f"{section}[{index}]", said


def is_named(name: str, text: str) -> bool:
    """Whether the words of the name stand in the text, in any order and number ("retail stores", "store in retail")."""
    if len(name) <= 2:  # Go, R, C#: small letters would be plain words
        return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
    wanted = _stems(name)
    return bool(wanted) and wanted <= _stems(text)


_STOP = words_of(
    """a an and or of the in for with to on at by from as into experience skills knowledge advanced current
    strong"""
)


@lru_cache(maxsize=_REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9+#&]+(?:\.[a-z0-9]+)*", text.lower().replace("/", " "))
    return frozenset(_stem(word) for word in words if word not in _STOP)


_PLAIN = words_of(
    """about after again all also always am any are be because been before being best both but can could
    day did do does doing down each end even ever every few first from get give go going good had has
    have having he her here him his how i if into is it its just know last let like made make many may
    me mean more most much must my need never new no not now of off on once one only or other our out
    over own part people per personally put really right said same say see she should so some somebody
    someone something still such take team tell than that the their them then there these they thing
    this those three through time times to together too two under until up us use very walk was way we
    week weeks well went were what when where which while who whole why will with without work worked
    working would year years you your yours yourself month months happen happened handle describe
    example question done different big hard anyone everyone day days job company start started"""
)


@lru_cache(maxsize=_REMEMBERED)
def content_stems(text: str) -> frozenset[str]:
    """Stems of telling words; plain words and bare numbers are left out."""
    words = re.findall(r"[a-z][a-z0-9+#&']*", text.lower().replace("/", " "))
    return frozenset(_stem(w.removesuffix("'s")) for w in words if w not in _PLAIN and w not in _STOP and len(w) > 2)


def _stem(word: str) -> str:
    for ending in ("ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_TOLD_IN = {
    "work": ("position", "summary"),
    "volunteer": ("position", "summary"),
    "projects": ("name", "description", "keywords"),
    "education": ("area", "studyType", "courses"),
    "certificates": ("name",),
    "languages": ("language", "fluency"),
    "skills": ("name", "keywords"),
    "awards": ("title", "summary"),
    "publications": ("name",),
}
"""Sections and fields of a JSON Resume document that say what a person can do, besides the lines."""


def cv_texts(cv: Cv) -> list[str]:
    """Everything the CV says of what the person can do, in short texts: lines, skills, degrees, summary."""
    found = [*(line.text for line in cv.lines), cv.label, cv.summary]
    for section, fields in _TOLD_IN.items():
        rows = cv.document.get(section)
        for row in rows if isinstance(rows, list | tuple) else ():
            if isinstance(row, Mapping):
                found += [text for field in fields for text in _strings(row.get(field))]
    return list(dict.fromkeys(text for text in found if text.strip()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (inner for inner in value if isinstance(inner, str))
