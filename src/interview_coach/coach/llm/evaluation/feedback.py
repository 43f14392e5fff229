"""The words about an answer, from accepted evidence only; each sentence is checked before anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.builtin.evaluation.language import other_language
from interview_coach.coach.builtin.evaluation.lexicon import FUNCTION_WORDS
from interview_coach.coach.builtin.evaluation.orders import speaks_to_the_grader
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.evaluation.told import repeats_the_prompt
from interview_coach.coach.llm.tasks.clean import asks_for_secrets, fault_in, tidy
from interview_coach.coach.llm.tasks.facts import Facts as Figures
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.lexicon import words_of
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.rubrics import Marks, Rubric

Sentence = Annotated[str, Field(max_length=500)]
LONGEST = 420
"""Characters of one remark; three sentences that can be read while nervous."""
_QUOTED = re.compile(
    r"“([^“”]{1,300})”|„([^„“”]{1,300})[“”]|«([^«»]{1,300})»|\"([^\"“”]{1,300})\""
    r"|(?<!\w)[‘']((?:[^‘’'\n]|(?<=\w)['’](?=\w)){3,300})['’](?!\w)"
)
_MARK_SIGNS = re.compile(r"[“”\"„«»]")
_MARKS = re.compile(
    r"\b(?:score|mark|grade|rating|level)s?\b.{0,20}\d|\b\d(?:\.\d)?\s*(?:/|out of)\s*(?:5|10)\b"
    r"|\b(?:score|mark|grade|rating|level)s?(?: (?:is|are|was|of|to|at|an?))* (?:one|two|three|four|five)\b"
    r"|\b(?:one|two|three|four|five) out of five\b|\b(?:full|top|highest) marks?\b|\bperfect score\b|\brubrics?\b",
    re.I,
)
_ABOUT_THE_PERSON = re.compile(
    r"\byou(?:'re|’re| are| seem| sound| look)\b.{0,20}"
    r"\b(?:stupid|dumb|idiotic|an? idiot|pathetic|hopeless|worthless|useless|a loser|lazy|a liar|too old|too young)\b"
    r"|\b(?:idiot|moron)s?\b|\byour (?:accent|age|gender|sex|race|religion|nationality|disability|pregnancy)\b",
    re.I,
)
_ABOUT_THE_COACH = re.compile(
    r"\b(?:my|its|hidden|original) (?:own )?(?:instructions|rules|prompt|guidelines)\b"
    r"|\bI (?:was|am) (?:told|instructed) to\b"
    r"|\b(?:another|other|previous) (?:user|candidate)s?\b|\b(?:environment variables?|authorization header)\b",
    re.I,
)
_LONGEST_WORD = 40
_A_SENTENCE, LEAST_ENGLISH = 8, 0.2
"""Words from which the language shows, and the share of its small words that an English remark has at least."""
_SMALL = words_of("1 2 3 one two three four five six seven eight nine half twice")
"""Numbers that are part of plain speech ("in two sentences"), and claim nothing."""


class FeedbackText(BaseModel):
    """`keep`: what was good, each with the candidate's words. `main_fix`: the one thing to change next.
    `improvements`: further things. `asks`: questions for facts that only the candidate knows."""

    keep: Annotated[list[Sentence], Field(max_length=3)]
    main_fix: Sentence
    improvements: Annotated[list[Sentence], Field(max_length=3)]
    asks: Annotated[list[Sentence], Field(max_length=3)]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a remark may rest on: quotes of the answer; figures of the answer, the question and the reference."""

    places: Places
    question: str
    reference: str = ""

    def wrong_with(self, remark: str) -> str | None:
        """None when the remark may be shown, else what is wrong with it, in words for the model. `remark` is tidy."""
        fault = fault_in(remark, LONGEST, known=self._known)
        if fault is None:
            fault = next((said for holds, said in _FAULTS if holds(remark, self._known)), None)
        if fault is not None:
            return f"this remark {fault}: {remark[:80]}"
        return self._invented_quote(remark) or self._invented_figure(remark)

    @property
    def _known(self) -> str:
        return f"{self.places.answer}\n{self.question}"

    def _invented_quote(self, remark: str) -> str | None:
        for found in _QUOTED.finditer(remark):
            quote = next(filter(None, found.groups())).strip(" .,;:!?…")
            if len(quote) > 1 and self.places.find(quote, shortest=2) is None and quote not in self.question:
                return f"these words are not in the answer: {quote}"
        left = _QUOTED.sub(" ", remark)
        return "a quotation mark is left open" if _MARK_SIGNS.search(left) else None

    def _invented_figure(self, remark: str) -> str | None:
        known = Figures.of(self.places.answer, self.question, self.reference)
        invented = [figure for figure in known.invented_figures(remark) if figure not in _SMALL]
        return f"this figure is not in the answer: {invented[0]}" if invented else None


def _in_other_language(remark: str, _known: str) -> bool:
    said = _QUOTED.sub(" ", remark)
    words = re.findall(r"[^\W\d_]+(?:['’]\w+)?", said.lower())
    plain = sum(word.replace("’", "'") in FUNCTION_WORDS for word in words)
    return other_language(said) is not None or (len(words) >= _A_SENTENCE and plain < LEAST_ENGLISH * len(words))


def _is_about_the_coach(remark: str, known: str) -> bool:
    said = (found[0].lower() for found in _ABOUT_THE_COACH.finditer(remark))
    return any(words not in known.lower() for words in said) or speaks_to_the_grader(remark)


def _is_code(remark: str, known: str) -> bool:
    return any(len(word) > _LONGEST_WORD and word not in known for word in remark.split())


_FAULTS: tuple[tuple[Callable[[str, str], bool], str], ...] = (
    (lambda remark, _: bool(_MARKS.search(_QUOTED.sub(" ", remark))), "states a mark"),
    (lambda remark, _: bool(_ABOUT_THE_PERSON.search(remark)), "is about the person"),
    (_is_about_the_coach, "is not about the answer"),
    (lambda remark, known: asks_for_secrets(remark) and not asks_for_secrets(known), "asks for secrets"),
    (repeats_the_prompt, "repeats what you were told"),
    (_in_other_language, "is not in English"),
    (_is_code, "holds a word that nobody can read"),
)


def wrong_with(text: FeedbackText, facts: Facts) -> str | None:
    """What is wrong with the text as a whole: every remark that cannot be shown, and an empty main fix."""
    faults = [fault for remark in remarks(text) if (fault := facts.wrong_with(remark))]
    if not tidy(text.main_fix):
        faults.append("main_fix is empty")
    return "\n".join(faults[:6]) or None


def remarks(text: FeedbackText) -> Iterator[str]:
    """Every remark that says something, tidy."""
    yield from filter(None, map(tidy, (*text.keep, text.main_fix, *text.improvements, *text.asks)))


def accepted(text: FeedbackText, facts: Facts, instead: Evaluation) -> Feedback:
    """The remarks that hold; where the main fix does not, the builtin coach's stands in its place."""

    def holding(found: list[str]) -> tuple[str, ...]:
        tidied = dict.fromkeys(map(tidy, found))
        return tuple(remark for remark in tidied if remark and facts.wrong_with(remark) is None)

    main = holding([text.main_fix])
    return Feedback(
        main[0] if main else instead.main_fix, holding(text.keep), holding(text.improvements), holding(text.asks)
    )


class Told:
    """Passes on each remark as soon as it is complete and checked, in the order in which it was written."""

    def __init__(self, facts: Facts, tell: Callable[[str, str], None]) -> None:
        self._facts = facts
        self._tell = tell
        self._told: dict[str, int] = {}

    def watch(self, partial: FeedbackText) -> None:
        """A remark is complete once another one has begun after it."""
        fields = [(name, getattr(partial, name, None)) for name in FeedbackText.model_fields]
        begun = [(name, value) for name, value in fields if value]
        for place, (name, value) in enumerate(begun):
            texts = [value] if isinstance(value, str) else list(value)
            complete = texts if place < len(begun) - 1 else texts[:-1]
            self._pass_on(name, complete)

    def _pass_on(self, name: str, complete: list[str]) -> None:
        done = self._told.get(name, 0)
        for remark in map(tidy, complete[done:]):
            if remark and self._facts.wrong_with(remark) is None:
                self._tell(name, remark)
        self._told[name] = max(done, len(complete))


def account_for(request: EvaluationRequest, findings: Findings, marks: Marks, rubric: Rubric) -> str:
    """What was accepted, as plain text for the prompt: nothing that failed a check can be written about."""
    lines = [f"Question: {' '.join(request.question.split())}", f"Kind of answer: {findings.response_type}"]
    for dimension in rubric.dimensions:
        level = marks.dimensions.get(dimension.id)
        if level is None:
            continue
        quotes = [
            f"{e.polarity} “{' '.join(e.quote.split())}”" for e in findings.evidence if e.dimension == dimension.id
        ]
        anchor = dimension.anchors.get(str(min(5, int(level) + 1)), "")
        lines.append(f"- {dimension.name}: level {level:g}. {' '.join(quotes) or 'No quote.'} One level up: {anchor}")
    if findings.star:
        lines.append("STAR (0 absent, 1 vague, 2 clear): " + ", ".join(f"{k} {v}" for k, v in findings.star.items()))
    lines += [f"Flag: {flag}" for flag in findings.flags]
    for point in findings.key_points or ():
        lines.append(f"Key point ({point.status}): {point.text}")
    return "\n".join(lines)


def weakest(rubric: Rubric, marks: Marks) -> str:
    """The dimension whose rise by one level would raise the mark most."""
    room = {d.id: d.weight for d in rubric.dimensions if (marks.dimensions.get(d.id) or 5.0) <= 4.0}
    return max(room, key=lambda name: room[name] * (5 - (marks.dimensions[name] or 5))) if room else ""
