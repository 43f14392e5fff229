"""A transcript as a page for the terminal: the text with its unsure words, then how it was spoken."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.screen import printable
from interview_coach.domain.delivery import RANGES, Delivery, Range, standing
from interview_coach.domain.speech import Transcript

_MEASURES = (
    ("words_per_minute", "Pace", "{:.0f} words a minute"),
    ("hesitations_per_100_words", "Um, uh", "{:.1f} in 100 words"),
    ("phrases_per_100_words", "You know, like", "{:.1f} in 100 words"),
    ("mean_pause", "Mean pause", "{:.2f} s"),
    ("longest_pause", "Longest pause", "{:.1f} s"),
    ("speaking_share", "Time you speak", "{:.0%}"),
)
_STYLES = {"usual": "green", "near": "", "outside": "yellow", None: ""}
_LONG_PAUSE = RANGES["longest_pause"].usual[1]
_MOST_PLACES = 12


def print_transcript(transcript: Transcript, spoken: Delivery) -> None:
    console = out()
    if not transcript.words:
        console.print("Nobody speaks in this recording." if not transcript.doubts else transcript.doubts[0])
        return
    console.print(_text_of(transcript))
    for doubt in transcript.doubts:
        console.print(f"\n{doubt}", style="bold yellow")
    if any(word.is_unsure for word in transcript.words):
        console.print("\nWords with (?) were hard to make out.", style="dim")
    _print_delivery(console, spoken)
    _print_places(console, transcript, spoken)


def _text_of(transcript: Transcript) -> Text:
    text = Text()
    for word in transcript.words:
        shown = printable(word.text)
        text.append(" " if text else "").append(
            f"{shown}(?)" if word.is_unsure else shown, "yellow" if word.is_unsure else ""
        )
    return text


def _print_delivery(console: Console, spoken: Delivery) -> None:
    console.print("\nHow you spoke", style="bold")
    if spoken.is_short:
        console.print(" The recording is short: take these figures lightly.", style="dim")
    table = Table(box=None, show_header=False, padding=(0, 1))
    for measure, name, form in _MEASURES:
        value = getattr(spoken, measure)
        style = _STYLES[standing(measure, value)] if not spoken.is_short else ""
        table.add_row(name, Text(form.format(value), style), Text(_usual(RANGES.get(measure)), "dim"))
    console.print(table)
    console.print(
        " What is usual comes from well rated practice interviews. It never counts in your mark.", style="dim"
    )


def _usual(known: Range | None) -> str:
    if known is None:
        return ""
    low, high = known.usual
    return f"usual up to {high:g}" if low == 0 else f"usual {low:g} to {high:g}"


def _print_places(console: Console, transcript: Transcript, spoken: Delivery) -> None:
    places = [(filler.start, f"“{printable(filler.text)}”") for filler in spoken.filler_places]
    places += [(p.start, f"a pause of {p.seconds:.1f} s") for p in spoken.pauses if p.seconds > _LONG_PAUSE]
    places += [(p.start, f"fast: {p.words_per_minute:.0f} words a minute") for p in spoken.fast]
    if not places:
        return
    console.print("\nWhere" if transcript.timed else "\nAbout where", style="bold")
    for at, what in sorted(places)[:_MOST_PLACES]:
        print_item(console, what, mark=Text(_clock(at), "dim"))
    if len(places) > _MOST_PLACES:
        console.print(f" and {len(places) - _MOST_PLACES} more", style="dim")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
