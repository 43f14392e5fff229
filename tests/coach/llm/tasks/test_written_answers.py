"""Samples and pitches written by a model: every fact has its source, what has none becomes a blank or goes."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import CV, POSTING
from tests.coach.llm.tasks.scripted_client import HOSTILE, client_of, desk_with

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.desk import Desk
from interview_coach.coach.llm.tasks.pitch import write_pitch
from interview_coach.coach.llm.tasks.sample import SampleWanted, write_sample
from interview_coach.coach.llm.tasks.sources import Sources
from interview_coach.coach.llm.tasks.written import Scribe, Sentence
from interview_coach.content.bank import bank
from interview_coach.domain.cv import Cv
from interview_coach.domain.questions import SampleAnswer
from interview_coach.domain.rush import FEWEST_PITCH_WORDS, MOST_PITCH_WORDS
from interview_coach.domain.vocabulary import QuestionType

BUILTIN = BuiltinCoach()
QUESTION = "Tell me about a time you solved a problem that kept coming back."
STOPS, TRAINED, REWIRED = "work[0].highlights[0]", "work[0].highlights[1]", "work[1].highlights[0]"

STORY: tuple[tuple[str, list[str]], ...] = (
    ("I am a maintenance technician at Brackenfield Dairy, and this is about our bottling line there.", [STOPS]),
    ("The bottling line had 14 unplanned stops a month, and nobody could plan a day around them.", [STOPS]),
    ("The task I took on was [what exactly were you asked to do, and by whom?].", []),
    ("First I looked at [where did you look first?] and asked [whom did you ask?].", []),
    ("What I looked for was the one cause behind most of the stops: [what did you find?].", []),
    ("Then I rebuilt the lubrication plan of the bottling line from the ground up.", [STOPS]),
    ("I did it step by step, which meant [what came first, what came next?].", []),
    ("The hardest part for me was [what nearly went wrong, and what did you do about it?].", []),
    ("I also trained four operators so that they could clear jams safely.", [TRAINED]),
    ("After that the unplanned stops of the bottling line fell from 14 to 5 a month.", [STOPS]),
    ("The sign that it held was [how long did you watch it, and what did you see?].", []),
    ("What I take from it is [what would you do the same way again?].", []),
)
PITCH: tuple[tuple[str, list[str]], ...] = (
    ("I am a maintenance technician at Brackenfield Dairy, where I have worked since 2020.", ["work[0]"]),
    ("What I do there most days is [what is your main work, in a few words?].", []),
    ("I came to this trade as an apprentice electrician at Tollgate Bakeries.", ["work[1]"]),
    ("There I rewired two oven cabinets, and they passed inspection at once.", [REWIRED]),
    ("I also spoke up about a missing lock-out tag before a belt was started.", ["work[1].highlights[1]"]),
    ("After that the procedure was changed.", ["work[1].highlights[1]"]),
    ("At the dairy I rebuilt the lubrication plan of the bottling line.", [STOPS]),
    ("With it the unplanned stops fell from 14 to 5 a month.", [STOPS]),
    ("The part I am proud of is [what did you do yourself that nobody else did?].", []),
    ("I also trained four operators, and two of them now do first-line maintenance.", [TRAINED]),
    ("What I like about that kind of work is [what do you like about it, honestly?].", []),
    ("Your posting speaks of four filling lines and of preventive maintenance with production.", ["posting"]),
    ("What draws me to Hollowell Foods is [one thing about them, and where did you see it?].", []),
    ("What I would like to learn next is [which skill of this job is new to you?].", []),
    ("That is me in a minute. Which part would you like to hear more about?", []),
)  # fmt: skip


def reply(rows: tuple[tuple[str, list[str]], ...], *more: tuple[str, list[str]]) -> dict[str, Any]:
    return {"sentences": [{"text": text, "refs": refs} for text, refs in (*rows, *more)]}


def sample(desk: Desk, type: QuestionType = QuestionType.BEHAVIORAL, cv: Cv | None = CV) -> SampleAnswer:
    return write_sample(desk, BUILTIN, SampleWanted(QUESTION, type, cv, POSTING))


def test_a_story_that_rests_on_the_cv_is_taken_as_it_is() -> None:
    desk = desk_with(reply(STORY))
    found = sample(desk)
    assert found.engine == "gemini"
    assert found.text == " ".join(text for text, _ in STORY)
    assert 120 <= len(found.text.split()) <= 220
    assert len(client_of(desk).tasks) == 1
    assert ("I also trained four operators so that they could clear jams safely.", TRAINED) in [
        (claim.text, claim.ref) for claim in found.claims
    ]
    assert all(blank in found.text for blank in found.blanks) and "[what did you find?]" in found.blanks


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("I saved the dairy 40,000 euros a year with it.", [STOPS]),
        ("I led a team that rebuilt the lubrication plan.", [STOPS]),
        ("I did the same at Hollowell Foods on four filling lines.", ["posting"]),
        ("I have used Siemens S7 for all of it.", ["posting"]),
        ("I used SAP to plan the lubrication of the bottling line.", [STOPS]),
        ("As a project manager I rebuilt the lubrication plan.", [STOPS]),
        ("Sarah Miller helped me with the lubrication plan.", [STOPS]),
        ("I persuaded the board to buy a new factory abroad, and the investors were thrilled.", [STOPS]),
        ("The customers were thrilled and sent flowers.", []),
        ("I rebuilt the lubrication plan, and the whole company celebrated me for it.", [STOPS]),
        ("I rebuilt the lubrication plan, which convinced the board.", [STOPS]),
        ("I won everybody over within a day.", []),
        ("I hold a degree in lubrication.", [STOPS]),
        ("The stops fell by [about 60 % in your case?].", [STOPS]),
        ("It took me [a figure that nobody knows.", [STOPS]),
        ("I asked [CANDIDATE] for it.", [STOPS]),
        ("I asked [did Google help?] for it.", [STOPS]),
        ("I asked [<img src=x onerror=alert(1)> whom?] for it.", [STOPS]),
        ("I asked [see www.evil.example or whom?] for it.", [STOPS]),
        ("Cut unplanned stops of the bottling line from 14 to 5 a month by rebuilding the lubrication plan.", [STOPS]),
        ("I rebuilt the plan.", ["work[9].highlights[9]"]),
        ("so on " * 200, []),
        *((f"I would say {text}", []) for text in HOSTILE),
    ],
)
def test_a_sentence_that_says_more_than_its_source_is_named_once_and_then_left_out(text: str, refs: list[str]) -> None:
    desk = desk_with(reply(STORY, (text, refs)))
    found = sample(desk)
    assert found.text == " ".join(text for text, _ in STORY)
    assert len(client_of(desk).tasks) == 2
    assert " ".join(text.split())[:16].rstrip() in client_of(desk).complaints[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I rebuilt the lubrication plan within 9 weeks.",
            "I rebuilt the lubrication plan within [which figure?] weeks.",
        ),
        ("In 2017 I rebuilt the lubrication plan.", "In [which year?] I rebuilt the lubrication plan."),
        ("Twelve times I rebuilt the lubrication plan.", "[which figure?] times I rebuilt the lubrication plan."),
    ],
)
def test_a_figure_without_a_source_becomes_a_blank(text: str, told: str) -> None:
    found = sample(desk_with(reply(STORY, (text, [STOPS]))))
    assert told in found.text and text not in found.text
    assert told[told.index("[") : told.index("]") + 1] in found.blanks


def test_a_figure_that_rests_on_nothing_of_the_person_takes_its_sentence_along() -> None:
    found = sample(desk_with(reply(STORY, ("I trained nine bakers in one week.", ["posting"]))))
    assert "bakers" not in found.text


def test_what_is_named_from_the_posting_gets_the_posting_as_its_source() -> None:
    found = sample(desk_with(reply(STORY, ("That is why Hollowell Foods is on my list.", []))))
    assert ("That is why Hollowell Foods is on my list.", "posting") in [(c.text, c.ref) for c in found.claims]


def test_the_second_reply_counts() -> None:
    desk = desk_with(reply((("I won it all in 1999.", []),)), reply(STORY))
    assert sample(desk).engine == "gemini"


@pytest.mark.parametrize(
    "rows", [(), STORY[:3], (("I won 99 prizes.", [STOPS]),) * 30, tuple((text, []) for text, _ in STORY)]
)
def test_too_little_left_means_the_builtin_sample_with_its_name(rows: tuple[tuple[str, list[str]], ...]) -> None:
    found = sample(desk_with(reply(rows)))
    assert found == BUILTIN.write_sample(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING)
    assert found.engine == "builtin"


def test_a_long_text_is_cut_where_it_states_nothing() -> None:
    filler = tuple((f"A plain thought number {word} that I would add here is that care pays.", []) for word in
                   ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"))  # fmt: skip
    found = sample(desk_with(reply((*STORY, *filler))))
    assert 120 <= len(found.text.split()) <= 220
    assert all(text in found.text for text, refs in STORY if refs)


def test_a_line_that_two_sentences_paste_together_means_the_builtin_sample() -> None:
    halves = (
        ("Trained four operators to clear jams safely,", [TRAINED]),
        ("two of them now do first-line maintenance.", [TRAINED]),
    )
    assert sample(desk_with(reply((*STORY, *halves)))).engine == "builtin"


def test_a_case_is_not_sent_nor_a_question_without_any_fact() -> None:
    desk = desk_with(reply(STORY))
    assert sample(desk, QuestionType.CASE).engine == "builtin"
    assert sample(desk, cv=None).engine == "builtin"
    assert sample(desk, cv=Cv.from_document({})).engine == "builtin"
    assert client_of(desk).tasks == []


def test_a_technical_sample_may_say_what_the_banks_key_points_say_and_no_more() -> None:
    known = bank().question(next(iter(bank().texts)))
    sources = Sources.of(None, question=known.text, known=known)
    scribe = Scribe(sources, knows=True)
    ref, said = next(iter(sources.facts.items()))
    assert scribe.fault(Sentence(f"The first point: {said}", (ref,))) is None
    assert scribe.fault(Sentence("Caches are always faster than disks.")) is not None
    assert scribe.fault(Sentence("I would begin with the plainest case.")) is None
    wanted = SampleWanted(known.text, QuestionType.TECHNICAL)
    desk = desk_with(reply((("Caches are always faster than disks.", []),)))
    assert write_sample(desk, BUILTIN, wanted).engine == "builtin"
    assert ref in client_of(desk).tasks[0].prompt.user


def test_a_pitch_that_rests_on_the_cv_is_taken_as_it_is() -> None:
    found = write_pitch(desk_with(reply(PITCH)), BUILTIN, CV, POSTING)
    assert found.engine == "gemini"
    assert found.text == " ".join(text for text, _ in PITCH)
    assert FEWEST_PITCH_WORDS <= found.words <= MOST_PITCH_WORDS
    assert {"work[0]", "work[1]", "posting", STOPS} <= {claim.ref for claim in found.claims}
    assert all(blank in found.text for blank in found.blanks)


@pytest.mark.parametrize(
    "text",
    [
        "I have used Siemens S7 at Hollowell Foods.",
        "I studied at Oxford.",
        "I am 35 years old and I have two children.",
        "I have worked in food plants for 25 years.",
        *(f"I would say {text}" for text in HOSTILE),
    ],
)
def test_a_pitch_holds_nothing_that_is_not_true(text: str) -> None:
    found = write_pitch(desk_with(reply(PITCH, (text, ["basics.summary"]))), BUILTIN, CV, POSTING)
    assert text not in found.text
    assert found.engine == "gemini"


def test_a_pitch_that_is_too_short_or_too_long() -> None:
    own = BUILTIN.write_pitch(CV, POSTING)
    assert write_pitch(desk_with(reply(PITCH[:4])), BUILTIN, CV, POSTING) == own
    filler = tuple((f"A plain thought number {word} that I would add here is that care pays.", []) for word in
                   ("a", "b", "c", "d", "e", "f"))  # fmt: skip
    long = write_pitch(desk_with(reply((*PITCH[:-1], *filler, PITCH[-1]))), BUILTIN, CV, POSTING)
    assert FEWEST_PITCH_WORDS <= long.words <= MOST_PITCH_WORDS
    assert long.text.endswith(PITCH[-1][0])


def test_a_cv_that_says_nothing_is_not_sent() -> None:
    desk = desk_with(reply(PITCH))
    assert write_pitch(desk, BUILTIN, Cv.from_document({}), POSTING).engine == "builtin"
    assert client_of(desk).tasks == []
