"""Messages about appointments over a real SMTP server on loopback: sent once, kept when it fails, never lost."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings, load_settings
from interview_coach.domain.appointments import Appointment, AppointmentKind, Partner
from interview_coach.domain.appointments_changes import Scope
from interview_coach.domain.reminders import BACK_OFF_MINUTES, MessageKind, MessageState
from interview_coach.errors import ConfigurationError, Conflict
from interview_coach.services.appointments import Move
from tests.appointments import local, wanted, wanted_with_ana, weekly
from tests.cast import ScriptedCoach
from tests.conftest import StandingClock

USER = "local"


class Postbox:
    """What arrived; it can refuse."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refusal = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    def of(self, method: str) -> list[Calendar]:
        """The calendar parts with this method."""
        parts = [part for letter in self.letters for part in letter.walk() if part.get_param("method") == method]
        return [Calendar.from_ical(part.get_content().encode()) for part in parts]


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def server(postbox: Postbox) -> Iterator[Controller]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=port, ready_timeout=30)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def app(tmp_path: Path, server: Controller, clock: StandingClock) -> Iterator[CoachApp]:
    settings = Settings(
        data_dir=tmp_path / "data",
        smtp_host="127.0.0.1",
        smtp_port=server.port,
        smtp_from="coach@example.org",
        smtp_tls="off",
        public_url="https://coach.example.org",
    )
    opened = open_coach(settings, coach=ScriptedCoach(), clock=clock)
    yield opened
    opened.close()


def invited(app: CoachApp, **more: Any) -> Appointment:
    made = app.appointments.add(USER, wanted_with_ana(**more))
    app.jobs.wait()
    return made


def states(app: CoachApp, made: Appointment) -> list[tuple[MessageKind, MessageState]]:
    return [(each.kind, each.state) for each in reversed(app.reminders.of_appointment(USER, made.id))]


def test_the_partner_gets_an_invitation_that_calendars_understand(app: CoachApp, postbox: Postbox) -> None:
    made = invited(app)
    (letter,) = postbox.letters
    assert letter["To"] == "Ana Ferreira <ana@example.org>"
    assert (letter["Reply-To"], letter["From"]) == ("me@example.org", "Interview Coach <coach@example.org>")
    assert letter.get_content_type() == "multipart/alternative"
    text, calendar = letter.iter_parts()
    access = app.invitations.access(USER, made.id)
    assert access is not None and f"https://coach.example.org/partner/{access.token}" in text.get_content()
    assert "18:00 to 18:30 (Europe/Berlin)" in text.get_content()
    assert (calendar.get_content_type(), calendar.get_param("method")) == ("text/calendar", "REQUEST")
    (event,) = postbox.of("REQUEST")[0].events
    assert (event.uid, event["SEQUENCE"]) == (made.uid, 0)
    assert states(app, made) == [(MessageKind.INVITATION, MessageState.SENT)]


def test_every_change_goes_out_with_a_higher_sequence(app: CoachApp, postbox: Postbox, clock: StandingClock) -> None:
    made = invited(app, recurrence=weekly(3))
    slot = local("2026-12-04T18:00")
    app.appointments.move(USER, made.id, Move(slot, local("2026-12-05T09:00")))
    app.jobs.wait()
    app.appointments.cancel(USER, made.id, slot, scope=Scope.ONE)
    app.jobs.wait()
    app.appointments.cancel(USER, made.id)
    app.jobs.wait()
    assert [c.events[0]["SEQUENCE"] for c in postbox.of("REQUEST")] == [0, 1]
    assert [c.events[0]["SEQUENCE"] for c in postbox.of("CANCEL")] == [2, 3]
    assert "RECURRENCE-ID" in postbox.of("CANCEL")[0].events[0]
    assert "RECURRENCE-ID" not in postbox.of("CANCEL")[1].events[0]


def test_nothing_is_sent_twice_however_often_it_is_asked_for(app: CoachApp, postbox: Postbox) -> None:
    made = invited(app)
    (message,) = app.reminders.of_appointment(USER, made.id)
    for _ in range(3):
        app.reminders.send(USER, message.id)
        app.reminders.tick()
    with pytest.raises(Conflict):
        app.reminders.again(USER, message.id)
    assert len(postbox.letters) == 1


def test_a_server_that_is_down_is_tried_again_with_growing_waits(
    app: CoachApp, postbox: Postbox, clock: StandingClock
) -> None:
    postbox.refusal = "451 later"
    made = invited(app)
    (message,) = app.reminders.of_appointment(USER, made.id)
    assert (message.state, message.attempts) == (MessageState.WAITING, 1)
    assert "refused" in message.problem
    app.reminders.tick()
    assert app.reminders.of_appointment(USER, made.id)[0].attempts == 1, "it is not tried before its time"
    clock.advance(timedelta(minutes=BACK_OFF_MINUTES[0]))
    app.reminders.tick()
    (message,) = app.reminders.of_appointment(USER, made.id)
    assert (message.attempts, message.next_at - clock()) == (2, timedelta(minutes=BACK_OFF_MINUTES[1]))
    postbox.refusal = ""
    clock.advance(timedelta(minutes=BACK_OFF_MINUTES[1]))
    app.reminders.tick()
    assert len(postbox.letters) == 1
    assert states(app, made) == [(MessageKind.INVITATION, MessageState.SENT)]


def test_after_the_last_attempt_the_user_is_asked_and_can_send_it_again(
    app: CoachApp, postbox: Postbox, clock: StandingClock
) -> None:
    postbox.refusal = "451 later"
    made = invited(app, starts="2027-03-05T18:00")
    for minutes in (*BACK_OFF_MINUTES, 10_000):
        clock.advance(timedelta(minutes=minutes))
        app.reminders.tick()
    (message,) = app.reminders.of_appointment(USER, made.id)
    assert (message.state, message.attempts) == (MessageState.FAILED, len(BACK_OFF_MINUTES) + 1)
    postbox.refusal = ""
    app.reminders.again(USER, message.id)
    app.jobs.wait()
    assert len(postbox.letters) == 1


def test_an_address_that_is_refused_for_good_is_not_tried_again(
    app: CoachApp, postbox: Postbox, clock: StandingClock
) -> None:
    postbox.refusal = "550 no such user"
    made = invited(app)
    assert states(app, made) == [(MessageKind.INVITATION, MessageState.FAILED)]


def test_what_was_being_sent_when_the_program_stopped_is_left_to_the_user(
    app: CoachApp, postbox: Postbox, clock: StandingClock
) -> None:
    postbox.refusal = "451 later"
    made = invited(app)
    (message,) = app.reminders.of_appointment(USER, made.id)
    clock.advance(timedelta(minutes=1))
    with app.storage.writing(USER) as rows:
        assert rows.reminders.claim(message.id, clock())
        assert not rows.reminders.claim(message.id, clock()), "of two, one succeeds"
    postbox.refusal = ""
    clock.advance(timedelta(hours=1))
    app.reminders.tick()
    (message,) = app.reminders.of_appointment(USER, made.id)
    assert message.state is MessageState.UNSURE and message.can_be_repeated
    assert postbox.letters == []


def test_a_newer_invitation_takes_the_place_of_one_that_waits(
    app: CoachApp, postbox: Postbox, clock: StandingClock
) -> None:
    postbox.refusal = "451 later"
    made = invited(app)
    postbox.refusal = ""
    app.appointments.move(USER, made.id, Move(made.starts, local("2026-11-28T10:00")))
    app.jobs.wait()
    clock.advance(timedelta(minutes=2))
    app.reminders.tick()
    assert len(postbox.letters) == 1
    assert sorted(states(app, made)) == [
        (MessageKind.INVITATION, MessageState.SENT),
        (MessageKind.INVITATION, MessageState.TOO_LATE),
    ]


def test_reminders_come_once_at_their_time(app: CoachApp, postbox: Postbox, clock: StandingClock) -> None:
    app.appointments.add(USER, wanted("2026-11-24T18:00", remind=(15, 60), own_email="me@example.org"))
    app.reminders.tick()
    assert postbox.letters == []
    clock.advance(timedelta(hours=4))  # 16:00 UTC, an hour before
    app.reminders.tick()
    app.reminders.tick()
    assert [letter["Subject"] for letter in postbox.letters] == ["Reminder: Mock interview"]
    assert postbox.letters[0]["To"] == "me@example.org"
    clock.advance(timedelta(minutes=45))
    app.reminders.tick()
    assert len(postbox.letters) == 2


def test_no_reminder_comes_for_what_was_moved_cancelled_or_has_begun(
    app: CoachApp, postbox: Postbox, clock: StandingClock
) -> None:
    moved = app.appointments.add(USER, wanted("2026-11-24T18:00", remind=(60,), own_email="me@example.org"))
    gone = app.appointments.add(USER, wanted("2026-11-24T18:00", remind=(60,), own_email="me@example.org"))
    app.appointments.move(USER, moved.id, Move(moved.starts, local("2026-11-24T20:00")))
    app.appointments.cancel(USER, gone.id)
    clock.advance(timedelta(hours=4, minutes=5))
    app.reminders.tick()
    assert postbox.letters == []
    clock.advance(timedelta(hours=2))
    app.reminders.tick()
    assert len(postbox.letters) == 1
    clock.advance(timedelta(hours=12))
    app.reminders.tick()
    assert len(postbox.letters) == 1


def test_names_cannot_add_headers(app: CoachApp, postbox: Postbox) -> None:
    odd = replace(wanted_with_ana(), partner=Partner('Ana "Bcc: x@y.org" <z@y.org>, ünï', "ana@example.org"))
    app.appointments.add(USER, odd)
    app.jobs.wait()
    (letter,) = postbox.letters
    assert [address.addr_spec for address in letter["To"].addresses] == ["ana@example.org"]
    assert letter["Bcc"] is None


def test_without_a_server_nothing_is_queued(scripted_app: CoachApp) -> None:
    made = scripted_app.appointments.add(USER, wanted_with_ana(remind=(60,)))
    scripted_app.reminders.tick()
    assert scripted_app.reminders.of_appointment(USER, made.id) == ()
    assert made.kind is AppointmentKind.PARTNER


def test_the_password_stays_secret_and_odd_settings_are_refused(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path, {"COACH_SMTP_HOST": "mail.example.org", "COACH_SMTP_PASSWORD": "hunter2"})
    assert "hunter2" not in repr(loaded) and loaded.smtp_port == 587
    for name, value in (("TLS", "maybe"), ("PORT", "99999"), ("FROM", "nobody")):
        with pytest.raises(ConfigurationError):
            load_settings(tmp_path, {f"COACH_SMTP_{name}": value})


def test_a_server_that_is_not_there_is_told(tmp_path: Path, clock: StandingClock) -> None:
    settings = Settings(
        data_dir=tmp_path, smtp_host="127.0.0.1", smtp_port=1, smtp_from="c@example.org", smtp_tls="off"
    )
    app = open_coach(settings, coach=ScriptedCoach(), clock=clock)
    try:
        made = invited(app)
        (message,) = app.reminders.of_appointment(USER, made.id)
        assert (message.state, message.problem) == (MessageState.WAITING, "the mail server cannot be reached")
    finally:
        app.close()
