"""The errors a person may meet: each carries one sentence for the person, one detail for the log, and its kind.

    EngineError                     anything the person can act on; everything else that is raised is a bug
    ├── BadInput                    what was asked for makes no sense as written
    │   ├── PathMissing             the file or folder does not exist
    │   ├── PathUnreadable          the file or folder may not be read by this user
    │   └── QuestionTooLong         the question alone overflows the model's context window
    ├── SettingsInvalid             settings.toml cannot be understood
    ├── HomeUnusable                Carrel's own folder cannot be created or written
    ├── ProcessorUnfit              this computer's processor lacks what the search index is compiled for
    ├── LibraryBusy                 another Carrel is writing to the same library
    ├── LibraryTooNew               the library was made by a newer Carrel
    ├── LibraryDamaged              the library's own files cannot be read
    ├── IndexNotTidied              the search index works, but could not be made compact
    ├── StorageFull                 the disk has no room left
    ├── ReaderUnavailable       no process that reads files can be started
    ├── ModelMissing                no model of the wanted role is installed
    ├── ModelUnusable               a model file is damaged or of an unknown kind
    ├── DownloadFailed              a model cannot be fetched, or may not be
    ├── BundleDamaged               what was carried here is not what was put together
    └── DocumentUnreadable          one file could not be read; the rest goes on
        ├── DocumentEncrypted       it needs a password
        ├── DocumentCorrupt         its parser could not make sense of it
        ├── DocumentEmpty           it holds no text
        ├── DocumentTooLarge        it is over the size limit of the settings
        ├── DocumentNotUnpacked     what it holds is more, or deeper inside, than may be unpacked
        ├── DocumentUnsupported     no parser for this kind of file
        ├── ReaderTimedOut          its parser did not end within the time limit
        ├── ReaderOutOfMemory       its parser wanted more than the memory limit
        └── ReaderCrashed           its parser ended the reader process

``Cancelled`` stands apart: the person's own wish is not a failure.
"""

from __future__ import annotations

from typing import ClassVar


class EngineError(Exception):
    """A failure with a sentence for the person (``message``) and technical words for the log (``detail``)."""

    kind: ClassVar[str] = "engine"

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class BadInput(EngineError):
    """What was asked for makes no sense as written."""

    kind = "bad_input"


class PathMissing(BadInput):
    """The file or folder does not exist."""

    kind = "missing"


class PathUnreadable(BadInput):
    """The file or folder may not be read by this user."""

    kind = "no_permission"


class QuestionTooLong(BadInput):
    """The question alone overflows the model's context window."""

    kind = "question_too_long"


class SettingsInvalid(EngineError):
    """settings.toml cannot be understood."""

    kind = "settings"


class HomeUnusable(EngineError):
    """Carrel's own folder cannot be created or written."""

    kind = "home"


class ProcessorUnfit(EngineError):
    """This computer's processor lacks what the search index is compiled for."""

    kind = "processor"


class LibraryBusy(EngineError):
    """Another Carrel is writing to the same library."""

    kind = "busy"


class LibraryTooNew(EngineError):
    """The library was made by a newer Carrel."""

    kind = "too_new"


class LibraryDamaged(EngineError):
    """The library's own files cannot be read."""

    kind = "damaged"


class IndexNotTidied(EngineError):
    """The search index works, but could not be made compact; nothing is lost."""

    kind = "optimize"


class StorageFull(EngineError):
    """The disk has no room left."""

    kind = "disk_full"


class ReaderUnavailable(EngineError):
    """No process that reads files can be started; no file is to blame."""

    kind = "reader"


class ModelMissing(EngineError):
    """No model of the wanted role is installed."""

    kind = "model_missing"


class ModelUnusable(EngineError):
    """A model file is damaged or of an unknown kind."""

    kind = "model_unusable"


class DownloadFailed(EngineError):
    """A model cannot be fetched, or may not be."""

    kind = "download"


class BundleDamaged(EngineError):
    """What was carried here from another computer is not what was put together there."""

    kind = "bundle"


class DocumentUnreadable(EngineError):
    """One file could not be read; the rest goes on."""

    kind = "unreadable"


class DocumentEncrypted(DocumentUnreadable):
    """The file needs a password."""

    kind = "encrypted"


class DocumentCorrupt(DocumentUnreadable):
    """The file's parser could not make sense of it."""

    kind = "corrupt"


class DocumentEmpty(DocumentUnreadable):
    """The file holds no text."""

    kind = "empty"


class DocumentTooLarge(DocumentUnreadable):
    """The file is over the size limit of the settings."""

    kind = "too_large"


class DocumentNotUnpacked(DocumentUnreadable):
    """What the file holds is more, or lies deeper inside, than may be unpacked."""

    kind = "not_unpacked"


class DocumentUnsupported(DocumentUnreadable):
    """No parser for this kind of file."""

    kind = "unsupported"


class ReaderTimedOut(DocumentUnreadable):
    """The file's parser did not end within the time limit."""

    kind = "timeout"


class ReaderOutOfMemory(DocumentUnreadable):
    """The file's parser wanted more than the memory limit."""

    kind = "memory"


class ReaderCrashed(DocumentUnreadable):
    """The file's parser ended the reader process."""

    kind = "crash"


class Cancelled(Exception):
    """The person stopped the job; whatever was finished before stays."""
