"""Turns values into pages: the Jinja environment, its filters, and `render`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interview_coach.domain.costs import dollars
from interview_coach.errors import CoachError
from interview_coach.web import labels
from interview_coach.web.dependencies import current_user, get_app
from interview_coach.web.sending import Sending

STATIC = Path(str(files("interview_coach.web"))) / "static"
THEMES = ("light", "dark")
THEME_COOKIE = "coach_theme"
TICKET = "told"
"""Of an address: what the request before left for this page (`services/notices.py`)."""

SCALE_LEFT, SCALE_WIDTH = 10.0, 180.0
"""The drawn scale from 1 to 5: where mark 1 stands and how far mark 5 is from it, in SVG units."""


_numbers_hidden: ContextVar[bool] = ContextVar("_numbers_hidden", default=False)
"""Of the page that is being made: filters and imported macros do not see what `render` was given."""


def render(
    request: Request, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HTMLResponse:
    """The page made of `template`. The theme comes from a cookie, so the first paint already has it. For a user who
    wants no numbers, marks become words."""
    theme = request.cookies.get(THEME_COOKIE)
    app, user = get_app(request), current_user(request)
    values = {
        "request": request,
        "path": request.url.path,
        "theme": theme if theme in THEMES else None,
        "may_send": bool(app.consents.recipients()),  # then the foot does not say that nothing leaves this computer
        "sending": Sending(app, user),
        "stepped_in": app.notices.of(user, request.query_params.get(TICKET, "")),
        **(context or {}),
    }
    hidden = False
    with suppress(CoachError):  # also the page that says why the database does not answer is made here
        hidden = app.view_settings.hides_numbers(user)
    shown = _numbers_hidden.set(hidden)
    try:
        return HTMLResponse(environment().get_template(template).render(values), status_code=status)
    finally:
        _numbers_hidden.reset(shown)


def with_notices(address: str, ticket: str | None) -> str:
    """The address of the page that shows what was left for it; the same address without a ticket."""
    if ticket is None:
        return address
    page, mark, place = address.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{TICKET}={ticket}{mark}{place}"


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("interview_coach.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(labels=labels, asset=asset, is_current=_is_current, month_words=month_words)
    made.globals.update(numbers_hidden=_numbers_hidden.get)
    made.filters.update(
        day=day, day_short=day_short, clock=clock, mark=mark, on_scale=on_scale, counted=counted, minutes=minutes,
        one_line_each=one_line_each, dollars=dollars, grouped=grouped, moment=moment, sentence=sentence,
    )  # fmt: skip
    return made


def warm_up() -> None:
    """Compile the pages people wait for most: the practice room and the feedback."""
    for name in ("questions/practice.html", "answers/show.html"):
        environment().get_template(name)


@cache
def asset(name: str) -> str:
    """Address of a static file, with the first digits of its hash so that browsers may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


@pass_context
def _is_current(context: Context, address: str) -> Markup:
    return Markup(' aria-current="page"') if context["path"] == address else Markup("")


def day(value: date | datetime) -> str:
    """Tuesday 24 November 2026, in the time zone of this computer."""
    return f"{_local(value):%A} {_local(value).day} {_local(value):%B %Y}"


def day_short(value: date | datetime) -> str:
    return f"{_local(value).day} {_local(value):%b %Y}"


def month_words(month: str) -> str:
    """November 2026."""
    return f"{date.fromisoformat(month + '-01'):%B %Y}"


def clock(value: datetime) -> str:
    return f"{_local(value):%H:%M}"


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone() if isinstance(value, datetime) else value


def mark(value: float | None) -> str:
    """A mark with one decimal, or in words where numbers are hidden; None is words, never a number."""
    if value is None:
        return "not assessed"
    return labels.step_words(value) if _numbers_hidden.get() else f"{value:.1f}"


def on_scale(value: float) -> str:
    """Where a mark from 1 to 5 stands on the drawn scale."""
    return f"{SCALE_LEFT + (min(5.0, max(1.0, float(value))) - 1) / 4 * SCALE_WIDTH:.1f}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def grouped(number: int) -> str:
    """12,400."""
    return f"{number:,}"


def minutes(seconds: int) -> str:
    """2 min 05 s."""
    whole, rest = divmod(seconds, 60)
    return f"{whole} min {rest:02d} s" if whole else f"{rest} s"


def moment(seconds: float) -> str:
    """2:05, a place in a recording."""
    whole, rest = divmod(int(seconds), 60)
    return f"{whole}:{rest:02d}"


def sentence(text: str) -> str:
    """The message of an error as a sentence of its own."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def one_line_each(texts: Sequence[str]) -> list[str]:
    """Texts for a field that has one line for each: line breaks inside a text become spaces."""
    return [" ".join(text.split()) for text in texts]
