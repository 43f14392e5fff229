"""Marks answers about motivation: fit to this job, evidence from own work, candour, concision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.motivation_feedback import write
from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.technical_cues import REASON, SIGNPOST, evidence, stepped, with_sign
from interview_coach.coach.builtin.evaluation.technical_terms import stem, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import EvaluationRequest, Evidence
from interview_coach.domain.vocabulary import Flag, ResponseType
from interview_coach.embedding import encoder

__all__ = ["Motive", "extract", "motive_of", "write"]

CLICHE = re.compile(
    r"\b(?:passionate|passion for|hard[- ]working|team player|fast learner|quick learner|go[- ]getter|"
    r"detail[- ]oriented|"
    r"great (?:company|opportunity|place|fit)|leading company|dream (?:job|company)|(?:grow|"
    r"growth) (?:opportunit\w+|professionally)|"
    r"opportunit(?:y|ies) to (?:grow|learn|develop)|dynamic (?:team|environment|company)|next level|new challenges?|"
    r"self[- ]starter|"
    r"think(?:ing)? outside the box|perfectionist|people person|great reputation|well[- ]known|add value|"
    r"motivated (?:person|individual)|"
    r"(?:excellent|strong|great) communication skills|world[- ]class|cutting[- ]edge|make a difference|give (?:110|"
    r"100) ?(?:%|percent))\b",
    re.I,
)
OWN_PAST = re.compile(
    r"\b(?:i|we) (?:\w+ly )?(?:\w+ed|ran|built|led|wrote|made|took|taught|kept|sold|found|grew|brought|began|got|"
    r"came|went|set|cut|"
    r"chose|learnt|knew|had|was|were|did|spent|dealt|saw|gave|held|met|won|put)\b|\b(?:last|for the past|"
    r"over the last|since) \w+|\bin my (?:last|current|present|previous)\b|\bmy (?:team|project|thesis|internship|"
    r"degree|apprenticeship)\b",
    re.I,
)
THIS_JOB = re.compile(
    r"\b(?:this (?:role|job|position|post|team|company|place|work)|your (?:team|company|product|customers?|clients?|"
    r"posting|ad|advert|website|mission|clinic|school|store|hospital)|the (?:role|position|posting|job description|"
    r"ad)|you (?:ask|want|need|write|build|sell|make|offer|run|say|are (?:moving|building|looking|hiring)))\b",
    re.I,
)
CANDID = re.compile(
    r"\b(?:honest(?:ly)?|to be (?:honest|frank)|the truth is|i(?:'ve| have) (?:not|never)|i haven'?t|"
    r"i don'?t (?:yet |have )|i'?m not|what i lack|"
    r"my weak\w*|i (?:struggle|struggled|find it hard|tend to)|still (?:learning|need)|i (?:need|want|would like|"
    r"hope) to (?:learn|get better|improve|work)|"
    r"i left because|i(?:'m| am) leaving because|i was (?:laid off|let go|made redundant)|it did not work|"
    r"didn'?t work out|pay|salary|commute|"
    r"closer to home|family|not (?:perfect|the right)|my limit|gap|missing|miss)\b",
    re.I,
)
COMPLAINT = re.compile(
    r"\b(?:(?:my|the|our) (?:boss|manager|company|colleagues?|team|management) (?:was|were|is|"
    r"are) (?:\w+ )?(?:terrible|bad|awful|toxic|incompetent|stupid|unfair|lazy|horrible|a nightmare|an idiot)|"
    r"hated|toxic|nobody (?:there )?(?:cared|knew|listened)|they never (?:listened|paid|appreciated)|stupid|idiots?|"
    r"sick of)\b",
    re.I,
)
_NAME = re.compile(r"(?<=[a-z,;:'’] )(?!I\b|I'|English|Monday|Friday)[A-Z][\w&.-]+")
IDEAL_WORDS = (45, 220)
"""About 20 to 90 seconds of speech."""
LEAST_TOPIC = 0.04


@dataclass(frozen=True, slots=True)
class Motive:
    """Sentences by what they show. `named` are the ones about something of this job or employer; `posting_words` are
    words that answer and posting share beyond those of the question."""

    topic: float
    named: tuple[Span, ...]
    cliches: tuple[Span, ...]
    facts: tuple[Span, ...]
    detailed: tuple[Span, ...]
    linked: tuple[Span, ...]
    candid: tuple[Span, ...]
    complaints: tuple[Span, ...]
    reasons: tuple[Span, ...]
    posting_words: tuple[str, ...]


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    motive = motive_of(request, text)
    off_topic = motive.topic < LEAST_TOPIC and not motive.named and not motive.facts
    return Findings(
        ResponseType.EXPLANATION,
        _levels(motive, text),
        conditions=frozenset({"off_topic"} if off_topic else ()),
        flags=_flags(motive, text, off_topic=off_topic),
        evidence=_evidence(motive),
        confidence=round(0.4 + 0.1 * bool(request.posting_text) + 0.1 * bool(motive.facts), 2),
        details={"motive": motive},
    )


def motive_of(request: EvaluationRequest, text: AnswerText) -> Motive:
    shared = _shared_with_posting(request, text)
    cliches = with_sign(text.sentences, CLICHE)
    named = tuple(s for s in text.sentences if _is_about_job(s, shared) and not (s in cliches and s.word_count < 14))
    facts = tuple(s for s in text.sentences if OWN_PAST.search(s.text) and s.word_count >= 5)
    detailed = tuple(s for s in facts if quantities(s.text) or _NAME.search(s.text) or len(terms(s.text).stems) >= 8)
    linked = tuple(s for s in named if s in facts or REASON.search(s.text))
    cosine = float(encoder().similarity([text.shown.strip() or " "], [request.question or " "])[0][0])
    return Motive(
        max(0.0, cosine),
        named,
        cliches,
        facts,
        detailed,
        linked,
        with_sign(text.sentences, CANDID),
        with_sign(text.sentences, COMPLAINT),
        with_sign(text.sentences, REASON),
        tuple(sorted(shared)),
    )


def _shared_with_posting(request: EvaluationRequest, text: AnswerText) -> frozenset[str]:
    """Stems that stand in the posting and in the answer; the words of the question are no sign of fit."""
    posting = terms(request.posting_text or "").stems
    return posting & terms(text.shown).stems - terms(request.question).stems


def _is_about_job(sentence: Span, shared: frozenset[str]) -> bool:
    of_posting = sum(1 for word in terms(sentence.text).words if stem(word) in shared)
    return bool(THIS_JOB.search(sentence.text)) or of_posting >= 3


def _levels(motive: Motive, text: AnswerText) -> Mapping[str, float | None]:
    """On the anchors of the motivation rubric."""
    named = len(motive.named) + 0.15 * min(8, len(motive.posting_words))
    relevance = stepped(named, ((0, 1.4), (1, 2.6), (2, 3.4), (3, 4.0), (5, 4.6)))
    relevance += 0.4 * min(2, len(motive.linked)) - 0.5 * (len(motive.cliches) > len(motive.named))
    fact = stepped(len(motive.facts), ((0, 1.2), (1, 2.8), (2, 3.4), (4, 3.8))) + 0.5 * min(2, len(motive.detailed))
    fact = max(fact, 2.0 if motive.cliches else 1.0) if not motive.facts else fact
    candour = 2.7 + 0.6 * min(2, len(motive.candid)) + 0.4 * bool(motive.detailed) + 0.3 * bool(motive.reasons)
    candour -= 0.5 * min(3, len(motive.cliches)) + 1.5 * bool(motive.complaints)
    return {
        name: max(1.0, min(5.0, level))
        for name, level in (
            ("relevance", relevance),
            ("evidence", fact),
            ("candour", candour),
            ("concision", _concision(motive, text)),
        )
    }


def _concision(motive: Motive, text: AnswerText) -> float:
    shortest, longest = IDEAL_WORDS
    words = text.word_count
    length = 1.0 if shortest <= words <= longest else words / shortest if words < shortest else longest / words
    useful = {s.start for s in (*motive.named, *motive.facts, *motive.candid, *motive.reasons)}
    share = len(useful) / max(1, len(text.sentences))
    level = 1.2 + 1.4 * length + 1.9 * share + 0.3 * bool(with_sign(text.sentences, SIGNPOST))
    return level - 0.3 * min(3, len(motive.cliches))


def _flags(motive: Motive, text: AnswerText, *, off_topic: bool) -> tuple[Flag, ...]:
    holds = (
        (Flag.OFF_TOPIC, off_topic),
        (Flag.GENERIC, bool(motive.cliches) and not motive.detailed and len(motive.named) <= 1),
        (Flag.BLAMES_OTHERS, bool(motive.complaints)),
        (Flag.RAMBLING, text.word_count > 1.6 * IDEAL_WORDS[1]),
    )
    return tuple(flag for flag, true in holds if true)


def _evidence(motive: Motive) -> tuple[Evidence, ...]:
    found = [evidence("candour", "-", span) for span in motive.complaints[:1]]
    found += [evidence("relevance", "-", span) for span in motive.cliches[:1] if span not in motive.linked]
    found += [evidence("relevance", "+", span) for span in (motive.linked or motive.named)[:2]]
    found += [evidence("evidence", "+", span) for span in (motive.detailed or motive.facts)[:2]]
    found += [evidence("candour", "+", span) for span in motive.candid[:1] if span not in motive.complaints]
    return tuple(dict.fromkeys(found))
