"""Office files with a password, and those that Excel locks with one that everybody knows."""

from __future__ import annotations

import io
from pathlib import Path

import msoffcrypto
import olefile

from engine.ingestion.formats.package import explain_lock

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_KNOWN_TO_EVERYBODY = "VelvetSweatshop"
"""What Excel itself locks a file with when a workbook is protected but no password is set; it opens without asking."""


def unlock(data: bytes, path: Path) -> bytes:
    """The file as it is if it has no password; raises ``DocumentEncrypted`` if it has one that must be asked for."""
    if not data.startswith(olefile.MAGIC):
        return data
    try:
        office_file = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not office_file.is_encrypted():
            return data
    except Exception as error:
        if _ENCRYPTED_PACKAGE in data:
            raise explain_lock(path) from error
        return data
    unlocked = io.BytesIO()
    try:
        office_file.load_key(password=_KNOWN_TO_EVERYBODY)
        office_file.decrypt(unlocked)
    except Exception as error:
        raise explain_lock(path) from error
    return unlocked.getvalue()
