"""Reads single fields of a submitted form: texts, files, numbers, dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput
from interview_coach.services.parts import Wishes
from interview_coach.web.forms import FormValue, UploadedFile

Form: TypeAlias = Mapping[str, FormValue]

LAST_ROW = 1_000_000


def _row(value: Any) -> int:
    """A number of an address somebody may have typed: what is none, or is out of bounds, means the first page."""
    text = str(value).strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    return number if number <= LAST_ROW else 0


FirstRow = Annotated[int, BeforeValidator(_row)]
"""Where a page of a list begins."""


def text_of(form: Form, name: str) -> str:
    """A text field with the line ends browsers send (CR LF) turned into LF; empty when it is missing."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else ""


def line_of(form: Form, name: str) -> str:
    """A text field of one line: white space collapsed."""
    return " ".join(text_of(form, name).split())


def file_of(form: Form, name: str) -> UploadedFile | None:
    """A file, or None when none was chosen (browsers then send an empty one without a name)."""
    value = form.get(name)
    return value if isinstance(value, UploadedFile) and (value.filename or value.data) else None


def own_path(address: str) -> str:
    """Only addresses of this site: `//elsewhere` and `https://elsewhere` lead to the start page."""
    is_own = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if is_own else "/"


def number_of(form: Form, name: str) -> int | None:
    value = line_of(form, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None


def date_of(form: Form, name: str) -> date | None:
    """Raises InvalidInput for a date that does not exist."""
    value = line_of(form, name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InvalidInput("write the date as year, month and day, for example 2027-03-31") from error


def type_of(form: Form, name: str) -> QuestionType | None:
    """A question type, or None for "mixed" and anything unknown."""
    value = line_of(form, name)
    return QuestionType(value) if value in list(QuestionType) else None


def wishes_of(form: Form, notices: list[str] | None = None) -> Wishes:
    """The form shows its switches only where a model is asked; an empty box is left out by browsers. `notices` gathers
    why the builtin coach stepped in."""
    if not text_of(form, "model_asked"):
        return Wishes(notices=notices)
    return Wishes(redact=bool(text_of(form, "redact")), builtin=not text_of(form, "use_model"), notices=notices)


def as_sentence(error: Exception | str) -> str:
    """The message of an error as a sentence beside a field."""
    message = str(error).strip()
    message = message[:1].upper() + message[1:]
    return message if message.endswith((".", "?")) else message + "."
