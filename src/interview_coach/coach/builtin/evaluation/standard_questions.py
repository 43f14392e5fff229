"""The standard questions of interviews: how each is told by its wording, and the parts that its answer is made of.

The parts follow the guides of content/screening.yaml ("looks for" and "structure").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StandardQuestion:
    """`id` is that of the screening guide; `parts` are what a full answer has, by name, each with its signs."""

    id: str
    asked: re.Pattern[str]
    parts: Mapping[str, re.Pattern[str]]


def _standard(id: str, asked: str, **parts: str) -> StandardQuestion:
    signs = {name: re.compile(rf"\b(?:{sign})", re.I) for name, sign in parts.items()}
    return StandardQuestion(id, re.compile(rf"\b(?:{asked})", re.I), signs)


_MONTH = r"(?:jan|febr)uary|march|april|may(?= |,|\.)|june|july|august|(?:sept|nov|dec)ember|october"
_SPAN = r"(?:a|an|one|two|three|four|five|six|eight|twelve|half a|\d+)(?: and a half)?[- ](?:days?|weeks?|months?|years?)\b"
_WISH = r"i(?:'d| would| do)? (?:really |still |now |also )?(?:like|love|want|hope|prefer) to\b|i want\b|looking for\b"
_THIS_JOB = r"this (?:job|role|post|position|work)\b|your (?!best|budget)\w+|you (?:ask|need|want|do|have|are|offer|write)\b|here\b|the advert\b"
_THIRD = r"(?:they|he|she|people|colleagues|everyone|somebody|you)"

STANDARD_QUESTIONS = (
    _standard(
        "why_leave",
        r"(?:thinking of |want to |did you |led you to )leav|reasons? for leaving|looking for (?:a new job|something new)"
        r"|have to change for you to stay|why (?:do you want to )?(?:change|move on)",
        reason=r"contract|project (?:money|ended)|clos(?:ed|es|ing)\b|sold\b|retir\w+|merg\w+|reorgani[sz]\w+|restructur\w+"
        r"|redundan\w+|laid off|let (?:me )?go\b|cut\b|moved?\b|the (?:drive|way|commute|hours|shifts?|nights?)\b|commut\w+"
        r"|because\b|the reason|(?:no|little|not much|more) (?:room|space|way|chance)|the same\b|permanent|change\b"
        r"|ended\b|ran out|runs out|stopped\b|left (?:over|when)|nothing (?:left|more) to learn|something new",
        next=_WISH + r"|more of\b|nearer\b|next\b|i (?:need|miss)\b",
        fair=r"learn(?:ed|t)\b|i (?:really )?(?:like[ds]?|enjoy(?:ed)?|loved)\b|good (?:years|time|people|team)|glad\b|grateful"
        r"|fair\b|not bad\b|would have (?:liked to )?stay\w*|sorry\b|the team (?:was|is)|treated me",
        order=r"hand(?:ing)?[- ]?over|hand (?:it|them|my|over)|i'll finish|i will finish|they know|in (?:good )?order",
    ),
    _standard(
        "salary",
        r"salary|what pay\b|(?:rate of|level of) pay|budget for this post|in money\b|what would you (?:cost|like to earn)",
        figure=r"[$€£]? ?\d[\d.,]*(?: ?k\b| thousand| euros?| pounds| dollars)?|(?:\w+ty(?:-\w+)?|\w+teen|hundred) "
        r"(?:thousand|hundred|euros|pounds|dollars|an hour|a year|a month)|between\b.*\band\b",
        asks=r"(?:which|what|your) (?:range|budget|figure)|range (?:have|do) you|normal wage|what you pay|depends on",
        basis=r"survey|adverts?\b|market|agreement|table\b|union|tariff|level\b|region|experience|years\b|because\b|grade\b"
        r"|licen[cs]e|ticket\b|certificat\w+|training|responsib\w+|i bring\b|i (?:have|hold) the\b|i earn\b|what i get now",
        room=r"flexib\w+|open (?:to|about)|talk about|negotiat\w+|package|bonus|pension|hours\b|holidays?\b|on[- ]call|overtime"
        r"|if the (?:tasks|rest|shift)|not (?:so )?demanding|matters? (?:more )?to me|plus\b|allowance",
    ),
    _standard(
        "notice",
        r"(?:could|can|would) you (?:start|begin|join)|notice period|period of notice|first possible day|available to start",
        length=_SPAN + r"|(?:weeks?|months?)'? (?:of )?notice|notice\b|not (?:very )?long",
        date=rf"(?:{_MONTH})|(?:the )?(?:first|\d+(?:st|nd|rd|th))\b|end of (?:the|this|a) \w+|next (?:week|month)|monday\b"
        r"|immediately|at once|right away|fairly soon|easter|spring|autumn",
        condition=r"contract|sign\w*|in writing|offer\b|if (?:you|we|they|it)\b|once\b|agree\w*",
        fairness=r"leave\b|holiday\w*|earlier|sooner|hand(?:ing)?[- ]?over|hand (?:it|them|my|over)|finish|good terms|promise"
        r"|ask (?:them|my|her|him|whether)|short of people|owe them",
    ),
    _standard(
        "gap",
        r"(?:months|time|years?|gap) (?:here )?(?:without an entry|between|in your)|gap in|while you were not working"
        r"|in that time",
        when=rf"(?:{_MONTH})|(?:19|20)\d\d\b|{_SPAN}|winter|spring|autumn|summer",
        reason=r"contract|closed\b|personal|family matter|ended\b|between jobs|redundan\w+|laid off|moved\b|looked for|waited\b"
        r"|looking (?:around|for)|left\b|time off|agency\b|ill\b",
        did=r"(?:course|exam|certificat\w+|licen[cs]e|volunt\w+|helped\b|learn\w+|read\b|train\w+|practi[sc]\w+|studied|applied"
        r"|catering|project)\b",
        ready=r"ready\b|up to date|full[- ]time|full (?:weeks|shifts)|behind me|done now|since (?:then|\w+) i|can (?:work|take)"
        r"|settled\b|began\b|started\b|back (?:at|in|to)\b|something came up",
    ),
    _standard(
        "weakness",
        r"weakness|do not do well|don't do well|on a bad day|asked? you to improve|ask you to improve|hardest for you"
        r"|still working on|not so good at|need to improve|development area",
        limit=r"i (?:\w+ )?(?:say yes|avoid|tend|struggle|forget|find it hard|rush|interrupt|lose|get (?:nervous|impatient|short|"
        r"quiet)|find .{1,30} hard|put off|wait too)|to hand\b|nervous|impatien\w+|too (?:quickly|much|long|often|late|slow|quiet|"
        r"many|blunt)|not (?:so |very )?good (?:at|with)|not the (?:quickest|best)|slow\w*|quiet\w*|short\b|late\b|quicker|"
        r"speak(?:ing)?\b|weak\w*|shorter\b|what i lack|still (?:learning|working|too)|hard(?:est)? for me|don't (?:yet )?know\b",
        cost=r"(?:had to|stood|waited|cost|paid|lost|missed|complain\w+|embarrass\w+|once\b|last (?:year|month|week)|in (?:19|20)"
        r"\d\d|because of (?:it|that)|one (?:day|time)|noticed)\b|late\b",
        step=r"since then|i now\b|now i\b|i(?:'ve| have) (?:joined|asked|started|begun|learned|made|taken)|i've\b|i ask\b|so i\b"
        r"|course\b|list\b|calendar|practi[sc]\w+|i (?:do|am doing|try|am trying|work on)\b|trying to",
        better=r"better\b|no longer|less\b|not (?:gone|perfect)|still (?:makes?|write|go|have|need)|once since|shorter\b|quite good"
        r"|since\b|improv\w+|open\b|happened\b",
    ),
    _standard(
        "strengths",
        r"strengths?\b|really good at|why should we (?:hire|take|choose)|come to you for|what can you bring",
        named=r"i(?:'m| am) (?:\w+ )?(?:good|strong|careful|patient|tidy|precise|calm|reliable|punctual|organi[sz]ed|hard-?working|"
        r"able)|i can\b|i (?:find|explain|keep|know|notice|see|listen|learn|get on|bring|calm|work)\b|patience|tidiness|good (?:at|"
        r"with)|useful\b|strength|first\b|second\b|best at",
        proof=r"(?:i|we) (?:\w+ )?(?:\w+ed|did|ran|built|led|wrote|made|took|taught|kept|sold|found|grew|brought|got|rang|caught|cut)"
        r"\b|\d|last (?:year|month)|in (?:five|ten|\w+) years|colleagues?\b|asks? me\b|call me\b|come to me\b",
        here=_THIS_JOB,
        honest=r"i lack|not the (?:quickest|best)|i don't\b|still\b|not yet|less good|what i (?:need|would have)|working on",
    ),
    _standard(
        "five_years",
        r"(?:three|five|ten|few|\d+) years|longer plans|long[- ]term|next few years|see yourself",
        direction=_WISH + r"|i(?:'d| would) (?:like|love)|see myself|become\b|i want\b|i hope\b|stay in\b|lead\w*\b|own\b|maybe\b",
        skill=r"qualif\w+|course\b|certif\w+|experience|practice\b|train\w+|learn\w*|know your|speciali\w+|good at|exam\b|master\w*"
        r"|degree|responsib\w+|moved up|step\b|apprentic\w+",
        here=_THIS_JOB + r"|use what i learn|first (?:year|two years)",
        open=r"keep (?:that |it )?open|don't know yet|not (?:sure|certain) yet|hard to say|or (?:lead|as|perhaps)|as they come"
        r"|could see|one day|don't see myself|rather\b|when i|because\b",
    ),
    _standard(
        "questions_for_us",
        r"(?:what )?questions do you have|like to ask us|like to know|anything about the role|questions for us",
        question=r"(?:what|who|how|which|when|why|where|is|are|do|does|could|would)\b[^.?!]{8,}\?|wonder\w*\b|like to know"
        r"|wanted to know|(?:no|any|more|have|three|two) questions?\b",
        work=r"rota\b|shift\w*|team\b|people\b|training|first (?:months?|weeks?)|task\w*|job\b|post\b|ward\b|class\w*|customers?\b"
        r"|machines?\b|success\w*|new person|before me|decid\w+|decision\w*|work\b|report\b|project\w*|tests?\b",
        heard=r"you (?:said|told|mentioned|spoke|wrote)|earlier\b|the advert|told me|i ask because|because\b|in my last|at my present",
        steps=r"next steps?|hear from you|when (?:will|do|would) you|by when|everything already",
    ),
    _standard(
        "reference_check",
        r"(?:who|whom) could we (?:talk|speak)|manager say about you|say about you|contact your|references?\b|if we called",
        who=r"(?:Mr|Mrs|Ms|Dr)\b|manager\b|boss\b|team leader|supervisor|head of|the client|accountant|colleague|professor|teacher"
        r"|two people|former\b|somebody from",
        said=r"(?:would|'d|will) (?:\w+ )?(?:say|tell|speak|mention)|(?:would|will) all say|(?:said|told|used)\b.{0,30}\b(?:me|i|my)\b"
        r"|knows how i|has seen me|saw my|they know",
        limit=r"(?:also|and) that i|slow\w*|had to learn|needed\b|too much|was right|less good|late\b|improv\w+",
        consent=r"agreed\b|i(?:'ve| have) asked|offered to|has said|can (?:reach|call|name)|please (?:wait|don't)|send you|numbers?\b"
        r"|does not know yet|before i|look up",
    ),
    _standard(
        "other_offers",
        r"other (?:employers|offers)|any other offers|compare with the others|else are you looking",
        state=r"(?:one|two|three|no|other|an|another) (?:\w+ ){0,2}(?:offers?|applications?|firms?|compan\w+|schools?|employers?|talks?)"
        r"|interview|first talk|in writing|early stage|appl(?:y|ied)\b|written to|offer so far|talking to|i have one",
        date=rf"by (?:the|\w+day|when)|answer by|no (?:hurry|date|rush)|until\b|decid\w+|week\w*\b|(?:{_MONTH})|so far",
        here=r"(?:your|this) (?:job|one|post)|first on|rather (?:come|work)|interests? me|because\b|here\b",
        ask=r"could you tell|can you tell|by when|would help|i understand|don't want to (?:press|push)|see\b",
    ),
)  # fmt: skip
"""About oneself and why this job are not here: their answers are judged by the way so far and by the fit to the job."""


def standard_questions_in(question: str) -> tuple[StandardQuestion, ...]:
    """The standard questions that a question asks; interviewers put two into one sentence."""
    return tuple(row for row in STANDARD_QUESTIONS if row.asked.search(question))
