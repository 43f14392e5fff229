"""`coach erase`: everything that is kept of you, or your recordings; with a receipt."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.cli.options import Data, Json
from interview_coach.cli.screen import write_json
from interview_coach.config import load_settings
from interview_coach.contract_privacy import ReceiptDocument
from interview_coach.domain.privacy import ERASE_WORDS, Receipt, check_erase_words
from interview_coach.errors import InvalidInput


def erase_data(
    everything: Annotated[
        bool,
        typer.Option("--yes-delete-everything", metavar="", help="Delete all of it, and do not ask."),
    ] = False,
    recordings: Annotated[
        bool,
        typer.Option("--recordings", metavar="", help="Only sound and picture; texts, answers and marks stay."),
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Delete everything the coach keeps, and the key to it. It cannot be taken back."""
    if everything and recordings:
        raise InvalidInput("give one of the two: --recordings or --yes-delete-everything")
    if not everything:
        _ask(recordings=recordings)
    app = open_coach(load_settings(data))
    try:
        receipt = _erase(app, recordings=recordings)
    finally:
        app.close()
    if as_json:
        write_json(ReceiptDocument.of(receipt))
    else:
        _print(receipt)


def _ask(*, recordings: bool) -> None:
    """On a terminal. Elsewhere nobody can answer, and what is asked for has to be said in full."""
    if not _asked_on_a_terminal():
        if not recordings:
            raise InvalidInput("this deletes everything; say it with --yes-delete-everything")
        return
    if recordings:
        if not typer.confirm("Delete the sound and picture of all recordings for good?", err=True):
            raise InvalidInput("nothing was deleted")
        return
    check_erase_words(typer.prompt(f"This deletes everything for good. Type “{ERASE_WORDS}”", err=True))


def _asked_on_a_terminal() -> bool:
    return sys.stdin.isatty()


def _erase(app: CoachApp, *, recordings: bool) -> Receipt:
    if recordings:
        return app.erasure.erase_recordings(app.local_user_id)
    return app.erasure.erase_everything(app.local_user_id)


def _print(receipt: Receipt) -> None:
    from interview_coach.cli.pages.receipt import print_receipt  # Rich: for people only

    print_receipt(receipt)
