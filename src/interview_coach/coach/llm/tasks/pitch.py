"""The answer to "tell me about yourself", written by a model from the CV, each sentence checked against its source."""

from __future__ import annotations

from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.tasks.sources import Sources
from interview_coach.coach.llm.tasks.written import Scribe, Sentence, Written, claims_of, written_faults
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.rush import FEWEST_PITCH_WORDS, MOST_PITCH_WORDS, Pitch, blanks_in, count_words
from interview_coach.ports import Coach

_QUESTION = "Tell me about yourself."


def write_pitch(desk: Desk, builtin: Coach, cv: Cv, posting: Posting | None = None) -> Pitch:
    """See `ports.Coach.write_pitch`. What is left too short after checking gives way to the builtin coach's pitch.

    Raises BudgetExceeded, ProviderError.
    """
    own = builtin.write_pitch(cv, posting)
    sources = Sources.of(cv, question=_QUESTION, posting=posting)
    if not sources.facts:
        return own
    scribe = Scribe(sources)
    ask = Ask(
        "pitch",
        {"least": FEWEST_PITCH_WORDS, "most": MOST_PITCH_WORDS},
        {"facts": sources.listed(), "posting": sources.posting or "none"},
        strong=True,
        output_tokens=1_200,
    )

    def check(written: Written) -> str | None:
        words = sum(count_words(read.text) for read in written.sentences)
        return written_faults(scribe, written, words, FEWEST_PITCH_WORDS, MOST_PITCH_WORDS)

    kept = _shortened(scribe.accepted(desk.ask(ask, Written, check=check)))
    text = " ".join(sentence.text for sentence in kept)
    claims = claims_of(kept)
    if count_words(text) < FEWEST_PITCH_WORDS or not claims or sources.pasted(text) is not None:
        return own
    return Pitch(desk.client.engine, text, claims, blanks_in(text))


def _shortened(sentences: list[Sentence]) -> list[Sentence]:
    """At most 215 words: sentences from the middle without a source go first; the opening and the last one stay."""
    kept = list(sentences)
    while sum(count_words(s.text) for s in kept) > MOST_PITCH_WORDS and len(kept) > 2:
        middle = range(1, len(kept) - 1)
        free = [at for at in middle if not kept[at].refs]
        kept.pop(free[-1] if free else middle[-1])
    return kept
