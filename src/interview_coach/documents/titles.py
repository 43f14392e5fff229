"""Tells the title of a job from the name of an organisation, by the words each is made of."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ROLES = """
accountant actor actuary administrator adviser advisor agent aide ambassador analyst apprentice architect artist
assembler assistant associate attorney auditor author banker barista bartender bookkeeper broker builder buyer
captain caregiver carer carpenter cashier chair chairman chairperson chef chief cleaner clerk clinician coach
commander consultant controller cook coordinator co-ordinator co-founder cofounder counsel counsellor counselor
courier creator curator cto ceo cfo coo cmo cio ciso vp svp evp dean dentist deputy designer detective developer
dietitian director dispatcher doctor draftsman driver economist editor educator electrician engineer estimator
evangelist examiner executive expert fellow fitter foreman forewoman founder freelance freelancer generalist
geologist grader graduate guard handler head host hostess housekeeper illustrator inspector instructor intern
internship interpreter inventor investigator janitor journalist journeyman judge laborer labourer lawyer lead
leader lecturer librarian lifeguard machinist maintainer manager marketer mason mechanic mentor merchandiser
midwife minister model musician nanny nurse officer operative operator owner paralegal paramedic partner patrol
pharmacist photographer physician physicist physiotherapist pilot planner plumber policeman porter postdoc
preparer president principal producer professor programmer psychologist purchaser radiographer realtor
receptionist recruiter registrar rep representative reporter researcher resident responder retoucher rn cna sdr bdr ae
sre salesperson salesman saleswoman scholar scientist scrum secretary sergeant server specialist sous staff steward
strategist student superintendent supervisor supply surgeon surveyor teacher teller tester therapist trader
trainee trainer translator treasurer tutor undergraduate underwriter usher vet veterinarian volunteer waiter
waitress warden welder winemaker worker writer member contractor technician technologist technical full-stack
frontend backend junior senior werkstudent werkstudentin praktikant praktikantin praktikum auszubildende
auszubildender ausbildung leiter leiterin leitung entwickler entwicklerin ingenieur ingenieurin berater
beraterin referent referentin sachbearbeiter sachbearbeiterin kaufmann kauffrau assistent assistentin
mitarbeiter mitarbeiterin techniker technikerin lehrer lehrerin geschäftsführer geschäftsführerin verkäufer
verkäuferin pfleger krankenpfleger krankenpflegerin krankenschwester erzieher erzieherin arzt ärztin
projektleiter projektleiterin teamleiter teamleiterin abteilungsleiter vertriebsleiter softwareentwickler
softwareentwicklerin projektmanager projektmanagerin buchhalter buchhalterin volontär freiberufler freiberuflich
selbstständig werkstudententätigkeit aushilfe hilfskraft wissenschaftlicher wissenschaftliche ingénieur
ingénieure développeur développeuse responsable cheffe directeur directrice chargé chargée stagiaire stage
consultante technicien technicienne assistante infirmier infirmière vendeur vendeuse professeur enseignant
enseignante comptable gestionnaire conseiller conseillère alternant alternante apprenti apprentie serveur
serveuse caissier caissière commercial commerciale formateur formatrice animateur animatrice analyste ingeniero
ingeniera desarrollador desarrolladora gerente directora jefe jefa encargado encargada analista técnico técnica
becario becaria asistente enfermero enfermera profesor profesora maestro maestra contable vendedor vendedora
secouriste bénévole voluntario voluntaria ehrenamtlicher helfer helferin consultor consultora administrativo
administrativa coordinador coordinadora dependiente camarero camarera sviluppatore ingegnere tirocinante
impiegato impiegata responsabile desenvolvedor engenheiro estagiário estagiária ontwikkelaar adviseur medewerker
leraar verpleegkundige stagiair
"""
_ORGANISATIONS = """
inc incorporated ltd limited llc llp plc corp corporation co company group holding holdings gmbh ag kg ohg ug
mbh se gbr ev sarl sas sa srl spa bv nv ab oy as aps pty pvt pte kk lp university college school academy
institute institut polytechnic universität hochschule fachhochschule université école lycée universidad
universidade università hospital clinic klinik klinikum krankenhaus hôpital clinique bank bankengruppe insurance
versicherung trust foundation stiftung association society council ministry ministerium department agency
authority bureau office laboratories labs lab laboratory services solutions systems technologies technology
software consulting consultants consultancy advisory partners partnership associates enterprises industries
international global networks media studio studios works factory manufacturing motors airlines airways railway
railways logistics freight shipping energy electric power water pharma pharmaceuticals pharmacy healthcare
health medical care center centre church parish club league charity restaurant café cafe hotel hotels resort
bistro bakery store stores shop books market markets supermarket retail foods dairies products construction
contractors realty properties estates capital ventures securities investments financial finance brothers sons
army navy force police sheriff county city town state municipality federal government embassy library museum
theatre theater orchestra university's stadtwerke verein verlag werke autohaus société banque mairie groupe
cabinet empresa ayuntamiento banco grupo instituto colegio academia clínica farmacia
"""
_GERMAN_ENDINGS = """
leiter leiterin entwickler entwicklerin ingenieur ingenieurin berater beraterin manager managerin assistent assistentin
kaufmann kauffrau mechaniker mechanikerin techniker technikerin führer praktikum lehrer lehrerin pfleger pflegerin
"""
_NAME_LIKE = re.compile(
    r"\b(?:GmbH|AG|SE|Inc|Ltd|LLC|LLP|PLC|S\.A\.?|S\.?A\.?S|SARL|S\.L\.|e\.\s?V\.|B\.V\.|& Co|Şti|A\.Ş|Pvt|AB|Oy)\b"
)


@cache
def _roles() -> frozenset[str]:
    return frozenset(_plain(_ROLES).split())


@cache
def _organisations() -> frozenset[str]:
    return frozenset(_plain(_ORGANISATIONS).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’-]*", _plain(text))


def role_likeness(text: str) -> float:
    """Positive for the title of a job, negative for the name of an organisation, 0 when nothing tells."""
    words = _words(re.sub(r"\([^)]*\)", " ", text))
    roles = sum(_is_role(word) or any(map(_is_role, word.split("-"))) for word in words)
    names = sum(word in _organisations() for word in words) + 1.5 * len(_NAME_LIKE.findall(text)) + 0.5 * ("&" in text)
    return min(roles, 2) - min(names, 2.5)


def _is_role(word: str) -> bool:
    if word in _roles():
        return True
    return word.endswith(tuple(_GERMAN_ENDINGS.split()))


def is_role(text: str) -> bool:
    return role_likeness(text) > 0


def has_role_word(text: str) -> bool:
    """Whether a word of it names a job, whatever the others say: `Logistics Planner`, `Museum Registrar`."""
    return any(map(_is_role, _words(text)))
