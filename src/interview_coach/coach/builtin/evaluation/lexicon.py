"""Everyday English by which clauses are read: verbs of doing, of being, of saying nothing; words without an object."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


PAST_IRREGULAR = word_set(
    """became began bent bet bit bled blew bought bound broke brought built burnt came caught chose clung cost crept
    cut dealt did drank drew drove dug fed fell felt flew forgot found fought froze gave got ground grew had
    heard held hid hit hung hurt kept knew laid lay led left lent let lit lost made meant met paid put quit
    ran rang read redid rode rose said sang sank sat saw sent set shook shot showed shrank shut slept slid
    sold spent spoke split spread stood stole stuck struck swam swept swore taught thought threw told took
    tore undid understood went woke won wore wrote wound rebuilt rewrote reset overheard oversaw withdrew
    learnt dropt redrew retook rethought foresaw"""
)
PARTICIPLE_IRREGULAR = word_set(
    """been done gone seen taken given written shown known broken driven chosen drawn fallen forgotten frozen gotten
    grown hidden ridden risen shaken spoken stolen sworn thrown torn woken worn blown begun drunk rung run
    sung sunk swum bound bought brought built caught cut dealt dug fed felt found fought got had heard held
    hit hung kept laid led left lent let lost made meant met paid put read said sat sent set shot shut slept
    sold spent split spread stood struck swept taught thought told understood won wound rebuilt rewritten
    reset undone redone"""
)
PRESENT_DOING = word_set(
    """add ask book bring build buy call carry change check choose clean close collect come compare copy count cut
    decide deliver draw drive email explain fill find fix follow get give go help hold hire invite keep learn
    leave lift list listen look make measure meet move note offer open order pay phone pick plan play point
    prepare print pull push put read record remove replace reply report ring run save say sell send set share
    show sign sit sort split start stay step stop switch take talk teach tell test throw train try turn type
    visit wait walk watch wipe work write"""
)
STATE_VERBS = word_set(
    """am is are was were be been being have has had know knew known think thought believe believed feel felt want
    wanted need needed like liked love loved hate hated mean meant guess suppose remember remembered
    understand understood seem seemed hope hoped wish wished own belong care worry worried prefer trust expect
    expected doubt agree live lived can could will would shall should may might must do does did don't didn't
    wasn't weren't couldn't wouldn't can't won't haven't hadn't isn't aren't become became stay stayed remain
    remained consider enjoy enjoyed strive pride got get gotta wanna supposed used gonna"""
)
NOTICING_VERBS = word_set(
    """saw see found find noticed notice realised realized realise realize figured heard discovered learned learnt
    knew spotted caught"""
)
VAGUE_VERBS = word_set(
    """handled handle managed manage dealt deal supported support helped help coordinated coordinate ensured ensure
    worked work tried try took take communicated communicate collaborated collaborate aligned align leveraged
    leverage facilitated facilitate addressed address considered consider kept keep prepared prepare monitored
    monitor improved improve implemented implement focused focus optimized optimised drove drive delivered
    deliver solved solve resolved resolve discussed discuss contributed contribute participated participate
    maintained maintain provided provide reviewed review analysed analyzed analyse analyze organised organized
    demonstrated demonstrate executed execute utilized utilised established establish developed develop
    identified identify tackled tackle approached approach looked look made make did do went go used use
    engaged engage interacted oversaw oversee navigated navigate prioritised prioritized undertook pursued
    assisted assist involved followed follow adapted adapt responded respond encouraged encourage motivated
    motivate inspired inspire fostered foster built achieved achieve exceeded got get carried advocated
    advocate escalated escalate juggled juggle organize organise informed inform liaised liaise contacted
    contact conducted conduct performed perform gave give brought bring stayed stepped played had"""
)
"""Verbs that say nothing of how; with a concrete object ("gave her the login") the clause is concrete all the same."""

ABSTRACT_WORDS = word_set(
    """ability access accountability action actions activities advice agreement aim alignment alternatives ambition
    analysis angle angles answer approach area areas argument arguments aspect aspects assumption assumptions
    attention attitude awareness background balance basis behaviour behavior benefit best bit buy-in care case
    cases challenge challenges change changes circumstances clarity collaboration commitment communication
    company complexity concept concern concerns conclusion conditions confidence consideration constraints
    contact content context contribution control conversation conversations coordination course culture data
    deal decision decisions detail details development dialogue difference difficulty direction discussion
    discussions drive duty dynamics effect effort efforts element empathy end energy engagement environment
    everybody everyone everything evidence example excellence execution expectation expectations experience
    expertise facts factor factors feedback feeling field flexibility focus framework function fundamentals
    goal goals ground growth guidance hand heart help holistic idea ideas impact importance improvement
    improvements information initiative input insight insights inspiration integrity intention interaction
    interest interests involvement issue issues job journey judgement judgment kind knowledge learning
    leadership lesson level life line lot management manner market matter matters means method methodology
    methods mindset moment motivation need needs network norms notion objective objectives obstacle obstacles
    one ones opinion opinions opportunity opportunities option options order organisation organization others
    outcome outcomes overview ownership pace part parties partner partners partnership passion path patience
    people performance person personality perspective perspectives philosophy picture piece place plan plans
    planning point points position possibility potential practice practices preparation pressure principle
    principles priorities priority problem problems procedure procedures process processes productivity
    professionalism program progress project projects proposal quality question questions reason reasons
    relation relations relationship relationships request requirement requirements research resilience
    resolution resource resources respect response responsibilities responsibility result results right role
    safety scenario scope sense service side sides situation situations skill skills solution solutions
    something somebody someone spirit staff stage stake stakeholder stakeholders standard standards state step
    steps strategies strategy strength strengths structure stuff style subject success support synergy system
    systems talent target targets task tasks team teams teamwork term terms theme thing things thinking
    thought time times topic topics transparency trust understanding use vale value values vision view views
    way ways weakness whole work workplace workload world nothing anything anyone anybody nobody key folks
    guys em whatever voice voices visions rigor rigour discipline curiosity scrutiny boardroom language pains
    objections narrative win wins win-win synergies kpi kpis metrics roi bandwidth ecosystem landscape mission
    purpose seller leader leaders player doer thinker communicator listener multitasker perseverance
    determination dedication humility honesty loyalty creativity accuracy urgency openness enthusiasm
    positivity calmness composure fairness diligence centre stress compelling transparent visionary tailored
    seamless consultative collaborative cross-functional cross-functionally able accordingly active actual
    additional adequate agile aligned amazing appropriate available aware bad basic better big bigger busy
    calm certain challenging clear close committed common comprehensive confident constructive continuous core
    correct creative critical customer-centric data-driven dedicated deep deeper dependable detailed different
    difficult diligent diverse dynamic easy effective efficient empathetic entire essential excellent
    exceptional fair familiar fantastic final fine first flexible friendly full general good great happy hard
    helpful high high-quality honest huge ideal immediate important impressive individual initial innovative
    intense internal involved large last least likely little long main major many max maximum meaningful
    measurable modern much multiple natural necessary needed new next nice normal old open optimal optimistic
    other outstanding overall own particular passionate patient people-oriented perfect personal persistent
    personally positive possible powerful practical precise proactive productive professional proper proud
    quick real realistic relevant reliable resilient respectful responsible robust same scalable senior
    sensitive serious several significant similar simple small smart smooth solid special specific
    state-of-the-art strategic strong structured successful suitable sure sustainable systematic terrible
    thorough tight tough true typical unique usual useful various vast viable vital willing wonderful worse
    worst wrong aligning also always anyway around away back carefully day days ever every far fast forward
    here however in-depth just later maybe more most never now often once only out over perhaps pretty quite
    rather really sometimes soon still then there though through throughout today together too up usually very
    well when where while yet"""
)
"""Words that could stand in any answer to any question: no object, person, place or figure in them."""

FUNCTION_WORDS = word_set(
    """a about above across after against all along although am among an and another any anyone are as at be because
    been before being below between both but by can cannot cause could did do does doing don't down during
    each either else enough even except few for from had has have having he he'd he's her hers herself him
    himself his how i i'd i'll i'm i've if in into is isn't it it'd it's its itself less like me mine might
    must my myself neither no nor not of off on onto or our ours ourselves per shall she she'd she's should
    since so some such than that that's the their theirs them themselves these they they'd they're they've
    this those till to toward towards under unless until upon us was wasn't we we'd we're we've were weren't
    what whatever what's which whichever who whom whose why will with within without would you you'd you're
    your yours yourself didn't wouldn't couldn't can't won't there's let's gonna wanna kinda sorta um uh yeah
    yes okay ok oh well guess mean know etc eg ie"""
)
ABSTRACT_ENDINGS = re.compile(
    r"(?:ly|ness|ships?|ility|ivity|ment|ism|ance|ence|ational|tion|tions|ity|ize[ds]?|ise[ds]?)$"
)
CONCRETE_THOUGH_ENDING = word_set(
    """apartment appointment basement cement department document equipment garment installation instrument invoice
    medication payment pavement supplement television station location allergy assembly early family supply
    rely july italy ship ships daily weekly monthly quarterly hourly trolley city university facility
    electricity kitty ambulance fence sentence licence license presentation portion motion reception section
    question invitation reservation donation prescription subscription transaction application sometimes ally
    belly jelly lily reply fly tally rally comply apply advance distance entrance ordnance balance insurance
    maintenance audience science conference reference advertisement ointment shipment statement settlement
    refund experiment placement"""
)

NUMBER_WORDS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "billion dozen half third "
    "quarter fifth double twice"
)
NUMBER = re.compile(
    r"\bone (?:day|week|hour|month|year|minute|night|evening|page|percent)s?\b"
    r"|(?<![\w])[$€£]?\d[\d,.]*\s?(?:%|k\b|m\b|x\b)?|\b(?:"
    + "|".join(sorted(NUMBER_WORDS))
    + r")s?\b(?:[ -](?:point|percent|per cent|k\b))?",
    re.I,
)
YEAR = re.compile(r"^(?:19|20)\d\d$")


def is_concrete(word: str) -> bool:
    """Whether a word of `plain` text names something that could be seen, counted or met."""
    if word in FUNCTION_WORDS or word in ABSTRACT_WORDS or word in STATE_VERBS or len(word) < 3:
        return any(ch.isdigit() for ch in word)
    return not ABSTRACT_ENDINGS.search(word) or word in CONCRETE_THOUGH_ENDING


def is_past(word: str) -> bool:
    return word in PAST_IRREGULAR or (
        len(word) > 3 and word.endswith("ed") and word not in {"need", "feed", "speed", "indeed"}
    )


def is_participle(word: str) -> bool:
    return word in PARTICIPLE_IRREGULAR or (
        len(word) > 3 and word.endswith("ed") and word not in {"need", "feed", "speed"}
    )


PLAIN_VERBS = word_set(
    "had got get did do made make took take went go gave give kept keep use used tried looked look brought"
)
"""Vague verbs that are everyday words as well: no sign of a slogan."""


def is_abstract(word: str) -> bool:
    """Whether a word could stand in any answer to any question."""
    if word in ABSTRACT_WORDS or (word in VAGUE_VERBS and word not in PLAIN_VERBS):
        return True
    known = word in FUNCTION_WORDS or word in CONCRETE_THOUGH_ENDING
    return not known and bool(ABSTRACT_ENDINGS.search(word))
