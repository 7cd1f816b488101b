"""The window as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

NATIVE_ENGINES = {
    "lancedb", "llama_cpp", "numpy", "onnxruntime", "pyarrow", "pypdfium2", "sentence_transformers", "tokenizers",
    "torch", "xberg",
}  # fmt: skip


def run(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    inherited.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=inherited | environment,
        cwd=Path(__file__).parents[3],
    )


def test_no_native_engine_is_in_the_process_of_the_window() -> None:
    program = """
import json, sys, time
from PySide6.QtWidgets import QSystemTrayIcon
from desktop import app
def look_around(qt_app):
    (window,) = [widget for widget in qt_app.topLevelWidgets() if widget.inherits("QMainWindow")]
    end = time.monotonic() + 60
    made = False
    while time.monotonic() < end and not (made and window.sidebar.state.text() != "Starting …"):
        qt_app.processEvents()
        made = bool(window.findChildren(QSystemTrayIcon))  # which is made last
    began = time.monotonic()
    window.close()
    print(json.dumps([time.monotonic() - began, sorted({name.partition(".")[0] for name in sys.modules})]))
    return 0
if __name__ == "__main__":
    app.QApplication.exec = look_around
    sys.exit(app.run_window(None))
"""
    done = run(program, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    seconds, modules = json.loads(done.stdout)
    assert "PySide6" in modules
    assert NATIVE_ENGINES & set(modules) == set()
    assert seconds < 0.5


def test_a_second_start_hands_its_link_to_the_window_that_is_open(tmp_path: Path) -> None:
    first = """
import sys, time
from pathlib import Path
from desktop import app
from desktop.notices import Notices
def wait_for_a_notice(qt_app):
    (frame,) = [widget for widget in qt_app.topLevelWidgets() if widget.inherits("QMainWindow")]
    print("open", flush=True)
    end = time.monotonic() + 60
    notices = []
    while time.monotonic() < end and not any(each.notice("link") for each in notices):
        qt_app.processEvents()
        notices = frame.findChildren(Notices)
    print(notices[0].sentences, flush=True)
    frame.close()
    return 0
if __name__ == "__main__":
    app.QApplication.exec = wait_for_a_notice
    sys.exit(app.run_window(Path(sys.argv[1])))
"""
    arguments = ["--home", str(tmp_path), "open", "carrel:nothing"]
    second = f"from desktop.__main__ import main; import sys; sys.argv[1:] = {arguments}"
    with subprocess.Popen(
        [sys.executable, "-c", first, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
    ) as window:
        assert window.stdout
        assert window.stdout.readline() == "open\n"
        done = run(f"{second}; sys.exit(main())", QT_QPA_PLATFORM="offscreen")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert "This is no link of Carrel's" in window.stdout.readline()
    assert window.returncode == 0


def test_what_the_system_asks_to_open_is_opened(tmp_path: Path) -> None:
    """As macOS does it: events to the application, the first before there is a window to speak of."""
    program = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from desktop import app
from desktop.model_tasks import ModelTasks
from desktop.notices import Notices
def open_things(qt_app):
    (frame,) = [widget for widget in qt_app.topLevelWidgets() if widget.inherits("QMainWindow")]
    for name in ("one.gguf", "the other.gguf"):
        assert qt_app.sendEvent(qt_app, QFileOpenEvent(str(Path(sys.argv[1]) / name)))
    end = time.monotonic() + 60
    tasks = []
    while time.monotonic() < end and [each.failed for each in tasks] != [True, True]:
        qt_app.processEvents()
        tasks = [task for place in frame.findChildren(ModelTasks) for task in place.tasks]
    print(*sorted(task.sentence.text() for task in tasks), sep="\\n")
    (notices,) = frame.findChildren(Notices)
    qt_app.sendEvent(qt_app, QFileOpenEvent(QUrl("carrel://open?path=/elsewhere/a%20b.md&page=2")))
    print(*notices.sentences)
    frame.close()
    return 0
if __name__ == "__main__":
    app.QApplication.exec = open_things
    sys.exit(app.run_window(Path(sys.argv[1]) / "home"))
"""
    for name in ("one.gguf", "the other.gguf"):
        (tmp_path / name).write_text("no model")
    done = run(f"import sys; sys.argv[1:] = [{str(tmp_path)!r}]\n{program}", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    one, other, notice = done.stdout.splitlines()
    assert "one.gguf" in one
    assert "the other.gguf" in other
    assert notice == "a b.md is in no folder of your library: add /elsewhere to open it."


def test_without_a_display_one_sentence_says_so() -> None:
    done = run("import sys; from desktop.__main__ import open_window; sys.exit(open_window(None))")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Carrel cannot open its window: there is no display. Use it in the terminal instead: carrel index FOLDER, "
        'then carrel ask "QUESTION"; carrel --help lists the rest.\n'
    )


def test_a_display_that_does_not_answer_is_said_in_one_sentence() -> None:
    """Where Qt would abort the process and leave a core."""
    done = run("from desktop.app import run_window; run_window(None)", QT_QPA_PLATFORM="nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        'Carrel cannot open its window (Could not find the Qt platform plugin "nowhere" in ""). '
        "In the terminal, carrel --help says what to do.\n"
    )


def test_a_qt_that_cannot_be_loaded_is_said_in_one_sentence() -> None:
    program = """
import sys
sys.modules["PySide6.QtWidgets"] = None  # as when libEGL.so.1 is missing
from desktop.__main__ import open_window
sys.exit(open_window(None))
"""
    done = run(program, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Carrel cannot open its window: a part of Qt cannot be loaded (")
    assert done.stderr.count("\n") == 1
