"""Server-rendered pages, a module per noun; `routers` holds them all."""

from __future__ import annotations

from interview_coach.web.pages import (
    answers,
    appointments,
    attempts,
    calendars,
    consents,
    costs,
    guide,
    history,
    library,
    partner,
    practice,
    preparations,
    privacy,
    progress,
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
    progress.router,
    calendars.router,  # before appointments: /appointments/calendars is no id
    appointments.router,
    partner.router,
)
