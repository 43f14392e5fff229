"""Tells names of schools and degrees by their words."""

from __future__ import annotations

import re
from functools import cache

_SCHOOLS = """
university college school academy institute institut polytechnic universität universitaet hochschule
fachhochschule université universite école ecole lycée lycee collège universidad universidade università
instituto colegio gymnasium realschule berufsschule üniversitesi universiteit universitet akademie conservatory
seminary mit eth epfl politecnico politechnika uniwersytet universitat iit iim nit bootcamp faculté faculty iut
tu fh lmu rwth ucla ucl berkeley conservatoire oberschule gesamtschule business-school
"""
DEGREE = re.compile(
    r"^(?:(?:bachelor|master|associate|doctor|licence|maîtrise|grado|licenciatura|máster|diplôme)\b['’]?s?"
    r"(?:\s+degree)?(?:\s+of\s+(?:science|arts|engineering|business administration|laws?|education|fine arts|technology"
    r"|commerce|philosophy|music|nursing|applied science|public health|social work|architecture|medicine))?"
    r"|(?:b|m|d)\.?\s?(?:sc|a|s|eng|tech|com|ed|b\.?a|phil|acc|arch|res|n|fa|pharm|ch\.?b|ba|h\.?sc|ca)\.?(?:\s*\([^)]{1,20}\))?(?=\s|,|$|:)"
    r"|(?:bsn|msn|aas|as|aa|a\.s\.|a\.a\.|llb|llm|ll\.b\.|ll\.m\.|mba|mph|msw|jd|md|phd|ph\.d\.|dphil|edd|pgce|pgdip|hnd"
    r"|hnc|nvq|gcses?|b\.\s?e\.?|m\.\s?e\.?|hsc|ssc|sslc|pgdm|xii?(?:th)?|1[02]th(?: standard)?"
    r"|a-levels?|btec|g\.?e\.?d\.?|diploma|diplom(?:-\w+)?|magister|staatsexamen|abitur|fachabitur|ausbildung(?:\s+zu[rm])?|promotion"
    r"|baccalauréat|bac(?:\s*[+]?\s*\d)?|dut|bts|certificate|certificat|laurea|lisans(?:\s*\([^)]{1,12}\))?|coursework"
    r"|high school diploma|honours|advanced diploma|foundation degree|mittlere reife|realschulabschluss"
    r"|ingénieur|doctorat|cap|formación profesional|bachillerato|técnico)(?=\s|,|$|:))",
    re.I,
)


@cache
def _schools() -> frozenset[str]:
    return frozenset(_SCHOOLS.split())


def is_school(text: str) -> bool:
    return any(word in _schools() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text.casefold()))


def is_degree(text: str) -> bool:
    return bool(DEGREE.match(text.strip()))
