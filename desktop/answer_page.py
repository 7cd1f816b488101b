"""Writes a question, its quotes and its answer as the small HTML a QTextBrowser understands; everything is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desktop.conversation import Conversations
from desktop.place import Place, describe, place_of
from desktop.reading_pane import Page
from desktop.theme import Theme
from engine.api import Answer, AnswerSentence, Citation, ContextPlan, PlannedPassage, Quote

PLAN_LINK = "plan:toggle"
_MARKER = re.compile(r"\s*\[\d+\]")
_TASKS = {
    "answer": "the answer", "refine": "the answer again", "note": "notes", "join": "the notes together",
    "choose": "how well a sentence answers",
}  # fmt: skip
_WAYS = {"refine": "each given the answer so far", "note": "notes, then joined", "choose": "one for each sentence"}
_NOT_SUPPORTED = "Nothing found in your documents supports this sentence."


@dataclass(slots=True)
class LiveAnswer:
    """A question on its way and what has come of its answer; ``doing`` is the step of several that is under way.

    ``ending`` says how it ended short of an ``Answer``.
    """

    question: str
    quotes: tuple[Quote, ...] | None = None
    asked_as: str = ""
    doing: str = ""
    text: str = ""
    ending: str = ""


def write_live(live: LiveAnswer, theme: Theme) -> Page:
    """What is known while the answer is being written: the text so far stands at the very end."""
    page = Page(theme)
    page.write(f"<h1>{escape(live.question)}</h1>")
    if live.quotes is None:
        doing = live.ending or f"{live.doing or 'Looking through your documents'} …"
        page.write(f'<p class="small">{escape(doing)}</p>')
        return page
    _write_asked_as(page, live.asked_as)
    _write_quotes(page, live.quotes)
    page.write('<p class="caption">Answer</p>')
    if live.text:
        page.write(f"<p>{_lines(live.text)}</p>")
    if live.ending:
        page.write(f'<p class="small">{escape(live.ending)}</p>')
    if not live.text and not live.ending:
        page.write(f'<p class="small">{escape(live.doing or "Writing")} …</p>')
    return page


def write_answer(answer: Answer, theme: Theme, conversations: Conversations, *, plan_open: bool = False) -> Page:
    """An answer with everything needed to check it, what it follows, and what else follows the same."""
    page = Page(theme)
    _write_kin(page, "Follows", [conversations.followed_by(answer)])
    page.write(f"<h1>{escape(answer.question)}</h1>")
    _write_kin(page, "Beside it", conversations.branches_beside(answer))
    _write_asked_as(page, answer.asked_as)
    if answer.refused:
        _write_refusal(page, answer)
        return page
    _write_quotes(page, answer.quotes)
    if not answer.model:
        page.write('<p class="small">No language model is installed, so the quotes are the answer.</p>')
        _write_plan(page, answer, plan_open=plan_open)
        return page
    page.write('<p class="caption">Answer</p>')
    _write_sentences(page, answer)
    if answer.notice:
        page.write(f'<p class="small">{escape(answer.notice)}</p>')
    if answer.stopped:
        page.write('<p class="small">You stopped this answer before it was complete.</p>')
    _write_sources(page, answer.citations)
    _write_plan(page, answer, plan_open=plan_open)
    return page


def _write_kin(page: Page, words: str, answers: Sequence[Answer | None]) -> None:
    """Links to the answers before and beside this one, if any."""
    links = [f'<a href="answer:{each.id}">{escape(_shorten(each.question))}</a>' for each in answers if each]
    if links:
        page.write(f'<p class="small">{words}: {" &nbsp;·&nbsp; ".join(links)}</p>')


def _write_asked_as(page: Page, asked_as: str) -> None:
    if asked_as:
        page.write(
            f'<p class="small" title="With what it leans on of the question before.">Asked as: {escape(asked_as)}</p>'
        )


def _write_quotes(page: Page, quotes: tuple[Quote, ...], caption: str = "From your documents") -> None:
    if not quotes:
        return
    page.write(f'<p class="caption">{caption}</p>')
    for quote in quotes:
        _write_excerpt(page, place_of(quote), quote.text)


def _write_excerpt(page: Page, place: Place, text: str) -> None:
    # A QTextBrowser has no left border: a table with one narrow coloured cell draws the bar.
    page.write(
        '<table cellspacing="0" cellpadding="0" width="100%" style="margin-top: 8px; margin-bottom: 8px;"><tr>'
        f'<td width="3" bgcolor="{page.theme.accent}"></td>'
        f'<td style="padding-left: 16px; padding-top: 2px; padding-bottom: 2px;">'
        f"<p>{page.link(place, ' '.join(text.split()), 'quote')}</p>"
        f'<p class="small" style="margin-bottom: 0px;">{page.link(place, describe(place.path, place.page))}</p>'
        "</td></tr></table>"
    )


def _write_sentences(page: Page, answer: Answer) -> None:
    cited = {citation.marker: citation for citation in answer.citations}
    html, seen = "", 0
    for sentence in answer.sentences:
        found = answer.text.find(sentence.text, seen)
        if found >= 0:
            html += _between(answer.text[seen:found])
            seen = found + len(sentence.text)
        else:
            html += " "
        html += _sentence(page, sentence, cited)
    page.write(f"<p>{html}{_between(answer.text[seen:])}</p>")
    legend = []
    if any(sentence.support == 0.0 for sentence in answer.sentences):
        legend.append('<span class="doubt">&nbsp;Shaded&nbsp;</span> Nothing in your documents supports it.')
    if any(sentence.unknown for sentence in answer.sentences):
        legend.append("<u>Underlined</u> This name or number is in none of the passages found.")
    if legend:
        page.write(f'<p class="small">{" &nbsp; ".join(legend)}</p>')


def _between(text: str) -> str:
    """What stands between two sentences, without the markers: they become links at the end of their sentence."""
    return _lines(_MARKER.sub("", text))


def _sentence(page: Page, sentence: AnswerSentence, cited: dict[int, Citation]) -> str:
    text = _underline(sentence)
    if sentence.support == 0.0:
        return f'<span class="doubt" title="{_NOT_SUPPORTED}">{text}</span>'
    links = (_marker(page, cited[marker]) for marker in sentence.citations if marker in cited)
    return text + "".join(f"&nbsp;{link}" for link in links)


def _marker(page: Page, citation: Citation) -> str:
    place = place_of(citation)
    hint = f"“{_shorten(citation.quote, 280)}”\n{describe(place.path, place.page)}"
    return page.link(place, f"[{citation.marker}]", hint=hint)


def _underline(sentence: AnswerSentence) -> str:
    """The sentence as HTML, its names and numbers underlined that occur in no passage."""
    html, written = "", 0
    for start, end in sentence.unknown:
        html += f"{_lines(sentence.text[written:start])}<u>{_lines(sentence.text[start:end])}</u>"
        written = end
    return html + _lines(sentence.text[written:])


def _write_sources(page: Page, citations: tuple[Citation, ...]) -> None:
    if not citations:
        return
    page.write('<p class="caption">Sources</p>')
    for citation in sorted(citations, key=lambda each: each.marker):
        place = place_of(citation)
        source = page.link(place, f"[{citation.marker}] {describe(place.path, place.page)}")
        page.write(f'<p class="small">{source} &nbsp;{escape(_shorten(citation.quote))}</p>')


def _write_refusal(page: Page, answer: Answer) -> None:
    page.write("<p><b>Not in your notes</b></p>")
    page.write(f'<p class="small">{_lines(answer.text)}</p>')
    _write_quotes(page, answer.quotes, "What comes nearest")
    if answer.nearest:
        page.write('<p class="caption">The nearest passages</p>')
    for passage in answer.nearest:
        _write_excerpt(page, place_of(passage), _shorten(passage.text, 280))


def _write_plan(page: Page, answer: Answer, *, plan_open: bool) -> None:
    plan = answer.plan
    left_out = len(plan.left_out) + plan.history_left_out
    read = f"{len(plan.included)} passages read{_say_how(plan)}"
    parts = [part for part in (answer.model, answer.strategy, _took(answer), read) if part]
    parts.append(f"{left_out} left out" if left_out else "nothing left out")
    hint = escape(
        "\n".join(_explain(part) for part in plan.left_out) or "Everything that was found was read.", quote=True
    )
    page.write(
        f'<p class="small" style="margin-top: 16px;">{escape(" · ".join(parts))} &nbsp;'
        f'<a href="{PLAN_LINK}" title="{hint}">{"Hide details" if plan_open else "Details"}</a></p>'
    )
    if plan_open:
        _write_plan_details(page, plan)


def _say_how(plan: ContextPlan) -> str:
    """How an answer was written that took more than one call of the model."""
    if len(plan.calls) < 2:
        return ""
    way = next(way for task, way in _WAYS.items() if any(call.task == task for call in plan.calls))
    return f" in {len(plan.calls)} calls ({way})"


def _write_plan_details(page: Page, plan: ContextPlan) -> None:
    used = plan.system + plan.history + plan.passages
    if plan.n_ctx:
        page.write(
            f'<p class="small">{used} tokens read and {plan.reserve} kept free for the answer, of {plan.n_ctx} that '
            f"the model sees at once{', in the fullest of its calls' if len(plan.calls) > 1 else ''}.</p>"
        )
    if len(plan.calls) > 1:
        for number, call in enumerate(plan.calls, start=1):
            drafts = f" and {call.drafts} of what it wrote before" if call.drafts else ""
            page.write(
                f'<p class="small">Call {number}, {_TASKS[call.task]}: {call.system + call.history} tokens of '
                f"instructions and question, {call.passages} of passages{drafts}, {call.reserve} kept free</p>"
            )
    for title, passages in (("Read", plan.included), ("Left out", plan.left_out)):
        for passage in passages:
            place = Place(passage.path, passage.page, passage.start, passage.end)
            tokens = f", {passage.tokens} tokens" if passage.tokens else ""
            tokens += f", in call {passage.call}" if passage.call and len(plan.calls) > 1 else ""
            reason = f": {escape(passage.reason)}" if passage.reason else ""
            link = page.link(place, describe(place.path, place.page))
            page.write(f'<p class="small">{title}: {link}{tokens}{reason}</p>')
    if plan.history_shortened:
        page.write('<p class="small">Shortened: the answer to an earlier question, to its first sentences</p>')
    if plan.history_left_out:
        page.write(f'<p class="small">Left out: {plan.history_left_out} earlier questions</p>')


def _explain(passage: PlannedPassage) -> str:
    return f"{describe(passage.path, passage.page)}: {passage.reason or 'left out'}"


def _took(answer: Answer) -> str:
    seconds = sum(answer.timings.values())
    return f"{seconds:.1f} s" if seconds else ""


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _shorten(text: str, limit: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
