"""What of a story may be told in some words or other: looked at before advice on it is given.

The labels of clauses are right most of the time and not always. Here one hint anywhere is enough: a false hint costs
a piece of advice, a missed one would ask somebody for what stands in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.coach.builtin.evaluation.account import Account
from interview_coach.coach.builtin.evaluation.cues import APPLIED, REFLECTION, TASK
from interview_coach.coach.builtin.evaluation.feedback_quotes import words_left
from interview_coach.coach.builtin.evaluation.lexicon import NUMBER
from interview_coach.coach.builtin.evaluation.outcomes import outcome_words, signs_of_outcome
from interview_coach.coach.builtin.evaluation.text import Span

_LESSON = re.compile(
    r"\b(?:learn\w*|lesson|taught|took from|takeaway|differently|next time|since then|from then|ever since|these days"
    r"|now i|i now|i still|i always|i never|i would have|i'd have|i'd rather|should have|my (?:own )?mistake"
    r"|what i (?:changed|do|took)|the thing i|after that i|built in|never again|in hindsight|looking back|my fault)\b"
)
_LASTING = re.compile(
    r"\b(?:still|since|now|today|later|after(?:wards)?|ever|every|everyone|everybody|years?|months?|weeks?|never"
    r"|standard|template|routine|permanent\w*|policy|rule|again|others?|other (?:teams?|shifts?)|rest of)\b"
)
_TASK = re.compile(
    r"\b(?:my (?:job|part|role|own|project|task|shift|team|class|ward|customer|client|patient)\w*|i (?:ran|run|led"
    r"|lead|manage\w*|drive|drove|teach|taught|work|worked|had|needed|promised)|i(?:'m| am| was|'d been) (?:the|a|an"
    r"|on|in|at|first|new|asked|given|told|supposed)|as (?:the|a|an)|asked (?:me|us)|told (?:me|us)|wanted (?:me|us)"
    r"|responsible|deadline|due|by (?:noon|midnight|\w+day)|supposed to|up to me|on me|mine)\b"
)
_WHERE_OR_WHEN = re.compile(
    r"\b(?:(?:19|20)\d\d|twenty (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty)|(?:last|that|this|second|first|third|final) (?:year|month|week|summer|spring|fall|autumn|winter"
    r"|semester|term|night)|january|february|march|april|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:night|early|late|day|evening|weekend) shift|years? ago"
    r"|christmas|easter|(?:in|at|on) (?:a|an|the|my|our) (?:\w+ ){0,2}(?:ward|shop|store|hotel|restaurant|kitchen|bar"
    r"|caf[eé]|school|clinic|hospital|factory|plant|warehouse|depot|bank|bakery|garage|site|station|office|branch"
    r"|studio|lab|library|university|college|salon|farm|club|centre|center|agency|desk|team|department))\b"
)
_LATER = re.compile(
    r"\b(?:after(?:wards| that)|later|finally|in the end|at the end|since|now|today|result\w*"
    r"|next (?:day|week|month|morning|year)|that (?:evening|night|week|month)|(?:passed|got|thanked|hugged|laughed))\b"
)
_COMPARED = re.compile(
    r"\b(?:before|instead|against|than|used to|from .{1,40} to|down|up|goal|target|plan(?:ned)?|budget|normal\w*|usual"
    r"|usually|average|compared|until then|last (?:year|month)|first time|half|double\w*|halv\w+|less|fewer|more"
    r"|out of|only)\b"
)
_BIG_FIGURE = re.compile(r"\d|\b(?:hundred|thousand|million|per ?cent|half|third|quarter|\w+ty)\b|%")
_SPENT = re.compile(r"\b(?:took|takes|needed|spent)\b (?:me|us|about|around|\w+ (?:hours?|days?|weeks?|evenings?))")
_OF_SOMEBODY_ELSE = re.compile(
    r"^(?:so |and |but |then )*(?:that|this|it|they|there|he|she|someone|who|which|the|a|an|their|his|her|somebody"
    r"|nobody|everybody|everyone|we|you)\b"
)
_WHAT_I = re.compile(r"\b(?:what|how|which|where|everything|all|as) (?:i|i'd|i've)\b")
"""What is done there hangs on something else: "the plan carried on how I'd said"."""
_FIRST_PERSON = re.compile(r"\b(?:i|i'd|i've|i'm|me|my|mine|myself)\b")
_NONE = re.compile(
    r"\b(?:i(?:'ve| have)? (?:\w+ )?(?:never|not) (?:\w+ )?(?:been|had|happened|done|seen)"
    r"|never (?:really )?(?:had|been|happened)"
    r"|(?:can't|cannot|couldn't|can not) (?:\w+ )?(?:think of|say i(?:'ve| have| ever)|remember|recall|give you)"
    r"|(?:don't|do not) (?:\w+ )?have (?:an?|any|one|such)|doesn't (?:really )?happen"
    r"|(?:don't|do not) (?:really )?fail|nothing comes to mind)"
)
_WE = re.compile(r"\b(?:we|us|our)\b")
FEWEST_DENYING = 3
LATE, LAST_THIRD = 0.5, 0.67
"""Shares of the answer after which an outcome is to be expected, and after which it is looked for."""


def may_tell_an_end(account: Account) -> bool:
    """Whether the last third may say how things turned out: by its words, or because somebody else acts there."""
    signs = (_LATER, _OF_SOMEBODY_ELSE)
    late = _late(account, LAST_THIRD)
    return any(outcome_words(s.plain) or any(sign.search(s.plain) for sign in signs) for s in late)


def hints_at_an_end(account: Account) -> bool:
    """Whether words in the last third say outright that something changed, or what somebody said about it."""
    return any(outcome_words(span.plain) for span in _late(account, LAST_THIRD))


def may_tell_a_lesson(account: Account) -> bool:
    wording = account.text.plain
    return any(sign.search(wording) for sign in (_LESSON, REFLECTION, APPLIED))


def may_tell_what_stayed(account: Account) -> bool:
    return any(_LASTING.search(span.plain) for span in _late(account))


def may_tell_the_task(account: Account) -> bool:
    return bool(TASK.search(account.text.plain) or _TASK.search(account.text.plain))


def may_hold_a_figure(account: Account) -> bool:
    """A figure, or somebody's words, in the second half."""
    return any(NUMBER.search(s.plain) or signs_of_outcome(s.plain)["feedback"] for s in _late(account))


def could_be_compared(account: Account, span: Span) -> bool:
    """A figure that is worth comparing, in an answer that may not compare yet."""
    return bool(_BIG_FIGURE.search(span.plain)) and not any(_COMPARED.search(s.plain) for s in _late(account))


def is_surely_outcome(account: Account, span: Span) -> bool:
    """Whether the words themselves say how something turned out, late enough in the answer."""
    return outcome_words(span.plain) and not _SPENT.search(span.plain) and span in _late(account)


def says_there_was_none(span: Span) -> bool:
    """Whether a clause says that the speaker has no such case."""
    return bool(_NONE.search(span.plain)) and words_left(span) >= FEWEST_DENYING


def says_we(span: Span) -> bool:
    return bool(_WE.search(span.plain))


def says_where_or_when(span: Span) -> bool:
    return bool(_WHERE_OR_WHEN.search(span.plain))


def is_surely_lesson(span: Span) -> bool:
    """Whether the words themselves look back or say what is done since."""
    return bool(_LESSON.search(span.plain))


def is_in_own_voice(span: Span) -> bool:
    """Told of the speaker: with "I" or "my", or with the subject left out ("went straight to the agent")."""
    if _WHAT_I.search(span.plain):
        return False
    return bool(_FIRST_PERSON.search(span.plain)) or not _OF_SOMEBODY_ELSE.search(span.plain)


def _late(account: Account, after: float = LATE) -> Sequence[Span]:
    border = after * len(account.text.shown)
    return [span for span in (p.reading.span for p in account.parts) if span.end > border]
