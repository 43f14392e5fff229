"""Whether an answer discloses something painful of the speaker's own life, and whether somebody may be in danger.

Two logistic models on sentence vectors (tools/marking/fit_care.py, docs/models.md) look at every clause and at two
and three clauses together. Painful is answered with an acknowledgement instead of advice; where it only might be, the
advice asks for no figures. Words alone would not do: "they walked me out", "she didn't make it" and "he has my rota
on the fridge" hold none that gives them away; the few that always do are listed beside the models.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview_coach.coach.builtin.evaluation.story import Part
from interview_coach.content.models import model
from interview_coach.embedding import Vectors

SHARPNESS = 5.0
LONGEST_WINDOW = 3
_EXPLICIT = re.compile(
    r"\b(?:i was (?:diagnosed|harassed|assaulted|abused|stalked|raped)"
    r"|my (?:depression|cancer|illness|miscarriage|diagnosis|chemo\w*|anxiety disorder)"
    r"|my (?:mother|mom|mum|father|dad|brother|sister|son|daughter|wife|husband|partner|grandmother|grandfather|nan"
    r"|best friend) (?:\w+ )?(?:died|passed away|was dying|was killed|were killed)"
    r"|i (?:lost|buried) my (?:mother|mom|mum|father|dad|brother|sister|son|daughter|wife|husband)"
    r"|i (?:had|suffered) (?:a |an )?(?:miscarriage|breakdown|stroke|heart attack|stillbirth))\b"
)
# The wording that is looked at says "they" for "he" and "she", so that nobody's marks depend on it.
_KIN = (
    "(?:mother|mom|mum|father|dad|brother|sister|son|daughter|wife|husband|partner|grand(?:mother|father)|nan|cousin|"
    "(?:best )?friend|baby|girl|boy|child)"
)
_EXPLICIT_MORE = re.compile(
    rf"\b(?:my {_KIN} (?:\w+ ){{0,4}}(?:took their own life|hanged themsel(?:f|ves))"
    rf"|(?:buried|cremated) (?:them(?! (?:in|under|with))|(?:my|our) {_KIN})"
    rf"|(?:lost|losing) (?:my|our) (?:baby|unborn|child)|our {_KIN} (?:died|(?:had )?stopped breathing)"
    r"|(?:broke|bruised) my (?:wrist|arm|nose|ribs?|jaw)"
    r"|(?:they|my (?:husband|wife|partner|boyfriend|girlfriend|father|mother|ex)) (?:hits?|beats?|chokes?|choked"
    r"|rapes?|raped) me\b|hit me at home|put their hands? (?:where it did not belong|on me|up my|down my)"
    r"|groped me"
    r"|(?:bananas?|noose|swastikas?) (?:in|on) my|served by someone like me"
    r"|people like (?:me|us) (?:do not|don't|are not|aren't|were not|should)"
    r"|because i(?:'m| am| was) (?:black|brown|asian|muslim|jewish|gay|lesbian|trans|pregnant|a woman|disabled|too old"
    r"|an immigrant)"
    r"|(?:from|after) (?:my )?(?:maternity|parental) leave (?:and )?(?:they|my \w+ (?:was|were) (?:gone|taken)))\b"
)
_DANGER = re.compile(
    r"\b(?:(?:easier|better|want|wish|rather) not (?:to )?(?:wake up|be here any ?more|be alive)"
    r"|kill(?:ing)? myself(?! (?:laughing|over|for|with))"
    r"|end (?:it all|my life)|tried to end (?:it|my life)|(?:do not|don't) want to (?:live|go on living)"
    r"|(?:pills|tablets) (?:counted|saved up)|written the letters already|(?:hits|beats|chokes) me|hit me at home"
    r"|better off without me|(?:kids|children|family)(?:'d| would) get the insurance|nothing (?:left )?to live for"
    r"|no (?:point|reason) (?:in |to )?(?:living|live|going on|go on)"
    r"|(?:jump|drive|step)(?:ing)? (?:off|in front of) (?:a|the|that|this) (?:bridge|train|cliff|lorry|truck)"
    r"|thoughts? of (?:suicide|ending it|dying)|i(?:'m| am| feel| felt) suicidal"
    r"|(?:think|thought|thinking) (?:about|of) (?:suicide|ending it|dying)|can(?:'t| ?not) see (?:christmas"
    r"|five years i|(?:any|a) future for me)"
    r"|knows where i (?:work|live) now|afraid they will (?:kill|find) me"
    r"|broke my (?:wrist|arm|jaw) (?:on|last|this))\b"
)
_OWN = re.compile(r"\b(?:i|me|my|mine|myself|we|us|our)\b")


@dataclass(frozen=True, slots=True)
class Care:
    """`discloses` is sure enough to acknowledge, `perhaps` to say that nobody has to tell it, `might` to ask for no
    figures, `danger` to point to help."""

    discloses: bool = False
    perhaps: bool = False
    might: bool = False
    danger: bool = False


def says_so_plainly(wording: str) -> bool:
    """Whether the wording (`AnswerText.plain`) discloses something painful in words that always do."""
    return bool(_EXPLICIT.search(wording) or _EXPLICIT_MORE.search(wording) or in_danger(wording))


def in_danger(wording: str) -> bool:
    """Whether the wording says that somebody may be in danger now."""
    return bool(_DANGER.search(wording))


def care_for(parts: Sequence[Part], vectors: Vectors) -> Care:
    """What care an answer needs; `vectors` are those of the first parts."""
    if not len(vectors):
        return Care()
    known = model("care")
    wordings = [part.reading.span.plain for part in parts[: len(vectors)]]
    rows, spoken = windows(vectors.astype(np.float64), wordings)
    own = np.array([bool(_OWN.search(wording)) for wording in spoken])
    painful = (rows @ known["disclosure"]["weights"] + known["disclosure"]["constant"])[own].max(initial=-np.inf)
    danger = (rows @ known["danger"]["weights"] + known["danger"]["constant"])[own].max(initial=-np.inf)
    discloses = bool(painful > known["sure"]) or says_so_plainly(" ".join(wordings))
    at_risk = bool(danger > known["danger_sure"]) or in_danger(" ".join(wordings))
    discloses = discloses or at_risk
    perhaps = discloses or bool(painful > known["perhaps"])
    return Care(discloses, perhaps, perhaps or bool(painful > known["likely"]), at_risk)


def windows(vectors: NDArray[np.float64], wordings: Sequence[str]) -> tuple[NDArray[np.float64], list[str]]:
    """Clauses alone and two or three in a row: unit vectors times `SHARPNESS`, and the wording of each."""
    rows, spoken = [vectors], list(wordings)
    for size in range(2, LONGEST_WINDOW + 1):
        starts = range(len(wordings) - size + 1)
        if starts:
            together = np.array([vectors[i : i + size].sum(axis=0) for i in starts])
            rows.append(together / np.linalg.norm(together, axis=1, keepdims=True))
            spoken += [" ".join(wordings[i : i + size]) for i in starts]
    return np.vstack(rows) * SHARPNESS, spoken
