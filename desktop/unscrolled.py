"""Keeps the wheel from changing a value: it scrolls the page that the value stands on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSlider


class Unscrolled(QObject):
    """Lets the wheel scroll the page, not change a value that happens to pass under it."""

    def __init__(self, widget: QAbstractSpinBox | QComboBox | QSlider) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave a wheel event to whatever stands below."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
