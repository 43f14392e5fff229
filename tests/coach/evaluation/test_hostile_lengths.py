import subprocess
import sys
from itertools import pairwise

import pytest
from tests.cast import STRONG_ANSWER

from interview_coach.coach.builtin.evaluation.cuts import Cutter
from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType, ResponseType

HOSTILE = {
    "spaces": "x" + " " * 19_998 + "x",
    "one phrase": ("I would if " * 2_000)[:20_000],
    "line ends": "\n " * 10_000,
    "dashes": "- " * 10_000,
    "brackets": "(" * 20_000,
    "spoken numbers": ("twenty two billion " * 1_100)[:20_000],
    "sums": ("12 + 13 = 25 " * 1_600)[:20_000],
}
PROGRAM = """
import sys
from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType
evaluate(EvaluationRequest("Tell me about a time you fixed it.", QuestionType(sys.argv[1]), sys.stdin.read()))
"""


@pytest.mark.slow
@pytest.mark.parametrize("type", list(QuestionType))
@pytest.mark.parametrize("name", list(HOSTILE))
def test_no_answer_of_allowed_length_keeps_the_server_busy(name: str, type: QuestionType) -> None:
    """Minutes before, a second or two now; the bound is wide, since test machines are shared."""
    subprocess.run([sys.executable, "-c", PROGRAM, type.value], input=HOSTILE[name].encode(), check=True, timeout=30)


def test_long_runs_of_white_space_change_neither_the_mark_nor_the_truth_of_quotes() -> None:
    request = EvaluationRequest("Tell me about a time you improved something.", QuestionType.BEHAVIORAL, STRONG_ANSWER)
    spread = STRONG_ANSWER.replace(". ", "." + " " * 40 + "\n" * 5).replace("bottling line", "bottling      line")
    calm = evaluate(request)
    wide = evaluate(EvaluationRequest(request.question, request.type, spread))
    assert (wide.overall, wide.dimensions) == (calm.overall, calm.dimensions)
    assert wide.evidence
    assert all(spread[e.start : e.end] == e.quote for e in wide.evidence)
    assert all(0 <= s.start < s.end <= len(spread) for s in wide.segments)


def test_an_answer_in_german_gets_no_mark_and_is_told_why() -> None:
    german = (
        "Als ich auf der Station gearbeitet habe, fiel mir bei der Übergabe auf, dass die Pumpe falsch stand. "
        "Ich habe sie sofort gestoppt und den Arzt angerufen. Danach wurde das Etikett von der Apotheke geändert."
    )
    evaluation = evaluate(EvaluationRequest("Tell me about an error.", QuestionType.BEHAVIORAL, german))
    assert (evaluation.scored, evaluation.response_type) == (False, ResponseType.OTHER_LANGUAGE)
    assert "German" in (evaluation.why_not_scored or "")


def test_english_with_foreign_names_stays_english() -> None:
    text = STRONG_ANSWER.replace("Brackenfield Dairy", "Molkerei Die Gute Milch und Käse GmbH")
    assert evaluate(EvaluationRequest("Tell me about a fix.", QuestionType.BEHAVIORAL, text)).scored


def test_clauses_cover_a_sentence_in_order() -> None:
    text = "I called him, and he came because the pump (the old one) had failed; we fixed it."
    places = list(Cutter(text).clauses(0, len(text)))
    assert len(places) >= 3
    assert all(a[1] <= b[0] for a, b in pairwise(places))
