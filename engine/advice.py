"""What a person can do about a file that is not searchable: one sentence a kind, the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from engine import errors

OFFLINE = "offline"
IN_PART = "in_part"

_RETRY = "Open it in the program it was made with to see whether it is whole, then retry it."

_ADVICE: Mapping[str, str] = {
    errors.DocumentEncrypted.kind: "Then retry it.",
    errors.DocumentCorrupt.kind: "Then retry it; if no program opens it, look for another copy.",
    errors.DocumentEmpty.kind: "Nothing needs to be done, unless it should hold text: a scan has to be legible.",
    errors.DocumentTooLarge.kind: "Then check for changes.",
    errors.DocumentNotUnpacked.kind: (
        "If you trust it, unpack it, or save what it holds as files of their own: Carrel finds those by itself."
    ),
    errors.DocumentUnsupported.kind: "Carrel finds the new file by itself.",
    errors.ReaderTimedOut.kind: "Then retry it.",
    errors.ReaderOutOfMemory.kind: "Then retry it.",
    errors.ReaderCrashed.kind: "Then retry it.",
    errors.PathMissing.kind: "Put the file back where it was, or mend the link that leads to it.",
    errors.PathUnreadable.kind: "Give yourself the right to read it, then retry it.",
    OFFLINE: "Connect the drive, or put the folder back; until then its documents are searchable as they were.",
    IN_PART: "The rest of it can be searched; what is missing is tried again when it changes or you retry it.",
    errors.IndexNotTidied.kind: "Free some space, then check for changes: the index is compacted again.",
    "hidden": 'To read it all the same, write its name after a "!" into a .carrelignore file beside it.',
    "ignored": 'To read it all the same, write its name after a "!" into a .carrelignore file beside it.',
    "rule": "Until then only the other rules hold.",
    "link": "Carrel does not read a file twice.",
    "own_folder": "Nothing needs to be done.",
    "special": "Nothing needs to be done.",
    "silent": "It is searched all the same; another language model may write about it.",
}


def advise(kind: str) -> str:
    """What can be done about a file that has this kind of trouble; "" for a file that has none."""
    return _ADVICE.get(kind, _RETRY) if kind else ""
