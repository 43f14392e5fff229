"""Tells places from names of organisations and roles: `Springfield, OH`, `Berlin, Germany`, `Remote`."""

from __future__ import annotations

import re
import unicodedata

_COUNTRIES = """
afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium
bolivia bosnia brazil bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus czechia denmark
ecuador egypt england estonia ethiopia finland france georgia germany ghana greece guatemala hungary iceland
india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kuwait latvia lebanon libya
lithuania luxembourg malaysia malta mexico moldova mongolia montenegro morocco mozambique myanmar nepal
netherlands nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland
syria taiwan tanzania thailand tunisia turkey türkiye uganda ukraine uruguay uzbekistan venezuela vietnam wales
yemen zambia zimbabwe usa uk uae eu deutschland österreich schweiz frankreich spanien italien polen niederlande
belgien türkei brasilien allemagne suisse belgique espagne italie pologne maroc tunisie algérie sénégal españa
méxico perú francia alemania italia brasil suiza bélgica nederland danmark sverige norge suomi polska
"""
_SEVERAL_WORDS = """united kingdom|united states|united states of america|new zealand|south africa|south korea
|saudi arabia|hong kong|sri lanka|costa rica|puerto rico|czech republic|united arab emirates|northern ireland
|el salvador|dominican republic|the netherlands|great britain|vereinigte staaten|vereinigtes königreich|côte d'ivoire
|estados unidos|reino unido|royaume-uni|états-unis|pays-bas|new south wales|british columbia|new york|north carolina
|south carolina|north dakota|south dakota|west virginia|new jersey|new mexico|new hampshire|rhode island"""
_STATES = """
AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS ON PE QC SK NSW VIC QLD SA ACT TAS NT US UK GB FR
ES IT AT CH BE IE PL PT SE NO DK FI TR AU NZ CN JP BR MX ZA AE SG HK CZ HU RO GR
"""
_STATE_NAMES = """
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana
iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming
ontario quebec alberta manitoba saskatchewan queensland victoria tasmania bavaria bayern sachsen hessen
karnataka maharashtra gujarat telangana kerala punjab haryana rajasthan bihar odisha
"""
_ANYWHERE = re.compile(
    r"^(?:fully\s+)?(?:remote|hybrid|on-?site|home\s?office|homeoffice|télétravail|remoto|worldwide)\b", re.I
)
_WORD = r"[A-ZÀ-ÞŁŚŻİĞŠČŽ][\w.'’-]*"
_CITY = re.compile(
    rf"(?:{_WORD})(?:[ -](?:{_WORD}|am|an|der|de|la|le|les|sur|upon|on|of|in|del|el|do|da|di|im|bei)){{0,4}}"
)
_POSTCODE = re.compile(r"\b(?:\d{4,6}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b")
_COUNTRY_NAMES = frozenset(_COUNTRIES.split()) | {" ".join(n.split()) for n in _SEVERAL_WORDS.split("|")}
_REGIONS = frozenset(_STATES.split())
_REGION_NAMES = frozenset(_STATE_NAMES.split())


def is_place(text: str) -> bool:
    """Whether a text is a place and nothing else: a city with its region or country, a country, or remote work."""
    text = unicodedata.normalize("NFC", text).strip(" .,;()|·•")
    if not text or len(text) > 60:
        return False
    if _ANYWHERE.match(text):
        return len(text.split()) <= 4
    text = re.sub(r"\s*\((?:remote|hybrid|on-?site)\)$|,?\s+(?:remote|hybrid)$", "", text, flags=re.I)
    parts = [part.strip() for part in re.split(r",|/", _POSTCODE.sub("", text)) if part.strip()]
    if not parts or len(parts) > 4 or not all(_CITY.fullmatch(p) or p in _REGIONS for p in parts[:-1]):
        return False
    return is_region(parts[-1]) and (len(parts) > 1 or parts[-1].casefold() in _COUNTRY_NAMES)


def is_region(text: str) -> bool:
    """A country, a state or the short form of one."""
    return text in _REGIONS or text.casefold() in _COUNTRY_NAMES or text.casefold() in _REGION_NAMES


def could_be_city(text: str) -> bool:
    """One to three capitalised words without digits: may be a city, may be a name."""
    return bool(_CITY.fullmatch(text.strip())) and len(text.split()) <= 3
