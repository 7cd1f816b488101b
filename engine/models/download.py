"""Fetches the files of a model over the network: the one place that opens a connection, and only when it is told to.

A file is written beside its place, goes on where it was broken off, and is moved there once its SHA-256 is right.
"""

from __future__ import annotations

import http.client
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from engine.domain import Offer
from engine.errors import DownloadFailed, StorageFull
from engine.job import Job
from engine.models.byte_progress import ByteProgress
from engine.models.catalogue import CatalogueModel, ModelFile, hash_file
from engine.paths import Home

_PATIENCE = 30.0  # seconds that a server may say nothing
_MOST_BREAKS = 5  # without a byte in between
_SECONDS_BETWEEN_TRIES = (0.5, 1.0, 2.0, 4.0, 8.0)
_READ_AT_ONCE = 1 << 18  # bytes
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_ITSELF = {"127.0.0.1", "localhost", "::1"}  # where no one listens on the way
_UNFINISHED = ".unfinished"


def find_offer(model: CatalogueModel, home: Home) -> Offer:
    """What fetching a model means, for the person to agree to; opens no connection.

    Raises ``DownloadFailed`` for a model that Carrel knows no address of.
    """
    if not model.url:
        raise DownloadFailed(f"Carrel knows no address of {model.name}: run `make models`.")
    size = sum(file.size for file in model.files)
    there = sum(_size(_draft(model, file, home)) for file in model.files)
    return Offer(model.id, urlsplit(model.url).hostname or "", size, size - there)


def download_model(model: CatalogueModel, home: Home, job: Job, *, allowed: bool) -> Path:
    """Fetch a model into Carrel's folder; returns its own there. ``allowed`` is what the settings say of downloads.

    Raises ``DownloadFailed`` where it is not, or the host cannot be reached, breaks off again and again, or gives
    another file; ``StorageFull``; ``Cancelled`` soon after the job is. What was fetched stays, and the next call goes
    on there, but for a file with another SHA-256.
    """
    if not allowed:
        raise DownloadFailed(
            "Carrel is offline: set downloads = true under [models] in settings.toml, or switch it on in the window's "
            "settings, to let it fetch models."
        )
    offer = find_offer(model, home)
    target = home.models / model.id
    with _writing(home.models):
        home.models.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(home.models).free
    if free < offer.missing:
        raise StorageFull(
            f"{home.models} has room for {free:,} bytes, and {offer.missing:,} are missing: make room there."
        )
    progress = ByteProgress(offer.bytes, job, "Downloading", offer.bytes - offer.missing)
    for file in model.files:
        _fetch(f"{model.url.rstrip('/')}/{file.path}", file, _draft(model, file, home), progress)
    with _writing(home.models):
        if target.exists():
            shutil.rmtree(target)
        _draft_folder(model, home).rename(target)
    return target


def _fetch(url: str, file: ModelFile, draft: Path, progress: ByteProgress) -> None:
    """Fetch one file into ``draft``, however often the connection breaks as long as it brings something."""
    breaks = 0
    while (there := _size(draft)) < file.size:
        progress.check()
        try:
            _read(url, file, draft, progress)
        except HTTPError as error:
            error.close()
            if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                draft.unlink(missing_ok=True)
            elif error.code < http.HTTPStatus.INTERNAL_SERVER_ERROR:  # which trying again does not mend
                raise _failed(url, f"it answers with {error.code}", repr(error)) from error
            reason: Exception = error
        except (OSError, http.client.HTTPException) as error:
            reason = error
        else:
            reason = ConnectionError("it ended before the file did")
        if _size(draft) >= file.size:
            break
        breaks = breaks + 1 if _size(draft) == there else 1
        if breaks > _MOST_BREAKS:
            done = f"{_size(draft):,} of {file.size:,} bytes are here, and the next try goes on there"
            raise _failed(url, f"the connection broke off {breaks} times; {done}", repr(reason)) from reason
        progress.wait(_SECONDS_BETWEEN_TRIES[min(breaks, len(_SECONDS_BETWEEN_TRIES)) - 1])
    if _size(draft) != file.size or hash_file(draft, lambda _: progress.check()) != file.sha256:
        draft.unlink()
        raise _failed(
            url, f"{file.path} is not the file that the catalogue names, so it was not kept", "SHA-256 differs"
        )


def _read(url: str, file: ModelFile, draft: Path, progress: ByteProgress) -> None:
    """Append what one answer brings."""
    there = _size(draft)
    request = Request(url, headers={"User-Agent": "carrel", "Accept-Encoding": "identity"})  # noqa: S310 - see _check
    if there:
        request.add_header("Range", f"bytes={there}-")
    _check(url)
    with build_opener(_SafeRedirects).open(request, timeout=_PATIENCE) as answer:
        start = _find_start(answer, url, file, there)
        if start < there:
            progress.advance(start - there, file.path)
        with _writing(draft.parent):
            draft.parent.mkdir(parents=True, exist_ok=True)
            out = draft.open("r+b" if draft.exists() else "wb")
        with out:
            out.truncate(start)
            out.seek(start)
            while piece := answer.read(_READ_AT_ONCE):
                if out.tell() + len(piece) > file.size:
                    out.truncate(0)
                    raise _failed(url, f"{file.path} is longer there than the catalogue says", "too many bytes")
                with _writing(draft.parent):
                    out.write(piece)
                progress.advance(len(piece), file.path)


def _find_start(answer: http.client.HTTPResponse, url: str, file: ModelFile, there: int) -> int:
    """Where an answer begins in the file; raises ``DownloadFailed`` where it is of another length."""
    length = answer.headers.get("Content-Length")
    start, total = 0, int(length) if length and length.isdecimal() else None
    if answer.status == http.HTTPStatus.PARTIAL_CONTENT:
        told = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if told is None or int(told[1]) != there:
            raise _failed(url, "it sends another part of the file than was asked for", str(told))
        start, total = there, None if told[3] == "*" else int(told[3])
    if total is not None and total != file.size:
        raise _failed(
            url, f"{file.path} has {total:,} bytes there, and the catalogue says {file.size:,}", "another length"
        )
    return start


class _SafeRedirects(HTTPRedirectHandler):
    """Follows a host to where it keeps its files, but never to an address that anybody could listen to."""

    def redirect_request(self, *asked: Any) -> Request | None:
        """Ask again at the new address, the last of what it is called with."""
        _check(asked[-1])
        return super().redirect_request(*asked)


def _check(url: str) -> None:
    """Raise ``DownloadFailed`` for anything but HTTPS, or this computer itself."""
    address = urlsplit(url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _ITSELF):
        raise _failed(url, "its address is not protected by HTTPS", address.scheme)


def _failed(url: str, why: str, detail: str) -> DownloadFailed:
    return DownloadFailed(f"The download from {urlsplit(url).hostname} failed: {why}.", detail)


def _draft_folder(model: CatalogueModel, home: Home) -> Path:
    return home.models / _UNFINISHED / model.id


def _draft(model: CatalogueModel, file: ModelFile, home: Home) -> Path:
    return _draft_folder(model, home) / file.path


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFull(f"{folder} cannot be written ({error.strerror}): make room there.", repr(error)) from error
