"""Which cards come of what: stories, the posting, the guide of the industry, key points that an answer missed.

Nothing is invented: a back holds words of the posting, of the guide, of the bank or of the user, and its source says
which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.job import Job
from interview_coach.domain.reviews import LONGEST_BACK, LONGEST_FRONT, CardKind, CardText, MadeCard
from interview_coach.domain.vocabulary import Level

MOST_SKILLS, MOST_SENTENCES, MOST_POINTS = 6, 3, 3
THE_POSTING, THE_BANK, YOUR_STORY = "this job posting", "Interview Coach technical bank", "your story"
_MISSED = frozenset(["absent", "contradicted"])
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_NO_FACT = re.compile(r"@|https?:|www\.|\b(?:appl(?:y|ications?|icants?)|equal opportunit|send us|your cv)\b", re.I)
"""What stands about a company in a posting without saying anything of it: how to apply, and the law."""
_FEWEST_WORDS_MORE = 2
_FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """A term or rule with what it means, in the words of a guide; `source` names it."""

    name: str
    means: str
    source: str


def story_card(story_id: str, about: str, cues: Sequence[tuple[str, str]]) -> MadeCard | None:
    """The card of a story: `about` is what an interviewer may ask for ("conflict"), `cues` are (part, words) in the
    order of telling. None when there is nothing to tell yet."""
    lines = [f"{part.capitalize()}: {' '.join(words.split())}" for part, words in cues if words.strip()]
    if not lines or not about.strip():
        return None
    text = CardText(f"The story for: {about.strip()}", "\n".join(lines), YOUR_STORY)
    return _made(CardKind.STORY, f"story:{story_id}", text, (None, story_id))


def posting_cards(preparation_id: str, job: Job, posting: str) -> Iterator[MadeCard]:
    """What the posting says of the company, and its must-haves where it says more than their name."""
    if job.company and (said := _said_of(job.company, posting)):
        front = f"What does the posting say about {job.company}?"
        yield _fact(preparation_id, "company", CardText(front, "\n".join(said), THE_POSTING))
    for names, quote in list(_asked_for(job))[:MOST_SKILLS]:
        front = f"What exactly does the posting say about {' and '.join(names)}?"
        yield _fact(preparation_id, f"skill:{names[0].casefold()}", CardText(front, quote, THE_POSTING))


def fact_cards(preparation_id: str, facts: Sequence[Fact]) -> Iterator[MadeCard]:
    """Terms and rules that people in the industry know."""
    for fact in facts:
        text = CardText(f"Explain in a sentence: {fact.name}", fact.means, fact.source)
        yield _fact(preparation_id, f"guide:{fact.name.casefold()}", text)


def point_card(preparation_id: str, question: str, evaluation: Evaluation) -> MadeCard | None:
    """The key points of the bank that an answer left out or got wrong; None when there are none. Points of a reference
    that the user brought are left to the user."""
    points = [p for p in evaluation.key_points or () if p.source and p.source.startswith("bank:")]
    missed = [p for p in points if p.status in _MISSED][:MOST_POINTS]
    if not missed:
        return None
    text = CardText(question, "\n".join(f"• {point.text}" for point in missed), THE_BANK)
    return _made(CardKind.POINT, f"point:{preparation_id}:{missed[0].source}", text, (preparation_id, None))


def _said_of(company: str, posting: str) -> list[str]:
    """Sentences of the posting that name the company and say something, word for word."""
    named = re.compile(rf"(?<!\w){re.escape(company)}(?!\w)", re.I)
    sentences = (" ".join(found.split()) for found in _SENTENCE.findall(posting))
    told = [s for s in sentences if named.search(s) and len(s.split()) >= _FEWEST_WORDS and not _NO_FACT.search(s)]
    return list(dict.fromkeys(told))[:MOST_SENTENCES]


def _asked_for(job: Job) -> Iterator[tuple[list[str], str]]:
    """Must-haves under the words that ask for them, where these say more than the names do."""
    named: dict[str, list[str]] = {}
    for skill in job.skills_at(Level.MUST):
        named.setdefault(skill.quote, []).append(skill.name)
    for quote, names in named.items():
        if len(quote.split()) >= sum(len(name.split()) for name in names) + _FEWEST_WORDS_MORE:
            yield names, quote


def _fact(preparation_id: str, name: str, text: CardText) -> MadeCard:
    return _made(CardKind.FACT, f"fact:{preparation_id}:{name}", text, (preparation_id, None))


def _made(kind: CardKind, key: str, text: CardText, of: tuple[str | None, str | None]) -> MadeCard:
    """`of` are the preparation and the story. What is too long for a card is cut at its end."""
    front, back = text.front.strip()[:LONGEST_FRONT], text.back.strip()[:LONGEST_BACK]
    return MadeCard(kind, key, CardText(front, back, text.source), *of)
