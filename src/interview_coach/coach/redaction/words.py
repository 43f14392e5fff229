"""Words beside which a capital is, or is not, a person's name."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    """mr mrs ms miss mx dr prof professor sir dame madam doctor sister father reverend rev captain capt sergeant
    sgt lieutenant lt colonel col judge inspector constable herr frau monsieur madame mme señor señora sr sra
    signor signora"""
)
ROLES = _set(
    """manager boss colleague coworker co-worker teammate supervisor director lead mentor mentee friend ceo cto cfo
    coo cmo cio vp head chief principal teacher tutor coach nurse consultant surgeon chef foreman superintendent
    engineer developer designer analyst intern trainee apprentice assistant secretary accountant controller
    bookkeeper lawyer solicitor recruiter planner architect scientist researcher student pupil patient resident
    guest tenant parent husband wife brother sister mother father son daughter mum mom dad uncle aunt cousin
    neighbour neighbor officer sergeant captain technician electrician plumber driver operator barista waiter
    waitress server host bartender cook owner founder cofounder co-founder president deputy employee hire
    starter member rep representative agent associate executive specialist coordinator administrator clerk
    cashier carer caregiver worker lady man woman guy girl boy child predecessor successor counterpart peer
    report leader sponsor stakeholder trainer instructor midwife therapist physiotherapist pharmacist paramedic
    porter warden foremen salesperson salesman reviewer editor producer interviewer referee reference doctor
    professor partner contact named"""
)
"""Of a single person; a name follows without more."""
DEALINGS = _set("""client customer supplier vendor contractor partner buyer account sponsor stakeholder contact""")
"""May be companies too, so what follows must be known as a name."""
NO_NAME_OF_ROLE = _set(
    """manager director officer engineer developer designer analyst nurse lead head senior junior assistant for of
    at in and i scrum agile product project account sales hr it english maths science"""
)
MET = _set(
    """asked told thanked emailed e-mailed messaged phoned texted persuaded convinced coached mentored trained
    onboarded shadowed hired promoted fired interviewed briefed reassured comforted approached invited helped
    supported joined ask tell thank email persuade convince coach mentor train shadow met"""
)
"""Verbs whose object is a person."""
BESIDE = _set(
    """with alongside and or by from to for that because when while until after before if so but than let let's
    like"""
)
SAID = _set(
    """said told asked thought felt agreed suggested explained replied refused wanted left joined came went called
    emailed wrote helped took gave made knew who was had has is says tells asks thinks didn't wasn't hadn't
    couldn't worked noticed admitted apologised apologized complained cried laughed smiled shouted insisted
    offered promised reminded and led ran"""
)
"""What a person does; after a word at the start of a sentence it tells a name from a noun or an order."""
SAID_AT_START = SAID - _set("is has and")
SAID_SURELY = SAID - _set("was had has is and took gave made left worked came went ran helped called led")
DEPARTMENTS = _set(
    """finance sales marketing hr accounts accounting payroll legal it support operations engineering procurement
    purchasing logistics security compliance design product qa ops data maintenance production dispatch
    reception admin facilities housekeeping catering radiology pharmacy theatre a&e icu head upstairs downstairs"""
)
OURS = _set("the our my")
ORGANISATION = _set(
    """bank river university college school hospital clinic institute academy street road avenue lane square park
    bridge house hall ltd limited inc llc llp plc gmbh ag corp corporation company co group foundation trust
    award prize scholarship fellowship centre center church cathedral airport station hotel inn restaurant cafe
    bar pub stores store shop law method principle test theorem model distribution algorithm framework cycle
    chart scale score diagram curve effect equation matrix process disease syndrome county city town state
    island islands lake mountain bay beach valley hill creek stadium arena theatre theater museum library
    gallery press publishing media records studios studio consulting consultancy partners associates solutions
    systems technologies technology labs laboratories software industries engineering construction logistics
    services capital ventures holdings insurance financial brothers bros sons works mills motors energy oil
    power water council borough ward line building tower towers court medical health healthcare infirmary
    hospice primary secondary elementary high middle grammar business project programme program international
    global united county's day sunday monday friday pharmacy bakery foods kitchen dairy farm farms brewery
    sponge steak juice scrum paradox taxonomy hierarchy five six"""
)
"""What makes a name before it a firm, a place or a thing."""
PLACE_BEFORE = _set(
    """st saint san santa santo são sao los las fort mount mt lake port cape new lady king queen pope prince mc"""
)
SCIENCE = _set(
    """law theorem paradox taxonomy hierarchy algorithm principle equation five scale score chart cycle test
    diagram curve method model syndrome disease distribution effect framework matrix"""
)
"""What makes a name before it, in small letters too, a thing."""
MOVED = _set("moved relocated travelled traveled commuted flew drove shipped transferred")
OWNERS_BY_CUSTOM = _set("dean king duke earl guy art day angel summer autumn hope joy love glen heath")
"""Names that are words and own things as words (the Dean's list, summer's end)."""
LOCATIVE = _set("in near across outside around throughout at")
NOT_NAMES = _set(
    """i a the an my our his her their your its it he she they we you this that these those there here what when
    where why who how which while after before because although though if but and or so then also first second
    finally however monday tuesday wednesday thursday friday saturday sunday january february march july
    september october november december christmas easter ramadan diwali eid english french german spanish
    italian chinese arabic hindi british american european indian asian african manager director engineer senior
    junior head lead chief officer analyst assistant associate developer designer nurse teacher consultant
    supervisor coordinator team department company client customer product project python java sql excel google
    microsoft amazon apple facebook meta netflix sap salesforce oracle github slack jira kubernetes docker aws
    azure linux windows from to in on at for of with by as is was were be been had has have did do does can
    could should would not no yes ok okay thanks thank dear hello hi hey best kind regards sincerely please
    sorry today yesterday tomorrow later once skills experience education work summary profile contact
    references languages phone email address london paris berlin york mr mrs ms dr prof said told asked after
    every each both all some any most many university college school hospital bank street road limited ltd inc
    gmbh llc plc group key new old just even only still"""
)
PARTICLES = _set(
    """de da do dos das del della di du la las le los mac van von der den ter ten bin bint ibn al el ben abu af av zu
    y e"""
)
ONLY_IN_NAMES = _set("van bin bint ibn")
"""Particles that stand in names of people and hardly anywhere else, unlike `de` (Rio de Janeiro)."""
ROMANS = _set("ii iii iv jr sr")
SURNAME_ENDINGS = (
    "owski", "ewski", "owska", "ewska", "wicz", "enko", "opoulos", "oglu", "ovic", "evic", "escu", "dottir", "sson",
    "shvili", "akis", "nathan", "swamy", "murthy", "czyk", "ssen", "quist", "gaard", "stein", "berger", "baum",
)  # fmt: skip
