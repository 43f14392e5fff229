"""Tips for an industry, a role and a situation."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.job import analyse_job
from interview_coach.coach.builtin.situation import changed_from, is_new_graduate, longest_break
from interview_coach.coach.builtin.tips import give_tips
from interview_coach.content.guides import guides
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting

POSTING = Posting(
    "Warehouse Team Lead\nYou must have:\n- inventory control\n- forklift licence\n- SAP\n"
    "You will lead the night shift."
)
TOPICS = {"format", "prepare", "terms", "mistakes", "ask_them", "situation"}


def cv(*jobs: tuple[str, str, str], education: str = "2010-06") -> Cv:
    work = [{"name": "X", "position": p, "startDate": a, "endDate": b} for p, a, b in jobs]
    return Cv.from_document({"work": work, "education": [{"institution": "Y", "endDate": education}]})


def test_tips_are_enough_and_each_says_why_and_where_from() -> None:
    tips = give_tips(POSTING)
    assert tips.industry == "logistics"
    assert 12 <= len(tips.tips) <= 22
    assert all(tip.why and tip.source and tip.topic in TOPICS and tip.text.endswith((".", "”")) for tip in tips.tips)
    assert len({tip.text for tip in tips.tips}) == len(tips.tips)


def test_a_gap_is_named_in_a_tip() -> None:
    tips = give_tips(POSTING, cv(("Warehouse operative", "2015-01", "2024-01"))).tips
    assert any("SAP" in tip.text and "does not name" in tip.why for tip in tips)


def test_a_job_that_leads_gets_a_tip_about_people() -> None:
    assert any(tip.topic == "situation" and "people" in tip.text for tip in give_tips(POSTING).tips)


def test_a_title_alone_gets_tips_from_its_occupation() -> None:
    tips = give_tips(Posting("", title="Crane operator")).tips
    assert any("O*NET" in tip.source for tip in tips)


@pytest.mark.parametrize(("title", "sure"), [
    ("Crane operator", True), ("Senior Nurse", True), ("Financial Analyst", True), ("Mechanical Engineer", True),
    ("Shift Manager, Distribution", False), ("Senior Lab Technician", False), ("Research Associate", False),
    ("Community Manager", False), ("Planner", False), ("Customer Success Manager", False),
])  # fmt: skip
def test_tasks_of_an_occupation_are_shown_only_when_the_title_surely_names_it(title: str, sure: bool) -> None:
    tips = give_tips(Posting("", title=title)).tips
    assert any("O*NET" in tip.source for tip in tips) is sure


def test_a_new_graduate_is_seen() -> None:
    assert is_new_graduate(cv(("Cashier (part time)", "2023-01", "2024-06"), education="2024-06"))
    assert not is_new_graduate(cv(("Accountant", "2015-01", "2024-06")))


def test_a_change_of_trade_is_seen() -> None:
    job = analyse_job(Posting("", title="Software engineer"))
    assert changed_from(cv(("Software engineer", "2024-01", "2024-06"), ("Chef", "2014-01", "2023-12")), job) == "Chef"
    assert changed_from(cv(("Software engineer", "2014-01", "2024-06")), job) is None


def test_a_long_break_is_seen_and_a_short_one_is_not() -> None:
    assert longest_break(cv(("A", "2018-01", "2020-01"), ("B", "2021-06", "2024-01"))) == ("2020-01", "2021-06")
    assert longest_break(cv(("A", "2018-01", "2020-01"), ("B", "2020-04", "2024-01"))) is None


def test_every_industry_has_mistakes_and_questions_to_ask() -> None:
    assert all(len(i.mistakes) >= 5 and len(i.ask_them) >= 6 for i in guides().industries.values())


def test_the_rules_of_another_country_are_left_out() -> None:
    def terms(place: str) -> str:
        text = f"Registered nurse, intensive care unit\n{place}\n- Care for patients at the bedside\n- RN license"
        return " ".join(tip.text for tip in give_tips(Posting(text)).tips if tip.topic == "terms")

    assert "HIPAA" in terms("Pittsburgh, PA, $38 an hour") and "NMC" not in terms("Pittsburgh, PA, $38 an hour")
    assert "NMC Code" in terms("Leeds, £38,000") and "HIPAA" not in terms("Leeds, £38,000")
    assert "HIPAA" not in terms("Somewhere")  # a law of one country is no advice for nobody knows where
