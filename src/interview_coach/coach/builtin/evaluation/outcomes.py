"""Outcomes in a clause: what changed, whether it was measured, against what, for how long, who said so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from interview_coach.coach.builtin.evaluation.clauses import Mode, Reading
from interview_coach.coach.builtin.evaluation.lexicon import NUMBER, YEAR

_CHANGE = re.compile(
    r"\b(?:signed|renewed|accepted|agreed(?! (?:with|on)\b)|approved|adopted|deferred|shipped|launched|went live"
    r"|go live|were live|live (?:on|in|since)|(?:all )?passed"
    r"|won|dropped|fell|rose|grew|climbed|went (?:well|ok|okay|from|down \w+ (?:percent|%)|(?:up"
    r"|down) (?:by|to|from|\d|\w+ (?:percent|thirds?|fifths?)))|\d+% (?:up|down)|went (?:up|down)$"
    r"|increased|decreased|reduced|improved|doubled|halved|tripled|cut"
    r"|saved|recovered|recalled|collected|cost (?:us|me|them|their|it|the|one|two|three|about"
    r"|five|a)|finished|delivered|completed|closed|filed"
    r"|got (?:better|approved|fixed|sorted|done|through|the (?:job|deal|contract|go)|it (?:done"
    r"|sorted|approved|fixed|back)|\d+|a \w+ (?:grade|mark|award))"
    r"|came (?:back|down|out|in|through|to|off)|thanked|apologi[sz]ed|promoted|hired|renegotiated"
    r"|topped out|graduated|ended (?:up|at|with|in)"
    r"|worked(?: out| well)?$|it worked|that worked|helped (?:some|a lot|us|them|their)"
    r"|that helped|paid (?:back|off|for itself)|resolved|sorted|solved|stopped (?:happening"
    r"|complaining|leaving|calling)"
    r"|rolled out|merged|released|restored|fixed|rebooked|published|convicted|frozen|moved (?:down"
    r"|up|to later)|on hold|no(?:body| one) (?:else )?(?:was |got )?(?:hurt|injured|harmed)|shook (?:my|our) hands?"
    r"|(?:i|we) (?:only )?lost (?:only )?(?:a|an|one|two|three|half an?|no) \w+|congratulated"
    r"|never (?:off|late|missed|had|hit|happened)|no \w+(?: \w+)? since|zero \w+|down to|up to"
    r"|down from|up from|below|made it|met (?:the|our|every)|hit (?:the|our|every)|beat (?:the"
    r"|our)"
    r"|turned out (?:well|fine|ok)|the outcome|the result|as a result|(?:at|in|by) the end\b"
    r"|in total|(?:ran|came|stood|finished|landed|is|are|was|we're) at (?:\d|\w+ (?:percent|%)"
    r"|[a-z]+ty )|(?:after|within) \w+ (?:months?|weeks?|years?) \w*\d|(?:hours|hrs|days|weeks"
    r"|months|years?) later|resulted|led to|meant (?:that|the|we)|so that's|gave (?:us|me) the"
    r"|paid|survived|discharged|recovering|went home|let (?:it|me|us|them) in"
    r"|(?:was|were|filed|finished|delivered|done|ready|live|shipped|out|back|all"
    r"|everything) (?:\w+ )?(?:on|in) time|(?:days?|weeks?|months?) (?:early|late|ahead)"
    r"|within (?:the )?(?:hour|day|week|\w+ (?:minutes|hours|days|weeks|months|cents|dollars?))"
    r"|(?:is|are|it's|they're|was|were|being|get|gets) (?:now |still |all |also )*(?:used|using"
    r"|running|in use|in place|working|growing|standard|doing (?:better|well|fine|ok))"
    r"|(?:still|now) (?:use[sd]?|runs?|do(?:es)?|works?|call(?:s|ing)?|sends?|asks?|has|have|ha?ve"
    r"|get|gets)|use[ds]? (?:it|them|that|this) (?:now|still|for|every|to)|(?:he|she|they"
    r"|everybody|everyone|it) (?:now )?uses?\b"
    r"|asked (?:for us|us back|me back|if i'd|me to (?:do|run|lead|take|train))|presented it"
    r"|put (?:it|an?|the) .{0,20}(?:in|on) (?:that|the same) (?:quarter|week|month)"
    r"|didn't (?:miss|slip|lose|happen again)|did not (?:miss|slip|lose)|slipped|better|calmer"
    r"|faster|easier|quicker|happier|doing (?:well|better|fine)|full papers|caught up)\b"
)
_FROM_TO = re.compile(
    r"\bfrom\b.{1,40}\b(?:to|down to|up to)\b|\d%? to \$?\d|\bin place of\b|\b(?:against|versus"
    r"|instead of|compared|rather than|before and|used to|not (?:\d+|[a-z]+ty|ten|twelve)"
    r"|not \w+ (?:percent|minutes|hours|days|weeks))\b"
    r"|\b(?:down|up|drop(?:ped)?|fell|rose|grew|cut|reduced|increased|improved|saved"
    r"|went) (?:\w+ ){0,3}(?:by |to |a |around |about |nearly |almost )*(?:\d|half|third|quarter"
    r"|fifth|percent|%|\w+ percent)"
    r"|\b(?:halved|doubled|tripled)\b|\bmore than (?:the )?(?:goal|target|plan)\b|\b(?:target|goal"
    r"|plan|budget|baseline|benchmark) (?:was|of)\b|(?<![\w-])[+-]\d"
)
_LASTING = re.compile(
    r"\b(?:since|still|to this day|every (?:new|team|month|week|one)|all (?:the )?\w+ (?:teams"
    r"|shifts|units|managers|people|mid)|whole (?:unit|team|firm|company|department|shift)"
    r"|(?:months?|years?|weeks?) (?:later|after)|year after|again|ever|standard|permanent|policy"
    r"|(?:has|have) (?:stayed|remained|held)|for (?:a|an|two|three|\d+) (?:weeks?|months?|years?) now"
    r"|other (?:teams|shifts|detectives|nurses|branches|departments|stores)|rest of|next (?:year"
    r"|quarter|six)|half year|now)\b"
)
_FEEDBACK = re.compile(
    r"\b(?:he|she|they|boss|manager|director|client|customer|owner|teacher|supervisor|lead|vp|ceo"
    r"|cfo|partner|mentor|professor|guest|patient|family|head of \w+) (?:also |later |then |even "
    r"|finally )?"
    r"(?:said|told (?:me|us)|wrote|thanked|asked (?:for|me|us|if)|gave (?:me|us)|sent me"
    r"|apologi[sz]ed|agreed|accepted|signed|came back|renewed|called (?:me|us|it)|admitted"
    r"|recommended|praised|figured)\b"
    r"|\b(?:good catch|well done|commendation|award|thank you|review said|feedback (?:was|from))\b"
)
_VAGUE = re.compile(
    r"\b(?:well|good|great|happy|happier|better|success\w*|satisf\w+|fine|pleased|delighted"
    r"|exceeded|appreciated|recogni[sz]ed|smooth\w*|positive|impressed|excellent|significant\w*"
    r"|improved"
    r"|resolved|sorted|fixed|worked|calmer|easier|solved|done|proud)\b"
)
_LIMIT = re.compile(
    r"\b(?:but it (?:cost|took|slipped)|only|late\b|except|not all|don't claim|can't claim"
    r"|small numbers|wasn't (?:perfect|overnight)|slipped|lost|got (?:even )?worse|should have"
    r"|would have liked|still angry"
    r"|not everyone|one (?:plant|person|customer) (?:left|refused)|helped a lot|deserved|credit"
    r"|with help|thanks to)\b"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a clause says about the end: `vague` when it is praise without a fact."""

    reading: Reading
    measured: bool
    compared: bool
    lasting: bool
    confirmed: bool
    vague: bool
    limited: bool
    late: bool = True


def outcome_of(reading: Reading, neighbour: str = "") -> Outcome | None:
    """The outcome in a clause, or None. `neighbour` is the rest of its sentence, where the figure may stand."""
    wording = reading.span.plain
    if reading.mode is Mode.MODAL or not (_CHANGE.search(wording) or _is_compared(wording)):
        return None
    found = told_outcome(reading, neighbour)
    concrete = found.measured or found.confirmed or bool(reading.concrete)
    praise = bool(_VAGUE.search(wording)) and not found.measured and len(reading.concrete) < 2
    return replace(found, vague=not concrete or praise)


def told_outcome(reading: Reading, neighbour: str = "", *, says: float = 0.5, late: bool = True) -> Outcome:
    """What a clause that tells an outcome says of it; vague when it probably says nothing that could be checked
    (`says`, 0 to 1) and has no figure."""
    wording = reading.span.plain
    whole = f"{wording} {neighbour}"
    measured = has_figure(wording) or (has_figure(neighbour) and len(neighbour.split()) < 14)
    return Outcome(
        reading,
        measured,
        compared=measured and _is_compared(whole),
        lasting=bool(_LASTING.search(whole)),
        confirmed=bool(_FEEDBACK.search(wording)),
        vague=says < 0.5 and not measured,
        limited=bool(_LIMIT.search(whole)),
        late=late,
    )


def signs_of_outcome(wording: str) -> dict[str, bool]:
    """What in a wording hints at an outcome, by name."""
    return {
        "change": bool(_CHANGE.search(wording)),
        "compared": _is_compared(wording),
        "feedback": bool(_FEEDBACK.search(wording)),
        "lasting": bool(_LASTING.search(wording)),
        "praise": bool(_VAGUE.search(wording)),
        "limit": bool(_LIMIT.search(wording)),
    }


def outcome_words(wording: str) -> bool:
    """Whether a wording itself says that something changed, was measured against something, or what others said."""
    return bool(_CHANGE.search(wording) or _FEEDBACK.search(wording)) or _is_compared(wording)


def has_figure(wording: str) -> bool:
    """A number that is not a year ("2 from 7", "six hundred twelve k", "a fifth")."""
    return any(not YEAR.match(m.group().strip()) for m in NUMBER.finditer(wording))


def _is_compared(wording: str) -> bool:
    return bool(_FROM_TO.search(wording)) and has_figure(wording)
