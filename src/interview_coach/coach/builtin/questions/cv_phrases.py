"""Lines of a CV as an interviewer refers to them: "you rewrote the nightly job", "food cost", "from 33 % to 30 %"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.questions.wording import (
    ROLE_NOUNS,
    clipped,
    is_name,
    is_plural,
    spelled_out,
    uncapitalised,
    with_article,
    without_dangling,
)
from interview_coach.content.lexicon import words_of
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine


@dataclass(frozen=True, slots=True)
class CvPhrase:
    """`kind` is did (`text`: a past clause without its subject), change (`text`: what was measured, with `before`
    and `after`) or thing (`text`: a noun phrase)."""

    kind: str
    text: str
    before: str = ""
    after: str = ""


_NUMBER = r"[$€£]?\d[\d.,:hk]*\s?(?:%|k|m|bn|h|min(?:utes)?|days?|hours?|weeks?|seconds|s|ms)?(?=[\s,;.)]|$)"
_CHANGE = re.compile(
    rf"(?P<what>[^;:.,()]+?)[,:]?\s+(?:from\s+)?(?P<before>{_NUMBER})(?:\s*\([^)]*\))?"
    rf"\s*(?:to|->|→|=>|-->)\s*(?P<after>{_NUMBER})"
)
_CUT_VERBS = re.compile(
    r"\s+(?:was |were |came |went |has |have )?(?:cut|reduced|down|up|fell|rose|went|grown?"
    r"|improved|increased|lifted|dropped|raised|lowered|going)$",
    re.I,
)
_LEADING_CUT = re.compile(
    r"^(?:i\s+)?(?:cut|reduced|lowered|raised|increased|improved|lifted|brought|grew|took"
    r"|dropped|shortened|boosted)\s+(?:the\s+)?",
    re.I,
)
_MOVES = re.compile(r"\bfrom\b|->|→|=>")
_CLAUSE = re.compile(r"\s+[-–—]+\s+|[;:.](?=\s|$)|\s*(?:->|→|=>)\s*")
_WEAK = re.compile(
    r"\b(?:which|so|because|when|while|but|who|that|until|where|if|saves?|plus|and then|incl|including)\b", re.I
)
_FIRST_PERSON = {
    "my": "your",
    "me": "you",
    "myself": "yourself",
    "i": "you",
    "our": "your",
    "us": "you",
    "mine": "yours",
}
_LONGEST = 9


_PASSIVE = frozenset(
    [
        "promoted",
        "redeployed",
        "selected",
        "awarded",
        "elected",
        "appointed",
        "nominated",
        "transferred",
        "relocated",
        "commended",
        "recognised",
        "recognized",
        "chosen",
        "invited",
        "hired",
        "recruited",
        "seconded",
        "certified",
        "shortlisted",
    ]
)
_THAT_VERBS = frozenset({"notice", "find", "show", "see", "discover", "prove", "argue", "decide", "suggest"})
_DATE_TAIL = re.compile(
    r"(?:\s+(?:in|since|from)?\s*(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*[-–]?)+|\s+(?:in |since |from )?(?:19|20)\d\d(?:[-–](?:\d\d)?\d\d)?|\s+x\d+)+$"
)


def cv_phrase(line: CvLine) -> CvPhrase | None:
    """The shortest fair way to point to a line; None when nothing short can be said of it."""
    change = _change(line.text)
    said = past_clause(line)
    if said and change and len(said.split()) + len(change.text.split()) <= 13 and not _same(said, change.text):
        text = f"{said}, and {change.text} went from {change.before} to {change.after}"
        return CvPhrase("did", as_second_person(text))
    if change:
        return change
    return CvPhrase("did", as_second_person(said)) if said else role_phrase(line.text) or _thing(line.text)


def _same(said: str, what: str) -> bool:
    return set(what.lower().split()) <= set(as_second_person(said).lower().split())


def past_clause(line: CvLine, *, longest: int = _LONGEST) -> str | None:
    """The line's first action as a past clause without its subject ("rewrote the nightly batch job")."""
    for at, clause in enumerate(clauses_of(line.text)[:2]):
        said = _past(_DATE_TAIL.sub("", clause), longest, first=at == 0, current=not line.ended)
        if said:
            return said
    return None


def clauses_of(text: str) -> list[str]:
    """The stretches of a line between dashes, commas, semicolons and full stops."""
    found: list[str] = []
    for piece in _CLAUSE.split(spelled_out(text)):
        found += _comma_parts(piece)
    return [clause for clause in found if clause]


_ENUMERATED = re.compile(r"(?:[\w&'/-]+(?: [\w&'/-]+){0,2}, )*[\w&'/-]+(?: [\w&'/-]+){0,2},? (?:and|or) ")


def _comma_parts(piece: str) -> list[str]:
    """Split at commas, but "pricing, IT, underwriting and legal" stays one."""
    parts = [p.strip() for p in piece.split(", ")]
    kept: list[str] = []
    for at, part in enumerate(parts):
        rest = ", ".join(parts[at:])
        first = part.split()[0].lower() if part.split() else ""
        listed = bool(_ENUMERATED.match(rest + " ")) or (kept and ", " in kept[-1] and re.match(r"(?:and|or) ", part))
        if kept and listed and speech().base_of.get(first, ("", ""))[1] != "past" and _takes_list(kept[-1]):
            kept[-1] = f"{kept[-1]}, {part}"
        else:
            kept.append(part)
    return [part.rstrip(",") for part in kept]


def _takes_list(before: str) -> bool:
    """A list goes on from a clause that has begun with a verb."""
    first = before.split(maxsplit=1)[0].lower() if before.split() else ""
    return speech().base_of.get(first, ("", ""))[1] in ("past", "base") or first.endswith("ed")


def measured_change(clause: str) -> str | None:
    """ "Food cost 33.8% to 30.6%" as a sentence."""
    change = _change(clause)
    if change is None:
        return None
    first_person = re.sub(r"\byour\b", "my", change.text)
    return f"{first_person[:1].upper()}{first_person[1:]} went from {change.before} to {change.after}."


def as_second_person(text: str) -> str:
    return " ".join(_FIRST_PERSON.get(word.lower(), word) for word in text.split())


def _past(clause: str, longest: int, *, first: bool, current: bool) -> str | None:
    words = without_adverb(clause.split())
    verb = first_verb(words, known_only=not first, current=current)
    if verb is None or len(words) < 2 or (not first and words[1].lower() in speech().prepositions):
        return None
    base = speech().base_of.get(verb, ("", ""))[0]
    if words[1] == "that" and base in _THAT_VERBS:
        return " ".join([verb, *words[1:]]) if len(words) <= longest + 2 else None
    kept = clipped(_WEAK.split(" ".join(words))[0].split(), longest)
    kept = _before_broken_list(kept) if kept else None
    if kept is None or len(kept) < 2:
        return None
    if len(kept) > 4 and kept[-1].lower().endswith("ed"):
        kept = without_dangling(kept[:-1])
    kept = _DATE_TAIL.sub("", " ".join(kept)).split()
    passive = ["were"] if verb in _PASSIVE and kept[1].lower() in {"to", "as", "for", "from", "by", "into"} else []
    bare = 2 if verb in {"helped", "let"} else 1
    return " ".join([*passive, verb, *kept[1:bare], *spoken_nouns(kept[bare:])])


def _before_broken_list(words: list[str]) -> list[str]:
    """An enumeration that was cut before its "and" ends at its first comma."""
    at = next((i for i, w in enumerate(words) if w.endswith(",")), None)
    if at is None or "and" in words[at:] or "or" in words[at:]:
        return [*words[:-1], words[-1].rstrip(",")]
    return without_dangling([*words[:at], words[at].rstrip(",")])


_RHYTHMS = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly", "early", "family", "hourly", "nightly"})


def without_adverb(words: list[str]) -> list[str]:
    """ "Successfully led" as "led"; "daily checks" stays."""
    first = words[0].lower() if words else ""
    return words[1:] if len(words) > 2 and first.endswith("ly") and first not in _RHYTHMS else words


def first_verb(words: list[str], *, known_only: bool, current: bool) -> str | None:
    """The past form of the verb a clause begins with; None when it begins with something else."""
    word = words[0].lower() if words else ""
    if word in {"was", "were"}:
        return "were"
    if word.startswith("re-") and speech().base_of.get(word[3:], ("", ""))[1] == "past":
        return word
    base, form = speech().base_of.get(word, ("", ""))
    following = words[1].lower() if len(words) > 1 else ""
    if form == "past" and not (base in speech().noun_like and word == base and following in ("of", "for", "on", "to")):
        return word
    if form in ("base", "third") and _acts(base, following, current=current):
        return speech().past_of[base]
    if (
        not form
        and not known_only
        and re.fullmatch(r"(?:[a-z]+-)?[a-z]{3,}ed", word)
        and word not in {"indeed", "need"}
    ):
        return word
    return None


_DONE_TO_MANY = frozenset({"run", "lead", "coach", "train", "process", "review", "support", "design", "plan", "guide"})
"""Verbs that are nouns as well, and still verbs before a plural ("Run crews", but "Stock lists")."""


def _acts(base: str, following: str, *, current: bool) -> bool:
    """Whether a base form is the verb of its line ("Run crews") and not a noun ("Support to auditors")."""
    if base not in speech().noun_like:
        return True
    if following[:1].isdigit() or following in speech().small_words - speech().prepositions:
        return True
    return current and base in _DONE_TO_MANY and is_plural(following)


_TAKE_ARTICLE = frozenset(
    [
        "for",
        "in",
        "on",
        "at",
        "with",
        "after",
        "before",
        "during",
        "from",
        "into",
        "to",
        "through",
        "of",
        "over",
        "under",
        "about",
        "against",
    ]
)


def spoken_nouns(words: list[str]) -> list[str]:
    """The words with "the" put in where a telegraphic line left it out before a noun."""
    small = speech().small_words | speech().prepositions | {"and", "or"}
    said: list[str] = []
    at, behind_preposition = 0, False
    while at < len(words):
        if words[at].lower() in small:
            said.append(words[at])
            infinitive = words[at].lower() == "to" and _form(words, at + 1) == "base"
            behind_preposition = words[at].lower() in _TAKE_ARTICLE and not infinitive
            at += 1
            if not behind_preposition:
                at, said = _copy_until(words, at, said)
            continue
        end = next((i for i in range(at, len(words)) if words[i].lower() in small), len(words))
        phrase = words[at:end]
        lone = behind_preposition and len(phrase) < 2
        said += phrase if lone or (at > 0 and not behind_preposition) or needs_no_article(phrase) else _the(phrase)
        at, behind_preposition = end, False
    return said


def _form(words: list[str], at: int) -> str:
    return speech().base_of.get(words[at].lower(), ("", ""))[1] if at < len(words) else ""


def _copy_until(words: list[str], at: int, said: list[str]) -> tuple[int, list[str]]:
    """Copies a phrase that already has its article, up to the next preposition."""
    while at < len(words) and words[at].lower() not in speech().prepositions:
        said = [*said, words[at]]
        at += 1
    return at, said


def _the(phrase: list[str]) -> list[str]:
    return ["my", *phrase] if phrase[0].lower() == "own" else ["the", *phrase]


_MASS = words_of(
    """bread fish meat fruit wood glass coffee beer wine water oil mail luggage absence performance waste furniture
    clothing milk sand timber metal plastic laundry cargo freight traffic"""
)


def needs_no_article(phrase: list[str]) -> bool:
    """Plurals, names, mass nouns, figures and adverbs stand without an article."""
    head = phrase[-1].lower().strip(",")
    if (
        is_plural(head)
        or head in speech().mass_nouns | _MASS
        or any(word.endswith(",") for word in phrase)
        or head.endswith(("ly", "ing"))
        or "/" in phrase
        or "/" in head
    ):
        return True
    if all(word[:1].isupper() for word in phrase) or (is_name(phrase[0]) and len(phrase) <= 2):
        return True
    figure = phrase[0][:1].isdigit() or phrase[0][:1] in "$€£"
    if figure:
        return "-" not in phrase[0] and (len(phrase) < 3 or any(c in phrase[0] for c in "%$€£"))
    return any(w[:1].isdigit() for w in phrase)


def _change(text: str) -> CvPhrase | None:
    found = _CHANGE.search(spelled_out(text).replace("−", "-"))
    if not found:
        return None
    what = re.sub(r"^(?:and|so|so that) ", "", found["what"].strip(" -–"))
    what = _LEADING_CUT.sub("", _CUT_VERBS.sub("", what)).strip()
    words = what.split()
    starts_verb = (
        bool(words) and first_verb(words, known_only=False, current=False) is not None and not _is_noun(words[0])
    )
    moved = what != found["what"].strip(" -–") or _MOVES.search(found[0])
    if not moved and not any(sign in found["after"] for sign in "%$€£"):
        return None  # "Checked 250 to 300 items a day" is a range, and nothing that changed
    if not 0 < len(words) <= 6 or starts_verb or any(c.isdigit() for c in words[-1]):
        return None
    before, after = found["before"].strip(" ,."), found["after"].strip(" ,.")
    at = next((i for i, w in enumerate(words) if w.lower() in speech().prepositions and i), len(words))
    metric = as_second_person(uncapitalised(" ".join([*words[:at], *spoken_nouns(words[at:])])))
    return CvPhrase("change", metric, before, after) if before != after else None


def _is_noun(word: str) -> bool:
    return speech().base_of.get(word.lower(), ("", ""))[0] in speech().noun_like


def role_phrase(text: str) -> CvPhrase | None:
    """ "Safety rep for my shift" as "were a safety rep"."""
    words = _opening(text)
    if not 1 < len(words) <= 5 or words[-1].lower() not in ROLE_NOUNS:
        return None
    role = uncapitalised(" ".join(words))
    return CvPhrase("did", f"were {role if role[0].isupper() and len(words) > 3 else with_article(role)}")


def _opening(text: str) -> list[str]:
    clause = _DATE_TAIL.sub("", clauses_of(text)[0])
    small = r"\s+(?:for|with|in|at|on|from|by|during|over|under|to|after|while|as|when|about)\s+|\s*[+/]\s*"
    return without_dangling(re.split(small, clause)[0].split())


def _thing(text: str) -> CvPhrase | None:
    """The noun phrase a line begins with; nothing when a verb or a figure stands in it."""
    words = _opening(text)
    if (
        not 1 < len(words) <= 6
        or words[0][:1].isdigit()
        or words[0].lower() in ("no", "not", "about", "all", "placement")
    ):
        return None
    if any(speech().base_of.get(w.lower(), ("", ""))[1] in ("past", "third") and not _is_noun(w) for w in words):
        return None
    if any(c.isdigit() or c in "$€£" for c in "".join(words[1:])) and "of" not in words:
        return None
    return CvPhrase("thing", as_second_person(uncapitalised(" ".join(words))))
