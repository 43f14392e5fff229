"""Statements of an answer that the reference rules out, and the many that only look like it."""

from __future__ import annotations

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.coach.builtin.evaluation.technical_contradictions import contradictions
from interview_coach.coach.builtin.evaluation.technical_figures import measures
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

BLEACH = "Never mix bleach with ammonia, because toxic gas forms."
GRAVEL = "Use salt on the ice rather than gravel."
VALVE = "Open the valve if the pressure is high."
DEPOSIT = "The deposit must be protected within 30 days."
BRAKE = "Apply the brake, then open the door."
KEYS = "The server signs the token with the private key and clients verify it with the public key."


def kinds(reference: str, answer: str, question: str = "") -> list[str]:
    return [found.kind for found in contradictions(reference, AnswerText.of(answer), question)]


@pytest.mark.parametrize(
    ("reference", "answer", "kind"),
    [
        (BLEACH, "For a stubborn stain I mix bleach with ammonia, that is the best cleaner.", "denied"),
        (GRAVEL, "I would put gravel on the ice.", "denied"),
        ("Using water on an oil fire is dangerous.", "On an oil fire I would use water straight away.", "denied"),
        ("A longer beam deflects more under load.", "A longer beam deflects less under load.", "opposite"),
        ("Raising rates reduces demand for loans.", "Raising rates increases demand for loans.", "opposite"),
        ("Bond prices fall when interest rates rise.", "Bond prices rise when interest rates rise.", "opposite"),
        ("Private keys always stay on the device.", "Private keys never stay on the device.", "opposite"),
        ("Consent is required for marketing calls.", "Consent is optional for marketing calls.", "opposite"),
        ("Consent is required for marketing calls.", "Consent is not required for marketing calls.", "opposite"),
        ("A prepayment is a current asset.", "A prepayment is a current liability.", "opposite"),
        ("The landlord pays for the roof.", "The tenant pays for the roof.", "opposite"),
        (VALVE, "You close the valve if the pressure is high.", "opposite"),
        ("Debit bank 500 and credit sales 500.", "You credit bank 500 and debit sales 500.", "swapped"),
        ("Margin is profit divided by revenue.", "Margin is revenue divided by profit.", "swapped"),
        ("Current flows from positive to negative.", "Current flows from negative to positive.", "swapped"),
        (BRAKE, "I apply the brake after I open the door.", "order"),
        ("Freeze the account, then call the customer.", "Call the customer, then freeze the account.", "order"),
        (DEPOSIT, "The deposit must be protected within 6 months.", "figure"),
        ("Check the oil every 500 hours.", "I check the oil every 50 hours because it is an old engine.", "figure"),
    ],
)  # fmt: skip
def test_what_the_reference_rules_out_is_found(reference: str, answer: str, kind: str) -> None:
    assert kinds(reference, answer) == [kind]


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        (BLEACH, "I would never mix bleach with ammonia."),
        (BLEACH, "If you mix bleach with ammonia you get gas."),
        (BLEACH, "You should make sure nobody mixes bleach with ammonia."),
        (GRAVEL, "I would put salt on the ice. Gravel would not melt it."),
        (GRAVEL, "I would use salt, gravel only gives grip."),
        ("Sell the old stock first rather than the fresh stock.", "We sell the fresh stock last."),
        ("Avoid lifting with a bent back.", "Lift with straight legs. Lifting with a bent back would hurt you."),
        ("Raising interest rates reduces demand for loans.", "Lowering interest rates increases demand for loans."),
        ("A steel beam is heavier than an aluminium beam.", "An aluminium beam is lighter than a steel beam."),
        ("Profit rises when costs fall.", "Profit falls when costs rise."),
        (VALVE, "You close the valve if the pressure is low."),
        ("A hot engine needs thinner oil.", "A hot engine often needs thicker oil."),
        (KEYS, "Clients verify the token with the public key."),
        ("Interest is tax deductible, dividends are not tax deductible.", "Dividends are not deductible."),
        ("Debit bank and credit sales.", "Debit the bank account and credit the sales account."),
        (BRAKE, "I open the door after I apply the brake."),
        ("Write the will, then sign it before two witnesses.", "I sign the will before two witnesses."),
        (DEPOSIT, "The deposit is protected within 28 days of receipt."),
        ("95 percent of parcels arrive on time.", "5 percent of parcels do arrive late."),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_left_alone(reference: str, answer: str) -> None:
    assert kinds(reference, answer) == []


def test_order_and_roles_prove_nothing_where_two_things_are_compared() -> None:
    reference, answer = "In cash books: payment precedes entry.", "In accrual books: entry precedes payment."
    assert kinds(reference, answer, "When is a cost booked?") == ["swapped"]
    assert kinds(reference, answer, "What is the difference between the two kinds of books?") == []


def test_figures_are_read_in_one_unit() -> None:
    assert [m.value for m in measures("after 10 to 15 minutes")] == [600, 900]
    assert [m.value for m in measures("half an hour, then 2 hours")] == [7200, 1800]
    assert {m.dimension for m in measures("0.5 kg in 200 ml at $30")} == {"mass", "volume"}


REFERENCE = (
    "A burn is cooled under running tap water for 20 minutes. Take off rings before the hand swells. Do not put butter "
    "on the burn, since it holds the heat. Cover it with cling film and give paracetamol for the pain. Large burns and "
    "burns of the face go to hospital."
)
RIGHT = (
    "I'd hold the burn under running tap water for 20 minutes, because the heat goes on into the skin. Rings come off "
    "before the hand swells. Butter would hold the heat, so I leave it. Then I cover the burn with cling film, and "
    "give paracetamol for the pain. A large burn or one on the face goes to hospital."
)
WRONG = RIGHT.replace("Butter would hold the heat, so I leave it.", "I put butter on the burn to keep the skin soft.")


def marked(answer: str) -> Evaluation:
    question = "A cook has burnt a hand on a hot pan. What do you do?"
    return evaluate(EvaluationRequest(question, QuestionType.TECHNICAL, answer, reference=REFERENCE))


def test_one_wrong_statement_costs_the_mark_of_a_fluent_answer() -> None:
    right, wrong = marked(RIGHT), marked(WRONG)
    assert Flag.WRONG_FACT not in right.flags
    assert Flag.WRONG_FACT in wrong.flags
    assert (wrong.dimensions["correctness"] or 1.0) <= 2.0
    assert (right.overall or 1.0) - (wrong.overall or 1.0) >= 1.0


def test_the_feedback_quotes_both_sides() -> None:
    wrong = marked(WRONG)
    assert "I put butter on the burn" in wrong.main_fix
    assert "Do not put butter on the burn" in wrong.main_fix
    assert any(point.status == "contradicted" for point in wrong.key_points or ())
    assert any(e.dimension == "correctness" and "butter" in e.quote and e.polarity == "-" for e in wrong.evidence)


def test_keywords_in_one_line_do_not_hold_every_point() -> None:
    keywords = "Burns are about water, rings, butter, cling film, paracetamol and the hospital, it all depends."
    assert (marked(keywords).dimensions["coverage"] or 1.0) <= (marked(RIGHT).dimensions["coverage"] or 1.0) - 1.0
