"""Text that a person will say about themselves, sentence by sentence, each held against what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.builtin.job.evidence import content_stems
from interview_coach.coach.llm.tasks.clean import correct, fault_in, is_clean, tidy
from interview_coach.coach.llm.tasks.facts import BLANK, Facts
from interview_coach.coach.llm.tasks.sources import POSTING, QUESTION, Sources
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.content.speech import speech
from interview_coach.domain.questions import Claim
from interview_coach.embedding import encoder

LONGEST_SENTENCE = 400
_MOST_REFS = 4
_FIGURE_BLANK, _YEAR_BLANK = "[which figure?]", "[which year?]"
_YEAR = re.compile(r"(?:19|20)\d\d")


class SentenceRead(BaseModel):
    """`refs` are the places the sentence rests on; empty when it states no fact."""

    refs: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=12)]
    text: Annotated[str, Field(max_length=2_000)]


class Written(BaseModel):
    sentences: Annotated[list[SentenceRead], Field(max_length=60)]


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    refs: tuple[str, ...] = ()


_TELLING = re.compile(
    r"\b(?:I|we)(?:'ve|’ve)? (?:(?:also|then|first|soon|later|once|never|always|often|even|just|now|personally|usually"
    r"|successfully|quickly|immediately|\w+ly) ){0,2}(?P<verb>[a-z]+)",
)
_OTHERS_DID = re.compile(
    r"\b(?:he|she|it|they|that|this|which|who|everyone|everybody|nobody|people|customers|colleagues|clients|(?:the|my|our|his|her"
    r"|their) \w+) (?:\w+ly )?(?P<verb>[a-z]+)(?: (?P<next>[a-z]+))?\b",
    re.I,
)
_STATES = frozenset(["am", "have", "know", "use", "can", "hold", "speak", "bring", "own", "lead", "manage", "run"])
_ABOUT_NOW = re.compile(
    r"\b(?:I|we)(?:'m|’m| am) (?:applying|looking|interested|drawn|keen|glad|excited|here|happy|sure|curious|ready)\b"
    r"|\b(?:I|we)(?:'ve|’ve| have)? (?:read|saw|seen|noticed|liked|enjoyed reading|looked at|looked up)\b"
    r"|\b(?:I|we) (?:have|am) to\b|\b(?:I|we) can (?:tell|see|say)\b"
    r"|\b(?:the|your|this) (?:posting|advert|advertisement|role|job|site|website|question) \w+",
    re.I,
)
_LEADS = re.compile(r"\bI (?:\w+ly )?(?:led|lead|headed|managed|directed|supervised|founded|owned|chaired)\b", re.I)
_LED = re.compile(
    r"\b(?:lead|led|head|manag|direct|supervis|found|own|ran\b|run\b|running|coordinat|chair|in charge|responsible"
    r"|foreman|captain|chief|principal)",
    re.I,
)
_FEWEST_SHARED, _NEAR = 0.4, 0.55
"""A sentence tells what its line tells when it has this share of its telling words from there, or this cosine."""
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s|\b(?:and|but|so|because|while|until)\b|\s(?=(?:which|who)\b)")
_NEUTRAL = content_stems(
    "since there later still already afterwards result outcome way thing part step once yet without within around "
    "along bring both"
)
"""Words that join what is told and tell nothing."""
_MOST_WITHOUT_REF = 14
"""Words around a blank; more would tell a story that nobody told."""


@dataclass(frozen=True, slots=True)
class Scribe:
    """Holds sentences against the sources. `knows` is set where the subject itself is told (a technical answer): then
    a sentence without a reference may only say what the speaker would do."""

    sources: Sources
    knows: bool = False

    def faults(self, written: Written) -> Iterator[str]:
        for read in written.sentences:
            fault = self.fault(self.read(read))
            if fault:
                yield f"“{tidy(read.text)[:120]}” {fault}"

    def read(self, read: SentenceRead) -> Sentence:
        """With the references that exist, and each blank as a question; "question" and "posting" are added where the
        sentence names what stands there."""
        given = tuple(dict.fromkeys(ref.strip() for ref in read.refs))
        known = tuple(ref for ref in given if self.sources.says(ref))
        text = BLANK.sub(lambda blank: f"[{blank[0][1:-1].strip().rstrip('?.! ')}?]", tidy(read.text))
        return self._traced(Sentence(text, known[:_MOST_REFS]))

    def fault(self, sentence: Sentence) -> str | None:
        """What is wrong with a sentence, in words for the model."""
        clean = fault_in(_without_blanks(sentence.text), LONGEST_SENTENCE, known=self.sources.posting)
        if clean or asks_unlawfully(sentence.text):
            return clean or "touches what nobody may ask about"
        if (line := self.sources.pasted(sentence.text)) is not None:
            return f"pastes this line whole, say it in other words: {line[:80]}"
        checks = (self._blanks, self._facts, self._telling)
        return next((fault for check in checks if (fault := check(sentence)) is not None), None)

    def accepted(self, written: Written) -> list[Sentence]:
        """Sentences that hold; where only a figure has no source, a blank stands in its place."""
        kept: list[Sentence] = []
        for read in written.sentences:
            sentence = self.read(read)
            for candidate in (sentence, *self._with_blanks(sentence)):
                if self.fault(candidate) is None and candidate.text not in [s.text for s in kept]:
                    kept.append(candidate)
                    break
        return kept

    def _blanks(self, sentence: Sentence) -> str | None:
        if re.sub(BLANK, "", sentence.text).count("[") or re.sub(BLANK, "", sentence.text).count("]"):
            return "has a bracket that is not closed"
        return next((fault for blank in BLANK.findall(sentence.text) if (fault := self._fault_of_blank(blank))), None)

    def _fault_of_blank(self, blank: str) -> str | None:
        """A blank asks for a fact, so it may hold none that nobody told, and nothing that is no question."""
        inside = blank[1:-1].strip()
        plain = len(inside) > 3 and len(inside.split()) <= 14 and is_clean(inside, 120)
        if not plain or not any(map(str.islower, inside)) or self._all().invented(inside[:1].upper() + inside[1:]):
            return f"has a blank that is no short plain question: {blank[:60]}"
        return None

    def _facts(self, sentence: Sentence) -> str | None:
        own = self._own(sentence)
        known = own if _tells(sentence.text) else Facts.of(own.text, self.sources.question, self.sources.posting)
        invented = known.invented(sentence.text)
        return f"states what its references do not hold: {', '.join(invented[:4])}" if invented else None

    def _telling(self, sentence: Sentence) -> str | None:
        said = _without_blanks(sentence.text)
        own = self._own(sentence)
        if not own.text:
            return self._without_source(sentence, said)
        if _tells(said) and not _shares(said, own.text):
            return "tells more than its references say"
        known = f"{own.text} {self.sources.question} {self.sources.posting if POSTING in sentence.refs else ''}"
        if (added := _added(said, known)) is not None:
            return f"adds what its references do not say: {added}"
        if _LEADS.search(said) and not _LED.search(own.text):
            return "makes more of the part in it than its references do"
        return None

    def _without_source(self, sentence: Sentence, said: str) -> str | None:
        blank = said != sentence.text
        if _tells(said) and not (blank and len(said.split()) <= _MOST_WITHOUT_REF):
            return "tells of the past, or claims an ability, and names no reference"
        if self.knows and not blank and not re.search(r"\b(?:I|me|my|we|you)\b", said):
            return "states a fact and names no reference"
        return None

    def _own(self, sentence: Sentence) -> Facts:
        """Facts of the references that are about the person or the subject."""
        refs = [ref for ref in sentence.refs if ref not in (QUESTION, POSTING)]
        return Facts.of(*(self.sources.says(ref) or "" for ref in refs))

    def _all(self) -> Facts:
        return Facts.of(*self.sources.facts.values(), self.sources.question, self.sources.posting)

    def _traced(self, sentence: Sentence) -> Sentence:
        """Names and figures that come from the question or the posting alone have that as their reference."""
        refs = sentence.refs
        for place in (QUESTION, POSTING):
            held = Facts.of(*(self.sources.says(ref) or "" for ref in refs))
            missing = held.invented(sentence.text)
            added = Facts.of(held.text, self.sources.says(place) or "").invented(sentence.text)
            if len(added) < len(missing) and place not in refs:
                refs = (*refs, place)
        return replace(sentence, refs=refs)

    def _with_blanks(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentence with blanks for the figures that its references do not hold; nothing when it has none."""
        own = self._own(sentence)
        text = sentence.text
        for figure in own.invented_figures(text) if own.text else ():
            blank = _YEAR_BLANK if _YEAR.fullmatch(figure) else _FIGURE_BLANK
            text = re.sub(rf"(?<![\w.,]){re.escape(figure)}(?![\w])", blank, text, flags=re.I)
        if text != sentence.text:
            yield replace(sentence, text=text)


def written_faults(scribe: Scribe, written: Written, words: int, least: int, most: int) -> str | None:
    """What is wrong with a whole text; `words` is its length."""
    faults = list(scribe.faults(written))
    if not least <= words <= most:
        faults.append(f"The whole has {words} words; write {least} to {most}")
    return correct(faults)


def claims_of(sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    return tuple(Claim(sentence.text, ref) for sentence in sentences for ref in sentence.refs)


def _tells(text: str) -> bool:
    """Whether a sentence tells what somebody did, or what the speaker has or can; what they think of the posting is
    none of it."""
    said = _ABOUT_NOW.sub(" ", _without_blanks(text))
    own = [found["verb"] for found in _TELLING.finditer(said)]
    others = [word for found in _OTHERS_DID.finditer(said) for word in found.group("verb", "next") if word]
    return any(verb in _STATES or _is_past(verb) for verb in own) or any(map(_is_past, others))


def _is_past(verb: str) -> bool:
    """ "Put" and "set" may be either, and are taken for the present."""
    base, form = speech().base_of.get(verb, ("", ""))
    return (form == "past" and base != verb) or verb in ("was", "were", "had") or (not form and verb.endswith("ed"))


def _shares(said: str, source: str) -> bool:
    mine, theirs = content_stems(said), content_stems(source)
    if not mine or len(mine & theirs) >= _FEWEST_SHARED * len(mine):
        return True
    return _near(said, source)


def _added(said: str, source: str) -> str | None:
    """A clause that has nothing at all of the sources: "…, and the whole firm celebrated"."""
    known = content_stems(source)
    for clause in _CLAUSE.split(said):
        stems = content_stems(clause) - _NEUTRAL
        if stems and not stems & known and _tells(clause) and not _near(clause, source):
            return clause.strip()
    return None


def _near(said: str, source: str) -> bool:
    return float(encoder().similarity([said], [source])[0, 0]) >= _NEAR


def _without_blanks(text: str) -> str:
    return " ".join(BLANK.sub(" ", text).split()) if "[" in text else text
