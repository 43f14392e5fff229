"""What a study plan is filled with: weak areas and the posting into topics, the most urgent in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview_coach.domain.job import Job
from interview_coach.domain.plan_items import Topic
from interview_coach.domain.plans import PlanMaterial
from interview_coach.domain.progress import AreaKind, Status, folded, is_same
from interview_coach.domain.vocabulary import Level
from interview_coach.domain.weak_areas import WeakArea, Wording, is_must

FOCUS = 2
MOST_STORIES = 5
"""Five events, told from different sides, cover the competencies of most postings."""
CLEARLY_MORE_URGENT = 1.15
"""A competency leaves the focus only for one that is more urgent by this factor, so one mark does not turn a plan."""


def material_of(
    areas: Sequence[WeakArea],
    job: Job,
    wording: Wording,
    *,
    lines: Mapping[str, str] | None = None,
    focus_before: Sequence[str] = (),
) -> PlanMaterial:
    """`areas` as they are ranked; `lines` are CV lines by the competency they are an example for; `focus_before` are
    the two competencies of the plan that is being made again."""
    order = competencies_in_order(areas, job, focus_before)
    topics = {name: _competency(name, areas, wording) for name in order}
    musts = [name for name in order if is_must(name, job)]
    others = [name for name in order[FOCUS:] if name not in musts]
    return PlanMaterial(
        focus=tuple(topics[name] for name in order[:FOCUS]),
        must_haves=(*(topics[name] for name in musts), *_must_haves(areas, job, order)),
        others=(*(topics[name] for name in others), *_other_skills(areas, job)),
        stories=tuple(_story(name, wording, lines or {}) for name in order[:MOST_STORIES]),
    )


def competencies_in_order(areas: Sequence[WeakArea], job: Job, focus_before: Sequence[str] = ()) -> list[str]:
    """Competencies to practise: those with marks that are not strong yet, then what the posting asks for and nobody
    has heard yet, then the strong ones."""
    measured = [area for area in areas if area.kind is AreaKind.COMPETENCY and area.answers]
    open_ones = _steadied([area for area in measured if area.status is not Status.STRONG], focus_before)
    known = {area.name for area in measured}
    unheard = [name for name in job.competencies if name not in known]
    return [*open_ones, *unheard, *(area.name for area in measured if area.status is Status.STRONG)]


def _steadied(areas: Sequence[WeakArea], focus_before: Sequence[str]) -> list[str]:
    def urgency(area: WeakArea) -> float:
        return area.priority * (CLEARLY_MORE_URGENT if area.name in focus_before else 1.0)

    return [area.name for area in sorted(areas, key=urgency, reverse=True)]


def _competency(name: str, areas: Sequence[WeakArea], wording: Wording) -> Topic:
    words = wording.competencies.get(name)
    title = words.name if words else name.replace("_", " ").capitalize()
    area = next((a for a in areas if a.kind is AreaKind.COMPETENCY and a.name == name and a.answers), None)
    if area is None:
        return Topic(title, "The posting asks for it, and there is no marked answer yet.", competency=name)
    return Topic(title, _standing(area), competency=name, is_known=True, why_in_words=_standing_in_words(area))


def _standing(area: WeakArea) -> str:
    where = f"about {area.estimate:.1f} of 5 ({area.low:.1f} to {area.high:.1f})"
    lost = f"; most is lost in “{area.cause.name}”" if area.cause else ""
    known = "You are at" if area.status is not Status.NOT_ENOUGH_DATA else "It is early to tell, so far you are at"
    return f"{known} {where}{lost}."


_STANDING = {
    Status.WEAK: "This is where there is most to gain",
    Status.STEADY: "This is solid so far",
    Status.STRONG: "This is strong by now",
    Status.NOT_ENOUGH_DATA: "It is early to tell",
}


def _standing_in_words(area: WeakArea) -> str:
    lost = f"; most is lost in “{area.cause.name}”" if area.cause else ""
    return f"{_STANDING[area.status]}{lost}."


def without_marks(material: PlanMaterial) -> PlanMaterial:
    """The same material for somebody who wants to see no numbers."""

    def plain(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        return tuple(replace(topic, why=topic.why_in_words or topic.why) for topic in topics)

    return PlanMaterial(
        plain(material.focus), plain(material.must_haves), plain(material.others), plain(material.stories)
    )


def _must_haves(areas: Sequence[WeakArea], job: Job, competencies: Sequence[str]) -> tuple[Topic, ...]:
    """The weakest measured ones, then those the CV shows nothing for, then the others in the posting's order; without
    those that are one of the `competencies` by its plain name."""
    measured = {folded(area.name): area for area in areas if area.kind is AreaKind.SKILL and area.answers}
    gaps = {folded(name) for name in job.gaps}
    topics: dict[str, Topic] = {}
    for skill in job.skills_at(Level.MUST):
        if any(is_same(skill.name, name) for name in competencies):
            continue
        key = folded(skill.name)
        topics.setdefault(key, _skill(skill.name, measured.get(key), is_gap=key in gaps))

    def urgency(key: str) -> tuple[float, bool]:
        return (-measured[key].priority if key in measured else 0.0, key not in gaps)

    return tuple(topics[key] for key in sorted(topics, key=urgency))


def _skill(name: str, area: WeakArea | None, *, is_gap: bool) -> Topic:
    why = "The posting makes it a must"
    if area is not None:
        in_words = f"{why}. {_standing_in_words(area)}"
        return Topic(name, f"{why}. {_standing(area)}", skill=name, is_known=True, why_in_words=in_words)
    more = ", and your CV shows nothing for it: have an honest answer ready." if is_gap else "."
    return Topic(name, why + more, skill=name)


def _other_skills(areas: Sequence[WeakArea], job: Job) -> tuple[Topic, ...]:
    """Skills with marks that are not strong and no must-have of this posting."""
    musts = {folded(skill.name) for skill in job.skills_at(Level.MUST)}
    found = [
        area
        for area in areas
        if area.kind is AreaKind.SKILL
        and area.answers
        and area.status is not Status.STRONG
        and folded(area.name) not in musts
    ]
    return tuple(
        Topic(area.title, _standing(area), None, area.title, is_known=True, why_in_words=_standing_in_words(area))
        for area in found
    )


def _story(name: str, wording: Wording, lines: Mapping[str, str]) -> Topic:
    words = wording.competencies.get(name)
    title = words.name if words else name.replace("_", " ").capitalize()
    if name in lines:
        why = "This line of your CV can carry it. Note situation, task, action and result, with one figure."
        return Topic(f"{title}, from “{lines[name]}”", why, competency=name)
    why = (
        "No line of your CV shows it yet. Find one event, even a small one, and note what you did and what came of it."
    )
    return Topic(f"{title}, from an event of your own", why, competency=name)
