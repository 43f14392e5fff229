"""Dates as CVs write them."""

from __future__ import annotations

import pytest

from interview_coach.documents.dates import find_spans, is_duration, without_durations

SPANS = {
    "Mar 2020 - Present": ("2020-03", ""),
    "03/2020 – 04/2021": ("2020-03", "2021-04"),
    "2019–2021": ("2019", "2021"),
    "2016-03 - 2017-01": ("2016-03", "2017-01"),
    "01.03.2018 – 30.06.2020": ("2018-03", "2020-06"),
    "since 2020": ("2020", ""),
    "seit März 2019": ("2019-03", ""),
    "mars 2019 à juin 2020": ("2019-03", "2020-06"),
    "Août 2016 - aujourd'hui": ("2016-08", ""),
    "de enero de 2018 a marzo de 2020": ("2018-01", "2020-03"),
    "Jan '18 - Dec '19": ("2018-01", "2019-12"),
    "2015-16": ("2015", "2016"),
    "2011/12": ("2011", "2012"),
    "Mar - Jun 2019": ("2019-03", "2019-06"),
    "Summer 2018": ("2018-06", "2018-06"),
    "Q3 2019": ("2019-07", "2019-07"),
    "1 March 2020 – 31 May 2021": ("2020-03", "2021-05"),
    "- 2001-06": ("", "2001-06"),
    "2019 -": ("2019", ""),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_span_is_found_in_many_forms(text: str) -> None:
    (span,) = find_spans(text)
    assert (span.start, span.end) == SPANS[text]
    assert text[span.at : span.until].strip()


@pytest.mark.parametrize(
    "text", ["in 2 to 3 weeks", "Sales May 5", "2020 - 2018", "7-12 people", "$2010k", "room 2041b"]
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_spans(text) == []


def test_how_long_a_job_took_is_left_out() -> None:
    assert without_durations("May 2020 - Present (2 years 3 months)") == "May 2020 - Present"
    assert without_durations("Apprentice (6 mo. contract)") == "Apprentice (6 mo. contract)"
    assert is_duration("4 years 2 months")
    assert not is_duration("4 years of Latin")
