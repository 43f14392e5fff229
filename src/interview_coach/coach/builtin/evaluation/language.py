"""Tells whether an answer is in another language than English, by its commonest words.

Function words make up about half of running text in these languages, and few are shared. No mark is better than one
that calls a good story empty because its words are not known.
"""

from __future__ import annotations

import re

FEWEST_WORDS = 8
ENOUGH_WORDS, LEAST_ENGLISH = 25, 0.03
"""Of running English about a third are its commonest words; lists of terms, which are English too, have a tenth."""
_COMMON = {
    "English": "the and to of a in i was that it we he she they my with for on had is at this but so not",
    "German": "der die das und ich nicht ist war wir mit den dem auf für von habe hat eine einen einem zu sie es dass "
    "als auch haben wurde bei nach",
    "French": "le la les et je nous est était pas que qui dans pour avec une des du sur ai avons il elle ce cette mais "
    "au aux",
    "Spanish": "el la los las y yo que en de con para por una un se era fue no es mi nos como pero lo más cuando había "
    "del al",
    "Italian": "il la gli le e che di in con per una un non era ho abbiamo è mi si come ma della del sono stato questo",
    "Portuguese": "o a os as e que de em com para por uma um não era foi eu nós mas do da no na quando mais minha se",
    "Dutch": "de het een en ik niet is was wij we met van op voor dat hebben had bij naar zijn er ook maar te om",
    "Polish": "i w na z do się nie to jest że był była po jak ale dla o od za przez mnie nas",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]")


def other_language(answer: str) -> str | None:
    """The language of the answer when it is surely not English ("German", "another language"), else None."""
    letters = [ch for ch in answer if ch.isalpha()]
    if len(letters) > 20 and len(_OTHER_SCRIPT.findall(answer)) > len(letters) / 2:
        return "another language"
    words = _WORD.findall(answer.lower())
    if len(words) < FEWEST_WORDS:
        return None
    counts = {language: sum(word in common for word in words) for language, common in _WORDS.items()}
    likely = max(counts, key=lambda language: (counts[language], language))
    sure = counts[likely] >= 0.2 * len(words) and counts[likely] >= 2 * counts["English"] + 2
    if likely != "English" and sure:
        return likely
    foreign = len(words) >= ENOUGH_WORDS and counts["English"] < LEAST_ENGLISH * len(words)
    return "another language" if foreign else None
