"""What the engine says in English, in the person's language: whole sentences, or those that hold a name or a number.

The engine knows no language but English. Its sentences are collected into ``engine_sentences.txt`` beside the
catalogues, with ``{names}`` where something is put in; one that is not there stays as the engine says it.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from engine.api import resource

_CONTEXT = "engine"
_ENGLISH = ("en", "C")  # beginnings of names of locales
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def translate_engine(sentence: str) -> str:
    """The sentence in the person's language, as far as it is known; what was put into it is translated too."""
    if not sentence or QLocale().name().startswith(_ENGLISH):
        return sentence
    translated = _look_up(sentence)
    if translated != sentence:
        return translated
    for template, pattern, literal in _list_templates():
        if literal in sentence and (match := pattern.fullmatch(sentence)):
            values = {name: translate_engine(value) for name, value in match.groupdict().items()}
            return _look_up(template).format(**values)
    return sentence


def name_setting(name: str) -> str:
    """What a setting is called: its name in the file, as words."""
    return translate_engine(name.replace("_", " ").capitalize())


def capitalize(text: str) -> str:
    """The text with a capital at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def _look_up(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@cache
def _list_templates() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Each sentence with something put in: itself, what it looks like, and its longest part that is always the same."""
    sentences = resource("translations", "engine_sentences.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for sentence in sentences:
        parts = _PLACEHOLDER.split(sentence)
        literals, names = parts[::2], parts[1::2]
        if names:
            pattern = re.escape(literals[0])
            for name, literal in zip(names, literals[1:], strict=True):
                pattern += f"(?P<{name}>.+?)" if f"(?P<{name}>" not in pattern else f"(?P={name})"
                pattern += re.escape(literal)
            found.append((sentence, re.compile(pattern, re.DOTALL), max(literals, key=len)))
    return tuple(sorted(found, key=lambda each: -sum(map(len, _PLACEHOLDER.split(each[0])[::2]))))
