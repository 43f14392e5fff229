"""Section headings of CVs in English, German, French, Spanish and a few more languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_NAMES: dict[str, str] = {
    "summary": """summary|profile|professional summary|professional profile|personal profile|personal statement
        |career summary|executive summary|career profile|about|about me|objective|career objective|overview|introduction
        |personal summary|summary of qualifications|key qualifications|highlights|bio|who i am|statement|synopsis
        |profil|kurzprofil|uber mich|zusammenfassung|zur person|berufsprofil|berufsziel|kurzvorstellung
        |a propos|a propos de moi|resume|resume professionnel|profil professionnel|objectif|objectif professionnel
        |accroche|presentation|perfil|perfil profesional|resumen|resumen profesional|sobre mi|objetivo
        |objetivo profesional|profilo|profilo professionale|sommario|perfil profissional|sobre mim|profiel""",
    "work": """experience|work experience|professional experience|employment|employment history|work history|career
        |career history|relevant experience|experience and employment|professional background|work|jobs
        |positions held|professional history|industry experience|work and experience|career experience
        |employment experience|internships|internship experience|internship|teaching experience|clinical experience
        |research experience|military experience|military service|additional experience|other experience
        |previous experience|earlier experience|selected experience|further experience|management experience
        |leadership experience|industrial experience|where i worked|what i have done
        |berufserfahrung|beruflicher werdegang|berufliche erfahrung|berufspraxis|werdegang|praxiserfahrung|praktika
        |arbeitserfahrung|berufliche stationen|berufstatigkeit|praktische erfahrung|praktische erfahrungen
        |berufliche tatigkeit|berufliche tatigkeiten|praktikum|nebentatigkeiten
        |experience professionnelle|experiences professionnelles|parcours professionnel|experiences|stages
        |parcours|emplois|experiencia|experiencia profesional|experiencia laboral|trayectoria profesional
        |trayectoria|historial laboral|practicas|esperienza|esperienze|esperienza professionale
        |esperienze professionali|esperienza lavorativa|experiencia profissional|werkervaring|arbeidserfaring
        |arbetslivserfarenhet|doswiadczenie|doswiadczenie zawodowe""",
    "education": """education|academic background|academic qualifications|education and training|academic history
        |qualifications and education|studies|schooling|academics|education and qualifications|training and education
        |educational background|educational qualifications|educational qualification|academic qualification
        |academic details|academic profile|qualifications|academic record|education details
        |ausbildung|bildung|bildungsweg|studium|schulbildung|akademische ausbildung|ausbildung und studium
        |schule|studium und ausbildung|schulische ausbildung|hochschulbildung|bildungsgang|aus- und weiterbildung
        |formation|formations|diplomes|etudes|parcours scolaire|parcours academique|formation academique
        |formation et diplomes|diplomes et formations|cursus|scolarite|educacion|formacion|formacion academica|estudios
        |titulacion|istruzione|istruzione e formazione|formazione|formacao|formacao academica|educacao
        |opleiding|opleidingen|onderwijs|utdanning|utbildning|wyksztalcenie""",
    "skills": """skills|technical skills|key skills|core skills|core competencies|competencies|expertise|technologies
        |areas of expertise|skill set|skills and tools|tools|technical expertise|technical proficiencies
        |it skills|computer skills|professional skills|tech stack|technology|strengths|soft skills|hard skills
        |skills and competencies|technical competencies|key competencies|skills and expertise|top skills|software
        |software skills|skills and abilities|technical knowledge|tools and technologies|technologies and tools
        |proficiencies|core strengths|key strengths|programming languages|programming skills|specialties
        |skills summary|skills profile|additional skills|other skills|technical skill set|it proficiency|capabilities
        |kenntnisse|fahigkeiten|kompetenzen|edv-kenntnisse|edv kenntnisse|it-kenntnisse|it kenntnisse|fachkenntnisse
        |kenntnisse und fahigkeiten|fahigkeiten und kenntnisse|technische kenntnisse|qualifikationen|schwerpunkte
        |besondere kenntnisse|weitere kenntnisse|kernkompetenzen|fachliche kompetenzen|staerken|starken
        |competences|competences techniques|competences cles|competences professionnelles|savoir-faire|savoir faire
        |informatique|outils|atouts|domaines de competences|logiciels|competences informatiques|savoir-etre
        |competencias|habilidades|aptitudes|conocimientos|habilidades tecnicas|conocimientos tecnicos
        |competencias tecnicas|informatica|destrezas|competenze|competenze tecniche|capacita|vaardigheden
        |competenties|ferdigheter|kompetens|umiejetnosci""",
    "projects": """projects|personal projects|selected projects|key projects|side projects|academic projects
        |project experience|open source|open source projects|notable projects|relevant projects|portfolio
        |project work|project highlights|project details|major projects|university projects|project|case studies
        |projekte|projekterfahrung|ausgewahlte projekte|eigene projekte|projektliste|projets|projets personnels
        |realisations|proyectos|proyectos personales|progetti|projetos|projecten|prosjekter|projekt|projekty""",
    "volunteer": """volunteering|volunteer|volunteer experience|volunteer work|voluntary work|community involvement
        |community service|voluntary experience|community|volunteer activities|volunteering experience
        |leadership and volunteering|extracurricular activities|extracurriculars|activities
        |activities and leadership|leadership|leadership and activities|civic engagement|social engagement
        |extra-curricular activities|extracurricular|extra curricular activities|positions of responsibility
        |ehrenamt|ehrenamtliches engagement|engagement|soziales engagement|ehrenamtliche tatigkeiten
        |ehrenamtliche tatigkeit|gesellschaftliches engagement|benevolat|engagements|vie associative
        |engagement associatif|activites benevoles|activites associatives|voluntariado|actividades
        |volontariato|vrijwilligerswerk""",
    "certificates": """certificates|certifications|certification|licenses|licences|licenses and certifications
        |certifications and licenses|certificates and licenses|professional certifications|accreditations
        |certifications and training|training|courses|professional development|training and certifications
        |licenses and certificates|licensure|licensure and certifications|trainings|courses and certifications
        |certifications and courses|courses and certificates|credentials|professional qualifications
        |registrations|continuing education|tickets|tickets and licences|online courses
        |zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildung|fortbildungen|kurse|lizenzen
        |weiterbildungen und zertifikate|zertifikate und weiterbildungen|scheine|fuhrerschein
        |certificats|certifications professionnelles|formations complementaires|permis|habilitations
        |certificaciones|certificados|cursos|cursos y certificaciones|formacion complementaria|licencias
        |certificazioni|corsi|certificados e cursos|certificaten|cursussen|certyfikaty|kursy""",
    "languages": """languages|language skills|languages spoken|language|linguistic skills|language proficiency
        |foreign languages|languages known|spoken languages|sprachen|sprachkenntnisse|fremdsprachen|langues
        |langues etrangeres|idiomas|lenguas|lingue|linguas|talen|talenkennis|sprak|jezyki""",
    "awards": """awards|honors|honours|honors and awards|awards and honors|achievements|awards and achievements
        |key achievements|accomplishments|selected honors|scholarships|recognition|prizes|honours and awards
        |awards and honours|awards and recognition|fellowships|grants|awards and scholarships|distinctions
        |academic achievements|selected achievements|honors and achievements
        |auszeichnungen|preise|stipendien|ehrungen|erfolge|prix|prix et distinctions|recompenses|bourses
        |premios|reconocimientos|logros|becas|premi|premi e riconoscimenti|premios e reconhecimentos|prijzen""",
    "publications": """publications|papers|selected publications|research publications|articles|publications and talks
        |publications and presentations|journal articles|conference papers|patents and publications|writing
        |publikationen|veroffentlichungen|publicaciones|pubblicazioni|publicacoes|publicaties""",
    "interests": """interests|hobbies|hobbies and interests|interests and hobbies|personal interests|other interests
        |interessen|hobbys|interessen und hobbys|hobbys und interessen|freizeit|personliche interessen
        |centres d'interet|centre d'interet|centres d interet|loisirs|interets|passions|intereses|aficiones
        |interessi|interesses|hobby|hobby's|interesser|zainteresowania""",
    "references": """references|referees|reference|referenzen|references professionnelles|referencias|referenze
        |referenties""",
    "contact": """contact|contact details|contact information|personal details|personal information|details|links
        |contact info|personal data|personal|find me online|social|get in touch|coordinates|profiles|online
        |kontakt|kontaktdaten|personliche daten|personliche angaben|personalien|angaben zur person|anschrift
        |coordonnees|informations personnelles|etat civil|contacto|datos personales|datos de contacto
        |informacion personal|contatti|dati personali|contato|dados pessoais|contactgegevens|personalia""",
}

_KEYWORDS: dict[str, str] = {
    "work": "experience employment berufserfahrung werdegang experiencia esperienza experiences",
    "education": "education ausbildung studium academic formacion istruzione",
    "skills": "skills competencies kenntnisse competences competencias habilidades technologies expertise",
    "projects": "projects projekte projets proyectos",
    "volunteer": "volunteer volunteering voluntary ehrenamt benevolat voluntariado",
    "certificates": "certifications certificates licenses licences zertifikate certificaciones",
    "languages": "languages sprachen langues idiomas",
    "awards": "awards honors honours auszeichnungen premios achievements",
    "publications": "publications publikationen publicaciones",
    "interests": "interests hobbies hobbys loisirs intereses",
    "summary": "summary profile profil perfil",
    "references": "references referees referenzen",
    "contact": "contact kontakt coordonnees contacto",
}
_TITLES = frozenset(
    {"curriculum vitae", "cv", "resume", "lebenslauf", "vita", "curriculum", "hoja de vida", "bio data"}
)
LONGEST_HEADING = 60


@cache
def _exact() -> dict[str, str]:
    return {normal_heading(n): kind for kind, names in _NAMES.items() for n in names.split("|")}


@cache
def _words() -> dict[str, str]:
    return {word: kind for kind, words in _KEYWORDS.items() for word in words.split()}


def normal_heading(text: str) -> str:
    """Lower case without accents, numbering and ornament; `E X P E R I E N C E` is closed up."""
    if len(text) > LONGEST_HEADING * 2:
        return ""
    spaced = re.fullmatch(r"(?:\S ){3,}\S(?:  +(?:\S ){2,}\S)*", text.strip())
    if spaced:
        text = re.sub(r"(?<=\S) (?=\S)", "", text)
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\s*(?:&|\+|/|\bund\b|\bet\b|\by\b|\be\b)\s*", " and ", plain)
    plain = re.sub(r"^(?:\d{1,2}|[ivx]{1,4})[.)]\s+", "", plain)
    return " ".join(re.sub(r"[^\w' -]+|_+", " ", plain).split()).strip(" -'")


def is_title(text: str) -> bool:
    """Whether a line only says that this is a CV."""
    return normal_heading(text) in _TITLES


def section_named(text: str) -> str | None:
    """The section a heading names exactly (`work`, `education`, ...), or None."""
    if len(text) > LONGEST_HEADING:
        return None
    name = normal_heading(text)
    found = _exact().get(name)
    if found is None and " and " in name:
        parts = [_exact().get(part.strip(" ,-")) for part in name.split(" and ")]
        found = parts[0] if all(parts) else None
    return found


def section_hinted(text: str) -> str | None:
    """The section a longer heading speaks of (`Professional experience in banking`), for lines that look like one."""
    words = normal_heading(text).split()
    if not 0 < len(words) <= 5:
        return None
    return next((kind for word in words if (kind := _words().get(word))), None)
