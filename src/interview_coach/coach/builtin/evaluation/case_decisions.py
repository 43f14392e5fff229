"""Finds where a case answer decides: the recommendation in all the ways people say one, typed and spoken.

Three kinds count. A declared one names itself ("I recommend", "my answer is", "so no"); one in everyday words ("I'd go
with the second", "they should not sign") and an order ("Take the contract.") count where decisions stand, at the start
and towards the end, and only when they speak of something to do about the matter: what one would analyse, ask or build
up in general decides nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.technical_terms import stem, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span

_FLAGS = re.IGNORECASE

_ACT = (
    r"accept|add|adopt|agree|approve|avoid|begin|borrow|bring (?:in|forward|back)|build|buy|cancel|cap|carry on|change|"
    r"charge|choose|close|combine|commit|continue|convert|cut|decline|delay|do|double|drop|employ|end|enter|expand|"
    r"extend|fix|freeze|fund|give (?:up|it|them)|go|halve|hire|hold|import|increase|introduce|invest|join|keep|launch|"
    r"lay off|lease|leave|let(?! me\b| us\b|'s\b)|limit|lower|make|merge|move|negotiate|offer|open|opt|order|"
    r"outsource|pass on|pay|pick|"
    r"pilot|postpone|price|proceed|promise|pull out|purchase|push (?:back|ahead)|put|raise|recruit|reduce|refuse|"
    r"reject|renegotiate|renew|rent|replace|roll|run|save|say (?:yes|no)|scale|scrap|sell|set|shift|shut|sign|skip|"
    r"split|start|stay|stick|stop|subcontract|switch|take|target|test|tender|try|turn (?:it|this|them|down)|"
    r"wait|walk away|withdraw"
)
_ALSO_A_NOUN = (
    r"change|charge|double|import|increase|lease|limit|move|offer|order|pilot|price|promise|purchase|split|switch|"
    r"target|test|tender|run|set|cap|cut|hire|rent|scale|shift|fund|save|make"
)
_STUDY = (
    r"look|see|ask|check|find out|analy[sz]e|understand|investigate|explore|assess|evaluate|consider|think|know|learn|"
    r"study|review|map|segment|benchmark|research|gather|collect|clarify|examine|identify|discuss|talk|listen|"
    r"interview|"
    r"brainstorm|workshop|triangulate|deep[- ]dive|dig|get (?:more|the|some|a) (?:data|numbers|information|team)"
)
_GENERAL_THING = re.compile(
    r"\b(?:analys[ie]s|frameworks?|swot|five forces|study|survey|benchmark\w*|workshops?|interviews?|research|maps?|"
    r"assessment|review|business case|deep dive|brainstorm\w*|synerg\w+|ecosystems?|brand|culture|mindset|strateg\w+|"
    r"vision|stakeholders?|journey|holistic\w*|innovat\w+|transformation|digital\w*|alignment|best practices?|"
    r"value proposition|road ?maps?|trust|communicat\w+|personas?|engagement|awareness|agile|lean|empower\w*|"
    r"relationships?|conversation|open mind|(?:a|right) balance|scorecard|kpis?|data first|questions?|hypothes[ei]s|"
    r"root causes?|basics|bigger picture|big picture|customer (?:centric|first)|drivers?|levers?|structure|"
    r"two by two|2x2|initiatives|quick wins|top[- ]down|bottom[- ]up|approach(?:es)?|numbers|formula|tables?|models?|"
    r"lists?|spreadsheets?|charts?|decision trees?|decision together|sure|task force|calculation|math|"
    r"maths|assumption)\b",
    _FLAGS,
)
_OPEN = re.compile(
    r"\b(?:depends\b|depending on|hard to say|can'?t (?:really )?say|cannot say|not (?:yet )?(?:sure|able)|too early|"
    r"premature|before (?:i|you|we|they|she|he)(?:'d| would| could| can)? ?(?:say|decide|commit|recommend|answer)\w*|"
    r"before (?:saying|deciding|recommending|answering|making)|informed decision|one way or the other|could go either|"
    r"lots of ways|whether (?:or not )?(?:to|we|they|she|he|it|i) |see if|in order to (?:decide|recommend)|"
    r"need (?:more|to (?:see|know|understand))|more (?:time|data|information)|might be|could be|maybe|perhaps|possibly|"
    r"what (?:i|you|we|they|she|he)(?:'d| would)? (?:need|want))\b|\bif (?:and|or) when\b",
    _FLAGS,
)
_NOT_YET = re.compile(
    rf"\b(?:recommend\w*|advi[cs]e\w*|suggest\w*|propos\w+) (?:that )?(?:(?:they|we|you|she|he|management|the \w+) )?"
    rf"(?:should )?(?:to )?(?:first )?(?:{_STUDY}|(?:look|analy[sz]|think|explor|gather|collect|do)ing|(?:doing )?an? "
    r"(?:\w+ )*(?:analysis|study|review|workshop|survey|assessment))\b|"
    r"\b(?:before|without|to make|to give|for|towards?|until|any|final|good|sound|proper) (?:any |an? |the |my |final "
    r")*(?:recommend\w*|decisions?|answer)\b|\brecommend\w* (?:would|will|could|might) (?:then )?(?:depend|follow|come|"
    r"be based)|\b(?:can'?t|cannot|could not|couldn'?t|not|unable to|hesitate to|hard to) recommend\b(?! (?:it|this|"
    r"that|the|to|buy|tak|sign|go|open|enter|rais|do))",
    _FLAGS,
)
_DECLARED = re.compile(
    r"\b(?:i|we)(?: would|'d|'ll| will| do| can only)?(?: also| therefore| still| strongly| definitely| not| only)* "
    r"(?:recommend|advise|suggest|propose|vote for|vote against|vote to)\b|"
    r"\b(?:my|our|the|final|so the)(?: \w+)? (?:recommendation|advice|verdict|conclusion|decision|choice|suggestion|"
    r"proposal|call|vote|preference|pick|answer|position|judge?ment|view) (?:to (?:the )?\w+ )?(?:is|are|would be|"
    r"should be|must be|"
    r"will be|stays|remains|stands)\b(?! (?:not (?:clear|easy|obvious|simple)|unclear|hard|difficult|in the))|"
    r"(?:^|[\n.!?:;*-] ?)\W{0,4}(?:(?:so|my|the|our|final|short|in|overall)\s)*(?:recommend(?:ation|ed)|verdict|"
    r"decision|answer|bottom line|conclusion|short|sum)\s?(?:[:.,–-]|is\b)|"
    r"\bwhat i(?:'d| would) (?:tell|do|recommend|say to|advise)\b|\bi(?:'d| would| will|'ll) (?:tell|advise|urge|"
    r"convince|push) (?:the|him|her|them|you|management|my)\b|\bfor me,? (?:it|that|this|the answer)(?:'d| would|'s|"
    r" is)\b|\b(?:option|plan|supplier|offer|number) \w+ it is\b|\bi(?:'m| am) (?:for|against|in favou?r of|going with|"
    r"going for|voting|not in favou?r)\b|\bi (?:vote|lean towards?|come down|choose|prefer|pick|would prefer|lead with|"
    r"go (?:with|for|there))\b|\bi'?d prefer\b|\bi would prefer\b|\bi'?d rather\b|\bi would rather\b|"
    r"\bi(?:'d| would) say (?:go\b|do it|don'?t|yes|no\b|take|buy|sign|enter|stay|leave|keep|wait)|"
    r"\b(?:overall|in (?:short|sum|the end)|therefore|on balance|all in all|so|then|that'?s),? (?:yeah |um |uh |"
    r"it(?:'s| is) |that'?s |"
    r"that is |the answer is |my answer'?s |i(?:'d| would) say )?(?:a |um |uh |a clear |a firm )*(?:yes|no)"
    r"\b(?=[,.;:!–-]|$| (?:i|we|they|she|he|you|don'?t|do not|not|put|do|take|go|sign|buy|enter|open|to)\b)",
    _FLAGS,
)
"""A recommendation that calls itself one: it counts anywhere."""
_YES_NO = re.compile(
    r"^\W*(?:(?:so|um|uh|well|okay|ok|yeah|and|then|right|short answer|answer)[,: ]+)*"
    r"(?:yes|yep|no|nope|neither|both|definitely|absolutely)\s?(?:[,.;:!–—-]|$|\b(?=(?:i|we|they|she|he|don'?t|do|"
    r"you|the|take|buy|sign|it)\b))",
    _FLAGS,
)
_LEADING = (
    r"(?:[\s\W]*(?:so|and|but|then|now|well|yes|no|yeah|okay|ok|um|uh|overall|finally|therefore|thus|hence|first|"
    r"for now|in short|definitely|or|just|please|right|i (?:think|say|guess)|i'?d say|let'?s|let us|never|do not|"
    r"don'?t)\b[\s,:]*)*"
)
_ORDER = re.compile(
    rf"(?:^|[.:!?;\n] ?){_LEADING}(?P<verb>(?:{_ALSO_A_NOUN})\b(?= (?:it|this|that|the|them|"
    r"a|an|one|both|all|only|at|by|up|down|out|[£$€]?\d))|"
    rf"(?!(?:{_ALSO_A_NOUN})\b)(?:{_ACT}))\b(?!\s?[:=/×*])(?P<rest>[^.;\n]*)",
    _FLAGS,
)
_SPOKEN_ORDER = re.compile(
    r"\b(?:so|then|therefore)[ ,]+(?:yeah[ ,]+|yes[ ,]+|no[ ,]+|um[ ,]+|uh[ ,]+|definitely |just |please )*"
    r"(?:don'?t |do not |never )?(?P<verb>accept|approve|buy|cancel|close|decline|do|drop|enter|hire|keep|"
    r"launch|lease|leave|open|order|refuse|reject|rent|sell|sign|stop|switch)(?= (?:it|this|that|both|"
    r"them|the)\b)(?P<rest>[^.;\n]*)",
    _FLAGS,
)
"""Speech runs on: "… that's eight hundred so lease it"."""
_EVERYDAY = re.compile(
    r"\b(?:i|we|they|she|he|you|it|the \w+(?: \w+)?|management|(?-i:(?!What|That|This|There|Which|Who|How|"
    r"Where)[A-Z]\w+))(?:'d|'ll| would| will| should| ought to|"
    r" must| need to| needs to| have to| has to|'d better| had better| can (?:just|simply|safely)|"
    r"(?:'m| am|'s| is|'re| are) (?:better off|going to|well advised to)|(?<=i think we) can|(?<=i think they) can)"
    r"(?:n'?t| not)?(?: (?:also|only|still|therefore|definitely|certainly|probably|rather|just|simply|then|not|never|"
    r"clearly|really|absolutely|at least|now|all|both|say|think|first))*"
    rf" (?P<verb>{_ACT})(?:ing|ting)?\b(?P<rest>[^.;\n]*)",
    _FLAGS,
)
_ING = re.compile(
    r"\b(?:(?:best|right|better|sensible|smart|safest|wise) (?:thing|move|option|choice|step|call|way|is|would be|"
    r"for \w+)|\b(?:better|best|wise|smart)(?= to\b)|worth|makes "
    rf"(?:more |most |no )?sense|good idea|better off) (?:is |would be |here |forward )*(?:to |not to )?"
    rf"(?P<verb>{_ACT}|\w+ing)\b(?P<rest>[^.;\n]*)",
    _FLAGS,
)
_JUDGED = re.compile(
    r"(?:(?:\b(?:is|are|sounds?|seems?|looks?|be|was)|'s) (?:very |not |too |quite |a bit |rather |perfectly |"
    r"clearly |far |"
    r"more than |un)*(?:sensible|realistic|doable|ambitious|achievable|a stretch|reasonable|feasible|optimistic|"
    r"aggressive|unrealistic|affordable|(?:the )?(?:best|better|right|cheaper|safer|stronger|clear|only) (?:option|"
    r"choice|offer|deal|answer|way|one|move|call|winner)|worth (?:it|doing|the)|the way to go|a no[- ]brainer|"
    r"the winner|my "
    r"(?:choice|pick|answer))|(?:isn'?t|aren'?t|not) worth|(?:clearly )?wins\b|beats\b|(?!customers?|people|safety|"
    r"quality|data|basics|users?)\b\w+ first\b[,.]|"
    r"roll it (?:out|back)|for (?:monday|now):)",
    _FLAGS,
)
_AFTER_STUDY = re.compile(
    rf"\b(?:{_STUDY})\b[^.]*?\bfirst\b|\bfirst,? (?:i|we|they|you)?(?:\'d| would| should| need to|"
    rf" want to)? ?(?:{_STUDY})\b|\babout \w+ing\b[^.]*\bfirst\b",
    _FLAGS,
)
_THE_THING = re.compile(
    r"^\s*(?:it|this|that|so|both|neither|them|ahead|for it|with it|in\b|away|yes|no|now|all of|half of|one (?!on\b)|"
    r"another|more|"
    r"fewer|less|the (?:first|second|third|last|other|cheaper|bigger|smaller|former|latter)|option|plan|offer|only)",
    _FLAGS,
)
_FIRST_OBJECT = re.compile(r"\b(?:and|but|then|because|since|so)\b|,", _FLAGS)
_BY_ITSELF = re.compile(
    r"(?:wait|decline|refuse|accept|reject|proceed|withdraw|carry on|walk away|say (?:yes|no)|pull out|stop|"
    r"stay|sign|buy|sell|hire|enter|launch|expand|lease|rent|invest|switch|outsource|renew|close|cut|raise)\b",
    _FLAGS,
)
"""Decisions that need no object."""
_CHOSEN = re.compile(r"^\s*(?:for|with|ahead)\b", _FLAGS)
_TOO_VAGUE = re.compile(r"^\s*(?:it|this|that) (?:from|as|like|in terms|step|down|into|by)\b", _FLAGS)
_TOWARDS_THE_END = 0.5
"""Share of the answer at which a sentence has to end to stand towards its end."""
_SHORT_HEADING = 3


@dataclass(frozen=True, slots=True)
class _Matter:
    """What the question asks to decide about, as stems, and how the answer stands to it."""

    stems: frozenset[str]
    worked: bool

    def has(self, stretch: str) -> bool:
        """Whether a stretch speaks of the matter: of something in the question, of a number, or of "it"."""
        return bool(
            _THE_THING.match(stretch) or quantities(stretch) or terms(stretch).stems & self.stems
        ) and not _TOO_VAGUE.match(stretch)


def decisions(text: AnswerText, question: str, *, worked: bool) -> tuple[Span, ...]:
    """Sentences that decide, in their order. `worked` says that the answer worked something out: where nothing was,
    "I'd start with …" names an activity and only a declared recommendation counts."""
    matter = _Matter(
        terms(question).stems | {stem(word) for word in re.findall(r"[a-z]{4,}", question.lower())}, worked
    )
    found = [s for index, s in enumerate(text.sentences) if _is_decision(text, index, matter)]
    return tuple(dict.fromkeys(_past_heading(text, s) for s in found))


def _past_heading(text: AnswerText, sentence: Span) -> Span:
    """The sentence after a bare heading ("Recommendation.")."""
    index = text.sentences.index(sentence)
    bare = (
        sentence.word_count < _SHORT_HEADING and index + 1 < len(text.sentences) and not _YES_NO.search(sentence.text)
    )
    return text.sentences[index + 1] if bare and _DECLARED.search(sentence.text) else sentence


def _is_decision(text: AnswerText, index: int, matter: _Matter) -> bool:
    sentence = text.sentences[index]
    said = sentence.text.strip().replace("’", "'")
    if said.endswith("?") or _NOT_YET.search(said):
        return False
    declared = _DECLARED.search(said)
    if declared and not _is_emptied(said[declared.start() :]):
        return True
    if _OPEN.search(said) or _AFTER_STUDY.search(said):
        return False
    opens = index == 0 or (index == 1 and text.sentences[0].word_count <= _SHORT_HEADING)
    closes = sentence.end >= _TOWARDS_THE_END * len(text.shown)
    if not (opens or closes):
        return False
    return bool(_YES_NO.search(said)) or (matter.worked and (_acts(said, matter) or bool(_JUDGED.search(said))))


def _is_emptied(said: str) -> bool:
    """Whether a declared recommendation says nothing: it is put off, or is about an analysis in general."""
    if _OPEN.search(said) and not re.search(r"\b(?:if|unless|provided|until|but|only)\b", said, _FLAGS):
        return True
    return bool(_GENERAL_THING.search(said)) and not (quantities(said) or _acts(said, None))


def _acts(said: str, matter: _Matter | None) -> bool:
    """Whether a sentence says to do something about the matter, and not something that one does in general."""
    for pattern in (_EVERYDAY, _ORDER, _SPOKEN_ORDER, _ING):
        for match in pattern.finditer(said):
            rest = match["rest"]
            if _GENERAL_THING.search(_FIRST_OBJECT.split(" ".join(rest.split()[:6]))[0]):
                continue
            if match["verb"].lower().startswith("go") and _CHOSEN.match(rest):
                return True
            if _BY_ITSELF.match(match["verb"]) and not rest.strip(" .,!"):
                return True
            about = rest if _THE_THING.match(rest) else f"{match['verb']} {rest}"
            if matter is None or matter.has(about):
                return True
    return False
