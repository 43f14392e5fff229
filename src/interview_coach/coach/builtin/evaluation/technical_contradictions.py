"""Finds statements of an answer that say for certain what the reference rules out.

No model of language is at hand that could tell a contradiction from a paraphrase, so only forms that plain English
marks are looked for: what the reference forbids or rejects in so many words, a word turned into its opposite among the
same words, two steps in the opposite order, a figure of the same thing far from that of the reference. Whatever is
hedged, negated or conditional is left alone: to call a right answer wrong does more harm than to miss a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from interview_coach.coach.builtin.evaluation.technical_denials import advised_against, put_in_place
from interview_coach.coach.builtin.evaluation.technical_figures import off_figures
from interview_coach.coach.builtin.evaluation.technical_opposites import turned
from interview_coach.coach.builtin.evaluation.technical_roles import reversed_steps, swapped
from interview_coach.coach.builtin.evaluation.technical_statements import Found, Statement, sentence_of, taken_back
from interview_coach.coach.builtin.evaluation.technical_terms import terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span, plain


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The stretch of the answer, and the words of the reference that rule it out. `kind` is one of denied, opposite,
    figure, swapped, order."""

    kind: str
    span: Span
    against: str

    def is_against(self, point: str) -> bool:
        """Whether it is this key point, or a part of it, that the answer contradicts."""
        return self.against in point or point.rstrip(" .;") in self.against


_CONTRASTS = re.compile(r"\b(?:differ\w*|compar\w+|contrast\w*|distinguish\w*|versus|vs)\b", re.IGNORECASE)
"""A question about two things: what one of them does, the other does not, so that order and roles prove nothing."""


def contradictions(reference: str, text: AnswerText, question: str) -> tuple[Contradiction, ...]:
    """At most one contradiction for each sentence of the answer, in its order."""
    answer, asked = text.shown, terms(question).stems
    searches = [advised_against(reference, answer, asked), turned(reference, answer), _off(reference, answer, asked)]
    if not _CONTRASTS.search(question):
        searches.append(put_in_place(reference, answer, asked))
        searches += [swapped(reference, answer), reversed_steps(reference, answer, asked)]
    found: dict[int, Contradiction] = {}
    for kind, said, against in chain.from_iterable(searches):
        whole = sentence_of(answer, said)
        found.setdefault(whole.start, Contradiction(kind, _span(text, said), against))
    return tuple(found[start] for start in sorted(found))


def _span(text: AnswerText, said: Statement) -> Span:
    quote = text.quote(said.start, said.end)
    return Span(said.start, said.end, quote, plain(quote))


def _off(reference: str, answer: str, asked: frozenset[str]) -> Found:
    for said, held in off_figures(reference, answer, asked):
        if not taken_back(said.text):
            yield "figure", said, held.text
