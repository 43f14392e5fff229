"""Which pieces of a case's data room a message asks for.

A wrong match gives data away, so a piece is given only when it stands out; where two are near each other or none is
near enough, the interviewer asks back.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.content.cases import FilledCase
from interview_coach.domain.case_room import Piece
from interview_coach.embedding import encoder

SURE, LIKELY, APART = 0.6, 0.2, 0.15
"""From `SURE` on a piece is given when it is `APART` from the next; from `LIKELY` on it is asked about. Measured on 196
questions (tests/content/asked_in_cases.py), the weights from one half of the cases and the figures from the other: of
the 95 pieces given 93 were meant."""
SURE_OF_A_PART = 0.75
"""The same for a part of a question ("… and the rent?"), which says less."""
_WEIGHTS = (3.39, 2.05, 2.5, 2.05, 2.47)
_CONSTANT = -7.41
"""Logistic regression over `_features`, on all of these questions."""
_CLARIFIES_FROM = 0.62
_MOST_REQUESTS = 8

_ASKING = re.compile(
    r"\b(?:(?:i'?d|i would|i'?ll|i) (?:also |first |then )?(?:need|like|want) "
    r"(?:to (?:know|see|understand|ask|have|hear)|data|numbers|figures|information)"
    r"|(?:i'?d|i would|i'?ll|i will|let me|may i) (?:also |first |then |next )?ask (?:you )?"
    r"(?:for|about|how|what|which)\b"
    r"|(?:can|could|would) (?:you|i) (?:please )?(?:tell|give|share|show|get|have|ask|know)(?: (?:me|us))?(?: about)?"
    r"|do (?:we|you) (?:have|know)|(?:please )?(?:tell|give|show) me(?: about)?|i'?m (?:looking|asking) for"
    r"|what about|how about|any (?:data|figures?|numbers?|information) (?:on|about|for))\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"^[\w\s'’-]{3,40}\?*$")
_DATA = r"(?:data|information|numbers|figures|facts)"
_BROAD = re.compile(
    rf"\b(?:(?:what|which|any|all|some|more|other) (?:of )?(?:the |your |other |more |further )?{_DATA}"
    r"(?: (?:do|can|is|are|have|there|you|we|available|exists?)\b|\s*\?|$)"
    rf"|all (?:of )?(?:the |your )?{_DATA}|everything|anything else|what else (?:do|can|is|should)"
    r"|the (?:whole )?data ?room|what do you (?:have|know))\b",
    re.IGNORECASE,
)
_CLARIFIES = re.compile(
    r"\b(?:goals?|objectives?|targets?|aim|scope|success(?:ful)?|priorit\w+|time ?(?:frame|line|horizon)|deadline"
    r"|by when|(?:do|does|did) (?:you|we|they|she|he|the \w+) (?:mean|count|include)|what (?:do|does) .{0,40}\bmean\b"
    r"|count(?:ed)? as|(?:is|are|should) .{0,60}\b(?:included|in scope|excluded|counted)"
    r"|to (?:confirm|clarify|be clear)|understand (?:it|you|the (?:task|question|problem)) (?:right|correctly)"
    r"|constraints?)\b",
    re.IGNORECASE,
)
_OWN_QUESTION = re.compile(
    r"^(?:so|now|then|okay|ok|well)?,? ?(?:why|what|how|which|where)\b[^?]*\b(?:i|my)\b", re.IGNORECASE
)
_SMALL_TALK = re.compile(
    r"^(?:(?:ok(?:ay)?|yes|no|yeah|nope|sure|right|thanks?(?: you)?|hmm+|uh|um|fine|good|great|got it|i see|understood|"
    r"let me think|one moment|no idea|i don'?t know|i do not know)\b.{0,15}$|(?:hello|hi|good (?:morning|afternoon))\b)"
    r"|\bgive me (?:a |an |the )?(?:\d|five|full|good|high|better|best|top|mark|score)|\bhow are you\b"
    r"|\bnice to meet\b|\b(?:can|could) you (?:repeat|say) (?:that|it|the question)",
    re.IGNORECASE,
)
_PARTS = re.compile(r",|;|\band\b|\bas well as\b|\bplus\b|\bor\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Requests:
    """What a message asks for; as in `Heard`. `broad`: for all there is, or for nothing in particular."""

    pieces: tuple[Piece, ...] = ()
    unsure: tuple[Piece, ...] = ()
    absent: tuple[str, ...] = ()
    clarifying: tuple[str, ...] = ()
    broad: bool = False


def requests_in(message: str, case: FilledCase | None) -> Requests:
    """The requests of a message, at most eight; empty when it asks for nothing. Without a case there are no pieces."""
    found = Requests()
    for asked in _asked(message)[:_MOST_REQUESTS]:
        found = _with(found, asked, case)
    left = tuple(piece for piece in found.unsure if piece not in found.pieces)
    order = [item.id for item in case.template.data_room] if case else []
    return replace(found, pieces=tuple(sorted(found.pieces, key=lambda piece: order.index(piece.id))), unsure=left)


def name_of(piece_id: str, case: FilledCase) -> str:
    """What the interviewer calls a piece: the first word by which it is asked for."""
    return next(item.asks[0] for item in case.template.data_room if item.id == piece_id)


def _asked(message: str) -> list[str]:
    """The sentences that ask for something; a message of a few words without a number is one."""
    plain = message.strip()
    if _BARE.match(plain) and len(plain.split()) <= 4 and not re.search(r"\d", plain) and not _SMALL_TALK.match(plain):
        return [plain]
    return [s.text.strip() for s in AnswerText.of(message).sentences if _asks(s.text.strip())]


def _asks(sentence: str) -> bool:
    if _SMALL_TALK.search(sentence):
        return False
    return (sentence.endswith("?") and not _OWN_QUESTION.match(sentence)) or bool(_ASKING.search(sentence))


def _with(found: Requests, asked: str, case: FilledCase | None) -> Requests:
    chances = _chances(asked, case)
    pieces = _clear(asked, chances, case)
    if pieces:
        return _joined(found, Requests(pieces))
    if _BROAD.search(asked):
        return _joined(found, Requests(broad=True))
    if _CLARIFIES.search(asked):
        return _joined(found, Requests(clarifying=(asked,)))
    near = [piece for piece, chance in sorted(chances, key=lambda row: -row[1]) if chance >= LIKELY]
    if near:
        return _joined(found, Requests(unsure=tuple(near[:2])))
    return _joined(
        found, Requests(clarifying=(asked,)) if _is_about_the_task(asked, case) else Requests(absent=(asked,))
    )


def _joined(first: Requests, second: Requests) -> Requests:
    def both(one: Sequence[Piece], other: Sequence[Piece]) -> tuple[Piece, ...]:
        return tuple(dict.fromkeys((*one, *other)))

    return Requests(
        both(first.pieces, second.pieces),
        both(first.unsure, second.unsure)[:3],
        (*first.absent, *second.absent),
        (*first.clarifying, *second.clarifying),
        first.broad or second.broad,
    )


def _clear(asked: str, chances: Sequence[tuple[Piece, float]], case: FilledCase | None) -> tuple[Piece, ...]:
    """The piece that stands out; of a question with several parts, one for each part that names its own."""
    best = _best(chances, SURE)
    parts = [part.strip() for part in _PARTS.split(asked) if terms(part).stems]
    named = [_best(_chances(part, case), SURE_OF_A_PART) for part in parts] if len(parts) > 1 else []
    pieces = dict.fromkeys(piece for piece in (best, *named) if piece is not None)
    likely = {piece for piece, chance in chances if chance >= LIKELY}
    return tuple(piece for piece in pieces if piece is best or piece in likely)


def _best(chances: Sequence[tuple[Piece, float]], least: float) -> Piece | None:
    order = sorted(chances, key=lambda row: -row[1])
    if not order or order[0][1] < least:
        return None
    apart = len(order) == 1 or order[0][1] - order[1][1] >= APART
    return order[0][0] if apart else None


def _is_about_the_task(asked: str, case: FilledCase | None) -> bool:
    known = list(case.template.clarify) if case else []
    return bool(known) and float(encoder().similarity([asked], known).max()) >= _CLARIFIES_FROM


def _chances(asked: str, case: FilledCase | None) -> list[tuple[Piece, float]]:
    """Each piece of the data room and how likely it is meant, 0 to 1."""
    asked = _ASKING.sub(" ", asked).strip()
    if case is None or not terms(asked).stems:
        return []
    room = case.template.data_room
    known = tuple((item.asks, case.said(item.gives)) for item in room)
    return [
        (Piece(item.id, text), _chance(_features(asked, at, known)))
        for at, (item, (_, text)) in enumerate(zip(room, known, strict=True))
    ]


def _features(asked: str, at: int, room: tuple[tuple[tuple[str, ...], str], ...]) -> tuple[float, ...]:
    """Words of the piece's names and of its text in the request, the latter also with rarer words counting more, and
    the likeness in meaning to both."""
    wanted = terms(asked).stems
    names, text = room[at]
    stems = [_stems(asks, given) for asks, given in room]
    held = [word for word in wanted if overlap(frozenset([word]), stems[at])]
    rarity = {word: 1 / max(1, sum(bool(overlap(frozenset([word]), other)) for other in stems)) for word in wanted}
    named = max((overlap(terms(name).stems, wanted) for name in names if terms(name).stems), default=0.0)
    sentences = [*re.split(r"(?<=[.;]) ", text), text]
    return (
        named,
        len(held) / len(wanted),
        sum(rarity[word] for word in held) / sum(rarity.values()),
        float(encoder().similarity([asked], list(names)).max()),
        float(encoder().similarity([asked], sentences).max()),
    )


@lru_cache(maxsize=512)
def _stems(names: tuple[str, ...], text: str) -> frozenset[str]:
    return terms(f"{' '.join(names)} {text}").stems


def _chance(features: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-_CONSTANT - sum(w * f for w, f in zip(_WEIGHTS, features, strict=True))))
