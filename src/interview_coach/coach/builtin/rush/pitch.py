"""The answer to "tell me about yourself": present, past with two proofs, why this job; facts with their references."""

from __future__ import annotations

from dataclasses import dataclass, field

from interview_coach.coach.builtin.questions.world import World, read_world
from interview_coach.coach.builtin.rush.career import Post, posts_of, study_of
from interview_coach.coach.builtin.rush.needs import employer, shared_skills, spoken_title
from interview_coach.coach.builtin.rush.proofs import best_duty, two_proofs
from interview_coach.coach.builtin.rush.spoken import Spoken, has_figure, retold
from interview_coach.coach.builtin.situation import is_new_graduate
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Claim
from interview_coach.domain.rush import FEWEST_PITCH_WORDS, MOST_PITCH_WORDS, Pitch, blanks_in, count_words


@dataclass(frozen=True, slots=True)
class _Sentence:
    """`refs` say where its facts stand. `spare` above 0 may go when the pitch is long (highest first), below 0 is
    only said when it is short."""

    text: str
    refs: tuple[str, ...] = ()
    spare: int = 0


@dataclass(slots=True)
class _Draft:
    sentences: list[_Sentence] = field(default_factory=list)

    def say(self, text: str, *refs: str, spare: int = 0) -> None:
        self.sentences.append(_Sentence(text, refs, spare))

    def finished(self) -> Pitch:
        """Between 150 and 215 words."""
        kept = [s for s in self.sentences if s.spare >= 0]
        for filler in (s for s in self.sentences if s.spare < 0):
            if _length(kept) < FEWEST_PITCH_WORDS:
                kept = [s for s in self.sentences if s in kept or s is filler]
        for spare in (3, 2, 1):
            if _length(kept) > MOST_PITCH_WORDS:
                kept = [s for s in kept if s.spare != spare]
        text = " ".join(s.text for s in kept)
        claims = tuple(Claim(s.text, ref) for s in kept for ref in s.refs)
        return Pitch("builtin", text, claims, blanks_in(text))


def _length(sentences: list[_Sentence]) -> int:
    return sum(count_words(s.text) for s in sentences)


def write_pitch(cv: Cv, posting: Posting | None = None) -> Pitch:
    """See `ports.Coach.write_pitch`."""
    known = posting is not None and bool(posting.text.strip() or posting.title.strip())
    world = read_world(cv, posting) if known and posting else None
    draft = _Draft()
    posts = posts_of(cv)
    _present(draft, cv, posts)
    _past(draft, cv, posts, world)
    _why_here(draft, world)
    return draft.finished()


def _present(draft: _Draft, cv: Cv, posts: tuple[Post, ...]) -> None:
    study = study_of(cv)
    if study and _begins_with_studies(cv, posts):
        draft.say(f"I studied {study.text}.", study.ref)
        draft.say("What interested me most there was [which topic or project, and why?].")
    elif not posts:
        draft.say("I am [what are you by trade?], and I have done this work for [how long?].")
        draft.say("Most of my time goes into [your main work, in a few words].")
    elif posts[0].is_current:
        now = posts[0]
        draft.say(f"I am {now.role} at {now.organisation}, where I have worked since {now.since}.", now.ref)
        draft.say("What I do there most of the time is [your main work, in a few words].")
    else:
        until = f" until {posts[0].until}" if posts[0].until else ""
        draft.say(f"Most recently I was {posts[0].role} at {posts[0].organisation}{until}.", posts[0].ref)
        draft.say("What I did there most of the time was [your main work, in a few words].")


def _begins_with_studies(cv: Cv, posts: tuple[Post, ...]) -> bool:
    """A graduate says what they studied first, unless the job they have now came after it."""
    study = study_of(cv)
    if study is None or not posts:
        return study is not None
    has_job_since = posts[0].is_current and posts[0].since >= study.until
    return is_new_graduate(cv) and not has_job_since


def _past(draft: _Draft, cv: Cv, posts: tuple[Post, ...], world: World | None) -> None:
    """Two proofs in the order of the CV; the place of each is named before it is told."""
    introduced = [] if _begins_with_studies(cv, posts) else list(posts[:1])
    proofs = two_proofs(cv, world)
    for number, proof in enumerate(proofs):
        is_known = _introduce(draft, proof.line, posts, introduced)
        _tell(draft, proof, number=number, is_known=is_known)
    if not proofs:
        draft.say("One thing I am glad to have done is [what did you do, and what changed, in figures?].")
    if len(proofs) < 2:
        draft.say("Another is [a second thing you did, with a figure if you have one].")
    before = next((post for post in posts if post not in introduced), None)
    if before:
        draft.say(_step_back(before, introduced), before.ref, spare=3)
    draft.say("From that work I know how to [what can you do well that this job needs?].", spare=-2)


def _introduce(draft: _Draft, line: CvLine, posts: tuple[Post, ...], introduced: list[Post]) -> bool:
    """Names the place a proof is from, so that "there" is clear; True when it has been named before."""
    ref = line.ref.split(".")[0]
    post = next((post for post in posts if post.ref == ref), None)
    if post in introduced:
        return True
    if post:
        draft.say(_step_back(post, introduced), post.ref)
        introduced.append(post)
    elif line.organisation or line.role:
        draft.say(f"There is also my time with {line.organisation or line.role}.", ref)
    return False


def _step_back(post: Post, introduced: list[Post]) -> str:
    """ "Before that" only where the dates say so."""
    if not introduced:
        return f"I have worked as {post.role} at {post.organisation}."
    is_earlier = bool(post.until) and post.until <= introduced[-1].since
    before = "And before that I was" if len(introduced) > 1 else "Before that I was"
    return f"{before if is_earlier else 'I was also'} {post.role} at {post.organisation}."


def _tell(draft: _Draft, proof: Spoken, *, number: int, is_known: bool) -> None:
    text = retold(proof)
    if is_known:
        lead = "To give you one example" if number == 0 else "A second example"
        small = text if text.startswith("I ") else text[:1].lower() + text[1:]
        text = f"{lead}: {small}"
    draft.say(text, proof.line.ref)
    if not has_figure(proof.whole):
        draft.say("You can see it in [which figure or other sign?].")
    elif number == 0 and proof.is_over:
        draft.say("My own part in it was [what did you do yourself?].", spare=1)
    elif number == 0:
        draft.say("What I like about it is [which part, and why?].", spare=1)


def _why_here(draft: _Draft, world: World | None) -> None:
    if world is None:
        draft.say("What I am looking for now is [what kind of work, and why now?].")
        draft.say("What drew me to you is [one thing about this employer, and where you saw it].")
        draft.say("What I would bring from the start is [your strongest point for this job].")
    else:
        _about_work(draft, world)
        company = employer(world)
        named = ("posting",) if company else ()
        draft.say(f"What drew me to {company or 'you'} is [one thing about them, and where you saw it].", *named)
        _skills(draft, world)
    draft.say("What I would like to learn next is [what, honestly?].", spare=-1)
    draft.say("In my first months here I would like to [what would you take on first?].", spare=-1)
    draft.say("That is me in a minute. Which part would you like to hear more about?")


def _about_work(draft: _Draft, world: World) -> None:
    duty, title = best_duty(world), spoken_title(world)
    if duty:
        draft.say(f"Now to this job: your posting speaks of {duty}.", "posting")
        draft.say("That is work I want to do because [what do you like about it?].")
    elif title:
        draft.say(f"Now to this job: you are looking for {title}.", "posting")
        draft.say("The part of it I look forward to is [which task, and why?].")
    else:
        draft.say("What I like about this job is [which task, and why?].")


def _skills(draft: _Draft, world: World) -> None:
    skills = shared_skills(world)[:2]
    if skills:
        names = " and ".join(name for name, _ in skills)
        bring = "I bring both" if len(skills) > 1 else "that is something I bring"
        draft.say(f"You also mention {names}, and {bring}.", "posting", *(ref for _, ref in skills), spare=2)
    else:
        draft.say("What I would bring from the start is [your strongest point for this job].", spare=2)
