"""JSON Resume in and out: nothing is lost on the way, whatever a document of the standard holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview_coach.contract import CvDocument
from interview_coach.documents import read_cv
from interview_coach.documents.json_resume import SECTIONS
from interview_coach.errors import InvalidInput

STANDARD = Path(__file__).parent / "json_resume"
"""The standard's own sample and its pieces, valid and not (MIT, github jsonresume/resume-schema)."""

FULL: dict[str, Any] = {
    "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    "basics": {
        "name": "Ines Calder",
        "image": "",
        "location": {"address": "2 Quay", "postalCode": "EH6", "city": "Leith", "countryCode": "GB"},
        "profiles": [{"network": "Mastodon", "username": "ines", "url": "https://social.example/@ines"}],
    },
    "work": [
        {"name": "Forth", "position": "Planner", "startDate": "2019-03-01", "highlights": ["Planned"], "x-own": 1}
    ],
    "volunteer": [{"organization": "Lifeboat", "highlights": []}],
    "education": [{"institution": "Dundee", "studyType": "BSc", "courses": ["Maps – 101"], "score": "1st"}],
    "awards": [{"title": "Tide", "date": "2020", "awarder": "Port", "summary": "İ"}],
    "certificates": [{"name": "ADR", "issuer": "DVSA", "date": "2021-01", "url": "https://x.example"}],
    "publications": [{"name": "On berths", "publisher": "Quay", "releaseDate": "2022"}],
    "skills": [{"name": "Tools", "level": "Master", "keywords": ["SQL"]}],
    "languages": [{"language": "Scots", "fluency": "Native"}],
    "interests": [{"name": "Rowing", "keywords": ["eights"]}],
    "references": [{"name": "B. Hay", "reference": "Calm."}],
    "projects": [{"name": "Slots", "roles": ["lead"], "entity": "Forth", "type": "app", "keywords": []}],
    "meta": {"canonical": "https://x.example/r.json", "version": "v1.0.0", "lastModified": "2024-01-01T00:00:00"},
    "x-private": {"deep": [1, 2.5, None, True, {"a": "é"}]},
}


def there_and_back(document: Any) -> Any:
    """The document as the reader and `coach cv --json` hand it on; `meta.warnings` is ours."""
    cv = read_cv(json.dumps(document).encode(), "cv.json")
    out = json.loads(CvDocument.model_validate(cv.document).model_dump_json())
    assert json.loads(json.dumps(cv.document)) == {key: out[key] for key in cv.document}
    return {key: value for key, value in out.items() if value or key in document}


def test_every_section_comes_back_as_it_was() -> None:
    assert set(SECTIONS) < set(FULL)
    assert there_and_back(FULL) == FULL


@pytest.mark.parametrize("void", [None, "", 0, False])
@pytest.mark.parametrize("section", ["basics", "work", "education", "skills", "meta"])
def test_a_section_that_holds_nothing_is_left_out(section: str, void: object) -> None:
    document = {**FULL, section: void}
    expected = {key: value for key, value in FULL.items() if key != section}
    given = read_cv(json.dumps(document).encode(), "cv.json").document
    assert given == expected
    assert CvDocument.model_validate(given)


def test_a_number_no_program_can_write_is_refused() -> None:
    with pytest.raises(InvalidInput, match="too large"):
        read_cv(b'{"basics": {"name": "Ines", "x": 1e999}, "x-note": "some words to read here"}', "cv.json")


def test_the_sample_of_the_standard_comes_back_as_it_was() -> None:
    sample = json.loads((STANDARD / "sample.resume.json").read_text(encoding="utf-8"))
    assert there_and_back(sample) == sample


def test_every_piece_of_the_standard_comes_back_or_is_refused_in_one_sentence() -> None:
    read = 0
    for path in sorted((STANDARD / "tests").glob("*.json")):
        for name, piece in json.loads(path.read_text(encoding="utf-8")).items():
            try:
                back = there_and_back(piece)
            except InvalidInput as refused:
                assert "\n" not in str(refused)
                assert path.stem in ("dates", "meta", "schema"), name  # no document, or one without any section
                continue
            assert {k: v for k, v in back.items() if v} == {k: v for k, v in piece.items() if v}, name
            read += 1
    assert read > 200
