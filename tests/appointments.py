"""Appointments for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from interview_coach.domain.appointments import Appointment, AppointmentKind, Partner
from interview_coach.domain.appointments_series import Frequency, Recurrence
from interview_coach.services.appointments import Wanted

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ANA = Partner("Ana Ferreira", "ana@example.org")
OWN = "me@example.org"


def local(text: str) -> datetime:
    """A wall-clock time."""
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def appointment(starts: str = "2026-11-27T18:00", zone: str = "Europe/Berlin", **more: Any) -> Appointment:
    values: dict[str, Any] = {
        "id": "a" * 32,
        "preparation_id": None,
        "kind": AppointmentKind.COACH,
        "title": "Mock interview",
        "starts": local(starts),
        "zone": zone,
        "minutes": 30,
        "created_at": NOW,
        **more,
    }
    return Appointment(**values)


def weekly(count: int = 5, **more: Any) -> Recurrence:
    return Recurrence(Frequency.WEEKLY, count=count, **more)


def with_ana(starts: str = "2026-11-27T18:00", **more: Any) -> Appointment:
    return appointment(starts, kind=AppointmentKind.PARTNER, partner=ANA, own_email=OWN, **more)


def wanted(starts: str = "2026-11-27T18:00", zone: str = "Europe/Berlin", **more: Any) -> Wanted:
    return Wanted(more.pop("title", "Mock interview"), local(starts), zone, **more)


def wanted_with_ana(starts: str = "2026-11-27T18:00", **more: Any) -> Wanted:
    return wanted(starts, kind=AppointmentKind.PARTNER, partner=ANA, own_email=OWN, **more)
