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
        ("Alt+7", ord("7"), "ALT+7", ord("7")),
        ("Ctrl+F12", 0xFFC9, "CTRL+F12", 0x7B),
    ],
)
def test_every_platform_has_its_name_for_a_chord(keys: str, keysym: int, trigger: str, virtual_key: int) -> None:
    chord = read_chord(keys)
    assert chord is not None
    assert (chord.words, chord.keysym, chord.trigger, chord.virtual_key) == (keys, keysym, trigger, virtual_key)


@pytest.mark.parametrize(
    "keys",
    ["", "K", "Shift+K", "F5", "Ctrl+K, Ctrl+L", "Ctrl+Return", "Ctrl+Ä", "Ctrl+", "nonsense", "Ctrl+Num+5", "Ctrl+!"],
)
def test_what_would_take_away_a_key_to_type_with_is_no_chord(keys: str) -> None:
    assert read_chord(keys) is None


def test_the_default_is_one() -> None:
    assert read_chord(WindowSettings().quick_question_keys) is not None
