"""The first start: where the files are, which model answers, what becomes of both; three steps, each to be skipped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.offer_list import Offer, OfferList
from desktop.place import name_folder
from desktop.quantities import say_size
from desktop.settings_feed import SettingsFeed
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import (
    AddModel,
    Failure,
    FindPlaces,
    ListChoices,
    ListedModel,
    ModelChoice,
    PlaceKind,
    Request,
    SuggestedPlace,
    UseModel,
    rounded,
)

_WIDTH = 72 * GRID
_STEPS = (
    (
        mark("Where are your files?"),
        mark(
            "Add a folder and Carrel begins to read it at once; searching works while it reads. Your files stay where "
            "they are and are never changed."
        ),
    ),
    (
        mark("Which model shall answer?"),
        mark(
            "One comes with Carrel and fits any computer. A larger one writes better and takes longer; you can change "
            "it at any time under Models."
        ),
    ),
    (
        mark("Yours alone"),
        mark(
            "Everything is read, searched and answered on this computer; Carrel opens no connection unless you allow "
            "downloads of models. What it learns lies in one folder of its own, which you can delete whenever you like."
        ),
    ),
)
_KINDS = {
    PlaceKind.DOCUMENTS: ("folder", mark("Documents")),
    PlaceKind.OBSIDIAN: ("layers", mark("Obsidian vault")),
    PlaceKind.ZOTERO: ("library", mark("Zotero’s files")),
}
_LOOKING_FOR_PLACES = mark("Looking at the names of your folders …")
_NO_PLACES = mark("No usual place was found: choose a folder yourself, or drop one here.")
_NO_MODELS = mark("There is no model yet. Quotes are found without one; Models says where to get one.")
_LOOKING_FOR_MODELS = mark("Looking at the models on this computer …")


class FirstSteps(QWidget):
    """In the middle of the place to ask, never in the way; asks the engine for what a step needs when it is shown."""

    folder_wanted = Signal(object)  # Path
    choose_wanted = Signal()
    models_wanted = Signal()
    done = Signal()

    def __init__(self, bridge: EngineBridge, settings: SettingsFeed) -> None:
        super().__init__()
        self._bridge = bridge
        self._settings = settings
        self._job: JobHandle | None = None
        self._step = 0
        self._added: set[Path] = set()
        self._choices: tuple[ModelChoice, ...] = ()  # that are shown
        self.count = Label("", "small")
        self.title = Label("", "title", wrap=True)
        self.sentence = Label("", "muted", wrap=True)
        self.state = Label("", "small", wrap=True)
        self.offers = OfferList()
        self.choose_button = LabelledButton("folder-plus", translate("Choose another folder"))
        self.choose_button.clicked.connect(self.choose_wanted)
        self.models_button = LabelledButton("cpu", translate("All about models"))
        self.models_button.clicked.connect(self.models_wanted)
        self.back_button = QPushButton(translate("Back"))
        self.back_button.clicked.connect(lambda: self._go(self._step - 1))
        self.skip_button = QPushButton(translate("Skip these steps"))
        self.skip_button.clicked.connect(self.done)
        self.next_button = QPushButton(translate("Next"))
        self.next_button.setObjectName("primary")
        self.next_button.clicked.connect(lambda: self._go(self._step + 1))
        self._lay_out()

    @property
    def step(self) -> int:
        """From 0."""
        return self._step

    @Slot()
    def begin(self) -> None:
        """Show the first step."""
        self._go(0)

    @Slot(object)
    def show_folders(self, folders: tuple[Path, ...]) -> None:
        """Know what is in the library."""
        self._added = set(folders)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID)
        inside.setSpacing(GRID)
        for part in (self.count, self.title, self.sentence):
            inside.addWidget(part)
        inside.addSpacing(GRID)
        inside.addWidget(self.offers)
        inside.addWidget(self.state)
        for button in (self.choose_button, self.models_button):
            inside.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(2 * GRID)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.skip_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        inside.addLayout(buttons)
        inside.addStretch(1)
        area = self._area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * GRID, 0, 0)
        layout.addWidget(area)

    def _go(self, step: int) -> None:
        if step == len(_STEPS):
            self.done.emit()
            return
        self._step = step
        title, sentence = (translate(words) for words in _STEPS[step])
        last = step == len(_STEPS) - 1
        self.count.setText(translate("Step {number} of {count}", number=step + 1, count=len(_STEPS)))
        self.title.setText(title)
        self.sentence.setText(sentence)
        for part in (self, self._area):
            part.setAccessibleName(f"{self.count.text()}: {title}")
        self.setAccessibleDescription(sentence)
        self._choices = ()
        self.offers.show_offers(())
        self.state.hide()
        self.choose_button.setVisible(step == 0)
        self.models_button.setVisible(step == 1)
        self.back_button.setVisible(step > 0)
        self.skip_button.setVisible(not last)
        self.next_button.setText(translate("Begin") if last else translate("Next"))
        if step == 0:
            self._ask(FindPlaces(), translate(_LOOKING_FOR_PLACES)).finished.connect(self._show_places)
        elif step == 1:
            self._ask(ListChoices(), translate(_LOOKING_FOR_MODELS)).finished.connect(self._show_choices)

    def _ask(self, request: Request[object], doing: str) -> JobHandle:
        if self._job:
            self._job.abandon()
        self._say(doing)
        self._job = self._bridge.submit(request)
        self._job.failed.connect(self._on_failure)
        return self._job

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        if self._choices:
            self._show_choices(self._choices)
        self._say(failure.message)

    @Slot(object)
    def _show_places(self, places: tuple[SuggestedPlace, ...]) -> None:
        if self._step != 0:  # the person has gone on meanwhile
            return
        self._say("" if places else translate(_NO_PLACES))
        self.offers.show_offers([self._offer_place(place) for place in places])

    def _offer_place(self, place: SuggestedPlace) -> Offer:
        icon, words = _KINDS[place.kind]
        added = any(folder in (place.path, *place.path.parents) for folder in self._added)
        return Offer(
            icon,
            name_folder(place.path),
            translate(words),
            translate("Added") if added else translate("Add"),
            None if added else lambda: self._add(place),
        )

    def _add(self, place: SuggestedPlace) -> None:
        button = self.offers.buttons[name_folder(place.path)]
        button.setText(translate("Added"))
        button.setEnabled(False)
        self.next_button.setFocus()
        self._added.add(place.path)
        self.folder_wanted.emit(place.path)

    @Slot(object)
    def _show_choices(self, choices: tuple[ModelChoice, ...]) -> None:
        if self._step != 1:
            return
        self._choices = choices
        self._say("" if choices else translate(_NO_MODELS))
        self.offers.show_offers([self._offer_model(choice) for choice in choices])

    def _offer_model(self, choice: ModelChoice) -> Offer:
        title = f"{choice.title} ({choice.program})" if choice.program else choice.title
        if not choice.here:
            return Offer("download", title, _describe(choice), translate("Where from"), self.models_wanted.emit)
        act = None if choice.used else lambda: self._use(choice, title)
        return Offer("cpu", title, _describe(choice), translate("In use") if choice.used else translate("Use"), act)

    def _use(self, choice: ModelChoice, title: str) -> None:
        for button in self.offers.buttons.values():
            button.setEnabled(False)
        self.offers.buttons[title].setText(translate("Checking …"))
        if choice.program:
            job = self._ask(AddModel(choice.name), translate("It is loaded once, to see that it works."))
            job.finished.connect(self._use_added)
        else:
            self._take(choice.name)

    @Slot(object)
    def _use_added(self, model: ListedModel) -> None:
        self._take(model.id)

    def _take(self, name: str) -> None:
        job = self._ask(UseModel(name), translate("It is being chosen …"))
        job.finished.connect(self._settings.show)
        job.finished.connect(self._show_used)

    @Slot()
    def _show_used(self) -> None:
        if self._step == 1:  # whoever has gone on meanwhile is not led back
            self._go(1)


def _describe(choice: ModelChoice) -> str:
    memory = say_size(choice.memory)
    if not choice.here:
        return translate("Not on this computer; it would fit, with {memory} of memory", memory=memory)
    if not choice.fits:
        return translate("Takes {memory} of memory, more than is free now", memory=memory)
    if choice.speed:
        speed = rounded(choice.speed)
        return translate("{memory} of memory, about {speed} tokens a second", memory=memory, speed=speed)
    return translate("{memory} of memory", memory=memory)
