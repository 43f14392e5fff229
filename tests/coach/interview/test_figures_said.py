import re
from collections.abc import Iterator

import pytest

from interview_coach.coach.builtin.interview.figures_said import figures_said
from interview_coach.content.cases import FilledCase, case_library
from interview_coach.content.formulas import in_words
from interview_coach.domain.case_room import Verdict

CASES = sorted(case_library())
SEEDS = 20


def each_figure(id: str) -> Iterator[tuple[FilledCase, int]]:
    """The cases that differ among twenty seeds, each with its figures."""
    cases = {tuple(c.choice.items()): c for c in (case_library()[id].chosen_by(str(seed)) for seed in range(SEEDS))}
    yield from ((case, at) for case in cases.values() for at in range(len(case.figures)))


def forms(case: FilledCase, at: int) -> tuple[str, ...]:
    """A figure as the case says it, in full, in another unit, and rounded to two digits."""
    figure = case.template.figures[at]
    value, form, sign = case.values[figure.id], figure.form, case.template.currency
    words = in_words(value, form, sign)
    if form == "share":
        return words, f"{value * 100:.1f} percent", f"{value:.4f}", f"about {float(f'{value * 100:.2g}'):g}%"
    money = sign if form == "money" else ""
    minus, size = "-" if value < 0 else "", abs(value)
    large = f"{size / 1e6:.3f}m" if size >= 1e6 else f"{size / 1e3:.2f}k" if size >= 1e3 else f"{size:.2f}"
    rounded = f"about {minus}{money}{float(f'{size:.2g}'):,.10g}"
    return words, f"{minus}{money}{size:,.2f}", f"{minus}{money}{large}", rounded


def name_of(case: FilledCase, at: int) -> str:
    head, colon, _ = case.template.figures[at].text.partition(":")
    named = head if colon and re.match("[A-Z]", head) else case.template.figures[at].text.rpartition("}")[2]
    return re.sub(r"\{\w+\}", "", named).partition(",")[0].strip()


@pytest.mark.slow
@pytest.mark.parametrize("id", CASES)
def test_no_right_figure_is_ever_called_wrong_however_it_is_said(id: str) -> None:
    for case, at in each_figure(id):
        for said in forms(case, at):
            for text in (f"{name_of(case, at)}: {said}.", f"So I get {said} here.", f"That gives {said}"):
                assert Verdict.WRONG not in {c.verdict for c in figures_said(text, case)}, text
        line = case.figures[at]
        assert Verdict.WRONG not in {c.verdict for c in figures_said(line, case)}, line


@pytest.mark.slow
def test_nearly_every_figure_worked_out_is_recognised_and_one_that_is_a_tenth_off_is_called_wrong() -> None:
    right = wrong = never_right = lines = slips = 0
    for id in CASES:
        for case, at in each_figure(id):
            figure, line = case.template.figures[at], case.figures[at]
            words = in_words(case.values[figure.id], figure.form, case.template.currency)
            off = in_words(case.values[figure.id] * 1.1, figure.form, case.template.currency)
            lines += 1
            right += any(c.figure == figure.id and c.verdict is Verdict.RIGHT for c in figures_said(line, case))
            head, sign, tail = line.rpartition("=")
            if sign and words in tail and off != words:
                found = figures_said(head + sign + tail.replace(words, off, 1), case)
                slips += 1
                wrong += any(c.verdict is Verdict.WRONG for c in found)
                never_right += not any(c.figure == figure.id and c.verdict is Verdict.RIGHT for c in found)
    assert right / lines > 0.98, (right, lines)
    assert wrong / slips > 0.94, (wrong, slips)
    assert never_right / slips > 0.98, (never_right, slips)


def hotel() -> FilledCase:
    return case_library()["hotel_group_contract"].chosen_by("1")


def verdicts(text: str, case: FilledCase) -> list[tuple[Verdict, str]]:
    return [(check.verdict, check.said) for check in figures_said(text, case)]


def test_a_wrong_figure_comes_with_the_right_sum() -> None:
    case = case_library()["physio_clinic_losses"].chosen_by("1")
    wrong = in_words(case.values["slots"] * 1.1, "count")
    (check,) = figures_said(f"Slots: {case.choice['therapists']:.0f} × 14 × 230 = {wrong} a year", case)
    assert (check.verdict, check.figure, check.said, check.line) == (Verdict.WRONG, "slots", wrong, case.figures[0])


def test_the_places_of_a_check_are_those_of_the_number() -> None:
    case = case_library()["physio_clinic_losses"].chosen_by("1")
    text = f"Fine. Slots: {case.words['slots']} a year, I think."
    (check,) = figures_said(text, case)
    assert (text[check.start : check.end], check.verdict, check.figure) == (case.words["slots"], Verdict.RIGHT, "slots")


def test_a_number_out_of_an_assumption_of_ones_own_is_not_called_wrong() -> None:
    case = case_library()["physio_clinic_losses"].chosen_by("1")
    therapists = int(case.choice["therapists"])
    text = f"Slots: {therapists} * 13 * 240 = {therapists * 13 * 240:,} a year"
    assert Verdict.WRONG not in {verdict for verdict, _ in verdicts(text, case)}


def test_a_sum_that_does_not_come_out_is_wrong_in_any_question() -> None:
    assert [c.verdict for c in figures_said("So 400 times 20 is 12,000 a week.", None)] == [Verdict.WRONG]


def test_numbers_of_the_case_and_others_are_left_alone() -> None:
    case = hotel()
    assert verdicts("We have 52 weeks and I need 3 minutes to think.", case) == []
