"""The typed errors. Everything the library raises on purpose is one of these."""

from typing import Literal

Reason = Literal[
    "not_found",
    "is_directory",
    "unreadable",
    "empty",
    "not_text",
    "too_large",
    "encoding_unknown",
    "unsupported",
    "missing_extra",
    "encrypted",
    "bad_zip",
    "bomb",
    "xml_forbidden",
    "depth",
    "no_text_layer",
    "changed_while_read",
    "timeout",
    "crash",
]


class NoticeParserError(Exception):
    """Base of all errors of this library."""


class InputError(NoticeParserError):
    """An input that cannot be read as a text.

    ``reason`` is one word of a closed list; the message is one Chinese line that says
    what is wrong and what to do.
    """

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason: Reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type["InputError"], tuple[Reason, str]]:
        return (InputError, (self.reason, self.message))


class RuleFileError(NoticeParserError):
    """A rule file that is broken: names the file, the rule and the key."""
