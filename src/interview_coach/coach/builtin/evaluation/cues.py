"""Wordings that hint at what a clause does in a story: a task, a lesson, talk, trouble, a setting, a reason."""

from __future__ import annotations

import re

TASK = re.compile(
    r"\b(?:my (?:job|task|role|goal|part|piece|responsibility|assignment) (?:was|is|there|in|,)"
    r"|my task|my job|i was (?:responsible|in charge|asked|given|told|on call|supposed|assigned"
    r"|the \w+|first on|running|leading|doing)"
    r"|i had to (?!think|say|laugh|admit|be honest|wait)|i needed to|we (?:had|needed) to"
    r"|asked me (?:to|if|for)|got asked to|was (?:mine|up to me|on me)|the (?:goal|task|aim"
    r"|target) was|i was to\b|it came to me|i'd promised|i promised|came to me|i'm (?:the|closing"
    r"|first)"
    r"|i had the|i (?:took|had taken) over|wanted me to|handed (?:it )?to me|i led\b|as (?:the"
    r"|a) (?:\w+ )?(?:lead|manager|nurse|detective|intern|supervisor|teacher|engineer|student"
    r"|detective))"
)

REFLECTION = re.compile(
    r"\b(?:i (?:\w+ )?(?:learn(?:ed|t)?)\b|(?:what|thing) i (?:\w+ )?(?:learn|took|take|got wrong"
    r"|do differently|would do|'d do)|the (?:lesson|learning)|taught me|showed me that"
    r"|next time|in hindsight|looking back|since (?:then|that)|from (?:then|that day|now) on"
    r"|ever since|these days|nowadays|i'd (?:have|do|start|tell|ask|go|not)|i would(?:'ve"
    r"| have) (?:\w+(?<!lik)ed|done|gone|told|asked|started)"
    r"|should(?:'ve| have) (?:\w+ed|done|gone|told|asked|started|run|been|put|seen|looked|looked)"
    r"|i(?:'ve)? never again|never again|i now \w+|now i \w+|so now \w+|i still \w+ (?:with|the"
    r"|that)|what (?:stuck|changed for me|bugged me|i do)"
    r"|(?:that|this|it) (?:was|is|'s) (?:my mistake|on me|my fault)|that's on me|my (?:takeaway"
    r"|lesson|mistake was)|i own that|i(?:'d| would) do (?:it )?differently|do differently"
    r"|(?:no|every|each) \w+ of mine|i(?:'m| am) (?:more careful|now)|i (?:always"
    r"|never) \w+ (?:first|before|without|alone|anymore|any more|now)|it(?:'s"
    r"| is) (?:still )?what i do|i (?:plan|do|run|check|use|ask|start) .{0,30}(?:same way|now)$)"
)

RULE_NOW = re.compile(
    r"^(?:and |so |but )*(?:now|today|these days|nowadays)\b|\b(?:of mine|i (?:now|always|never"
    r"|still|don't|won't) (?!think|remember|feel|know|miss|like|love|see|believe|want|try|do my)"
    r"|we (?:always|never) )|\bi \w+ .{0,40}\bnow$"
)

TALK = re.compile(
    r"\b(?:you (?:know|can|have to|gotta|just|get|don't|need)|i(?:'m| am) (?:a|very|pretty|always"
    r"|confident|proud|sure|used to|good)|i (?:believe|think|feel|guess|mean|hope|love|like)"
    r"|in my (?:opinion|experience)|is (?:key|important|everything|crucial|essential|a must)"
    r"|that's (?:just |kind of )?(?:me|who i am|the (?:thing|story|job|way))|at the end of the day"
    r"|for me|everybody|people (?:are|always|don't|who)|of course|to be honest|honestly|i'd say"
    r"|i would say)\b"
)

REASON = re.compile(
    r"\b(?:because|cause|since|so that|so (?:he|she|they|it|we|i|you|nobody|anybody|people|the)"
    r"|in order to|instead|rather than|to (?:see|check|find|make|get|show|avoid|keep|understand"
    r"|protect|stop|learn)"
    r"|wanted to|the reason|that way|otherwise|before (?:i|we|he|she|they|it)|didn't .{2,30} but"
    r"|not .{2,20} but|if (?:i|we|he|she|they|it))\b"
)

PEOPLE = re.compile(
    r"\b(?:ask|told|tell|show|call|rang|ring|phone|email|talk|spoke|speak|said|explain|offer|invit"
    r"|sat|met|meet|taught|teach|convinc|listen|propos|suggest|persuad|warn|thank|apologi"
    r"|promise)\w*\b"
)

CHOICE = re.compile(
    r"\b(?:decid|chose|choose|instead|rather than|either|option|alternativ|compar|tried both"
    r"|both ways|tested|checked|measured|counted|priorit|sorted by|first|only|not .{1,30} but"
    r"|didn't (?:want|just|send|wait|say|pitch|do)|no \w+ until|left .{1,30} alone)\w*"
)

TROUBLE = re.compile(
    r"\b(?:but|problem|wrong|risk|broke|broken|fail\w*|late|short|lost|lose|losing|angry|upset"
    r"|complain\w*|deadline|due|hard|difficult|refus\w*|stuck|quit\w*|missing|duplicat\w*|twice"
    r"|scrap|couldn't|didn't|wasn't|weren't|no one|nobody|never|only|need\w*|had to|wanted"
    r"|pressure|behind|too (?:many|much|late|high|low|long)|slow|mistake|error|without|against"
    r"|supposed|expensive|conflict|disagree\w*|dropped|fell|down|stop\w*|not|emergency|unsafe|hot"
    r"|sick|out of|short-staffed|overdue)\b"
)

SETTING = re.compile(
    r"\b(?:(?:19|20)\d\d|last (?:year|month|week|summer|spring|fall|autumn|winter|semester)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|fall of"
    r"|winter)"
    r"|at (?:my|the|a|our) \w+|in (?:my|the|a|our) \w+|when i (?:was|worked|joined|started|took)"
    r"|during|years? ago|one (?:day|night|time|morning|evening|weekend)|there was|we (?:had|were)"
    r"|i (?:was|had|worked)|on call|shift|client|project|y\d|year \w+)\b"
)

SLOGAN = re.compile(
    r"\b(?:communication|teamwork|perseverance|patience|persistence|confidence|trust|collaboration"
    r"|attitude|mindset|leadership|honesty|listening) (?:is|are|and|,)|importance of|important"
    r"|is key|you (?:have|need) to|never give up|everything happens|positive|always|believe in"
    r"|can get through"
)

APPLIED = re.compile(
    r"\b(?:since (?:then|that)|ever since|from (?:then|that day|now) on|now|these days"
    r"|every (?:new|time|job|team|project|pilot|kickoff)|no \w+ of mine|next (?:one|job|project"
    r"|time i|year i)|at my next|the same (?:at|in|with|way)|i still|never again|after that i"
    r"|two (?:more|others)|later i|year since|anymore|any more)\b"
)
