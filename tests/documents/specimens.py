"""CVs of invented people as they are written in several countries, as plain text."""

from __future__ import annotations

GERMAN = """Lebenslauf

Persönliche Daten

Name: Friederike Sandmann
Geburtsdatum: 14.07.1988
Geburtsort: Lübeck
Staatsangehörigkeit: deutsch
Familienstand: ledig
Anschrift: Deichstraße 12, 20459 Hamburg
Telefon: +49 40 5550 1842
E-Mail: f.sandmann@beispiel.de
[Foto]

Berufserfahrung

03/2019 - heute    Teamleiterin Kundenservice, Elbkurier GmbH, Hamburg
- Leitung eines Teams von neun Mitarbeitenden
- Wartezeit in der Hotline von 7 auf 3 Minuten gesenkt

08/2014 - 02/2019    Sachbearbeiterin, Hansa Versicherung AG, Bremen
- Bearbeitung von 40 Schadensfällen pro Woche

Ausbildung

10/2010 - 07/2014    Bachelor of Arts Betriebswirtschaft, Hochschule Bremen
Abschlussnote: 1,8
09/2007 - 06/2010    Abitur, Gymnasium am Dom Lübeck

Kenntnisse

Software: SAP CRM, Excel, Zendesk
Führerschein: Klasse B

Sprachen

Deutsch (Muttersprache), Englisch (verhandlungssicher), Dänisch (Grundkenntnisse)

Hobbys

Rudern, Chorgesang

Hamburg, 12.03.2025
"""

FRENCH = """Maëlle Kerouac
Responsable logistique
14 rue des Salines, 44000 Nantes
Tél. : 06 55 01 44 20
Courriel : maelle.kerouac@exemple.fr
Née le 3 mai 1986, nationalité française, permis B

EXPÉRIENCE PROFESSIONNELLE

Depuis mars 2019 : Responsable logistique, Transports Loire SARL, Nantes
• Encadrement d'une équipe de douze personnes
• Réduction des retards de livraison de 18 % en un an

De septembre 2012 à février 2019 : Assistante logistique, Biscuiterie Goulven SA, Quimper
• Suivi de 300 commandes par semaine

FORMATION

2010 - 2012 : Master Logistique, Université de Nantes
2007 - 2010 : Licence Économie, Université de Rennes 1

COMPÉTENCES

Logiciels : SAP, Excel, Reflex WMS
Méthodes : lean, gestion des stocks

LANGUES

Français : langue maternelle
Anglais : courant (C1)

CENTRES D'INTÉRÊT

Voile, photographie
"""

SPANISH = """Currículum Vitae

Datos personales
Nombre: Nerea Ibarrola Zubiri
Fecha de nacimiento: 9 de octubre de 1990
Dirección: Calle Mayor 8, 31001 Pamplona
Teléfono: +34 655 010 233
Correo electrónico: nerea.ibarrola@ejemplo.es

Experiencia laboral

Enfermera de urgencias
Hospital San Telmo, Pamplona
Abril de 2018 - Actualidad
- Atención a 25 pacientes por turno
- Formación de ocho enfermeras nuevas

Auxiliar de enfermería
Clínica Arga, Pamplona
Septiembre 2013 – marzo 2018
- Organización del archivo de historias clínicas

Formación académica

Grado en Enfermería, Universidad de Navarra
2009 - 2013

Habilidades

Triaje, Vendajes, SAP

Idiomas

Español: nativo
Inglés: B2
Euskera: medio
"""

INDIAN = """RESUME

PRIYANKA DESHMUKHE
Mobile: +91 98765 01234
Email: priyanka.deshmukhe@example.in
Flat 12, Shanti Nagar, Pune, Maharashtra, India

CAREER OBJECTIVE
To work in an organisation where I can use my testing skills and keep learning.

PROFESSIONAL EXPERIENCE

Company: Quillon Software Pvt Ltd
Designation: Test Engineer
Duration: June 2019 to till date
Roles and Responsibilities:
• Wrote 450 regression tests in Selenium
• Found 37 defects before release 4.2

Company: Bluefin Infotech Pvt Ltd
Designation: Junior Test Engineer
Duration: July 2016 to May 2019
Roles and Responsibilities:
• Tested the billing module by hand and in JMeter

EDUCATIONAL QUALIFICATION

Degree\tInstitute\tYear\tPercentage
B.E. Computer Science\tPune Institute of Technology\t2016\t71.4%
HSC\tShivaji Junior College\t2012\t78%
SSC\tModern High School\t2010\t84.2%

TECHNICAL SKILLS

Languages: Java, Python
Tools: Selenium, JMeter, Jira

PERSONAL DETAILS

Father's Name: Anant Deshmukhe
Date of Birth: 12/08/1994
Gender: Female
Marital Status: Single
Languages Known: English, Hindi, Marathi

DECLARATION

I hereby declare that the information given above is true to the best of my knowledge.

Place: Pune
Date: 04/02/2025                                (Priyanka Deshmukhe)
"""

DATES = """Oona Lindqvist-Byrne
Museum Registrar
oona.lindqvist@example.ie | +353 1 555 0144 | Cork, Ireland

EXPERIENCE

Registrar, Harbour Museum
since 2021
- Moved 4,200 objects to the new store

Collections Assistant, Saltmarsh Gallery
Mar 19 – Dec 20
- Photographed 900 prints

Archive Assistant, County Library
2017/03 - 2019/02
- Listed 70 boxes of letters

Front of House Supervisor, Abbey Theatre Company
03.2015-
- Rostered 16 stewards

Intern, National Print Museum
Spring 2014 - Fall 2014
- Cleaned type cases

EDUCATION

MA Museum Studies, University College Cork
2013 - 2014

SKILLS

Databases: Adlib, TMS
"""

WRAPPED = """Casimir Okonjo
casimir.okonjo@example.com
Leeds, United Kingdom

WORK EXPERIENCE

Field Service Engineer, Halyard Lifts Ltd                        May 2018 to date
* Repaired passenger lifts in forty public buildings and kept the
  call-out time below fifty minutes, with one colleague and a van
  that broke down twice a month
* Wrote the fault guide
  that all eleven engineers use
* Passed on night calls fairly

Apprentice, Ferrous & Daughters                                  09/2014 – 04/2018
* Rewired control panels

EDUCATION

HNC Electrical Engineering, Leeds College of Building            2014 – 2016

SKILLS

Fault finding, PLC programming, 18th Edition wiring
"""

ALL = {"german": GERMAN, "french": FRENCH, "spanish": SPANISH, "indian": INDIAN, "dates": DATES, "wrapped": WRAPPED}

_DEPOTS = ("Ash", "Birch", "Cedar", "Elder", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine")
_JOBS = "\n\n".join(
    f"Maintenance Planner, Depot {word} Ltd{' ' * 8}{1990 + 3 * number} – {1993 + 3 * number}\n"
    f"* Planned the overhaul of {number + 11} trams with the workshop, the stores and the night shift, week by week\n"
    f"* Cut the stock of spare parts by {number + 2} % by counting what was used\n"
    "* Taught new fitters to read the wiring plans"
    for number, word in reversed(list(enumerate(_DEPOTS)))
)
TWO_PAGES = f"""Thaddeus Wrenfield
thaddeus.wrenfield@example.com
Sheffield, United Kingdom

WORK EXPERIENCE

{_JOBS}

EDUCATION

HND Mechanical Engineering, Sheffield College        1987 – 1990

SKILLS

Planning, Spare parts, Wiring plans
"""
