"""Which files and folders are left out: the built-in rules, and those of every ``.carrelignore``, as git reads them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from fnmatch import translate
from pathlib import Path
from typing import NamedTuple

from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from engine.domain import FileFailure

IGNORE_FILE = b".carrelignore"

_LARGEST_BYTES = 1_000_000
_LINES_NAMED = 5
_NO_FILE = "it is not an ordinary file: put a text file in its place"

_HIDDEN = "hidden files and folders"
_UNFINISHED = "files that are temporary or not yet complete"
_CACHE = "what programs can make anew"
_SYSTEM = "what the computer keeps for itself"
# A pattern of names each, as in a .gitignore file: one that ends with "/" is about folders only.
_BUILT_IN = (
    (".*", "hidden", _HIDDEN),
    ("~$*", "hidden", "an office program's note that a document is open"),
    ("*~", "ignored", "an editor's backup copies"),
    *((pattern, "ignored", _UNFINISHED) for pattern in ("*.tmp", "*.temp", "*.swp", "*.part", "*.crdownload")),
    *(
        (pattern, "ignored", "installed libraries")
        for pattern in ("node_modules/", "bower_components/", "site-packages/")
    ),
    *((pattern, "ignored", _CACHE) for pattern in ("__pycache__/", "__MACOSX/", "CVS/")),
    *((pattern, "ignored", _SYSTEM) for pattern in ("Thumbs.db", "desktop.ini", "lost+found/")),
    *((pattern, "ignored", "deleted files") for pattern in ("$RECYCLE.BIN/", "System Volume Information/")),
)
# How pathspec marks the end of a folder's name in its expressions, and what it makes of "*/".
_FOLDER_MARK = "ps_d"
_ANY_FOLDER = f"(?P<{_FOLDER_MARK}>/)"
# A folder that holds one of these was made by a program, which can make it again.
_TELLTALES = {b"CACHEDIR.TAG": "a folder of temporary data", b"pyvenv.cfg": "installed libraries"}


_FILE_PATTERNS = [pattern.encode() for pattern, _, _ in _BUILT_IN if not pattern.endswith("/")]
_PREFIXES = tuple(pattern[:-1] for pattern in _FILE_PATTERNS if pattern.endswith(b"*"))
_SUFFIXES = tuple(pattern[1:] for pattern in _FILE_PATTERNS if pattern.startswith(b"*"))
_NAMES = frozenset(pattern for pattern in _FILE_PATTERNS if b"*" not in pattern)
_FOLDER_NAMES = frozenset(pattern[:-1].encode() for pattern, _, _ in _BUILT_IN if pattern.endswith("/"))


class Rule(NamedTuple):
    """One line of the rules; ``leaves_out`` is False for an exception ("!")."""

    text: str
    pattern: re.Pattern[str]
    leaves_out: bool
    kind: str
    reason: str

    def matches(self, inside: str, *, is_folder: bool) -> bool:
        """Whether it is about this file or folder itself, not about a folder above it; ``/`` between names."""
        if self.pattern.pattern == _ANY_FOLDER:
            return is_folder
        # "a/**" is about what is in the folder, and not about the folder.
        subject = f"{inside}/" if is_folder and not self.text.endswith("/**") else inside
        match = self.pattern.search(subject)
        if match is None or match.groupdict().get(_FOLDER_MARK) is None:
            return match is not None
        return match.end(_FOLDER_MARK) == len(subject)


class IgnoreRules:
    """The rules that hold in one folder: its own before those of the folders above it, and the built-in ones last."""

    def __init__(self, above: IgnoreRules | None = None, base: str = "", rules: Sequence[Rule] = ()) -> None:
        """Make the built-in rules; ``below`` makes all others."""
        self._above = above
        self._base = base
        self._rules = rules

    @property
    def are_built_in(self) -> bool:
        """Whether no ``.carrelignore`` has a say."""
        return self._above is None

    def below(self, folder: bytes) -> tuple[IgnoreRules, list[FileFailure]]:
        """The rules of a folder that has a ``.carrelignore``, and what is wrong with that: one entry at most."""
        file = Path(os.fsdecode(folder)) / IGNORE_FILE.decode()
        lines, obstacle = _read_lines(file)
        if obstacle:
            return self, [FileFailure(file, "rule", f"Its rules do not hold, because {obstacle}.")]
        rules: list[Rule] = []
        odd: list[int] = []
        for number, line in enumerate(lines, start=1):
            try:
                pattern = GitIgnoreSpecPattern(line)
            except ValueError:
                odd.append(number)
                continue
            if pattern.regex is not None and pattern.include is not None:
                reason = f'Skipped by the rule "{line.strip()}" in line {number} of {file}.'
                rules.append(Rule(line.strip(), pattern.regex, pattern.include, "ignored", reason))
        defects = [FileFailure(file, "rule", _explain_lines(odd))] if odd else []
        return IgnoreRules(self, os.fsdecode(os.path.join(folder, b"")), rules), defects  # noqa: PTH118 - bytes

    def judge(self, path: bytes, name: bytes, *, is_folder: bool) -> Rule | None:
        """The rule that decides about a file or folder, None if there is none; its folder must not be left out."""
        if self._above is None:
            return _find_built_in(name) if may_be_left_out(name, is_folder=is_folder) else None
        inside = os.fsdecode(path)[len(self._base) :].replace(os.sep, "/")
        for rule in reversed(self._rules):
            if rule.matches(inside, is_folder=is_folder):
                return rule
        return self._above.judge(path, name, is_folder=is_folder)


def may_be_left_out(name: bytes, *, is_folder: bool) -> bool:
    """Whether a built-in rule is about this name; asked for every file of every walk, so no pattern is matched."""
    return (
        name.startswith(_PREFIXES)
        or name.endswith(_SUFFIXES)
        or name in _NAMES
        or (is_folder and name in _FOLDER_NAMES)
    )


def judge_content(names: set[bytes]) -> str:
    """Why a folder that holds these names is left out; "" if it is not."""
    for name, what in _TELLTALES.items():
        if name in names:
            return _explain(name.decode(), what)
    return ""


def _read_lines(file: Path) -> tuple[list[str], str]:
    """The lines of a file of rules, or why there are none; never waits for another program, nor reads without end."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # some devices act when they are opened
            return [], _NO_FILE
        # Without waiting, because it may be replaced by a pipe just now.
        opened = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(opened, "rb") as stream:
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                return [], _NO_FILE
            data = stream.read(_LARGEST_BYTES + 1)
    except OSError as error:
        return [], f"it cannot be read ({error.strerror}): check its permissions, and where it leads if it is a link"
    if len(data) > _LARGEST_BYTES:
        return [], f"it has more than {_LARGEST_BYTES // 1_000_000} MB: shorten it"
    return data.decode("utf-8-sig", "surrogateescape").splitlines(), ""


def _explain_lines(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Line {numbers[0]} is no rule: write it as in a .gitignore file."
    named = ", ".join(map(str, numbers[:_LINES_NAMED])) + (" and others" if len(numbers) > _LINES_NAMED else "")
    return f"Lines {named} are no rules: write them as in a .gitignore file."


def _find_built_in(name: bytes) -> Rule | None:
    for text, kind, what in _BUILT_IN:
        pattern = re.compile(translate(text.rstrip("/")))
        if pattern.match(os.fsdecode(name)):
            return Rule(text, pattern, leaves_out=True, kind=kind, reason=_explain(text, what))
    return None


def _explain(text: str, what: str) -> str:
    return f'Skipped by the built-in rule "{text}": {what}.'
