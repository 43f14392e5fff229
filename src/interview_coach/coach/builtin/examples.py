"""Lines of the CV that answer a question, best first with the reason in words, or an honest none."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.retrieval import ScoredLine, score_lines, topical_fit
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Example, Ranking
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.embedding import encoder

_FLOOR = {QuestionType.TECHNICAL: 0.29, QuestionType.CASE: 0.45}
"""Nearness of the best line to the subject below which there is no fair example (without a posting to compare)."""
_FLOOR_WITH_POSTING = {QuestionType.TECHNICAL: 0.47, QuestionType.CASE: 0.64}
"""The same when the trade of the CV and of the posting are compared as well."""
_BEHAVIORAL_FLOOR = 0.05
_NAME = re.compile(r"^[A-Z0-9&+#/-]{2,}$|[a-z][A-Z]|\d")
"""An abbreviation or a product: CRRT, P&L, PostgreSQL, S7."""
_LINKING = re.compile(r"(?:with|after|before|for|from|to|in|on|by|of|and)\b", re.I)
_WORTH_SHOWING = 0.55
"""A line is shown beside the best one when it has this share of its score."""


def rank_examples(
    question: str, type: QuestionType, cv: Cv, posting: Posting | None = None, *, top: int = 5
) -> Ranking:
    """Lines of the CV that answer the question; see `ports.Coach.rank_examples`.

    A technical or case question gets none when no line comes near its subject: another trade's question has no
    example in this CV, and a case is solved afresh.
    """
    scored = score_lines(question, type, cv) if cv.lines and question.strip() else []
    if not scored or not _is_near(scored, type, cv, posting):
        return Ranking("builtin", ())
    best = scored[0].score
    kept = [s for s in scored[:top] if s.score >= _WORTH_SHOWING * best]
    return Ranking("builtin", tuple(_example(s, type) for s in kept))


def _is_near(scored: list[ScoredLine], type: QuestionType, cv: Cv, posting: Posting | None) -> bool:
    if type not in _FLOOR:
        return scored[0].score >= _BEHAVIORAL_FLOOR
    if posting is None or not posting.text.strip():
        return topical_fit(scored) >= _FLOOR[type]
    return topical_fit(scored) + 0.5 * trade_fit(cv, posting.text) >= _FLOOR_WITH_POSTING[type]


def trade_fit(cv: Cv, posting_text: str) -> float:
    """Whether the CV and the posting are of one trade, 0 to 1: roles held against the opening of the posting."""
    roles = " ".join(dict.fromkeys(line.role for line in cv.lines))
    return _similarity(f"{cv.label} {roles}".strip(), posting_text[:600])


def _similarity(left: str, right: str) -> float:
    return max(0.0, float(encoder().similarity([left], [right])[0, 0]))


def _example(scored: ScoredLine, type: QuestionType) -> Example:
    return Example(scored.line.ref, scored.line.text, round(min(1.0, max(0.0, scored.score)), 3), reason(scored, type))


def reason(scored: ScoredLine, type: QuestionType) -> str:
    """Why this line fits, naming what in it does."""
    parts = []
    if subject := _subject(scored):
        parts.append(f"It is about {subject}, which the question asks for")
    if scored.theme and type is not QuestionType.TECHNICAL:
        parts.append(f"{'it' if parts else 'It'} {scored.theme.said}{_told(scored)}")
    if not parts:
        where = f" at {scored.line.organisation}" if scored.line.organisation else ""
        parts.append(f"Of your work{where}, this comes closest to the subject")
    closing = (
        "and it has a figure to close with" if scored.has_figure else "add what came of it, as the line does not say"
    )
    return f"{'; '.join(parts)}; {closing}."


def _subject(scored: ScoredLine) -> str:
    """What line and question are both about, as the line writes it: words side by side, or one that is a name.

    A single common word ("back", "changed") in both says nothing, so it is not named.
    """
    shared = "|".join(re.escape(word) for word in sorted(scored.shared, key=len, reverse=True))
    if not shared:
        return ""
    runs = re.findall(rf"(?<![\w-])(?:{shared})(?:[ /-](?:{shared}))*(?![\w-])", scored.line.text)
    telling = [run for run in dict.fromkeys(runs) if " " in run or _NAME.search(run)]
    return " and ".join(f"“{run}”" for run in telling[:2])


def _told(scored: ScoredLine) -> str:
    """The words of the line that show the theme, quoted when they say something by themselves."""
    told = scored.theme.told.search(scored.line.text) if scored.theme else None
    words = told[0].strip() if told else ""
    return f" (“{words}”)" if re.search(r"[A-Za-z]{5,}", words) and not _LINKING.match(words) else ""
