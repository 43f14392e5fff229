"""Words about an answer on motivation, with what the posting and the CV offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from interview_coach.coach.builtin.evaluation.technical_cues import quoted
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import Marks

if TYPE_CHECKING:
    from interview_coach.coach.builtin.evaluation.motivation import Motive

GOOD_ENOUGH = 4.2
_MOST = 3


def write(request: EvaluationRequest, text: AnswerText, findings: Findings, marks: Marks) -> Feedback:
    motive = cast("Motive", findings.details["motive"])
    weights = {d.id: d.weight / 100 for d in library().rubric(request.type).dimensions}
    advice = _advice(request, motive, text)
    fixes = [
        (weights[name] * (5.0 - level) + (1.0 if name == "candour" and motive.complaints else 0.0), advice[name])
        for name, level in marks.dimensions.items()
        if level is not None and (level < GOOD_ENOUGH or (name == "candour" and motive.complaints))
    ]
    fixes.sort(key=lambda fix: -fix[0])
    main = (
        fixes[0][1] if fixes else f"Say the strongest reason first: put it before {quoted(text.sentences[0].text, 80)}."
    )
    return Feedback(main, _strengths(motive), tuple(s for _, s in fixes[1 : 1 + _MOST]), _asks(motive))


def _advice(request: EvaluationRequest, motive: Motive, text: AnswerText) -> dict[str, str]:
    weakest = quoted((motive.cliches or text.sentences)[0].text, 90)
    fact = quoted((motive.facts or text.sentences)[-1].text, 90)
    line = _own_line(request, text)
    from_cv = f" Your CV offers one: {quoted(line, 120)}." if line else ""
    return {
        "relevance": _on_fit(request, motive, weakest),
        "evidence": f"Show it instead of saying it: after {weakest}, tell one thing you did that proves it.{from_cv}"
        if not motive.facts
        else f"Make {fact} easier to believe: add how many, how long or what came of it.{from_cv}",
        "candour": f"Leave out {quoted(motive.complaints[0].text, 90)}; say what you are looking for instead of "
        f"what was wrong."
        if motive.complaints
        else f"Make it sound like you: replace {weakest} by your real reason, and name one thing you still want to "
        f"learn.",
        "concision": f"Keep one thread: say your main reason first, and cut what does not support it, starting with "
        f"{weakest}.",
    }


def _on_fit(request: EvaluationRequest, motive: Motive, weakest: str) -> str:
    wanted = _posting_line(request)
    if motive.named:
        named = quoted(motive.named[0].text, 90)
        return f"Tie {named} to your own work: what have you done that is like it, and what would you do first?"
    if wanted:
        for_instance = f"Name something of this job, for instance {quoted(wanted, 120)}, and say why."
        return f"{weakest} would fit any employer. {for_instance}"
    return f"{weakest} would fit any employer. Name one thing of this job or employer that you would miss elsewhere."


def _posting_line(request: EvaluationRequest) -> str:
    """A line of the posting with much content, as something to tie the answer to."""
    lines = [line.strip(" -*•\t") for line in (request.posting_text or "").splitlines()]
    fitting = [line for line in lines if 6 <= len(line.split()) <= 30]
    return max(fitting, key=lambda line: len(terms(line).stems), default="")


def _own_line(request: EvaluationRequest, text: AnswerText) -> str:
    """The line of the CV nearest to the posting (or to the answer) that the answer does not tell yet."""
    if request.cv is None:
        return ""
    aim = terms(request.posting_text or text.shown).stems
    told = terms(text.shown).stems
    fresh = [line.text for line in request.cv.lines if overlap(terms(line.text).stems, told) < 0.5]
    return max(fresh, key=lambda line: len(terms(line).stems & aim), default="")


def _strengths(motive: Motive) -> tuple[str, ...]:
    kinds = (
        (motive.linked or motive.named, "this is about this job and not any job."),
        (motive.detailed, "a fact of your own that can be pictured."),
        (motive.candid, "you are open about it."),
    )
    found: list[str] = []
    seen = {span.start for span in (*motive.complaints, *motive.cliches)}
    for spans, praise in kinds:
        span = next((s for s in spans if s.start not in seen), None)
        if span is not None and len(found) < _MOST:
            seen.add(span.start)
            found.append(f"{quoted(span.text)}: {praise}")
    return tuple(found)


def _asks(motive: Motive) -> tuple[str, ...]:
    asks = []
    if not motive.named:
        asks.append("What in this job would you do even on a bad day?")
    if not motive.detailed:
        asks.append("When did you last do something like it, and what came of it?")
    if not motive.candid:
        asks.append("What would be new or hard for you in this job?")
    return tuple(asks[:2])
