"""Reads HTML forms without ever writing an upload to a temporary file."""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from interview_coach.errors import InvalidInput
from interview_coach.web.guards import LARGEST_BODY

_MOST_FIELDS = 2_000  # the edit page has one per line of a CV


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file of a form, whole in memory. `data` is empty when no file was chosen."""

    filename: str
    data: bytes = field(repr=False)


FormValue = str | UploadedFile


class _InMemoryParser(MultiPartParser):
    spool_max_size = LARGEST_BODY + 1  # Starlette spools larger files to disk, in plain text


async def read_form(request: Request) -> dict[str, FormValue]:
    """Fields of a urlencoded or multipart form; of a repeated field the last one. Raises InvalidInput."""
    multipart = request.headers.get("content-type", "").startswith("multipart/form-data")
    try:
        if multipart:
            parser: MultiPartParser | FormParser = _InMemoryParser(
                request.headers,
                request.stream(),
                max_files=10,
                max_fields=_MOST_FIELDS,
                max_part_size=LARGEST_BODY,
            )
        else:
            parser = FormParser(request.headers, request.stream())
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise InvalidInput("the form could not be read; load the page again and repeat") from error
    values: dict[str, FormValue] = {}
    for name, value in form.multi_items():
        values[name] = await _uploaded(value) if isinstance(value, UploadFile) else _text(value)
    await form.close()
    return values


async def _uploaded(file: UploadFile) -> UploadedFile:
    return UploadedFile(file.filename or "", await file.read())


def _text(value: str) -> str:
    """Browsers send line ends as CRLF."""
    return value.replace("\r\n", "\n")
