"""Deeds that a question names outright, and words by which a line of a CV may tell of one.

A question about automating something is not answered by a line about a check on paper, however well that line reads:
where no line has any of the words, there is no example, and it is fairer to say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deed:
    asked: re.Pattern[str]
    told: re.Pattern[str]


def _deed(asked: str, told: str) -> Deed:
    return Deed(re.compile(rf"\b(?:{asked})", re.I), re.compile(rf"\b(?:{told})", re.I))


_PEOPLE_SERVED = (
    "customer|client|guest|patient|resident|user|pupil|parent|famil|passenger|tenant|visitor|member|complain|refund"
    "|buyer|shopper|caller|donor|citizen|owner|review|survey|satisf|nps|csat|account|ticket|feedback|student"
)
_DEEDS: tuple[Deed, ...] = (
    _deed(
        "automat",
        "automat|script|macro|bot\\b|program|code|coded|pipeline|tool|template|rewrote|python|excel|vba",
    ),
    _deed(
        "presentation|presented|present (?:a|an|your|to|complex|data|results|findings)",
        "present|explain|reported to|reports to|train|talk|workshop|brief|board|pitch|testif|spoke|showed|taught|lectur"
        "|communicat|demo",
    ),
    _deed(
        "negotiat",
        "negotiat|agree|contract|price|supplier|vendor|terms|union|deal|saved|cost|rent|lease|tender",
    ),
    _deed(
        "mentor|coached|coaching|taught|trained (?:a|an|some)|new hire|apprentice|(?:helped|developed|develop) (?:a|an"
        "|somebody|someone|your|people|others|another)(?: \\w+){0,2} (?:to )?(?:develop|grow|improve|learn)",
        "mentor|coach|train|taught|teach|promot|intern|apprentices\\b|supervis|junior|student|onboard|tutor|led|lead"
        "|recruit|hired|instruct|grew|develop|staff|team|crew|precept|new (?:starter|hire|driver|nurse|colleague)",
    ),
    _deed(
        "sold|selling|(?:sale|deal|contract) (?:that )?you (?:closed|won|made)"
        "|(?:closed|closing|won|made) (?:a|an|the|your)(?: \\w+){0,2} (?:sale|deal|contract|account)",
        "sold|sale|sell|revenue|client|account|deal|quota|target|contract|tender|upsell|customer|won|renew",
    ),
    _deed(
        "(?:angry|unhappy|difficult|upset|rude|demanding|dissatisfied) (?:customer|client|guest|patient|user|passenger"
        "|caller|parent|person)|customer complain|complaint",
        _PEOPLE_SERVED,
    ),
    _deed(
        "software|app you|shipped|deployed",
        "software|app|code|coded|deploy|ship|releas|servic|python|java|sql|web|api|script|system|platform|feature"
        "|migrat|built|module|library|pipeline|test",
    ),
    _deed(
        "led a|lead a|leading a|managed a team|led (?:people|others|a team)|large team",
        "led|lead|team|crew|manag|supervis|staff|people|head|captain|foreman|run|ran|chair|coordinat|co-ordinat|charge"
        "|took over|direct|train|mentor|project|shift",
    ),
    _deed(
        "outage|on[- ]call|system(?:s)? (?:was|were|went) down|(?:was|were|went) down",
        "outage|incident|on[- ]call|down\\b|failed|restor|recover|alert|crash|rolled back|emergenc|power cut|runbook",
    ),
    _deed(
        "(?:mistake|error|failure)s? (?:that |which )?you(?:'ve| have)? (?:made|had)|you (?:made|make) (?:a|an)"
        " (?:mistake|error)|you failed|time you were wrong|your (?:own )?(?:biggest )?(?:mistake|failure)",
        "mistake|my error|own error|wrong|rolled back|first (?:version|attempt|try|draft)|missed|forgot|fell short"
        "|short of|rough|delay|did not|didn't|slip|lessons? learn|learned from|complain|rejected|after a"
        "|failed (?:at|to|my|the first)",
    ),
    _deed(
        "repaired|repair (?:a|an|the)|fixed a machine|machine you",
        "repair|fix|mend|fault|machine|engine|maint|overhaul|replac|pump|motor|rewire|broke|defect|restor|install|tool",
    ),
    _deed(
        "new product|designed (?:a|an|the)|design (?:a|an) ",
        "design|prototype|concept|product|launch|built|build|develop|invent|creat|brand|app|feature|redesign|menu",
    ),
    _deed(
        "(?:error|mistake|discrepancy)s? .{0,20}\\b(?:figures|numbers|accounts|invoice)|financial (?:error|mistake)",
        "figure|number|account|invoice|amount|ledger|paid|underpaid|overpaid|payroll|reconcil|duplicate|twice|audit"
        "|mismatch|bug|report|data|stock|receipt|budget|difference|cost|bill|spreadsheet|sheet",
    ),
    _deed(
        "unsafe|not safe|safety (?:rule|hazard|risk|issue|concern)|hazard",
        "safe|hazard|risk|danger|accident|injur|near miss|stop|refus|reported|fault|defect|brake|ppe|falls?\\b|incident"
        "|inspect|allerg|medication|fire|sepsis|alert|halted|shut",
    ),
    _deed(
        "(?:cut|reduc|sav|lower)\\w* (?:the )?(?:cost|money|spend|budget)",
        "cost|waste|budget|sav|cheaper|price|spend|reduc|cut|margin|lower|less|fewer|renegotiat|expens",
    ),
    _deed("saved? a life|saving a life", "life|lives|resus|cpr|patient|emergenc|rescue|sepsis|first aid|dvt|alert"),
    _deed("medical|first aid", "medical|first aid|patient|injur|cpr|ambulance|emergenc|nurse|clinic|hospital"),
    _deed("missed a deadline|miss a deadline|were late|was late", "late|delay|deadline|behind|overdue|slip|re-?plan"),
)


def deeds_named(question: str) -> tuple[Deed, ...]:
    """The deeds that the question names; mostly none."""
    return tuple(deed for deed in _DEEDS if deed.asked.search(question))


def tells_of(deeds: tuple[Deed, ...], text: str) -> bool:
    """Whether a line may tell of one of them."""
    return any(deed.told.search(text) for deed in deeds)
