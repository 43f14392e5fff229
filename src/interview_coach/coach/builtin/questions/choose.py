"""Chooses questions one after the other so that the set stays varied, lawful and in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from interview_coach.coach.builtin.questions.drafts import Draft
from interview_coach.coach.builtin.questions.plan import Maker, Slot
from interview_coach.coach.builtin.questions.wording import plain_words
from interview_coach.coach.builtin.questions.world import World
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.domain.vocabulary import QuestionType

_MOST_ALIKE = 0.5
"""Shared words of two questions over all their words; 0.6 counts as a near duplicate."""

_MOST_COPIED = 0.34
"""Share of a question's words that stand in runs of four or more in the posting or the CV; 0.4 is too much."""

_STEPS = 5
_NOT_PAST = re.compile(r"\b(?:would|will) you\b", re.I)


class Chooser:
    """Remembers what was taken: anchors, competencies, openings, words."""

    def __init__(self, world: World, cv_text: str) -> None:
        self._world = world
        self._grams = _grams(world.collapsed) | _grams(cv_text)
        self._texts: list[frozenset[str]] = []
        self._said: set[str] = set()
        self._anchors: set[str] = set()
        self._skills: set[str] = set()
        self._competencies: Counter[str] = Counter()
        self._subjects: Counter[str] = Counter()
        self._own: dict[str, bool] = {}
        self._drafts: dict[tuple[Maker, int], list[Draft]] = {}
        self._openings: Counter[str] = Counter()
        self.chosen: list[Draft] = []

    def fill(self, slot: Slot, at: int) -> None:
        """Takes the first draft that fits, giving up variety step by step before giving up the place."""
        for strictness in range(_STEPS, -1, -1):
            for maker in slot.makers:
                draft = self._first(self._made(maker, at), strictness)
                if draft:
                    self._take(draft)
                    return

    def _made(self, maker: Maker, at: int) -> list[Draft]:
        """What a maker offers, made once: a place that is hard to fill asks several times."""
        if (maker, at) not in self._drafts:
            self._drafts[maker, at] = list(maker(self._world, at))
        return self._drafts[maker, at]

    def _first(self, drafts: Iterable[Draft], strictness: int) -> Draft | None:
        return next((d for d in drafts if self._fits(d, strictness)), None)

    def _fits(self, draft: Draft, strictness: int) -> bool:
        if draft.text in self._said or asks_unlawfully(draft.text):
            return False
        if draft.type is QuestionType.BEHAVIORAL and _NOT_PAST.search(draft.text):
            return False
        checks = (
            self._is_own,
            lambda d: not self._opens_alike(d),
            lambda d: not self._is_alike(d),
            lambda d: d.anchor not in self._anchors,
            lambda d: not _covered(d) & self._skills,
            self._is_fresh,
        )
        return all(check(draft) for check in reversed(checks[: strictness + 1]))

    def _is_own(self, draft: Draft) -> bool:
        if draft.text not in self._own:
            self._own[draft.text] = self._is_in_own_words(draft)
        return self._own[draft.text]

    def _is_in_own_words(self, draft: Draft) -> bool:
        words = plain_words(draft.text)
        inside = {i + d for i in range(len(words) - 3) if tuple(words[i : i + 4]) in self._grams for d in range(4)}
        return len(inside) <= _MOST_COPIED * len(words)

    def _opens_alike(self, draft: Draft) -> bool:
        words = draft.text.lower().split()
        return self._openings[" ".join(words[:5])] >= 1 or self._openings[" ".join(words[:3])] >= 2

    def _is_alike(self, draft: Draft) -> bool:
        mine = _content(draft.text)
        return any(len(mine & other) > _MOST_ALIKE * max(1, len(mine | other)) for other in self._texts)

    def _is_fresh(self, draft: Draft) -> bool:
        """Behavioral questions go round the competencies; one employer is not asked about three times."""
        if draft.type is not QuestionType.BEHAVIORAL or draft.anchor.startswith("trait:"):
            return True
        return self._competencies[draft.competency or ""] < 1 and self._subjects[draft.subject] < 2

    def _take(self, draft: Draft) -> None:
        self.chosen.append(draft)
        self._said.add(draft.text)
        self._texts.append(_content(draft.text))
        self._anchors.add(draft.anchor)
        self._skills |= _covered(draft)
        if draft.type is QuestionType.BEHAVIORAL:
            self._competencies[draft.competency or ""] += 1
            self._subjects[draft.subject] += 1
        words = draft.text.lower().split()
        self._openings.update((" ".join(words[:5]), " ".join(words[:3])))


def _covered(draft: Draft) -> frozenset[str]:
    return draft.covers or (frozenset({draft.skill}) if draft.skill else frozenset())


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z][a-z+#.-]{3,}", text.lower()))


def _grams(text: str) -> set[tuple[str, ...]]:
    words = plain_words(text)
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
