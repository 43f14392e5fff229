"""The plan for the evening before, and the pitch with where its facts come from."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from interview_coach.cli.pages.console import out, print_item
from interview_coach.cli.pages.samples import print_sample
from interview_coach.cli.screen import printable
from interview_coach.domain.questions import SampleAnswer
from interview_coach.domain.rush import Pitch, RushPlan, Story


def print_plan(plan: RushPlan) -> None:
    console = out()
    job = f"{plan.title} at {plan.company}" if plan.company else plan.title
    console.print(f"{plan.minutes} minutes for {printable(job)}", style="bold")
    for block in plan.blocks:
        print_item(console, f"{printable(block.title)}: {printable(block.what)}", mark=f"{block.minutes:>2} min")
    console.print("\nFive questions to be ready for", style="bold")
    for number, question in enumerate(plan.questions, 1):
        print_item(console, printable(question.text), mark=f"{number}.")
        print_item(console, Text(printable(question.why), "dim"), indent=4)
        print_item(console, _with_blanks(question.say, question.blanks), mark="Say:", indent=4)
    console.print("\nTwo stories worth telling", style="bold")
    for story in plan.stories:
        _print_story(console, story)
    _print_list(console, "Three questions to ask them", plan.ask_them)
    _print_list(console, "Leave out tonight", plan.leave_out)


def print_pitch(pitch: Pitch) -> None:
    print_sample(SampleAnswer(pitch.engine, pitch.text, pitch.claims, pitch.blanks))
    out().print(f"\n{pitch.words} words, about {pitch.seconds} seconds said calmly.", style="bold")


def _print_story(console: Console, story: Story) -> None:
    print_item(console, printable(story.line or "A story of your own"), mark="•")
    print_item(console, Text(printable(story.why), "dim"), indent=3)
    for part in story.parts:
        text = _with_blanks(" ".join((*part.facts, *part.blanks)), part.blanks)
        print_item(console, text, mark=f"{part.part.capitalize()}:", indent=3)


def _print_list(console: Console, heading: str, items: tuple[str, ...]) -> None:
    console.print(f"\n{heading}", style="bold")
    for item in items:
        print_item(console, printable(item), mark="•")


def _with_blanks(words: str, blanks: tuple[str, ...]) -> Text:
    text = Text(printable(words))
    for blank in blanks:
        text.highlight_words([printable(blank)], "bold yellow")
    return text
