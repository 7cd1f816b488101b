"""What was typed and not yet asked, a draft for each conversation: going elsewhere and a restart lose none."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QPlainTextEdit

_MOST = 100  # conversations with a draft: the oldest drafts go


class Drafts:
    """``edit`` holds the draft of one conversation, named by the number of its first answer; 0 names one to begin."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self._texts: dict[int, str] = {}
        self._conversation = 0

    def switch(self, conversation: int) -> None:
        """Keep what is written, and show what was written for another conversation."""
        if conversation == self._conversation:
            return
        self._keep()
        self._conversation = conversation
        self._edit.setPlainText(self._texts.get(conversation, ""))

    def follow(self, conversation: int) -> None:
        """What is written belongs to this conversation: it has just begun."""
        self._texts.pop(self._conversation, None)
        self._conversation = conversation

    def join(self, one: int, conversation: int) -> None:
        """What is written for ``one`` belongs to this conversation, of which it turns out to be a part."""
        if one == conversation:
            return
        self._keep()
        texts = (self._texts.pop(each, "") for each in (conversation, one))
        if text := "\n".join(dict.fromkeys(filter(None, texts))):
            self._texts[conversation] = text
        if self._conversation in (one, conversation):
            self._conversation = conversation
            if self._edit.toPlainText() != text:  # else the cursor stays where it is
                self._edit.setPlainText(text)

    def offer(self, conversation: int, text: str) -> None:
        """Have a text as the draft of a conversation that has none."""
        if conversation != self._conversation:
            self._texts.setdefault(conversation, text)
        elif not self._edit.toPlainText():
            self._edit.setPlainText(text)

    def forget(self, conversations: Collection[int]) -> None:
        """Drop the drafts of conversations that are forgotten."""
        for each in conversations:
            self._texts.pop(each, None)
        if self._conversation in conversations:
            self._edit.clear()

    def read(self) -> dict[int, str]:
        """Every draft there is, by conversation."""
        self._keep()
        return dict(self._texts)

    def restore(self, texts: Mapping[int, str]) -> None:
        """Take up drafts that were kept elsewhere; what is being written stays."""
        self._texts = {**texts, **self.read()}
        if not self._edit.toPlainText():
            self._edit.setPlainText(self._texts.get(self._conversation, ""))

    @property
    def conversation(self) -> int:
        """That whose draft is in the field."""
        return self._conversation

    def _keep(self) -> None:
        self._texts.pop(self._conversation, None)
        if self._edit.toPlainText().strip():
            self._texts[self._conversation] = self._edit.toPlainText()
        while len(self._texts) > _MOST:
            del self._texts[next(iter(self._texts))]
