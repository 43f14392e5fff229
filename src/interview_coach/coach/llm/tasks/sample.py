"""A sample answer from the person's own facts: the model writes sentences with their sources, code keeps what holds."""

from __future__ import annotations

from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.bank_reference import bank_question
from interview_coach.coach.builtin.sample.answer import FEWEST_WORDS, MOST_WORDS
from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.tasks.sources import Sources
from interview_coach.coach.llm.tasks.written import Scribe, Sentence, Written, claims_of, written_faults
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import SampleAnswer
from interview_coach.domain.rush import blanks_in
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.ports import Coach


@dataclass(frozen=True, slots=True)
class SampleWanted:
    """What a sample is wanted for."""

    question: str
    type: QuestionType
    cv: Cv | None = None
    posting: Posting | None = None


def write_sample(desk: Desk, builtin: Coach, wanted: SampleWanted) -> SampleAnswer:
    """See `ports.Coach.write_sample`. What is left too short after checking gives way to the builtin coach's sample,
    which says so by its engine; a case is always its own, as its sums are computed.

    Raises BudgetExceeded, ProviderError.
    """
    own = builtin.write_sample(wanted.question, wanted.type, wanted.cv, wanted.posting)
    known = bank_question(wanted.question) if wanted.type is QuestionType.TECHNICAL else None
    sources = Sources.of(wanted.cv, question=wanted.question, posting=wanted.posting, known=known)
    if wanted.type is QuestionType.CASE or not sources.facts:
        return own
    scribe = Scribe(sources, knows=wanted.type is QuestionType.TECHNICAL)
    ask = Ask(
        "sample",
        {"type": wanted.type.value, "least": FEWEST_WORDS, "most": MOST_WORDS},
        {"question": wanted.question, "facts": sources.listed(), "posting": sources.posting or "none"},
        strong=True,
        output_tokens=1_200,
    )

    def check(written: Written) -> str | None:
        length = _count([scribe.read(read) for read in written.sentences])
        return written_faults(scribe, written, length, FEWEST_WORDS, MOST_WORDS)

    kept = shortened(scribe.accepted(desk.ask(ask, Written, check=check)))
    text = " ".join(sentence.text for sentence in kept)
    claims = claims_of(kept)
    if _count(kept) < FEWEST_WORDS or not claims or sources.pasted(text) is not None:
        return own
    return SampleAnswer(desk.client.engine, text, claims, blanks_in(text))


def shortened(sentences: list[Sentence]) -> list[Sentence]:
    """At most 220 words: sentences without a source go first, from the end, but never the opening."""
    kept = list(sentences)
    while _count(kept) > MOST_WORDS and len(kept) > 1:
        free = [at for at in range(1, len(kept)) if not kept[at].refs]
        kept.pop(free[-1] if free else len(kept) - 1)
    return kept


def _count(sentences: list[Sentence]) -> int:
    return sum(len(sentence.text.split()) for sentence in sentences)
