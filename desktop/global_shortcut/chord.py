"""Keys that are pressed together, as every platform names them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from desktop.translation import translate

_FIRST_F, _LAST_F = Qt.Key.Key_F1.value, Qt.Key.Key_F24.value
_X_F1, _WINDOWS_F1 = 0xFFBE, 0x70


@dataclass(frozen=True, slots=True)
class Chord:
    """A key with Meta, which is the Windows key, or with both Ctrl and Alt."""

    key: int
    """As Qt numbers it: a letter, a digit, F1 to F24 or the space bar."""
    control: bool
    alt: bool
    shift: bool
    meta: bool

    @property
    def words(self) -> str:
        """As a person is told of it."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for held, modifier in (
            (self.control, Qt.KeyboardModifier.ControlModifier),
            (self.alt, Qt.KeyboardModifier.AltModifier),
            (self.shift, Qt.KeyboardModifier.ShiftModifier),
            (self.meta, Qt.KeyboardModifier.MetaModifier),
        ):
            if held:
                modifiers |= modifier
        return QKeySequence(modifiers.value | self.key).toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def keysym(self) -> int:
        """The key without its modifiers, as X numbers it."""
        if _FIRST_F <= self.key <= _LAST_F:
            return self.key - _FIRST_F + _X_F1
        return ord(chr(self.key).lower())

    @property
    def trigger(self) -> str:
        """As the freedesktop specification of shortcuts writes it: ``CTRL+ALT+space``."""
        if _FIRST_F <= self.key <= _LAST_F:
            name = f"F{self.key - _FIRST_F + 1}"
        else:
            name = "space" if self.key == Qt.Key.Key_Space.value else chr(self.key).lower()
        held = (("CTRL", self.control), ("ALT", self.alt), ("SHIFT", self.shift), ("LOGO", self.meta))
        return "+".join([*(modifier for modifier, is_held in held if is_held), name])

    @property
    def virtual_key(self) -> int:
        """The key without its modifiers, as Windows numbers it."""
        return self.key - _FIRST_F + _WINDOWS_F1 if _FIRST_F <= self.key <= _LAST_F else self.key


def read_chord(keys: str) -> Chord | None:
    """Keys as Qt writes them, such as ``Ctrl+Alt+Space``; None if they cannot be had, or other programs need them.

    A key with Ctrl or Alt alone is what programs copy with, or close their window with.
    """
    sequence = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return None
    pressed = sequence[0]  # type: ignore[index] # PySide6's stub does not have it
    key, held = pressed.key().value, pressed.keyboardModifiers()
    if held & Qt.KeyboardModifier.KeypadModifier:  # its keys have names of their own on every platform
        return None
    is_plain = key == Qt.Key.Key_Space.value or (key < 0x80 and chr(key).isalnum())
    chord = Chord(
        key,
        bool(held & Qt.KeyboardModifier.ControlModifier),
        bool(held & Qt.KeyboardModifier.AltModifier),
        bool(held & Qt.KeyboardModifier.ShiftModifier),
        bool(held & Qt.KeyboardModifier.MetaModifier),
    )
    is_known = is_plain or _FIRST_F <= key <= _LAST_F
    return chord if is_known and (chord.meta or (chord.control and chord.alt)) else None


def explain_refusal(keys: str) -> str:
    """Why ``read_chord`` does not take these keys; Shift with a digit reaches us as another sign on most keyboards."""
    return translate(
        "{keys} cannot be taken from other programs: choose the Windows key, or Ctrl and Alt together, with a letter, "
        "a function key, the space bar, or a digit without Shift that is not of the number pad.",
        keys=keys,
    )
