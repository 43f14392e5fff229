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
    mock_room,
    mocks,
    partner,
    practice,
    preparations,
    privacy,
    progress,
    questions,
    recordings,
    reviews,
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
    reviews.router,
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
    mocks.router,
    mock_room.router,
    appointments.router,
    partner.router,
)
