"""What an answer about motivation shows: things of this job, own facts, candour, set phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.motivation_talk import Talk, talk_of
from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.standard_questions import Part, StandardQuestion, standard_questions_in
from interview_coach.coach.builtin.evaluation.technical_cues import REASON, with_sign
from interview_coach.coach.builtin.evaluation.technical_terms import stem, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.embedding import encoder

CLICHE = re.compile(
    r"\b(?:passionate|passion for|hard[- ]working|team player|fast learner|quick learner|go[- ]getter|"
    r"detail[- ]oriented|"
    r"(?:great|good|nice) (?:company|opportunity|place|fit)|leading company|dream (?:job|company)|(?:grow|"
    r"growth) (?:opportunit\w+|professionally)|"
    r"opportunit(?:y|ies) to (?:grow|learn|develop)|dynamic (?:team|environment|company)|next level|new challenges?|"
    r"self[- ]starter|"
    r"think(?:ing)? outside the box|perfectionist|people person|great reputation|speaks? well of you|"
    r"been around for|look(?:ed)? at your (?:web)?site|well[- ]known|add value|"
    r"motivated (?:person|individual)|"
    r"(?:excellent|strong|great) communication skills|world[- ]class|cutting[- ]edge|make a difference|give (?:110|"
    r"100) ?(?:%|percent))\b",
    re.I,
)
OWN_PAST = re.compile(
    r"\b(?:i|we) (?:\w+ly )?(?:\w+ed|ran|built|led|wrote|made|took|taught|kept|sold|found|grew|brought|began|got|"
    r"came|went|set|cut|"
    r"chose|learnt|knew|had|was|were|did|spent|dealt|saw|gave|held|met|"
    r"won|put|sat|rang|spoke|drove|caught)\b|\b(?:last|for the past|"
    r"over the last|since) \w+|\bin my (?:last|current|present|previous)\b|\bmy (?:team|project|thesis|internship|"
    r"degree|apprenticeship)\b",
    re.I,
)
THIS_JOB = re.compile(
    r"\b(?:this (?:role|job|position|post|team|company|place|work)|your (?:team|company|product|customers?|clients?|"
    r"posting|ad|advert|website|mission|clinic|school|store|hospital)|the (?:role|position|posting|job description|"
    r"ad)|you (?:ask|want|need|write|build|sell|make|offer|run|say|are (?:moving|building|looking|hiring)))\b",
    re.I,
)
CANDID = re.compile(
    r"\b(?:honest(?:ly)?|to be (?:honest|frank)|the truth is|i(?:'ve| have) (?:not|never)|i haven'?t|"
    r"i don'?t (?:yet |have )|i'?m not|what i lack|"
    r"my weak\w*|i (?:struggle|struggled|find it hard|tend to)|still (?:learning|need)|"
    r"(?:i|i'd|i'll|would|will) (?:still )?(?:need|want|would like|have|hope) to (?:learn|get better|get used|improve|"
    r"work|catch up)|not yet|(?:would|will) (?:still )?be (?:new|hard\w*)|new (?:to|for) me|"
    r"(?:is|are|was|were) new(?: ground)?(?=[,.;]|$)|never (?:worked|used|done|had)|"
    r"i left because|i(?:'m| am) leaving because|i was (?:laid off|let go|made redundant)|it did not work|"
    r"didn'?t work out|pay|salary|commute|"
    r"closer to home|family|not (?:perfect|the right)|my limit|gap|missing|miss)\b",
    re.I,
)
LIMIT = re.compile(
    r"\b(?:to (?:learn|get better|get used|improve|catch up)|not yet|haven'?t|have not|never|new|hard\w*|difficult|"
    r"what i lack|my (?:weak\w*|limit)|struggle\w*|gap|missing|still (?:learning|need\w*|working))\b",
    re.I,
)
"""Words that say what would be new or hard for the speaker."""
BACKGROUND = re.compile(
    r"\b(?:your background|tell me about yourself|introduce yourself|your (?:cv|r[eé]sum[eé]|career|story|path|journey)"
    r" (?:so far|to (?:me|date))|through your (?:cv|r[eé]sum[eé]|career)|brought you to where)",
    re.I,
)
WHY_HERE = re.compile(
    r"\b(?:why (?:do you want|would you like|us\b|here\b|this (?:job|"
    r"role|position)|does this|is this|did you (?:apply|pick|"
    r"choose us))|pick us|know about us|attracts? you|answer our advert|in particular|interest you|job description)",
    re.I,
)
"""Questions whose answer has to name something of this job or employer; others on motivation can be answered by what
one likes about the work."""
DRAWS = re.compile(
    r"\b(?:(?:draws|attracts|interests|appeals to) me|what (?:i like|i enjoy|made me apply)|made me apply|"
    r"(?:drawn|attracted) (?:to|by)|i (?:really )?(?:like|enjoy) (?:that|how|the|your|"
    r"it)|the (?:mix|part|bit) (?:of|with|where|that)|in this (?:role|post|job)|"
    r"i(?:'d| would) (?:also )?(?:like|love) to (?:do|spend|work|learn|be|see|make|have))\b",
    re.I,
)
"""Words that come with a task somebody wants."""
VAGUE = re.compile(
    r"\b(?:i (?:think|guess|suppose|hope)|maybe|perhaps|somehow|something|sort of|kind of|more or less|not really|"
    r"i would have to look|fairly|as one does|the normal one|normal|different (?:jobs|things)|some (?:years|time|of)|"
    r"not (?:much|so much)|a while|or somebody|hard to say|as they come)\b",
    re.I,
)
LEADS_HERE = re.compile(
    r"\b(?:why i(?:'m| am) here|brings me (?:here|to)|brought me (?:here|to)|what i want (?:now|next)|next step|"
    r"i(?:'m| am) (?:now )?looking for|i(?:'d| would) (?:now )?like to|i want (?:to|more|a)|that(?:'s| is) why i|"
    r"so (?:now )?i (?:am|want|applied))\b",
    re.I,
)
COMPLAINT = re.compile(
    r"\b(?:(?:my|the|our) (?:boss|manager|company|colleagues?|team|management) (?:was|were|is|"
    r"are) (?:\w+ )?(?:terrible|bad|awful|toxic|incompetent|stupid|unfair|lazy|horrible|a nightmare|an idiot)|"
    r"hated|toxic|nobody (?:there )?(?:cared|knew|listened)|they never (?:listened|paid|appreciated)|stupid|idiots?|"
    r"sick of)\b",
    re.I,
)
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")

IDEAL_WORDS = (45, 220)
"""About 20 to 90 seconds of speech."""


@dataclass(frozen=True, slots=True)
class Motive:
    """Sentences by what they show. `named` are the ones with something of this job or employer in it, `mentions` the
    ones that speak of the job without; `posting_words` are words that answer and posting share beyond those of the
    question; `onward` lead from the past to this job, `limits` say what would be new or hard.
    `about_path` says that the question asks for the way so far and not for reasons, `why_here` that it asks for what
    is special about this job. For a standard question of another kind (`standard`), `told` and `missing` are the parts
    of its answer (`definite` those told with a name, a figure or some content), and `answering` the sentences that say
    one of them; for other questions `answering` are the sentences about what was asked. What leads away from work, and
    what only praises the speaker, is none of these: see `talk`."""

    topic: float
    about_path: bool
    why_here: bool
    standard: tuple[StandardQuestion, ...]
    told: tuple[Part, ...]
    definite: tuple[Part, ...]
    missing: tuple[Part, ...]
    answering: tuple[Span, ...]
    talk: Talk
    named: tuple[Span, ...]
    mentions: tuple[Span, ...]
    cliches: tuple[Span, ...]
    facts: tuple[Span, ...]
    detailed: tuple[Span, ...]
    linked: tuple[Span, ...]
    onward: tuple[Span, ...]
    candid: tuple[Span, ...]
    limits: tuple[Span, ...]
    complaints: tuple[Span, ...]
    reasons: tuple[Span, ...]
    posting_words: tuple[str, ...]

    @property
    def about_self(self) -> bool:
        """Whether the question can be answered well without a word about the new job."""
        return bool(self.standard)

    @property
    def useful(self) -> frozenset[Span]:
        """Sentences that do something for the answer."""
        kinds = (self.named, self.mentions, self.facts, self.candid, self.reasons, self.answering)
        return frozenset(span for spans in kinds for span in spans)


def motive_of(request: EvaluationRequest, text: AnswerText) -> Motive:
    talk = talk_of(
        text,
        checkable=frozenset(s for s in text.sentences if has_names_or_figures(s) or DRAWS.search(s.text)),
        to_them=frozenset(s for s in text.sentences if any(sign.search(s.text) for sign in (THIS_JOB, DRAWS, _THEY))),
    )
    to_the_matter = tuple(s for s in text.sentences if s not in talk.asides and s not in talk.boasts)
    standard = () if BACKGROUND.search(request.question) else standard_questions_in(request.question)
    parts = tuple(part for question in standard for part in question.parts)
    told = tuple(part for part in parts if with_sign(to_the_matter, part.sign))
    shared = _shared_with_posting(request, text)
    cliches = with_sign(text.sentences, CLICHE)
    named = tuple(s for s in to_the_matter if _names_something(s, shared, request.question))
    facts = tuple(s for s in to_the_matter if OWN_PAST.search(s.text) and s.word_count >= 5)
    late = tuple(s for s in to_the_matter if s.end > 0.6 * len(text.shown))
    candid = with_sign(to_the_matter, CANDID)
    cosine = float(encoder().similarity([text.shown.strip() or " "], [request.question or " "])[0][0])
    return Motive(
        topic=max(0.0, cosine),
        about_path=bool(BACKGROUND.search(request.question)),
        why_here=bool(WHY_HERE.search(request.question)),
        standard=standard,
        told=told,
        definite=tuple(p for p in told if any(p.sign.search(s.text) for s in to_the_matter if is_definite(s))),
        missing=tuple(part for part in parts if part not in told),
        answering=tuple(s for s in to_the_matter if any(part.sign.search(s.text) for part in told))
        if standard
        else _about_what_was_asked(text, to_the_matter, request.question),
        talk=talk,
        named=named,
        mentions=tuple(s for s in to_the_matter if THIS_JOB.search(s.text) and s not in named and s not in cliches),
        cliches=cliches,
        facts=facts,
        detailed=tuple(s for s in facts if has_names_or_figures(s) or len(terms(s.text).stems) >= 8),
        linked=tuple(s for s in named if s in facts or REASON.search(s.text)),
        onward=tuple(s for s in late if LEADS_HERE.search(s.text) or THIS_JOB.search(s.text)),
        candid=candid,
        limits=tuple(s for s in candid if LIMIT.search(s.text)),
        complaints=with_sign(text.sentences, COMPLAINT),
        reasons=with_sign(to_the_matter, REASON),
        posting_words=tuple(sorted(shared)),
    )


_CONTENT = 5
"""Content words from which a sentence without a name or a figure says something."""


def is_definite(sentence: Span) -> bool:
    if VAGUE.search(sentence.text):
        return False
    return has_names_or_figures(sentence) or len(terms(sentence.text).stems) >= _CONTENT


_ABOUT_IT = 0.3
"""Cosine with the question from which a sentence is about what was asked."""


def _about_what_was_asked(text: AnswerText, sentences: tuple[Span, ...], question: str) -> tuple[Span, ...]:
    if not sentences or not question.strip():
        return ()
    near = encoder().similarity([text.neutral(s.text) for s in sentences], [question])[:, 0]
    return tuple(s for s, cosine in zip(sentences, near, strict=True) if cosine >= _ABOUT_IT)


def has_names_or_figures(sentence: Span) -> bool:
    return bool(quantities(sentence.text) or sentence.names or _ACRONYM.search(sentence.text))


def _shared_with_posting(request: EvaluationRequest, text: AnswerText) -> frozenset[str]:
    """Stems of the answer that stand in the posting and say something of this job: not the words of the question,
    not the title and the employer's name at the top, and not what every posting says."""
    posting = (request.posting_text or "").strip()
    top = re.split(r"\n|(?<=[.!?])\s", posting, maxsplit=1)[0]
    title = terms(top).stems if len(top.split()) <= _LONGEST_TITLE else frozenset()
    return (terms(posting).stems & terms(text.shown).stems) - terms(request.question).stems - title - _IN_EVERY_POSTING


_LONGEST_TITLE = 12
_IN_EVERY_POSTING = terms(
    "job role position post team work working worker colleague company employer people person staff experience "
    "experienced skill skills ability able year years month week day days time full part hour hours shift good great "
    "strong excellent best new help support join look looking offer offers need needs want like require required "
    "requirement requirements must plus apply application candidate career opportunity opportunities environment "
    "learn develop grow growth professional qualified degree knowledge responsible responsibility responsibilities "
    "daily salary pay benefits training located location place start high quality service business manager management"
).stems
"""What nearly every posting says, whatever the job."""


def _names_something(sentence: Span, shared: frozenset[str], question: str) -> bool:
    """Two words of the posting, or one said of this job, or something that the employer is or does."""
    plain = CLICHE.sub(" ", sentence.text)
    own = terms(plain)
    of_posting = len({stem(word) for word in own.words} & shared)
    speaks_of_them = bool(THIS_JOB.search(plain) or _THEY.search(plain))
    theirs = _THEY.search(plain)
    said = terms(theirs["said"]).stems - terms(question).stems - _IN_EVERY_POSTING if theirs else frozenset()
    if DRAWS.search(plain) and len(own.stems - terms(question).stems - _IN_EVERY_POSTING) >= _FEWEST_DRAWN:
        return True
    return of_posting >= 2 or (of_posting >= 1 and speaks_of_them) or len(said) >= _FEWEST_SAID


_THEY = re.compile(
    r"\b(?:your (?!(?:company|team|role|job|position)\b)|"
    r"(?<!thank )(?<!tell )(?<!help )(?<!for )(?<!with )you (?!(?:are (?:a|an|the)|know|can|get|have to|learn|see)\b))"
    r"(?P<said>.*?)(?=[,.;:]|\b(?:and|but|because|so|where) (?:i|my)\b|$)",
    re.I | re.S,
)
_FEWEST_DRAWN = 3
_FEWEST_SAID = 2
"""Content words with which a sentence about "you" says something that would not fit any employer."""
