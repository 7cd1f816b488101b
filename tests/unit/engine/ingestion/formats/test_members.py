"""Files inside files: read like any other, named where they cannot be, bounded in every direction."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from engine.advice import advise
from engine.domain import Document
from engine.errors import DocumentCorrupt, DocumentEmpty, DocumentEncrypted, DocumentNotUnpacked
from engine.ingestion.formats import archive
from engine.ingestion.formats.members import Allowance, read_document
from engine.ingestion.formats.signatures import recognize
from tests.unit.engine.ingestion.formats.samples import SAMPLES, make_7z, make_tar, make_zip

BOX = Path("box.zip")


def read(data: bytes, path: Path = BOX, seconds: float = 30) -> Document:
    file_format = recognize(data, path)
    assert file_format is not None
    return read_document(data, path, file_format, Allowance(len(data), seconds))


def test_members_are_sections_under_their_names() -> None:
    document = read(make_zip({"notes/one.md": "# Beans\n\nin May\n", "two.txt": "peas", "__MACOSX/two.txt": "junk"}))
    assert document.title == "box"
    found = [(each.headings, document.text[each.start : each.end]) for each in document.sections]
    assert found == [
        (("notes/one.md", "Beans"), "notes/one.md\n\n# Beans\n\nin May\n"),
        (("two.txt",), "two.txt\n\npeas"),
    ]
    assert document.remark == ""


def test_what_cannot_be_read_is_named_with_its_reason() -> None:
    document = read(
        make_zip({
            "a.txt": "words", "b.epub": "PK\x03\x04 cut off", "c.bin": bytes(range(256)), "d.txt": b"", "e.html": "<p>",
        })
    )  # fmt: skip
    assert "words" in document.text
    assert document.remark == (
        "b.epub is damaged: make it again from the original files. "
        "Not read, because Carrel does not know files of their kind: c.bin. Without text: d.txt, e.html."
    )
    listed = {each.name: (each.start, each.reason) for each in document.enclosed}
    assert listed == {
        "a.txt": (0, ""),
        "b.epub": (None, "b.epub is damaged: make it again from the original files."),
        "c.bin": (None, "c.bin is of no kind that Carrel knows."),
        "d.txt": (None, "d.txt: it is empty."),
        "e.html": (None, "e.html holds no text."),
    }


def test_the_files_inside_say_where_they_begin() -> None:
    inner = make_zip({"deep.txt": "roots", "none.bin": bytes(range(256))})
    document = read(make_zip({"one.md": "# Beans", "inner.zip": inner, "two.txt": "peas"}))
    begins = {each.name: each.start for each in document.enclosed}
    assert list(begins) == ["one.md", "inner.zip", "inner.zip › deep.txt", "inner.zip › none.bin", "two.txt"]
    assert begins.pop("inner.zip › none.bin") is None
    for name, start in begins.items():
        assert document.text[start:].startswith(f"{name.rpartition(' › ')[2]}\n\n")


def test_where_nothing_can_be_read_the_sentence_says_why() -> None:
    with pytest.raises(DocumentEmpty, match=r"box\.zip holds nothing that can be read\. .*kind: c\.bin\."):
        read(make_zip({"c.bin": bytes(range(256))}))
    with pytest.raises(DocumentEmpty, match=r"box\.zip holds no text\."):
        read(make_zip({}))


def test_nesting_ends_at_a_depth() -> None:
    data = b"deep words"
    for level in range(8):
        data = make_zip({f"level{level}.zip" if level else "deepest.txt": data, f"beside{level}.txt": f"at {level}"})
    document = read(data)
    assert "at 7" in document.text
    assert "at 3" in document.text
    assert "deep words" not in document.text
    assert "more than 5 files deep" in document.remark


def test_an_archive_in_itself_ends_too() -> None:
    inner = make_zip({f"{number}.zip": make_zip({"a.txt": "x"}) for number in range(40)})
    document = read(make_zip({f"{number}.zip": inner for number in range(40)}))
    assert "Not everything in box.zip is read, because it holds more than 1,000 files: unpack it" in document.remark


@pytest.mark.parametrize("name", ["box.zip", "box.tgz", "box.7z"])
def test_a_bomb_stops_at_the_bound(name: str) -> None:
    files = {"small.txt": b"words", "zeros.txt": b"0" * 10_000_000, "after.txt": b"lost"}
    bomb = {"box.zip": make_zip, "box.tgz": lambda each: make_tar(each, "gz"), "box.7z": make_7z}[name](files)
    document = read(bomb, Path(name))
    assert document.text == "small.txt\n\nwords"
    assert document.remark == (
        "zeros.txt: it unpacks to far more than a document holds. "
        f"Not everything in {name} is read, because it unpacks to far more than a document holds: "
        "unpack it to make all of it searchable."
    )


def test_one_compressed_file_that_is_a_bomb_is_refused() -> None:
    with pytest.raises(DocumentNotUnpacked, match=r"zeros\.txt: it unpacks to far more than a document holds"):
        read(gzip.compress(b"0" * 10_000_000), Path("zeros.txt.gz"))


@pytest.mark.parametrize("name", ["box.zip", "box.tgz", "box.7z"])
def test_an_archive_of_which_nothing_could_be_unpacked_is_not_called_empty(name: str) -> None:
    files = {"zeros.txt": b"0" * 10_000_000}
    bomb = {"box.zip": make_zip, "box.tgz": lambda each: make_tar(each, "gz"), "box.7z": make_7z}[name](files)
    with pytest.raises(DocumentNotUnpacked, match="unpacks to far more than a document holds") as caught:
        read(bomb, Path(name))
    assert "unpack it" in advise(caught.value.kind)


def test_a_7z_that_says_it_is_huge_is_named_with_advice_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_LARGEST_UNPACKED", 1000)
    with pytest.raises(DocumentNotUnpacked, match=r"^box\.7z unpacks to far more"):
        read(make_7z({"a.txt": b"0" * 1001}), Path("box.7z"))


def test_what_lies_too_deep_keeps_its_kind_up_to_the_outermost_file() -> None:
    data = b"deep words"
    for level in range(8):
        data = make_zip({f"level{level}.zip" if level else "deepest.txt": data})
    with pytest.raises(DocumentNotUnpacked, match="more than 5 files deep: unpack what it is in"):
        read(data)


def test_an_archive_of_one_damaged_or_locked_file_has_the_kind_of_that() -> None:
    with pytest.raises(DocumentCorrupt, match=r"b\.epub is damaged"):
        read(make_zip({"b.epub": "PK\x03\x04 cut off"}))
    with pytest.raises(DocumentEncrypted, match=r"inner\.7z is locked"):
        read(make_zip({"inner.7z": make_7z({"a.txt": b"a"}, password="secret")}))


def test_when_the_time_is_over_what_was_read_stays() -> None:
    with pytest.raises(DocumentNotUnpacked, match="reading it takes too long"):
        read(make_zip({"a.txt": "a"}), seconds=-1)


def test_second_names_of_a_file_in_a_tar_are_read_within_the_bounds() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        first = tarfile.TarInfo("first.txt")
        first.size = 5
        tar.addfile(first, io.BytesIO(b"words"))
        for name, target in (("second.txt", "first.txt"), ("lost.txt", "nowhere.txt")):
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.LNKTYPE, target
            tar.addfile(link)
    document = read(packed.getvalue(), Path("box.tar"))
    assert document.text == "first.txt\n\nwords\n\nsecond.txt\n\nwords"
    assert document.remark.startswith("lost.txt: ")


def test_locked_archives_and_damaged_ones() -> None:
    with pytest.raises(DocumentEncrypted, match=r"box\.7z is locked with a password"):
        read(make_7z({"a.txt": b"a"}, password="secret"), Path("box.7z"))
    locked = bytearray(make_zip({"a.txt": "secret words"}))
    locked[6] |= 1  # the flag that says "encrypted", in the entry and in the directory
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentEncrypted, match=r"box\.zip is locked with a password"):
        read(bytes(locked))
    with pytest.raises(DocumentCorrupt, match=r"box\.zip is damaged"):
        read(SAMPLES[".zip"][:-30])
    with pytest.raises(DocumentCorrupt, match=r"box\.7z is damaged"):
        read(SAMPLES[".7z"][:-10], Path("box.7z"))
