"""Competencies a posting asks for: words that give them away, what the occupation needs, what every interview asks."""

from __future__ import annotations

import math
import re

from interview_coach.coach.builtin.job.sections import Item, Section
from interview_coach.content.lexicon import Occupation
from interview_coach.domain.vocabulary import COMPETENCY_IDS, Seniority

_WEIGHTS = {Section.DUTIES: 1.0, Section.MUST: 1.0, Section.NICE: 0.5, Section.ABOUT: 0.6, Section.HEADER: 0.4}

_CUES = {
    "communication": "communicat|present|explain|report|writ(?:e|ing|ten)|document|listen|verbal|audience|speak"
    "|articulate|brief"
    "|language",
    "teamwork": r"team(?!s? lead)|colleague|collaborat|together|cross-functional|peers|shar(?:e|ed|ing)\b|supportive",
    "conflict_resolution": "conflict|negotiat|difficult|complain|de-escalat|disagree|famil(?:y|ies)|argu|mediat"
    "|behaviou?r|objection"
    "|tough|disput|push ?back",
    "leadership": r"lead(?:s|ing|ership)?\b|mentor|coach|supervis|manag(?:e|ing) (?:a |the |your )?(?:team|people"
    r"|staff|crew)|crews?\b"
    r"|hir(?:e|ing)|direct reports|develop (?:people|staff|others)|train (?:and|staff|others)|delegat|motivat"
    r"|preceptor|charge\b",
    "influence": r"stakeholder|influenc|persuad|negotiat|buy-in|partner(?:ing)? with|c-level|executive|convinc|advis"
    r"|business partner"
    r"|argu|say no|pitch|board\b|procurement|sell|advocat|present(?:ing|ation)",
    "problem_solving": r"analy[sz]|investigat|troubleshoot|diagnos|problem|root cause|debug|data\b|research|test(?:s"
    r"|ing)?\b|variance"
    "|triage|detect|optimi[sz]|metrics|experiment|model|reconcil|complex|design",
    "decision_making": "decision|judge?ment|prioriti[sz]|trade-?offs?|risk|triage|strategy|p&l|independen|assess"
    "|evaluat|autonom"
    "|recommend|forecast|critical",
    "ownership": r"own(?:s|ing|ership)?\b|accountab|responsib(?:le|ility) for|initiative|targets?\b|quota|p&l"
    r"|results|deliver(?:s|ing|ed)?\b"
    "|end-to-end|self-starter|proactive|on-call|goal",
    "planning_quality": r"plan(?:s|ning)?\b|schedul|deadline|organi[sz]|budget|forecast|accura|detail|quality"
    r"|document|month[- ]end|roadmap"
    r"|backlog|coordinat|inspection|timely|standards|process(?:es)?\b|checklist|sla\b|inventory|track|test",
    "adaptability_resilience": "fast[- ]paced|pressure|nights|weekends|shift|chang(?:e|es|ing)|ambigu|flexib|travel"
    "|short notice|resilien"
    "|adapt|emergenc|calm|on-call|peak|busy|growing|rotation|start-?up|incident",
    "learning": "learn|train(?:ing|ed|ee)? (?:is|you|will|provided)|feedback|curio|certificat|certified|degree in"
    "|graduate|junior|entry"
    "|stud(?:y|ies)|develop your|in progress|growth mindset|newly|mentor(?:ed|ship)",
    "customer_focus": r"customer|client|guest|patient|user|pupil|student|resident|service\b|famil(?:y|ies)"
    r"|satisfaction|needs of|empath"
    r"|care\b|hospitality|account",
    "integrity": r"safe|complian|confidential|ethic|integrity|honest|licen[cs]e|regulat|audit|privacy|secur|hipaa"
    r"|osha|gdpr|inclus|divers"
    r"|trust|polic(?:y|ies)|controls?\b|fair",
    "innovation": "innovat|improv|automat|new ideas|creativ|redesign|experiment|prototyp|transform|reinvent|better "
    "way|moderni[sz]",
}  # fmt: skip
_PATTERNS = {name: re.compile(rf"\b(?:{cues})", re.I) for name, cues in _CUES.items()}

_ALWAYS = {
    "communication": 0.9, "problem_solving": 0.6, "planning_quality": 0.4, "teamwork": 0.2, "decision_making": 0.1,
    "ownership": 0.1, "influence": 0.1, "customer_focus": 0.1, "adaptability_resilience": 0.1,
}  # fmt: skip
"""What interviews ask whatever the posting says: communication and problem solving lead every employers' survey."""

_BY_RANK = {
    Seniority.ENTRY: {"learning": 0.6},
    Seniority.LEAD: {"leadership": 0.8, "decision_making": 0.3},
    Seniority.EXECUTIVE: {"leadership": 0.8, "influence": 0.5, "decision_making": 0.5},
    Seniority.SENIOR: {"influence": 0.2},
}

_BY_NEED = {
    "Active Listening": "communication", "Speaking": "communication", "Writing": "communication",
    "Instructing": "leadership",
    "Learning Strategies": "learning", "Complex Problem Solving": "problem_solving",
    "Systems Analysis": "problem_solving",
    "Troubleshooting": "problem_solving", "Quality Control Analysis": "planning_quality",
    "Time Management": "planning_quality",
    "Judgment and Decision Making": "decision_making", "Coordination": "teamwork",
    "Social Perceptiveness": "conflict_resolution",
    "Service Orientation": "customer_focus", "Active Learning": "learning", "Persuasion": "influence",
    "Negotiation": "influence",
    "Management of Personnel Resources": "leadership", "Integrity": "integrity",
    "Attention to Detail": "planning_quality",
    "Cooperation": "teamwork", "Self-Control": "adaptability_resilience",
    "Stress Tolerance": "adaptability_resilience",
    "Adaptability/Flexibility": "adaptability_resilience", "Initiative": "ownership",
    "Analytical Thinking": "problem_solving",
    "Concern for Others": "customer_focus", "Persistence": "ownership", "Achievement/Effort": "ownership",
    "Leadership": "leadership", "Innovation": "innovation",
}  # fmt: skip
"""O*NET skills and work styles and the competency they stand for."""
_NEED = 0.2


def rank_competencies(
    items: list[Item], seniority: Seniority, occupation: Occupation | None, *, top: int = 6
) -> tuple[str, ...]:
    """The competencies a posting asks for, strongest first; ties in the contract's order."""
    scores = {name: _told(name, items) + _ALWAYS.get(name, 0.0) for name in COMPETENCY_IDS}
    for name, extra in _BY_RANK.get(seniority, {}).items():
        scores[name] += extra
    for need in (*occupation.skills, *occupation.styles) if occupation else ():
        if need in _BY_NEED:
            scores[_BY_NEED[need]] += _NEED
    return tuple(sorted(COMPETENCY_IDS, key=lambda name: -scores[name])[:top])


def speaks_of(name: str, text: str) -> bool:
    """Whether a text has a word that gives the competency away."""
    return bool(_PATTERNS[name].search(text))


def _told(name: str, items: list[Item]) -> float:
    """How much the posting speaks of it, on a logarithmic scale: the tenth mention says less than the first."""
    pattern = _PATTERNS[name]
    hits = sum(
        _WEIGHTS[item.section] * min(2, len({m.lower() for m in pattern.findall(item.text)}))
        for item in items
        if item.section in _WEIGHTS
    )
    return math.log1p(hits)
