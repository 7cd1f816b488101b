"""What is being done with models just now: each with a bar, how far it is, Cancel, and then a sentence on what came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.engine_words import translate_engine
from desktop.icons import IconButton, IconLabel
from desktop.labels import ElidedLabel, Label
from desktop.quantities import say_left, say_size
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import Failure, Progress, Request, rounded

_LINGER_MS = 30_000  # after which a sentence that is no trouble goes away by itself
_STEPS = 1000  # of a bar: bytes are too many for Qt's numbers


class ModelTask(QFrame):
    """One request on its way, as a card; ``say`` makes the sentence of what it was answered with."""

    finished = Signal(object)  # what the request was answered with
    ended = Signal()
    dismissed = Signal()

    def __init__(self, title: str, about: str, job: JobHandle, say: Callable[[Any], str]) -> None:
        """``about`` is the id of the model that is worked on."""
        super().__init__()
        self.setObjectName("card")
        self.about = about
        self._job: JobHandle | None = job
        self._say = say
        self.title = title
        self.failed = False
        self.icon = IconLabel("triangle-alert")
        self.icon.hide()
        self.line = ElidedLabel(f"{title} …")
        self.sentence = Label(wrap=True)
        self.sentence.hide()
        self.pace = Label(style="muted")
        self.progress_bar = QProgressBar(textVisible=False)
        self.progress_bar.setRange(0, 0)
        self.progress_bar.setAccessibleName(title)
        self.cancel_button = QPushButton(translate("Cancel"))
        self.cancel_button.setAccessibleName(translate("Cancel: {title}", title=title))
        self.cancel_button.clicked.connect(self.cancel)
        self.dismiss_button = IconButton("x", translate("Dismiss"))
        self.dismiss_button.clicked.connect(self.dismissed)
        self.dismiss_button.hide()
        self._linger = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._linger.timeout.connect(self.dismissed)
        self._lay_out()
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.stopped.connect(lambda: self._end(translate("Cancelled. What was finished stays."), trouble=False))

    @property
    def running(self) -> bool:
        """Whether it has yet to end."""
        return self._job is not None

    @Slot()
    def cancel(self) -> None:
        """Ask the engine to stop."""
        if self._job:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self.line.setText(translate("Stopping …"))
            self.pace.clear()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.icon)
        row.addWidget(self.line, 1)
        row.addWidget(self.sentence, 1)
        for widget in (self.pace, self.cancel_button, self.dismiss_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addLayout(row)
        layout.addWidget(self.progress_bar)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if not self.cancel_button.isEnabled():
            return
        self.progress_bar.setRange(0, _STEPS if progress.total > 0 else 0)
        if progress.total > 0:
            self.progress_bar.setValue(progress.done * _STEPS // progress.total)
        step = translate_engine(progress.stage.lower())
        known = not step or self.title.casefold().startswith(step.casefold())
        self.line.setText(f"{self.title} …" if known else f"{self.title}: {step} …")
        self.line.setToolTip(progress.current)
        self.pace.setText(_say_pace(progress))

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        self._end(self._say(result), trouble=False)
        self.finished.emit(result)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._end(failure.message, trouble=True)

    def _end(self, sentence: str, *, trouble: bool) -> None:
        self._job, self.failed = None, trouble
        for widget in (self.line, self.pace, self.progress_bar, self.cancel_button):
            widget.hide()
        self.sentence.setText(sentence)
        self.sentence.show()
        self.icon.setVisible(trouble)
        self.dismiss_button.show()
        if not trouble:
            self._linger.start()
        self.ended.emit()


class ModelTasks(QWidget):
    """The newest last; hidden while there is none."""

    began = Signal()
    ended = Signal()  # what is known of models may be another now

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._tasks: list[ModelTask] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GRID)
        self.hide()

    @property
    def tasks(self) -> tuple[ModelTask, ...]:
        """Those that are shown, running or over."""
        return tuple(self._tasks)

    def is_busy_with(self, about: str) -> bool:
        """Whether this model is being worked on."""
        return any(task.running and task.about == about for task in self._tasks)

    def start(self, request: Request[Any], title: str, about: str, say: Callable[[Any], str]) -> ModelTask:
        """Send a request about a model and show what becomes of it; ``title`` says what is being done."""
        for task in [task for task in self._tasks if not task.running and (task.about == about or not task.failed)]:
            self._drop(task)  # what came of those before has been read
        task = ModelTask(title, about, self._bridge.submit(request), say)
        task.ended.connect(self.ended)
        task.dismissed.connect(lambda: self._drop(task))
        self._tasks.append(task)
        self._rows.addWidget(task)
        self.show()
        self.began.emit()
        return task

    def _drop(self, task: ModelTask) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
            self._rows.removeWidget(task)
            task.hide()
            task.deleteLater()
        self.setVisible(bool(self._tasks))


def _say_pace(progress: Progress) -> str:
    parts = []
    if progress.total > 0 and progress.in_bytes:
        parts.append(translate("{done} of {total}", done=say_size(progress.done), total=say_size(progress.total)))
        if progress.rate:
            parts.append(translate("{rate} MB/s", rate=rounded(progress.rate / 1e6, 1)))
    elif progress.total > 0:
        parts.append(translate("{done} of {total}", done=progress.done, total=progress.total))
    if progress.seconds_left is not None:
        parts.append(say_left(progress.seconds_left))
    return "  ·  ".join(parts)
