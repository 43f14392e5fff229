"""Words about a technical answer: the one change that would raise the mark most, then what is good and what to add."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.arithmetic import Calculation
from interview_coach.coach.builtin.evaluation.feedback_signs import CHECKS, GIVES_REASON, WEIGHS
from interview_coach.coach.builtin.evaluation.praise import is_quoted_in
from interview_coach.coach.builtin.evaluation.technical_cues import CHECK, REASON, TRADEOFF, quoted
from interview_coach.coach.builtin.evaluation.technical_points import FEATURES, Match, point_weight
from interview_coach.coach.builtin.evaluation.technical_standing_feedback import standing_feedback
from interview_coach.coach.builtin.evaluation.technical_terms import terms
from interview_coach.coach.builtin.evaluation.technical_truth import Truth
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import Marks

MOST_IMPROVEMENTS = 3
MOST_STRENGTHS = 3
_LONGEST_POINT = 160
FEWEST_SHARED, FEWEST_WORDS = 0.35, 6
"""Share of the words of a point, and words of a sentence, from which the two are put side by side."""
NEAR, CLOSE = 0.5, 0.6
"""Likeness of a point and a sentence of the answer from which the two are put side by side, and from which it is
praised."""


@dataclass(frozen=True, slots=True)
class _Fix:
    """A change and how much it could add to the overall mark."""

    gain: float
    text: str
    ask: str
    again: str = ""
    """Shorter words, when the same was said of another point before."""


def write(request: EvaluationRequest, text: AnswerText, findings: Findings, marks: Marks) -> Feedback:
    """Feedback on a technical answer; with no reference, also what to check for oneself."""
    truth = findings.details["truth"]
    assert isinstance(truth, Truth)
    if standing := findings.details.get("standing"):
        assert isinstance(standing, tuple)
        return standing_feedback(text, standing)
    fixes = sorted(
        [
            *_wrong(truth, _sums(findings)),
            *_unsupported(truth, findings, text),
            *_missing(truth, request, text),
            *_thin(request, text, findings, marks),
        ],
        key=lambda fix: -fix.gain,
    )
    improvements = _after(fixes[0], fixes[1 : 1 + MOST_IMPROVEMENTS]) if fixes else []
    if not truth.matches:
        improvements = [*self_check(request.question), *improvements[:1]]
    main = fixes[0].text if fixes else _last_polish(text)
    asks = tuple(dict.fromkeys(fix.ask for fix in fixes if fix.ask))[:2]
    return Feedback(main, _strengths(truth, findings, main), tuple(improvements), asks)


def _after(first: _Fix, fixes: Sequence[_Fix]) -> list[str]:
    """Further changes; only the first of the points that were not found is introduced at length."""
    said, found = _UNSURE in first.text, []
    for fix in fixes:
        unsure = _UNSURE in fix.text
        found.append(fix.again if unsure and said else fix.text)
        said = said or unsure
    return found


_UNSURE = "I was not sure that you say it; if you do, say it in plainer words."
_AGAINST = {
    "denied": "As I read it, it rules out what you advise.",
    "opposite": "As I read them, the two say opposite things.",
    "figure": "The figures seem far apart.",
    "swapped": "It reads as if the two were in each other's place.",
    "order": "It reads as if the two steps came in the opposite order.",
}


def _sums(findings: Findings) -> tuple[Calculation, ...]:
    sums = findings.details.get("wrong_sums", ())
    return sums if isinstance(sums, tuple) else ()


def _wrong(truth: Truth, sums: Sequence[Calculation]) -> list[_Fix]:
    """What has to be put right first."""
    fixes = [
        _Fix(3.0, f"Check this line first: {quoted(one.span.text)}. It comes close to a mistake that the reference "
                  f"warns "
             f"of: {_lower(_short(one.text))}. {_instead(truth, one.text)}".rstrip(), "")
        for one in truth.misconceptions
    ]  # fmt: skip
    fixes += [
        _Fix(3.2, f"Check this first: you say {quoted(one.span.text)}, and the reference says "
             f"{quoted(one.against, _LONGEST_POINT)}. {_AGAINST[one.kind]}", "Where do you know this from?")
        for one in truth.contradicted
    ]  # fmt: skip
    fixes += [
        _Fix(2.0, f"Compare {quoted(match.span.text)} with the reference: it reads like the opposite of "
             f"“{_short(match.point)}”.", "")
        for match in truth.matches if match.denied
    ]  # fmt: skip
    fixes += [
        _Fix(1.5, f"Work this out again: {quoted(s.quote)}. By my count it comes to about {figure(s.computed)}; "
             f"you say {figure(s.stated)}.", "")
        for s in sums
    ]  # fmt: skip
    return fixes


def _instead(truth: Truth, misconception: str) -> str:
    """What is right, where the bank says so."""
    reference = truth.reference
    return dict(zip(reference.misconceptions, reference.instead, strict=False)).get(misconception, "")


def _unsupported(truth: Truth, findings: Findings, text: AnswerText) -> list[_Fix]:
    """Where little of the reference is found in what is stated with confidence."""
    if not truth.is_unsupported:
        return []
    weightiest = max(truth.matches, key=lambda m: point_weight(m.point, frozenset()) * (1 - m.probability))
    claim = quoted(_main_claim(findings, text))
    return [
        _Fix(
            2.5,
            f"Check what you state before you build on it: I found little in the reference that supports {claim}. "
            f"Start from this point instead: {_lower(_short(weightiest.point))}.",
            "Where do you know this from?",
        )
    ]


def _missing(truth: Truth, request: EvaluationRequest, text: AnswerText) -> list[_Fix]:
    """Points that are not there or only half there, the weightiest first, with the place where they belong."""
    asked = terms(request.question).stems
    open_points = [m for m in truth.matches if m.status in ("absent", "partly")]
    total = sum(point_weight(m.point, asked) for m in truth.matches) or 1.0
    fixes = []
    for match in open_points:
        gain = 2.2 * point_weight(match.point, asked) / total * (1 - match.probability) * 4
        point = _lower(_short(match.point))
        if match.status == "partly" and _is_near(match, NEAR):
            sentence = f"Compare {quoted(match.span.text)} with this point of the reference: {point}. Say it in full."
        else:
            sentence = f"One point of the reference is: {point}. {_UNSURE} {_place(match, text)}"
        fixes.append(_Fix(gain, sentence, "", f"Look also for this point of the reference: {point}."))
    return fixes


def _place(match: Match, text: AnswerText) -> str:
    if match.cosine >= NEAR:
        return f"It could stand next to {quoted(match.span.text, 70)}."
    last = text.sentences[-1].text if text.sentences else ""
    return f"It could come after {quoted(last, 70)}." if last else ""


def _thin(request: EvaluationRequest, text: AnswerText, findings: Findings, marks: Marks) -> list[_Fix]:
    """Reasoning, trade-offs and checks that a listener would ask for."""
    weights = {d.id: d.weight / 100 for d in library().rubric(request.type, request.variant).dimensions}
    fixes = []
    for name, (sentence, ask) in _ADVICE.items():
        level = marks.dimensions.get(name)
        if level is not None and level < 4.0:
            anchor = quoted(_main_claim(findings, text, without=_SIGN_OF.get(name)), 90)
            fixes.append(_Fix(weights.get(name, 0.1) * (4.2 - level), sentence.format(anchor=anchor), ask))
    return fixes


_ADVICE: Mapping[str, tuple[str, str]] = {
    "depth": ("Take {anchor} one step further: why is it so, or what would happen without it?",
              "If I asked “why?” once more, what would you say?"),
    "tradeoffs": ("Beside {anchor}, name one limit or one other way, and when it matters.",
                  "When would you do it another way?"),
    "verification": ("Beside {anchor}, let them hear how you would see that it holds: one test, one odd case or one "
                     "thing to watch.", "Which test would show that you are wrong?"),
    "communication": ("Say the answer in one sentence first, and then go through it in numbered steps; {anchor} can be "
                      "one of them.", ""),
    "problem_solving": ("Take {anchor} apart, and set it beside one other approach.",
                        "What would speak for another approach?"),
    "testing": ("Name the cases you would test for {anchor}: a normal one, an empty or very large one, and one that "
                "must fail.", "Which input would break it?"),
    "complexity_tradeoffs": ("Check that time and memory for {anchor} can be heard, and when another way would win.",
                             "What if the input were a thousand times larger?"),
    "requirements": ("Before {anchor}, settle what is needed: how many users, how much data, how fast, and what may "
                     "be left out.", "What if the load were ten times higher?"),
    "deep_dive": ("Pick the hardest part of {anchor} and go down to its data and its steps.",
                  "Which part of it would you build last, and why?"),
    "tradeoffs_reliability": ("Say what fails first in {anchor}, how you would see it, and what the other option "
                              "costs.", "What breaks first under load?"),
}  # fmt: skip


_SIGN_OF = {"depth": REASON, "tradeoffs": TRADEOFF, "verification": CHECK}


def _main_claim(findings: Findings, text: AnswerText, without: re.Pattern[str] | None = None) -> str:
    """The sentence to build on: the first on the matter that says more than a few words, rather one that does not
    show yet what is asked for (`without`)."""
    matter = findings.details.get("matter", ())
    spans: Sequence[Span] = matter if isinstance(matter, tuple) and matter else text.sentences
    long_enough = [span for span in spans if span.word_count >= 5] or list(spans)
    plain = [span for span in long_enough if without is None or not without.search(span.text)]
    return (plain or long_enough)[0].text if spans else text.shown


def _strengths(truth: Truth, findings: Findings, change_first: str) -> tuple[str, ...]:
    found: list[str] = []
    doubted = [c.span for c in truth.contradicted] + [m.span for m in truth.misconceptions]
    present = sorted(
        (m for m in truth.matches if m.status == "present" and _is_near(m, CLOSE) and not _overlaps(m.span, doubted)),
        key=lambda m: -m.probability,
    )
    used: set[int] = set()
    for match in present:
        fresh = match.span.start not in used and not is_quoted_in(match.span.text, change_first)
        if fresh and len(found) < MOST_STRENGTHS - 1:
            used.add(match.span.start)
            found.append(
                f"{quoted(match.span.text)} goes with this point of the reference: {_lower(_short(match.point))}. Keep "
                "it if both say the same."
            )
    signs = findings.details.get("signs", {})
    if isinstance(signs, Mapping):
        for name, praise in _PRAISE.items():
            fitting = (s for s in signs.get(name, ()) if _FOR_CERTAIN[name].search(quoted(s.text)))
            span = next((s for s in fitting if s.start not in used and not is_quoted_in(s.text, change_first)), None)
            if span is not None and len(found) < MOST_STRENGTHS:
                used.add(span.start)
                found.append(f"{quoted(span.text)}: {praise}")
    return tuple(found)


_NOT = re.compile(r"\b(?:not|never|no|without|cannot|nor)\b|n't\b", re.I)


def _is_near(match: Match, least: float) -> bool:
    """Whether a whole sentence of the answer and a point of the reference are surely about the same thing."""
    shared = dict(zip(FEATURES, match.features, strict=True))["words_near"]
    if bool(_NOT.search(match.point)) != bool(_NOT.search(match.span.text)):
        return False
    return match.cosine >= least and shared >= FEWEST_SHARED and match.span.word_count >= FEWEST_WORDS


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


_PRAISE = {
    "verification": "you say what you would check.",
    "tradeoffs": "you look at more than one side.",
    "depth": "you give a reason.",
}
_FOR_CERTAIN = {"verification": CHECKS, "tradeoffs": WEIGHS, "depth": GIVES_REASON}


def self_check(question: str) -> list[str]:
    """What to check alone when there is nothing to compare the answer with: each part of the question."""
    parts = [
        p.strip(" ,") for p in re.split(r"(?<=[?.!])\s+|,? and (?=what|how|why|which|when)", question) if p.strip()
    ]
    asking = [p for p in parts if p.endswith("?") or _ASKS.match(p)] or parts[-1:]
    checks = [
        f"Check for yourself: have you answered {quoted(part, 140)} with a clear sentence?" for part in asking[:3]
    ]
    return [*checks, "Look up each figure, name and rule you used in a source you trust; without a reference the "
            "coach does not judge whether they are right."]  # fmt: skip


_ASKS = re.compile(
    r"(?:how|what|why|which|when|where|who|explain|describe|walk|name|compare|design|write|tell|go)\b", re.I
)


def _last_polish(text: AnswerText) -> str:
    first = text.sentences[0].text if text.sentences else text.shown
    return f"Make it easier to follow: put your conclusion before {quoted(first, 80)}."


def _short(point: str) -> str:
    line = " ".join(point.split()).rstrip(" .;:")
    return line if len(line) <= _LONGEST_POINT else line[:_LONGEST_POINT].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _lower(point: str) -> str:
    """The first letter small unless it belongs to a name or an abbreviation."""
    first = point.split(" ", 1)[0]
    if first.startswith(("I'", "I’")):
        return point
    return point[:1].lower() + point[1:] if first[1:].islower() or (len(first) == 1 and first == "A") else point


def figure(value: float) -> str:
    """A number as people write it: 400,000 · 2.5 million · 96.43."""
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")
