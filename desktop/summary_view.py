"""The summary of a document, a folder or the library in three lengths, and the wish that the model write it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.coverage_strip import CoverageStrip, say_coverage
from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.icons import IconButton, LabelledButton
from desktop.labels import ElidedLabel, Label
from desktop.place import Place, name_folder
from desktop.quantities import say_left
from desktop.question_box import centre
from desktop.reading_pane import Page, ReadingPane
from desktop.summary_page import write_changes, write_message, write_summary
from desktop.theme import GRID, Theme, current_theme
from desktop.translation import mark, translate, translate_count
from engine.api import (
    Failure,
    FolderChanges,
    ListChanges,
    Progress,
    Summarize,
    Summary,
    SummaryLength,
    SummaryLevel,
    WriteSummaries,
    WritingReport,
)

_LENGTHS = {
    SummaryLength.SHORT: mark("Two sentences"),
    SummaryLength.MEDIUM: mark("Paragraph"),
    SummaryLength.LONG: mark("Key points"),
}
_VERBATIM = mark("Sentences of the documents, word for word; each opens where it stands.")
_CHANGED = mark("What is new, was saved or is gone in the last seven days, the latest first.")


class SummaryView(QWidget):
    """One summary at a time; what the model writes for it goes on when another one is looked at."""

    place_chosen = Signal(Place)
    left = Signal()
    writing_changed = Signal(bool)  # whether the model writes what was wished for here

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._path: Path | None = None
        self._summary: Summary | FolderChanges | None = None
        self._said = translate("Reading …")  # while there is no summary
        self._asking: JobHandle | None = None
        self._writing: JobHandle | None = None
        self._length: SummaryLength | None = SummaryLength.MEDIUM  # None for what changed
        self.title = ElidedLabel(style="title")
        self.folder = ElidedLabel(style="muted")
        self.maker = Label(style="muted", wrap=True)
        self.write_button = LabelledButton("pencil", translate("Write with the model"))
        self.write_button.clicked.connect(self.write)
        self.stop_button = LabelledButton("square", translate("Stop"))
        self.stop_button.clicked.connect(self.stop)
        self.progress_bar = QProgressBar(textVisible=False)
        self.progress_bar.setAccessibleName(translate("Writing progress"))
        self.pane = ReadingPane(translate("Summary"))
        self.pane.place_chosen.connect(self.place_chosen)
        self.strip = CoverageStrip()
        self.strip.place_chosen.connect(self.place_chosen)
        self.coverage = Label(style="muted", wrap=True)
        self._lay_out()
        self._show_writing()
        bridge.ready.connect(self._ask)

    @property
    def busy(self) -> bool:
        """Whether the model is writing a summary that was wished for here."""
        return self._writing is not None

    @property
    def waiting(self) -> bool:
        """Whether what was wished for has yet to come."""
        return self._asking is not None

    def show_summary(self, path: Path | None) -> None:
        """Show the summary of a document, a folder or, without a path, the library, as soon as it is there."""
        self._path, self._summary, self._said = path, None, translate("Reading …")
        if self._length is None:
            self.length_buttons[SummaryLength.MEDIUM].setChecked(True)
            self._length = SummaryLength.MEDIUM
        self.changes_button.setVisible(path is None)  # of a path it is shown when it turns out to be a folder
        self.title.setText(translate("The library in brief") if path is None else path.name)
        self.folder.setText("" if path is None else name_folder(path.parent))
        self.folder.setVisible(path is not None)
        self._write_page()
        self._ask()

    @Slot()
    def write(self) -> None:
        """Let the language model write it."""
        if self.busy:
            return
        self._writing = self._bridge.submit(WriteSummaries(self._path))
        self.writing_changed.emit(self.busy)
        self._writing.progressed.connect(self._on_progress)
        self._writing.finished.connect(self._on_written)
        self._writing.failed.connect(self._on_writing_failed)
        self._writing.stopped.connect(
            lambda: self._end_writing(translate("Stopped. What was written is kept, and goes on there."))
        )
        self.maker.setText(translate("The model begins …"))
        self.progress_bar.setRange(0, 0)
        self._show_writing()

    @Slot()
    def stop(self) -> None:
        """Ask the engine to stop writing; every part that was finished stays."""
        if self._writing:
            self._writing.cancel()
            self.maker.setText(translate("Stopping …"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Write the page again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write_page()

    def _lay_out(self) -> None:
        back = IconButton("chevron-left", translate("Back to the library (Esc)"))
        back.clicked.connect(self.left)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.folder)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(back)
        head.addLayout(names, 1)
        for button in self._make_lengths():
            head.addWidget(button)
        doing = QHBoxLayout()
        doing.setSpacing(GRID)
        doing.addWidget(self.maker, 1)
        doing.addWidget(self.stop_button)
        doing.addWidget(self.write_button)
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(0, 3 * GRID, 0, 0)
        top.setSpacing(GRID)
        for row in (head, doing):
            top.addLayout(row)
        top.addWidget(self.progress_bar)
        self._footer = QFrame()
        self._footer.setObjectName("answerFooter")
        foot = QVBoxLayout(self._footer)
        foot.setContentsMargins(4 * GRID, 3 * GRID // 2, 4 * GRID, 2 * GRID)
        foot.setSpacing(GRID)
        foot.addWidget(self.coverage)
        foot.addWidget(self.strip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(centre(above))
        layout.addWidget(self.pane, 1)
        layout.addWidget(self._footer)

    def _make_lengths(self) -> list[QPushButton]:
        one_at_a_time = QButtonGroup(self)
        self.length_buttons: dict[SummaryLength, QPushButton] = {}
        for length, words in _LENGTHS.items():
            button = QPushButton(translate(words))
            button.setObjectName("filter")
            button.setCheckable(True)
            button.setChecked(length is self._length)
            button.clicked.connect(lambda _checked, wanted=length: self._choose(wanted))
            one_at_a_time.addButton(button)
            self.length_buttons[length] = button
        self.changes_button = QPushButton(translate("Changed this week"))
        self.changes_button.setObjectName("filter")
        self.changes_button.setCheckable(True)
        self.changes_button.clicked.connect(lambda: self._choose(None))
        one_at_a_time.addButton(self.changes_button)
        return [*self.length_buttons.values(), self.changes_button]

    def _choose(self, length: SummaryLength | None) -> None:
        self._length = length
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if not self.title.text():  # nothing was wished for yet
            return
        if self._asking:
            self._asking.abandon()
        wanted = ListChanges(self._path) if self._length is None else Summarize(self._path, self._length)
        self._asking = self._bridge.submit(wanted)
        self._asking.finished.connect(self._on_summary)
        self._asking.failed.connect(self._on_failure)

    @Slot(object)
    def _on_summary(self, summary: Summary | FolderChanges) -> None:
        self._asking, self._summary = None, summary
        if isinstance(summary, Summary):
            self.changes_button.setVisible(summary.level is not SummaryLevel.DOCUMENT)
        if not self.busy:
            self.maker.setText(_name_maker(summary))
        self._write_page()

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self._asking, self._summary, self._said = None, None, failure.message
        if not self.busy:
            self.maker.clear()
        self._write_page()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self.progress_bar.setRange(0, progress.total)
        self.progress_bar.setValue(progress.done)
        self.maker.setText(_say_progress(progress))

    @Slot(object)
    def _on_written(self, report: WritingReport) -> None:
        self._end_writing("" if report.written or not report.unsupported else _say_unsupported(report))
        self._ask()

    @Slot(object)
    def _on_writing_failed(self, failure: Failure) -> None:
        self._end_writing(failure.message)

    def _end_writing(self, sentence: str) -> None:
        self._writing = None
        self.writing_changed.emit(self.busy)
        self.maker.setText(sentence or (_name_maker(self._summary) if self._summary else ""))
        self._show_writing()

    def _show_writing(self) -> None:
        self.stop_button.setVisible(self.busy)
        self.progress_bar.setVisible(self.busy)
        self.write_button.setVisible(not self.busy)

    def _write_page(self) -> None:
        self.pane.show_page(self._make_page(current_theme()))
        summary = self._summary if isinstance(self._summary, Summary) else None
        self._footer.setVisible(summary is not None)
        self.strip.show_summary(summary)
        self.coverage.setText(say_coverage(summary.coverage, summary.level) if summary else "")

    def _make_page(self, theme: Theme) -> Page:
        match self._summary:
            case Summary() as summary:
                return write_summary(summary, self._length or SummaryLength.MEDIUM, theme)
            case FolderChanges() as changes:
                return write_changes(changes, theme)
            case _:
                return write_message(self._said, theme)


def _name_maker(summary: Summary | FolderChanges) -> str:
    if isinstance(summary, FolderChanges):
        return translate(_CHANGED)
    if not summary.made_by:
        return translate(_VERBATIM)
    return translate("Written by {model} from all of it; each sentence opens what supports it.", model=summary.made_by)


def _say_progress(progress: Progress) -> str:
    parts = [translate("Writing: {done} of about {total} parts", done=progress.done, total=progress.total)]
    if progress.current:
        parts.append(Path(progress.current).name)
    if progress.seconds_left is not None:
        parts.append(say_left(progress.seconds_left))
    return "  ·  ".join(parts)


def _say_unsupported(report: WritingReport) -> str:
    return translate_count(
        "Nothing that the model wrote is supported, so this is what the document says in its own words.",
        "Nothing that the model wrote is supported, so this is what the documents say in their own words.",
        report.documents,
    )
