"""Writes a question, its quotes and its answer as the small HTML a QTextBrowser understands; everything is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desktop.conversation import Conversations
from desktop.engine_words import translate_engine
from desktop.place import Place, describe, place_of
from desktop.reading_pane import Page
from desktop.theme import Theme
from desktop.translation import mark, translate, translate_count
from engine.api import Answer, AnswerSentence, Citation, ContextPlan, PlannedCall, PlannedPassage, Quote, rounded

PLAN_LINK = "plan:toggle"
_MARKER = re.compile(r"\s*\[\d+\]")
_CALLS = {
    "answer": mark("Call {number}, the answer: {read}"),
    "refine": mark("Call {number}, the answer again: {read}"),
    "note": mark("Call {number}, notes: {read}"),
    "join": mark("Call {number}, the notes together: {read}"),
    "choose": mark("Call {number}, how well a sentence answers: {read}"),
}
_WAYS = {
    "refine": mark("in {count} calls (each given the answer so far)"),
    "note": mark("in {count} calls (notes, then joined)"),
    "choose": mark("in {count} calls (one for each sentence)"),
}


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
        doing = live.doing or translate("Looking through your documents")
        _write_small(page, live.ending or f"{doing} …")
        return page
    _write_asked_as(page, live.asked_as)
    _write_quotes(page, live.quotes, translate("From your documents"))
    _write_caption(page, translate("Answer"))
    if live.text:
        page.write(f"<p>{_lines(live.text)}</p>")
    if live.ending:
        _write_small(page, live.ending)
    if not live.text and not live.ending:
        doing = live.doing or translate("Writing")
        _write_small(page, f"{doing} …")
    return page


def write_answer(answer: Answer, theme: Theme, conversations: Conversations, *, plan_open: bool = False) -> Page:
    """An answer with everything needed to check it, what it follows, and what else follows the same."""
    page = Page(theme)
    _write_kin(page, translate("Follows"), [conversations.followed_by(answer)])
    page.write(f"<h1>{escape(answer.question)}</h1>")
    _write_kin(page, translate("Beside it"), conversations.branches_beside(answer))
    _write_asked_as(page, answer.asked_as)
    if answer.refused:
        _write_refusal(page, answer)
        return page
    _write_quotes(page, answer.quotes, translate("From your documents"))
    if not answer.model:
        _write_small(page, translate("No language model is installed, so the quotes are the answer."))
        _write_plan(page, answer, plan_open=plan_open)
        return page
    _write_caption(page, translate("Answer"))
    _write_sentences(page, answer)
    if answer.notice:
        _write_small(page, translate_engine(answer.notice))
    if answer.stopped:
        _write_small(page, translate("You stopped this answer before it was complete."))
    _write_sources(page, answer.citations)
    _write_plan(page, answer, plan_open=plan_open)
    return page


def _write_kin(page: Page, words: str, answers: Sequence[Answer | None]) -> None:
    """Links to the answers before and beside this one, if any."""
    links = [f'<a href="answer:{each.id}">{escape(_shorten(each.question))}</a>' for each in answers if each]
    if links:
        page.write(f'<p class="small">{escape(words)}: {" &nbsp;·&nbsp; ".join(links)}</p>')


def _write_asked_as(page: Page, asked_as: str) -> None:
    if asked_as:
        hint = escape(translate("With what it leans on of the question before."), quote=True)
        said = escape(translate("Asked as: {words}", words=asked_as))
        page.write(f'<p class="small" title="{hint}">{said}</p>')


def _write_caption(page: Page, words: str) -> None:
    page.write(f'<p class="caption">{escape(words)}</p>')


def _write_small(page: Page, sentence: str) -> None:
    page.write(f'<p class="small">{escape(sentence)}</p>')


def _write_quotes(page: Page, quotes: tuple[Quote, ...], caption: str) -> None:
    if not quotes:
        return
    _write_caption(page, caption)
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
        shaded = escape(translate("Shaded"))
        meaning = escape(translate("Nothing in your documents supports it."))
        legend.append(f'<span class="doubt">&nbsp;{shaded}&nbsp;</span> {meaning}')
    if any(sentence.unknown for sentence in answer.sentences):
        underlined = escape(translate("Underlined"))
        meaning = escape(translate("This name or number is in none of the passages found."))
        legend.append(f"<u>{underlined}</u> {meaning}")
    if legend:
        page.write(f'<p class="small">{" &nbsp; ".join(legend)}</p>')


def _between(text: str) -> str:
    """What stands between two sentences, without the markers: they become links at the end of their sentence."""
    return _lines(_MARKER.sub("", text))


def _sentence(page: Page, sentence: AnswerSentence, cited: dict[int, Citation]) -> str:
    text = _underline(sentence)
    if sentence.support == 0.0:
        hint = escape(translate("Nothing found in your documents supports this sentence."), quote=True)
        return f'<span class="doubt" title="{hint}">{text}</span>'
    links = (_marker(page, cited[marker]) for marker in sentence.citations if marker in cited)
    return text + "".join(f"&nbsp;{link}" for link in links)


def _marker(page: Page, citation: Citation) -> str:
    place = place_of(citation)
    quote = translate("“{words}”", words=_shorten(citation.quote, 280))
    hint = f"{quote}\n{describe(place.path, place.page)}"
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
    _write_caption(page, translate("Sources"))
    for citation in sorted(citations, key=lambda each: each.marker):
        place = place_of(citation)
        source = page.link(place, f"[{citation.marker}] {describe(place.path, place.page)}")
        page.write(f'<p class="small">{source} &nbsp;{escape(_shorten(citation.quote))}</p>')


def _write_refusal(page: Page, answer: Answer) -> None:
    title = escape(translate("Not in your notes"))
    page.write(f"<p><b>{title}</b></p>")
    page.write(f'<p class="small">{_lines(translate_engine(answer.text))}</p>')
    _write_quotes(page, answer.quotes, translate("What comes nearest"))
    if answer.nearest:
        _write_caption(page, translate("The nearest passages"))
    for passage in answer.nearest:
        _write_excerpt(page, place_of(passage), _shorten(passage.text, 280))


def _write_plan(page: Page, answer: Answer, *, plan_open: bool) -> None:
    plan = answer.plan
    left_out = len(plan.left_out) + plan.history_left_out
    read = translate_count("{n} passage read", "{n} passages read", len(plan.included))
    read = " ".join(filter(None, (read, _say_how(plan))))
    parts = [part for part in (answer.model, answer.strategy, _took(answer), read) if part]
    parts.append(translate("{count} left out", count=left_out) if left_out else translate("nothing left out"))
    reasons = "\n".join(_explain(part) for part in plan.left_out)
    hint = escape(reasons or translate("Everything that was found was read."), quote=True)
    details = translate("Hide details") if plan_open else translate("Details")
    page.write(
        f'<p class="small" style="margin-top: 16px;">{escape(" · ".join(parts))} &nbsp;'
        f'<a href="{PLAN_LINK}" title="{hint}">{escape(details)}</a></p>'
    )
    if plan_open:
        _write_plan_details(page, plan)


def _say_how(plan: ContextPlan) -> str:
    """How an answer was written that took more than one call of the model."""
    if len(plan.calls) < 2:
        return ""
    way = next(way for task, way in _WAYS.items() if any(call.task == task for call in plan.calls))
    return translate(way, count=len(plan.calls))


def _write_plan_details(page: Page, plan: ContextPlan) -> None:
    if plan.n_ctx:
        _write_small(page, _say_used(plan))
    if len(plan.calls) > 1:
        for number, call in enumerate(plan.calls, start=1):
            _write_small(page, translate(_CALLS[call.task], number=number, read=_say_read(call)))
    for title, passages in ((translate("Read", "participle"), plan.included), (translate("Left out"), plan.left_out)):
        for passage in passages:
            place = Place(passage.path, passage.page, passage.start, passage.end)
            link = page.link(place, describe(place.path, place.page))
            said = escape(_say_part(passage, of_several=len(plan.calls) > 1))
            page.write(f'<p class="small">{escape(title)}: {link}{said}</p>')
    if plan.history_shortened:
        _write_small(page, translate("Shortened: the answer to an earlier question, to its first sentences"))
    if plan.history_left_out:
        left_out = translate_count(
            "Left out: {n} earlier question", "Left out: {n} earlier questions", plan.history_left_out
        )
        _write_small(page, left_out)


def _say_used(plan: ContextPlan) -> str:
    counts = {"used": plan.system + plan.history + plan.passages, "free": plan.reserve, "window": plan.n_ctx}
    if len(plan.calls) > 1:
        return translate(
            "{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once, in the "
            "fullest of its calls.",
            **counts,
        )
    return translate(
        "{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once.", **counts
    )


def _say_read(call: PlannedCall) -> str:
    asked = {"asked": call.system + call.history, "passages": call.passages, "free": call.reserve}
    if call.drafts:
        return translate(
            "{asked} tokens of instructions and question, {passages} of passages and {drafts} of what it wrote before, "
            "{free} kept free",
            drafts=call.drafts,
            **asked,
        )
    return translate("{asked} tokens of instructions and question, {passages} of passages, {free} kept free", **asked)


def _say_part(passage: PlannedPassage, *, of_several: bool) -> str:
    """What stands behind the name of a passage that was found."""
    said = ""
    if passage.tokens:
        said += ", " + translate_count("{n} token", "{n} tokens", passage.tokens)
    if passage.call and of_several:
        said += ", " + translate("in call {number}", number=passage.call)
    return f"{said}: {translate_engine(passage.reason)}" if passage.reason else said


def _explain(passage: PlannedPassage) -> str:
    reason = translate_engine(passage.reason) if passage.reason else translate("left out")
    return f"{describe(passage.path, passage.page)}: {reason}"


def _took(answer: Answer) -> str:
    seconds = sum(answer.timings.values())
    return translate("{seconds} s", seconds=rounded(seconds, 1)) if seconds else ""


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _shorten(text: str, limit: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
