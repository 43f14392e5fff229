from interview_coach.domain.evaluations import Segment
from interview_coach.domain.speech import Word
from interview_coach.domain.spoken_text import SpokenPart, spoken_parts, spoken_words
from interview_coach.domain.vocabulary import SegmentLabel

HEARD = tuple(
    Word(text, at, at + 0.5)
    for at, text in enumerate(["Um,", "so", "I", "mixed", "the", "line.", "It", "ran", "again."])
)


def times(text: str) -> list[tuple[str, float | None]]:
    return [(text[word.start : word.end], word.at) for word in spoken_words(text, HEARD)]


def test_words_that_were_kept_have_the_time_they_were_said() -> None:
    assert times("I mixed the line. It ran again.") == [
        ("I", 2), ("mixed", 3), ("the", 4), ("line.", 5), ("It", 6), ("ran", 7), ("again.", 8),
    ]  # fmt: skip


def test_a_corrected_word_has_the_time_of_what_it_replaces() -> None:
    assert times("So I FIXED the line. It ran again.")[2] == ("FIXED", 3)


def test_two_words_for_one_share_its_time() -> None:
    assert times("so I switched off the line. It ran")[2:4] == [("switched", 3), ("off", 3)]


def test_a_word_that_was_added_has_no_time() -> None:
    assert times("I mixed the whole line. It ran again.")[3] == ("whole", None)


def test_another_text_altogether_has_no_times() -> None:
    assert {at for _, at in times("Something that nobody ever said, typed by hand afterwards.")} == {None}


def test_without_words_heard_nothing_has_a_time() -> None:
    assert [word.at for word in spoken_words("Two words", ())] == [None, None]
    assert spoken_words("", HEARD) == ()


def test_parts_of_the_answer_are_found_in_the_recording() -> None:
    text = "I mixed the line. It ran again."
    segments = (Segment(0, 17, SegmentLabel.ACTION), Segment(18, 31, SegmentLabel.RESULT))
    assert spoken_parts(spoken_words(text, HEARD), segments) == (
        SpokenPart(SegmentLabel.ACTION, 2, 5.5),
        SpokenPart(SegmentLabel.RESULT, 6, 8.5),
    )


def test_neighbours_of_one_part_are_one_and_other_is_none() -> None:
    text = "I mixed the line. It ran again."
    segments = (
        Segment(0, 7, SegmentLabel.ACTION), Segment(8, 17, SegmentLabel.ACTION), Segment(18, 31, SegmentLabel.OTHER),
    )  # fmt: skip
    assert spoken_parts(spoken_words(text, HEARD), segments) == (SpokenPart(SegmentLabel.ACTION, 2, 5.5),)
