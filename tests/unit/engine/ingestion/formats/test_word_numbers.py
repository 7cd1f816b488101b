"""The numbers before Word's list items, counted from a real file's rules."""

from __future__ import annotations

import io
import zipfile

from engine.ingestion.formats.package import Package
from engine.ingestion.formats.word_numbers import ListNumbers

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth: int, style: str, pattern: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def number(items: list[tuple[str, int, str]], numbering: str) -> list[str]:
    """What is shown before items of (list, depth, text)."""
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for name, depth, text in items
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {WORD}>{numbering}</w:numbering>")
    numbers = ListNumbers(Package(out.getvalue()))
    return [numbers.take(text) for _, _, text in items]


OUTLINE = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%1.%2)")
    + level(2, "upperRoman", "§ %3")
    + "</w:abstractNum>"
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def test_deeper_levels_count_anew_below_each_item() -> None:
    items = [("7", 0, "rent"), ("7", 1, "heat"), ("7", 1, "water"), ("7", 2, "cold"), ("7", 0, "term"), ("7", 1, "end")]
    assert number(items, OUTLINE) == ["1.", "1.a)", "1.b)", "§ I", "2.", "2.a)"]


def test_a_list_with_its_own_start_begins_there() -> None:
    assert number([("7", 0, "one"), ("8", 0, "five"), ("8", 0, "six")], OUTLINE) == ["1.", "5.", "6."]


def test_equal_items_get_their_numbers_in_order_and_others_none() -> None:
    assert number([("7", 0, "same"), ("7", 0, "same"), ("9", 0, "elsewhere")], OUTLINE) == ["1.", "2.", ""]


def test_bullets_are_no_numbers() -> None:
    bullets = f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "·")}</w:abstractNum>'
    used = '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    assert number([("7", 0, "milk")], bullets + used) == [""]
