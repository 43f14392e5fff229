"""One sitting of practice: ask, take the answer, store it, mark it, show it, again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from interview_coach.cli.keyboard import END_OF_ANSWER, Keyboard, Leaving, Pasted
from interview_coach.cli.pages.console import notes, out, print_item
from interview_coach.cli.pages.evaluation import print_evaluation
from interview_coach.cli.pages.examples import print_examples
from interview_coach.cli.pages.questions import source_lines
from interview_coach.cli.pages.samples import print_sample
from interview_coach.cli.screen import printable
from interview_coach.errors import CoachError, StorageFailed
from interview_coach.services.answers import Submission

if TYPE_CHECKING:
    from interview_coach.bootstrap import CoachApp
    from interview_coach.domain.answers import Answer
    from interview_coach.domain.overview import AnsweredQuestion, AskedQuestion
    from interview_coach.domain.questions import Question

_A_DAY = 86_400


class Sitting:
    """Walks through questions with the person at the keyboard. Answers are stored before they are marked."""

    def __init__(self, app: CoachApp, keyboard: Keyboard) -> None:
        self._app = app
        self._user = app.local_user_id
        self._keyboard = keyboard
        self._console = out()
        self.stored = 0

    def catch_up(self, unmarked: Sequence[AnsweredQuestion]) -> None:
        """Offer to mark answers of an earlier sitting that was cut off."""
        if not unmarked:
            return
        self._console.print("Stored earlier, but not marked yet:", style="bold")
        for answered in unmarked:
            print_item(self._console, printable(answered.question.text), mark="•")
        if self._keyboard.choice("Mark now? [Y/n] ", ("yes", "no"), "yes") == "yes":
            for answered in unmarked:
                self._console.print(Text(f"\n{printable(answered.question.text)}", "bold"))
                self._mark(answered.question, answered.answer)

    def go_through(self, questions: Sequence[AskedQuestion]) -> None:
        """Until the questions end or the user leaves."""
        for number, asked in enumerate(questions, start=1):
            self._console.rule(f"Question {number} of {len(questions)}", style="dim")
            self._show(asked.question)
            again = self._attempt(asked.question)
            while again is not None:
                self._console.print(Text(f"\nOnce more: {printable(asked.question.text)}", "bold"))
                again = self._attempt(asked.question, again)

    def _attempt(self, question: Question, begun: Sequence[str] = ()) -> Sequence[str] | None:
        """One answer to the question. What follows is None, or another attempt with the lines it has begun with."""
        if begun:
            self._console.print("What you gave just now is taken as the beginning of a new attempt.", style="yellow")
        self._console.print(
            f"\n{'Go on' if begun else 'Type your answer'}. End it with a line that holds only {END_OF_ANSWER} "
            "(or Ctrl-D).",
            style="dim",
        )
        started = time.monotonic()
        text = self._keyboard.answer(begun)
        if text.strip():
            answer = self._store(question, text, int(time.monotonic() - started))
            self._mark(question, answer)
        else:
            self._console.print("Nothing typed, so nothing is stored.")
        return self._next_step(question)

    def _store(self, question: Question, text: str, seconds: int) -> Answer:
        """The answer is stored even when the user leaves at the self-rating."""
        leaving = False
        try:
            rating = self._keyboard.number("How good was it, from 1 to 5? (Enter skips) ", 5)
        except KeyboardInterrupt:
            rating, leaving = None, True
        submission = Submission(text, self_rating=rating, seconds=min(seconds, _A_DAY))
        answer = self._submitted(question, submission)
        self.stored += 1
        if leaving:
            self._console.print("\nYour answer is stored; it is marked when you come back.")
            raise Leaving
        return answer

    def _submitted(self, question: Question, submission: Submission) -> Answer:
        """The stored answer. When the disk is full, the text waits here until there is room."""
        while True:
            try:
                return self._app.answers.submit(self._user, question.id, submission)
            except StorageFailed as error:
                notes().print(f"Your answer is not stored yet: {printable(str(error))}.", style="yellow")
                if not self._wants_another_try():
                    raise

    def _wants_another_try(self) -> bool:
        try:
            return self._keyboard.choice("Try to store it again? [Y/n] ", ("yes", "no"), "yes") == "yes"
        except Leaving:
            return False

    def _mark(self, question: Question, answer: Answer) -> None:
        try:
            record = self._app.answers.evaluate(self._user, answer.id)
        except KeyboardInterrupt as error:
            self._console.print("\nYour answer is stored; it is marked when you come back.")
            raise Leaving from error
        except CoachError as error:
            notes().print(f"Your answer is stored, but it was not marked: {printable(str(error))}", style="yellow")
            return
        self._console.print()
        # The lines of the CV stood under the question; after the marks they would only push the fix off the screen.
        print_evaluation(replace(record.evaluation, examples=()), question.type, question.variant)
        if answer.self_rating and record.evaluation.overall is not None:
            self._console.print(f"\nYou gave yourself {answer.self_rating}, the coach {record.evaluation.overall:.1f}.")
        self._show_attempts(question, record.evaluation.engine)

    def _show_attempts(self, question: Question, engine: str) -> None:
        """Marks of all attempts by this engine: marks of different engines are not compared."""
        marks = [
            f"{a.answer.attempt}: {mark:.1f}"
            for a in self._app.answers.attempts(self._user, question.id)
            if a.record and a.record.evaluation.engine == engine and (mark := a.record.evaluation.overall) is not None
        ]
        if len(marks) > 1:
            self._console.print("Your attempts at this question: " + ", ".join(marks))

    def _next_step(self, question: Question) -> Sequence[str] | None:
        while True:
            print()
            step = self._keyboard.choice_or_text(
                "[t]ry again, [n]ext question, [s]ample answer, [q]uit (Enter: next) ",
                ("try again", "next", "sample", "quit"),
                "next",
            )
            if isinstance(step, Pasted):
                return step.lines
            if step == "quit":
                raise Leaving
            if step != "sample":
                return () if step == "try again" else None
            self._show_sample(question)

    def _show_sample(self, question: Question) -> None:
        try:
            print_sample(self._app.questions.sample(self._user, question.id))
        except CoachError as error:
            notes().print(f"There is no sample answer: {printable(str(error))}", style="yellow")

    def _show(self, question: Question) -> None:
        console = self._console
        console.print(Text(printable(question.text), "bold"))
        for line in source_lines(question):
            print_item(console, Text(line, "dim"))
        guidance = question.guidance
        for title, points in (("A strong answer shows", guidance.looks_for), ("Avoid", guidance.avoid)):
            if points:
                console.print(f"\n{title}", style="cyan")
            for point in points:
                print_item(console, printable(point), mark="•")
        if question.examples:
            console.print("\nFrom your CV", style="cyan")
            print_examples(console, question.examples)
