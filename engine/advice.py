"""What a person can do about a file that is not searchable: one sentence a kind, the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from engine import errors

OFFLINE = "offline"
IN_PART = "in_part"
OPTIMIZE = "optimize"

_RETRY = "Open it in the program it was made with to see whether it is whole, then retry it."

_ADVICE: Mapping[str, str] = {
    errors.DocumentEncrypted.kind: "Save a copy without a password, or unlock it, then retry it.",
    errors.DocumentCorrupt.kind: "Open it in the program it was made with, save it again, then retry it.",
    errors.DocumentEmpty.kind: "Nothing needs to be done, unless it should hold text: a scan has to be legible.",
    errors.DocumentTooLarge.kind: "Raise reading.largest_file_mb in the settings, or split the file.",
    errors.DocumentUnsupported.kind: "Save it in a format that Carrel reads, such as PDF or plain text.",
    errors.ReaderTimedOut.kind: "Raise reading.seconds_per_file in the settings or split the file, then retry it.",
    errors.ReaderOutOfMemory.kind: "Raise reading.memory_mb in the settings or split the file, then retry it.",
    errors.ReaderCrashed.kind: "Save it again in the program it was made with, or in another format, then retry it.",
    errors.PathMissing.kind: "Put the file back where it was, or mend the link that leads to it.",
    errors.PathUnreadable.kind: "Give yourself the right to read it, then retry it.",
    OFFLINE: "Connect the drive, or put the folder back; until then its documents are searchable as they were.",
    IN_PART: "Pages without text need a sharper scan; encrypted or damaged parts have to be saved again.",
    OPTIMIZE: "Free some space, then check for changes: the index is compacted again.",
    "hidden": 'To read it all the same, write its name after a "!" into a .carrelignore file beside it.',
    "ignored": 'To read it all the same, write its name after a "!" into a .carrelignore file beside it.',
    "rule": "Mend the line: the rules are written as in a .gitignore file.",
    "link": "Add the folder it leads to.",
    "own_folder": "Nothing needs to be done.",
    "special": "Nothing needs to be done.",
}


def advise(kind: str) -> str:
    """What can be done about a file that has this kind of trouble; "" for a file that has none."""
    return _ADVICE.get(kind, _RETRY) if kind else ""
