import pytest

from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_parts import entry_texts, section_of

CV = Cv.from_document(
    {
        "basics": {"summary": "Nurse for nine years."},
        "education": [
            {"studyType": "BSc", "area": "Nursing", "institution": "Northgate", "startDate": "2014", "endDate": "2017"}
        ],
        "certificates": [{"name": "First aid"}, {"name": "RN licence", "issuer": "NMC", "date": "2017"}],
        "skills": [{"name": "Care", "keywords": ["Wounds", "IV lines"]}],
        "languages": [{"language": "Spanish", "fluency": "fluent"}],
    }
)


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("education[0]", "BSc, Nursing, Northgate, 2014 – 2017"),
        ("certificates[1]", "RN licence, NMC, 2017"),
        ("skills[0]", "Care: Wounds, IV lines"),
        ("skills[0].keywords[1]", "IV lines"),
        ("languages[0]", "Spanish (fluent)"),
        ("basics.summary", "Nurse for nine years."),
    ],
)
def test_a_reference_outside_the_work_history_finds_its_words(ref: str, text: str) -> None:
    line = CV.line(ref)
    assert line is not None
    assert (line.ref, line.text) == (ref, text)


@pytest.mark.parametrize("ref", ["education[7]", "nothing[0]", "skills[0].keywords[9]", "a[b]", "", "basics.age[1]"])
def test_a_reference_to_nothing_finds_nothing(ref: str) -> None:
    assert CV.line(ref) is None


def test_odd_rows_have_no_words() -> None:
    assert entry_texts({"education": ["one", {}, {"area": None}, {"area": ["x"]}]}, "education") == ()
    assert entry_texts({"skills": {"name": "x"}}, "skills") == ()
    assert section_of("?") == ""
