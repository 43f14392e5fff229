"""Server-rendered pages, a module per noun; `routers` holds them all."""

from __future__ import annotations

from interview_coach.web.pages import (
    answers,
    attempts,
    consents,
    costs,
    guide,
    history,
    library,
    practice,
    preparations,
    privacy,
    questions,
    recordings,
    revisions,
    rush,
    start,
)

routers = (
    start.router,
    preparations.router,
    revisions.router,
    rush.router,
    questions.router,
    practice.router,
    recordings.router,
    answers.router,
    attempts.router,
    history.router,
    guide.router,
    library.router,
    costs.router,
    consents.router,
    privacy.router,
)
