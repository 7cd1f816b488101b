"""Files inside office files: named, unwrapped, and never more than asked for."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from engine.errors import DocumentNotUnpacked
from engine.ingestion.formats.embedded import _open_native, find_compound_members, find_package_members, list_names
from engine.ingestion.formats.package import Package


def pack(**parts: bytes) -> Package:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return Package(out.getvalue())


def test_embedded_files_and_parts_in_another_format_are_members() -> None:
    links = (
        b'<Relationships><Relationship Id="a" Type="http://o/aFChunk" Target="afchunk.html"/>'
        b'<Relationship Id="b" Type="http://o/image" Target="media/a.png"/></Relationships>'
    )
    package = pack(
        **{
            "word/embeddings/plan.pdf": b"%PDF-1.4",
            "word/afchunk.html": b"<p>Later</p>",
            "word/_rels/document.xml.rels": links,
        }
    )
    members = {member.name: member.read(100) for member in find_package_members(package)}
    assert members == {"plan.pdf": b"%PDF-1.4", "afchunk.html": b"<p>Later</p>"}


def test_a_member_larger_than_what_is_left_is_refused() -> None:
    (member,) = find_package_members(pack(**{"word/embeddings/plan.pdf": b"%PDF-1.4"}))
    with pytest.raises(DocumentNotUnpacked):
        member.read(3)


def test_what_the_old_packager_wrapped_is_taken_out() -> None:
    inside = b"ring ring"
    wrapped = (
        struct.pack("<IH", 0, 2) + b"C:\\sounds\\bell.wav\0" + b"C:\\sounds\\bell.wav\0" + bytes(4)
        + struct.pack("<I", 5) + b"temp\0" + struct.pack("<I", len(inside)) + inside
    )  # fmt: skip
    assert [(member.name, member.read(99)) for member in _open_native(wrapped)] == [("bell.wav", inside)]
    assert list(_open_native(wrapped[:20])) == []


def test_names_that_mean_nothing_are_not_listed() -> None:
    package = pack(**{"xl/embeddings/bell.wav": b"RIFF", "xl/embeddings/oleObject1.bin": b"?"})
    assert list_names(package, b"") == ["bell.wav"]


def test_damaged_compound_files_hold_nothing() -> None:
    assert list(find_compound_members(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))) == []
