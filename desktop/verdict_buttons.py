"""Whether an answer was good, and why: kept with it on this computer, and sent nowhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from desktop.icons import IconButton
from desktop.translation import mark, translate
from engine.api import Answer, Verdict

_LONGEST = 2000  # characters of a reason, as the engine has it
_ASKED = {
    Verdict.GOOD: mark("What was good about it? It stays on this computer."),
    Verdict.BAD: mark("What was wrong with it? It stays on this computer."),
}


class VerdictButtons(QObject):
    """Two buttons, ``up`` and ``down``, and ``reason``, a line that is there once one of them is pressed.

    They are placed by ``parent``. A second press takes a verdict back.
    """

    judged = Signal(object, object, str)  # Answer, Verdict, the reason

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None
        self._sent = ""
        self.up = IconButton("thumbs-up", translate("This answer is good"))
        self.down = IconButton("thumbs-down", translate("This answer is bad"))
        for button, verdict in ((self.up, Verdict.GOOD), (self.down, Verdict.BAD)):
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, verdict=verdict: self._press(verdict))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(translate("Why"))
        self.reason.setMaxLength(_LONGEST)
        self.reason.setAcceptDrops(False)
        self.reason.editingFinished.connect(self._send_reason)
        self.reason.hide()

    @property
    def verdict(self) -> Verdict:
        """That of the person."""
        return Verdict.GOOD if self.up.isChecked() else Verdict.BAD if self.down.isChecked() else Verdict.NONE

    @Slot(object)
    def show_answer(self, answer: Answer | None) -> None:
        """Belong to this answer; one that was not kept is not judged."""
        self._send_reason()  # of the answer before, where the keyboard was still in the line
        self._answer = answer
        kept = bool(answer and answer.id)
        for button, verdict in ((self.up, Verdict.GOOD), (self.down, Verdict.BAD)):
            button.setEnabled(kept)
            button.setChecked(bool(answer and answer.verdict == verdict))
        self._sent = answer.reason if answer else ""
        self.reason.setText(self._sent)
        self._show_line()

    def _show_line(self) -> None:
        verdict = self.verdict
        self.reason.setPlaceholderText(translate(_ASKED[verdict]) if verdict in _ASKED else "")
        self.reason.setVisible(verdict is not Verdict.NONE)

    def _press(self, verdict: Verdict) -> None:
        other = self.down if verdict is Verdict.GOOD else self.up
        other.setChecked(False)
        if self.verdict is Verdict.NONE:
            self.reason.clear()
        self._show_line()
        self._send()
        if self.reason.isVisible():
            self.reason.setFocus()

    @Slot()
    def _send_reason(self) -> None:
        if self._answer and self.verdict is not Verdict.NONE and self.reason.text().strip() != self._sent:
            self._send()

    def _send(self) -> None:
        if self._answer is not None:
            self._sent = self.reason.text().strip()
            self.judged.emit(self._answer, self.verdict, self._sent)
