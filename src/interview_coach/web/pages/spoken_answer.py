"""How a recorded answer was spoken, arranged for reading: measures beside their usual ranges, places, the time line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.delivery import RANGES, Delivery, Standing, Trend, delivery, delivery_trend, standing
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.recorded import Recording
from interview_coach.domain.speech import Span, Transcript
from interview_coach.domain.spoken_text import SpokenPart, SpokenWord, spoken_parts, spoken_words
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.web.pages.marked_answer import stretches

_LINE = 1000
"""Units of the drawn time line."""
_NARROWEST = 6.0
_HIGHEST, _FULL_PACE = 54.0, 240.0
"""Height of a bar at 240 words a minute."""
_LONG_PAUSES = 5
_LONG = 1.0
"""Seconds from which a pause is worth naming."""

_NAMES = {
    "words_per_minute": "Pace",
    "hesitations_per_100_words": "“Um” and “uh”",
    "phrases_per_100_words": "“You know”, “like”",
    "mean_pause": "Pauses, on average",
    "longest_pause": "Longest pause",
}
_STANDINGS: dict[Standing, str] = {"usual": "usual", "near": "a little outside", "outside": "outside the usual"}
_CHANGES = {
    "improved": "nearer to the usual range",
    "declined": "farther from the usual range",
    "no_change": "no change",
}
_PLOT_WIDTH, _PLOT_HEIGHT, _EDGE = 120.0, 36.0, 4.0


@dataclass(frozen=True, slots=True)
class Measure:
    """`standing` is empty and `usual` too where no usual range is known."""

    name: str
    value: str
    usual: str = ""
    standing: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PaceBar:
    start: float
    height: float
    words: int
    fast: bool


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A measure over the recorded answers: `dots` are (x, y) on 120 by 36, `band` is (y, height) of the usual range."""

    name: str
    words: str
    dots: tuple[tuple[float, float], ...]
    band: tuple[float, float]


@dataclass(frozen=True, slots=True)
class DeliveryView:
    delivery: Delivery
    timed: bool
    rows: tuple[Measure, ...]
    pace: tuple[PaceBar, ...]
    longest: tuple[Span, ...]
    trend: tuple[TrendRow, ...]
    sessions: int


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """`x` and `width` of 1000; `start` and `end` in seconds."""

    label: str
    x: float
    width: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class TimeLine:
    parts: tuple[DrawnPart, ...]


@dataclass(frozen=True, slots=True)
class PlayableWord:
    """A word, or the white space between two; `at` in seconds where it can be played."""

    text: str
    at: float | None


@dataclass(frozen=True, slots=True)
class SpokenStretch:
    """As `marked_answer.Stretch`, in words."""

    words: tuple[PlayableWord, ...]
    part: str
    opens: bool


_LENGTHS: dict[QuestionType, tuple[tuple[float, float], tuple[float, float]]] = {
    QuestionType.BEHAVIORAL: ((60, 150), (40, 180)),
    QuestionType.TECHNICAL: ((40, 120), (25, 180)),
}
"""Seconds that are usual, and near it: what coaches advise (stories 90 to 120 s); no range is known for the others."""


def delivery_view(
    app: CoachApp, user: str, recording: Recording, transcript: Transcript, type: QuestionType
) -> DeliveryView | None:
    """None where the user switched it off, and where nothing was said."""
    if not transcript.words or not app.privacy.settings(user).show_delivery:
        return None
    spoken = delivery(transcript)
    sessions = app.transcripts.earlier(user, recording, transcript.engine) if recording.answer_id else ()
    told = [session for session in sessions if not session.is_short]
    trends = [trend for trend in delivery_trend(told) if trend.measure in _NAMES]
    known = [trend for trend in trends if trend.change != "not_enough_data"]
    return DeliveryView(
        spoken,
        transcript.timed,
        (*(_measure(name, getattr(spoken, name)) for name in _NAMES), *_length_and_share(spoken, type)),
        tuple(_bar(p.start, p.words_per_minute, spoken) for p in spoken.pace) if len(spoken.pace) > 1 else (),
        _longest(spoken.pauses),
        tuple(_trend_row(trend, [getattr(session, trend.measure) for session in told]) for trend in known),
        len(told),
    )


def time_line(transcript: Transcript, words: Sequence[SpokenWord], evaluation: Evaluation | None) -> TimeLine:
    """Where the STAR parts lie; empty without them, or without times."""
    if evaluation is None or not evaluation.star or transcript.duration <= 0:
        return TimeLine(())
    return TimeLine(tuple(_drawn(part, transcript.duration) for part in spoken_parts(words, evaluation.segments)))


def spoken_stretches(
    text: str, words: Sequence[SpokenWord], evaluation: Evaluation | None
) -> tuple[SpokenStretch, ...]:
    """The answer cut into its parts, and these into words with their times."""
    found, start = [], 0
    for stretch in stretches(text, evaluation.segments if evaluation else ()):
        end = start + len(stretch.text)
        found.append(SpokenStretch(_cut(text, start, end, words), stretch.part, stretch.opens))
        start = end
    return tuple(found)


def words_of(text: str, transcript: Transcript | None) -> tuple[SpokenWord, ...]:
    """Words of the approved text with the time each was said; without one for a transcript whose times are guesses."""
    heard = transcript.words if transcript is not None and transcript.timed else ()
    return spoken_words(text, heard)


def _cut(text: str, start: int, end: int, words: Sequence[SpokenWord]) -> tuple[PlayableWord, ...]:
    pieces, at = [], start
    for word in words:
        first, last = max(word.start, start), min(word.end, end)
        if first >= last:
            continue
        if first > at:
            pieces.append(PlayableWord(text[at:first], None))
        pieces.append(PlayableWord(text[first:last], word.at))
        at = last
    if at < end:
        pieces.append(PlayableWord(text[at:end], None))
    return tuple(pieces)


def _measure(name: str, value: float) -> Measure:
    low, high = RANGES[name].usual
    found = standing(name, value)
    usual = f"up to {_number(high)}" if low == 0 else f"{_number(low)} to {_number(high)}"
    unit = RANGES[name].unit
    return Measure(
        _NAMES[name], f"{_number(value)} {unit}", f"{usual} {unit}", found or "", _STANDINGS[found] if found else ""
    )


def _length_and_share(spoken: Delivery, type: QuestionType) -> tuple[Measure, ...]:
    whole, rest = divmod(round(spoken.seconds), 60)
    length = f"{whole} min {rest:02d} s" if whole else f"{rest} s"
    found: Standing | None = None
    usual = ""
    if type in _LENGTHS:
        (low, high), (least, most) = _LENGTHS[type]
        found = "usual" if low <= spoken.seconds <= high else "near" if least <= spoken.seconds <= most else "outside"
        usual = f"{low:g} to {high:g} s"
    return (
        Measure("Length", length, usual, found or "", _STANDINGS[found] if found else ""),
        Measure("Time you spoke", f"{round(100 * spoken.speaking_share)} % of it"),
    )


def _bar(start: float, pace: float, spoken: Delivery) -> PaceBar:
    fast = any(stretch.start <= start < stretch.end for stretch in spoken.fast)
    return PaceBar(start, round(max(2.0, min(1.0, pace / _FULL_PACE) * _HIGHEST), 1), round(pace), fast)


def _longest(pauses: Sequence[Span]) -> tuple[Span, ...]:
    """The longest ones that are worth naming, in the order of the time."""
    long = sorted((p for p in pauses if p.seconds >= _LONG), key=lambda p: -p.seconds)[:_LONG_PAUSES]
    return tuple(sorted(long, key=lambda p: p.start))


def _trend_row(trend: Trend, values: Sequence[float]) -> TrendRow:
    """Drawn between the ends of the wider range, or of the values where they reach beyond."""
    known = RANGES[trend.measure]
    low, high = min(known.near[0], *values), max(known.near[1], *values)
    step = (_PLOT_WIDTH - 2 * _EDGE) / max(1, len(values) - 1)

    def height(value: float) -> float:
        return round(_PLOT_HEIGHT - _EDGE - (value - low) / (high - low) * (_PLOT_HEIGHT - 2 * _EDGE), 1)

    figures = f"{_number(trend.earlier)}, then {_number(trend.later)} {known.unit}"
    dots = tuple((round(_EDGE + number * step, 1), height(value)) for number, value in enumerate(values))
    top, foot = height(known.usual[1]), height(known.usual[0])
    return TrendRow(_NAMES[trend.measure], f"{figures}: {_CHANGES[trend.change]}", dots, (top, round(foot - top, 1)))


def _drawn(part: SpokenPart, duration: float) -> DrawnPart:
    x = min(_LINE - _NARROWEST, _LINE * part.start / duration)
    width = max(_NARROWEST, min(_LINE - x, _LINE * (part.end - part.start) / duration))
    return DrawnPart(part.label.value, round(x, 1), round(width, 1), part.start, part.end)


def _number(value: float) -> str:
    """151, 2.4, 0.56: as many figures as mean something."""
    if value >= 20:
        return str(round(value))
    return f"{value:.2f}".rstrip("0").rstrip(".") if value < 1 else f"{value:.1f}".removesuffix(".0")
