"""Lines of the CV that answer a question, best first with the reason in words, or an honest none."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.retrieval import ScoredLine, runs_shared, score_lines, topical_fit
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Example, Ranking
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.embedding import encoder

_FLOOR = {QuestionType.TECHNICAL: 0.29, QuestionType.CASE: 0.45}
"""Nearness of the best line to the subject below which there is no fair example (without a posting to compare)."""
_FLOOR_WITH_POSTING = {QuestionType.TECHNICAL: 0.47, QuestionType.CASE: 0.64}
"""The same when the trade of the CV and of the posting are compared as well."""
_NEAREST = 3
_TOLD, _ALIKE, _SURE, _VERY_ALIKE = 0.10, 0.30, 0.45, 0.40
"""Share of the theme told, likeness and score from which a line supports a story; likeness from which it does even
when the question names a deed for which the line has no word."""
_NAME = re.compile(r"^[A-Z0-9&+#/-]{2,}$|[a-z][A-Z]|\d")
"""An abbreviation or a product: CRRT, P&L, PostgreSQL, S7."""
_LINKING = re.compile(r"(?:with|after|before|for|from|to|in|on|by|of|and|first|new|until|while|only|together)\b", re.I)
_WORTH_SHOWING, _WITH_SUPPORT = 0.55, 0.35
"""A line is shown beside the best one when it has this share of its score; less will do when its own words tell of what
is asked."""


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
    kept = [s for s in scored[:top] if s.score >= best * (_WITH_SUPPORT if _tells(s) else _WORTH_SHOWING)]
    return Ranking("builtin", tuple(_example(s, type) for s in kept))


def _is_near(scored: list[ScoredLine], type: QuestionType, cv: Cv, posting: Posting | None) -> bool:
    if type is QuestionType.BEHAVIORAL:
        return any(_supports(s) for s in scored[:_NEAREST])
    if type not in _FLOOR:
        return True
    if posting is None or not posting.text.strip():
        return topical_fit(scored) >= _FLOOR[type]
    return topical_fit(scored) + 0.5 * trade_fit(cv, posting.text) >= _FLOOR_WITH_POSTING[type]


def _supports(scored: ScoredLine) -> bool:
    """Whether a story could honestly begin with the line: it tells of what is asked, in words of it or in meaning."""
    if not scored.answers_deed:
        return scored.likeness >= _VERY_ALIKE
    return _tells(scored) or scored.score >= _SURE


def _tells(scored: ScoredLine) -> bool:
    return scored.likeness >= _ALIKE or bool(scored.shared) or scored.told >= _TOLD


def trade_fit(cv: Cv, posting_text: str) -> float:
    """Whether the CV and the posting are of one trade, 0 to 1: roles held against the opening of the posting."""
    roles = " ".join(dict.fromkeys(line.role for line in cv.lines))
    return _similarity(f"{cv.label} {roles}".strip(), posting_text[:600])


def _similarity(left: str, right: str) -> float:
    return max(0.0, float(encoder().similarity([left], [right])[0, 0]))


def _example(scored: ScoredLine, type: QuestionType) -> Example:
    return Example(scored.line.ref, scored.line.text, round(min(1.0, max(0.0, scored.score)), 3), reason(scored, type))


def reason(scored: ScoredLine, type: QuestionType) -> str:
    """Why this line fits, in words that stand in it; nothing is said of it that it does not say."""
    parts = []
    if subject := _subject(scored):
        parts.append(f"It names {subject}, as the question does")
    if scored.theme and type is not QuestionType.TECHNICAL and (words := _told(scored)):
        parts.append(f"{'it' if parts else 'It'} says {words}, which fits a question about {scored.theme.about}")
    if not parts:
        where = f"comes from your work at {scored.line.organisation}" if scored.line.organisation else "is in your CV"
        parts.append(f"It {where}, and its subject is near to the question")
    closing = (
        "and it has a figure to tell"
        if scored.has_figure
        else "when you tell it, say what came of it, with a figure if you have one"
    )
    return f"{'; '.join(parts)}; {closing}."


def _subject(scored: ScoredLine) -> str:
    """What line and question are both about, as the line writes it: words side by side, or one that is a name.

    A single common word ("back", "changed") in both says nothing, so it is not named.
    """
    runs = runs_shared(scored.line.text, scored.shared)
    telling = [run for run in runs if " " in run or _NAME.search(run)]
    return " and ".join(f"“{run}”" for run in telling[:2])


def _told(scored: ScoredLine) -> str:
    """Words of the line that show the theme, quoted, two at most; those that say nothing by themselves are left out."""
    if scored.theme is None:
        return ""
    found = dict.fromkeys(match[0].strip() for match in scored.theme.told.finditer(scored.line.text))
    words = [word for word in found if re.search(r"[A-Za-z]{3,}", word) and not _LINKING.match(word)]
    return " and ".join(f"“{word}”" for word in words[:2])
