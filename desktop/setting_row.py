"""One setting on the window: its name, its sentence, a fitting field to change it in, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.check_box import CheckBox
from desktop.engine_words import name_setting, translate_engine
from desktop.icons import IconButton
from desktop.labels import Label
from desktop.language import LANGUAGES
from desktop.spin_boxes import FractionBox, WholeBox
from desktop.theme import GRID
from desktop.translation import translate
from desktop.unscrolled import Unscrolled
from engine.api import Setting

Value = bool | int | float | str

_MOST = 2**31 - 1  # of a spin box
_FIELD_WIDTH = 28 * GRID
_SLIDER_STEPS = 100


class SettingRow(QWidget):
    """Emits ``edited`` when the person has changed the value, not when ``show_value`` has."""

    edited = Signal(str, object)  # the setting's name, its new value

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.title, self.prose = name_setting(setting.name), translate_engine(setting.prose)
        self.field = _make_field(setting)
        self.field.widget.setAccessibleName(self.title)
        self.field.widget.setAccessibleDescription(self.prose)
        self.field.widget.setFixedWidth(_FIELD_WIDTH)
        for part in self.field.widget.findChildren(QWidget):
            if isinstance(part, QAbstractItemView | QAbstractSpinBox | QLineEdit | QSlider):
                part.setAccessibleName(self.title)
        for edit in (self.field.widget, *self.field.widget.findChildren(QLineEdit)):
            edit.setAcceptDrops(False)  # a file dropped here is meant for the library
        self.field.explained.connect(self.show_state)
        self.field.edited.connect(lambda value: self.edited.emit(setting.name, value))
        self.reset_button = IconButton("rotate-ccw", translate("Reset {setting}", setting=self.title))
        self.reset_button.clicked.connect(self._reset)
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(policy)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.title))
        words.addWidget(Label(self.prose, "small", wrap=True))
        self.state = Label("", wrap=True)
        self.state.hide()
        words.addWidget(self.state)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(words, 1)
        layout.addWidget(self.field.widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_value(setting.default, setting.default)

    def show_value(self, value: Value, default: Value) -> None:
        """Show what holds now, and offer the way back to the default, which may hang on a preset."""
        self._default = default
        self.field.show_value(value)
        self.reset_button.setToolTip(translate("Back to {value}", value=_write(default)))
        self.reset_button.setVisible(value != default)

    @Slot(str)
    def show_state(self, sentence: str) -> None:
        """Say what has come of the value; "" for nothing."""
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))
        self.field.widget.setAccessibleDescription(" ".join(filter(None, (self.prose, sentence))))

    def matches(self, words: str) -> bool:
        """Whether every one of these words is in the setting's name or sentence."""
        text = f"{self.title} {self.setting.name} {self.prose}".casefold()
        return all(word in text for word in words.casefold().split())

    @Slot()
    def _reset(self) -> None:
        self.edited.emit(self.setting.name, self._default)


class _Field(QObject):
    """What a value is changed in: one widget that shows it and says when the person has changed it."""

    edited = Signal(object)
    explained = Signal(str)  # why what was done here changes nothing; "" when that is over

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def show_value(self, value: Value) -> None:
        raise NotImplementedError


class _Switch(_Field):
    def __init__(self) -> None:
        self._box = CheckBox(translate("On"))
        super().__init__(self._box)
        self._box.clicked.connect(self._on_clicked)

    def show_value(self, value: Value) -> None:
        self._box.setChecked(bool(value))

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        self.edited.emit(on)


class _Choice(_Field):
    def __init__(self, setting: Setting) -> None:
        self._box = QComboBox()
        super().__init__(self._box)
        for choice in setting.choices:
            self._box.addItem(LANGUAGES.get(choice, choice) or translate("none", "value"), choice)
        self._box.activated.connect(lambda _: self.edited.emit(self._box.currentData()))
        Unscrolled(self._box)

    def show_value(self, value: Value) -> None:
        self._box.setCurrentIndex(self._box.findData(value))


class _Line(_Field):
    def __init__(self) -> None:
        self._edit = QLineEdit(placeholderText=translate("none", "value"))
        super().__init__(self._edit)
        self._shown = ""
        self._edit.editingFinished.connect(self._finish)

    def show_value(self, value: Value) -> None:
        self._shown = str(value)
        self._edit.setText(self._shown)

    @Slot()
    def _finish(self) -> None:
        if self._edit.text().strip() != self._shown:
            self.edited.emit(self._edit.text().strip())


class _Keys(_Field):
    """Keys that are pressed here to be chosen; Tab goes on, as elsewhere."""

    def __init__(self) -> None:
        self._edit = QKeySequenceEdit(maximumSequenceLength=1)
        super().__init__(self._edit)
        self._shown = ""
        self._edit.editingFinished.connect(self._finish)
        self._edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Refuse keys of the number pad, which the field would take for those above the letters."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        on_pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if on_pad:
            self._refuse(_write_keys(QKeySequence(event.keyCombination())))
        return on_pad

    def show_value(self, value: Value) -> None:
        self._shown = str(value)
        self._edit.setKeySequence(QKeySequence(self._shown, QKeySequence.SequenceFormat.PortableText))

    @Slot()
    def _finish(self) -> None:
        from desktop.global_shortcut.chord import read_chord  # noqa: PLC0415 - few want it

        keys = _write_keys(self._edit.keySequence())
        if read_chord(keys) is None:
            self._refuse(keys)
            return
        self.explained.emit("")
        if keys != self._shown:
            self.edited.emit(keys)

    def _refuse(self, keys: str) -> None:
        """A slip does not take the place of good keys."""
        from desktop.global_shortcut.chord import explain_refusal  # noqa: PLC0415 - few want it

        self.show_value(self._shown)
        self.explained.emit(explain_refusal(keys) if keys else "")


def _write_keys(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


class _Whole(_Field):
    def __init__(self, least: float | None, most: float | None) -> None:
        self._box = WholeBox()
        super().__init__(self._box)
        self._box.setRange(int(-_MOST if least is None else least), int(min(_MOST, _MOST if most is None else most)))
        self._box.valueChanged.connect(self.edited.emit)

    def show_value(self, value: Value) -> None:
        self._box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._box.setValue(int(value))
        self._box.blockSignals(False)  # noqa: FBT003 - Qt's signature


class _Fraction(_Field):
    """A number with a slider beside it where both its ends are known, and what these mean where there are words."""

    def __init__(self, setting: Setting) -> None:
        widget, least, most = QWidget(), setting.least, setting.most
        super().__init__(widget)
        self._box = FractionBox()
        self._box.setRange(-_MOST if least is None else least, _MOST if most is None else most)
        self._box.valueChanged.connect(self.edited.emit)
        widget.setFocusProxy(self._box)
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _SLIDER_STEPS)
        self._slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the number beside it is the keyboard's way
        self._slider.valueChanged.connect(self._on_slid)
        self._slider.setVisible(least is not None and most is not None)
        Unscrolled(self._slider)
        words = [Label(translate_engine(end), "small") for end in setting.ends]
        for part in (*words[:1], self._slider, *words[1:], self._box):
            layout.addWidget(part, part is self._slider)

    def show_value(self, value: Value) -> None:
        for widget in (self._box, self._slider):
            widget.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._box.setValue(float(value))
        least, most = self._box.minimum(), self._box.maximum()
        self._slider.setValue(round((float(value) - least) / (most - least) * _SLIDER_STEPS))
        for widget in (self._box, self._slider):
            widget.blockSignals(False)  # noqa: FBT003 - Qt's signature

    @Slot(int)
    def _on_slid(self, step: int) -> None:
        least, most = self._box.minimum(), self._box.maximum()
        self._box.setValue(least + step / _SLIDER_STEPS * (most - least))


def _make_field(setting: Setting) -> _Field:
    match setting.default:
        case bool():
            return _Switch()
        case int():
            return _Whole(setting.least, setting.most)
        case float():
            return _Fraction(setting)
        case _:
            if setting.is_keys:
                return _Keys()
            return _Choice(setting) if setting.choices else _Line()


def _write(value: Value) -> str:
    match value:
        case bool():
            return translate("on") if value else translate("off")
        case "":
            return translate("none", "value")
        case int():
            return QLocale().toString(value)
        case float():
            return QLocale().toString(value, "g", 6)
        case _:
            return value
