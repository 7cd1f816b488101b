"""The numbers that Word shows before list items and headings, which are not in the text but counted by rules."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.ingestion.clean import drop_invisible
from engine.ingestion.formats.package import Package, attribute, descend, local_name
from engine.ingestion.formats.package_extras import read_paragraph

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_HIGHEST = 100_000


@dataclass(slots=True)
class _Level:
    """How the items at one depth of a list are counted."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    legal: bool = False


class ListNumbers:
    """The numbers of a Word file's paragraphs, handed out in order by what the paragraphs say."""

    def __init__(self, package: Package | None) -> None:
        """A file that is not of Word has none."""
        self._waiting: dict[str, deque[str]] = defaultdict(deque)
        document = package.read_xml("word/document.xml") if package else None
        if package and document is not None:
            for paragraph, number in _Counter(package).count(document):
                self._waiting[_flatten(read_paragraph(paragraph))].append(number)

    def take(self, paragraph: str) -> str:
        """The number shown before the next paragraph with this text, "" if it has none."""
        waiting = self._waiting.get(_flatten(paragraph))
        return waiting.popleft() if waiting else ""


class _Counter:
    def __init__(self, package: Package) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        numbering, styles = package.read_xml("word/numbering.xml"), package.read_xml("word/styles.xml")
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def count(self, document: Any) -> Iterator[tuple[Any, str]]:
        """Every paragraph of a list with what is shown before it; "" for bullets and hidden numbers."""
        for paragraph in descend(document, "p"):
            name, depth = self._find_list(paragraph)
            if name in self._lists and read_paragraph(paragraph).strip():
                yield paragraph, self._step(name, depth)

    def _step(self, name: str, depth: int) -> str:
        shared, levels = self._lists[name]
        counts = self._counts[shared]
        if name not in self._begun:  # a list with its own start begins there, though it shares its counters
            self._begun.add(name)
            for overridden, level in levels.items():
                if level is not self._levels[shared].get(overridden):
                    counts.pop(overridden, None)
        counts[depth] = counts[depth] + 1 if depth in counts else levels.get(depth, _Level()).start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return self._show(levels, counts, depth)

    def _show(self, levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        own = levels.get(depth, _Level())
        if own.style in {"bullet", "none"}:
            return ""

        def fill(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            level = levels.get(wanted, _Level())
            counts.setdefault(wanted, level.start)
            return _write_number(counts[wanted], "decimal" if own.legal else level.style)

        return re.sub(r"%([1-9])", fill, own.pattern)

    def _find_list(self, paragraph: Any) -> tuple[str, int]:
        properties = next((child for child in paragraph if local_name(child) == "pPr"), None)
        if properties is None:
            return "", 0
        style = next((attribute(child, "val") for child in properties if local_name(child) == "pStyle"), "")
        name, depth = self._styles.get(style, ("", 0))
        for chosen in (child for child in properties if local_name(child) == "numPr"):
            name = _value(chosen, "numId") or name
            depth = _to_int(_value(chosen, "ilvl"), depth)
        return name, depth

    def _read_numbering(self, numbering: Any) -> None:
        for shared in descend(numbering, "abstractNum"):
            self._levels[attribute(shared, "abstractNumId")] = {
                _to_int(attribute(level, "ilvl"), 0): _read_level(level) for level in descend(shared, "lvl")
            }
        for used in descend(numbering, "num"):
            shared_name = _value(used, "abstractNumId")
            levels = dict(self._levels.setdefault(shared_name, {}))
            for override in descend(used, "lvlOverride"):
                depth = _to_int(attribute(override, "ilvl"), 0)
                own = next((_read_level(level) for level in descend(override, "lvl")), None)
                usual = own or levels.get(depth, _Level())
                start = _to_int(_value(override, "startOverride"), usual.start)
                levels[depth] = _Level(start, usual.style, usual.pattern, usual.legal)
            self._lists[attribute(used, "numId")] = shared_name, levels

    def _read_styles(self, styles: Any) -> None:
        parents: dict[str, str] = {}
        for element in descend(styles, "style"):
            name = attribute(element, "styleId")
            parents[name] = _value(element, "basedOn")
            for chosen in descend(element, "numPr"):
                self._styles[name] = _value(chosen, "numId"), _to_int(_value(chosen, "ilvl"), 0)
        for style in list(parents):
            above, seen = parents[style], {style}
            while style not in self._styles and above in parents and above not in seen:
                if above in self._styles:
                    self._styles[style] = self._styles[above]
                seen.add(above)
                above = parents[above]


def _read_level(level: Any) -> _Level:
    legal = next(descend(level, "isLgl"), None) is not None
    return _Level(
        _to_int(_value(level, "start"), 1), _value(level, "numFmt") or "decimal", _value(level, "lvlText"), legal
    )


def _value(element: Any, name: str) -> str:
    return next((attribute(child, "val") for child in element if local_name(child) == name), "")


def _to_int(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _write_number(count: int, style: str) -> str:
    if not 0 <= count <= _HIGHEST:
        return str(count)
    if style in {"lowerLetter", "upperLetter"} and count:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in {"lowerRoman", "upperRoman"}:
        roman = ""
        for value, digits in _ROMAN:
            roman += digits * (count // value)
            count %= value
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{count:02}"
    if style == "ordinal":
        ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    return str(count)


def _flatten(text: str) -> str:
    return "".join(drop_invisible(text).split())
