"""The place to ask: a question box, Stop, and the answer as it comes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.answer_footer import AnswerFooter
from desktop.answer_page import LiveAnswer
from desktop.answer_speech import AnswerSpeech
from desktop.answer_view import AnswerView
from desktop.conversation import Conversations
from desktop.conversation_export import ConversationExport
from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.engine_words import translate_engine
from desktop.greeting import Greeting
from desktop.place import Place
from desktop.quantities import say_left
from desktop.question_box import QuestionBox, centre
from desktop.question_panel import QuestionPanel
from desktop.settings_feed import SettingsFeed
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import Answer, AskOptions, AskQuestion, Failure, GetConversation, Progress, QuotesFound


class AskView(QWidget):
    """One question at a time is on its way; past answers can be looked at meanwhile."""

    place_chosen = Signal(Place)
    answer_chosen = Signal(object)  # a past Answer
    add_folder_wanted = Signal()
    asked = Signal(str)  # a question has left
    answered = Signal()  # it has come to its end, whichever

    def __init__(self, box: QuestionBox, bridge: EngineBridge, settings: SettingsFeed) -> None:
        super().__init__()
        self._bridge = bridge
        self._job: JobHandle | None = None
        self._live = LiveAnswer("")
        self._shows_live = False
        self._live_in = 0  # the conversation that the question on its way belongs to, as its draft did
        self._conversations = Conversations()
        self.question = QuestionPanel(box, bridge, settings)
        self.question.submitted.connect(self.ask)
        self.question.stop_wanted.connect(self.stop)
        self.answer_view = AnswerView()
        self.answer_view.place_chosen.connect(self.place_chosen)
        self.answer_view.answer_chosen.connect(self.answer_chosen)
        self._speech = AnswerSpeech(self.answer_view)
        self.footer = AnswerFooter()
        self.footer.again_wanted.connect(lambda answer, options: self.ask(answer.question, options))
        self.footer.edit_wanted.connect(self._edit)
        self.export = ConversationExport(bridge, self)
        self.footer.export_wanted.connect(self.export.export)
        self._pages = QStackedWidget()
        self.greeting = Greeting(bridge, settings)
        self.greeting.add_folder_wanted.connect(self.add_folder_wanted)
        self.greeting.steps_ended.connect(self.focus_question)
        for page in (self.greeting, self.answer_view):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3 * GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(centre(self.question))
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.footer)

    @Slot()
    def show_first_steps(self) -> None:
        """Make room for the first steps, and begin them."""
        self._show_none()
        self.greeting.begin_steps()

    def focus_question(self) -> None:
        """Put the cursor into the question box, with its text selected."""
        self.question.focus()

    @property
    def busy(self) -> bool:
        """Whether a question is on its way."""
        return self._job is not None

    @Slot(str)
    def ask(self, question: str, options: AskOptions) -> None:
        """Send a question, unless another one is on its way."""
        if self.busy:
            return
        self._live, self._live_in = LiveAnswer(question), self.question.drafts.conversation
        self._speech.begin()
        self._job = self._bridge.submit(AskQuestion(question, options=options))
        self._job.progressed.connect(self._on_progress)
        self._job.quotes_found.connect(self._on_quotes)
        self._job.token_generated.connect(self._on_token)
        self._job.finished.connect(self._on_answer)
        self._job.failed.connect(self._on_failure)
        self._job.stopped.connect(self._on_stopped)
        self.question.box.set_busy(busy=True)
        self.footer.set_busy(busy=True)
        if self.question.box.edit.toPlainText().strip() == question:
            self.question.box.edit.clear()  # the page below shows it from now on
        self.show_live()
        self.asked.emit(question)

    @Slot()
    def begin_anew(self) -> None:
        """Let the next question follow no answer, and make room for it."""
        self._show_none()
        self.focus_question()

    @Slot(object)
    def leave(self, numbers: frozenset[int]) -> None:
        """Show and follow no answer of these any more: they are forgotten."""
        self.question.drafts.forget(numbers)
        if self.footer.answer and self.footer.answer.id in numbers:
            self._show_none()
        elif self.question.followed.id in numbers:
            self.question.follow(None)

    @Slot(object)
    def show_history(self, answers: tuple[Answer, ...]) -> None:
        """Know the past answers, so that the one on the screen says what it follows."""
        self._conversations = Conversations(answers)
        self.answer_view.show_conversations(self._conversations)

    @Slot()
    def stop(self) -> None:
        """Ask the engine to stop answering; what is written so far stays."""
        if self._job:
            self._job.cancel()

    @Slot()
    def show_live(self) -> None:
        """Show the question that is on its way."""
        self._shows_live = True
        self.question.drafts.switch(self._live_in)
        self._pages.setCurrentWidget(self.answer_view)
        self.answer_view.show_live(self._live)
        self.footer.show_answer(None)

    def show_past(self, answer: Answer) -> None:
        """Show an answer of the history; a question on its way goes on unseen."""
        self._shows_live = False
        self._pages.setCurrentWidget(self.answer_view)
        beginning = self._conversations.find_beginning(answer)
        self.question.drafts.switch(beginning.id)
        if beginning.after:  # what it follows is not among the answers that are listed
            job = self._bridge.submit(GetConversation(beginning.id))
            job.finished.connect(partial(self._join_drafts, beginning.id))
        self._show_finished(answer)

    def _join_drafts(self, number: int, conversation: tuple[Answer, ...]) -> None:
        beginning = self._conversations.find_beginning(conversation[0]).id
        self.question.drafts.join(number, beginning)
        if self._live_in == number:
            self._live_in = beginning

    def _show_none(self) -> None:
        self.question.drafts.switch(0)
        self.question.follow(None)
        self._shows_live = False
        self.footer.show_answer(None)
        self._pages.setCurrentWidget(self.greeting)

    def _show_finished(self, answer: Answer) -> None:
        self.answer_view.show_answer(answer)
        self.footer.show_answer(answer)
        self.question.follow(answer)

    @Slot(object)
    def _edit(self, answer: Answer) -> None:
        self.question.edit(answer, self._conversations.followed_by(answer))

    @Slot(object)
    def _on_quotes(self, found: QuotesFound) -> None:
        self._live.quotes, self._live.asked_as = found.quotes, found.asked_as
        if self._shows_live:
            self.answer_view.show_live(self._live)
            self._speech.tell_quotes(found.quotes)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        left = "" if progress.seconds_left is None else f", {say_left(progress.seconds_left)}"
        self._live.doing = f"{translate_engine(progress.stage)}{left}"
        if self._shows_live:
            self.answer_view.show_live(self._live)

    @Slot(str)
    def _on_token(self, text: str) -> None:
        self._live.text += text
        if self._shows_live:
            self.answer_view.grow()
            self._speech.tell_text(self._live.text)

    @Slot(object)
    def _on_answer(self, answer: Answer) -> None:
        self._speech.end(answer, shown=self._shows_live)
        if self._shows_live:
            self._keep_draft(self._conversations.find_beginning(answer))
            self._show_finished(answer)
        self._end()

    def _keep_draft(self, beginning: Answer) -> None:
        """What is typed by now belongs to the conversation of this answer, the oldest one known of it."""
        drafts = self.question.drafts
        # One that follows what is not listed does not begin it: the draft stays where the question was asked.
        if not (beginning.after and drafts.conversation):
            drafts.follow(beginning.id)

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self.question.drafts.offer(self._live_in, self._live.question)  # so that nobody has to type it again
        self._end_short(failure.message)

    @Slot()
    def _on_stopped(self) -> None:
        self._end_short(translate("You stopped this answer."))

    def _end_short(self, ending: str) -> None:
        self._live.ending = ending
        self._speech.end_short(ending)
        if self._shows_live:
            self.answer_view.show_live(self._live)
        self._end()

    def _end(self) -> None:
        self._job = None
        self._shows_live = False
        self.question.box.set_busy(busy=False)
        self.footer.set_busy(busy=False)
        self.answered.emit()
