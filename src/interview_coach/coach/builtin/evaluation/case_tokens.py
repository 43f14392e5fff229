"""Cuts a text into the parts of its sums: numbers, operators, words and signs for "is", brackets, and breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.numbers import Quantity, quantities


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a sum at `text[start:end]`; numbers have their `quantity`, operators and "is" their `symbol`."""

    kind: str  # number, operator, equals, open, close, break
    start: int
    end: int
    symbol: str = ""
    quantity: Quantity | None = None


_SYMBOLS = (
    ("equals", "=", r"=|≈|→|->|=>|\bequals?\b|\bmakes\b|\bgives?(?: (?:me|us|you))?\b|\bcomes? (?:out )?(?:to|at)\b"
     r"|\bthat(?:'s| is| are|’s| makes| gives)\b|\bthere(?:'s|’s)\b|\bwhich is\b|\bis\b|\bare\b|\bit(?:'s|’s)\b"
     r"|(?<=,) ?so\b|(?<=, uh )so\b|~(?=\s?[$€£]?\d)"),
    ("operator", "/", r"÷|/|\bdivided? (?:that |it |this |them )?by\b|\bdivided into\b|\bover\b"),
    ("operator", "*", r"[×*]|\bx\b(?=[\s$€£(.]*\w)|(?<=\d)x(?=[\d.$])|\btimes\b"
     r"|\bmultipl(?:y|ied) (?:that |it |this )?(?:by|with)\b"),
    ("operator", "+", r"\+|\bplus\b"),
    ("operator", "-", r"(?<=[\s)\d])[−–-](?=\s?[$€£]?\d)(?<![a-z]-)|(?<=\s)[−–-](?=\s)|\bminus\b"
     r"|\b(?:tak|knock)(?:e|ing)? (?:off|away)\b|\bsubtract(?:ing)?\b|\bless\b(?! than|,)"),
    ("operator", "off", r"\boff\b"),
    ("operator", "of", r"\bof\b"),
    ("operator", "on", r"\bon\b"),
    ("open", "(", r"\("),
    ("close", ")", r"\)"),
    ("break", "", r"[;?!]|\.(?=\s|$)|\n|\b(?:and|but|because|if|then|when|where|with|to|from|than|or|per|at|against|"
     r"compared|while|instead|into|for|what|what's)\b"),
)  # fmt: skip
_PATTERNS = [(kind, symbol, re.compile(pattern, re.IGNORECASE)) for kind, symbol, pattern in _SYMBOLS]


def tokens_of(text: str) -> list[Token]:
    """The parts of the sums of `text` in their order; an operator that works on nothing is left out."""
    numbers = quantities(text)
    taken = [(q.start, q.end) for q in numbers]
    tokens = [Token("number", q.start, q.end, quantity=q) for q in numbers]
    for kind, symbol, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                tokens.append(Token(kind, match.start(), match.end(), symbol))
                taken.append(match.span())
    tokens.sort(key=lambda token: token.start)
    return [t for i, t in enumerate(tokens) if t.kind != "operator" or _has_operand(text, tokens[i : i + 2])]


def _has_operand(text: str, tokens: Sequence[Token]) -> bool:
    """Whether an operator is followed at once by what it works on ("over budget" is no division)."""
    if len(tokens) < 2 or tokens[1].kind not in ("number", "open"):
        return False
    return words_between(text, tokens[0].end, tokens[1].start) <= 2


def words_between(text: str, start: int, end: int) -> int:
    return len(re.findall(r"[A-Za-z]+", text[start:end]))
