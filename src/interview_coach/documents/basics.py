"""Who the CV is about: name, label, e-mail, phone, addresses, place, summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from interview_coach.documents.dates import find_spans
from interview_coach.documents.headings import is_title, section_named
from interview_coach.documents.lines import Line
from interview_coach.documents.places import could_be_city, is_place, is_region
from interview_coach.documents.titles import has_role_word, is_role, role_likeness

EMAIL = re.compile(r"[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}")
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s,;|<>]+"
    r"|\b(?:[a-z0-9-]+\.){1,3}(?:com|org|net|io|dev|me|de|fr|es|eu|at|ch|co|uk|ai|app|example|info|tech|design|page|site|xyz"
    r"|in|it|nl|se|pl|pt|gov|edu)(?:/[^\s,;|<>]*)?(?![\w@])",
    re.I,
)
PHONE = re.compile(r"(?<![\w/.])(?:\+|\(|00)?\d[\d\s().\-/–]{6,20}\d(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?!\w)")
LABELS = re.compile(
    r"^(?:e-?mail|mail|e|courriel|correo(?: electr[óo]nico)?"
    r"|phone|t[ée]l(?:[ée]fono?|[ée]phone|\.)?|mobile?|mobil|handy|cell|m|t|p"
    r"|address|adresse|anschrift|location|linkedin|github|web(?:site)?"
    r"|portfolio|homepage|name|nom|nombre|wohnort|ort|dirección|domicile|lieu|ciudad|city)\s*[:.]?\s*[:|]\s*",
    re.I,
)
_NETWORKS = {
    "linkedin.com": "LinkedIn",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "xing.com": "XING",
    "twitter.com": "Twitter",
    "x.com": "X",
    "stackoverflow.com": "Stack Overflow",
    "behance.net": "Behance",
    "dribbble.com": "Dribbble",
    "medium.com": "Medium",
    "kaggle.com": "Kaggle",
    "orcid.org": "ORCID",
}
PERSONAL = re.compile(
    r"\b(?:born|date of birth|birth|d\.?o\.?b\b|father|mother(?!\s+tongue)|husband|religion|caste|passport"
    r"|geboren|geburts\w*|geb\."
    r"|né|née|naissance|nacimiento|estado civil|dni|nie|nationality|nationalität"
    r"|staatsangehörigkeit"
    r"|staatsbürgerschaft|nationalité|nacionalidad|marital|familienstand|verheiratet|ledig|married|single|driving|driver"
    r"|führerschein"
    r"|permis|gender|sex|sexo|geschlecht|age|alter|âge|edad)\b",
    re.I,
)
TITLE_WORDS = re.compile(
    r"^(?:curriculum vitae|cv|resume|résumé|lebenslauf|bewerbung)\s*(?:of|von|de|[-–—:|])?\s*", re.I
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[ '’.-]{1,2}[^\W\d_(\"“][^\W\d_'’.)\"”-]*)*\.?")
PIECES = re.compile(r"\s*[|•·∙●▪◆♦]\s*|\s{2,}|\t|\s+[–—-]\s+")


def read_basics(
    header: Sequence[Line], contact: Sequence[Line], summary: Sequence[Line], links: Sequence[str]
) -> dict[str, Any]:
    """JSON Resume `basics`. Nothing is guessed: what is not found is left out."""
    text = "\n".join(part for line in (*header, *contact) for part in line.parts)
    name_line, name = _find_name(header, contact)
    pieces = [p for line in (*header, *contact) if line is not name_line for p in _pieces(line)]
    label, told = _label_and_text(header, name_line, name)
    urls, profiles = _addresses([*URL.findall(EMAIL.sub(" ", text)), *links])
    location = _location(pieces)
    found: dict[str, Any] = {
        "name": name,
        "label": label,
        "email": _email(text, links),
        "phone": _phone(pieces),
        "url": urls[0] if urls else "",
        "location": location,
        "summary": " ".join([*told, *(line.text for line in summary)])
        if not summary
        else " ".join(l.text for l in summary),  # noqa: E741
        "profiles": profiles,
    }
    return {key: value for key, value in found.items() if value}


def _pieces(line: Line) -> list[str]:
    return [
        LABELS.sub("", piece).strip(" ,|") for part in line.parts for piece in PIECES.split(part) if piece.strip(" ,|")
    ]


def _email(text: str, links: Sequence[str]) -> str:
    match = EMAIL.search(text)
    if match:
        return match.group()
    linked = (EMAIL.search(link[7:]) for link in links if link.lower().startswith("mailto:"))
    return next((m.group() for m in linked if m), "")


def _phone(pieces: Iterable[str]) -> str:
    for piece in pieces:
        plain = URL.sub(" ", EMAIL.sub(" ", piece))
        for match in PHONE.finditer(plain):
            digits = sum(map(str.isdigit, match.group()))
            if 7 <= digits <= 15 and not find_spans(match.group()) and not PERSONAL.search(piece):
                return " ".join(match.group().split())
    return ""


def _find_name(header: Sequence[Line], contact: Sequence[Line]) -> tuple[Line | None, str]:
    """The largest line that could be a name; among equals the first."""
    lines = [line for line in header if not line.is_bullet][:12] or list(contact)[:6]
    candidates = [(line, name) for line in lines if (name := _as_name(line))]
    if not candidates:
        labelled = (line for line in contact if re.match(r"\s*(?:name|nom|nombre)\b\s*:?", line.text, re.I))
        candidates = [(line, re.sub(r"^\s*\w+\s*:?\s*", "", line.text)) for line in labelled]
    if not candidates:
        return None, ""
    line, name = max(
        candidates, key=lambda c: (round(c[0].size, 1), _plausible(c[1]), -lines.index(c[0]) if c[0] in lines else 0)
    )
    return line, name


def _plausible(name: str) -> int:
    return int(2 <= len(name.split()) <= 5 and role_likeness(name) <= 0)


def _as_name(line: Line) -> str:
    """A line, or its first part, made of two to six capitalised words; degrees behind a comma stay."""
    first = TITLE_WORDS.sub("", LABELS.sub("", line.parts[0])).strip(" ,|")
    first = re.split(r"\s*[|•·]\s*|\s{2,}|\s+[–—]\s+", PHONE.sub("", URL.sub("", EMAIL.sub("", first))))[0].strip(" ,|")
    core = first.split(",")[0].strip()
    if not 3 <= len(core) <= 60 or any(map(str.isdigit, first)) or "@" in first or is_place(first):
        return ""
    words = core.split()
    if len(words) > 6 or not _NAME.fullmatch(re.sub(r"\s*[(\"“].{1,20}[)\"”]", "", core)):
        return ""
    capitalised = sum(w[0].isupper() or not w[0].islower() for w in words) >= max(1, len(words) - 2)
    if (
        not capitalised
        or (len(words) == 1 and line.size < 1.3 and line.level != 1)
        or section_named(core)
        or is_title(core)
    ):
        return ""
    return (
        _unshouted(first)
        if "," in first and len(first) <= 60 and role_likeness(first.split(",", 1)[1]) <= 1
        else _unshouted(core)
    )


def _unshouted(name: str) -> str:
    """JOHN DOE is set in capitals, not named so; short forms behind a comma (RN, PhD) stay."""
    core, comma, rest = name.partition(",")
    if core.isupper() and len(core) > 4:
        core = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize() if len(m.group()) > 1 else m.group(), core)
    return core + comma + rest


def _label_and_text(header: Sequence[Line], name_line: Line | None, name: str) -> tuple[str, list[str]]:
    """What the person calls their work, and running text of the header (a summary without a heading)."""
    label, told = "", []
    for line in header:
        text = line.text
        if line is name_line:
            rest = [p for part in line.parts for p in re.split(r"\s*[|•·]\s*|\s+[–—]\s+", part)][1:]
            label = label or next((p for p in rest if is_role(p) and not _is_contact(p)), "")
        elif len(text.split()) > 12 and not _is_contact(text):
            told.append(text)
        elif not label and name and not _says_something_else(text, name):
            label = text.strip(" |") if _could_be_label(line) else ""
    return label, told


def _says_something_else(text: str, name: str) -> bool:
    """An address, a place, a personal detail, or `CV of` and the name: no label."""
    named = name.casefold() in text.casefold()
    return named or _is_contact(text) or is_place(text) or bool(PERSONAL.search(text))


def _could_be_label(line: Line) -> bool:
    text = line.text
    short = len(text.split()) <= 12 and not text.endswith(".") and not find_spans(text)
    digits = sum(map(str.isdigit, text))
    return (
        short
        and digits <= 2
        and not (_address_tail(text) or section_named(text) or is_title(text))
        and (has_role_word(text) or (len(line.parts) == 1 and not could_be_city(text)) or line.size >= 1.1)
    )


def _is_contact(text: str) -> bool:
    return bool(EMAIL.search(text) or URL.search(text) or (PHONE.search(text) and not find_spans(text)))


def _addresses(found: Sequence[str]) -> tuple[list[str], list[dict[str, str]]]:
    """Own pages, and profiles on known networks with their user name."""
    urls: list[str] = []
    profiles: dict[str, dict[str, str]] = {}
    for text in found:
        if text.lower().startswith(("mailto:", "tel:")):
            continue
        url = text.rstrip(".)/")
        full = url if "//" in url else f"https://{url}"
        try:
            parts = urlsplit(full)
        except ValueError:
            continue
        host = parts.netloc.lower().removeprefix("www.")
        network = next((n for domain, n in _NETWORKS.items() if host == domain or host.endswith("." + domain)), None)
        user = [p for p in parts.path.split("/") if p and p not in ("in", "profile", "users", "pub")]
        if network and user:
            profiles.setdefault(network, {"network": network, "username": user[0], "url": full})
        elif not network and parts.path.strip("/") == "" and url not in urls and "doi.org" not in host:
            urls.append(url)
    return urls[:1], list(profiles.values())


def _location(pieces: Sequence[str]) -> dict[str, str]:
    """City, region and country of the first piece that is a place; an address with a postcode is taken whole."""
    for piece in pieces:
        text = piece.strip(" .")
        if is_place(text):
            parts = [p.strip() for p in text.split(",") if p.strip()]
            return _place(parts)
    for piece in pieces:
        match = re.search(r"(?:^|,\s*|\s)([A-Z]{0,2}-?\d{4,5})\s+([^\W\d_][\w .'’-]{1,40})$", piece)
        if match and not find_spans(piece) and not _is_contact(piece.replace(match[1], "")):
            return {"postalCode": match[1], "city": match[2].strip(), **({"address": piece} if match.start() else {})}
    for piece in pieces:
        if tail := _address_tail(piece):
            return {**_place([p.strip() for p in tail.split(",")]), "address": piece}
    return {}


def _address_tail(piece: str) -> str:
    """The place at the end of `Flat 12, Shanti Nagar, Pune, Maharashtra, India`."""
    parts = [part.strip(" .") for part in piece.split(",")]
    for count in (3, 2):
        tail = ", ".join(parts[-count:])
        if len(parts) > count and any(map(str.isdigit, piece)) and is_place(tail):
            return tail
    return ""


def _place(parts: list[str]) -> dict[str, str]:
    row = {"city": parts[0]}
    if len(parts) == 2:
        row["region"] = parts[1]
    elif len(parts) > 2:
        row["region"] = parts[1]
        row["countryCode" if len(parts[2]) == 2 and is_region(parts[2]) else "country"] = parts[2]
    return row
