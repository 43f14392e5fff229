"""A debrief on paper: Markdown and PDF, looked at as a reader sees them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from interview_coach.domain.debriefs import AnswerNote, MockDebrief, PartMark, Recurrence
from interview_coach.domain.interviews import MockSetup, Turn, TurnKind, Who
from interview_coach.domain.questions import Claim, SampleAnswer
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.domain.weak_areas import part_drill
from interview_coach.papers.blocks import Heading, Items, Marks, Quoted, Said, Text, Title
from interview_coach.papers.debrief import blocks_of
from interview_coach.papers.letters import printable
from interview_coach.papers.markdown import markdown
from interview_coach.papers.pdf import LOST, pdf

AT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
LONG = "The stops fell after we had rebuilt the plan and walked the round with both operators. " * 120


def debrief(*, said: str = "I logged every stop.", turns: int = 3) -> MockDebrief:
    note = AnswerNote(
        1,
        "q1",
        "a1",
        QuestionType.BEHAVIORAL,
        "Tell me about a fault.",
        said,
        "builtin",
        3.1,
        (PartMark("result", "Result and evidence", 2.0, 0.2), PartMark("reflection", "Reflection", None, 0.1)),
        said[:60],
        "You name the place at once.",
        "Close with the figure.",
        stronger=SampleAnswer(
            "builtin", "I rebuilt it with [how many people?].", (Claim("rebuilt", "work[0]"),), ("[how many people?]",)
        ),
    )
    talk = tuple(
        Turn(
            Who.CANDIDATE if n % 2 else Who.INTERVIEWER,
            TurnKind.ANSWER if n % 2 else TurnKind.FOLLOW_UP,
            said,
            AT + timedelta(minutes=n),
        )
        for n in range(turns)
    )
    recurring = (Recurrence("Result and evidence", (1, 3), 2.0, part_drill("Result and evidence")),)
    return MockDebrief(
        "m1", "p1", "Engineer & more", MockSetup(), AT, None, "builtin", ("One.", "Two.", "Three."), ("It recurs.",),
        "Once more.", 3.1, (note,), recurring, None, None, talk,
    )  # fmt: skip


def words_of(data: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_paper_holds_every_part_of_the_debrief() -> None:
    blocks = blocks_of(debrief())
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert [text for text in headings if not text.startswith(("1.", "Result"))] == [
        "How it went", "Answer by answer", "What to practise", "The whole talk",
    ]  # fmt: skip
    assert Text("Close with the figure.", lead="Change first") in blocks
    assert Marks((("Result and evidence", "2.0"), ("Reflection", "not assessed"))) in blocks
    assert sum(isinstance(block, Said) for block in blocks) == 3


def test_times_are_those_of_the_readers_zone() -> None:
    berlin = blocks_of(debrief(turns=61), zone=ZoneInfo("Europe/Berlin"))
    notes = [block.note for block in berlin if isinstance(block, Said)]
    assert notes[0].startswith("01:30") and notes[-1].startswith("03:30"), "the clocks went forward in between"
    assert isinstance(berlin[0], Title) and "29 March 2026, 01:30 CET" in berlin[0].below


def test_markdown_keeps_what_was_said_from_becoming_markup() -> None:
    evil = "# Big\n\n- <script>alert(1)</script> [x](javascript:1) *b* `c` | 1. `` > ![i](http://x)"
    written = markdown(
        [Heading("a*b"), Text(evil), Said("You", "12:00", "1. one"), Marks((("a|b", "1"),)), Quoted(evil)]
    )
    theirs = written.replace("\n> ", "\n").replace("**You**", "")
    assert re.search(r"(?<!\\)[<>*`\[\]]", theirs) is None, "every sign is escaped"
    assert "\\# Big" in written and "\\- \\<script\\>" in written and "1\\. one" in written
    assert "| a\\|b | 1 |" in written and written.endswith("\n")


def test_markdown_of_a_whole_debrief_is_readable() -> None:
    written = markdown(blocks_of(debrief()))
    assert written.startswith("# Debrief: Engineer \\& more\n\nMixed mock interview of 30 minutes")
    assert "**Change first.** Close with the figure." in written
    assert "1. Take your last answer" in written and "> I logged every stop" in written


def test_a_pdf_has_a4_pages_with_numbers_and_a_title() -> None:
    data = pdf(blocks_of(debrief(said=LONG)), "Debrief: Engineer & more")
    with pypdfium2.PdfDocument(data) as document:
        sizes = {tuple(round(side) for side in page.get_size()) for page in document}
        assert document.get_metadata_dict()["Title"] == "Debrief: Engineer & more"
    pages = words_of(data)
    assert sizes == {(595, 842)} and len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page and "Debrief: Engineer & more" in page


def test_nothing_is_cut_off_and_nothing_runs_over_the_edge() -> None:
    said = f"{LONG}\n\n{'W' * 400}\n\nThe very last words."
    data = pdf(blocks_of(debrief(said=said)), "A title that is far too long for one line " * 9)
    assert "".join(words_of(data)).count("The very last words.") == 3
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            assert all(
                left >= 50 and right <= 595 - 50 and bottom >= 30 and top <= 842 - 50
                for left, bottom, right, top in boxes
            )


def test_the_same_debrief_gives_the_same_bytes() -> None:
    assert pdf(blocks_of(debrief()), "x") == pdf(blocks_of(debrief()), "x")


@pytest.mark.parametrize("text", ["Łódź, Şişli, Ångström, naïve – “quotes” • 20 €", "A→B", "zero\u200bwidth"])
def test_latin_letters_are_printed_or_stand_plain(text: str) -> None:
    pages = "".join(words_of(pdf([Text(text)], "x")))
    assert "?" not in pages and "�" not in pages and LOST[:30] not in pages


def test_letters_that_the_font_lacks_are_admitted() -> None:
    pages = "".join(words_of(pdf([Text("Иван and Ελένη said 你好")], "x")))
    assert "Иван and Ελένη said ??" in pages and LOST[:40] in pages.replace("\r\n", " ")


def test_accents_fall_away_where_they_must() -> None:
    assert printable("ăbc", frozenset(map(ord, "abc"))) == ("abc", False)
    assert printable("я", frozenset(map(ord, "abc"))) == ("?", True)


def test_markup_in_what_was_said_is_printed_as_it_is() -> None:
    pages = "".join(words_of(pdf([Text("<b>bold</b> & <font size=90>"), Items(("<i>",))], "<title>")))
    assert "<b>bold</b> & <font size=90>" in pages and "<i>" in pages
