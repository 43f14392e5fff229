"""Scores lines of a CV for a question: meaning, theme, competency, names, and how well a line tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from interview_coach.coach.builtin.deeds import deeds_named, tells_of
from interview_coach.coach.builtin.job.competencies import competency_query, competency_scores
from interview_coach.coach.builtin.job.evidence import content_stems
from interview_coach.coach.builtin.job.prototypes import prototypes
from interview_coach.coach.builtin.themes import THEMES, Theme
from interview_coach.content.library import library
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.embedding import Vectors, encoder

_PHRASING = re.compile(
    r"\b(?:tell (?:me|us) (?:about|of)|describe|give (?:me|us) an example of|walk me through|talk me through|think "
    r"of|share|an?"
    r" (?:time|situation|moment|occasion|example)(?: when| where| in which| that)?|what (?:exactly )?(?:did you "
    r"(?:personally |yourself )?do"
    r"(?: about it| then| next| with it)?|happened(?: next| then)?|was the (?:result|outcome)|changed|was different "
    r"afterwards)"
    r"|how did (?:you|it|the two of you) (?:handle|deal with|go about|settle|plan|get through|find|turn out|end(?: "
    r"up)?)(?: it| that)?"
    r"|where did it end up)\b",
    re.I,
)
_FIGURE = re.compile(
    r"(?<![\w.-])(?!(?:19|20)\d\d\b)(?<!\b[A-Z]{2} )(?<!\b[A-Z]{3} )[$€£]?\d|\b(?:half|twice|double[ds]?|tripled?"
    r"|a third|a quarter|a fifth)\b"
)
"""A number that is no year and no standard ("BS 7671")."""
_CHANGE = re.compile(
    r"\b(?:from .{1,30} to|now|after|since|until|later|so that|instead|reduced|saved|saves|cut|raised|grew|adopted"
    r"|finished"
    r"|recovered|went|came down|still|changed|agreed|won|up|down)\b|->|→|%",
    re.I,
)
_DUTY = re.compile(
    r"^(?:responsible for|attended|worked on|helped (?:with|out)|answered|assisted|duties|member of|was part of"
    r"|involved in"
    r"|participated|supported|own\b|various|general|daily|maintained|in charge of|tasks?)\b",
    re.I,
)


_ACTION = re.compile(
    r"(?:\w+ly )?(?:[a-z]+ed|led|ran|wrote|built|rebuilt|rewrote|took|made|found|won|grew|cut|kept|held|caught|taught"
    r"|sold|brought|set|began|drove|spoke|shut|gave|put|met|oversaw|chose|saw)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """A line with its score and what it owes it to: the theme that fits, words it shares with the question."""

    line: CvLine
    score: float
    likeness: float
    theme: Theme | None
    shared: tuple[str, ...]
    has_figure: bool
    told: float = 0.0
    """How much of what the question is about the words of the line tell, 0 to 1."""
    answers_deed: bool = True
    """False when the question names a deed and the line has no word of it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts; the meaning of the question itself weighs most."""

    likeness: float = 1.0
    theme: float = 0.0
    told: float = 0.0
    competency: float = 0.0
    named: float = 0.10
    quality: float = 0.05
    deed: float = 0.10
    phrase: float = 0.15


_WEIGHTS = {
    QuestionType.BEHAVIORAL: Weights(0.7, 0.5, 0.4, 0.2, 0.10, 0.20),
    QuestionType.MOTIVATION: Weights(0.8, 0.2, 0.05, 0.1, 0.10, 0.10),
    QuestionType.SITUATIONAL: Weights(0.9, 0.3, 0.1, 0.1, 0.10, 0.08),
    QuestionType.TECHNICAL: Weights(1.0, 0.0, 0.0, 0.0, 0.12, 0.03),
    QuestionType.CASE: Weights(1.0, 0.0, 0.0, 0.0, 0.10, 0.03),
}


def score_lines(question: str, type: QuestionType, cv: Cv) -> list[ScoredLine]:
    """Every line of the CV, best first; ties keep the order of the CV."""
    vectors = encoder().encode([line.text for line in cv.lines])
    weights = _WEIGHTS[type]
    likeness = _likeness(question, vectors)
    themes = themes_of(question) if weights.theme else {}
    near_theme, told, best = _theme_signals(themes, vectors, cv.lines)
    total = weights.likeness * (likeness - 0.5 * _hubness(vectors))
    total += weights.theme * near_theme + weights.told * told
    if weights.competency:
        total += weights.competency * _competency_signal(question, vectors)
    scored = []
    deeds = deeds_named(question) if weights.told else ()
    for i, line in enumerate(cv.lines):
        shared = _shared_words(question, line)
        score = total[i] + weights.named * min(2, len(shared)) / 2 + weights.quality * quality(line.text)
        score += 0.12 * _names_place(question, line) + weights.phrase * bool(phrases_shared(line.text, shared))
        fits = not deeds or tells_of(deeds, line.text)
        score += weights.deed * (bool(deeds) and fits)
        figure = bool(_FIGURE.search(line.text))
        scored.append(ScoredLine(line, float(score), float(likeness[i]), best[i], shared, figure, float(told[i]), fits))
    return sorted(scored, key=lambda s: -s.score)


def _likeness(question: str, vectors: Vectors) -> Vectors:
    """Meaning shared with the question, as asked and without interviewers' phrasing, or with its best sentence."""
    core = " ".join(_PHRASING.sub(" ", question).split())
    sentences = [s for s in re.split(r"(?<=[.?!:])\s+", question) if len(s.split()) >= 6]
    asked = vectors @ encoder().encode([question, core or question]).T
    best = (vectors @ encoder().encode(sentences).T).max(axis=1) if sentences else asked[:, 0]
    return np.asarray(0.4 * asked[:, 0] + 0.4 * asked[:, 1] + 0.2 * best, np.float32)


def _hubness(vectors: Vectors) -> Vectors:
    """How near each line is to questions in general: what is near everything says little."""
    return np.asarray((vectors @ _all_questions().T).mean(axis=1), np.float32)


@cache
def _all_questions() -> Vectors:
    texts = [question for competency in library().competencies.values() for question in competency.questions]
    return prototypes(texts)


def themes_of(question: str) -> dict[str, float]:
    """Themes a question is about with their share (sum 1): words that give it away, then meaning."""
    scores = competency_scores(question)
    found = {}
    for theme in THEMES:
        hits = len({m.lower() for m in theme.asked.findall(question)})
        found[theme.id] = 1.0 * min(hits, 3) + 1.5 * max(scores[name] for name in theme.competencies)
    top = sorted(found.items(), key=lambda pair: -pair[1])[:3]
    powers = {name: value**2 for name, value in top}
    total = sum(powers.values()) or 1.0
    return {name: value / total for name, value in powers.items()}


def _theme_signals(
    themes: dict[str, float], vectors: Vectors, lines: tuple[CvLine, ...]
) -> tuple[Vectors, Vectors, list[Theme | None]]:
    """Per line: nearness to model lines of the themes, words of the themes told, and the theme that fits best."""
    near = np.zeros(len(lines), np.float32)
    told = np.zeros(len(lines), np.float32)
    best: list[Theme | None] = [None] * len(lines)
    strongest = np.zeros(len(lines), np.float32)
    for theme in THEMES:
        share = themes.get(theme.id, 0.0)
        if share == 0.0:
            continue
        like = np.sort(vectors @ _model_lines(theme.id).T, axis=1)[:, -2:].mean(axis=1)
        hits = np.array([min(2, len(set(theme.told.findall(line.text)))) / 2 for line in lines], np.float32)
        near += share * like
        told += share * hits
        for i in np.nonzero(share * (like + hits) > strongest)[0]:
            strongest[i] = share * (like[i] + hits[i])
            best[i] = theme if hits[i] > 0 or like[i] > 0.4 else None
    return near, told, best


@cache
def _model_lines(theme_id: str) -> Vectors:
    return prototypes(next(theme.model_lines for theme in THEMES if theme.id == theme_id))


def _competency_signal(question: str, vectors: Vectors) -> Vectors:
    scores = competency_scores(question)
    top = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    signal = np.zeros(len(vectors), np.float32)
    for name, score in top:
        indicators = prototypes(competency_query(name))
        signal += score * np.sort(vectors @ indicators.T, axis=1)[:, -3:].mean(axis=1)
    return signal / (sum(score for _, score in top) or 1.0)


_ROUTINE = re.compile(
    r"^(?:run|lead|answer|mentor|manage|handle|plan|keep|train|teach|see|look after|liaise|coordinate|prepare"
    r"|supervise|maintain|support|write|check|review|serve|process|assist|help|work|provide|ensure|monitor|perform|conduct)\b"
    r"|^(?:handled|answered|processed|served|saw|took|checked)\b.*\b(?:per|a|an|each|every) (?:hour|day|shift|week"
    r"|month|year)\b",
    re.I,
)
"""What is done always: no story by itself."""


def quality(text: str) -> float:
    """How much of a story a line holds, 0 to 1: an outcome, a figure, enough words; a mere duty holds little."""
    score = 0.3 * bool(_FIGURE.search(text)) + 0.3 * bool(_CHANGE.search(text)) + 0.2 * bool(_ACTION.match(text))
    score += 0.2 * min(1.0, len(text.split()) / 14)
    return score * (0.4 if _DUTY.match(text) else 0.6 if _ROUTINE.match(text) else 1.0)


def _shared_words(question: str, line: CvLine) -> tuple[str, ...]:
    """Telling words that stand in both, as the line writes them."""
    wanted = content_stems(question)
    found: dict[str, str] = {}
    for word in re.findall(r"[A-Za-z][A-Za-z0-9+#&'-]*[A-Za-z0-9+#]", line.text):
        stems = content_stems(word)
        if stems and stems <= wanted:
            found.setdefault(min(stems), word)
    return tuple(found.values())


def phrases_shared(text: str, shared: tuple[str, ...]) -> list[str]:
    """Runs of two and more words that question and line have in common, as the line writes them ("near miss")."""
    return [run for run in runs_shared(text, shared) if " " in run]


def runs_shared(text: str, shared: tuple[str, ...]) -> list[str]:
    """Shared words side by side, each run once, in the order of the line."""
    if not shared:
        return []
    words = "|".join(re.escape(word) for word in sorted(shared, key=len, reverse=True))
    return list(dict.fromkeys(re.findall(rf"(?<![\w-])(?:{words})(?:[ /-](?:{words}))*(?![\w-])", text)))


def _names_place(question: str, line: CvLine) -> float:
    """Whether the question names the employer or the trade the line comes from ("your years in insurance")."""
    place = content_stems(f"{line.organisation} {line.role}")
    return 1.0 if place & content_stems(question) else 0.0


def is_near(question: str, line: CvLine, least: float = 0.4) -> bool:
    """Whether a line is about what a question asks: `least` is the cosine from which it is; three quarters of it do
    when both have a telling word in common."""
    likeness = float(_likeness(question, encoder().encode([line.text]))[0])
    return likeness >= least or (likeness >= 0.75 * least and bool(_shared_words(question, line)))


def theme_of_story(question: str, line: CvLine | None) -> str | None:
    """The id of the theme a question is first of all about; of themes about as near the one that the line tells of.
    None when no word of the question gives a theme away: then its meaning alone would be a guess."""
    asked = {theme.id: share for theme in THEMES if (share := themes_of(question).get(theme.id, 0.0))}
    words = {theme.id for theme in THEMES if theme.asked.search(question)}
    foremost = {name: share for name, share in asked.items() if share >= 0.5 * max(asked.values()) and name in words}
    if len(foremost) > 1:
        foremost.pop("customer", None)  # whom it was about says less than what was done: "said no to a customer"
    told = {theme.id: len(theme.told.findall(line.text)) if line else 0 for theme in THEMES}
    return max(foremost, key=lambda name: foremost[name] * (1.0 + min(2, told[name])), default=None)


def share_theme(question: str, first: CvLine, other: CvLine) -> bool:
    """Whether both lines tell, in words of it, of what the question is about first of all."""
    asked = themes_of(question)
    foremost = [name for name, share in asked.items() if share >= 0.8 * max(asked.values())]
    told = [theme.told for theme in THEMES if theme.id in foremost]
    return any(words.search(first.text) and words.search(other.text) for words in told)


def topical_fit(scored: list[ScoredLine]) -> float:
    """How near the CV comes to the subject of a question: its best line, with a little for words they share."""
    return max((s.likeness + 0.03 * min(3, len(s.shared)) for s in scored), default=0.0)
