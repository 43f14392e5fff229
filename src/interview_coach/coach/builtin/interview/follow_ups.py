"""What the builtin interviewer asks next: what the answer lacks most, in words that were not used yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview_coach.coach.builtin.evaluation.orders import orders_in
from interview_coach.coach.builtin.interview.aims import WORTH_ASKING, Aim
from interview_coach.coach.builtin.interview.phrases import is_rude, phrase_of
from interview_coach.coach.builtin.interview.re_asks import re_asks
from interview_coach.coach.builtin.interview.reading import Reading, read
from interview_coach.coach.builtin.questions.wording import rotated, stable_number
from interview_coach.content.follow_ups import follow_up_words
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.domain.coaching import PROBES, Exchange, FollowUp, FollowUpKind, Style
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.embedding import encoder

ENGINE = "builtin"
MOST_WORDS = 40
SAME = 0.8
"""Cosine of the encoder from which two questions ask the same."""
LEAST = {Style.FRIENDLY: WORTH_ASKING + 0.3, Style.NEUTRAL: WORTH_ASKING, Style.PROBING: WORTH_ASKING - 0.3}
"""How much an answer has to need a follow-up for an interviewer to ask."""
LATER = 0.15
"""What a kind costs for each one that is to be preferred to it."""
_GENTLE = "gentle"


def follow_up(exchange: Exchange) -> FollowUp | None:
    """See `ports.Coach.follow_up`. The need comes first, then the order of `exchange.kinds`; a probing interviewer asks
    on where an answer lacks little, a friendly one moves on. Where somebody may be in danger nothing is asked."""
    if not exchange.kinds:
        return None
    reading = read(exchange)
    if reading.is_at_risk:
        return None
    if reading.is_sensitive:
        return _gently(exchange)
    if exchange.kinds[0] is FollowUpKind.RE_ASK:
        return _once_more(exchange, reading)
    return next(_asked_of(exchange, reading), None)


def _gently(exchange: Exchange) -> FollowUp | None:
    """Once, and never with a figure or a doubt."""
    kinds = [kind for kind in (FollowUpKind.EXPAND, FollowUpKind.CLARIFY) if kind in exchange.kinds]
    words = follow_up_words()
    if not kinds or any(_GENTLE in words.aims_of(asked) for asked in exchange.asked):
        return None
    texts = words.aims[_GENTLE].plain
    another = exchange.type is QuestionType.BEHAVIORAL and stable_number(exchange.answer) % 2
    return FollowUp(ENGINE, texts[1 if another else 0], kinds[0])


def _once_more(exchange: Exchange, reading: Reading) -> FollowUp | None:
    """In other words; who would rather not answer is not asked again."""
    if reading.declines:
        return None
    if any(each.name == "english" for each in reading.aims):
        texts = list(follow_up_words().aims["english"].plain)
    else:
        texts = re_asks(exchange.question, exchange.type, supposed=reading.supposes)
    fresh = [text for text in texts if text not in exchange.asked]
    return FollowUp(ENGINE, fresh[0], FollowUpKind.RE_ASK) if fresh else None


def _asked_of(exchange: Exchange, reading: Reading) -> Iterator[FollowUp]:
    words = follow_up_words()
    used = frozenset().union(*map(words.aims_of, exchange.asked))
    allowed = [
        (aim, kind)
        for aim in reading.aims
        if aim.need >= LEAST[exchange.style]
        and aim.name not in used
        and (kind := _kind(aim, exchange.kinds)) is not None
    ]
    allowed.sort(key=lambda row: LATER * exchange.kinds.index(row[1]) - row[0].need)
    for aim, kind in allowed:
        for text, quote in _wordings(aim, exchange, reading):
            if _holds(text, exchange):
                yield FollowUp(ENGINE, _led(text, exchange), kind, quote)


def _kind(aim: Aim, allowed: Sequence[FollowUpKind]) -> FollowUpKind | None:
    kinds = follow_up_words().aims[aim.name].kinds
    return next((kind for kind in kinds if kind in allowed and kind in PROBES), None)


def _wordings(aim: Aim, exchange: Exchange, reading: Reading) -> Iterator[tuple[str, str | None]]:
    """With a phrase of the last reply where one is fit to be said back, then without."""
    words, pick = follow_up_words().aims[aim.name], stable_number(exchange.answer)
    start = len(exchange.answer) - len(exchange.last) if exchange.answer.endswith(exchange.last) else 0
    start = start if exchange.last else 0
    is_unfit = is_rude(exchange.answer) or any(orders_in(exchange.answer))
    quote = None if is_unfit else phrase_of(aim.spans, reading.text, start=start)
    if quote is not None:
        yield from ((text.format(q=quote), quote) for text in rotated(words.quoted, pick))
    yield from ((text, None) for text in rotated(words.plain, pick))


def _holds(text: str, exchange: Exchange) -> bool:
    """Whether it may be asked: short, lawful, and nothing that was asked already."""
    if len(text.split()) > MOST_WORDS or asks_unlawfully(text):
        return False
    others = [exchange.question, *exchange.asked]
    return text not in others and float(encoder().similarity([text], others).max()) < SAME


def _led(text: str, exchange: Exchange) -> str:
    """With a friendly word before it where that is the manner and there is room."""
    leads = follow_up_words().leads[exchange.style]
    lead = leads[(stable_number(exchange.question) + len(exchange.asked)) % len(leads)]
    return f"{lead} {text}" if lead and len(f"{lead} {text}".split()) <= MOST_WORDS else text
