"""The standard questions of interviews: how each is told by its wording, and the parts that its answer is made of.

The parts follow the guides of content/screening.yaml ("looks for" and "structure").
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a full answer has: `label` says what, as the object of "say"; `sign` finds it."""

    label: str
    sign: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StandardQuestion:
    """`id` is that of the screening guide, `asked` finds the question; `proved_by_parts` says that dates, figures and
    names in the parts are all the evidence that can be expected, since no deed of the past is asked for."""

    id: str
    asked: re.Pattern[str]
    parts: tuple[Part, ...]
    proved_by_parts: bool


def _standard(id: str, asked: str, *, parts: dict[str, str], proved_by_parts: bool = False) -> StandardQuestion:
    found = tuple(Part(label, re.compile(rf"\b(?:{sign})", re.I)) for label, sign in parts.items())
    return StandardQuestion(id, re.compile(rf"\b(?:{asked})", re.I), found, proved_by_parts)


_MONTH = r"(?:jan|febr)uary|(?-i:March|May)\b|april|june|july|august|(?:sept|nov|dec)ember|october"
_SPAN = (
    r"(?:a|an|one|two|three|four|five|six|eight|twelve|half a|\d+)(?: and a half)?[- ](?:days?|weeks?|months?|years?)\b"
)
_WISH = r"i(?:'d| would| do)? (?:really |still |now |also )?(?:like|love|want|hope|prefer) to\b|i want\b|looking for\b"
_THIS_JOB = (
    r"this (?:job|role|post|position|work)\b|your (?!best|budget)\w+|you (?:ask|"
    r"need|want|do|have|are|offer|write)\b|here\b|the advert\b"
)

STANDARD_QUESTIONS = (
    _standard(
        "why_leave",
        r"(?:thinking of |want to |did you |led you to )leav|reasons? for leaving|"
        r"looking for (?:a new job|something new)"
        r"|have to change for you to stay|why (?:do you want to )?(?:change|move on)",
        parts={
            "the reason in one plain sentence": (
                r"contract|project (?:money|ended)|clos(?:ed|es|ing)\b|sold\b|retir\w+|merg\w+|reorgani[sz]\w+|"
                r"restructur\w+|redundan\w+|laid off|let (?:me )?go\b|cut\b|moved?\b|the (?:drive|way|commute|hours|"
                r"shifts?|nights?)\b|commut\w+|because\b|the reason|(?:no|little|not much|more) (?:room|space|way|"
                r"chance)|the same\b|permanent|change\b|ended\b|ran out|runs out|stopped\b|left (?:over|when)|"
                r"nothing (?:left|more) to learn|something new"
            ),
            "what you are looking for now": rf"{_WISH}|more of\b|nearer\b|next\b|i (?:need|miss)\b",
            "one good thing that you take with you": (
                r"learn(?:ed|t)\b|i (?:really )?(?:like[ds]?|enjoy(?:ed)?|loved)\b|good (?:years|time|people|team)|"
                r"glad\b|grateful|fair\b|not bad\b|would have (?:liked to )?stay\w*|sorry\b|the team (?:was|is)|"
                r"treated me"
            ),
            "how you hand over": (
                r"hand(?:ing)?[- ]?over|hand (?:it|them|my|over)|i'll finish|i will finish|they know|"
                r"in (?:good )?order"
            ),
        },
    ),
    _standard(
        "salary",
        r"salary|what pay\b|(?:rate of|level of) pay|budget for this post|"
        r"in money\b|what would you (?:cost|like to earn)",
        parts={
            "a figure or a range": (
                r"[$€£]? ?\d[\d.,]*(?: ?k\b| thousand| euros?| pounds| dollars)?|(?:\w+ty(?:-\w+)?|\w+teen|"
                r"hundred) (?:thousand|hundred|euros|pounds|dollars|an hour|a year|a month)|between\b.*\band\b"
            ),
            "what range they have planned, as a question": (
                r"(?:which|what|your) (?:range|budget|figure)|range (?:have|do) you|normal wage|what you pay|"
                r"depends on"
            ),
            "where the figure comes from": (
                r"survey|adverts?\b|market|agreement|table\b|union|tariff|level\b|region|experience|years\b|"
                r"because\b|grade\b|licen[cs]e|ticket\b|certificat\w+|training|responsib\w+|i bring\b|i (?:have|"
                r"hold) the\b|i earn\b|what i get now"
            ),
            "what else matters to you, and that you can talk about it": (
                r"flexib\w+|open (?:to|about)|talk about|negotiat\w+|package|bonus|pension|hours\b|holidays?\b|"
                r"on[- ]call|overtime|if the (?:tasks|rest|shift)|not (?:so )?demanding|matters? (?:more )?to me|"
                r"plus\b|allowance"
            ),
        },
        proved_by_parts=True,
    ),
    _standard(
        "notice",
        r"(?:could|can|would) you (?:start|begin|join)|notice period|"
        r"period of notice|first possible day|available to start",
        parts={
            "the length of your notice": rf"{_SPAN}|(?:weeks?|months?)'? (?:of )?notice|notice\b|not (?:very )?long",
            "the first possible date": (
                rf"(?:{_MONTH})|(?:the )?(?:first|\d+(?:st|nd|rd|th))\b|end of (?:the|this|a) \w+|next (?:week|"
                r"month)|monday\b|immediately|at once|right away|fairly soon|easter|spring|autumn"
            ),
            "what the date depends on": (
                r"contract|sign\w*|in writing|offer\b|if (?:you|we|they|it)\b|once\b|agree\w*"
            ),
            "how you leave in good order, or what could make it earlier": (
                r"leave\b|holiday\w*|earlier|sooner|hand(?:ing)?[- ]?over|hand (?:it|them|my|over)|finish|good terms|"
                r"promise|ask (?:them|my|her|him|whether)|short of people|owe them"
            ),
        },
        proved_by_parts=True,
    ),
    _standard(
        "gap",
        r"(?:months|time|years?|gap) (?:here )?(?:without an entry|between|in your)|gap in|while you were not working"
        r"|in that time",
        parts={
            "from when to when it was": rf"(?:{_MONTH})|(?:19|20)\d\d\b|{_SPAN}|winter|spring|autumn|summer",
            "the reason in one general sentence": (
                r"contract|closed\b|personal|family matter|ended\b|between jobs|redundan\w+|laid off|moved\b|"
                r"looked for|waited\b|looking (?:around|for)|left\b|time off|agency\b|ill\b"
            ),
            "what you did in that time that helps for work": (
                r"(?:course|exam|certificat\w+|licen[cs]e|volunt\w+|helped\b|learn\w+|read\b|train\w+|practi[sc]\w+|"
                r"studied|applied|catering|project)\b"
            ),
            "that you are ready now": (
                r"ready\b|up to date|full[- ]time|full (?:weeks|shifts)|behind me|done now|since (?:then|\w+) i|"
                r"can (?:work|take)|settled\b|began\b|started\b|back (?:at|in|to)\b|something came up"
            ),
        },
    ),
    _standard(
        "weakness",
        r"weakness|do not do well|don't do well|on a bad day|asked? you to improve|ask you to improve|hardest for you"
        r"|still working on|not so good at|need to improve|development area",
        parts={
            "one real limit in plain words": (
                r"i (?:\w+ )?(?:say yes|avoid|tend|struggle|forget|find it hard|rush|interrupt|lose|get (?:nervous|"
                r"impatient|short|quiet)|find .{1,30} hard|put off|wait too)|to hand\b|nervous|impatien\w+|"
                r"too (?:quickly|much|long|often|late|slow|quiet|many|blunt)|not (?:so |very )?good (?:at|with)|"
                r"not the (?:quickest|best)|slow\w*|quiet\w*|short\b|late\b|quicker|speak(?:ing)?\b|weak\w*|"
                r"shorter\b|what i lack|still (?:learning|working|too)|hard(?:est)? for me|don't (?:yet )?know\b"
            ),
            "a case in which it showed": (
                r"(?:had to|stood|waited|cost|paid|lost|missed|complain\w+|embarrass\w+|once\b|last (?:year|month|"
                r"week)|in (?:19|20)\d\d|because of (?:it|that)|one (?:day|time)|noticed)\b|late\b"
            ),
            "what you do about it": (
                r"since then|i now\b|now i\b|i(?:'ve| have) (?:joined|asked|started|begun|learned|made|taken)|i've\b|"
                r"i ask\b|so i\b|course\b|list\b|calendar|practi[sc]\w+|i (?:do|am doing|try|am trying|work on)\b|"
                r"trying to"
            ),
            "what has got better, and what has not yet": (
                r"better\b|no longer|less\b|not (?:gone|perfect)|still (?:makes?|write|go|have|need)|once since|"
                r"shorter\b|quite good|since\b|improv\w+|open\b|happened\b"
            ),
        },
    ),
    _standard(
        "strengths",
        r"strengths?\b|really good at|why should we (?:hire|take|choose)|come to you for|what can you bring",
        parts={
            "one strength in plain words": (
                r"i(?:'m| am) (?:\w+ )?(?:good|strong|careful|patient|tidy|precise|calm|reliable|punctual|"
                r"organi[sz]ed|hard-?working|able)|i can\b|i (?:find|explain|keep|know|notice|see|listen|learn|"
                r"get on|bring|calm|work)\b|patience|tidiness|good (?:at|with)|useful\b|strength|first\b|second\b|"
                r"best at"
            ),
            "a case that proves it": (
                r"(?:i|we) (?:\w+ )?(?:\w+ed|did|ran|built|led|wrote|made|took|taught|kept|sold|found|grew|brought|"
                r"got|rang|caught|cut)\b|\d|last (?:year|month)|in (?:five|ten|\w+) years|colleagues?\b|asks? me\b|"
                r"call me\b|come to me\b"
            ),
            "what it is good for in this job": rf"{_THIS_JOB}",
            "what you cannot do as well yet": (
                r"i lack|not the (?:quickest|best)|i don't\b|still\b|not yet|less good|what i (?:need|would have)|"
                r"working on"
            ),
        },
    ),
    _standard(
        "five_years",
        r"(?:three|five|ten|few|\d+) years|longer plans|long[- ]term|next few years|see yourself",
        parts={
            "a direction": (
                rf"{_WISH}|i(?:'d| would) (?:like|love)|see myself|become\b|i want\b|i hope\b|stay in\b|lead\w*\b|"
                r"own\b|maybe\b"
            ),
            "what you want to learn for it": (
                r"qualif\w+|course\b|certif\w+|experience|practice\b|train\w+|learn\w*|know your|speciali\w+|good at|"
                r"exam\b|master\w*|degree|responsib\w+|moved up|step\b|apprentic\w+"
            ),
            "how this job leads there": rf"{_THIS_JOB}|use what i learn|first (?:year|two years)",
            "why you want that, or what you leave open": (
                r"keep (?:that |it )?open|don't know yet|not (?:sure|certain) yet|hard to say|or (?:lead|as|perhaps)|"
                r"as they come|could see|one day|don't see myself|rather\b|when i|because\b"
            ),
        },
    ),
    _standard(
        "questions_for_us",
        r"(?:what )?questions do you have|like to ask us|like to know|anything about the role|questions for us",
        parts={
            "a question": (
                r"(?:what|who|how|which|when|why|where|is|are|do|does|could|would)\b[^.?!]{8,}\?|wonder\w*\b|"
                r"like to know|wanted to know|(?:no|any|more|have|three|two) questions?\b"
            ),
            "something about the work or the team": (
                r"rota\b|shift\w*|team\b|people\b|training|first (?:months?|weeks?)|task\w*|job\b|post\b|ward\b|"
                r"class\w*|customers?\b|machines?\b|success\w*|new person|before me|decid\w+|decision\w*|work\b|"
                r"report\b|project\w*|tests?\b"
            ),
            "something that they told you or wrote": (
                r"you (?:said|told|mentioned|spoke|wrote)|earlier\b|the advert|told me|i ask because|because\b|"
                r"in my last|at my present"
            ),
            "what comes next and when": r"next steps?|hear from you|when (?:will|do|would) you|by when",
        },
        proved_by_parts=True,
    ),
    _standard(
        "reference_check",
        r"(?:who|whom) could we (?:talk|speak)|manager say about you|"
        r"say about you|contact your|references?\b|if we called",
        parts={
            "who has seen your work": (
                r"(?:Mr|Mrs|Ms|Dr)\b|manager\b|boss\b|team leader|supervisor|head of|the client|accountant|colleague|"
                r"professor|teacher|two people|former\b|somebody from"
            ),
            "what they would say": (
                r"(?:would|'d|will) (?:\w+ )?(?:say|tell|speak|mention)|(?:would|will) all say|(?:said|told|"
                r"used)\b.{0,30}\b(?:me|i|my)\b|knows how i|has seen me|saw my|they know"
            ),
            "something that you had to learn": (
                r"(?:also|and) that i|slow\w*|had to learn|needed\b|too much|was right|less good|late\b|improv\w+"
            ),
            "when and how they can be reached": (
                r"agreed\b|i(?:'ve| have) asked|offered to|has said|can (?:reach|call|name)|please (?:wait|don't)|"
                r"send you|numbers?\b|does not know yet|before i|look up"
            ),
        },
        proved_by_parts=True,
    ),
    _standard(
        "other_offers",
        r"other (?:employers|offers)|any other offers|compare with the others|else are you looking",
        parts={
            "how far you are with others": (
                r"(?:one|two|three|no|other|an|another) (?:\w+ ){0,2}(?:offers?|applications?|firms?|compan\w+|"
                r"schools?|employers?|talks?)|interview|first talk|in writing|early stage|appl(?:y|ied)\b|written to|"
                r"offer so far|talking to|i have one"
            ),
            "by when you have to decide": (
                rf"by (?:the|\w+day|when)|answer by|no (?:hurry|date|rush)|until\b|decid\w+|week\w*\b|(?:{_MONTH})|"
                r"so far"
            ),
            "why this job stands high on your list": (
                r"(?:your|this) (?:job|one|post)|first on|rather (?:come|work)|interests? me|because\b|here\b"
            ),
            "a question about their timing": (
                r"could you tell|can you tell|by when|would help|i understand|don't want to (?:press|push)|see\b"
            ),
        },
        proved_by_parts=True,
    ),
)
"""About oneself and why this job are not here: their answers are judged by the way so far and by the fit to the job."""


def standard_questions_in(question: str) -> tuple[StandardQuestion, ...]:
    """The standard questions that a question asks; interviewers put two into one sentence."""
    return tuple(row for row in STANDARD_QUESTIONS if row.asked.search(question))
