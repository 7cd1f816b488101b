"""The quick question in the real window, on an X server, from another program's side."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.x11 import ALT, CONTROL, SPACE, Typist, run_x_server

SETTINGS = "[window]\nquick_question = true\n"
WINDOW = """
import sys, time
from pathlib import Path
from desktop import app
def hide_and_wait(qt_app):
    (frame,) = [widget for widget in qt_app.topLevelWidgets() if widget.inherits("QMainWindow")]
    end = time.monotonic() + 60
    def wait_until(condition):
        while time.monotonic() < end and not condition():
            qt_app.processEvents()
            time.sleep(0.01)
    inside = lambda: frame.centralWidget()
    wait_until(lambda: hasattr(inside(), "shortcuts") and inside().shortcuts.question_key.sentence)
    inside().show_library()
    frame.hide()
    wait_until(lambda: not frame.isVisible())
    print(inside().shortcuts.question_key.sentence, flush=True)
    wait_until(lambda: frame.isVisible() and frame.box.edit.hasFocus())
    print(frame.isVisible(), inside().sidebar.chosen, frame.box.edit.hasFocus(), flush=True)
    frame.close()
    return 0
if __name__ == "__main__":
    app.QApplication.exec = hide_and_wait
    sys.exit(app.run_window(Path(sys.argv[1])))
"""


def test_the_keys_bring_a_hidden_window_to_its_question_box(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    with run_x_server() as display:
        typist = Typist(display)
        with subprocess.Popen(
            [sys.executable, "-c", WINDOW, str(home)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            cwd=Path(__file__).parents[2],
        ) as window:
            assert window.stdout
            assert window.stdout.readline() == "Ctrl+Alt+Space leads to the question box from any program.\n"
            typist.press(CONTROL, ALT, SPACE)
            assert window.stdout.readline() == "True ask True\n"
        typist.close()
    assert window.returncode == 0
