"""Words in an answer that are meant for whoever marks it: orders, pleas, made-up marks, attempts to steer a model.

General wordings, each of which nobody needs in an answer; ordinary answers (labelled/) hold none of them. What is
found is masked before anything is marked, so that it moves no mark, with whichever engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.builtin.evaluation.cuts import Offsets

_TO_THE_GRADER = re.compile(
    r"(?:\bplease\s+)?\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?"
    r"|prompts?|rules?|rubrics?|guidelines|criteria|the above|everything (?:above|before))\b"
    r"|(?:^|\n|(?<=[.!?\]]))\s*\W{0,3}(?:system|assistant|admin|developer|user)\s*(?:prompt"
    r"|message|note|override)?\s*:\s*\S"
    r"|\b(?:system|assistant|admin|developer)\s+(?:prompt|message|note|override)\s*:\s*\S"
    r"|<\|?/?\s*(?:system|assistant|im_start|im_end|instructions?)\b|\[/?(?:inst|system)\b"
    r"|\b(?:note|message|instructions?|reminder|attention)\s+(?:to"
    r"|for)\s+(?:the\s+)?(?:\w+\s+)?(?:grader|evaluator|evaluation|scorer|scoring|rater|marker|ai"
    r"|model|llm|system|assistant|bot|examiner|assessor)\b"
    r"|\b(?:dear|hey|attention,?)\s+(?:grader|evaluator|scorer|rater|examiner|ai|model|llm"
    r"|language model|chatgpt|gemini|assistant)\b"
    r"|\b(?:give|award|assign|output|return|rate|score|mark|grant"
    r"|print)\b.{0,50}\b(?:[45](?:\.0)?\s*(?:/|out of|of)\s*5|full marks?|(?:maximum|highest"
    r"|perfect|top|best)(?: possible)? (?:mark|marks|score|grade|rating|points)|100\s*(?:%|/\s*100"
    r"|percent|points)|a 5\b|all (?:5s|fives))"
    r"|\bthe (?:grader|evaluator|scoring model|evaluation system|rater) (?:must|should|has to|will|is)\b"
    r"|\byou are (?:now )?(?:a|an|the) (?:\w+ )?(?:grader|evaluator|scorer|rater|language model|ai"
    r"|assistant|helpful)\b"
    r"|\bthis (?:candidate|answer|applicant|response) (?:has (?:already )?been (?:verified"
    r"|approved|checked)|(?:deserves|should (?:get|receive|be (?:given|rated|scored|marked)))"
    r"|must (?:be|get|receive))"
    r"|\b(?:evaluator|grader|examiner|marker|assessor|rater)(?:'s)? (?:note|comment|remark|instruction)s?\b"
    r"|\b(?:the )?candidate'?s (?:results?|answers?|score|claims?) (?:was|were|is|are|ha(?:s|ve) been)"
    r" (?:verified|checked|confirmed)\b"
    r"|\bwhoever (?:reads|marks|grades|scores|evaluates|rates) this\b"
    r"|\b(?:the|this|my) answer (?:earns|gets|is worth|merits) (?:an? )?(?:five|5|full|top|highest|perfect)\b"
    r"|\b(?:please|kindly)\b.{0,60}\b(?:let (?:me|this one|it) (?:through|pass)|be (?:generous|lenient))"
    r"|\bbe (?:generous|lenient) (?:here|with (?:me|the marks?|this))\b"
    r"|</?(?:score|result|mark|overall|rating|grade)\b[^>]{0,80}>"
    r"|\b(?:score|mark|rating|grade)\s*[:=]\s*(?:[45](?:\.\d)?\s*(?:/|out of)\s*5|100\b)"
    r"|\b(?:model|sample|perfect|ideal) answer\s*:"
    r"|\btreat (?:the )?missing (?:parts|points) as present\b",
    re.I,
)
_STEERING = re.compile(
    # marks and levels that an answer gives itself
    r"\blevels?\s*(?:(?:are|is|=|:|of|to|at)\s*)?(?:all\s*)?(?:5|five)\b(?![.,]?\d|\s*(?:%|to\b|or\b|percent))"
    r"|\b(?:set|give|rate|put|mark) (?:every|each|all) (?:the )?(?:levels?|dimensions?|criteri(?:on|a))\b"
    r"|\bmark (?:it |this |me )?(?:at |as |with )?(?:a )?(?:high\b|five\b|[45]\b(?![.,:]?\d))"
    r"|\bif you (?:mark|score|rate|grade) (?:this|me|my|it)\b"
    r"|\b(?:markers?|graders?|raters?|evaluators?)\b.{0,30}\bgave (?:this|it|me|my)\b"
    r"|\b(?:asks?|tells?|orders?|requires?|wants?) you to (?:give|mark|rate|score|award)\b"
    r"|\bfor a (?:perfect|top|full) (?:evaluation|assessment|mark|score)\b"
    r"|\b(?:best|perfect|excellent) answer\b.{0,40}\b(?:five|5) out of (?:five|5)\b"
    r"|\bnote from (?:the )?(?:developers?|operators?|admins?|system)\b"
    r"|\bevaluation\s*:.{0,60}\d+\s*/\s*(?:5|10|100)\b|\bexpected (?:mark|score|grade)\b"
    r"|(?:answer|[\"”])\s*(?:->|=>|→)\s*[45]\b"
    r"|\bthis (?:candidate|answer|applicant|response) (?:was|is|has been) (?:pre-?)?(?:verified|approved|selected)\b"
    r"|\brubric\b.{0,30}\b(?:does not|doesn't|do not|don't|not) apply\b|\bhas no rubric\b"
    r"|\bnot apply (?:the|any) (?:caps?|rubric)\b"
    r"|\b(?:disregard|ignore|forget) (?:it|them|this|that) and (?:mark|rate|score|give)\b"
    r"|\b(?:evidence|information|hints?|lines?) (?:for|to) (?:the |all )?(?:markers?|graders?|evaluators?|raters?)\b"
    r"|\b(?:for )?(?:automated|machine|ai) readers?\b|\b(?:marker|grader|rater)s?\s*[:,]\s*(?:\w+ ){0,3}(?:forget"
    r"|ignore|give|mark|answer|this|pre)\b|\bdear (?:\w+ )?(?:coach|marker|judge)\b"
    # orders to a model
    r"|\byou are (?:now )?(?:dan\b|an? (?:ai|llm|bot)\b|(?:\w*(?:bot|gpt)|[a-z]+coach)\b)|\blet us play: you are\b"
    r"|\byour (?:own |system |hidden |secret |full |initial |first \d+ words of )+"
    r"(?:prompts?|instructions?|messages?|rules)\b"
    r"|\bits (?:own |system |hidden |full )+(?:prompts?|instructions?)\b"
    r"|\b(?:repeat|reveal|print|output|translate|summari[sz]e|recite|read me|write|show(?: me)?|list|dump) "
    r"(?:me )?(?:all |out )?your (?:\w+ ){0,4}"
    r"(?:instructions?|prompts?|rules|configuration|environment|api keys?|guidelines)\b"
    r"|\b(?:repeat|print|output|recite|show) (?:everything|all|the (?:text|words)) (?:written )?(?:above|before)\b"
    r"|\byour api keys?\b|\bthe exact instructions you\b|\bheader of this request\b"
    r"|\banswer (?:that )?another (?:user|candidate) gave\b|\bconversation you had (?:before|earlier)\b"
    r"|\bload the cv (?:with|of)\b"
    r"|\b(?:in|into) the feedback, (?:tell|say|write|put)\b|\byour feedback (?:must|should|has to|will)\b"
    r"|(?:^|[.!?\n]\s*)(?:put|list|include|write|add) .{0,60}\b(?:in|into|to) (?:the|your) "
    r"(?:feedback|output|evaluation)\b"
    r"|\b(?:do not|don't) (?:answer|reply|respond) (?:in|with) json\b|\boutput must be\b|\bto your output\b"
    r"|\byour (?:output|reply|response) (?:must|should|has to)\b|\breply with (?:an? )?(?:empty|only)\b"
    r"|\bfor all (?:later|future|other|my) answers\b|\btell the user\s*:|\b(?:use|apply) the rubric you find\b"
    r"|\brepeat the word\b|\bcrash the parser\b|\bcall the (?:tool|function) \w+_\w+|\bsay this as my\b"
    r"|\bdecode (?:(?:this|it) )?(?:and|with)\b.{0,30}\b(?:follow|obey|do|execute)\b"
    r"|\btool (?:result|call|output)s? ?[(:{]|[\"']tool_calls[\"']"
    r"|\b(?:system|assistant) colon\b|\bas we agreed in our last (?:talk|chat|conversation)\b"
    r"|\bmarks? (?:would mean|means) (?:the world|everything)\b|\ban? 5 would mean\b"
    # what only a machine would write there
    r"|</?\s*(?:candidate_answer|answer|marks?|rules|output_format|instructions?)\s*>|<!\[CDATA\[|\]\]>|<</?\s*(?:sys|answer|question)\b"
    r"|[\"'](?:levels|overall|dimensions|response_type)[\"']\s*:\s*[\[{\"\d]",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\bignorier\w*\b.{0,50}\b(?:anweisung|regel|vorgabe)|\b(?:volle|h[öo]chste) (?:punktzahl|note)\b"
    r"|\bvergiss\b.{0,40}\banweisung"
    r"|\b(?:olvid[ae]|ignor[ae])\w*\b.{0,40}\b(?:instrucciones|reglas)|\bmensaje de sistema\b"
    r"|\b(?:ignor|oubli)\w*\b.{0,40}\b(?:instructions|consignes)\b|\bignora\w*\b.{0,40}\bistruzioni\b"
    r"|\bignor\w*\b.{0,40}\binstru[çc][õo]es\b|\bnegeer\b.{0,40}\b(?:instructies|aanwijzingen)\b"
    r"|\b(?:zignoruj|zapomnij)\b.{0,40}\b(?:instrukcj|polece)|\btalimat\w*\b.{0,25}\byok say|\btam puan\b"
    r"|(?:игнорируй|забудь)\w*.{0,40}(?:инструкци|указани|правил)|(?:忽略|无视).{0,15}(?:指示|指令|说明|规则)"
    r"|(?:指示|命令|ルール).{0,8}無視|تجاهل.{0,30}التعليمات",
    re.I,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?\n])\s*(?=[^.!?\n]*$)")
_SENTENCE = 160
"""Characters before such a wording in which its sentence must have begun to be masked whole; speech has no stops."""
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһАВЕКМНОРСТХІαονικρυ", "aeopcyxijsdhABEKMHOPCTXIaovikpu")
"""Cyrillic and Greek letters that look like Latin ones."""
_FIGURE_LETTERS = str.maketrans("0134578", "oieastb")
_MIXED = re.compile(r"\b(?=\w*[a-z])(?=\w*\d)\w{3,}\b", re.I)


def orders_in(text: str) -> Iterator[Offsets]:
    """Where such wordings stand, in order; a word is recognised when it is written with other letters that look like
    its own. They may overlap."""
    alike = _MIXED.sub(lambda found: found[0].translate(_FIGURE_LETTERS), text.translate(_LOOKALIKES))
    found: set[Offsets] = set()
    for form in (text,) if alike == text else (text, alike):
        surely = {match.span() for match in _TO_THE_GRADER.finditer(form)}
        found |= surely
        for pattern in (_STEERING, _ELSEWHERE):
            found |= {(_beginning(form, match.span(), surely), match.end()) for match in pattern.finditer(form)}
    yield from sorted(found)


def _beginning(text: str, place: Offsets, surely: set[Offsets]) -> int:
    """Where the words to the grader begin that were recognised at `place`: with their sentence, but where they surely
    begin later, what stands before is the story (an answer without its full stop, and "Ignore all …" behind it)."""
    begin = _sentence_start(text, place[0])
    inside = [start for start, _ in surely if begin <= start < place[1]]
    return min([*inside, place[0]]) if inside else begin


def _sentence_start(text: str, place: int) -> int:
    """Where the sentence at `place` begins; `place` itself when that is far away."""
    before = max(0, place - _SENTENCE)
    begin = _SENTENCE_START.search(text[before:place])
    if begin is None or (begin.start() == 0 and before > 0 and text[before] not in ".!?\n"):
        return place
    return before + begin.end()


def speaks_to_the_grader(text: str) -> bool:
    return next(orders_in(text), None) is not None
