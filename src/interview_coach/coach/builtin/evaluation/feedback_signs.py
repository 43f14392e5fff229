"""Wordings that show something for certain. What is praised has to be there; marks may go by weaker signs."""

from __future__ import annotations

import re

GIVES_REASON = re.compile(
    r"\b(?:because|therefore|otherwise|which means|that means|that(?:'s| is) why"
    r"|the reason (?:is|was|why|for (?:this|that|it))"
    r"|due to|in order to"
    r"|so that(?!'s| is| was|,))\b",
    re.I,
)
CHECKS = re.compile(
    r"\b(?:i(?:'d| would|'ll| will)? (?:also |then |first |always |still )?(?:check|test|verify|measure|monitor|compare"
    r"|confirm|reconcile|watch|validate|double-check|recheck|re-check|look at)|sanity check|edge cases?|unit tests?"
    r"|roll(?:ed|ing)? back if|alerts? (?:on|if|when))\b",
    re.I,
)
WEIGHS = re.compile(
    r"\b(?:downsides?|drawbacks?|trade-?offs?|on the other hand|cheaper|slower|more expensive"
    r"|whereas|the catch|disadvantages?|pros and cons|it depends on|unless|overkill)\b",
    re.I,
)
COULD_GO_WRONG = re.compile(
    r"\b(?:risks?|dangers?|worst case|downside|worr(?:y|ies)|what if|go(?:es)? wrong|might not|concerns?"
    r"|is (?:only |just )?an? (?:guess|estimate))\b",
    re.I,
)
TESTS_A_NUMBER = re.compile(
    r"\b(?:sanity|cross[- ]?check|double[- ]?check|reconciles?|adds up|in line with|roughly right)\b|\bcheck:", re.I
)
EXPECTS = re.compile(
    r"\b(?:my (?:bet|first guess|guess|hypothesis|view|hunch|suspicion)|i(?:'d| would) (?:bet|guess|expect)"
    r"|i (?:suspect|expect|bet)|probably|most likely)\b",
    re.I,
)
TAKES_FOR_GRANTED = re.compile(
    r"\?|\b(?:assum\w+|i'?m taking|i'?ll take|suppos(?:e|ing)|can i ask|may i ask|to confirm)", re.I
)
SAYS_WHAT_TO_DO = re.compile(
    r"\b(?:i(?:'d| would) (?!map|ask|look|check|want|need|say that|like to know|have to)|i(?:'ll| will) |recommend"
    r"|advise|my answer|go ahead|do it\b)",
    re.I,
)
