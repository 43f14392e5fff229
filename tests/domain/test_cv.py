from interview_coach.domain.cv import Cv
from tests.cast import CV


def test_a_line_is_found_by_its_reference() -> None:
    line = CV.line("work[1].highlights[0]")
    assert line is not None
    assert (line.organisation, line.role, line.started) == ("Tollgate Bakeries", "Apprentice electrician", "2016-09")


def test_an_unknown_reference_finds_nothing() -> None:
    assert CV.line("work[9].highlights[9]") is None


def test_projects_and_volunteering_have_lines_too() -> None:
    cv = Cv.from_document(
        {
            "projects": [{"name": "Clock", "highlights": ["Built it"]}],
            "volunteer": [{"organization": "Shelter", "highlights": ["Cooked"]}],
        }
    )
    assert [line.ref for line in cv.lines] == ["projects[0].highlights[0]", "volunteer[0].highlights[0]"]


def test_odd_shapes_are_passed_over() -> None:
    cv = Cv.from_document(
        {"basics": None, "work": [{"highlights": "one"}, "two", {"highlights": [None, 3, " "]}], "skills": {}}
    )
    assert (cv.lines, cv.name, cv.skills, cv.warnings) == ((), "", (), ())
