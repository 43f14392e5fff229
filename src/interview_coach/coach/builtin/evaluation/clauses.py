"""Reads a clause: who acts, what the verb says, whether it happened, and how much of it could be pictured."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from interview_coach.coach.builtin.evaluation.lexicon import (
    NOTICING_VERBS,
    NUMBER,
    PRESENT_DOING,
    STATE_VERBS,
    VAGUE_VERBS,
    YEAR,
    is_concrete,
    is_participle,
    is_past,
    word_set,
)
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span


class Agent(StrEnum):
    I = "i"  # noqa: E741
    WE = "we"
    PASSIVE = "passive"
    OTHER = "other"
    NONE = "none"


class Mode(StrEnum):
    HAPPENED = "happened"
    PRESENT = "present"
    MODAL = "modal"
    HABIT = "habit"


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as read. `concrete` counts words, names and figures that could be pictured; `doing` is whether the
    verb is something done (not a state, a wish or a thought); `noticing` whether it is something found out."""

    span: Span
    agent: Agent
    mode: Mode
    verb: str
    doing: bool
    noticing: bool
    concrete: frozenset[str]
    numbers: int
    sentence: int

    @property
    def own_step(self) -> bool:
        return self.agent is Agent.I and self.doing and self.mode in (Mode.HAPPENED, Mode.PRESENT)

    @property
    def shared_step(self) -> bool:
        """Something done by "we" or by nobody named."""
        return self.agent in (Agent.WE, Agent.PASSIVE) and self.doing and self.mode is Mode.HAPPENED

    @property
    def specific(self) -> bool:
        """A listener can picture it: two concrete words beside a verb that says nothing, one beside one that does."""
        return len(self.concrete) >= (3 if self.verb in VAGUE_VERBS else 2)


_LEAD = re.compile(
    r"^(?:(?:and|so|but|then|because|cause|also|first|second|third|next|finally|afterwards|later"
    r"|now|well|yeah|yes|okay|"
    r"that|which|who|when|while|until|if|after|before|since|where|again|still|even|basically|anyway|eventually|"
    r"instead|meanwhile|only|what i did was|what i did is|the first thing i did was|situation|task"
    r"|action|result)\s+)+"
)
_SUBJECT = re.compile(
    r"\b(i|we|he|she|they|it|you|nobody|nothing|everybody|everyone|somebody|who|that|this|there|"
    r"(?:the|my|our) (?:whole )?(?:team|group|crew|department|class|company|staff))(?:'(d|ve|re|s|ll|m))?\b(?!')"
)
_SUBORDINATE = re.compile(r"^(?:and |so |but )*(?:after|when|before|while|since|once|as soon as|every time)\b")
_SKIP = word_set(
    """had has have 've was were am been just also then even never only first personally actually kind of kinda sort
    basically really still already quickly immediately finally eventually again not didn't did ended up and
    started began decided managed to 'd always usually often simply quietly therefore myself both all each
    later um would could should might will can may must do does don't needed"""
)
_BE = frozenset(["was", "were", "am", "is", "are", "been", "being", "wasn't", "weren't", "isn't"])
_AUXILIARY = frozenset(
    ["had", "has", "have", "did", "do", "does", "need", "needed", "managed", "started", "began", "decided"]
)
_NO_VERB = word_set(
    """a an the my our his her their its this that these those some any all everything nothing something no it him
    them me us you two three four five six several many one lots plenty more less in on at for with of from
    about to by like so very pretty quite too as if what how why where who both each every other another good
    bad"""
)
_NAMES_LIKE_PAST = word_set("rose drew fred ahmed mohammed mohamed hamed jared winifred ned ted jed")
_AFTER_A_NAME = word_set("was had has is and")
_MODAL = re.compile(r"\b(?:would|wouldn't|should|might|will|won't|may|can|can't|could|shall)\b")
_CONTRACTED = re.compile(r"\b(?:i|we|he|she|they|you|it|who|that)'(d|ll)\s+((?:\w+\s*){1,4})")
_HABIT = re.compile(
    r"\b(?:always|usually|often|typically|generally|normally|every time|whenever|regularly|tend to"
    r"|tends to|on a regular basis"
    r"|constantly|in general|from time to time|sometimes|each time|as a rule)\b"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|got|gets|get)\s+(?:\w+ly\s+|also\s+|then\s+|all\s+"
    r"|never\s+)?(\w+)\b"
)
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_QUOTED = re.compile(r"[\"“][^\"”]{4,}[\"”]")


def read_clauses(text: AnswerText) -> tuple[Reading, ...]:
    """Every clause of the answer, in order."""
    readings: list[Reading] = []
    for index, sentence in enumerate(text.sentences):
        agent = Agent.I
        for span in text.clauses_of(sentence):
            reading = _read(span, index, agent)
            if reading.agent is not Agent.NONE:
                agent = reading.agent
            readings.append(reading)
    return tuple(_as_happened(r) for r in readings) if _told_in_present(readings) else tuple(readings)


_ONCE = re.compile(
    r"\b(?:one (?:day|time|night|morning|evening|weekend|week|project|case)|once|last (?:week|month|year|summer|winter)"
    r"|that (?:day|night|morning|evening|week)|(?:days?|weeks?|months?|years?) ago|in (?:19|20)\d\d|after (?:that|this)"
    r"|in the end|at the end|then|the next day|in my (?:last|first|old|previous) \w+|when i (?:was|worked))\b"
)
FEWEST_TIMES, FEWEST_PRESENT = 2, 3


def _told_in_present(readings: list[Reading]) -> bool:
    """Whether a story that was is told in the present tense ("one day the system is down, so I go there and say"):
    it says when, steps stand in the present, others act in it too, and it is not said to be the rule."""
    family = [r for r in readings if r.agent in (Agent.I, Agent.WE)]
    present = [r for r in family if r.mode is Mode.PRESENT and r.doing]
    past = [r for r in family if r.mode is Mode.HAPPENED and r.doing]
    times = {match.group() for r in readings for match in _ONCE.finditer(r.span.plain)}
    rule = sum(r.mode is Mode.HABIT for r in family)
    others = sum(r.agent is Agent.OTHER for r in readings)
    told = len(present) >= FEWEST_PRESENT and len(present) > len(past) and others >= FEWEST_TIMES
    rare = rule <= 1 or (len(times) > FEWEST_TIMES and rule < len(present))
    return told and len(times) >= FEWEST_TIMES and rare


def _as_happened(reading: Reading) -> Reading:
    told = reading.mode is Mode.PRESENT and reading.agent is not Agent.NONE
    return replace(reading, mode=Mode.HAPPENED) if told else reading


def _read(span: Span, sentence: int, before: Agent) -> Reading:
    words = _main_clause(span.plain)
    agent, verb = _who_does_what(words, before)
    mode = _mode(words, agent, verb)
    numbers = sum(1 for m in NUMBER.finditer(span.plain) if not YEAR.match(m.group().strip()))
    return Reading(
        span,
        agent,
        mode,
        verb,
        doing=bool(verb) and verb not in STATE_VERBS,
        noticing=verb in NOTICING_VERBS,
        concrete=_concrete(span, verb),
        numbers=numbers,
        sentence=sentence,
    )


def _main_clause(wording: str) -> str:
    """Without connectives, and without a subordinate opening ("after we paid them twice I proposed …")."""
    words = _LEAD.sub("", wording + " ").strip()
    if _SUBORDINATE.match(wording):
        subjects = list(_SUBJECT.finditer(words))
        if len(subjects) > 1 and subjects[-1].group(1) in {"i", "we"} and subjects[-1].start() > 8:
            return words[subjects[-1].start() :]
    return words


def _who_does_what(words: str, before: Agent) -> tuple[Agent, str]:
    tokens = words.split()
    if not tokens:
        return Agent.NONE, ""
    if is_past(tokens[0]) and not (len(tokens) > 1 and (tokens[1] == "by" or _is_name_spoken(tokens))):
        own = before in (Agent.I, Agent.WE) and "me" not in tokens[1:3]
        return (before if own else Agent.OTHER), tokens[0]
    subject = _SUBJECT.search(words)
    passive = _passive_verb(words)
    if subject is None or _verb_stands_before(tokens, words, subject):
        if passive:
            return Agent.PASSIVE, passive
        return _named_subject(tokens)
    agent = _agent(subject.group(1))
    if (
        passive
        and agent is not Agent.I
        and words.find("was") >= 0
        and agent is Agent.OTHER
        and subject.group(1) == "it"
    ):
        return Agent.PASSIVE, passive
    return agent, _verb_after(words[subject.end() :].split(), own=agent in (Agent.I, Agent.WE))


def _is_name_spoken(tokens: list[str]) -> bool:
    """Whether a word is a name without its capital, since the verb comes behind it ("rose called the plumber")."""
    return tokens[0] in _NAMES_LIKE_PAST and (is_past(tokens[1]) or tokens[1] in _AFTER_A_NAME)


def _agent(subject: str) -> Agent:
    if subject == "i":
        return Agent.I
    if subject == "we" or " " in subject:
        return Agent.WE
    return Agent.OTHER


def _verb_stands_before(tokens: list[str], words: str, subject: re.Match[str]) -> bool:
    """Whether another subject and its verb come first ("the client uploaded it")."""
    ahead = words[: subject.start()].split()
    return (
        len(ahead) >= 2
        and any(is_past(t) or t in STATE_VERBS for t in ahead[1:])
        and tokens[0] not in {"in", "on", "at"}
    )


def _passive_verb(words: str) -> str:
    for found in _PASSIVE.finditer(words):
        if is_participle(found.group(1)) and found.group(1) not in {"supposed", "used", "called", "worried", "tired"}:
            return found.group(1)
    return ""


def _named_subject(tokens: list[str]) -> tuple[Agent, str]:
    for token in tokens[1:]:
        if is_past(token) or token in {"was", "were", "is", "are", "has", "had"}:
            return Agent.OTHER, token
    return Agent.NONE, ""


def _verb_after(tokens: list[str], *, own: bool) -> str:
    """The verb that says what was done: auxiliaries and adverbs are passed over, unless nothing follows them
    ("had a checklist": had; "had written": written; "was on patrol": was)."""
    auxiliary = ""
    for index, token in enumerate(tokens[:7]):
        if token in _BE and not token.endswith("ing"):
            return _after_be(tokens[index + 1 :], token)
        if token in _SKIP:
            auxiliary = token if token in _AUXILIARY else auxiliary
            continue
        if token in _NO_VERB or token[0].isdigit():
            return auxiliary
        if own or is_past(token) or token.endswith("s") or token in STATE_VERBS:
            return token
        return token if token in PRESENT_DOING else auxiliary
    return auxiliary


def _after_be(tokens: list[str], be: str) -> str:
    following = next((t for t in tokens if t not in _SKIP), "")
    return following if following.endswith("ing") and len(following) > 4 else be


def _mode(words: str, agent: Agent, verb: str) -> Mode:
    if _HABIT.search(words):
        return Mode.HABIT
    contracted = _CONTRACTED.search(" ".join(words.split()[:7]))
    if contracted and (contracted.group(1) == "ll" or not _is_perfect(contracted.group(2).split())):
        return Mode.MODAL
    modal = _modal(words)
    if modal and (agent not in (Agent.I, Agent.WE) or not is_past(verb) or verb in {"would", "could", "should"}):
        return (
            Mode.MODAL
            if modal.group() not in {"could", "couldn't", "can't"} or "if" in words.split()
            else Mode.HAPPENED
        )
    if (
        is_past(verb)
        or (agent is Agent.OTHER and any(map(is_past, words.split()[1:5])))
        or re.search(r"\b(?:was|were|had|did|didn't|wasn't|weren't|hadn't)\b", words)
    ):
        return Mode.HAPPENED
    return Mode.PRESENT


def _modal(words: str) -> re.Match[str] | None:
    """The first modal verb; "will" before a verb in the past is a name without its capital."""
    for found in _MODAL.finditer(words):
        following = words[found.end() :].split()[:1]
        if found.group() not in ("will", "may") or not any(map(is_past, following)):
            return found
    return None


def _is_perfect(following: list[str]) -> bool:
    """Whether 'd is "had": a participle comes soon, and no plain verb before it ("he'd more or less built")."""
    for word in following[:4]:
        if is_participle(word) or word in {"already", "just", "been", "had", "better"}:
            return True
        if word in PRESENT_DOING or word in {"be", "have", "like", "think", "say", "want", "love", "hate", "know"}:
            return False
    return False


def _concrete(span: Span, verb: str) -> frozenset[str]:
    """What could be pictured: words for things and doings, figures, and one item for each name, whatever it is."""
    acronyms = {name.lower() for name in _ACRONYM.findall(span.text)}
    words = {
        w
        for w in (word.removesuffix("'s") for word in span.plain.split())
        if is_concrete(w) and w not in VAGUE_VERBS and w not in acronyms
    }
    figures = {m.group().strip() for m in NUMBER.finditer(span.plain)}
    doing = {verb} if verb in PRESENT_DOING and verb not in VAGUE_VERBS else set()
    quoted = {"quote", "unquote"} if _QUOTED.search(span.text) else set()
    names = {f"name {name}" for name in (*span.names, *acronyms)}
    return frozenset(words | figures | doing | quoted | names)
