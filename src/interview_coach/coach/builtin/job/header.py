"""Title and company of a posting."""

from __future__ import annotations

import re
from collections.abc import Mapping

from interview_coach.content.lexicon import occupation_for, words_of

_TITLE_LABEL = re.compile(r"^(?:job title|position(?: title)?|title|role|vacancy|post|job)\s*:\s*(.+)$", re.I)
_COMPANY_LABEL = re.compile(
    r"^(?:company|employer|organi[sz]ation|client|school|trust|firm)(?: name)?\s*:\s*(.+)$", re.I
)
_IN_PROSE = re.compile(
    r"\b(?:looking for|seeking|hiring|recruiting|in search of|searching for|need)\s+(?:an?|our next"
    r"|the)\s+(?:(?:passionate|experienced|talented|motivated"
    r"|driven|skilled|dynamic|new|great|enthusiastic|highly),?\s+(?:and\s+)?)*([A-Za-z][\w&/+#.\- "
    r"]{2,60}?)(?=\s+(?:to|who|for|with|in|at|that|on|based)\b|[,.;:(]|$)",
    re.I,
)
_PITCH = re.compile(
    r"\b(?:full|part)[- ]?time|\bbonus\b|\bremote\b|\bhybrid\b|\bon-?site\b|\bpermanent\b|\bcontract\b|\bhiring\b"
    r"|[,$€£]|\d{2}",
    re.I,
)
_CHROME = re.compile(
    r"[-•*\s]*(?:home|menu|log ?in|sign in|sign up|register|skip to (?:main )?content"
    r"|back to (?:search|results|jobs|all jobs).*|jobs?|careers|vacancies|apply|apply now|save|save (?:this )?job|share"
    r"|share this job|job (?:description|posting|ad)|new|posted .{1,30}|cookies?.{0,40}"
    r"|english|search.{0,20})\s*[|>»:]?",
    re.I,
)
"""What job boards put around a posting."""
_WANTED = re.compile(r"\s+(?:wanted|needed|required|sought)\s*[!.]*$", re.I)
_BRACKETS = re.compile(
    r"\s*\((?:remote|hybrid|on-?site|full[- ]time|part[- ]time|contract|permanent|all genders"
    r"|[mfwdx](?:/[mfwdx])+)[^)]*\)",
    re.I,
)
_SMALL = words_of("""of and the in for to at on a an""")

_NAME = r"((?:[A-Z][\w&'’.\-]*|&)(?:\s(?:[A-Z][\w&'’.\-]*|&|and|of|the)){0,5})"
_CLAIMS = (
    (
        6,
        re.compile(
            rf"(?:^|[.!?]\s+)(?:The )?{_NAME},? (?:is|are)(?: proud to be)?(?: an?| committed)? [Ee]qual [Oo]pp"
        ),
    ),
    (4, re.compile(rf"(?:^|[.!?]\s+)(?:The )?{_NAME} (?:participates in|does not discriminate|is committed to)")),
    (3, re.compile(rf"(?:^|[.!?]\s+)At {_NAME},? (?:we|our|you)\b")),
    (3, re.compile(rf"^(?:[Aa]bout|ABOUT|[Jj]oin|[Ww]hy|WHY|[Ll]ife at) {_NAME}\s*[:!?]?$")),
    (2, re.compile(rf"(?:^|[.!?]\s+)[Ww]e are {_NAME}[.,!]")),
    (
        2,
        re.compile(
            rf"(?:^|[.!?]\s+){_NAME} (?:is an?|is the|makes|sells|moves|builds|runs|provides|helps|operates|offers"
            rf"|works|serves|delivers|reaches|employs|maintains|supplies|connects|owns"
            r"|develops|was founded|has been|designs|supports|manufactures)\b"
        ),
    ),
)
_NOT_A_NAME = re.compile(
    r"^(?:we|you|this|that|the(?! [A-Z]\w+ [A-Z])|our|it|they|there|as|in|if|who|what|part|location|full|remote"
    r"|hybrid|posted|req"
    r"|requisition|requirements|responsibilities|qualifications|duties|skills|about|job|dept"
    r"|department(?! (?:of|for) )|salary|benefits|applicants|appointment|all|us|role|position|team|company"
    r"|trust|school|your|here"
    r"|each|how|where|when"
    r"|please|questions|reports|must|experience|candidates|the role|these|join|apply)(?:\s|$|\.)",
    re.I,
)
_FORM = re.compile(
    r"\b(?:inc|ltd|llc|llp|plc|gmbh|ag|corp|co|group|partners|limited|trust|school|university|college|hospital"
    r"|health|bank|software"
    r"|systems|services|solutions|medical center|foundation|council|academy|institute|studio|labs?"
    r"|restaurants?|hotel|inn"
    r"|hospice|surgery|home)\b",
    re.I,
)


def title_of(lines: list[str]) -> str:
    """The title: a labelled line, else the first line up to the employer, place or pitch that follows it."""
    lines = _without_chrome(lines)
    for line in lines[:12]:
        label = _TITLE_LABEL.match(line)
        if label:
            return _tidy(label[1])
    prose = _IN_PROSE.search(" ".join(lines[:3])) if lines and len(lines[0].split()) > 7 else None
    if prose and occupation_for(lines[0]) is None:
        return _tidy(prose[1])
    return _tidy(_title_part(lines[0], _claims(lines))) if lines else ""


def _without_chrome(lines: list[str]) -> list[str]:
    """From the first line that is not part of a job board's page; all of them when every line is."""
    first = next((i for i, line in enumerate(lines) if not _CHROME.fullmatch(line)), 0)
    return lines[first:]


def _title_part(line: str, claims: Mapping[str, float]) -> str:
    sentence = re.split(r"(?<=[a-zA-Z)])[.!?]\s|\s\|\s|\s[•·]\s|\s{3,}|\s+(?:at|@)\s+(?=[A-Z])", line)[0]
    parts = re.split(r"\s+[-–—]\s+", sentence)
    if len(parts) > 1 and len(parts[0].split()) <= 6:
        return parts[0] if _is_employer(parts[1], claims) else _joined(parts[0], parts[1])
    title, _, behind = sentence.rpartition(", ")
    if title and " " in behind and any(name.startswith(behind) for name in claims):
        return title
    return sentence if len(sentence.split()) <= 14 else " ".join(sentence.split()[:8])


_EMPLOYER = re.compile(
    r"\b(?:inc|ltd|limited|llc|llp|plc|gmbh|ag|corp|bank|trust|school|university|college|hospital|council|academy"
    r"|institute|surgery|group|partners|foundation)\.?$",
    re.I,
)


def _is_employer(part: str, claims: Mapping[str, float]) -> bool:
    """Whether what follows the title names the employer and no field of work: it ends as names of employers do, or the
    posting begins a sentence with it ("Ferrow runs ...")."""
    words = part.split(",", maxsplit=1)[0].split()
    if occupation_for(part) is not None or not all(w[0].isupper() or w in _SMALL for w in words if w[0].isalpha()):
        return False
    said = any(name.split()[0] == words[0] for name in claims) if words else False
    return said or bool(len(words) > 1 and _EMPLOYER.search(" ".join(words)))


def _joined(first: str, second: str) -> str:
    """ "School - Teacher of X" is the second part, "Engineer - Payouts" is both; a place or a pitch is cut off."""
    if occupation_for(first) is None and occupation_for(second) is not None and len(second.split()) <= 8:
        return second
    article = re.match(r"The [A-Z]", second)
    return first if article or len(second.split()) > 4 or _PITCH.search(second) else f"{first} - {second}"


def _tidy(title: str) -> str:
    title = _WANTED.sub("", " ".join(_BRACKETS.sub("", title).split()).strip(" -–—|,.:"))
    return " ".join(_calm(word, first=not i) for i, word in enumerate(title.split()))


_SHOUTED = words_of("SITE TEAM LEAD HEAD CHEF COOK MAID BANK SHOP STORE CLERK CARE YEAR LINE SOUS AREA")
"""Words of up to four letters that are no abbreviation."""


def _calm(word: str, *, first: bool) -> str:
    """A shouted word in ordinary capitals; abbreviations of up to four letters stay."""
    if not first and word.lower() in _SMALL:
        return word.lower()
    letters = re.sub(r"[^A-Za-z]", "", word)
    shouted = letters.isupper() and "/" not in word and (len(letters) > 4 or word in _SHOUTED)
    return word.capitalize() if shouted else word


def company_of(lines: list[str], title: str) -> str:
    """The employer, empty when the posting does not name one."""
    for line in lines[:15]:
        label = _COMPANY_LABEL.match(line)
        if label:
            return label[1].strip()
    scores = _claims(lines)
    for name, weight in _header_names(lines, title):
        scores[name] = scores.get(name, 0.0) + weight + (4.0 if _FORM.search(name) else 0.0)
    text = " ".join(lines)
    ranked = {name: score + min(3, text.count(name)) - (name == name.upper()) for name, score in scores.items()}
    best = max(ranked, key=lambda name: (ranked[name], len(name)), default="")
    return _fullest(best, scores) if ranked.get(best, 0.0) >= 3.0 else ""


def _claims(lines: list[str]) -> dict[str, float]:
    """Names in sentences only an employer's name can begin ("X is an equal opportunity employer")."""
    scores: dict[str, float] = {}
    for line in lines:
        for weight, pattern in _CLAIMS:
            for found in pattern.findall(line):
                name = re.sub(r"^The\s+", "", found).strip(" .,")
                if not _NOT_A_NAME.match(name):
                    scores[name] = scores.get(name, 0.0) + weight
    return scores


_BEHIND_A_COMMA = 0.5
"""Behind a comma stands the place rather than the employer ("The Copper Kettle, Ludlow")."""


def _header_names(lines: list[str], title: str) -> list[tuple[str, float]]:
    """What stands in the first lines where employers put their name, with its weight: behind the title, or at the start
    of a line."""
    found: list[tuple[str, float]] = []
    shouting = lines[0].upper() == lines[0] if lines else False
    for number, line in enumerate(lines[:4]):
        if len(line.split()) > 25:
            break
        for part, weight in _pieces(line, all_of_it=not number):
            name = (
                " ".join(_calm(word, first=False) for word in part.split()) if shouting and not number else part.strip()
            )
            if _could_be_name(name, title):
                found.append((name, weight))
    return found


def _pieces(line: str, *, all_of_it: bool) -> list[tuple[str, float]]:
    """The parts of a line between dashes, bars and commas; of a line below the title only the first."""
    parts = re.split(r"\s+[|·•–—-]\s+|\s{3,}|\s+(?:at|@)\s+(?=[A-Z])", line)
    pieces = [(piece, _BEHIND_A_COMMA if at else 2.0) for part in parts for at, piece in enumerate(part.split(", "))]
    return pieces if all_of_it else pieces[:1]


def _could_be_name(name: str, title: str) -> bool:
    words, name = name.split(), _tidy(name) if _BRACKETS.search(name) else name
    if (
        not 0 < len(words) <= 6
        or not name[0].isupper()
        or name.endswith(":")
        or name.lower() in title.lower()
        or title.lower() in name.lower()
    ):
        return False
    if any(word[0].islower() and word not in _SMALL for word in words):
        return False
    return not (_NOT_A_NAME.match(name) or _PITCH.search(name) or occupation_for(name)) and bool(
        len(words) > 1 or len(name) > 3
    )


def _fullest(name: str, scores: dict[str, float]) -> str:
    """The longer form when the posting also uses it ("Harrow Lane" and "Harrow Lane Partners")."""
    longer = [
        other
        for other in scores
        if other.lower().removeprefix("the ").startswith(name.lower() + " ")
        and len(other.split()) <= len(name.split()) + 2
    ]
    return max(longer, key=len) if longer else name
