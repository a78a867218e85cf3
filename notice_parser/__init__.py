"""整改通报解析:把巡察、巡视整改进展情况通报变成结构化、可核对的记录。

``parse`` takes a text, ``parse_bytes`` the bytes of a file, ``parse_file`` a path; each gives a ``Notice``.
Importing the package does no work: every name is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from notice_parser._version import __version__

if TYPE_CHECKING:
    from notice_parser.front import parse, parse_bytes, parse_each, parse_file, parse_json
    from notice_parser.model import InputError, Notice, NoticeParserError, Options

__all__ = [
    "InputError",
    "Notice",
    "NoticeParserError",
    "Options",
    "__version__",
    "parse",
    "parse_bytes",
    "parse_each",
    "parse_file",
    "parse_json",
]

_HOMES = {
    "InputError": "notice_parser.model",
    "Notice": "notice_parser.model",
    "NoticeParserError": "notice_parser.model",
    "Options": "notice_parser.model",
    "parse": "notice_parser.front",
    "parse_bytes": "notice_parser.front",
    "parse_each": "notice_parser.front",
    "parse_file": "notice_parser.front",
    "parse_json": "notice_parser.front",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
