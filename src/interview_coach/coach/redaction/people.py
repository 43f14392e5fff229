"""Named people in a text.

A capital is not enough: it opens sentences and names firms, places and products. A name is believed after a title
("Dr Patel"), after a role ("my manager Sarah"), as a given name with a surname, with initials ("J. Smith"), before a
department ("John from finance"), or alone when it is known as a given name and as nothing else. Names that are also
words ("Will", "Grace") or places and products ("Austin", "Ruby") need something beside them that only a person has.
Wrong is cheap here (a word is hidden and comes back), so what has a title, a role or two names is taken whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from interview_coach.coach.redaction import words as w
from interview_coach.coach.redaction.addresses import STATES
from interview_coach.coach.redaction.spans import Kind, Span
from interview_coach.coach.redaction.tokens import NOTHING, Token, tokens_of
from interview_coach.content.names import names

_OPENS = re.compile(r"[.!?:;\n\r\t|•·*>\"“”(\[/]|[-–—]\s")
_ADJACENT = (" ", "\u00a0")
_TITLE_GAP = re.compile(r"\.?[ \u00a0]")
_INITIAL_GAP = re.compile(r"\.[ \u00a0]?")
_AND_SIGN = re.compile(r"\s?&\s?")
_ARTICLE = re.compile(r"(?:a[ldrstz]|e[ls]|ul|ash)-[A-Z]")  # al-Rashid, el-Sayed, ash-Shami
_LONGEST_NAME = 4
_FEWEST_LETTERS = 4
_MOST_INITIALS = 3
SPOKEN = 0.02
"""Share of capitals below which a text counts as spoken, written down without capitals."""


class Reader:
    """Finds the people of one text. Use `people()`; everything else answers for the word at an index."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens_of(text)
        self._known_given: frozenset[str] = frozenset()
        self._known_surnames: frozenset[str] = frozenset()
        self._names = names()
        # beside Cr, Dr is a debit: "Dr Rent, Cr Cash"
        self._has_credits = any(token.key == "cr" for token in self.tokens)
        capitals = sum(token.text[0].isupper() for token in self.tokens if token.key != "i")
        self._spoken = capitals <= SPOKEN * len(self.tokens)

    def people(
        self, given: frozenset[str] = frozenset(), surnames: frozenset[str] = frozenset()
    ) -> Iterator[tuple[Span, bool]]:
        """Each name, and whether it is sure (a title or a role before): then no firm of that name speaks against it.
        `given` and `surnames` are names, folded, of people already known from here or from other texts."""
        self._known_given, self._known_surnames = given, surnames
        index = 0
        while index < len(self.tokens):
            found = self._name_at(index)
            if found is None:
                index += 1
                continue
            last, sure = found
            if sure or not self._is_firm_or_place(index, last):
                yield self._span(index, last), sure
            index = last + 1

    # -- the word at an index ---------------------------------------------------------------------------

    def at(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else NOTHING

    def _opens(self, index: int) -> bool:
        return bool(_OPENS.search(self.at(index).gap))

    def _follows(self, index: int) -> bool:
        return self.at(index).gap in _ADJACENT

    def _looks(self, token: Token) -> bool:
        """Whether it is written as a name: with a capital, or in a text without any."""
        return token.capital or (self._spoken and len(token.key) >= _FEWEST_LETTERS and token.key not in w.NOT_NAMES)

    def _is_given(self, token: Token) -> bool:
        return token.key in self._names.given or token.key.partition("-")[0] in self._names.given

    def _is_plain(self, token: Token) -> bool:
        """Whether the word is a name and nothing else."""
        key = token.key.partition("-")[0]
        return key not in self._names.words and key not in self._names.others

    def _is_surname(self, token: Token) -> bool:
        key = token.key
        if key in self._names.surnames or key.replace("'", "").replace("’", "") in self._names.surnames:
            return True
        if "-" in key:
            return any(part in self._names.surnames for part in key.split("-"))
        return (len(key) > 6 and key.endswith(w.SURNAME_ENDINGS)) or bool(re.match(r"Mc[A-Z]|O['’][A-Z]", token.text))

    # -- names ------------------------------------------------------------------------------------------

    def _name_at(self, index: int) -> tuple[int, bool] | None:
        """(index of the last word, sure) of a name that begins here."""
        token = self.at(index)
        small = token.key not in w.PARTICLES and self.at(index - 1).key not in w.MET and not _ARTICLE.match(token.text)
        if small and not (token.text[0].isupper() or self._spoken):
            return None
        for rule in _SURE_RULES:
            if (last := rule(self, index)) is not None:
                return last, True
        for rule in _RULES:
            if (last := rule(self, index)) is not None:
                return last, False
        return None

    def _titled(self, index: int) -> int | None:
        before, token = self.at(index - 1), self.at(index)
        if before.key not in w.TITLES or not _TITLE_GAP.fullmatch(token.gap) or not self._looks(token):
            return None
        if before.key in w.ROLES and not (before.text[0].isupper() and not before.shouted):
            return None
        strict = self._spoken or (before.key == "dr" and self._has_credits)
        if strict and not (self._is_given(token) or self._is_surname(token)):
            return None
        return self._to_the_end(index, any_word=not strict)

    def _titled_particle(self, index: int) -> int | None:
        """`Professor van der Berg`."""
        token = self.at(index)
        if (
            token.key not in w.PARTICLES
            or self.at(index - 1).key not in w.TITLES
            or not _TITLE_GAP.fullmatch(token.gap)
        ):
            return None
        last = self._to_the_end(index)
        return last if last > index else None

    def _in_apposition(self, index: int) -> int | None:
        """`Tom, the head chef, …`, `Rose, my manager, …`."""
        token, article = self.at(index), self.at(index + 1)
        if (
            not token.capital
            or not self._is_given(token)
            or article.gap != ", "
            or article.key not in {"my", "our", "the"}
        ):
            return None
        near = [self.at(index + 2 + ahead) for ahead in range(3)]
        return index if any(t.key in w.ROLES for t in near) else None

    def _after_role(self, index: int) -> int | None:
        """`my manager Sarah`, `our CTO, Priya`, `a nurse named Xiu`. A role with a capital, or one that firms have too,
        takes known names only."""
        before, token = self.at(index - 1), self.at(index)
        role = before.key.removesuffix("s") if before.key not in w.ROLES else before.key
        if role not in w.ROLES | w.DEALINGS or not self._looks(token):
            return None
        known = self._is_given(token) or (self._is_surname(token) and self._is_plain(token))
        if not self._follows(index):
            return (
                self._to_the_end(index)
                if token.gap == ", " and self._is_given(token) and self._is_plain(token)
                else None
            )
        strict = self._spoken or role in w.DEALINGS or before.text[0].isupper() or token.shouted
        if before.key == "named" and not known:
            strict = self.at(index - 2).key not in w.ROLES
        if (strict and not known) or (not known and token.key in w.ORGANISATION):
            return None
        return self._to_the_end(index, any_word=not strict)

    def _two_names(self, index: int) -> int | None:
        token, after = self.at(index), self.at(index + 1)
        if not self._looks(token):
            return None
        after_index = index + 1
        if len(after.text) == 1 and after.text.isupper() and after.gap in _ADJACENT:
            after_index += 1  # a middle initial
            after = self.at(after_index)
        if not self._joined(after_index):
            return None
        only = token.capital and after.text in w.ONLY_IN_NAMES and not self._is_ordinary(index, token)
        if after.key in w.PARTICLES and (self._is_given(token) or only):
            last = self._to_the_end(index)
            return last if last > index else None
        if not after.text or not self._looks(after) or not self._is_pair(index, token, after):
            return None
        return self._to_the_end(after_index, any_word=not self._is_surname(after))

    def _in_small_letters(self, index: int) -> int | None:
        """`asked maria lopez`, in a text with capitals: a name and nothing else, after a verb that takes a person."""
        token, after = self.at(index), self.at(index + 1)
        if not self._is_small_name(token, self._is_given(token)) or self.at(index - 1).key not in w.MET:
            return None
        pair = self._follows(index + 1) and self._is_small_name(after, self._is_surname(after))
        return index + pair if self._follows(index) else None

    def _is_small_name(self, token: Token, known: bool) -> bool:
        return known and token.text.islower() and len(token.key) >= _FEWEST_LETTERS and self._is_plain(token)

    def _joined(self, index: int) -> bool:
        if self.at(index - 1).owns:
            return False
        return self._follows(index) or (self.at(index).gap in (". ", ".") and len(self.at(index - 1).text) == 1)

    def _is_pair(self, index: int, token: Token, after: Token) -> bool:
        if after.key in w.ORGANISATION and not self._is_surname(after):
            return False
        given, surname = self._is_given(token), self._is_surname(after)
        if given and self._is_plain(token):
            return surname or (not self._spoken and not after.shouted and after.key not in w.NO_NAME_OF_ROLE)
        if not surname or not self._is_plain(after):
            return given and surname and token.key in self._names.words and not self._opens(index) and not self._spoken
        if given:
            return True
        return not self._spoken and not self._is_ordinary(index, token)

    def _is_ordinary(self, index: int, token: Token) -> bool:
        """Whether an unknown word before a surname may be a verb or a firm: only inside a sentence it is not."""
        return (
            token.shouted
            or token.key in w.ORGANISATION
            or token.key in w.MET | w.TITLES | w.ROLES | w.DEALINGS
            or (self._opens(index) and token.key.endswith(("ed", "ing")))
        )

    def _with_initials(self, index: int) -> int | None:
        """`J. Smith`, `S. K. Patel`."""
        place = index
        while (
            place - index < _MOST_INITIALS
            and len(self.at(place).text) == 1
            and _INITIAL_GAP.fullmatch(self.at(place + 1).gap)
        ):
            place += 1
        token = self.at(place)
        return (
            self._to_the_end(place)
            if place > index and token.capital and len(token.text) > 1 and self._is_surname(token)
            else None
        )

    def _from_a_department(self, index: int) -> int | None:
        """`John from finance`."""
        token = self.at(index)
        if not self._looks(token) or token.shouted or self.at(index + 1).key != "from":
            return None
        department = self.at(index + 2).key
        if department not in w.DEPARTMENTS | w.OURS or not (self._follows(index + 1) and self._follows(index + 2)):
            return None
        known = self._is_given(token) and (self._is_plain(token) or not self._spoken)
        guessed = not self._spoken and not self._opens(index) and department not in w.OURS
        return index if known or guessed else None

    def _known(self, index: int) -> int | None:
        """A name that was told in full, with a title or a role elsewhere."""
        token = self.at(index)
        if not self._looks(token) or token.key not in self._known_given | self._known_surnames:
            return None
        plain = self._is_plain(token) or not self._opens(index) or self.at(index + 1).key in w.SAID
        return self._to_the_end(index) if plain else None

    def _alone(self, index: int) -> int | None:
        token = self.at(index)
        if not self._is_given(token) or not self._looks(token):
            return None
        if token.shouted and len(token.text) <= _FEWEST_LETTERS:
            return None
        if self._is_plain(token):
            return index
        return index if not self._spoken and self._has_a_persons_company(index, token) else None

    def _has_a_persons_company(self, index: int, token: Token) -> bool:
        """Beside a name that is also something else: a verb that takes a person, or that a person does."""
        before, after = self.at(index - 1), self.at(index + 1)
        if (before.key in w.MET and self._follows(index)) or self._is_coordinated(index):
            return True
        follows = self._follows(index + 1)
        if follows and (after.key, self.at(index + 2).key) == ("and", "i"):
            return True
        if token.key in self._names.others:
            return follows and after.key in w.SAID_SURELY
        if not self._opens(index):
            return self._is_inside_a_sentence(index, before, after)
        if token.owns:
            return token.key not in w.OWNERS_BY_CUSTOM
        return follows and after.key in w.SAID_AT_START and self.at(index + 2).key not in w.NO_NAME_OF_ROLE - {"i"}

    def _is_inside_a_sentence(self, index: int, before: Token, after: Token) -> bool:
        """A capital that nothing but a name explains: small letters on both sides and no article before."""
        small_before = before.text.islower() or before.text == "I" or (self._opens(index - 1) and not before.capital)
        small_after = not self._follows(index + 1) or after.text.islower()
        bound = self._follows(index) and before.key in {"the", "a", "an", "my", "our", "your", "this", "of", "in", "at"}
        return small_before and small_after and not bound

    def _is_coordinated(self, index: int) -> bool:
        """`Priya and Grace`: joined to a name that is nothing else."""
        before, after = self.at(index - 1), self.at(index + 1)
        left, right = self.at(index - 2), self.at(index + 2)
        joined_left = before.key == "and" and self._follows(index) and self._follows(index - 1)
        joined_right = after.key == "and" and self._follows(index + 1) and self._follows(index + 2)
        return (joined_left and self._is_sure_given(left)) or (joined_right and self._is_sure_given(right))

    def _is_sure_given(self, token: Token) -> bool:
        return token.capital and self._is_given(token) and self._is_plain(token)

    def _surname_met(self, index: int) -> int | None:
        """`asked Okafor`, `Okafor said`, `thanked Patel`: a surname alone, beside what only people do."""
        token, after = self.at(index), self.at(index + 1)
        if not token.capital or token.shouted or not self._is_surname(token) or not self._is_plain(token):
            return None
        met = self.at(index - 1).key in w.MET and self._follows(index)
        return index if met or (self._follows(index + 1) and after.key in w.SAID_SURELY) else None

    def _beside_a_name(self, index: int) -> int | None:
        """`emailed Thandiwe and Sipho`, `with Sipho and Thandiwe`: an unknown word that a known name vouches for."""
        token = self.at(index)
        if not token.capital or token.shouted or self._opens(index) or not self._is_coordinated(index):
            return None
        verb = self.at(index - 3 if self.at(index - 1).key == "and" else index - 1)
        return index if verb.key in w.MET or verb.key == "with" else None

    def _to_the_end(self, index: int, any_word: bool = False) -> int:
        """The last word of the name: surnames, particles and `Jr` that follow; with `any_word` one unknown capital."""
        last = index
        for place in range(index + 1, index + _LONGEST_NAME + 2):
            token = self.at(place)
            if not self._joined(place):
                break
            if token.key in w.PARTICLES and not token.text[0].isupper():
                continue
            after_particle = (
                token.capital and self.at(place - 1).text.islower() and self.at(place - 1).key in w.PARTICLES
            )
            if not self._continues(token, after_particle or (any_word and last == index)):
                break
            last = place
        return last

    def _continues(self, token: Token, any_word: bool) -> bool:
        if token.key in w.ROMANS or _ARTICLE.match(token.text):
            return True
        if not token.text or not self._looks(token) or token.key in w.NO_NAME_OF_ROLE:
            return False
        if (self._is_surname(token) or self._is_given(token)) and (not self._spoken or self._is_plain(token)):
            return True
        return any_word and token.capital and not token.shouted and token.key not in w.ORGANISATION

    def _is_firm_or_place(self, first: int, last: int) -> bool:
        return self._is_firm(first, last) or self._is_place(first, last)

    def _is_firm(self, first: int, last: int) -> bool:
        """`Hudson Bank`, `Smith & Sons`, `the Braden scale`, `Moore's law`."""
        before, after, token = self.at(first - 1), self.at(last + 1), self.at(first)
        if self._follows(last + 1) and (
            after.key in w.SCIENCE or (after.key in w.ORGANISATION and after.text[0].isupper())
        ):
            return True
        if _AND_SIGN.fullmatch(after.gap) and not self._is_given(after):
            return True
        return bool(_AND_SIGN.fullmatch(token.gap)) and not self._is_given(before)

    def _is_place(self, first: int, last: int) -> bool:
        """`St Thomas`, `the University of Virginia`, `from Charlotte to Houston`, `in Florence`."""
        token, before, second = self.at(first), self.at(first - 1), self.at(first - 2)
        if before.key in w.PLACE_BEFORE and _TITLE_GAP.fullmatch(token.gap) and before.text[0].isupper():
            return True
        after = self.at(last + 1)
        if first == last and after.gap in {", ", "\n"} and after.text in STATES:
            return True
        if first != last or self.at(last).owns or not self._follows(first):
            return False
        return (
            before.key in w.LOCATIVE
            or before.key == "the"
            or (before.key == "of" and second.key in w.ORGANISATION)
            or (before.key == "to" and second.key in w.MOVED)
            or (before.key == "from" and after.key == "to")
        )

    def _span(self, first: int, last: int) -> Span:
        start, end = self.at(first), self.at(last)
        if first != last:
            given = "" if len(start.text) == 1 else start.key
            return Span(start.start, end.end, Kind.PERSON, given, end.key)
        titled = self.at(first - 1).key in w.TITLES
        is_surname = self._is_surname(start) and (titled or not self._is_given(start))
        is_surname = is_surname or (start.key in self._known_surnames and start.key not in self._known_given)
        return Span(start.start, end.end, Kind.PERSON, "" if is_surname else start.key, start.key if is_surname else "")


_Rule = Callable[[Reader, int], int | None]
_SURE_RULES: tuple[_Rule, ...] = (Reader._titled, Reader._titled_particle, Reader._after_role, Reader._in_apposition)
_RULES: tuple[_Rule, ...] = (
    Reader._with_initials,
    Reader._two_names,
    Reader._from_a_department,
    Reader._known,
    Reader._alone,
    Reader._in_small_letters,
    Reader._surname_met,
    Reader._beside_a_name,
)
