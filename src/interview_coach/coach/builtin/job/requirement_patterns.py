"""The wording of requirements: what leads to a skill, what follows it, what is no skill at all."""

from __future__ import annotations

import re

from interview_coach.content.lexicon import words_of


def any_of(*phrases: str) -> str:
    """An alternation of phrases separated by "|" (outside brackets) or given apart, longest first."""
    words = [phrase for text in phrases for phrase in re.split(r"\|(?![^()]*\))", text)]
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s+") + ")"


NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"

YEARS = (
    r"(?:(?:a )?(?:at least|minimum(?: of)?|min\.?|over|more than|around|approximately|approx\.?|about|up "
    r"to)\s+)?(?:a\s+)?"
    rf"{NUMBER}\s?\+?(?:\s?(?:-|–|to)\s?{NUMBER}\s?\+?)?\s?(?:\+|plus|or more)?\s*(?:years?|yrs?|months?)(?:['’]s?)?"
    r"(?:\s+(?:or more|plus|minimum))?(?:\s+(?:of|in|as an?|as|with|doing|working(?: in| with| as)?))?"
)

_PERSON = (
    any_of("you'll|you’ll|you will|you should|you must|you can|you could|you would|you've|you’ve|you|we|they"
    "|candidates?|applicants?",
           "the (?:ideal|successful) candidates?|he or she")
    + r"(?:\s+" + any_of("also|ideally|really|need|needs|want|have|has|are|bring|can|will|know|love|like|be|get|show"
    "|demonstrate|possess")
    + r")*"
)  # fmt: skip

_QUALITY = any_of(
    "proven|demonstrated|demonstrable|solid|strong|deep|broad|excellent|good|great|outstanding|exceptional|extensive",
    "significant|substantial|considerable|relevant|prior|previous|recent|basic|intermediate|sound|thorough|practical",
    "hands[- ]on|current|valid|active|real[- ]world|in-depth|first-hand|general|clear|some|any|a bit of|confident",
    "working(?= (?:knowledge|understanding|experience|proficiency|command))|advanced(?= (?:knowledge|understanding"
    "|experience))",
    "professional(?= (?:experience|knowledge))|commercial(?= experience)|full(?= understanding)|related|comparable"
    "|equivalent",
    "applied|effective|superior|superb|robust|rigorous|keen|genuine|documented|successful|well-developed|similar",
)
_HAVING = any_of(
    "has|have|having|hold|holds|holding|possess|possesses|possession|bring|brings|bringing|demonstrates?|comfortable"
    "|fluent",
    "fluency|proficient|proficiency|skilled|skills?|expert|expertise|experienced|experience|versed|well[- ]versed"
    "|competent",
    "competence|competency|capable|adept|familiar|familiarity|knowledge|knowledgeable|understanding|grasp|command"
    "|mastery",
    "awareness|exposure|background|track record|evidence|interest|ability|able|capacity|capability|aptitude|willing",
    "willingness|ready|readiness|eager|eagerness|desire|passion|passionate|responsible|responsibility",
    "qualified(?! teacher)",
    "qualification|trained|training(?= in)|certified|certification(?= in)|must|required|should|needs?|needed|be"
    "|being|is|are",
    "how to|way around|the ability|committed|commitment|confidence|literacy(?= in)|literate(?= in)",
)
_GLUE = any_of(
    "also|ideally|preferably|additionally|as well as|plus|a plus|and|or|with|of|in|on|for|to|at|as|by|within|using"
    "|about",
    "several years|a few years|many years|some years",
    "a|an|the|our|your|their|its|this|these|those|own|other|at least|minimum(?: of)?|min\\.?|either|both|e\\.g\\.?",
    "one or more of|least|it is|there is",
)
LEAD = re.compile(
    rf"^(?:{YEARS}|{_PERSON}|{_QUALITY}|{_HAVING}|{_GLUE}|(?:at )?least {NUMBER})(?=[\s,:]|$)[\s,:]*", re.I
)

LIGHT_VERB = re.compile(
    "^"
    + any_of(
        "build|building|built|designed|develop|developing|developed|use|uses|using|used|utili[sz]e|utili[sz]ing"
        "|create|creating",
        "created|write|writing|know|knowing|understand|act as|acting as|apply|applying|deliver|delivering|delivered"
        "|implement",
        "implementing|implemented|provide|providing|perform|performs|performing|conduct|conducting|conducted|produce",
        "producing|operate|operating|handle|handling|doing|done|do|make|making|made|ensure|ensuring|support"
        "|supporting|offer",
        "offering|sold into|prepare|prepares|preparing|participate in|participates in|participating in|assist with",
        "respond to|interpret|interpreting|maintain|maintaining|work with|work in|work on|worked (?:with|in|on|at|as)",
        "working (?:with|in|on|at|as|across)|shipped|shipping(?= [a-z]+ products)|take part in|taking part in|care for",
        "own(?= (?:the|our|an?))|owning(?= (?:the|our|an?))|run(?= (?:the|our|an?))|running(?= (?:the|our|an?))|get",
        "design(?= (?:and|the|our|an?))|missed|completed|passed|been",
    )
    + r"\s+(?:(?:and|or)\s+(?:[a-z]+(?:e|ing|n|d))\s+(?=[a-z]))?",
    re.I,
)

_CLAUSE = any_of(
    "that|which|who|whose|where|when|while|so|because|if|but|without|beyond|including|includes?|incl\\.?|such as"
    "|e\\.g\\.?",
    "i\\.e\\.?|like|through|via|within|from|during|per|under|until|into|after|before|across|throughout|you|we|is|are"
    "|was|will",
    "would|can|at (?:an?|the|least|all)|as (?:an?|well|the)|on (?:an?|the|your)|by|to [a-z]+|for|with|in|of course"
    "|of (?:an?|the)",
    "of digital|not|then|up to|both|according|based on|related to|relevant to|relating to|used|run by|set up|towards?",
    "calmly|consistently|effectively|independently|quickly|confidently|clearly|well|together|using|against",
)
CUT = re.compile(rf"\s+{_CLAUSE}(?=[\s.,;:)]|$)", re.I)
PREPOSITION = re.compile(r"\s+(?:with|in|for|across|to|at|from|of an?|of the|between|among)\s+", re.I)

TAIL = re.compile(
    r"[\s,]+"
    + any_of(
        "experience|exp\\.?|knowledge|skills?|background|expertise|proficiency|familiarity|understanding|ability"
        "|abilities|etc\\.?",
        "preferred|required|desired|desirable|essential|mandatory|welcome|a plus|is a plus|a must|an advantage|an "
        "asset|needed",
        "helpful|appreciated|beneficial|useful|valued|included|considered|certified|tooling|fluent|fluently"
        "|equivalent|principles|fundamentals|concepts",
        "techniques|best practices|is|are|and|or|of|optional|highly|strongly|only|ideally|native|speaker|environments?",
    )
    + "$",
    re.I,
)

_SIMILAR_NOUN = any_of(
    "ones?|tools?|systems?|software|products?|platforms?|technology|technologies|certifications?|qualifications?"
    "|frameworks?",
    "experience|field|subject|discipline|area|degree|solutions?|languages?",
)
_ALIKE = r"(?:similar|comparable|equivalent|related|other|another|alike|relevant|related)"
SIMILAR = re.compile(
    rf"(?:,?\s*(?:or|and|and/or)\s+)?(?:(?:a|an|some"
    rf"|any)\s+)?(?:closely\s+)?{_ALIKE}\b(?:\s+{_SIMILAR_NOUN})?(?=\s*(?:$|[,.;)]))",
    re.I,
)
"""What closes a list: "or similar", "or an equivalent qualification"."""
ALIKE = re.compile(rf"\b(?:(?:a|an|some|any)\s+)?(?:closely\s+)?{_ALIKE}\s+(?=[a-z])", re.I)

ILLUSTRATED = re.compile(
    r"\b(?:e\.g\.?|such as|for example|like|or similar|or (?:an)?other|or comparable|or equivalent|or related|etc)\b",
    re.I,
)

SPLIT = re.compile(r"\s*(?:\s\+\s|\s&\s(?=[a-z])|\band/or\b|\band\b|\bor\b)\s*", re.I)
COMMA = re.compile(r"\s*(?:;|,(?!\d{3})|\s•\s|\s\|\s|(?<!\ba)(?<!\ban),?\s+plus\s(?!or\b))\s*")

HEAD_KEPT = re.compile(
    r"\b(?:licen[cs]es?|certificat(?:e|es|ion|ions)|degree|diploma|background|experience|skills?|clearance|training"
    r"|work|law)$",
    re.I,
)
ADJECTIVE = re.compile(
    r"^(?:written|verbal|oral|spoken|internal|external|new|existing|old|fast|large|small|short|long|senior|junior"
    r"|early|late"
    r"|\w+(?:al|ive|ary|ic|ous|able|ible|less|ful|ed|ing(?= )))$",
    re.I,
)

UNFIT_ALONE = re.compile(r"^\w+(?:al|ive|ary|ic|ous|able|ible|less|ful|ed|ing|en)$")
"""Words that need their noun: "closing experience", not "closing"."""
QUALITY_WORD = re.compile(
    r"(?:ful|ous|able|ible|less)$|^(?:accurate|articulate|literate|numerate|passionate|considerate|diligent|competent)$"
)
"""How somebody is, said in one word ("careful")."""
IS_NUMBER = re.compile(rf"^{NUMBER}$", re.I)

EMPTY = words_of(
    """experience skill skills knowledge ability degree field subject role position work team teams
    environment business tools tool systems similar equivalent years year months people things someone
    something others plus must required preferred time level background status job company industry
    person attitude mindset approach way ones basis practice practices questions numbers need course it
    them us you we this that requirements qualifications candidate candidates desire interest manner
    pressure closely related least english-speaking part other duties assigned opportunity opportunities
    rest career another one these languages technologies responsibilities tasks areas area aspects range
    variety setting settings standards best quality high great good somebody someone anybody anyone people
    working communicating communicate influencing influence multitask multitasking managed decisions
    mentality desirable essential study plan date car cold copy happy glad
    deal further second since qualifying own around big small"""
)
TRAIT = re.compile(
    r"^(?:(?:very|highly|extremely|truly|a|an|good|keen|sharp|real) )*(?:"
    r"(?:head|eye|ear|nose|flair|feel|knack|talent|love|heart|stomach|appetite|taste|instinct|thirst|hunger|drive)"
    r"|(?:(?:nights?|weekends?|evenings?|mornings?|days?|holidays?|shifts?|overtime|saturdays?|sundays?|early|late|bank"
    r"|rotating|split|some|occasional|regular|and|or)[ ,/&-]*)+"
    r"|"
    r"\w+[- ](?:oriented|minded|motivated|starter|player|going|worker|thinker|obsessed|free|solver)|[a-z]+-(?:driven"
    r"|focused)"
    r"|passion\w*|enthusias\w*|reliab\w*|punctual\w*|honest\w*|flexib\w*|positive (?:attitude|outlook)|can-do.*"
    r"|proactiv\w*"
    r"|energetic|friendly|curious|curiosity|self-\w+|dynamic|organi[sz]ed|dependab\w*|hard[- ]?working|professional\w*"
    r"|creative|motivated|resilien\w*|humble|team|meets? deadlines|sense of humou?r|attention|detail|available\b.*"
    r"|availability\b.*|travel\w*\b.*|relocat\w*\b.*|lift\b.*|stand\b.*|full[- ]time|part[- ]time|nights|weekends"
    r"|holidays|shifts?"
    r"|finished|in progress|progress|bachelor\b.*|bachelor['’]?s\b.*|associate['’]?s?(?: degree)?\b.*"
    r"|master['’]?s?\b(?! data).*"
    r"|university degree|college degree|high school.*|ged|degree|degree or.*|(?:bs|ba|bsc|msc|ms|b\.s\.?|b\.a\.?"
    r"|phd)\b.*"
    r"|own transport\w*|driver|clean driving.*|legally\b.*|eligib\w*\b.*|over \d+.*|\d+ years old|drug\b.*"
    r"|background check.*"
    r"|smart|calm|patient|kind|caring|integrity|trustworth\w*|dedicat\w*|committed|commitment|ambitio\w*|mission-\w+"
    r"|physical\w*.*|schedule|start soon"
    r"|(?:pqe|compassion\w*|sympathy|loyalty|humility|courtesy|courage|creativity|initiative|stamina"
    r"|charisma|charm|sensitivity|tolerance|dependability|stay(?:ing)? (?:calm|positive|friendly|cool)"
    r"|commercial awareness|well[- ](?:\w+ed|spoken|kept)|warm|polite|helpful|confident|quick|fast|neat|tidy|fit|open"
    r"|open[- ]minded|level[- ]headed|approachable|outgoing|cheerful|lively|sociable|discreet|precise|exact|thorough"
    r"|methodical|logical|practical|pragmatic|analytical|alert|mobile|independent|resourceful|supportive|engaging"
    r"|persuasive|assertive|decisive|inquisitive|imaginative|bright|keen|eager|loyal|fair|firm|focus+ed|\w+ mindset"
    r"|(?:second|further|other|foreign) languages?"
    r"|empathy|patience|credibility|discretion|confidentiality|judge?ment|tact|diplomacy|warmth|kindness|maturity"
    r"|curiosity|energy|confidence|presence|determination|tenacity|drive|calm manner|\w+ mentality|structured way"
    r"|(?:see|seeing) the big(?:ger)? picture)"
    r"|work(?:ing)? (?:shifts|nights|weekends|evenings|overtime|flexib\w+|together)|call[- ]outs?|part-qualified"
    r"|(?:make|making) (?:effective |good )?decisions|\w+ly)$",
    re.I,
)
AS_ROLE = re.compile(r"\b(?:(?:years?|yrs?|months?)['’]?s?(?:\s+experience)?|experience)\s+as\s", re.I)
ASKS = re.compile(
    r"^.{0,60}?\b(?:you(?:'ll|’ll| will)? (?:need|must have|should have)|must have|we (?:need|require|are looking "
    r"for|look for)"
    r"|(?:ideal|successful) candidate (?:has|have|will have|brings?))\b[\s:]*",
    re.I,
)
TRIGGER = re.compile(
    r"\b(?:experience (?:with|in|of|using)|knowledge of|understanding of|familiar(?:ity)? with|proficien\w+ (?:in"
    r"|with)|expertise (?:in|with)"
    r"|skilled in|command of|must have|fluent in)\s",
    re.I,
)
"""Where the skill begins in a sentence that has a subject before it ("The architect possesses a broad understanding "
"of")."""
GENERIC_HEAD = re.compile(
    r"^(?:.{0,40}\b)?"
    + any_of(
        "skills?|languages?|technolog(?:y|ies)|stack|following|requirements?|qualifications?|must[- ]haves?|needs?"
        "|required|essential",
        "experience|knowledge|certifications?|includes?|areas|with|in|of|have|have to have|preferred|desirable"
        "|helpful|dealbreaker",
        "nice[- ]to[- ]haves?|plus|numbers|education|training|tech",
    )
    + "$",
    re.I,
)
AFTERTHOUGHT = words_of(
    """to at on for across up by the kept of you we we'll i it they he she not no even if because so but
    which who that where when though although particularly especially including finished sometimes often
    then from up phone came they're it's was were has without mostly whether maybe honestly"""
)
ABSTRACT = re.compile(r"(?:ing|ion|ment|ship|ance|ence|ity|ism|cy|gy|ics|ysis|management|work|craft)$", re.I)
"""Endings of words that name an ability by themselves."""
ADDRESSED = words_of("you your yours yourself we our ours us my me their them they his her its it")
"""Words of a sentence that speaks to somebody ("keep your promises"): what holds one is no name of a skill."""
ACTIVITY = words_of(
    """scripting programming coding development documentation proficiency literacy queries modelling
    modeling"""
)
