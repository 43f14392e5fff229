"""Words of a PDF page with their boxes and type, as PDFium gives them character by character."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

MAX_CHARACTERS = 400_000
MAX_DRAWINGS = 4_000
SOFT_HYPHEN = "\u00ad"
_HYPHENS = {0x02, 0xFFFE, 0xFFFF, 0xAD}  # PDFium's marks for a hyphen at the end of a line
_PRIVATE = range(0xE000, 0xF900)
_BULLET_FONTS = ("symbol", "wingding", "dingbat")
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6


@dataclass(slots=True)
class Word:
    """A word; `top` and `bottom` grow downwards, in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    spacing: float = 0.0
    """Usual room between its letters."""

    @property
    def widest_spacing(self) -> float:
        """The widest room that is still one between letters; one letter alone does not tell."""
        return 1.8 * self.spacing + 0.5 if len(self.text) > 1 else 0.25 * self.size

    def add(self, letter: Word) -> None:
        room = max(0.0, letter.x0 - self.x1)
        self.spacing += (room - self.spacing) / len(self.text)
        self.text += letter.text
        self.x1 = max(self.x1, letter.x1)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    words: list[Word]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool
    italic: bool
    symbols: bool


class _Characters:
    """One pass over the characters of a page; fonts are looked up once per name."""

    def __init__(self, page: Any, height: float) -> None:
        self._page = page.get_textpage()
        self._height = height
        self._fonts: dict[tuple[bytes, int, int], _Font] = {}
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()

    def words(self) -> list[Word]:
        found: list[Word] = []
        current: Word | None = None
        maybe: Word | None = None
        trust_spaces = self._writes_spaces()
        for index in range(min(self._page.count_chars(), MAX_CHARACTERS)):
            code = raw.FPDFText_GetUnicode(self._page, index)
            if code in _HYPHENS:
                if current:
                    current.text += SOFT_HYPHEN
                    current.x1 = max(current.x1, self._page.get_charbox(index, loose=True)[2])
                continue
            if code <= 32 or code == 0xA0:
                added = code == 32 and raw.FPDFText_IsGenerated(self._page, index) == 1
                maybe = current if added and trust_spaces else None
                current = None
                continue
            letter = self._letter(index, code)
            if current is None and maybe and letter.x0 - maybe.x1 <= maybe.widest_spacing:
                current = maybe  # the letters are set wide apart, this is no space
            maybe = None
            if current and _belongs(current, letter):
                current.add(letter)
            else:
                current = letter
                found.append(letter)
        self._page.close()
        for word in found:
            word.text = _normal(word.text)
        return found

    def _writes_spaces(self) -> bool:
        """Whether the file has spaces of its own: then those PDFium adds between letters set wide do not count."""
        codes = [i for i in range(min(self._page.count_chars(), 4_000)) if raw.FPDFText_GetUnicode(self._page, i) == 32]
        added = sum(1 for index in codes if raw.FPDFText_IsGenerated(self._page, index) == 1)
        return len(codes) > 2 * added

    def _letter(self, index: int, code: int) -> Word:
        left, bottom, right, top = self._page.get_charbox(index, loose=True)
        font = self._font(index)
        text = _symbol(code) if font.symbols or code in _PRIVATE else chr(code)
        if 0xD800 <= code < 0xE000:
            text = "\ufffd"
        size = max(top - bottom, 1.0)
        return Word(text, left, right, self._height - top, self._height - bottom, size, font.bold, font.italic)

    def _font(self, index: int) -> _Font:
        raw.FPDFText_GetFontInfo(self._page, index, self._name, 256, self._flags)
        weight = raw.FPDFText_GetFontWeight(self._page, index)
        key = (self._name.value, weight, self._flags.value)
        if key not in self._fonts:
            name = key[0].decode("utf-8", "replace").lower()
            bold = weight >= _BOLD_WEIGHT or any(w in name for w in ("bold", "black", "heavy", "semibold"))
            italic = bool(key[2] & _ITALIC_FLAG) or "italic" in name or "oblique" in name
            self._fonts[key] = _Font(bold, italic, any(w in name for w in _BULLET_FONTS))
        return self._fonts[key]


def _belongs(word: Word, letter: Word) -> bool:
    """Whether a letter continues the word: same line of type, no gap of a quarter of its height.
    The letters of a ligature share one box, so a letter may lie as far back as the box is wide."""
    if word.text[-1] == SOFT_HYPHEN or abs(word.bottom - letter.bottom) > 0.45 * word.size:
        return False
    back = letter.x0 >= word.x0 and letter.x0 - word.x1 > -1.3 * word.size
    return back and letter.x0 - word.x1 < 0.25 * min(word.size, letter.size)


def _symbol(code: int) -> str:
    """A glyph of a symbol font: the common marks are bullets, whatever else is decoration."""
    return chr(code) if chr(code).isalnum() and code not in _PRIVATE and code > 0xFF else "•"


def _normal(text: str) -> str:
    """Ligatures and full-width forms become plain letters; superscripts, fractions and marks stay."""
    if text.isascii():
        return text
    return "".join(_plain(c) for c in unicodedata.normalize("NFC", text))


def _plain(char: str) -> str:
    code = ord(char)
    if 0xFB00 <= code <= 0xFB4F or 0xFF01 <= code <= 0xFF5E or 0x2000 <= code <= 0x200A:
        return unicodedata.normalize("NFKC", char)
    return "" if 0x200B <= code <= 0x200F or code == 0xFEFF else char


def _drawn_bullets(page: Any, height: float) -> Iterator[Word]:
    """Small filled shapes: list marks that are drawn and not written (browsers do that)."""
    for count, drawing in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count >= MAX_DRAWINGS:
            return
        left, bottom, right, top = drawing.get_bounds()
        wide, high = right - left, top - bottom
        if 1.2 <= wide <= 7 and 1.2 <= high <= 7 and 0.6 <= wide / high <= 1.67:
            yield Word("•", left, right, height - top, height - bottom, high, False, False)


def _with_drawn_bullets(words: list[Word], marks: list[Word]) -> list[Word]:
    """Marks that stand alone to the left of a line become words of that line."""
    added = []
    for mark in marks:
        row = [w for w in words if w.top - 1 <= mark.middle <= w.bottom + 1]
        following = [w for w in row if 0 < w.x0 - mark.x1 < 24]
        if not following or any(-24 < w.x1 - mark.x0 <= 0.5 for w in row) or any(w.text == "•" for w in following):
            continue
        first = min(following, key=lambda w: w.x0)
        added.append(Word("•", mark.x0, mark.x1, first.top, first.bottom, first.size, False, False))
    return words + added


def _links(page: Any) -> Iterator[str]:
    """Addresses behind the links of a page, `mailto:` included."""
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    document = page.pdf
    for _ in range(200):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 0 < size <= 2_000:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.value.decode("utf-8", "replace")


def _is_on(word: Word, width: float, height: float) -> bool:
    """Whether a word stands on the sheet: damaged files place letters miles away."""
    return -50 < word.x0 <= word.x1 < width + 50 and -50 < word.top <= word.bottom < height + 50 and word.size < 500


def read_page(page: pdfium.PdfPage) -> Page:
    width, height = page.get_size()
    words = [word for word in _Characters(page, height).words() if _is_on(word, width, height)]
    marks = list(_drawn_bullets(page, height)) if words else []
    return Page(width, height, _with_drawn_bullets(words, marks[:1_000]), tuple(_links(page)))
