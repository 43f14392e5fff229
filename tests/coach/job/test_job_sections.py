"""Sections of a posting: what asks, what offers, what is boilerplate."""

from __future__ import annotations

from interview_coach.coach.builtin.job.sections import Section, split_items

BULLETS = """Baker
Oak Street Bakery, Leeds

Who we are
We bake bread and have done so since 1998.

What you will do
- Shape and bake sourdough
- Order flour and keep the store
  room tidy

You must have
- 2 years of baking
- Food hygiene certificate

Nice to have
- Cake decorating

We offer 28 days of holiday and free bread.
Oak Street Bakery is an equal opportunity employer.
"""


def sections(text: str) -> dict[str, Section]:
    return {item.text: item.section for item in split_items(text)}


def test_headings_decide_what_a_bullet_is() -> None:
    found = sections(BULLETS)
    assert found["Shape and bake sourdough"] is Section.DUTIES
    assert found["2 years of baking"] is Section.MUST
    assert found["Cake decorating"] is Section.NICE


def test_a_broken_bullet_is_joined() -> None:
    assert "Order flour and keep the store room tidy" in sections(BULLETS)


def test_benefits_and_legal_lines_ask_for_nothing() -> None:
    found = sections(BULLETS)
    assert found["We offer 28 days of holiday and free bread."] not in (Section.MUST, Section.NICE)
    assert found["Oak Street Bakery is an equal opportunity employer."] is Section.LEGAL


def test_prose_says_sentence_by_sentence_what_it_asks() -> None:
    found = sections("We run a garden centre. You will water the plants. You need a driving licence. Latin is a plus.")
    assert found["You will water the plants."] is Section.DUTIES
    assert found["You need a driving licence."] is Section.MUST
    assert found["Latin is a plus."] is Section.NICE


def test_an_inline_heading_opens_its_own_section() -> None:
    found = sections("WELDER. Small shop. MUST HAVE: TIG, MIG, blueprint reading. Forklift a plus. EOE.")
    assert found["TIG, MIG, blueprint reading."] is Section.MUST
    assert found["Forklift a plus."] is Section.NICE


def test_every_item_stands_word_for_word_in_the_posting() -> None:
    flat = " ".join(BULLETS.split())
    assert all(item.text in flat for item in split_items(BULLETS))


def test_an_empty_posting_has_no_items() -> None:
    assert split_items(" \n\n ") == []
