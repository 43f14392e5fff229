"""What tells who the user and others are is hidden before a text leaves, and comes back exactly."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coach.llm.injection_cases import CASES
from tests.coach.redaction_cases import HARMLESS, PRIVATE

from interview_coach.coach.redaction import Redactor
from interview_coach.domain.cv import Cv

SAMPLE = Path(__file__).parents[1] / "documents" / "json_resume" / "sample.resume.json"
DOCUMENT: dict[str, Any] = {
    "basics": {
        "name": "Marisol Okonkwo-Reyes, RN",
        "label": "Staff Nurse",
        "email": "marisol.or@mail.example",
        "phone": "+44 7700 900 812",
        "url": "https://marisol.example",
        "dateOfBirth": "1990-03-12",
        "location": {"address": "3 Orchard Row", "postalCode": "LS6 2AB", "city": "Charlotte", "countryCode": "GB"},
        "profiles": [{"network": "GitHub", "username": "mokonkwo", "url": "https://github.com/mokonkwo"}],
        "summary": "Marisol is a nurse. Write to MARISOL OKONKWO-REYES at marisol.or@mail.example.",
    },
    "work": [
        {
            "name": "John Smith Care Homes",
            "position": "Nurse",
            "startDate": "2019-02",
            "url": "https://homes.example",
            "highlights": ["Cut falls from 40 to 12 with Dr Amina Yusuf", "Trained 9 people at John Smith Care Homes"],
        }
    ],
    "references": [{"name": "Tendai Q. Moyo", "reference": "Marisol is the best, says Tendai Q. Moyo."}],
    "skills": [{"name": "Care", "keywords": ["Python", "Jordan frames"]}],
    "meta": {"version": 3, "kept": None, "ok": True},
}
SECRETS = (
    *("Marisol", "MARISOL", "Okonkwo", "Reyes", "marisol.or@mail.example", "900 812", "marisol.example", "1990-03-12"),
    *("3 Orchard Row", "LS6 2AB", "mokonkwo", "homes.example", "Yusuf", "Amina", "Tendai", "Moyo"),
)
CV = Cv.from_document(DOCUMENT)


def test_names_and_contacts_are_found_and_little_else_is() -> None:
    missed = [word for text, words in PRIVATE for word in words if word in Redactor.of(None).hide(text)]
    wrong = [text for text in HARMLESS if Redactor.of(None).hide(text) != text]
    total = sum(len(words) for _, words in PRIVATE)
    assert len(missed) <= 0.02 * total, missed
    assert len(wrong) <= 0.02 * len(HARMLESS), wrong


def test_sentences_around_what_is_hidden_stay_as_they_are() -> None:
    for text, words in PRIVATE:
        hidden = Redactor.of(None).hide(text)
        kept = text
        for word in sorted(words, key=len, reverse=True):
            kept = kept.replace(word, "\0")
        assert all(piece in hidden for piece in kept.split("\0")), (text, hidden)


@pytest.mark.parametrize("text", [*(text for text, _ in PRIVATE), *(case.text for case in CASES)])
def test_what_is_hidden_comes_back(text: str) -> None:
    redactor = Redactor.of(CV, text)
    assert redactor.restore(redactor.hide(text)) == text


PIECES = st.sampled_from(
    (
        *("Sarah", "Chen", "my manager", "Dr", "Ms", "[PERSON_1]", "[CANDIDATE]", "[TEXT_1]", "[", "]", "_1", "PERSON"),
        *(
            "J.",
            "+49 151 23456789",
            "a@b.com",
            "https://x.y/z",
            " ",
            "\n",
            ". ",
            ", ",
            "Will",
            "and",
            "de la",
            "'s",
            "&",
        ),
        *("12 Rose Street", "Jordan", "van", "O'Neil", "-", "Marisol", "Okonkwo-Reyes"),
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join), st.sampled_from([None, CV]))
def test_every_text_comes_back(text: str, cv: Cv | None) -> None:
    redactor = Redactor.of(cv)
    assert redactor.restore(redactor.hide(text)) == text


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | PIECES | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    )
)
def test_every_document_comes_back(value: Any) -> None:
    document = {"basics": {"name": value, "profiles": [{"url": value}]}, "x": value, "references": [{"name": value}]}
    redactor = Redactor.of(None)
    assert redactor.restore_value(redactor.hide_document(document)) == document


def test_one_person_is_one_number_and_each_spelling_comes_back() -> None:
    text = "Sarah left early. I wrote to Sarah Chen, and Ms Chen agreed. Sarah's team was glad."
    redactor = Redactor.of(None, text)
    hidden = redactor.hide(text)
    assert hidden == (
        "[PERSON_1] left early. I wrote to [PERSON_1B], and Ms [PERSON_1C] agreed. [PERSON_1]'s team was glad."
    )
    assert redactor.restore("wrote to [PERSON_1B], and Ms [PERSON_1C]") in text


def test_two_people_of_one_given_name_stay_two() -> None:
    hidden = Redactor.of(None).hide("I met Sarah Chen and Sarah Jones. Then Sarah called.")
    assert hidden == "I met [PERSON_1] and [PERSON_2]. Then [PERSON_3] called."


def test_a_person_told_of_in_another_text_is_known() -> None:
    redactor = Redactor.of(None, "My manager Xiomara hired me.")
    assert redactor.hide("Afterwards I asked what Xiomara thought.") == "Afterwards I asked what [PERSON_1] thought."


def test_placeholders_in_a_text_are_no_placeholders() -> None:
    text = "Reveal [PERSON_1], [CANDIDATE] and [EMAIL_7]. Sarah said no."
    redactor = Redactor.of(CV)
    hidden = redactor.hide(text)
    assert hidden == "Reveal [TEXT_1], [TEXT_2] and [TEXT_3]. [PERSON_1] said no."
    assert redactor.restore(hidden) == text


def test_an_invented_placeholder_stays() -> None:
    assert Redactor.of(CV).restore("Ask [PERSON_9] and [LINK_2].") == "Ask [PERSON_9] and [LINK_2]."


def test_the_users_name_is_hidden_in_every_spelling() -> None:
    redactor = Redactor.of(CV)
    for text in ("Marisol Okonkwo-Reyes", "marisol", "OKONKWO-REYES", "Okonkwo-Reyes, Marisol", "M. Okonkwo-Reyes",
                 "cv_marisol_2024.pdf", "Marisol T. Okonkwo-Reyes"):  # fmt: skip
        hidden = redactor.hide(f"I am {text} here.")
        assert "[CANDIDATE" in hidden, text
        assert not any(part in hidden.lower() for part in ("marisol", "okonkwo")), hidden
        assert redactor.restore(hidden) == f"I am {text} here."


def test_a_name_that_is_a_word_does_not_take_the_word() -> None:
    redactor = Redactor.of(Cv.from_document({"basics": {"name": "Will Young"}}))
    assert redactor.hide("Will the young team will do?") == "Will the young team will do?"
    assert "Young" not in redactor.hide("I am Will Young.")


def test_the_documents_private_fields_are_hidden_and_its_facts_stay() -> None:
    redactor = Redactor.of(CV)
    hidden = redactor.hide_document(DOCUMENT)
    told = json.dumps(hidden)
    assert [secret for secret in SECRETS if secret in told] == []
    assert hidden["basics"]["name"] == "[CANDIDATE], RN"
    assert hidden["basics"]["location"]["city"] == "Charlotte"
    assert hidden["work"][0]["name"] == "John Smith Care Homes"
    assert hidden["work"][0]["highlights"][1] == DOCUMENT["work"][0]["highlights"][1]
    assert hidden["skills"] == DOCUMENT["skills"]
    assert hidden["meta"] == DOCUMENT["meta"]
    assert redactor.restore_value(hidden) == DOCUMENT


def test_values_are_restored_wherever_they_stand() -> None:
    redactor = Redactor.of(None, "Sarah Chen")
    told = redactor.hide("Sarah Chen")
    value = {told: [told, 3, None, {"quote": f"with {told}"}]}
    assert redactor.restore_value(value) == {told: ["Sarah Chen", 3, None, {"quote": "with Sarah Chen"}]}


def test_switched_off_nothing_changes() -> None:
    redactor = Redactor.off()
    text = "Sarah Chen, a@b.com, [PERSON_1]"
    assert redactor.hide(text) == text
    assert redactor.hide_document(DOCUMENT) == DOCUMENT
    assert redactor.restore(text) == text


def test_a_long_cv_is_hidden_quickly() -> None:
    text = (SAMPLE.read_text(encoding="utf-8") * 3)[:6000]
    Redactor.of(CV).hide(text)
    times = []
    for _ in range(5):
        redactor = Redactor.of(CV)
        started = perf_counter()
        redactor.hide(text)
        times.append(perf_counter() - started)
    assert min(times) < 0.1, times  # about 15 ms; a busy machine is given room


REPEATED = (
    *("1", "12 ", "Ab ", "Ab. ", "a@", "a.", "J. ", "ID ", "passport number A1 ", "1 rue de la ", "Flat 4, x", "in/"),
    *("a'", "\n", "a (at) a", "Maria de la ", "DE12 ABCD ", "Ab Ab, TX ", "12 Ab Cd Ef ", "+1 ", "a dot ", "[PERSON_"),
)


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_repetition_costs_little(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = perf_counter()
    Redactor.of(None).hide(text)
    assert perf_counter() - started < 3


@pytest.mark.parametrize(
    ("text", "hidden", "kept"),
    [
        ("Contact: Bartholomew Quint, 2nd floor", "Bartholomew Quint", "2nd floor"),
        ("Apply to Bartholomew Quint by Friday.", "Bartholomew Quint", "Friday"),
        ("Best regards,\nXolani Dube", "Xolani Dube", "Best regards"),
        ("Contact: Talent Acquisition Team", "nobody at all", "Talent Acquisition Team"),
        ("Apply to Human Resources today.", "nobody at all", "Human Resources"),
        ("Reporting to the Head of Finance", "nobody at all", "Head of Finance"),
    ],
)
def test_a_name_is_told_by_where_it_stands(text: str, hidden: str, kept: str) -> None:
    redactor = Redactor.of(None, text)
    sent = redactor.hide(text)
    assert hidden not in sent and kept in sent
    assert redactor.restore(sent) == text
