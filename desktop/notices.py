"""Sentences across the top of the window, until they are settled or dismissed or are old news; none is modal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.icons import IconButton, IconLabel
from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import translate

READING_TIME = 10_000
"""Milliseconds that a sentence stays which only says that something was done."""

Action = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """One sentence with the buttons that settle it."""

    dismissed = Signal()

    def __init__(self, sentence: str, actions: tuple[Action, ...], *, trouble: bool) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "trouble" if trouble else "news")
        self.setAccessibleName(sentence)
        self.sentence = sentence
        label = Label(sentence, wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(IconLabel("triangle-alert" if trouble else "info"))
        layout.addWidget(label, 1)
        self.buttons: list[QPushButton] = []
        for title, act in actions:
            button = QPushButton(title)
            button.clicked.connect(act)
            self.buttons.append(button)
            layout.addWidget(button)
        close = IconButton("x", translate("Dismiss"))
        close.clicked.connect(self.dismissed)
        layout.addWidget(close)


class Notices(QWidget):
    """At most one notice a topic; a newer one takes the older one's place."""

    def __init__(self) -> None:
        super().__init__()
        self._by_topic: dict[str, Notice] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        self._rows.setSpacing(GRID)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What the notices say, in the order they stand."""
        return [notice.sentence for notice in self._by_topic.values()]

    def notice(self, topic: str) -> Notice | None:
        """The notice on a topic, if there is one."""
        return self._by_topic.get(topic)

    def show_notice(self, topic: str, sentence: str, *actions: Action, trouble: bool = True) -> None:
        """Say something; ``actions`` are titles of buttons and what they do."""
        self.dismiss(topic)
        notice = Notice(sentence, actions, trouble=trouble)
        notice.dismissed.connect(lambda: self.dismiss(topic))
        self._by_topic[topic] = notice
        self._rows.addWidget(notice)
        self.show()

    def confirm(self, topic: str, sentence: str) -> None:
        """Say that something was done, which goes away by itself."""
        self.show_notice(topic, sentence, trouble=False)
        notice = self._by_topic[topic]
        QTimer.singleShot(READING_TIME, notice, lambda: self.dismiss(topic) if self.notice(topic) is notice else None)

    def toggle(self, topic: str, sentence: str) -> None:
        """Say something that is no trouble, or say it no more."""
        if self.notice(topic):
            self.dismiss(topic)
        else:
            self.show_notice(topic, sentence, trouble=False)

    def dismiss(self, topic: str) -> None:
        """Take the notice on a topic away, if there is one."""
        notice = self._by_topic.pop(topic, None)
        if notice:
            self._rows.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._by_topic))
