"""What is no answer, and what in an answer is not for the listener: words to the grader, lists of buzzwords."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from interview_coach.coach.builtin.evaluation.cuts import Offsets
from interview_coach.coach.builtin.evaluation.lexicon import ABSTRACT_WORDS, FUNCTION_WORDS, is_past, word_set
from interview_coach.coach.builtin.evaluation.no_answer import words_for
from interview_coach.coach.builtin.evaluation.orders import orders_in
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span, plain
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType

FEWEST_WORDS = 25
"""Below this there is too little evidence for a mark (CONTRACT; not for technical answers)."""


SHORTEST_RUN = 4
"""Buzzwords in a row that make a list of them."""


@dataclass(frozen=True, slots=True)
class Gate:
    """`text` is the answer without what is masked; `why_not_scored` is set when nothing is left to mark."""

    text: AnswerText
    flags: tuple[Flag, ...] = ()
    response_type: ResponseType | None = None
    why_not_scored: str | None = None
    main_fix: str = ""


_MADE_UP = re.compile(
    r"\b(?:none of (?:this|that|it) (?:is true|was true|(?:ever )?happened)"
    r"|i (?:just )?made (?:it|this|that|(?:all|most) of (?:it|this)|the (?:whole )?(?:story|thing)) (?:all )?up"
    r"|(?:this|the) (?:whole )?story is (?:made up|invented))\b"
)
_ARTICLES = word_set("an the my your our their his")  # not "a": nodes and events are called A
_NOT_AFTER_ARTICLES = word_set(
    """and or but so because if when that which who is are was were be been am to of in on at by for from with into
    about i we he she they it you me us him them do did does have has had can could would should will not than then
    as the a an this"""
)
FEW_ARTICLES, ENOUGH_ARTICLES, OFTEN_JUMBLED, JUMBLED = 5, 8, 0.4, 0.25
"""Share of articles with a word after them that never follows one: natural text, spoken too, stays under 0.2; the same
words in a random order have 0.4."""
_REFUSAL = re.compile(
    r"\b(?:(?:would |i'd )?(?:rather|prefer) not\b|no comment|(?:don't|do not) want to (?:answer"
    r"|say|talk|share)|(?:can't|cannot|won't|will not) answer|(?:skip|pass) (?:this|on this|that"
    r"|the question)|^(?:skip|pass|next|next question)$|none of your business|refuse to)"
)
_NO_IDEA = re.compile(
    r"(?:^|\bi (?:\w+ ){0,2}|\b(?:sorry|honestly|well|but|just) )(?:don't|do not|dont|didn't) (?:really )?know\b"
    r"|\b(?:no idea|not sure what to say|(?:can't"
    r"|cannot|cant|couldn't) think of|(?:don't|do not|dont) (?:really )?have (?:an?"
    r"|any)(?: good)? (?:example|answer|story|experience)|nothing comes to mind|^(?:idk|dunno|n/?a"
    r"|none|nothing|no)$)"
)
_LATIN = re.compile(r"\blorem ipsum|dolor sit amet\b")
_HEADINGS = word_set("situation task action result results reflection learning context goal outcome star s t a r")
_VOWEL = re.compile(r"[aeiouy]")


def open_gate(raw: str, question_type: QuestionType) -> Gate:
    """Looks at an answer before anything is marked.

    Text addressed to the grader is masked and flagged, and so are lists of buzzwords (masked only): neither is
    considered in any mark, so adding them changes nothing.
    """
    text = AnswerText.of(raw)
    injected = tuple(_addressed_to_grader(text))
    text = text.without(injected) if injected else text
    listed = tuple(place for s in text.sentences for place in _keyword_runs(text, s))
    flags = (Flag.INJECTION,) if injected else ()
    rest = text.without(listed) if listed else text
    reason = _why_no_answer(rest, text, question_type)
    if reason is None:
        return Gate(rest, flags)
    if reason == "empty" and injected:
        reason = "to_the_grader"
    why, fix = words_for(reason, question_type)
    if reason == "too_short":
        return Gate(rest, (Flag.TOO_SHORT, *flags), None, why, fix)
    kind = ResponseType.REFUSAL if reason == "refusal" else ResponseType.NOT_AN_ANSWER
    return Gate(rest, (Flag.NOT_AN_ANSWER, *flags), kind, why, fix)


def _addressed_to_grader(text: AnswerText) -> list[Offsets]:
    found: list[Offsets] = []
    for place, match_end in orders_in(text.shown):
        start = place + len(text.shown[place:match_end]) - len(text.shown[place:match_end].lstrip())
        bracket = text.shown.rfind("[", max(0, start - 3), start + 1)
        closing = text.shown.find("]", start) if bracket >= 0 else -1
        end = closing + 1 if closing >= match_end - 1 else _sentence_end(text, max(start, match_end - 1))
        begin = bracket if bracket >= 0 else start
        if not found or end > found[-1][1]:
            found.append((begin if not found else max(begin, found[-1][1]), end))
    return found


def _sentence_end(text: AnswerText, place: int) -> int:
    """The end of the sentence at `place`; a long run cut at markers counts as one as long as no full stop comes."""
    inside = [s for s in text.sentences if s.end > place]
    for index, sentence in enumerate(inside):
        if sentence.text.rstrip()[-1:] in ".!?]" or index + 1 == len(inside):
            return sentence.end
        if "\n" in text.shown[sentence.end : inside[index + 1].start]:
            return sentence.end
    return len(text.shown)


def _keyword_runs(text: AnswerText, sentence: Span) -> list[Offsets]:
    """Verbless runs of buzzwords between commas ("synergy, ownership, impact, metrics"), four and more in a row.
    Figures inside such a run belong to it."""
    runs: list[list[re.Match[str]]] = [[]]
    for item in re.finditer(r"[^,;]+", text.shown[sentence.start : sentence.end]):
        if _is_keyword(text.neutral(item.group())):
            runs[-1].append(item)
        else:
            runs.append([])
    found = [run for run in runs if len(run) >= SHORTEST_RUN and _says_nothing(run)]
    return [(sentence.start + run[0].start(), sentence.start + run[-1].end()) for run in found]


def _is_keyword(item: str) -> bool:
    words = plain(item).split()
    return 0 < len(words) <= 4 and not any(w in FUNCTION_WORDS or is_past(w) for w in words)


def _says_nothing(run: list[re.Match[str]]) -> bool:
    words = [w for item in run for w in plain(item.group()).split()]
    return sum(w in ABSTRACT_WORDS for w in words) >= 0.25 * len(words)


def _why_no_answer(text: AnswerText, with_lists: AnswerText, question_type: QuestionType) -> str | None:
    words = text.plain.split()
    if not words:
        return "list" if with_lists.plain.split() else "empty"
    for reason, holds in _CHECKS:
        if holds(words):
            return reason
    if question_type is QuestionType.TECHNICAL:
        return None if any(map(_says_something, words)) else "nothing_said"
    return "too_short" if text.word_count < FEWEST_WORDS else None


def _says_something(word: str) -> bool:
    """Whether a word alone could be part of a technical answer; "fine" and "yes" could not."""
    return any(ch.isdigit() for ch in word) or not (word in FUNCTION_WORDS or word in ABSTRACT_WORDS)


def _only_headings(words: list[str]) -> bool:
    return all(w in _HEADINGS for w in words)


def _declines(words: list[str]) -> bool:
    return len(words) < 30 and bool(_REFUSAL.search(" ".join(words)))


def _has_no_idea(words: list[str]) -> bool:
    return len(words) < 15 and bool(_NO_IDEA.search(" ".join(words)))


def _is_gibberish(words: list[str]) -> bool:
    """Keyboard mash, one phrase over and over, or filler Latin: natural text repeats function words, not all words."""
    if _LATIN.search(" ".join(words)):
        return True
    counts = Counter(words)
    function = sum(n for w, n in counts.items() if w in FUNCTION_WORDS) / len(words)
    if len(words) >= 12 and len(counts) <= max(3, len(words) // 8):
        return True
    if len(words) >= 6 and function < 0.05 and _mashed(counts) > 0.4:
        return True
    return len(words) >= 60 and function < 0.06 and len(counts) < 0.5 * len(words)


def is_mash(text: AnswerText) -> bool:
    """Whether a text in whatever language is keyboard mash or one phrase over and over. Only Latin letters can be told
    to be no word of any language."""
    counts = Counter(text.plain.split())
    total = sum(counts.values())
    if total >= 12 and len(counts) <= max(3, total // 8):
        return True
    letters = [ch for ch in text.shown if ch.isalpha()]
    latin = sum(ch < "\u0370" for ch in letters) > len(letters) / 2
    return latin and total > 0 and _mashed(counts) > 0.4


def _mashed(counts: Counter[str]) -> float:
    """Share of words that cannot be English: no vowel, or four consonants of one keyboard row in a run."""
    odd = [
        w
        for w in counts
        if w.isalpha()
        and len(w) > 2
        and (
            not _VOWEL.search(w)
            or re.search(r"asdf|qwer|zxcv|hjkl|jkl|sdfg|dfgh|fghj|uiop|[bcdfghjklmnpqrstvwxz]{5}", w)
        )
    ]
    return sum(counts[w] for w in odd) / sum(counts.values())


def _is_jumbled(words: list[str]) -> bool:
    """The words of an answer in no order that could be followed."""
    after = [word for before, word in pairwise(words) if before in _ARTICLES]
    odd = sum(word in _NOT_AFTER_ARTICLES for word in after)
    most = JUMBLED if len(after) >= ENOUGH_ARTICLES else OFTEN_JUMBLED
    return len(after) >= FEW_ARTICLES and odd >= most * len(after)


def _is_made_up(words: list[str]) -> bool:
    return bool(_MADE_UP.search(" ".join(words)))


_CHECKS = (
    ("headings", _only_headings),
    ("made_up", _is_made_up),
    ("jumbled", _is_jumbled),
    ("refusal", _declines),
    ("no_idea", _has_no_idea),
    ("gibberish", _is_gibberish),
)
