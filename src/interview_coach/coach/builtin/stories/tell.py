"""A story as a sample answer: its facts in order, each with its reference, and a blank for each that is missing."""

from __future__ import annotations

from interview_coach.coach.verify import traceable
from interview_coach.domain.questions import Claim, SampleAnswer
from interview_coach.domain.stories import Story, pieces_of, sentence_of


def tell(story: Story) -> SampleAnswer:
    """Nothing is in it but what the CV says or the person wrote down; see `verify.traceable`."""
    pieces = pieces_of(story)
    text = " ".join(sentence_of(piece.text) if piece.is_blank else piece.text for piece in pieces)
    claims = tuple(Claim(piece.text, piece.ref) for piece in pieces if not piece.is_blank)
    blanks = tuple(piece.text for piece in pieces if piece.is_blank)
    facts = {story.ref_of(fact.slot): fact.text for fact in story.facts}
    return traceable(SampleAnswer("builtin", text, claims, blanks), facts)
