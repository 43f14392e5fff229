"""Review cards: made of what is there, written by hand, read from files and written to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from interview_coach.domain.overview import Page
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.review_files import Entry, read_cards, write_cards
from interview_coach.domain.review_makers import Fact, fact_cards, point_card, posting_cards, story_card
from interview_coach.domain.reviews import (
    MOST_CARDS,
    CardKind,
    CardText,
    MadeCard,
    Memory,
    ReviewCard,
    follows,
    is_id,
    made_text,
    rests,
)
from interview_coach.domain.stories import Story, StoryStatus
from interview_coach.domain.story_sheet import cues_of
from interview_coach.errors import InvalidInput, NotFound
from interview_coach.services.parts import Parts
from interview_coach.services.review_schedule import brought_forward
from interview_coach.services.reviews import interview_of
from interview_coach.storage.database import Transaction

MOST_PREPARATIONS, MOST_EVALUATIONS = 20, 200
"""Looked at for new cards: the newest ones."""
MOST_TERMS, MOST_RULES = 6, 2
BAD_BELOW = 4.0
"""Below this mark, or without one, the points that an answer missed become a card."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A page of cards, and how many there are of each kind."""

    page: Page[ReviewCard]
    counts: dict[CardKind, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Imported:
    """`problems` name the lines that were left out, and why."""

    added: int
    changed: int
    unchanged: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """Up to when the sources of a user's cards were looked at."""

    preparations: datetime | None = None
    evaluations: datetime | None = None
    stories: datetime | None = None


class ReviewCards:
    """Cards of other users raise NotFound."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._seen: dict[str, _Seen] = {}

    def gather(self, user_id: str) -> int:
        """Make the cards that are new since the last time; how many. Repeating it makes none, and one that was deleted
        is not made again. Cards follow their source until the user has edited them, and come sooner when an interview
        was moved forward."""
        with self._parts.storage.reading(user_id) as rows:
            newest = _Seen(*rows.review_sources.changed_at())
            seen = self._seen.get(user_id, _Seen())
            if newest == seen and user_id in self._seen:
                return 0
            preparations = rows.preparations.list(limit=MOST_PREPARATIONS, offset=0)
            points = list(_points(rows, seen.evaluations)) if newest.evaluations != seen.evaluations else []
        today = self._parts.clock().date()
        changed = [p for p in preparations if seen.preparations is None or p.updated_at >= seen.preparations]
        of_postings = [made for p in changed if not rests(p.interview_on, today) for made in _of_preparation(p)]
        now = self._parts.clock()
        with self._parts.storage.writing(user_id) as rows:
            stories = rows.stories.list() if newest.stories != seen.stories else ()
            of_stories = [made for story in stories if (made := _of_story(story))]
            count = sum(self._put(rows, made, now) for made in (*of_postings, *points, *of_stories))
            if newest.preparations != seen.preparations:
                _bring_forward(rows, now)
        self._seen[user_id] = newest
        return count

    def list(self, user_id: str, *, kind: CardKind | None = None, limit: int, offset: int = 0) -> Deck:
        """Newest first."""
        with self._parts.storage.reading(user_id) as rows:
            counts = rows.review_cards.counts()
            found = rows.review_cards.list(kind=kind, limit=limit, offset=offset)
        total = sum(counts.values()) if kind is None else counts.get(kind, 0)
        return Deck(Page(found, total, limit, offset), counts)

    def get(self, user_id: str, card_id: str) -> ReviewCard:
        with self._parts.storage.reading(user_id) as rows:
            return rows.review_cards.get(card_id)

    def add(
        self, user_id: str, front: str, back: str, *, source: str = "", preparation_id: str | None = None
    ) -> ReviewCard:
        """A card of the user's own. Raises InvalidInput, and NotFound for a preparation that is not there."""
        text = made_text(front, back, source, edited=True)
        now = self._parts.clock()
        card = ReviewCard(self._parts.new_id(), CardKind.NOTE, text, Memory(now), now, preparation_id)
        with self._parts.storage.writing(user_id) as rows:
            if preparation_id is not None and preparation_id not in rows.review_cards.interviews():
                raise NotFound("there is no such preparation")
            _check_room(rows)
            rows.review_cards.add(card)
        return card

    def change(self, user_id: str, card_id: str, front: str, back: str) -> ReviewCard:
        """Other words on it; when it comes back stays. From now on it does not follow its source any more."""
        with self._parts.storage.writing(user_id) as rows:
            card = rows.review_cards.get(card_id)
            rows.review_cards.put_text(card_id, made_text(front, back, card.text.source, edited=True))
            return rows.review_cards.get(card_id)

    def suspend(self, user_id: str, card_id: str, *, suspended: bool) -> ReviewCard:
        """A suspended card is kept and not shown in reviews until it is taken up again."""
        with self._parts.storage.writing(user_id) as rows:
            rows.review_cards.suspend(card_id, suspended=suspended)
            return rows.review_cards.get(card_id)

    def remove(self, user_id: str, card_id: str) -> None:
        """With its reviews, for good: it is not made again."""
        with self._parts.storage.writing(user_id) as rows:
            rows.review_cards.remove(card_id)

    def as_csv(self, user_id: str) -> str:
        """All cards as a file that Anki reads; see `domain/review_files.py`. When they are due is not in it."""
        with self._parts.storage.reading(user_id) as rows:
            cards = rows.review_cards.list(limit=MOST_CARDS)
        return write_cards(Entry(c.id, c.text.front, c.text.back, c.text.source, (c.kind.value,)) for c in cards)

    def take_in(self, user_id: str, data: bytes, preparation_id: str | None = None) -> Imported:
        """Cards of a file (own, or Anki's text export). A card that is there keeps its dates and gets the words of the
        file; lines that cannot be used are named. Raises InvalidInput when nothing of it can be used."""
        reading = read_cards(data)
        with self._parts.storage.writing(user_id) as rows:
            if preparation_id is not None and preparation_id not in rows.review_cards.interviews():
                raise NotFound("there is no such preparation")
            _check_room(rows, len(reading.entries))
            done = [self._take(rows, entry, preparation_id) for entry in reading.entries]
        return Imported(done.count("added"), done.count("changed"), done.count("unchanged"), reading.problems)

    def _take(self, rows: Transaction, entry: Entry, preparation_id: str | None) -> str:
        known = _known(rows, entry)
        if known is not None:
            text = CardText(entry.front, entry.back, entry.source or known.text.source, edited=True)
            same = (text.front, text.back, text.source) == (known.text.front, known.text.back, known.text.source)
            if not same:
                rows.review_cards.put_text(known.id, text)
            return "unchanged" if same else "changed"
        text = CardText(entry.front, entry.back, entry.source, edited=True)
        now, key = self._parts.clock(), f"guid:{entry.guid}" if entry.guid else None
        digest = rows.review_cards.digest(key) if key else None
        card = ReviewCard(self._parts.new_id(), CardKind.NOTE, text, Memory(now), now, preparation_id, None, digest)
        if key and rows.review_cards.is_known(key):
            rows.review_cards.bring_back(key, card)
        else:
            rows.review_cards.add(card)
        return "added"

    def _put(self, rows: Transaction, made: MadeCard, now: datetime) -> int:
        known = rows.review_cards.find(made.key)
        if known is not None:
            text = follows(known.text, made.text)
            if text != known.text:
                rows.review_cards.put_text(known.id, text)
            return 0
        if rows.review_cards.is_known(made.key) or _room(rows) < 1 or not _is_source_there(rows, made):
            return 0
        digest = rows.review_cards.digest(made.key)
        of = (made.preparation_id, made.story_id, digest)
        rows.review_cards.add(ReviewCard(self._parts.new_id(), made.kind, made.text, Memory(now), now, *of))
        return 1


def _known(rows: Transaction, entry: Entry) -> ReviewCard | None:
    """The card that an entry of a file is about: by our own id, or by a guid that came with it before."""
    if is_id(entry.guid):
        try:
            return rows.review_cards.get(entry.guid)
        except NotFound:
            pass
    return rows.review_cards.find(f"guid:{entry.guid}") if entry.guid else None


def _of_preparation(preparation: Preparation) -> Iterator[MadeCard]:
    """The posting's own words, and what the guide of its industry explains. No transaction is open meanwhile."""
    yield from posting_cards(preparation.id, preparation.job, preparation.posting.text)
    yield from fact_cards(preparation.id, _facts(preparation))


def _facts(preparation: Preparation) -> Sequence[Fact]:
    from interview_coach.coach.builtin.industry_tips import SOURCE, industry_rules, industry_terms

    job, posting = preparation.job, preparation.posting
    terms = [Fact(t.term, t.means, SOURCE) for t in industry_terms(job, posting)[:MOST_TERMS]]
    return terms + [Fact(r.name, r.means, SOURCE) for r in industry_rules(job, posting)[:MOST_RULES]]


def _of_story(story: Story) -> MadeCard | None:
    """The cue words of a story that was taken up, for every interview to come."""
    if story.status is not StoryStatus.ACCEPTED:
        return None
    about = ", ".join(competency.replace("_", " ") for competency in story.competencies)
    cues = [(cue.part, cue.words) for cue in cues_of(story)]
    return story_card(story.id, f"{about} ({story.title})" if about else story.title, cues)


def _points(rows: Transaction, since: datetime | None) -> Iterator[MadeCard]:
    """Of each question the newest answer decides."""
    asked: set[str] = set()
    for preparation_id, question, evaluation in rows.review_sources.technical(since, limit=MOST_EVALUATIONS):
        is_bad = evaluation.overall is None or evaluation.overall < BAD_BELOW
        made = point_card(preparation_id, question.text, evaluation) if is_bad and question.id not in asked else None
        asked.add(question.id)
        if made is not None:
            yield made


def _bring_forward(rows: Transaction, now: datetime) -> None:
    """Cards that are due later than the interviews now allow come sooner."""
    interviews = rows.review_cards.interviews()
    late = [
        (card_id, memory, on)
        for card_id, preparation_id, memory in rows.review_cards.scheduled(now)
        if (on := interview_of(preparation_id, interviews, now.date())) is not None and not _is_over(on, now)
    ]
    reviews = rows.reviews.of_cards([card_id for card_id, _, _ in late])
    for card_id, memory, on in late:
        sooner = brought_forward(memory, reviews.get(card_id, ()), now, on)
        if sooner != memory:
            rows.review_cards.put_memory(card_id, sooner)


def _is_over(interview_on: date, now: datetime) -> bool:
    return rests(interview_on, now.date())


def _is_source_there(rows: Transaction, made: MadeCard) -> bool:
    """Its preparation may have been removed while its cards were made."""
    return made.preparation_id is None or made.preparation_id in rows.review_cards.interviews()


def _room(rows: Transaction) -> int:
    return MOST_CARDS - sum(rows.review_cards.counts().values())


def _check_room(rows: Transaction, wanted: int = 1) -> None:
    if _room(rows) < wanted:
        raise InvalidInput(f"there is room for {MOST_CARDS:,} cards; delete some first")
