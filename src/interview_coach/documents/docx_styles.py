"""Styles of a DOCX: which paragraphs are headings or list items, bold, italic, and how large."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEFAULT_SIZE = 11.0
_LONGEST_CHAIN = 12
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|berschrift)\s*(\d)", re.I)
_LIST = re.compile(r"list(?:e|a)?\s*(?:bullet|number|paragraph|continue)?|aufzählung|liste", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    level: int = 0
    is_list: bool = False
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    space_before: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    bold: bool
    italic: bool
    size: float


class Styles:
    """Looks up what a paragraph or a run is set in, its style's ancestors included."""

    def __init__(self, styles: ET.Element | None) -> None:
        found = [] if styles is None else styles.findall(f"{W}style")
        self._by_id = {style.get(f"{W}styleId", ""): style for style in found}
        default = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default_size = _size(default) or _DEFAULT_SIZE
        self._default_style = next((i for i, s in self._by_id.items() if s.get(f"{W}default") == "1"), "")
        self._known: dict[str, Style] = {}
        self.body_size = self._style(self._default_style).size or self._default_size

    def of(self, paragraph: ET.Element) -> Style:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self._style(self._default_style)
        reference = properties.find(f"{W}pStyle")
        style = self._style(self._default_style if reference is None else reference.get(f"{W}val", ""))
        outline = _number(properties.find(f"{W}outlineLvl"))
        listed = self._is_listed(properties)
        return Style(
            style.level or (outline + 1 if outline is not None and outline < 9 else 0),
            style.is_list if listed is None else listed,
            style.bold,
            style.italic,
            style.size,
            style.space_before or _has_space(properties),
        )

    def of_run(self, run: ET.Element, bold: bool, italic: bool) -> Look:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return Look(bold, italic, 0.0)
        reference = properties.find(f"{W}rStyle")
        if reference is not None:
            style = self._style(reference.get(f"{W}val", ""))
            bold, italic = bold or style.bold, italic or style.italic
        own = _flag(properties.find(f"{W}b")), _flag(properties.find(f"{W}i"))
        return Look(bold if own[0] is None else own[0], italic if own[1] is None else own[1], _size(properties))

    def _is_listed(self, properties: ET.Element) -> bool | None:
        """Whether the paragraph itself is numbered or bulleted; None when it says nothing."""
        numbering = properties.find(f"{W}numPr")
        if numbering is None:
            return None
        identifier = numbering.find(f"{W}numId")
        return identifier is not None and identifier.get(f"{W}val") != "0"

    def _style(self, identifier: str, chain: int = 0) -> Style:
        if identifier in self._known:
            return self._known[identifier]
        element = self._by_id.get(identifier)
        if element is None or chain > _LONGEST_CHAIN:
            return Style(size=self._default_size)
        based = element.find(f"{W}basedOn")
        parent = (
            self._style(based.get(f"{W}val", ""), chain + 1) if based is not None else Style(size=self._default_size)
        )
        style = self._own(element, parent)
        self._known[identifier] = style
        return style

    def _own(self, element: ET.Element, parent: Style) -> Style:
        named = element.find(f"{W}name")
        name = "" if named is None else named.get(f"{W}val", "")
        paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        heading = _HEADING.search(name)
        outline = _number(paragraph.find(f"{W}outlineLvl")) if paragraph is not None else None
        level = int(heading[1]) if heading else outline + 1 if outline is not None and outline < 9 else parent.level
        listed = self._is_listed(paragraph) if paragraph is not None else None
        bold = _flag(run.find(f"{W}b")) if run is not None else None
        italic = _flag(run.find(f"{W}i")) if run is not None else None
        return Style(
            level,
            bool(listed) or parent.is_list or (bool(_LIST.search(name)) and "paragraph" not in name.lower()),
            parent.bold if bold is None else bold,
            parent.italic if italic is None else italic,
            (_size(run) or parent.size),
            paragraph is not None and _has_space(paragraph),
        )


def _flag(element: ET.Element | None) -> bool | None:
    return None if element is None else element.get(f"{W}val", "1") not in ("0", "false", "none")


def _number(element: ET.Element | None) -> int | None:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isdecimal() and len(value) < 6 else None


def _size(properties: ET.Element | None) -> float:
    """Points; Word counts in halves."""
    half = None if properties is None else _number(properties.find(f"{W}sz"))
    return half / 2 if half else 0.0


def _has_space(properties: ET.Element) -> bool:
    """Room of six points and more above the paragraph."""
    spacing = properties.find(f"{W}spacing")
    before = "" if spacing is None else spacing.get(f"{W}before", "")
    return before.isdecimal() and len(before) < 6 and int(before) >= 120
