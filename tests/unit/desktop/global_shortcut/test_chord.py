"""Chords as the platforms name them, and keys that no whole desktop can know."""

from __future__ import annotations

import pytest

from desktop.global_shortcut.chord import read_chord
from engine.api import WindowSettings


@pytest.mark.parametrize(
    ("keys", "keysym", "trigger", "virtual_key"),
    [
        ("Ctrl+Alt+Space", 0x20, "CTRL+ALT+space", 0x20),
        ("Meta+Shift+K", ord("k"), "SHIFT+LOGO+k", ord("K")),
        ("Meta+Alt+7", ord("7"), "ALT+LOGO+7", ord("7")),
        ("Ctrl+Alt+F12", 0xFFC9, "CTRL+ALT+F12", 0x7B),
    ],
)
def test_every_platform_has_its_name_for_a_chord(keys: str, keysym: int, trigger: str, virtual_key: int) -> None:
    chord = read_chord(keys)
    assert chord is not None
    assert (chord.words, chord.keysym, chord.trigger, chord.virtual_key) == (keys, keysym, trigger, virtual_key)


@pytest.mark.parametrize(
    "keys",
    ["", "K", "Shift+K", "F5", "Meta+K, Meta+L", "Meta+Return", "Meta+Ä", "Meta+", "nonsense", "Meta+Num+5", "Meta+!"],
)
def test_what_would_take_away_a_key_to_type_with_is_no_chord(keys: str) -> None:
    assert read_chord(keys) is None


@pytest.mark.parametrize("keys", ["Ctrl+C", "Ctrl+V", "Ctrl+K", "Ctrl+Shift+K", "Alt+F4", "Alt+Shift+Space"])
def test_what_every_program_needs_is_no_chord(keys: str) -> None:
    assert read_chord(keys) is None


def test_the_default_is_one() -> None:
    assert read_chord(WindowSettings().quick_question_keys) is not None
