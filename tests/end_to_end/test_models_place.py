"""The place of the models in the real window: a model is added, used, exchanged while it writes, lost and forgotten."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.link_opener import LinkOpener
from engine.api import Answer, GenerationSettings, ListedModel, ListHistory, ModelRole
from tests.end_to_end.window_driver import WindowDriver
from tests.small_llama import write_llama

QUESTION = "How much is the deposit?"
PACKAGED = "smollm2-135m-instruct"


def add(driver: WindowDriver, path: Path) -> None:
    view = driver.window.models_view
    driver.show_models()
    view.add((path,))
    driver.wait_until(lambda: view.page.profile is not None and view.page.profile.id == str(path))


def choose(driver: WindowDriver, model_id: str) -> None:
    """Go to a model's page."""
    view = driver.window.models_view
    driver.show_models()
    assert view.list.choose(model_id, ModelRole.LANGUAGE_MODEL)
    driver.wait_until(lambda: view.page.profile is not None and view.page.profile.id == model_id)


def use(driver: WindowDriver, model_id: str) -> None:
    choose(driver, model_id)
    driver.window.models_view.page.use_button.click()
    driver.wait_until(lambda: driver.window.settings_feed.settings.generation.model == model_id)


def find(driver: WindowDriver, model_id: str) -> ListedModel | None:
    return next((model for model in driver.window.models_view.list.models if model.id == model_id), None)


def answers(driver: WindowDriver) -> tuple[Answer, ...]:
    found: list[tuple[Answer, ...]] = []
    driver.window.bridge.submit(ListHistory()).finished.connect(found.append)
    driver.wait_until(lambda: bool(found))
    return found[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is in use")
def test_a_model_is_added_used_exchanged_while_it_writes_lost_and_forgotten(
    driver: WindowDriver, tmp_path: Path
) -> None:
    window, view = driver.window, driver.window.models_view
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "lease.md").write_text("# Lease\n\nThe deposit is 900 euros. It is paid in March.\n")
    driver.add_folder(tmp_path / "notes")
    own = write_llama(tmp_path / "own.gguf", window=1024)
    add(driver, own)
    use(driver, str(own))
    driver.wait_until(lambda: not view.page.remove_button.isVisible())  # what is in use stays
    window.settings_feed.change(GenerationSettings(model=str(own), context_window=1024, answer_tokens=400))

    driver.send_question(QUESTION)
    driver.wait_until(lambda: bool(window.ask_view.busy and "900 euros" in driver.page()))
    use(driver, PACKAGED)
    driver.wait_until(lambda: not window.ask_view.busy)
    driver.ask(QUESTION)
    assert [answer.model for answer in answers(driver)] == ["SmolLM2 135M Instruct, Q4_1", "own"]

    own.unlink()
    choose(driver, str(own))
    driver.wait_until(lambda: bool(find(driver, str(own)).problem))  # type: ignore[union-attr]  # it is listed
    assert not view.page.use_button.isVisible()
    view.page.remove_button.click()
    view.page.ask_card.yes_button.click()
    driver.wait_until(lambda: find(driver, str(own)) is None)


def test_adding_is_cancelled_and_the_window_closes_in_the_middle_of_it(driver: WindowDriver, tmp_path: Path) -> None:
    view = driver.window.models_view
    own = write_llama(tmp_path / "own.gguf")
    driver.show_models()
    view.add((own,))
    task = view.tasks.tasks[-1]
    driver.wait_until(lambda: "loading it once" in task.line.text())
    task.cancel_button.click()
    driver.wait_until(lambda: not task.running)
    assert task.sentence.text().startswith("Cancelled.")
    assert find(driver, str(own)) is None
    view.add((own,))
    driver.wait_until(lambda: "loading it once" in view.tasks.tasks[-1].line.text())  # and the window closes


def test_a_file_that_is_opened_is_added_and_what_is_no_model_gets_a_sentence(
    driver: WindowDriver, tmp_path: Path
) -> None:
    view, links = driver.window.models_view, LinkOpener(driver.window)
    own, wrong = write_llama(tmp_path / "my own.gguf"), tmp_path / "wrong.gguf"
    wrong.write_text("no model")
    driver.window.feed.refresh()
    for file in (own, wrong, tmp_path / "gone.gguf"):
        links.come_forward(file.as_uri())
        driver.wait_until(lambda: bool(view.tasks.tasks) and not view.tasks.tasks[-1].running)
    assert driver.window.views.currentWidget() is view
    said = [task.sentence.text() for task in view.tasks.tasks]
    assert f"{wrong} is not a GGUF model" in said[-2] and f"{tmp_path / 'gone.gguf'} does not exist" in said[-1]
    driver.wait_until(lambda: find(driver, str(own)) is not None and find(driver, str(wrong)) is None)
