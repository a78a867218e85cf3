"""Text on a terminal: widths of characters, places as line and column, colours."""

import os
import re
import shutil
import sys
import unicodedata
from bisect import bisect_right
from functools import cached_property

from notice_parser.model import Source

PIPE_WIDTH = 100
_ELLIPSIS = "…"
_LINE_END = re.compile(r"\r\n|\r|\n")
# Signs that may not begin a line.
_NO_LINE_START = "，。；：、！？）》”’】,.;:)"


def width(text: str) -> int:
    """How many columns a text fills; Chinese characters fill two.

    >>> width("整改15个")
    8
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def one_line(text: str) -> str:
    """The text with every run of blanks and line ends as one blank, and controls left out.

    A control sequence in an input must not reach the terminal.
    """
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in ("Cc", "Cs", "Cf"))


def shorten(text: str, columns: int) -> str:
    """The beginning of a text that fits, with … where something is left out."""
    if width(text) <= columns:
        return text
    kept, used = [], 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        kept.append(character)
    return "".join(kept) + _ELLIPSIS


def pad(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns: broken at blanks and between Chinese characters.

    >>> wrap("解析通报,输出 JSON。", 12)
    ['解析通报,输', '出 JSON。']
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """What may not be broken: words with their blank, wide characters with the signs behind."""
    pieces: list[str] = []
    for character in text:
        last = pieces[-1][-1] if pieces else ""
        narrow = width(character) < 2 and last and last != " " and width(last) < 2
        if narrow or (last and character in _NO_LINE_START):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def located(source: Source, offset: int) -> str:
    """Where an offset stands in the file: its page, else its element; empty where the file does not tell.

    >>> located(Source(characters=9, pages=(0, 5)), 7)
    '第2页'
    """
    page, element = source.locate(offset)
    return f"第{page}页" if page is not None else element or ""


def screen_width() -> int:
    """The columns of the terminal, or those of a page where the output goes into a pipe."""
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    return max(60, min(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, 160))


def wants_color(choice: bool | None) -> bool | None:
    """What was asked for, else NO_COLOR (no-color.org), else ``None``: as the output is."""
    if choice is None and os.environ.get("NO_COLOR"):
        return False
    return choice


class Lines:
    """The lines of a source text: code point offset ↔ line and column, both counted from 1."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def shown(self, offset: int) -> str:
        return "{}:{}".format(*self.place(offset))

    def offset(self, line: int, column: int) -> int | None:
        """The offset of a line and column, or ``None`` where there is no such place."""
        if not 1 <= line <= len(self.starts):
            return None
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        offset = start + column - 1
        return offset if start <= offset < max(end, start + 1) else None

    def bounds(self, offset: int) -> tuple[int, int]:
        """The span of the line at an offset, without its line end."""
        line, _ = self.place(offset)
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\r\n"))
