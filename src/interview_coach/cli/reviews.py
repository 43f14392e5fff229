"""`coach reviews`: the cards to learn by."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.cli.new_files import write_new
from interview_coach.cli.options import Data, Json
from interview_coach.cli.screen import printable, write_json, write_json_value
from interview_coach.config import load_settings
from interview_coach.contract_reviews import DueReviewsDocument, ImportedCardsDocument, ReviewCardDocument
from interview_coach.domain.review_files import LARGEST_FILE
from interview_coach.domain.reviews import ReviewCard
from interview_coach.errors import InvalidInput

MOST_LISTED = 1_000


class Action(StrEnum):
    DUE = "due"
    LIST = "list"
    EXPORT = "export"
    IMPORT = "import"


def review_cards(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.DUE,
    file: Annotated[
        str | None,
        typer.Argument(
            help="export: where to write (- is stdout). import: the file with the cards.", show_default=False
        ),
    ] = None,
    preparation: Annotated[
        str | None, typer.Option("--preparation", metavar="ID", help="With import: what the cards are for.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=MOST_LISTED, help="With due and list: how many.")] = 20,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Cards that come back before you forget them: what is due, all of them, and files for Anki."""
    app = open_coach(load_settings(data))
    try:
        if action is Action.DUE:
            _due(app, limit, as_json=as_json)
        elif action is Action.LIST:
            _list(app, limit, as_json=as_json)
        elif action is Action.EXPORT:
            _export(app, file or "-", as_json=as_json)
        else:
            _import(app, file, preparation, as_json=as_json)
    finally:
        app.close()


def _due(app: CoachApp, limit: int, *, as_json: bool) -> None:
    app.review_cards.gather(app.local_user_id)
    overview = app.reviews.overview(app.local_user_id)
    cards = app.reviews.due(app.local_user_id, limit=limit)
    if as_json:
        items = [ReviewCardDocument.of(card) for card in cards]
        write_json(
            DueReviewsDocument(
                due=overview.due,
                fresh=overview.fresh,
                done_today=overview.done_today,
                next_at=overview.next_at,
                items=items,
            )
        )
        return
    _print(cards)
    if overview.due:
        typer.echo(f"{overview.due} due, {overview.fresh} of them new. Look at them in the app: coach serve", err=True)
    elif overview.next_at:
        typer.echo(f"Nothing is due. The next card comes on {overview.next_at.astimezone():%Y-%m-%d at %H:%M}.")
    else:
        typer.echo("Nothing is due. Cards are made when you add a posting in the app: coach serve")


def _list(app: CoachApp, limit: int, *, as_json: bool) -> None:
    app.review_cards.gather(app.local_user_id)
    page = app.review_cards.list(app.local_user_id, limit=limit).page
    if as_json:
        write_json_value([ReviewCardDocument.of(card).model_dump(mode="json") for card in page.items])
        return
    _print(page.items)
    typer.echo(f"{len(page.items)} of {page.total}", err=True)


def _print(cards: Sequence[ReviewCard]) -> None:
    for card in cards:
        due = "suspended" if card.suspended else f"{card.memory.due_at.astimezone():%Y-%m-%d}"
        typer.echo(printable(f"{due}  {' '.join(card.text.front.split())}"))


def _export(app: CoachApp, target: str, *, as_json: bool) -> None:
    if target == "-" and as_json:
        raise InvalidInput("--json tells about a file; say where to write it: coach reviews export cards.csv --json")
    app.review_cards.gather(app.local_user_id)
    content = app.review_cards.as_csv(app.local_user_id).encode("utf-8", "replace")
    write_new(target, content, as_json=as_json, what="your cards, to import into Anki")


def _import(app: CoachApp, source: str | None, preparation: str | None, *, as_json: bool) -> None:
    if not source:
        raise InvalidInput("say which file: coach reviews import cards.csv")
    try:
        with Path(source).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InvalidInput(f"{source} cannot be read: {error.strerror}") from error
    done = app.review_cards.take_in(app.local_user_id, content, preparation)
    if as_json:
        write_json(ImportedCardsDocument.model_validate(done))
        return
    typer.echo(f"{done.added} added, {done.changed} changed, {done.unchanged} there already")
    for problem in done.problems:
        typer.echo(printable(problem), err=True)
