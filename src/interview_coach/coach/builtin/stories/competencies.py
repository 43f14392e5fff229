"""What a line of a CV or a story can show: its first verb, the themes its words tell of, its meaning."""

from __future__ import annotations

from interview_coach.coach.builtin.job.competencies import competency_scores
from interview_coach.coach.builtin.questions.cv_phrases import cv_phrase
from interview_coach.coach.builtin.questions.world import shown_by
from interview_coach.coach.builtin.themes import THEMES
from interview_coach.domain.cv import CvLine

MOST_SHOWN = 3
"""For 36 lines that were labelled as fit for a question about a competency, the first three hold it 69 times in 100
(drawn by lot: 21)."""
_NEAR_BEST = 0.22
_VERB, _THEME, _THEME_SECOND = 0.2, 0.2, 0.14
"""What the first verb adds, and each word of a theme (two at most) for its first competency and for the others."""


def competencies_shown(line: CvLine) -> tuple[str, ...]:
    """One to three competencies, the clearest first. The person may correct them."""
    scores = competency_scores(line.text)
    phrase = cv_phrase(line)
    for name in shown_by(phrase) if phrase else ():
        scores[name] += _VERB
    for theme in THEMES:
        told = min(2, len({match[0].lower() for match in theme.told.finditer(line.text)}))
        for at, name in enumerate(theme.competencies):
            scores[name] += told * (_THEME_SECOND if at else _THEME)
    ranked = sorted(scores, key=lambda name: -scores[name])
    return tuple(name for name in ranked[:MOST_SHOWN] if scores[name] >= scores[ranked[0]] - _NEAR_BEST)
