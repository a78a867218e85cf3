"""The typed errors. Everything the library raises on purpose is one of these."""

from typing import Literal

# Why an input gives no record. The library raises all but ``killed_the_run`` and ``internal_error``: only a
# run over many files can tell that a file ended it, and that the fault is the program's own.
Reason = Literal[
    # There is no file to be read.
    "not_found",
    "is_directory",
    "is_archive",
    "unreadable",
    "changed_while_read",
    # There is none that this library, or this machine, can read.
    "empty",
    "not_text",
    "encoding_unknown",
    "no_text_layer",
    "encrypted",
    "unsupported",
    "missing_extra",
    # What it holds is broken, or made to do harm.
    "bad_zip",
    "bomb",
    "too_large",
    "depth",
    "xml_forbidden",
    # What became of reading it.
    "timeout",
    "memory",
    "crash",
    "killed_the_run",
    "internal_error",
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


class DatabaseError(NoticeParserError):
    """A database that cannot be used. The message is one Chinese line without any password.

    ``reason`` is ``bad_url``, ``missing_extra``, ``foreign_table`` (a table of that name is not ours) or
    ``refused`` (not reached, no right, disk full: what the database says stands in the message).
    """

    def __init__(
        self, reason: Literal["bad_url", "missing_extra", "foreign_table", "refused"], message: str
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


class RuleFileError(NoticeParserError):
    """A rule file that is broken: names the file, the rule and the key."""


class LedgerError(NoticeParserError):
    """A ledger, a template or a choice of columns that cannot be used; one Chinese line says what to do."""
