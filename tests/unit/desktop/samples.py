"""A small lease and an answer drawn from it, with true offsets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.api import (
    Answer,
    AnswerSentence,
    Citation,
    ContextPlan,
    Document,
    DocumentRecord,
    FileState,
    Passage,
    PlannedCall,
    PlannedPassage,
    Quote,
    Section,
)

NOTE = Path("/home/reader/Notes/lease.md")
PDF = Path("/home/reader/Notes/lease.pdf")
QUESTION = "How much notice do I have to give?"
SENTENCE = "The tenant gives three months' notice in writing."
TEXT = "# Lease 🏠\r\n\r\n" + "Rent is due on the third.\n" * 200 + SENTENCE + "\n" + "Pets are welcome.\n" * 200
START = TEXT.index(SENTENCE)
END = START + len(SENTENCE)
DOCUMENT = Document(NOTE, "Lease", TEXT, (Section(("Lease",), None, 0, len(TEXT)),))

NOTE_QUOTE = Quote(SENTENCE, NOTE, None, START, END, 0.9)
PDF_QUOTE = Quote("The landlord gives six months' notice.", PDF, 3, 5200, 5238, 0.7)


def make_plan(left_out: tuple[PlannedPassage, ...] = ()) -> ContextPlan:
    included = (PlannedPassage(NOTE, None, START, END, 400), PlannedPassage(PDF, 3, 5000, 5900, 380))
    return ContextPlan(2048, 180, 0, 780, 192, included, left_out)


def make_long_plan() -> ContextPlan:
    """Two passages in two calls, the second with the draft of the first."""
    calls = (PlannedCall("answer", 180, 0, 400, 0, 192), PlannedCall("refine", 200, 0, 380, 60, 192))
    first, second = make_plan().included
    included = (replace(first, call=1), replace(second, call=2))
    return ContextPlan(2048, 200, 0, 440, 192, included, (), calls=calls)


def make_answer(question: str = QUESTION, number: int = 0, after: int = 0) -> Answer:
    """Two supported sentences and one that nothing supports."""
    sentences = (
        AnswerSentence("You give three months' notice.", 0.8, (1,)),
        AnswerSentence("Your landlord needs six.", 0.7, (2,)),
        AnswerSentence("The mayor keeps the <keys>.", 0.0, ()),
    )
    return Answer(
        question=question,
        text="You give three months' notice. [1] Your landlord needs six. [2] The mayor keeps the <keys>.",
        refused=False,
        quotes=(NOTE_QUOTE, PDF_QUOTE),
        citations=(
            Citation(1, NOTE, None, START, END, SENTENCE),
            Citation(2, PDF, 3, PDF_QUOTE.start, PDF_QUOTE.end, PDF_QUOTE.text),
        ),
        sentences=sentences,
        plan=make_plan((PlannedPassage(PDF, 5, 9000, 9400, 410, "did not fit"),)),
        model="smollm2-135m-instruct",
        strategy="compact",
        timings={"retrieve": 0.2, "generate": 4.0},
        id=number,
        after=after,
    )


def make_refusal() -> Answer:
    nearest = Passage(1, NOTE, "Lease", (), None, START, END, SENTENCE, 0.1, 0.2)
    plan = ContextPlan(0, 0, 0, 0, 0, (), ())
    return Answer(
        "Who won?",
        "Nothing in your documents answers this.",
        True,
        (),
        (),
        (),
        plan,
        "",
        "refused",
        {},
        nearest=(nearest,),
    )


def make_record(number: int, name: str, state: FileState, reason: str = "", passages: int = 0) -> DocumentRecord:
    path = NOTE.parent / name
    return DocumentRecord(number, path, state, path.suffix[1:], reason, name, 1000 * number, 0, passages)


RECORDS = (
    make_record(1, "bread.md", FileState.INDEXED, passages=4),
    make_record(2, "insurance.pdf", FileState.FAILED, "It needs a password."),
    make_record(3, "photo.heic", FileState.SKIPPED, "Carrel cannot read this kind of file."),
)
