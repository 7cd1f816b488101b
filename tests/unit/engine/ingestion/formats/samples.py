"""One small real file of each format, made by the tests themselves; ``WORDS`` is in every one."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import plistlib
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import py7zr

WORDS = "the apricot tree"

_PAGE = f"<html><head><title>Trees</title></head><body><h1>Orchard</h1><p>Under {WORDS}.</p></body></html>"


def make_zip(files: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def make_tar(files: dict[str, bytes], compression: str = "") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=f"w:{compression}") as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def make_7z(files: dict[str, bytes], password: str | None = None) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", password=password) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return stream.getvalue()


def make_mail(subject: str = "Pruning", body: str = f"Come and see {WORDS}.") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Anna Ost <anna@example.org>", "Bo <bo@example.org>"
    message["Date"] = "Tue, 01 Oct 2024 12:34:56 +0200"
    message.set_content(body)
    return message


def make_epub(chapters: dict[str, str], extra: dict[str, bytes | str] | None = None) -> bytes:
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    card = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Fruit</dc:title><dc:creator>Mo Ost</dc:creator><dc:date>2020</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    pages: dict[str, bytes | str] = {f"OPS/{name}": page for name, page in chapters.items()}
    return make_zip({
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/book.opf": card, **pages,
        **(extra or {}),
    })  # fmt: skip


NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["# Orchard\n", f"About {WORDS}."]},
        {
            "cell_type": "code",
            "source": "print(2)",
            "outputs": [{"output_type": "stream", "name": "stdout", "text": ["2\n"]}],
        },
    ],
    "metadata": {},
    "nbformat": 4,
}

SAMPLES: dict[str, bytes] = {
    ".md": f"# Orchard\n\nUnder {WORDS}.\n".encode(),
    ".txt": WORDS.encode(),
    ".html": _PAGE.encode(),
    ".mhtml": (
        "From: <Saved by a browser>\r\nSubject: Trees\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{_PAGE.replace('=', '=3D')}\r\n--b--\r\n"
    ).encode(),
    ".webarchive": plistlib.dumps(
        {"WebMainResource": {"WebResourceData": _PAGE.encode(), "WebResourceTextEncodingName": "UTF-8"}},
        fmt=plistlib.FMT_BINARY,
    ),
    ".org": f"#+TITLE: Trees\n* Orchard\nUnder {WORDS}.\n".encode(),
    ".rst": f"Orchard\n=======\n\nUnder {WORDS}.\n".encode(),
    ".adoc": f"= Trees\nAnna Ost\n\n== Orchard\n\nUnder {WORDS}.\n".encode(),
    ".tex": (
        f"\\documentclass{{article}}\\title{{Trees}}\n\\begin{{document}}\\section{{Orchard}}\n"
        f"Under \\emph{{the}} apricot tree and {WORDS}. % note\n\\end{{document}}\n"
    ).encode(),
    ".csv": f"name;place\nBo;{WORDS}\n".encode(),
    ".json": json.dumps([{"name": "Bo", "place": WORDS}]).encode(),
    ".ipynb": json.dumps(NOTEBOOK).encode(),
    ".xml": f"<trees><tree><name>{WORDS}</name></tree></trees>".encode(),
    ".rss": (
        "<rss><channel><title>News</title><item><title>Orchard</title>"
        f"<description>&lt;p&gt;Under {WORDS}.&lt;/p&gt;</description></item></channel></rss>"
    ).encode(),
    ".opml": f'<opml><head><title>Trees</title></head><body><outline text="{WORDS}"/></body></opml>'.encode(),
    ".fb2": (
        '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>'
        "<author><first-name>Mo</first-name><last-name>Ost</last-name></author><book-title>Fruit</book-title>"
        f"</title-info></description><body><section><title><p>Orchard</p></title><p>Under <em>{WORDS}</em>.</p>"
        "</section></body></FictionBook>"
    ).encode(),
    ".epub": make_epub({"one.xhtml": _PAGE}),
    ".vtt": f"WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000\n<v Anna>Under {WORDS}.\n".encode(),
    ".ttml": (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>'
        f'<p begin="00:00:01.000">Under<br/>{WORDS}.</p></div></body></tt>'
    ).encode(),
    ".eml": make_mail().as_bytes(),
    ".mbox": b"".join(
        b"From anna@example.org Tue Oct  1 12:34:56 2024\n" + make_mail(subject).as_bytes() + b"\n"
        for subject in ("Pruning", "Picking")
    ),
    ".ics": (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Under {WORDS[:6]}\r\n {WORDS[6:]}\r\nDTSTART:20240501T090000Z\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode(),
    ".vcf": f"BEGIN:VCARD\nFN:Anna Ost\nNOTE:lives under {WORDS}\nEND:VCARD\n".encode(),
    ".zip": make_zip({"notes/a.txt": WORDS}),
    ".tar": make_tar({"notes/a.txt": WORDS.encode()}),
    ".tgz": make_tar({"notes/a.txt": WORDS.encode()}, "gz"),
    ".7z": make_7z({"notes/a.txt": WORDS.encode()}),
    ".gz": gzip.compress(WORDS.encode()),
    ".bz2": bz2.compress(WORDS.encode()),
    ".xz": lzma.compress(WORDS.encode()),
    ".toml": f'[orchard]\ntree = "{WORDS}"\n'.encode(),
    ".py": f'def grow():\n    """Under {WORDS}."""\n'.encode(),
}


def name_sample(suffix: str) -> Path:
    return Path(f"sample{suffix}")
