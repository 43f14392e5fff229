"""Sections that are lists: skills, languages, certificates, awards, publications, interests, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from interview_coach.documents.dates import find_spans
from interview_coach.documents.lines import Line

_LABEL = re.compile(r"^([^:,;(]{2,45}?)\s*(?::|\s[–—-]\s)\s*(?=\S)")
_BRACKET_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}
_FLUENCY = re.compile(
    r"\b(?:native|mother\s?tongue|fluent|bilingual|proficient|advanced|intermediate|conversational|basic|beginner"
    r"|elementary|professional|working|limited|full|good|excellent|[abc][12]\b|muttersprache|fließend|gute?|sehr gut"
    r"|verhandlungssicher|grundkenntnisse|konversationssicher|langue maternelle|maternelle|courant|couramment|bilingue"
    r"|intermédiaire|notions|lu|nativo|nativa|lengua materna|fluido|alto|medio|básico|avanzado|madrelingua|fluente)",
    re.I,
)


_MOTHER_TONGUE = re.compile(
    r"mother tongues?(?:\(s\))?|native language|muttersprache|langue maternelle|lengua materna", re.I
)


def split_list(text: str) -> list[str]:
    """Items of a list separated by commas, semicolons, bars or bullets; brackets hold together."""
    items, depth, current = [], 0, ""
    mark = ";" if ";" in text and text.count(",") < 2 * text.count(";") + 2 and text.count(";") > 1 else ",;"
    for index, char in enumerate(text):
        depth = max(0, depth + _BRACKET_DEPTH.get(char, 0))
        inside_number = char == "," and text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()
        if char in f"{mark}|•·∙" and depth == 0 and not inside_number:
            items.append(current)
            current = ""
        else:
            current += char
    return [item for raw in [*items, current] if (item := raw.strip(" .\t-–"))]


def read_skills(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Groups `{name, keywords}`; what stands without a label makes one group without a name."""
    groups: list[dict[str, Any]] = []
    loose: list[str] = []
    for index, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if label and len(label[1].split()) <= 5:
            groups.append({"name": label[1].strip(), "keywords": split_list(line.text[label.end() :])})
        elif _is_group_title(lines, index):
            groups.append({"name": line.text.strip(" :"), "keywords": []})
        elif len(line.parts) == 2 and len(line.parts[0].split()) <= 4 and "," in line.parts[1]:
            groups.append({"name": line.parts[0], "keywords": split_list(line.parts[1])})
        else:
            items = [item for part in line.parts for item in split_list(part)]
            (groups[-1]["keywords"] if groups and not loose else loose).extend(items)
    if loose:
        groups.insert(0, {"name": "", "keywords": loose})
    return [{k: v for k, v in group.items() if v} for group in groups if group["keywords"] or group["name"]]


def _is_group_title(lines: Sequence[Line], index: int) -> bool:
    """A bold or colon-ended line above plain ones."""
    line = lines[index]
    if line.text.rstrip().endswith(":"):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    return bool(line.bold and following and not following.bold and "," not in line.text and not line.is_bullet)


def read_languages(lines: Sequence[Line]) -> list[dict[str, str]]:
    rows = [_language(text) for text in _items(lines)]
    return [{key: value for key, value in row.items() if value} for row in rows if row]


def _language(text: str) -> dict[str, str] | None:
    """`English (native)`, `English: C1`, `English fluent`, `Mother tongue: Tamil`; None for what is no language."""
    match = re.fullmatch(r"(.+?)\s*(?:\((.*)\)|[:–—|-]\s*(.+))\s*", text)
    if match and not find_spans(text):
        name, level = match[1].strip(), (match[2] or match[3] or "").strip()
        return (
            {"language": level, "fluency": name}
            if _MOTHER_TONGUE.fullmatch(name)
            else {"language": name, "fluency": level}
        )
    told = _FLUENCY.search(text)
    name = text[: told.start()].strip(" ,-–") if told else text
    return {"language": name, "fluency": text[told.start() :] if told else ""} if 0 < len(name.split()) <= 4 else None


def _items(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        cells = line.parts
        if len(cells) == 2 and "," not in line.text and (_FLUENCY.match(cells[1]) or len(lines) > 1):
            yield f"{cells[0]} ({cells[1]})"
            continue
        for cell in cells:
            yield from (item for item in split_list(cell) if item)


def read_certificates(lines: Sequence[Line]) -> list[dict[str, str]]:
    """`{name, date, issuer}`; a line that is only a date or an issuer belongs to the certificate above."""
    found: list[dict[str, str]] = []
    for line in lines:
        text = " | ".join(line.parts)
        date, rest = cut_date(text)
        if not rest and date and found and "date" not in found[-1]:
            found[-1]["date"] = date
            continue
        parts = [p.strip(" ,|") for p in re.split(r"\s*\|\s*|\s+[–—]\s+|\s+-\s+(?=[A-ZÀ-Þ])", rest) if p.strip(" ,|")]
        if not parts:
            continue
        row = {"name": parts[0], "date": date, "issuer": ", ".join(parts[1:])}
        found.append({key: value for key, value in row.items() if value})
    return found


def cut_date(text: str) -> tuple[str, str]:
    """The last date of a text and the text without it, when the date stands at its end or its beginning."""
    spans = [s for s in find_spans(text) if not text[s.until :].strip(" )],.|") or not text[: s.at].strip(" ([|")]
    if not spans:
        return "", text.strip()
    span = spans[-1]
    rest = (text[: span.at].rstrip(" ([,|–—-") + " " + text[span.until :].lstrip(" )],|–—-")).strip(" ,|.")
    return span.end or span.start, rest


def read_titled(lines: Sequence[Line], key: str) -> list[dict[str, str]]:
    """Awards (`title`), publications (`name`), interests (`name`): one a line, with its date."""
    found = []
    for line in lines:
        date, rest = cut_date(" | ".join(line.parts))
        if rest:
            row = {key: rest.replace(" | ", ", "), "date" if key == "title" else "releaseDate": date}
            found.append({k: v for k, v in row.items() if v})
    return found


def read_interests(lines: Sequence[Line]) -> list[dict[str, str]]:
    return [{"name": item} for line in lines for part in line.parts for item in _interest_items(part)]


def _interest_items(text: str) -> list[str]:
    items = split_list(text)
    return items if all(len(item.split()) <= 6 for item in items) else [text.strip()]


def read_references(lines: Sequence[Line]) -> list[dict[str, str]]:
    return [{"name": "", "reference": line.text} for line in lines]
