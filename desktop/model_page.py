"""One model in full: what it is, what can be done with it, what it takes here, and what scaling laws say of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.ask_card import AskCard
from desktop.benchmark_card import BenchmarkCard
from desktop.engine_words import translate_engine
from desktop.fact_table import FactList, RowTable
from desktop.flow_layout import FlowLayout
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.menu_button import MenuButton
from desktop.model_words import (
    list_fits,
    list_measured,
    list_others,
    list_profile,
    list_tried,
    say_good_for,
    say_machine,
    say_offer,
    say_others,
    say_removal,
    say_role,
    say_scaling,
    say_use,
)
from desktop.quantities import say_size
from desktop.theme import GRID
from desktop.translation import translate, translate_count
from engine.api import (
    FASTEST_QUANTIZATION,
    QUANTIZATIONS,
    ListedModel,
    ModelKeeper,
    ModelProfile,
    ModelRole,
    Settings,
)

_WIDTH = 95 * GRID
_WHOLE = ("F32", "F16", "BF16", "Q8_0")  # weights that have not lost anything yet
_OF_MEMORY = (1, 2, 3)  # columns of what fits that say what the memory is made of
_LEAVABLE = (ModelRole.RERANKER, ModelRole.ENTAILMENT)  # what Carrel also works without


class ModelPage(QScrollArea):
    """Shows what it is given and says what the person wants; each wish comes with the profile of the model."""

    use_wanted = Signal(object)
    leave_wanted = Signal(object)
    verify_wanted = Signal(object)
    remove_wanted = Signal(object)
    fetch_wanted = Signal(object)
    time_wanted = Signal(object)
    probe_wanted = Signal(object)
    keep_wanted = Signal(object)
    export_wanted = Signal(object)
    evaluate_wanted = Signal(object, str, object, int)  # the profile, the suite, its folder, how many questions
    quantize_wanted = Signal(object, str, bool)  # the profile, the kind, whether again
    measure_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setAccessibleName(translate("Model"))
        self.profile: ModelProfile | None = None
        self._listed: ListedModel | None = None
        self.title = Label(style="title", wrap=True)
        self.role = Label(style="muted", wrap=True)
        self.good_for = Label(wrap=True)
        self.problem = Label(style="remark", wrap=True)
        self.meaning = Label(style="small", wrap=True)
        self.ask_card = AskCard()
        self.benchmark_card = BenchmarkCard()
        self.benchmark_card.wanted.connect(self._want_evaluation)
        self._threads = 0
        self._make_buttons()
        self.facts, self.measured, self.abilities = FactList(), FactList(), FactList()
        self.machine = Label(style="muted", wrap=True)
        self.fits, self.others = RowTable(), RowTable()
        self.about_others = Label(style="muted", wrap=True)
        self.scaling = Label(wrap=True)
        self._sections: dict[str, QWidget] = {}
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = self._lay_out()
        self._content.hide()
        self.setWidget(self._content)

    def show_model(self, listed: ListedModel, profile: ModelProfile) -> None:
        """Show a model; ``listed`` says what it is used for."""
        if self.profile is None or (self.profile.id, self.profile.role) != (profile.id, profile.role):
            self.ask_card.hide()
            self.benchmark_card.hide()
            self.verticalScrollBar().setValue(0)
        self._listed, self.profile = listed, profile
        self._content.show()
        for label, words in (
            (self.title, profile.title),
            (self.role, say_role(profile, listed)),
            (self.good_for, say_good_for(profile)),
            (
                self.problem,
                translate_engine((profile.path and profile.problem) or listed.problem) if listed.path else "",
            ),
            (self.meaning, say_use(profile.role) if self._is_offered() else translate_engine(profile.no_offer)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._show_buttons(profile)
        self.facts.show_facts(list_profile(profile))
        self.machine.setText(say_machine(profile.machine))
        headings, *rows = list_fits(profile.fits, profile.machine)
        self.fits.show_rows(headings, rows, spare=_OF_MEMORY)
        headings, *rows = list_others(profile.others, profile.machine)
        self.others.show_rows(headings, rows, spare=(1,))
        self.about_others.setText(say_others(profile))
        self.about_others.setVisible(bool(profile.others))
        self.measure_button.setVisible(any(not fit.speed for fit in (*profile.fits, *profile.others)))
        self.scaling.setText(say_scaling(profile.scaling) if profile.scaling else "")
        self.measured.show_facts(list_measured(profile))
        self._show_keeping()
        probe = profile.figures.probe if profile.figures else None
        self.abilities.show_facts(list_tried(probe) if probe else ())
        self._show_sections(profile)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Know with how many threads models work, 0 for those that are free."""
        self._threads = settings.generation.threads
        self._show_keeping()

    def show_busy(self, *, busy: bool) -> None:
        """Offer nothing while this model is being worked on."""
        for button in self._buttons:
            button.setEnabled(not busy)

    def _make_buttons(self) -> None:
        self.use_button = QPushButton(translate("Use"))
        self.use_button.setObjectName("primary")
        self.get_button = LabelledButton("download", translate("Get"), "primary")
        self.leave_button = QPushButton(translate("Stop using it"))
        self.verify_button = QPushButton(translate("Verify"))
        self.time_button = QPushButton(translate("Time it"))
        self.time_button.setToolTip(translate("Measure how fast it reads and writes with several settings"))
        self.probe_button = QPushButton(translate("Try its abilities"))
        self.probe_button.setToolTip(
            translate("Formats, quotes, translation, reasoning, refusing, finding in a long text")
        )
        self.benchmark_button = QPushButton(translate("Benchmark"))
        self.benchmark_button.setToolTip(translate("Answer the questions of MMLU, TruthfulQA, WiC or BIG-bench"))
        self.keep_button = QPushButton(translate("Keep these threads"))
        self.keep_button.setToolTip(
            translate("Language models work with as many from now on; the settings have it too")
        )
        self.export_button = QPushButton(translate("Copy to a stick"))
        self.export_button.setToolTip(
            translate("For a computer without a network: with a list of the SHA-256 of its files")
        )
        self.remove_button = QPushButton(translate("Remove"))
        self.measure_button = QPushButton(translate("Measure this computer"))
        self.measure_button.setToolTip(translate("Takes some seconds; speeds are foretold from then on"))
        self.kinds = QMenu(translate("Quantise"))
        for kind in QUANTIZATIONS:
            words = translate("{kind}, usually the fastest", kind=kind) if kind == FASTEST_QUANTIZATION else kind
            self.kinds.addAction(words).triggered.connect(partial(self._want_copy, kind))
        self.quantize_button = MenuButton(
            self.kinds, translate("Make a copy with weights of another kind; both are kept")
        )
        self.quantize_button.show_words(translate("Quantise"), translate("Quantise"))
        self._connect(self.use_button, self.use_wanted.emit)
        self._connect(self.leave_button, self.leave_wanted.emit)
        self._connect(self.verify_button, self.verify_wanted.emit)
        self._connect(self.time_button, self.time_wanted.emit)
        self._connect(self.probe_button, self.probe_wanted.emit)
        self._connect(self.benchmark_button, lambda _: self.benchmark_card.ask())
        self._connect(self.keep_button, self.keep_wanted.emit)
        self._connect(self.export_button, self.export_wanted.emit)
        self._connect(self.remove_button, self._want_removal)
        self._connect(self.get_button, self._want_download)
        self.measure_button.clicked.connect(self.measure_wanted)
        self._buttons = (
            self.use_button, self.get_button, self.leave_button, self.verify_button, self.time_button,
            self.probe_button, self.benchmark_button, self.quantize_button, self.export_button, self.remove_button,
        )  # fmt: skip

    def _connect(self, button: QPushButton, act: Callable[[ModelProfile], object]) -> None:
        button.clicked.connect(lambda: act(self.profile) if self.profile else None)

    def _lay_out(self) -> QWidget:
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(0, 0, 2 * GRID, 3 * GRID)
        self._layout.setSpacing(GRID)
        actions = FlowLayout()
        for button in self._buttons:
            actions.addWidget(button)
        for label in (self.title, self.role, self.good_for, self.problem):
            self._layout.addWidget(label)
        self._layout.addSpacing(GRID // 2)
        self._layout.addLayout(actions)
        self._layout.addWidget(self.meaning)
        self._layout.addWidget(self.ask_card)
        self._layout.addWidget(self.benchmark_card)
        self._add_section(translate("What is known of it"), self.facts)
        here = (self.machine, self.fits, self.about_others, self.others, self.measure_button)
        self._add_section(translate("On this computer"), *here)
        self._add_section(translate("Size and training"), self.scaling)
        self._add_section(translate("Measured, and stated by its maker"), self.measured, self.keep_button)
        self._add_section(translate("What it is able to do"), self.abilities)
        self._layout.addStretch(1)
        return page

    def _add_section(self, heading: str, *content: QWidget) -> None:
        section = QWidget()
        inside = QVBoxLayout(section)
        inside.setContentsMargins(0, 2 * GRID, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(Label(heading, "sectionLabel"))
        for widget in content:
            side = Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)
            inside.addWidget(widget, alignment=side)
        self._sections[heading] = section
        self._layout.addWidget(section)

    def _show_sections(self, profile: ModelProfile) -> None:
        fits, facts = profile.fits or profile.others, (self.facts.facts, self.measured.facts, self.abilities.facts)
        shown = (facts[0], fits, profile.scaling, *facts[1:])
        for section, content in zip(self._sections.values(), shown, strict=True):
            section.setVisible(bool(content))

    def _show_buttons(self, profile: ModelProfile) -> None:
        here, writes = bool(profile.path), bool(profile.fits)
        used = bool(self._listed and self._listed.wanted)
        self.use_button.setVisible(self._is_offered())
        self.leave_button.setVisible(used and profile.role in _LEAVABLE)
        self.verify_button.setVisible(here)
        self.export_button.setVisible(here and not profile.problem)
        for button in (self.time_button, self.probe_button, self.benchmark_button, self.quantize_button):
            button.setVisible(writes)
        busy = used or bool(self._listed and self._listed.active)
        self.remove_button.setVisible(here and not busy and profile.keeper is not ModelKeeper.PROGRAM)
        self.get_button.setVisible(profile.offer is not None)
        if profile.offer:
            offer = {"host": profile.offer.host, "size": say_size(profile.offer.bytes)}
            self.get_button.setAccessibleName(translate("Get from {host} ({size})", **offer))
            self.get_button.show_words(shown=True)

    def _show_keeping(self) -> None:
        timed = self.profile.figures.timed if self.profile and self.profile.figures else None
        self.keep_button.setVisible(timed is not None and timed.threads != self._threads)
        if timed:
            self.keep_button.setText(translate_count("Keep {n} thread", "Keep {n} threads", timed.threads))

    @Slot(str, object, int)
    def _want_evaluation(self, suite: str, folder: Path, limit: int) -> None:
        if self.profile:
            self.evaluate_wanted.emit(self.profile, suite, folder, limit)

    def _is_offered(self) -> bool:
        listed, profile = self._listed, self.profile
        return bool(listed and profile and profile.path and not profile.problem and not listed.wanted)

    def _want_download(self, profile: ModelProfile) -> None:
        if profile.offer:
            sentence = say_offer(profile.title, profile.offer)
            self.ask_card.ask(sentence, translate("Fetch it"), lambda: self.fetch_wanted.emit(profile))

    def _want_removal(self, profile: ModelProfile) -> None:
        deletes = profile.keeper is ModelKeeper.CARREL
        self.ask_card.ask(
            say_removal(profile),
            translate("Delete its files") if deletes else translate("Forget it"),
            lambda: self.remove_wanted.emit(profile),
        )

    def _want_copy(self, kind: str) -> None:
        profile = self.profile
        if profile is None or profile.description is None:
            return
        said = profile.description.quantization
        if said in _WHOLE or said == kind:  # of its own kind the engine says that there is no need
            self.quantize_wanted.emit(profile, kind, False)  # noqa: FBT003 - as the signal has it
            return
        self.ask_card.ask(
            translate(
                "The weights of {model} were quantised before ({kind}), and lose more each time. A file of F16 or Q8_0 "
                "makes a better copy.",
                model=profile.title,
                kind=said,
            ),
            translate("Make {kind} all the same", kind=kind),
            lambda: self.quantize_wanted.emit(profile, kind, True),  # noqa: FBT003 - as above
        )
