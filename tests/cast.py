"""The fixed cast of the tests: one candidate, one posting, answers of known quality, an engine with a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from interview_coach.domain.coaching import Advice, Debrief, Debriefed, Exchange, FollowUp, StudyArea
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest, Evidence, Segment
from interview_coach.domain.job import CvEvidence, Job, Posting, Requirement, Skill
from interview_coach.domain.questions import (
    Claim,
    Example,
    Guidance,
    Question,
    Ranking,
    SampleAnswer,
    Source,
    Tip,
    Tips,
)
from interview_coach.domain.rush import Block, LikelyQuestion, Pitch, RushPlan, Story, StoryPart
from interview_coach.domain.vocabulary import Flag, Level, QuestionType, ResponseType, SegmentLabel, Seniority

CANDIDATE = "Wilhelmina Okonkwo-Reyes"

CV_DOCUMENT: dict[str, Any] = {
    "basics": {
        "name": CANDIDATE,
        "label": "Maintenance technician",
        "email": "wilhelmina@example.org",
        "phone": "+44 20 7946 0000",
        "summary": "Nine years in food plants; I like machines that start on Mondays.",
    },
    "work": [
        {
            "name": "Brackenfield Dairy",
            "position": "Maintenance technician",
            "startDate": "2020-04",
            "highlights": [
                "Cut unplanned stops of the bottling line from 14 to 5 a month by rebuilding the lubrication plan",
                "Trained four operators to clear jams safely, two of them now do first-line maintenance",
                "Introduced a spare-parts list in the CMMS, ordering time fell from 3 days to 4 hours",
            ],
        },
        {
            "name": "Tollgate Bakeries",
            "position": "Apprentice electrician",
            "startDate": "2016-09",
            "endDate": "2020-03",
            "highlights": [
                "Rewired two oven control cabinets under supervision and passed inspection the first time",
                "Spoke up about a missing lock-out tag before a belt was started; the procedure was changed",
            ],
        },
    ],
    "education": [{"institution": "Northgate College", "area": "Electrical installation", "studyType": "NVQ Level 3"}],
    "skills": [{"name": "Trade", "keywords": ["PLC fault finding", "Lubrication", "CMMS", "Lock-out tag-out"]}],
}

POSTING_TEXT = """Multi-skilled Maintenance Engineer
Hollowell Foods, Derby

Hollowell Foods makes sauces and pickles for supermarkets. Our Derby site runs four filling lines around the clock.

What you will do
- Find and fix electrical and mechanical faults on four filling lines
- Plan preventive maintenance with production and keep downtime low
- Hand over clearly between shifts and train operators in first-line checks

What you need
- Time-served apprenticeship in electrical or mechanical maintenance
- PLC fault finding (Siemens S7)
- Experience of preventive maintenance in food or drink manufacturing
- Safe isolation: lock-out tag-out on every job
- Clear communication with production and quality

Nice to have
- 18th Edition wiring regulations
- Experience with a CMMS
"""

STRONG_ANSWER = """\
At Brackenfield Dairy our bottling line stopped without warning fourteen times a month, and each stop cost about \
half an hour of milk on the floor. As the technician on that line it was my job to get the stops down before the \
summer peak. I logged every stop for three weeks and saw that nine of fourteen came from dry bearings. I rebuilt \
the lubrication plan around running hours instead of calendar weeks, marked each point with a coloured tag, and \
walked the round with the two operators until they could do it without me. When one of them skipped a point, I \
moved it to where he could reach it. After two months the stops fell from fourteen to five a month, and the \
plant manager copied the plan to the second line. Since then I always measure for a while before I change \
anything; that saved me twice this year."""

THIN_ANSWER = """\
I am a very hard working person and I always try my best in everything that I do. I would normally look at the \
problem, talk to everybody involved and find the best solution for the team, because teamwork is very important."""

JUNK_ANSWER = "fine"

CV = Cv.from_document(CV_DOCUMENT)
POSTING = Posting(POSTING_TEXT)

JOB = Job(
    title="Multi-skilled Maintenance Engineer",
    company="Hollowell Foods",
    seniority=Seniority.MID,
    industry="engineering_manufacturing",
    skills=(
        Skill("PLC fault finding", Level.MUST, "PLC fault finding (Siemens S7)"),
        Skill("CMMS", Level.NICE, "Experience with a CMMS"),
    ),
    competencies=("problem_solving", "communication"),
    requirements=(
        Requirement(
            "Safe isolation",
            Level.MUST,
            (CvEvidence("work[1].highlights[1]", CV_DOCUMENT["work"][1]["highlights"][1], 0.62),),
        ),
    ),
    gaps=("Siemens S7",),
)

EXAMPLE = Example(
    "work[0].highlights[0]", CV_DOCUMENT["work"][0]["highlights"][0], 0.7, "It shows a fault you found and its effect."
)


def question(text: str, type: QuestionType = QuestionType.BEHAVIORAL) -> Question:
    return Question(
        id="q",
        type=type,
        text=text,
        why="The posting asks for faults found on filling lines.",
        competency="problem_solving",
        difficulty=3,
        source=Source(job_quote="Find and fix electrical and mechanical faults on four filling lines"),
        examples=(EXAMPLE,),
        follow_ups=("How did you know it was the bearings?",),
        guidance=Guidance(("One fault you found yourself",), ("A list of duties",)),
    )


class ScriptedCoach:
    """An engine whose replies are fixed, so that tests of storage, services and pages do not hang on marks.

    It fails with `failure` when that is set, as a model behind a broken line would.
    """

    name = "scripted"

    def __init__(self) -> None:
        self.failure: Exception | None = None
        self.requests: list[EvaluationRequest] = []

    def analyse_job(self, posting: Posting, cv: Cv | None = None) -> Job:
        return JOB if posting.text else replace(JOB, title=posting.title)

    def propose_corrections(self, cv: Cv) -> tuple[CvProposal, ...]:
        first = cv.lines[0]
        return (CvProposal(first.ref, first.text, first.text, "work[1]", "It tells of the bakery."),)

    def ask(
        self, cv: Cv, posting: Posting, *, type: QuestionType | None = None, count: int = 12
    ) -> tuple[Question, ...]:
        kinds = [type] if type else list(QuestionType)
        return tuple(question(f"Question number {n} about faults?", kinds[n % len(kinds)]) for n in range(count))

    def rank_examples(
        self, question: str, type: QuestionType, cv: Cv, posting: Posting | None = None, *, top: int = 5
    ) -> Ranking:
        return Ranking(self.name, (EXAMPLE,) if type is QuestionType.BEHAVIORAL else ())

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        self.requests.append(request)
        if self.failure:
            raise self.failure
        return evaluation_of(request.answer)

    def write_sample(
        self, question: str, type: QuestionType, cv: Cv | None = None, posting: Posting | None = None
    ) -> SampleAnswer:
        text = "At Brackenfield Dairy I rebuilt the lubrication plan with [how many people?]."
        return SampleAnswer(
            self.name, text, (Claim("rebuilt the lubrication plan", EXAMPLE.ref),), ("[how many people?]",)
        )

    def give_tips(self, posting: Posting, cv: Cv | None = None) -> Tips:
        return Tips(
            JOB.industry, (Tip("Expect a walk round the line.", "The site has four lines.", "format", "coach"),)
        )

    def plan_tonight(self, cv: Cv, posting: Posting) -> RushPlan:
        part = StoryPart("situation", ("Brackenfield Dairy.",), ("[what was going on?]",))
        asked = LikelyQuestion(QuestionType.MOTIVATION, "Why this job?", "They ask it.", "[why?]", None, ("[why?]",))
        story = Story(EXAMPLE.ref, EXAMPLE.text, "Brackenfield Dairy", "ownership", "It fits.", (part,))
        blocks = (Block("Two stories", 45, "Tell them."),)
        return RushPlan(self.name, JOB.title, JOB.company, (asked,), (story,), ("Who trains?",), blocks, ("Sleep.",))

    def write_pitch(self, cv: Cv, posting: Posting | None = None) -> Pitch:
        text = "I rebuilt the lubrication plan with [how many people?]."
        return Pitch(self.name, text, (Claim("rebuilt the plan", EXAMPLE.ref),), ("[how many people?]",))

    def follow_up(self, exchange: Exchange) -> FollowUp | None:
        """Two follow-ups at most, then it moves on. It fails like `evaluate` does."""
        if self.failure:
            raise self.failure
        if len(exchange.asked) > 1 or not exchange.kinds:
            return None
        return FollowUp(self.name, f"Follow-up number {len(exchange.asked) + 1}?", exchange.kinds[0])

    def debrief(self, rows: Sequence[Debriefed]) -> Debrief:
        if self.failure:
            raise self.failure
        said = ("You came to the end.", f"There were {len(rows)} answers.", "Close with the effect.")
        return Debrief(self.name, said, (), "Tell one story again.")

    def advise(self, areas: Sequence[StudyArea], minutes: int, days: int) -> tuple[Advice, ...]:
        return tuple(Advice(self.name, f"Work on {area.name}.", area.reason) for area in areas)


def evaluation_of(answer: str, engine: str = "scripted") -> Evaluation:
    """A fixed, valid evaluation whose quotes stand in the answer; junk is not scored."""
    if len(answer.split()) < 25:
        return Evaluation(
            engine=engine,
            engine_version="1",
            rubric_version="test",
            scored=False,
            response_type=ResponseType.NOT_AN_ANSWER,
            why_not_scored="There is too little here to mark.",
            flags=(Flag.NOT_AN_ANSWER,),
            main_fix="Tell one thing that happened.",
        )
    first, last = answer.index(".") + 1, len(answer)
    return Evaluation(
        engine=engine,
        engine_version="1",
        rubric_version="test",
        scored=True,
        response_type=ResponseType.EVENT,
        overall=3.4,
        equal_weight=3.2,
        confidence=0.6,
        dimensions={
            "relevance": 4.0,
            "action": 4.0,
            "result": 3.0,
            "context": 3.0,
            "reflection": None,
            "structure": 3.0,
        },
        star={"situation": 2, "task": 1, "action": 2, "result": 1},
        segments=(Segment(0, first, SegmentLabel.SITUATION), Segment(first, last, SegmentLabel.ACTION)),
        flags=(Flag.UNQUANTIFIED,),
        evidence=(Evidence("action", "+", answer[:20], 0, 20),),
        strengths=("You name the place at once.",),
        main_fix="Say what the stops cost.",
        improvements=("End with the effect.",),
        asks=("What changed after that, in figures?",),
        examples=(EXAMPLE,),
    )
