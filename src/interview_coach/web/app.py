"""Builds the web application: pages, JSON API, static files, and the guards in front of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from interview_coach import __version__
from interview_coach.bootstrap import CoachApp
from interview_coach.web import api, pages, templating
from interview_coach.web.errors import register_errors
from interview_coach.web.guards import BodyLimit, HeadAsGet, SameOrigin, SecurityHeaders

_STATIC = Path(__file__).parent / "static"
_DESCRIPTION = (
    "Everything the pages can do, for programs. Marks run from 1.0 to 5.0, similarity scores from 0 to 1, "
    "null means not assessed. Errors are RFC 9457 problem documents."
)


def create_app(coach_app: CoachApp, *, warm: bool = True) -> FastAPI:
    """The application over an open coach. With `warm` the encoder is loaded before the first request is served."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = coach_app.settings.threads
        if warm:
            await anyio.to_thread.run_sync(coach_app.warm_up)
            await anyio.to_thread.run_sync(templating.warm_up)
        yield

    app = FastAPI(
        title="Interview Coach",
        version=__version__,
        description=_DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # the viewers load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.coach_app = coach_app
    register_errors(app)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for router in api.routers:
        app.include_router(router, prefix="/api/v1", responses=api.PROBLEMS)
    for router in pages.routers:
        app.include_router(router, include_in_schema=False)
    app.add_api_route("/healthz", _healthz, include_in_schema=False)
    app.add_middleware(HeadAsGet)
    app.add_middleware(BodyLimit)
    app.add_middleware(SameOrigin, allowed_host=coach_app.settings.host)
    app.add_middleware(SecurityHeaders)
    return app


def _healthz() -> dict[str, str]:
    return {"status": "ready", "version": __version__}
