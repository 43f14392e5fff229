"""`coach cv`: what is read from a CV."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from interview_coach.cli.options import Json
from interview_coach.cli.screen import write_json
from interview_coach.contract import CvDocument
from interview_coach.documents import read_cv_file


def show_cv(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="PDF, DOCX, TXT, MD or JSON Resume.")],
    as_json: Json = False,
) -> None:
    """Read a CV and show what was understood of it."""
    cv = read_cv_file(file)
    if as_json:
        document = CvDocument.model_validate(cv.document)
        document.meta = {**document.meta, "warnings": list(cv.warnings)}
        write_json(document)
        return
    from interview_coach.cli.pages.cv import print_cv  # Rich: for people only

    print_cv(cv)
