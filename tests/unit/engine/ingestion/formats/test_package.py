"""Archives of XML parts: order, parts compressed twice, damage, and nothing from outside."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from engine.errors import DocumentCorrupt
from engine.ingestion.formats.package import open_package, parse_xml


def pack(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_parts_are_ordered_by_number_and_unpacked_once_more() -> None:
    parts = {"page10.xml": b"<a/>", "page9.xml": b"<a/>", "index.xml.gz": gzip.compress(b"<doc>words</doc>")}
    package = open_package(pack(**parts), Path("a.pages"))
    assert package.find(r"page\d+\.xml") == ["page9.xml", "page10.xml"]
    root = package.read_xml("index.xml.gz")
    assert root is not None
    assert root.text == "words"
    assert package.read_xml("absent.xml") is None


def test_damage_is_named_for_the_archive_and_passed_over_for_a_part() -> None:
    with pytest.raises(DocumentCorrupt, match=r"a\.pages is damaged"):
        open_package(b"PK\x03\x04", Path("a.pages"))
    data = pack(**{"part.xml": b"<a>some words</a>"})
    broken = data.replace(b"some words", b"same words")
    assert open_package(broken, Path("a.pages")).read("part.xml") == b""


def test_entities_stay_closed_and_broken_xml_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    outside = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode()
    root = parse_xml(outside)
    assert root is None or "secret" not in "".join(root.itertext())
    root = parse_xml(b"<a><b>kept</b><c>")
    assert root is not None
    assert "".join(root.itertext()) == "kept"
