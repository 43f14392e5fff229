"""Words about an answer on motivation, with what the posting and the CV offer."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.evaluation.motivation_signs import CLICHE, IDEAL_WORDS, Motive
from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.praise import praised
from interview_coach.coach.builtin.evaluation.technical_cues import quoted
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import Marks

GOOD_ENOUGH = 4.2
_MOST = 3
_FEWEST_WORDS = 5
"""Words from which a sentence says more than where the answer is going."""


def write(request: EvaluationRequest, text: AnswerText, findings: Findings, marks: Marks) -> Feedback:
    motive = findings.details["motive"]
    assert isinstance(motive, Motive)
    weights = {d.id: d.weight / 100 for d in library().rubric(request.type).dimensions}
    advice = {
        "relevance": _on_relevance(request, motive, text),
        "evidence": _on_evidence(request, motive, text),
        "candour": _on_candour(motive),
        "concision": _on_concision(motive, text),
    }
    complains = bool(_complaints(motive))
    fixes = [
        (weights[name] * (5.0 - level) + (1.0 if name == "candour" and complains else 0.0), advice[name])
        for name, level in marks.dimensions.items()
        if level is not None and (level < GOOD_ENOUGH or (name == "candour" and complains))
    ]
    fixes.sort(key=lambda fix: -fix[0])
    main = (
        fixes[0][1] if fixes else f"Say the strongest reason first: put it before {quoted(text.sentences[0].text, 80)}."
    )
    return Feedback(main, _strengths(motive, main), tuple(s for _, s in fixes[1 : 1 + _MOST]), _asks(motive))


def _phrase(motive: Motive) -> str:
    """The set phrase itself, so that nobody is told to drop the facts around it."""
    found = CLICHE.search(motive.cliches[0].text) if motive.cliches else None
    return quoted(found.group()) if found else ""


def _on_relevance(request: EvaluationRequest, motive: Motive, text: AnswerText) -> str:
    if motive.about_path:
        return _on_thread(motive, text)
    return _on_parts(motive, text) if motive.about_self else _on_fit(request, motive, text)


def _on_parts(motive: Motive, text: AnswerText) -> str:
    """For a standard question: the first part of its answer that was not heard. The same thing can be said in words
    that are not known here, so the advice leaves that open."""
    if not motive.missing:
        touched = [part for part in motive.told if part not in motive.definite] or list(motive.told)
        return f"To say one thing more definitely would help most: {touched[0].label}."
    place = quoted((motive.answering or text.sentences)[-1].text, 80)
    return f"If it is not in there yet in other words, say {motive.missing[0].label}; it can follow {place}."


def _on_fit(request: EvaluationRequest, motive: Motive, text: AnswerText) -> str:
    untied = [span for span in motive.named if span not in motive.linked]
    if untied:
        named = quoted(untied[0].text, 90)
        return f"Let them hear what {named} has to do with your own work: one thing you did that is like it."
    if motive.named:
        return f"One more thing of this job that draws you would help, after {quoted(motive.named[-1].text, 90)}."
    wanted = _posting_line(request)
    place = _phrase(motive) or quoted(text.sentences[0].text, 60)
    opening = f"Near {place}, let them hear what draws you to this job and not to another, and why:"
    if wanted:
        return f"{opening} something from the posting, for instance {quoted(wanted, 120)}."
    return f"{opening} one thing of the work or the employer that you would miss elsewhere."


def _on_thread(motive: Motive, text: AnswerText) -> str:
    if not motive.facts:
        return (
            f"Let the two or three steps that brought you here stand out, each with what you learned there; they can "
            f"follow {quoted(text.sentences[0].text, 80)}."
        )
    step = quoted(motive.facts[-1].text, 90)
    if not motive.onward:
        return f"Let the last sentence lead to this job: which part of {step} would you use here first?"
    return f"Let them hear which task of this job {step} prepared you for."


def _on_evidence(request: EvaluationRequest, motive: Motive, text: AnswerText) -> str:
    line = _own_line(request, text)
    from_cv = f" Your CV offers one: {quoted(line, 120)}." if line else ""
    if not motive.facts:
        what = _phrase(motive) or quoted(text.sentences[0].text, 90)
        return (
            f"One thing you did says more than a word. If you tell one, say what came of it; if not, tell one after "
            f"{what}.{from_cv}"
        )
    unmeasured = [span for span in motive.facts if not quantities(span.text)]
    if unmeasured:
        fact = quoted(unmeasured[-1].text, 90)
        return f"If you can, add to {fact} how many, how long or what came of it."
    return f"One more thing you did, with what came of it, would go well with {quoted(motive.facts[-1].text, 90)}." + (
        from_cv
    )


def _on_candour(motive: Motive) -> str:
    if sure := _complaints(motive):
        complaint = quoted(sure[0].text, 90)
        return f"{complaint} may sound like a complaint. Leave out what was wrong, and say what you are looking for."
    if motive.talk.boasts and not motive.cliches:
        boast = quoted(motive.talk.boasts[0].text, 90)
        return f"{boast} is a big word without something to check. One thing that happened lets them see it themselves."
    if motive.cliches:
        return f"Many people say {_phrase(motive)}. Say in your own words what is behind it, and keep your facts."
    if motive.limits:
        return (
            f"If {quoted(motive.limits[0].text, 90)} is a limit of yours, let them hear beside it what you do about it."
        )
    return "Name one thing that would be new or less easy for you in this job, and what you would do about it."


def _complaints(motive: Motive) -> list[Span]:
    """Complaints for certain: of the speaker, about work."""
    return [span for span in motive.complaints if _COMPLAINS.search(span.text)]


_COMPLAINS = re.compile(
    r"\b(?:(?:my|the|our) (?:boss|manager|company|colleagues?|team|management) (?:was|were|is|are)\b|i hated|toxic"
    r"|nobody (?:there )?(?:cared|knew|listened)|they never (?:listened|paid|appreciated)|sick of|stupid|idiots?)",
    re.I,
)


def _on_concision(motive: Motive, text: AnswerText) -> str:
    if text.word_count < IDEAL_WORDS[0]:
        last = quoted(text.sentences[-1].text, 90)
        return f"There is time for a little more: after {last}, one example in a few sentences."
    unused = [span for span in text.sentences if span not in motive.useful]
    beside = [span for span in (*motive.talk.asides, *unused) if span.word_count >= _FEWEST_WORDS]
    if beside:
        return (
            f"Keep one thread: say your main reason first, and ask yourself whether {quoted(beside[0].text, 90)} "
            "supports it."
        )
    return f"Say your main point first and in one sentence; {quoted(text.sentences[0].text, 80)} can follow it."


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


def _strengths(motive: Motive, change_first: str) -> tuple[str, ...]:
    seen = {span.start for span in (*motive.complaints, *motive.cliches, *motive.talk.boasts, *motive.talk.asides)}
    about = motive.onward if motive.about_path else (*motive.linked, *motive.named)
    kinds = (
        (about, "this looks ahead to the job." if motive.about_path else "this speaks of this job."),
        (motive.detailed, "a fact of your own."),
        ([s for s in motive.candid if _OPEN.search(quoted(s.text))], "you are open about it."),
    )
    return praised(
        (([s for s in spans if s.start not in seen], praise) for spans, praise in kinds), change_first, most=_MOST
    )


_OPEN = re.compile(
    r"\b(?:to be (?:honest|frank)|honestly|the truth is|i(?:'ve| have) (?:not|never)|i haven'?t|i don'?t (?:yet |have )"
    r"|not yet|my weak\w*|i (?:struggle|struggled|find it hard)|still (?:learning|need)"
    r"|(?:is|are|would be) new (?:to|for) me|i left because|i(?:'m| am) leaving because"
    r"|i was (?:laid off|let go|made redundant))\b",
    re.I,
)


def _asks(motive: Motive) -> tuple[str, ...]:
    asks = []
    if not (motive.named or motive.about_path or motive.about_self):
        asks.append("What in this job would you do even on a bad day?")
    if not motive.detailed:
        asks.append("Who has seen you do that, and what would they say?")
    if not motive.limits:
        asks.append("What would be new or hard for you in this job?")
    return tuple(asks[:2])
