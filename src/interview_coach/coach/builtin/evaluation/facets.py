"""What kind of event a behavioral question asks for, and how such an event shows in an answer.

A facet is a kind of event ("a mistake", "a disagreement"). It has cues by which a question asks for it and cues
by which a story is one. The encoder knows the topic of an answer but not the kind of event: a story about the
right deal can still be the wrong story. Cues are everyday English, not words of any particular trade.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.text import plain


@dataclass(frozen=True, slots=True)
class Facet:
    """`label` completes the sentence "the question asks about …"."""

    id: str
    label: str
    asked: re.Pattern[str]
    shown: re.Pattern[str]


def _facet(id: str, label: str, asked: str, shown: str) -> Facet:
    return Facet(id, label, re.compile(rf"\b(?:{asked})", re.I), re.compile(rf"\b(?:{shown})", re.I))


FACETS: tuple[Facet, ...] = (
    _facet(
        "own_mistake",
        "a mistake of your own",
        r"(?:a |your |own )?mistakes? (?:of yours|you|that you|with consequences)|your (?:biggest "
        r"|worst )?(?:mistake|failure)"
        r"|you (?:failed|made a mistake|got .{0,20}wrong|regret)|\w+ of yours that did(?:n't| not)"
        r"|you (?:would|could) have done (?:better|differently)",
        r"my (?:own )?(?:mistake|fault|miss|error|restart)|(?:was|that's|is) on me\b|i (?:got|had|did"
        r"|put|made|sent|typed|entered|ordered|booked|gave) "
        r".{0,24}(?:wrong|mistake|error)|i was wrong|i (?:forgot|missed|mixed|swapped|overlooked"
        r"|misread|failed|messed|broke|deleted|dropped)"
        r"|i (?:never|didn't|did not|hadn't|had not) (?:ask|check|test|think|look|read|tell|told"
        r"|realis|realiz|notic|known?|know)|i should(?:'ve| have)"
        r"|i own(?:ed)? (?:that|it|up)|it was me who|mistake from me",
    ),
    _facet(
        "trouble",
        "something that went wrong",
        r"went wrong|go(?:ne|ing)? wrong|did(?:n't| not) (?:go|work)|fell apart|failed|failure|worst"
        r"|setback|disappoint|bombed|incident|outage|crisis|emergency",
        r"went wrong|wrong|fail|broke|broken|crash|bombed|disaster|mess\b|complain|down\b|outage|stuck"
        r"|duplicat|twice|quits?\b|rolled back|rough"
        r"|did(?:n't| not) work|nothing works|missed|lost|angry|slipped|off by|badly|refund|ran out"
        r"|power (?:was|went|cut)|lost power|flood|chaos|walked out|short-staffed|called in sick"
        r"|nobody|crying|comped|line down|waited|bombed|delay|dead\\b|nearly fell|at risk|on hold"
        r"|late\b|alert|paged",
    ),
    _facet(
        "after_sale",
        "a problem of a customer",
        r"(?:went wrong|problem|complain\w*|difficult|unhappy|angry|upset).{0,40}(?:customer|client"
        r"|guest|patient|user)|(?:customer|client|guest|patient)s?.{0,40}"
        r"(?:unhappy|angry|complain|upset|difficult|problem|wrong)",
        r"complain|unhappy|angry|upset|apologi[sz]|refund|rough|nothing works|(?:customer|client|guest"
        r"|patient|she|he|they) (?:called|emailed|wrote|rang|was|were)"
        r"|go(?:es|ing)? live|went live|renewed|my miss",
    ),
    _facet(
        "disagreement",
        "a disagreement",
        r"disagree|conflict|contradict|argu(?:e|ment)|clash|push(?:ed)? ?back|did not want to hear"
        r"|wanted to hear|different (?:opinion|view)|difficult (?:colleague|person|stakeholder"
        r"|manager)"
        r"|hard feedback|stood up to|challenged",
        r"disagree|argu|refus|object(?:ed|ion)|insist|push(?:ed|ing)? ?back|against (?:it|this|that"
        r"|the idea)|was against|over my dead body|furious|angry|upset|not happy|unhappy|annoyed"
        r"|wasn't happy|fight|fought|said no\b|says no\b|(?<!i )(?<!we )wants?(?:ed)? (?:us|me|them|their"
        r"|to|it|a|the|all|three|my)|(?:he|she|they|lead|manager|boss|partner|client|architect|doctor"
        r"|owner)s? (?:\w+ )?(?:said|thought|felt|insisted)"
        r"|wasn't comfortable|not comfortable|didn't buy|changed their mind|over (?:my|your|their) head"
        r"|both (?:right|wrong)|settle|argued|differen(?:t|ce) of opinion"
        r"|objection|thought (?:that |this |it )?was (?:a mistake|wrong)|(?:had|has|have) a point|convinc"
        r"|compromise|didn't (?:want|agree|like|believe)|would(?:n't| not) (?:agree|accept)",
    ),
    _facet(
        "deadlines",
        "deadlines or a heavy workload",
        r"deadlines?|several .{0,20}at once|at the same time|juggl|priorit|workload|competing|time pressure|tight",
        r"deadlines?|due (?:on|the|date|dates|april|march|by|at|that|in|next)|on time|in time"
        r"|days? (?:early|late|left)|priorit|schedule|calendar|timetable|hours a (?:week|day)"
        r"|worked backwards"
        r"|same (?:week|time|two weeks|weeks|weekend)|at once|everything came|postpone|overtime"
        r"|days'? work|days? of work|done by|by (?:noon|midnight|four|five|six|nine|ten|\d+ ?(?:am|pm"
        r"|o'clock))|to-do|list of everything|counted? (?:the )?hours|juggl|overload|all at the same",
    ),
    _facet(
        "hurry",
        "pressure from others to hurry or give in",
        r"(?:push|lean|pressur)\w*.{0,40}(?:faster|going|hurry|quick)|go faster|in a hurry|leaning on"
        r"|under pressure|stay methodical|stay calm",
        r"push(?:ed|ing)|pressure|hurry|rush|faster|fast closes|shout|yell|holler|asking why"
        r"|every (?:ten|five|\d+) minutes|right now|\bnow\b,|wait(?:ing)? on|wanted (?:it|us|me"
        r"|my)\b.{0,30}(?:now|today|tonight|hot|going)"
        r"|took (?:\w+ )?(?:minutes|time)|give me (?:ten|five|\d+)|slow(?:ed)? down|checklist"
        r"|step by step|still did all|write down|wrote down|i recommend we hold",
    ),
    _facet(
        "refusal",
        "stopping or refusing something",
        r"stopped a|refus|wasn't safe|unsafe|not safe|said no|say no|\bno that|turn(?:ed)? down"
        r"|unethical|right thing|against (?:the rules|policy)|integrity|honest",
        r"refus|said no|i say no|the no\b|saying no|told .{0,30}(?:no\b|not going|can't|couldn't"
        r"|wouldn't|won't|cannot)|not going to|wouldn't|would not|stopped|tools down|stop\b|kill"
        r"|pulled (?:my|the|our)"
        r"|turned (?:it|them) down|couldn't do|cannot do|walk(?:ed)? away|lock(?:ed)?\b"
        r"|took .{0,20}off|reported|nobody hurt|unsafe|not safe|safe\b",
    ),
    _facet(
        "process",
        "a process you improved",
        r"process|slow or error|error-prone|inefficien|improve(?:d|ment)|automat|new idea|innovat|better way",
        r"process|by hand|manual|automat|macro|script|template|spreadsheet|every (?:month|week|day"
        r"|time)|each (?:month|week|day)|took (?:over|us|me|them) |used to take|checklist|rebuilt"
        r"|built|inherited"
        r"|copy|paste|formula|query|file\b|step|faster|error(?:s| was)|close\b|log\b|tracker|form\b",
    ),
    _facet(
        "person",
        "a person who struggled",
        r"apprentice|pupil|wasn't cutting|struggl|switched off|underperform|coach(?:ed)?\b|mentor"
        r"|help(?:ed)? (?:a|someone|somebody)|develop(?:ed)? (?:a|someone|others)|team member who"
        r"|making it hard for others|trained (?:a|someone)",
        r"(?:he|she|kid|gal|lad|boy|girl|they) (?:\w+ )?(?:couldn't|could not|didn't|did not|(?:was|were)n't"
        r"|(?:was|were) (?:failing|late)|wouldn't|had stopped|stopped|came late|lost|struggled|told me)"
        r"|failing|late late|put (?:them|their) (?:with|on|at)|showed (?:them|their)|taught (?:them"
        r"|their)|sat with (?:them|their)|asked (?:them|their) what|with (?:them|their) for"
        r"|made (?:them|their)|they (?:passed|topped|got better|came out|were one of|did)"
        r"|i rang|their (?:mum|mom|dad|parents|nan|phone)|hood up",
    ),
    _facet(
        "error_found",
        "an error you found",
        r"found (?:a|an) (?:mistake|error)|mistake in the numbers|discrepanc|noticed (?:a|an|that)|caught (?:a|an)",
        r"(?:i|we) (?:\w+ )?(?:found|noticed|saw|spotted|caught|discovered)|twice|short\b|off by"
        r"|didn't (?:match|add|tie|balance)|did not (?:match|add|tie|balance)|too high|too low|missing"
        r"|duplicat|divide|receipt|ledger|wrong (?:rate|amount|total|number)",
    ),
    _facet(
        "surprise",
        "something that turned out differently from what was assumed",
        r"assum|surpris|different from|unexpected|quite different|changed your mind|wrong about",
        r"assum|turned out|it wasn't|was not what|we thought|everyone (?:said|thought|believed)"
        r"|was convinced|were convinced|had a feeling|nobody (?:knew|had)|in fact|it was(?:n't"
        r"| not) (?:the|about)|watch(?:ed|ing)|sat (?:with|at|behind)|actually (?:used|did)|instead",
    ),
    _facet(
        "deal",
        "a deal or contract you won or saved",
        r"deal\b|contract|sale you|negotiat|close(?:d)? a",
        r"deal\b|contract|signed|signature|discount|price|negotiat|renew|champion|procurement|cfo"
        r"|buyer|seats|pipeline|quote",
    ),
    _facet(
        "learning",
        "something you had to learn",
        r"learn(?:ed|t|ing)? (?:a|something|new|how|quickly)|new skill|acquir|pick(?:ed)? up (?:a|something)",
        r"learn|course|tutorial|taught myself|practi[sc]|read (?:the|a|up)|never (?:used|done|worked)"
        r"|from scratch|asked .{0,30}(?:show|teach)|certif|beginner|by (?:myself|watching)",
    ),
    _facet(
        "persuasion",
        "persuading or explaining",
        r"persuad|convinc|influenc|without authority|explain|present(?:ation|ed)|buy.?in"
        r"|changed a decision|getting your message",
        r"convinc|persuad|explain|show(?:ed|n) (?:them|their|it|the)|agreed|said (?:ok|okay|yes)"
        r"|present|slide|draw|drew|diagram|picture|demo|one page|in plain|questions|accepted",
    ),
    _facet(
        "leading",
        "leading or working in a team",
        r"led\b|lead(?:ing)? (?:a|others|people)|leadership|delegat|team (?:project|that|was)|teamwork"
        r"|group|collaborat|worked with (?:a|others)",
        r"team|delegat|assigned|split|each of us|i asked (?:\w+ )?to|together|we met|meeting|group"
        r"|colleague|roles?\b|paired|crew|shift",
    ),
    _facet(
        "decision",
        "a hard decision",
        r"decision you|decid|difficult choice|judg(?:e)?ment|risk you|incomplete|little information|dilemma",
        r"decid|chose|choice|option|risk|either|weigh|instead|rather than|trade|gave up|pros and|could have",
    ),
    _facet(
        "change",
        "a change you had to adapt to",
        r"adapt|change(?:d|s)? (?:in|at|of|that|happen)|ambigu|uncertain|unexpected",
        r"chang|sudden|new (?:system|boss|manager|rule|tool|owner)|overnight|instead|had to|switch"
        r"|moved|merger|covid|pandemic|reorgani|restructur|pivot",
    ),
)


def asked_facets(question: str) -> tuple[Facet, ...]:
    """The kinds of event the question asks for; none when it is open."""
    wording = plain(question)
    return tuple(facet for facet in FACETS if facet.asked.search(wording))


def shown_share(facet: Facet, wording: str) -> float:
    """From 0 to 1: how clearly the answer is about such an event (three cues are clear, one is half of it)."""
    found = {match.group().lower() for match in facet.shown.finditer(wording)}
    return (0.0, 0.5, 0.8, 1.0)[min(3, len(found))]
