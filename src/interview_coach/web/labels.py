"""The words people read for the closed lists of the contract: types, levels, parts, flags, engines."""

from __future__ import annotations

from interview_coach.content.library import library
from interview_coach.domain.consents import Recipient
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_parts import section_of

TYPES = {
    "behavioral": "From your experience",
    "technical": "Subject knowledge",
    "case": "Case",
    "situational": "What would you do",
    "motivation": "Why you, why us",
}

TYPE_INTRODUCTIONS = {
    "behavioral": "They ask for one thing that really happened. A story with your own part in it counts most.",
    "technical": "They want to see how you think about your subject, with the reasons and the limits.",
    "case": "They give you a problem with an open end and watch how you take it apart.",
    "situational": "They describe a situation and ask what you would do. Your reasons matter more than the rule.",
    "motivation": "They want to know why this job and why you, with something to back it up.",
}

SENIORITIES = {
    "entry": "First job or starter",
    "mid": "Some years of experience",
    "senior": "Senior",
    "lead": "Leads a team or field",
    "executive": "Executive",
}

LEVELS = {"must": "must have", "nice": "nice to have"}

PARTS = {
    "situation": "Situation",
    "task": "Task",
    "action": "Action",
    "result": "Result",
    "reflection": "What you learned",
}

STAR_LEVELS = {0: "not there yet", 1: "hinted at", 2: "clear"}

RESPONSES = {
    "event": "one event that happened",
    "pseudo_event": "something that happened often, told without one single case",
    "hypothetical": "what you would do, not what you did",
    "habit": "what you usually do",
    "opinion": "an opinion",
    "self_description": "a description of yourself",
    "refusal": "a decision not to answer",
    "not_an_answer": "no answer to this question",
    "other_language": "an answer in a language that cannot be marked yet",
    "sensitive": "something personal that deserves care",
    "explanation": "an explanation",
}

FLAGS = {
    "hypothetical": "Much of it reads as what you would do; the question asks for what you did.",
    "generic": "Much of it could be said by anyone. One detail only you know makes it yours.",
    "off_topic": "I was not sure that it answers this question and not another one.",
    "we_only": "It often says “we”. Make sure that your own part can be told apart.",
    "no_result": "I was not sure how it ended. Say the result in one plain sentence.",
    "unquantified": "I found no figure for the result. Where one fits, add it.",
    "rambling": "The point is hard to find; fewer words would carry it better.",
    "too_short": "It is too short to show much.",
    "blames_others": "Parts of it may sound as if others were at fault. Keep to what you did.",
    "overclaims": "It says more than your CV does. Make sure that both agree.",
    "injection": "Part of the text speaks to the coach. That part was ignored.",
    "wrong_fact": "One statement may not be right. Check it.",
    "no_tradeoffs": "I found one way only. Say what speaks against it, too.",
    "math_error": "One calculation came out differently for me. Check it.",
    "no_recommendation": "I was not sure what you recommend. Say it in one sentence.",
    "no_structure": "The order is hard to follow.",
    "not_an_answer": "There is no answer to this question in it.",
    "sensitive": "It touches something personal. You decide how much of it to tell.",
}

ENGINES = {
    "builtin": "the builtin coach, on this computer",
    "gemini": "Gemini",
    "openai": "the language model you set up",
}

PROVIDERS = {"generativelanguage.googleapis.com": "Google Gemini", "api.openai.com": "OpenAI"}
"""Readers whose own name says more than that of their engine; by host."""

FEATURES = {
    "posting": "Reading a posting",
    "cv": "Reading a CV again",
    "questions": "Making questions",
    "examples": "Finding lines of the CV",
    "marking": "Marking answers",
    "sample": "Sample answers",
    "tips": "Tips",
    "pitch": "Tell me about yourself",
    "tomorrow": "The evening before",
    "mock": "Mock interviews",
    "debrief": "Debriefs",
    "plan": "Plans",
}

CV_FIELDS = {
    "position": "Title",
    "name": "Name",
    "organization": "Organisation",
    "entity": "Employer or client",
    "institution": "School",
    "area": "Subject",
    "studyType": "Degree",
    "startDate": "From",
    "endDate": "To",
}
"""Fields of an entry of the CV that may be corrected."""

ACTIONS = {
    "marking": "Mark one answer",
    "questions": "Make twelve questions",
    "sample": "Write a sample answer",
    "posting": "Read a posting",
}

OUTCOMES = {
    "unreadable": "could not be used",
    "refused": "refused by the model",
    "failed": "failed",
    "cancelled": "broken off",
}

TOPICS = {
    "format": "How these interviews run",
    "prepare": "What to prepare",
    "terms": "Words you should be able to explain",
    "mistakes": "What often goes wrong",
    "ask_them": "What you can ask them",
    "situation": "For your situation",
}

CV_PARTS = {
    "basics": "Summary",
    "education": "Education",
    "certificates": "Certificates",
    "languages": "Languages",
    "skills": "Skills",
    "awards": "Awards",
    "publications": "Publications",
    "interests": "Interests",
    "references": "References",
}

REAL_OUTCOMES = {
    "waiting": "Waiting to hear",
    "next_round": "On to the next round",
    "offer": "An offer",
    "rejected": "Not this time",
    "withdrawn": "I withdrew",
}

FEELINGS = {
    1: "Hard going",
    2: "Shaky",
    3: "All right",
    4: "Good",
    5: "Very good",
}

SELF_RATINGS = {
    1: "Not yet",
    2: "Shaky",
    3: "All right",
    4: "Good",
    5: "Just as I want it",
}

POINT_STATUSES = {
    "present": "you said it",
    "partly": "you said part of it",
    "absent": "not in your answer",
    "contradicted": "you said the opposite",
}


def in_words(overall: float) -> str:
    """What an overall mark means, about the answer and not the person."""
    steps = ((4.5, "An excellent answer"), (3.8, "A strong answer"), (3.0, "A sound answer"), (2.0, "A beginning"))
    return next((words for lowest, words in steps if overall >= lowest), "Not there yet")


def step_words(mark: float) -> str:
    """A mark without its number."""
    steps = ((4.5, "excellent"), (3.75, "strong"), (3.0, "solid"), (2.0, "a beginning"))
    return next((words for lowest, words in steps if mark >= lowest), "not there yet")


def how_sure(confidence: float) -> str:
    return "quite sure" if confidence >= 0.75 else "fairly sure" if confidence >= 0.5 else "not very sure"


def industry(industry_id: str) -> str:
    found = library().industries.get(industry_id)
    return found.name if found else ""


def competency(competency_id: str | None) -> str:
    found = library().competencies.get(competency_id or "")
    return found.name if found else ""


def dimension(name: str) -> str:
    """A part of a mark, whatever the rubric: rubrics share these names and word them differently."""
    return name.replace("_", " ").capitalize()


def engine(name: str) -> str:
    return ENGINES.get(name, name)


def reader(recipient: Recipient) -> str:
    """Who reads what is sent there: a provider by its name, a server of one's own by its host."""
    return PROVIDERS.get(recipient.id, recipient.name)


def feature(name: str) -> str:
    return FEATURES.get(name, name)


def place_in_cv(cv: Cv, ref: str | None) -> str:
    """Where a line of the CV stands, in words: its role and employer, or the part of the CV."""
    line = cv.line(ref or "")
    if line is None:
        return "your CV"
    if not (line.role or line.organisation):
        return CV_PARTS.get(section_of(line.ref), "your CV")
    return " at ".join(part for part in (line.role, line.organisation) if part) or "your CV"


def job_line(title: str, company: str) -> str:
    return f"{title} at {company}" if company else title


def compared(own: int, overall: float) -> str:
    """What the user's own rating says beside the mark; a difference under 0.8 is none."""
    if own - overall >= 0.8:
        return "You were kinder to it than the mark."
    if overall - own >= 0.8:
        return "You were harder on it than the mark."
    return "That is close to the mark."
