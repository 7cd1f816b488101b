"""A library is asked about itself when it is indexed, and its refusals go by what that shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.answering import answer_question
from engine.calibration import calibrate
from engine.domain import Answer, AskOptions, Calibration
from engine.errors import Cancelled
from engine.job import Job
from engine.store.calibrations import Calibrations
from tests.integration.desk import SETTINGS, Desk

TOWNS = ("Visby", "Nynäshamn", "Lisbon", "Porto", "Aberdeen", "Arbroath")
NAMES = ("Lindqvist", "Brandt", "Solberg", "Moreau", "Okafor", "Tanaka", "Novak")


LEAST_PASSAGES = 30  # two thousand take minutes


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("engine.calibration.LEAST_FAMILIAR", LEAST_PASSAGES)
    desk = Desk(tmp_path, replace(SETTINGS, reading=replace(SETTINGS.reading, seconds_per_file=120)))
    yield desk
    desk.close()


def write_letters(desk: Desk, count: int) -> None:
    for number in range(count):
        name, town = NAMES[number % len(NAMES)], TOWNS[number % len(TOWNS)]
        sent = f"sent a letter about parcel {100 + number} to Mrs. {name} in {1900 + number}."
        text = f"The old harbour office of {town} {sent}"
        desk.write(f"letter {number}.md", f"# Letter {number}\n\n{text}\n")


def read(desk: Desk) -> Calibration | None:
    return Calibrations(desk.parts.library).read(desk.parts.embedder.name)


def ask(desk: Desk, question: str, **options: float) -> Answer:
    return answer_question(question, desk.parts, Job(), AskOptions(quotes_only=True, **options))


def test_a_library_is_asked_about_itself_once_it_is_large_enough(desk: Desk) -> None:
    write_letters(desk, LEAST_PASSAGES - 1)
    desk.index()
    assert read(desk) is None
    write_letters(desk, LEAST_PASSAGES)
    report = desk.index()
    learned = read(desk)
    assert learned is not None
    assert (learned.passages, learned.questions >= 10) == (LEAST_PASSAGES, True)
    assert "calibrate" in report.stages
    desk.write("letter 100.md", "# Another\n\nThe harbour office was closed.\n")
    desk.index()
    assert read(desk) == learned, "it has hardly grown"
    for number in range(5, LEAST_PASSAGES):
        (desk.folder / f"letter {number}.md").unlink()
    desk.index()
    assert read(desk) is None


def test_a_library_in_another_language_is_asked_sooner(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.calibration.LEAST_UNFAMILIAR", 12)
    for number in range(12):
        name, town = NAMES[number % len(NAMES)], TOWNS[number % len(TOWNS)]
        sent = f"schickte im Jahr {1900 + number} einen Brief wegen des Pakets {100 + number} an Frau {name}."
        desk.write(f"Brief {number}.md", f"# Brief {number}\n\nDas alte Hafenamt von {town} {sent}\n")
    desk.index()
    assert (learned := read(desk)) and learned.passages == 12


def test_what_was_learned_moves_what_is_refused(desk: Desk) -> None:
    write_letters(desk, LEAST_PASSAGES)
    desk.index()
    name, learned = desk.parts.embedder.name, read(desk)
    assert learned is not None
    question = "Which colour has the roof of the town hall?"
    for shift, refused in ((-20.0, False), (20.0, True)):
        Calibrations(desk.parts.library).note(name, replace(learned, shift=shift))
        assert ask(desk, question).refused is refused
    Calibrations(desk.parts.library).note("another embedder", replace(learned, shift=-20.0))
    assert ask(desk, question).refused, "it holds for one embedder"


def test_a_stop_keeps_the_last_calibration(desk: Desk) -> None:
    write_letters(desk, LEAST_PASSAGES)
    desk.index()
    old = Calibration(0.5, 30, 1)
    Calibrations(desk.parts.library).note(desk.parts.embedder.name, old)
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        calibrate(desk.parts, job)
    assert read(desk) == old
