"""Tells a posting in another language from an English one, by words no posting does without."""

from __future__ import annotations

import re

_COMMON = {
    "English": "the and to of a in with for you your our we is are will be or on as at by from must have who this not",
    "German": "der die das und mit den dem auf für von eine einen einer ein zu zum zur im bei als oder sowie ihr "
    "ihre sie wir uns unser unsere unserem bieten sind ist werden aufgaben kenntnisse erfahrung berufserfahrung dein",
    "French": "le la les et des du de un une en pour avec dans sur au aux vous votre vos nous notre nos est êtes sont "
    "ou que qui par poste expérience missions profil",
    "Spanish": "el la los las y de del en un una con para por que se su sus tu tus nuestro nuestra al o como "
    "experiencia puesto funciones requisitos ofrecemos",
    "Italian": "il lo la gli le e di del della dei in un una con per che si sono nel nella al o come esperienza "
    "requisiti offriamo",
    "Portuguese": "o a os as e de do da dos das em um uma com para por que se ao ou como experiência requisitos "
    "oferecemos",
    "Dutch": "de het een en van in met voor op je jij jouw wij ons onze bij naar te als of ervaring functie bent",
    "Polish": "i w na z do się oraz o za przez od dla lub doświadczenie wymagania oferujemy praca",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_FEWEST_HITS = 6
_SHARE = 0.15
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]")
_FEWEST_LETTERS = 40


def other_language(text: str) -> str | None:
    """The language of a posting that is surely not English ("German", "another language"), else None. A posting with
    an English half is English."""
    letters = sum(map(str.isalpha, text))
    if letters >= _FEWEST_LETTERS and len(_OTHER_SCRIPT.findall(text)) > letters / 2:
        return "another language"
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {language: sum(word in common for word in words) for language, common in _WORDS.items()}
    likely = max(counts, key=lambda language: (counts[language], language))
    sure = counts[likely] >= max(_FEWEST_HITS, _SHARE * len(words)) and counts[likely] >= 2 * counts["English"] + 2
    return likely if likely != "English" and sure else None
