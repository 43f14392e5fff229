import pytest

from interview_coach.domain.evaluations import Segment
from interview_coach.domain.questions import SampleAnswer
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType, SegmentLabel, Seniority
from interview_coach.web import labels
from interview_coach.web.pages.marked_answer import stretches, with_blanks
from interview_coach.web.templating import counted, mark, minutes, on_scale

TEXT = "It was late. I had to fix it. I did. It held."


def shown(*segments: Segment) -> list[tuple[str, str, bool]]:
    return [(s.text, s.part, s.opens) for s in stretches(TEXT, segments)]


def test_nothing_of_an_answer_is_lost_or_doubled_whatever_the_segments() -> None:
    odd = (
        Segment(-5, 12, SegmentLabel.SITUATION),
        Segment(10, 20, SegmentLabel.TASK),
        Segment(40, 900, SegmentLabel.RESULT),
        Segment(30, 30, SegmentLabel.ACTION),
    )
    assert "".join(s.text for s in stretches(TEXT, odd)) == TEXT


def test_a_part_is_named_once_while_it_goes_on() -> None:
    parts = shown(
        Segment(0, 12, SegmentLabel.SITUATION),
        Segment(13, 29, SegmentLabel.ACTION),
        Segment(30, 36, SegmentLabel.ACTION),
    )
    assert parts == [
        ("It was late.", "situation", True),
        (" ", "", False),
        ("I had to fix it. I did.", "action", True),
        (" It held.", "", False),
    ]


def test_what_belongs_to_no_part_is_plain_text() -> None:
    assert shown(Segment(0, len(TEXT), SegmentLabel.OTHER)) == [(TEXT, "", False)]
    assert stretches("", ()) == ()


def test_blanks_of_a_sample_are_cut_out_wherever_they_stand() -> None:
    sample = SampleAnswer("builtin", "[who?] asked [how many?] times; [who?] again", (), ("[who?]", "[how many?]"))
    pieces = with_blanks(sample)
    assert "".join(p.text for p in pieces) == sample.text
    assert [p.text for p in pieces if p.is_blank] == ["[who?]", "[how many?]", "[who?]"]


def test_a_missing_mark_is_words() -> None:
    assert (mark(None), mark(3.0), mark(1.0)) == ("not assessed", "3.0", "1.0")


def test_marks_stay_on_the_scale() -> None:
    assert [on_scale(v) for v in (0, 1, 3, 5, 9)] == ["10.0", "10.0", "100.0", "190.0", "190.0"]


def test_numbers_go_with_their_words() -> None:
    assert (counted(1, "answer"), counted(2, "answer"), minutes(59), minutes(125)) == (
        "1 answer",
        "2 answers",
        "59 s",
        "2 min 05 s",
    )


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (labels.FLAGS, Flag),
        (labels.TYPES, QuestionType),
        (labels.TYPE_INTRODUCTIONS, QuestionType),
        (labels.RESPONSES, ResponseType),
        (labels.SENIORITIES, Seniority),
        (labels.PARTS, set(SegmentLabel) - {SegmentLabel.OTHER}),
    ],
)
def test_every_value_of_a_closed_list_has_its_words(words: dict[str, str], values: object) -> None:
    assert set(words) == {str(v) for v in values}  # type: ignore[attr-defined]


def test_an_own_rating_is_compared_without_blame() -> None:
    assert labels.compared(5, 3.4) == "You were kinder to it than the mark."
    assert labels.compared(2, 3.4) == "You were harder on it than the mark."
    assert labels.compared(3, 3.4) == "That is close to the mark."
