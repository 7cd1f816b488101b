"""What a file really is, by its content: a suffix is only believed when the bytes do not contradict it."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from pathlib import Path

from engine.ingestion.clean import decode, looks_like_text
from engine.ingestion.formats import Format, find_format, find_media_type

HEAD_BYTES = 65_536
"""So much of a file's beginning says whether it is worth reading the rest."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_ZIP = "application/zip"
_OLE = "application/x-ole-storage"

_ONENOTE = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")
# Offset, bytes, media type. Formats nobody reads here are listed where their bytes could pass for something else.
_MAGIC = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"PK\x03\x04", _ZIP),
    (0, b"PK\x05\x06", _ZIP),
    (0, bytes.fromhex("d0cf11e0a1b11ae1"), _OLE),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (257, b"ustar", "application/x-tar"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"jP  \r\n\x87\n", "image/jp2"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
    (0, b"\xffWPC", "application/vnd.wordperfect"),
    (0, _ONENOTE, "application/onenote"),
    (0, b"bplist00", "application/x-bplist"),
)
_OLE_STREAMS = (
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("VisioDocument", "application/vnd.visio"),
    ("BodyText", "application/x-hwp"),
)
_PACKAGE_PARTS = (
    ("word/", f"{_OFFICE}wordprocessingml.document"),
    ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.12"),
    ("xl/", f"{_OFFICE}spreadsheetml.sheet"),
    ("ppt/", f"{_OFFICE}presentationml.presentation"),
    ("visio/", "application/vnd.ms-visio.drawing"),
    ("FixedDocSeq.fdseq", "application/vnd.ms-xpsdocument"),
)
_UNREADABLE = (
    (0, b"Rar!\x1a\x07", "a RAR archive", "unpack it to make its files searchable"),
    (0, b"MSCF", "a cabinet archive", "unpack it to make its files searchable"),
    (0, b"\x1f\x9d", "a compress (.Z) file", "unpack it to make its files searchable"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard file", "unpack it to make its files searchable"),
    (0, b"\x04\x22\x4d\x18", "an LZ4 file", "unpack it to make its files searchable"),
    (0, b"070707", "a cpio archive", "unpack it to make its files searchable"),
    (0, b"\xc7\x71", "a cpio archive", "unpack it to make its files searchable"),
    (0, b"ITSF", "a compiled help file", "convert it to HTML to make it searchable"),
    (0, bytes.fromhex("789f3e22"), "a winmail.dat (TNEF)", "ask its sender for the attachments as they are"),
    (0, _ONENOTE, "a OneNote section", "print it to a PDF to make it searchable"),
    (0, b"AT&TFORM", "a DjVu scan", "convert it to PDF to make it searchable"),
    (0, b"!BDN", "an Outlook data file", "export its folders as mbox or its messages as msg"),
    (0, b"\x7fELF", "a program", ""),
    (0, b"MZ", "a program", ""),
    (0, b"\xcf\xfa\xed\xfe", "a program", ""),
    (0, b"SQLite format 3\x00", "a database", "export what you want to search as a table (csv)"),
    (4, b"\x01\x00\x00Standard", "an Access database", "export what you want to search as a table (csv)"),
    (0, b"ID3", "a sound", ""),
    (0, b"OggS", "a sound", ""),
    (0, b"fLaC", "a sound", ""),
    (0, b"MThd", "a sound", ""),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a sound or a film", ""),
    (0, b"FLV\x01", "a film", ""),
    (4, b"ftyphei", "a HEIC picture", "save it as JPEG to make its text searchable"),
    (4, b"ftypmif", "a HEIC picture", "save it as JPEG to make its text searchable"),
    (4, b"ftyp", "a film", ""),
    (0, b"8BPS", "a Photoshop picture", "save it as PNG or PDF to make its text searchable"),
)
_MAIL_HEADER = re.compile(
    r"(?im)^(from|to|cc|subject|date|message-id|received|mime-version|return-path|reply-to|delivered-to|newsgroups):"
)
_MAIL_PROOF = re.compile(r"(?im)^(message-id|received|mime-version|return-path|delivered-to|content-type):")


def recognize(data: bytes, path: Path) -> Format | None:
    """The format of a file by its content and, where that leaves a choice, its suffix; None if Carrel cannot read it.

    ``data`` is the whole file; from its first ``HEAD_BYTES``, what None says of them is true of the file.
    """
    named = find_format(path)
    media_type = _find_magic(data)
    if media_type == _ZIP:
        return _recognize_zip(data, named)
    if media_type == _OLE:
        return _recognize_compound(data, named)
    if media_type:
        return named if named and _agree(named, media_type) else find_media_type(media_type)
    if _is_old_tar(data, named) or not looks_like_text(data[:HEAD_BYTES]):
        return named  # a parser that knows what to expect says what is wrong, or nobody can read it
    return _recognize_text(data, named)


def explain_unsupported(data: bytes, path: Path) -> str:
    """The sentence for a file that is nothing Carrel can read."""
    for offset, magic, what, remedy in _UNREADABLE:
        if data.startswith(magic, offset):
            if remedy:
                return f"{path.name} is {what}, which Carrel cannot read: {remedy}."
            return f"{path.name} is {what}, which Carrel cannot read."
    return f"{path.name} is no kind of file that Carrel can read."


def _find_magic(data: bytes) -> str:
    start = data[:1024]
    for offset, magic, media_type in _MAGIC:
        if start.startswith(magic, offset):
            return media_type
    if start.startswith(b"BM") and not any(start[6:10]):  # two letters alone could begin a text
        return "image/bmp"
    return "application/pdf" if b"%PDF-" in start else ""  # readers accept a PDF behind a little junk


def _agree(named: Format, media_type: str) -> bool:
    """A compressed archive goes by its name: ".tgz" is gzip on the outside."""
    return named.media_type == media_type or (named.media_type, media_type) in {
        ("application/x-tar", "application/gzip"),
        ("application/x-tar", "application/x-bzip2"),
        ("application/x-tar", "application/x-xz"),
        ("application/x-webarchive", "application/x-bplist"),
    }


def _is_old_tar(data: bytes, named: Format | None) -> bool:
    """As tar archives were before they had a signature; full of text, they look like it."""
    return named is not None and named.media_type == "application/x-tar" and tarfile.is_tarfile(io.BytesIO(data))


def _recognize_zip(data: bytes, named: Format | None) -> Format | None:
    """Office documents and e-books are archives of their own make; any other is what its name says, or an archive."""
    plain = find_media_type(_ZIP)
    binary = named if named and not named.is_text and named.media_type != "application/pdf" else None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as entry:
                    declared = entry.read(200).decode("ascii", "replace").strip()
                return _find_declared(declared) or binary or plain
    except Exception:  # noqa: BLE001 - a damaged archive raises anything; its parser says what is wrong
        return binary or plain
    if "[Content_Types].xml" in names:
        for part, media_type in _PACKAGE_PARTS:
            if any(name.startswith(part) for name in names):
                return find_media_type(media_type) or binary
    return binary or plain


def _find_declared(media_type: str) -> Format | None:
    """By what an archive says of itself; a template is a document, a rare kind is read like a drawing."""
    if media_type.startswith("application/vnd.sun.xml"):
        return find_media_type("application/vnd.sun.staroffice")
    found = find_media_type(media_type.removesuffix("-template"))
    if not found and media_type.startswith(_OPEN_DOCUMENT):
        return find_media_type(f"{_OPEN_DOCUMENT}graphics")
    return found


def _recognize_compound(data: bytes, named: Format | None) -> Format | None:
    from olefile import OleFileIO  # noqa: PLC0415 - only for the office files of the last century

    binary = named if named and not named.is_text else None
    try:
        with OleFileIO(io.BytesIO(data)) as compound:
            streams = {entry[0] for entry in compound.listdir(streams=True, storages=True)}
    except Exception:  # noqa: BLE001 - as above
        return binary
    if "EncryptedPackage" in streams:
        return binary or find_media_type(f"{_OFFICE}wordprocessingml.document")
    for stream, media_type in _OLE_STREAMS:
        if stream in streams:
            found = find_media_type(media_type)
            return binary if binary and binary.media_type == media_type else found or binary
    return binary


def _recognize_text(data: bytes, named: Format | None) -> Format | None:
    """A name is believed of any text but "plain text"; behind a missing or a binary one stands what it looks like."""
    if named and named.is_text and named.media_type != "text/plain":
        return named
    start = decode(data[:HEAD_BYTES]).lstrip("\ufeff \t\r\n")
    return find_media_type(_guess_markup(start[:2048]) or _guess_records(start, named) or "text/plain")


def _guess_markup(start: str) -> str:
    if re.match(r"(?is)(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b", start):
        return "text/html"
    if start.startswith("<?xml"):
        return "text/html" if re.search(r"(?i)<html\b", start) else "application/xml"
    return "application/xml" if re.match(r"<\?xpacket|<[\w:]+[^<>]*\sxmlns\b", start) else ""


def _guess_records(start: str, named: Format | None) -> str:
    if _is_mail(start):
        return "message/mbox" if start.startswith("From ") else "message/rfc822"
    card = None if named else re.match(r"BEGIN:V(CARD|CALENDAR)", start)
    return {"CARD": "text/vcard", "CALENDAR": "text/calendar"}[card[1]] if card else ""


def _is_mail(start: str) -> bool:
    """Header lines at the very top, and one among them that people do not write by hand."""
    if start.startswith("From ") and "\n" in start:
        start = start.partition("\n")[2]
    headers = start.partition("\n\n")[0]
    lines = [line for line in headers.split("\n") if line and not line[0].isspace()]
    known = {each.lower() for each in _MAIL_HEADER.findall(headers)}
    written = sum(bool(re.match(r"[\w-]+:", line)) for line in lines)
    return len(known) >= 3 and written == len(lines) and bool(_MAIL_PROOF.search(headers))
