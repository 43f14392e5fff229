"""Appointments as a whole: kept, moved, cancelled, begun; the partner's page; calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.appointments import Partner, occurrences
from interview_coach.domain.appointments_changes import Scope
from interview_coach.domain.score_sheets import SheetEntry, SheetWords
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.appointments import Move
from tests.appointments import local, utc, wanted, wanted_with_ana, weekly
from tests.cast import CV, POSTING
from tests.conftest import StandingClock

USER = "local"
OTHER = "other"


def token_of(app: CoachApp, appointment_id: str) -> str:
    access = app.invitations.access(USER, appointment_id)
    assert access is not None
    return access.token


def test_what_was_kept_comes_back_and_only_to_its_user(scripted_app: CoachApp) -> None:
    app = scripted_app
    app.storage.add_user(OTHER, app.clock())
    made = app.appointments.add(USER, wanted_with_ana(recurrence=weekly(3), remind=(60, 15, 60)))
    assert app.appointments.get(USER, made.id) == made and made.remind == (15, 60)
    assert app.appointments.list(OTHER) == ()
    for step in (app.appointments.get, app.appointments.cancel, app.appointments.remove, app.invitations.access):
        with pytest.raises(NotFound):
            step(OTHER, made.id)  # type: ignore[operator]


def test_a_foreign_preparation_is_not_found(scripted_app: CoachApp) -> None:
    app = scripted_app
    app.storage.add_user(OTHER, app.clock())
    theirs = app.preparations.create(OTHER, cv=CV, posting=POSTING)
    with pytest.raises(NotFound):
        app.appointments.add(USER, wanted(preparation_id=theirs.id))


def test_clashes_with_own_and_imported_times_are_shown_before(scripted_app: CoachApp) -> None:
    app = scripted_app
    app.appointments.add(USER, wanted("2026-11-27T17:45", title="Earlier"))
    busy = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist\r\n"
        b"DTSTART:20261204T170000Z\r\nDTEND:20261204T180000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    app.calendars.take_in(USER, busy, "Mine", "Europe/Berlin")
    proposal = app.appointments.propose(USER, wanted(recurrence=weekly(3)))
    assert [clash.busy.title for clash in proposal.clashes] == ["Earlier", "Dentist"]
    assert len(app.appointments.list(USER)) == 1, "nothing was kept"
    app.calendars.forget(USER, app.calendars.imported(USER)[0].id)
    assert len(app.appointments.propose(USER, wanted(recurrence=weekly(3))).clashes) == 1


def test_an_appointment_does_not_clash_with_itself_when_it_moves(scripted_app: CoachApp) -> None:
    app = scripted_app
    made = app.appointments.add(USER, wanted())
    move = Move(made.starts, local("2026-11-27T18:10"))
    assert app.appointments.propose_move(USER, made.id, move).clashes == ()
    assert app.appointments.move(USER, made.id, move).sequence == 1


def test_the_rest_of_a_running_series_moves_and_what_has_been_stays(
    scripted_app: CoachApp, clock: StandingClock
) -> None:
    app = scripted_app
    made = app.appointments.add(USER, wanted_with_ana(recurrence=weekly(4)))
    clock.advance(timedelta(days=8))
    moved = app.appointments.move(USER, made.id, Move(local("2026-12-11T18:00"), local("2026-12-12T09:00"), Scope.ALL))
    assert [each.local for each in occurrences(app.appointments.get(USER, made.id))] == [local("2026-11-27T18:00")]
    assert [each.local for each in occurrences(moved)] == [
        local("2026-12-05T09:00"),
        local("2026-12-12T09:00"),
        local("2026-12-19T09:00"),
    ]
    assert token_of(app, moved.id) != token_of(app, made.id)


def test_nothing_moves_into_the_past(scripted_app: CoachApp) -> None:
    made = scripted_app.appointments.add(USER, wanted())
    with pytest.raises(InvalidInput, match="already been"):
        scripted_app.appointments.move(USER, made.id, Move(made.starts, local("2026-11-23T18:00")))


def test_what_is_to_come_is_cancelled_before_it_is_deleted(scripted_app: CoachApp) -> None:
    app = scripted_app
    made = app.appointments.add(USER, wanted())
    with pytest.raises(Conflict, match="cancel it first"):
        app.appointments.remove(USER, made.id)
    assert app.appointments.cancel(USER, made.id).cancelled
    assert app.appointments.agenda(USER, app.clock(), app.clock() + timedelta(days=30)) == ()
    app.appointments.remove(USER, made.id)
    assert app.appointments.list(USER) == ()


def test_the_preparation_goes_and_the_appointment_stays(scripted_app: CoachApp) -> None:
    app = scripted_app
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    made = app.appointments.add(USER, wanted(preparation_id=preparation.id))
    with app.storage.writing(USER) as rows:
        rows.preparations.remove(preparation.id)
    assert app.appointments.get(USER, made.id).preparation_id is None


def test_beginning_opens_one_mock_interview(scripted_app: CoachApp) -> None:
    app = scripted_app
    made = app.appointments.add(USER, wanted(minutes=20))
    with pytest.raises(InvalidInput, match="preparation"):
        app.appointments.begin(USER, made.id)
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    session = app.appointments.begin(USER, made.id, preparation_id=preparation.id)
    assert app.appointments.begin(USER, made.id) == session
    mock = app.mocks.get(USER, session).mock
    assert (mock.setup.minutes, mock.setup.mode.value, mock.setup.type.value) == (20, "live", "mixed")
    kept = app.appointments.get(USER, made.id)
    assert kept.preparation_id == preparation.id and kept.sequence == 0
    assert app.appointments.due(USER) == ()


def test_what_begins_soon_is_due_until_it_was_opened_or_is_over(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    app.appointments.add(USER, wanted("2026-11-24T15:00", remind=(15,)))
    assert app.appointments.due(USER) == ()
    clock.advance(timedelta(minutes=61))
    assert [each.starts for each in app.appointments.due(USER)] == [utc("2026-11-24T14:00")]
    clock.advance(timedelta(hours=2))
    assert app.appointments.due(USER) == ()


def test_a_partner_marks_by_the_rubric_and_hands_in_once(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    made = app.appointments.add(USER, wanted_with_ana())
    token = token_of(app, made.id)
    view = app.invitations.view(token)
    assert view.questions == () and view.rubric.id == "behavioral"
    with pytest.raises(InvalidInput, match="at least one"):
        app.invitations.write(token, SheetWords(), hand_in=True)
    words = SheetWords((SheetEntry("action", 4, "Clear."), SheetEntry("result")), "Calm.", "Say the number.")
    app.invitations.write(token, words, hand_in=False)
    assert app.invitations.view(token).sheet.words == words
    assert app.score_sheets.of_appointment(USER, made.id) == (), "what is not handed in is not shown"
    app.invitations.write(token, replace(words, keep="Very calm."), hand_in=True)
    with pytest.raises(Conflict, match="handed in"):
        app.invitations.write(token, words, hand_in=False)
    (sheet,) = app.score_sheets.of_appointment(USER, made.id)
    assert (sheet.mark_of("action"), sheet.mark_of("result"), sheet.words.keep) == (4, None, "Very calm.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (SheetWords((SheetEntry("action", 6),)), "1 to 5"),
        (SheetWords((SheetEntry("nonsense", 3),)), "no line"),
        (SheetWords(keep="x" * 2001), "2,000"),
        (SheetWords(keep="a\x00b"), "NUL"),
    ],
)
def test_a_sheet_off_the_rubric_is_refused(scripted_app: CoachApp, words: SheetWords, said: str) -> None:
    token = token_of(scripted_app, scripted_app.appointments.add(USER, wanted_with_ana()).id)
    with pytest.raises(InvalidInput, match=said):
        scripted_app.invitations.write(token, words, hand_in=False)


def test_a_sheet_belongs_to_the_mock_of_its_occurrence(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    made = app.appointments.add(USER, wanted_with_ana("2026-11-24T14:00", preparation_id=preparation.id))
    session = app.appointments.begin(USER, made.id)
    app.invitations.write(token_of(app, made.id), SheetWords(keep="Good."), hand_in=True)
    assert [sheet.words.keep for sheet in app.score_sheets.of_session(USER, session)] == ["Good."]
    assert app.score_sheets.of_session(USER, "nothing") == ()


def test_a_private_address_ends_is_taken_back_and_shares_only_what_was_allowed(
    scripted_app: CoachApp, clock: StandingClock
) -> None:
    app = scripted_app
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING)
    app.questions.prepare(USER, preparation.id)
    made = app.appointments.add(USER, wanted_with_ana(preparation_id=preparation.id))
    token = token_of(app, made.id)
    assert app.invitations.view(token).questions == ()
    app.invitations.share_questions(USER, made.id, share=True)
    assert len(app.invitations.view(token).questions) > 3
    app.invitations.renew(USER, made.id)
    with pytest.raises(NotFound):
        app.invitations.view(token)
    newer = token_of(app, made.id)
    assert app.invitations.view(newer).questions == (), "a new address shares nothing by itself"
    app.invitations.revoke(USER, made.id)
    with pytest.raises(NotFound):
        app.invitations.view(newer)
    app.invitations.renew(USER, made.id)
    clock.advance(timedelta(days=40))
    assert app.invitations.access(USER, made.id) is None


def test_each_time_of_a_series_has_a_sheet_of_its_own(scripted_app: CoachApp, clock: StandingClock) -> None:
    app = scripted_app
    made = app.appointments.add(USER, wanted_with_ana(recurrence=weekly(2)))
    token = token_of(app, made.id)
    clock.advance(timedelta(days=4))
    app.invitations.write(token, SheetWords(keep="First."), hand_in=True)
    clock.advance(timedelta(days=7))
    assert app.invitations.view(token).sheet.is_open
    app.invitations.write(token, SheetWords(keep="Second."), hand_in=True)
    assert [s.words.keep for s in app.score_sheets.of_appointment(USER, made.id)] == ["First.", "Second."]


def test_a_feed_can_be_taken_back(scripted_app: CoachApp) -> None:
    app = scripted_app
    app.appointments.add(USER, wanted())
    feed = app.calendars.open_feed(USER)
    assert b"Mock interview" in app.calendars.read_feed(feed.token)
    newer = app.calendars.open_feed(USER)
    assert app.calendars.feed(USER) == newer
    for gone in (feed.token, "", "x"):
        with pytest.raises(NotFound):
            app.calendars.read_feed(gone)
    app.calendars.close_feed(USER)
    with pytest.raises(NotFound):
        app.calendars.read_feed(newer.token)


def test_a_calendar_of_the_same_name_is_replaced(scripted_app: CoachApp) -> None:
    app = scripted_app
    app.appointments.add(USER, wanted())
    file = app.appointments.calendar(USER)
    app.calendars.take_in(USER, file, " Mine ", "Europe/Berlin")
    app.calendars.take_in(USER, file, "Mine", "Europe/Berlin")
    assert [(each.name, len(each.busy)) for each in app.calendars.imported(USER)] == [("Mine", 1)]


def test_names_and_addresses_lie_sealed(scripted_app: CoachApp) -> None:
    app = scripted_app
    made = app.appointments.add(
        USER, replace(wanted_with_ana(), title="Quokkapractice", partner=Partner("Zebulon", "zebulon@example.org"))
    )
    token = token_of(app, made.id)
    feed = app.calendars.open_feed(USER)
    app.invitations.write(token, SheetWords(keep="Marmaladeword"), hand_in=True)
    app.storage.scrub()
    stored = b"".join(path.read_bytes() for path in app.settings.data_dir.glob("coach.sqlite3*"))
    for secret in ("Quokkapractice", "ebulon", "Marmaladeword", token, feed.token):
        assert secret.encode() not in stored


@pytest.mark.parametrize("zone", ["\x00", "Mars/Base", "", "-x", "../../etc/localtime"])
def test_a_calendar_is_not_read_in_a_zone_that_is_none(app: CoachApp, zone: str) -> None:
    with pytest.raises(InvalidInput, match="not a time zone"):
        app.calendars.take_in(USER, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "Mine", zone)
