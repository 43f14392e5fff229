"""What a case answer shows: questions asked, branches, a view, numbers worked out, a recommendation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.arithmetic import Calculation, calculations
from interview_coach.coach.builtin.evaluation.case_decisions import decisions
from interview_coach.coach.builtin.evaluation.case_givens import left_aside
from interview_coach.coach.builtin.evaluation.case_rates import rate_checks
from interview_coach.coach.builtin.evaluation.case_shares import share_checks
from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities
from interview_coach.coach.builtin.evaluation.technical_cues import (
    REASON,
    TRADEOFF,
    on_the_matter,
    with_sign,
    without_strangers,
)
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.embedding import encoder

_FLAGS = re.IGNORECASE

FRAMEWORK = re.compile(
    r"\b(?:porter'?s?|five forces|5 forces|swot|pestel?|pestle|[34457] ?[pc]'?s\b|bcg matrix|ansoff|aarrr|"
    r"pirate metrics|"
    r"rice\b|okrs?|mece\b|double diamond|design thinking|design sprint|human-cent(?:er|re)d|(?:5|five) whys|"
    r"jobs[- ]to[- ]be[- ]done|jtbd|heart framework|scqa|tam,? sam|tam and sam|north star|value chain|mckinsey 7s|"
    r"balanced scorecard|lean canvas|business model canvas|crazy 8s|kano|moscow|how might we|empathy maps?|personas?|"
    r"two by two|2x2|affinity mapping|issue tree|top-down|bottom-up|quick wins|low[- ]hanging fruit|"
    r"best[- ]in[- ]class|"
    r"root cause|roadmap|stakeholder interviews?|triangulat\w+|user journey|customer journey map|heuristic evaluation)",
    _FLAGS,
)
ASKS = re.compile(
    r"\b(?:can|could|may) i ask|\b(?:one|two|three|a few|quick) (?:things?|questions?|checks?)\b|\bi'?d (?:want|ask|"
    r"like to (?:know|ask|check))"
    r"|\bdo you mean|\bif you meant?|\bi'?m taking\b|\bi'?ll (?:assume|take)|\bassum(?:e|ing)\b|\bto confirm\b|"
    r"\bjust to be clear"
    r"|\bdid (?:anything|the)\b|\bis (?:it|the|that)\b[^.]*\?|\bdo they\b[^.]*\?|\bwhat is (?:the|our) (?:goal|"
    r"target|objective)",
    _FLAGS,
)
GOAL = re.compile(
    r"\b(?:goal|objective|target|metric|success|threshold|by (?:year|month|week|q[1-4])|within \w+ (?:weeks|months))\b",
    _FLAGS,
)
VIEW = re.compile(
    r"\b(?:my (?:bet|guess|hypothesis|view|hunch|first suspect|suspicion|instinct|starting point)|i'?d (?:bet|guess|"
    r"say|expect)|i (?:bet|suspect|believe|expect)|hypothes[ei]s|(?:most )?likely|jumps out|stands out|change my mind|"
    r"the (?:main|real|key|big(?:gest)?) (?:story|reason|driver|issue|problem|swing|lever|thing|part|cause|question|"
    r"point)|"
    r"(?:is|it'?s|this is|that'?s) (?:probably|mainly|mostly|really|clearly|largely)|probably (?:a|the|because|from|"
    r"due)|(?:it is|it'?s|this is|we have) an? \w+ problem|so (?:it|this|that|the \w+) (?:is|looks|seems|wins)|"
    r"is (?:the (?:most|biggest|largest)|driven by|caused by|behind)|(?:comes|come) (?:mostly |mainly )?from|"
    r"i go (?:with|there|for)|"
    r"(?:the|our|a) (?:limit|bottleneck|constraint|crux|deciding (?:factor|question)|thing that (?:decides|matters|"
    r"limits))|"
    r"(?:slowest|weakest) (?:one|step|part|link)|(?:hinges|turns) on|what (?:matters|decides it|limits)|sets the pace|"
    r"(?:isn'?t|aren'?t|is not) the (?:real |main )?(?:problem|issue|cause)|looks (?:best|better|worse))\b",
    _FLAGS,
)
HEDGED = re.compile(
    r"\b(?:(?:it )?(?:sort of |kind of |really )?depends\b|could be\b|might be\b|hard to say|before (?:i )?say(?:ing)?|"
    r"more time|can'?t (?:really )?say|not sure|informed decision|(?:one|you) would have to see|maybe\b|either way|"
    r"then come up with|i'?d want to look)",
    _FLAGS,
)
DEFERS = re.compile(
    r"\b(?:need more time|before (?:i )?say(?:ing)?|informed decision|want to look (?:at|into) (?:that|it|this)|"
    r"have to look into|can'?t (?:really )?say)\b",
    _FLAGS,
)
_DEPENDS = re.compile(r"\bdepends\b|\bhard to say\b", _FLAGS)
FOLLOWS = re.compile(
    r"\b(?:so (?:she|he|the (?:thing|question|limit|answer|difference|real)|only)|which (?:is why|leaves|would|covers|"
    r"makes)|(?:that|this|it) (?:alone |only |just )?(?:leaves|covers|does not|doesn'?t|pays|explains?|decides)|"
    r"explains? (?:all|most|"
    r"the)|the (?:limit|bottleneck|constraint)|benefit is|better off|worse off|would hit|may hide|grew faster|"
    r"(?:is|are) not the|half of what|by itself|on its own|alone)\b",
    _FLAGS,
)
"""What follows from a number, in the plain words of a case."""
ACTION = re.compile(
    r"\b(?:i'?d|i would|i'?ll|we'?d|we will|i (?:call|do|put|count|split|decide|take|measure|sit|bring))\b|(?:^|"
    r"\n)\s*(?:wks?|weeks?|days?|mon|tue|wed|thu|fri)\b",
    _FLAGS,
)
PLAN_ASKED = re.compile(
    r"\bwhat (?:do you do|would you do|are you going to do|will you do)|how do you go about|first \d+ days|"
    r"walk me through",
    _FLAGS,
)
ASSUMES = re.compile(
    r"\b(?:assum(?:e|es|ed|ing|ptions?)|suppos(?:e|ing)|(?:i'?m|i am|i'?ve|i have|i'?ll|i) (?:taking|taken|"
    r"take) (?:it|that|the)\b|"
    r"on the basis that|i'?(?:m|ll) (?:treat|treating|ignore|ignoring|leave out|leaving)|ignoring|leaving (?:out|"
    r"aside)|"
    r"taken as given|to keep it simple|for simplicity)\b",
    _FLAGS,
)
"""What the speaker takes for granted and says so, wherever it stands."""
CONDITION = re.compile(
    r"\b(?:only if|only when|unless|provided|as long as|on condition|once the|if (?:fewer|less|more|under|over|"
    r"it (?:falls|"
    r"drops|goes)|they (?:won'?t|refuse|ask))|if (?:that|it|they|we|the)\b[^.]{0,60}\b(?:stop|carry on|reverse|"
    r"walk away|"
    r"pull out|renegotiate|go back|gone|instead|reconsider|reject|accept|say no)|at least \S+ (?:years?|months?|"
    r"weeks?)|"
    r"(?:i'?d|would) (?:stop|reverse|change (?:my mind|course)) if|otherwise (?:i|we|walk|stop|keep|no))\b",
    _FLAGS,
)
"""What the recommendation hangs on, said so that somebody could check it."""
RISK = re.compile(
    r"\b(?:risks?|risky|dangers?|dangerous|threats?|worr(?:y|ies|ied)|concerns?|what if|no slack|exposed|vulnerable|"
    r"is (?:only |just )?(?:a|an) (?:guess|estimate)|might not|the (?:catch|trap)|watch out|break(?:s|down)|caveats?|"
    r"unless|worst case|downside|what would change|change my mind|if (?:they|it|that|"
    r"the)[^.]{0,60}(?:not|don'?t|doesn'?t|won'?t|leaves?|quits?|fails?)|only (?:against|if)|upper end|lower end|"
    r"wouldn'?t promise|can'?t promise|go(?:ing|es)? wrong|depends on|takes for granted)\b",
    _FLAGS,
)
NEXT = re.compile(
    r"\b(?:next (?:steps?|week|month)|(?:do|is) next|next,? i(?:'d| would)|pilot|trial|a test (?:in|with|of)|"
    r"try (?:it|this|that) "
    r"(?:in|with|for|on|out)|(?:get|ask (?:for|them for)) (?:\w+ )?(?:quotes?|offers?|prices?)|from (?:next|"
    r"the start of)|"
    r"for (?:a|one|two|three|six|\d+) (?:weeks?|months?)|start(?:ing)? with (?:one|two|three|\d+)|tomorrow|"
    r"first (?:week|two weeks|thing)|weeks? (?:\d|one|two|three|four)|wks?\b|by (?:monday|"
    r"friday|week|day|end of)|this (?:week|month)|day (?:\d+|\w+ty)|month (?:one|two|three|\d)|every (?:week|month|"
    r"monday)|monday|before (?:anyone|we|i) (?:sign|decide|commit)\w*|in parallel|then (?:i|we|week)|"
    r"(?:with)?in (?:\d+|\w+) (?:days|weeks|months)|then look)\b",
    _FLAGS,
)
CHECKED = re.compile(
    r"\b(?:sanity|ties?\b|it ties|feels right|makes sense|cross[- ]?check|reconciles?|adds up|double[- ]check|"
    r"rough(?:ly)? right|in line with|check:)",
    _FLAGS,
)
SENSITIVE = re.compile(
    r"\b(?:breaks? even|could (?:be )?(?:nearly |almost )?(?:doubled?|halved?|tripled?)|(?:can|"
    r"could) (?:afford to )?lose|"
    r"even (?:if|at|with)|cushion|headroom|margin of safety|no better off|payback|if only|what if|"
    r"instead of \S+ (?:per|%)|at \d+ it'?s|swing|sensitiv\w+|range|between \S+ and \S+|if (?:we|it|they|you|half|the|"
    r"groups?)[^.]{0,50}\d|even \w+ points|upper end|lower end|break[- ]?even|(?:every|each|one) (?:extra )?point|"
    r"best case|worst case|low and high)",
    _FLAGS,
)
GIVES_UP = re.compile(
    r"\b(?:(?:need|get|use) a calculator|(?:finance|someone else|they) would know|can'?t (?:say|calculate|work)|"
    r"don'?t (?:have|know) the (?:numbers?|figures?|math)|(?:numbers?|math) (?:\w+ )*(?:is|"
    r"are) (?:\w+ )*(?:secondary|not important)|"
    r"not good (?:at|with) (?:numbers|math)|without (?:more )?data|however (?:many|much) that is|(?:can'?t|"
    r"won'?t) do the math)\b",
    _FLAGS,
)
BRANCH = re.compile(
    r"(?:^|\n|(?<=[.!?] ))\s*(?:[A-Z][\w/ -]{1,24}[:.](?=\s)|\d+[.)]|[-•*]|(?:wks?|weeks?|months?|days?) ?\d|"
    r"(?:mon|tue|wed|thu|fri)\w*\b)|"
    r"\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|(?:one|two|three),|if it'?s (?:a|an|the)?|on the \w+ side|per \w+|"
    r"(?:group|bucket|segment|option|phase|part|branch|lever|scenario|step|reason) (?:one|two|three|[abc]|\d)|"
    r"(?:let me|i'?ll|i'?d|i'?m going to|i am going to|let'?s) (?:start|begin) (?:with|by|from)|"
    r"(?:okay|ok|right|so|and|well)[, ]+(?:um[, ]+|uh[, ]+)?(?:now|next|then) (?:the|on|for|to|if|about)|"
    r"now (?:the|for|on|what about)|so that'?s (?:the|our|your) \w+|at the moment|(?:today|currently|right now)[,:]? "
    r"(?:it|we|they|she|he|that|the)|the (?:first|second|third|next|last) (?:question|part|point|thing|bit|piece|issue|"
    r"step|one)|(?:two|three|four) (?:questions|parts|steps|things|halves|pieces)|what (?:happened|changed)\b|"
    r"in (?:money|cash|pounds|dollars|euros)|with(?:out)? the \w+,? |how (?:many|much) (?:could|can|would)|"
    r"split (?:\w+ )*(?:by|in|into|the)|break(?:ing)? (?:it|this|that)|bridge|walk|in (?:week|month) \w+|"
    r"then (?:week|month)|"
    r"(?:first|next|last) (?:\w+ )?(?:weeks?|months?|days)|year (?:one|two|three|\d)|in parallel|finally|as for|"
    r"the other (?:side|part))\b",
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class CaseSigns:
    """Sentences by what they show, and the numbers. `derived` are numbers that the question does not give."""

    matter: tuple[Span, ...]
    questions: tuple[Span, ...]
    goals: tuple[Span, ...]
    frameworks: tuple[str, ...]
    branches: tuple[Span, ...]
    views: tuple[Span, ...]
    reasons: tuple[Span, ...]
    lists: tuple[Span, ...]
    verdicts: tuple[Span, ...]
    actions: tuple[Span, ...]
    hedged: tuple[Span, ...]
    deferred: tuple[Span, ...]
    risks: tuple[Span, ...]
    next_steps: tuple[Span, ...]
    sums: tuple[Calculation, ...]
    given_used: int
    derived: tuple[Quantity, ...]
    checked: tuple[Span, ...]
    sensitive: tuple[Span, ...]
    gives_up: tuple[Span, ...]
    assumed: tuple[Span, ...]
    conditions: tuple[Span, ...]
    left_aside: int
    likeness: float
    asked_terms: float
    words: int

    @property
    def wrong_sums(self) -> tuple[Calculation, ...]:
        return tuple(s for s in self.sums if not s.correct and not s.corrected_later)

    @property
    def fit(self) -> float:
        """How far this is an answer to the question, 0 to 1: likeness in meaning, its words and its numbers. Answers
        to the right question lie above 0.9 but for the vaguest (set by hand)."""
        return min(1.0, (max(0.0, self.likeness) + 0.5 * self.asked_terms + 0.08 * min(3, self.given_used)) / 0.6)

    @property
    def aside(self) -> float:
        """Share of the words in sentences that are not about the matter."""
        return 1 - sum(s.word_count for s in self.matter) / max(1, self.words)


LONG_LISTS = 0.4
"""Share of words in bare lists from which an answer says a bit of everything."""


def is_list(signs: CaseSigns) -> bool:
    return sum(s.word_count for s in signs.lists) >= LONG_LISTS * max(1, sum(s.word_count for s in signs.matter))


def signs_of(text: AnswerText, question: str) -> CaseSigns:
    matter = on_the_matter(text, question, nameless=True)
    wording = without_strangers(text, text.shown, question)
    checks = (*rate_checks(text.shown, question), *share_checks(text.shown, question))
    sums = (*calculations(text.shown, question), *checks)
    given = [value for q in quantities(question) for value in q.values]
    numbers = [q for q in quantities(text.shown) if q.value not in (0.0, 1.0) or q.percent or q.currency]
    derived = [q for q in numbers if not _is_given(q, given)]
    used = {g for g in given for q in numbers if any(_same(g, v) for v in q.values)}
    return CaseSigns(
        matter,
        _questions(text),
        with_sign(matter, GOAL),
        tuple(dict.fromkeys(m.group().lower() for m in FRAMEWORK.finditer(text.shown))),
        with_sign(text.sentences, BRANCH),
        with_sign(matter, VIEW),
        tuple(s for s in matter if any(sign.search(s.text) for sign in (REASON, TRADEOFF, FOLLOWS))),
        tuple(s for s in text.sentences if s.text.count(",") >= 4 and len(quantities(s.text)) <= 1),
        decisions(text, question, worked=bool(derived or sums)),
        tuple(s for s in matter if ACTION.search(s.text) and not HEDGED.search(s.text)),
        with_sign(text.sentences, HEDGED),
        tuple(s for s in text.sentences if DEFERS.search(s.text) or _DEPENDS.search(s.text)),
        with_sign(text.sentences, RISK),
        with_sign(text.sentences, NEXT),
        sums,
        len(used),
        tuple(dict.fromkeys(derived)),
        with_sign(text.sentences, CHECKED),
        with_sign(text.sentences, SENSITIVE),
        with_sign(text.sentences, GIVES_UP),
        with_sign(text.sentences, ASSUMES),
        with_sign(text.sentences, CONDITION),
        left_aside(question, text.shown),
        float(encoder().similarity([wording.strip() or " "], [question or " "])[0][0]),
        overlap(terms(question).stems, terms(wording).stems),
        sum(s.word_count for s in text.sentences),
    )


def _questions(text: AnswerText) -> tuple[Span, ...]:
    """Questions to the interviewer and assumptions said aloud, in the first half; not those one asks oneself."""
    half = len(text.shown) * 0.5
    early = [s for s in text.sentences if s.start <= half]
    asked = [s for s in early if s.text.rstrip().endswith("?") or "?" in s.text]
    said = [s for s in early if ASKS.search(s.text)]
    found = {s.start: s for s in (*said, *(a for a in asked if said))}
    return tuple(found[start] for start in sorted(found))


def _is_given(quantity: Quantity, given: list[float]) -> bool:
    return any(_same(g, v) for g in given for v in quantity.values)


def _same(left: float, right: float) -> bool:
    return abs(left - right) <= 0.001 * max(abs(left), abs(right), 1e-9)
