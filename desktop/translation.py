"""The window's words in the person's language, looked up in its catalogue when they are shown.

``pyside6-lupdate`` finds a sentence by these names of functions: it stands there as a literal, never in an f-string.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale


def translate(text: str, sense: str = "", /, **values: object) -> str:
    """A sentence in the person's language, with ``values`` in the places of its ``{names}``; numbers by locale.

    ``sense`` tells two uses of one English word apart. Without a catalogue the English sentence itself comes back.
    """
    translated = QCoreApplication.translate("", text, sense)
    return _fill(translated, values) if values else translated


def translate_count(one: str, many: str, count: int, /, **values: object) -> str:
    """A sentence about ``count`` things in the form that the language has for so many; ``{n}`` is the count itself.

    ``one`` and ``many`` are the two forms of English: ``translate_count("{n} file", "{n} files", count)``.
    """
    translated = QCoreApplication.translate("", one, many, count)
    if count != 1 and translated == one:  # no catalogue
        translated = many
    return _fill(translated, {"n": count, **values})


def mark(text: str, sense: str = "", /) -> str:  # noqa: ARG001 - the catalogue has it
    """The sentence as it is, for a table made on import: put into the catalogue now, translated when it is shown."""
    return text


def _fill(template: str, values: dict[str, object]) -> str:
    return template.format(**{name: _write(value) for name, value in values.items()})


def _write(value: object) -> object:
    match value:
        case bool():
            return value
        case int():
            return QLocale().toString(value)
        case Decimal():
            return QLocale().toString(float(value), "f", -int(value.as_tuple().exponent))
        case _:
            return value
