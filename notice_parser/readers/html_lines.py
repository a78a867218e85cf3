"""The tokens of a page → lines as a reader sees them: one for a paragraph, one for a row of a table."""

import re
from dataclasses import dataclass, field

from notice_parser.readers.html_page import Element, Token
from notice_parser.readers.numerals import number_text

_BLANKS = re.compile(r"[ \t\n\r\f]{1,10000}+")
# Word and editors leave such lines beside their list markers.
_MARKED = re.compile(r"[\(（]?[0-9一二三四五六七八九十①-⑳]{1,3}[\)）.．、]|[①-⑳]")
_LIST_STYLES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "none": "none",
}
_STYLE = re.compile(r"list-style(?:-type)?: ?([a-z-]{2,40})")
_MAX_SPAN = 40
_MAX_INLINE = 8
_MAX_ROWS = 10_000


@dataclass(slots=True)
class Rendered:
    """Lines, and of each the element in which it begins: a paragraph, or a row of a table."""

    lines: list[str] = field(default_factory=list)
    elements: list[Element | None] = field(default_factory=list)


def render(tokens: list[Token], *, hidden: bool = False) -> Rendered:
    """The lines of a range of tokens. ``hidden`` takes what a browser does not show as well."""
    writer = _Writer(hidden)
    for token in tokens:
        if token is None:
            writer.end()
        elif isinstance(token, str):
            writer.text(token)
        else:
            writer.start(token)
    return writer.close()


@dataclass(slots=True)
class _Row:
    """A row of a data table that is being read.

    ``spans`` tells by column into how many rows a cell of an earlier row still reaches, ``opened`` the same
    of the cells of this row.
    """

    cells: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)
    opened: dict[int, int] = field(default_factory=dict)


class _Writer:
    def __init__(self, hidden: bool) -> None:
        self.hidden = hidden
        self.found = Rendered()
        self.origin: Element | None = None
        self.pieces: list[str] = []
        self.stack: list[Element] = []
        self.unshown = 0
        self.preformatted = 0
        self.row: _Row | None = None
        self.lists: list[list[object]] = []
        self.marker = ""

    def start(self, element: Element) -> None:
        self.stack.append(element)
        self.unshown += element.hidden
        if element.tag == "br" or element.is_block:
            self._break()
        if element.tag == "pre":
            self.preformatted += 1
        if element.table is not None and element.table.is_data(element.characters) and self.row is None:
            self.row = _Row()
        elif element.tag in ("ol", "ul"):
            self._begin_list(element)
        elif element.tag == "li":
            self._begin_item(element)

    def end(self) -> None:
        if not self.stack:
            return
        element = self.stack.pop()
        if element.is_block:
            self._break()
        self.unshown -= element.hidden
        if element.tag == "pre":
            self.preformatted -= 1
        elif element.tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif element.tag == "li":
            self.marker = ""
        elif self.row is not None:
            self._end_in_table(element, self.row)

    def text(self, text: str) -> None:
        if self.unshown and not self.hidden:
            return
        if self.preformatted:
            *lines, text = text.split("\n")
            for line in lines:
                self.pieces.append(line)
                self._break()
        if not self.pieces:
            self.origin = self._nearest_block()
        self.pieces.append(text)

    def close(self) -> Rendered:
        self._break()
        if self.row is not None:
            self._end_row(self.row, self.origin)
        return self.found

    def _nearest_block(self) -> Element | None:
        element = self.stack[-1] if self.stack else None
        for _ in range(_MAX_INLINE):
            if element is None or element.is_block or element.parent is None:
                break
            element = element.parent
        return element

    def _line(self, line: str, element: Element | None) -> None:
        self.found.lines.append(line)
        self.found.elements.append(element)

    # ---- lines --------------------------------------------------------------------------

    def _break(self) -> None:
        """End the line that is being written, if there is one."""
        if not self.pieces:
            return
        line = _BLANKS.sub(_blank, "".join(self.pieces)).strip()
        self.pieces.clear()
        if not line:
            return
        if self.marker:
            line = line if _MARKED.match(line) else self.marker + line
            self.marker = ""
        if self.row is not None:
            self.row.pieces.append(line)
        else:
            self._line(line, self.origin)

    # ---- tables -------------------------------------------------------------------------

    def _end_in_table(self, element: Element, row: _Row) -> None:
        if element.tag in ("td", "th"):
            self._end_cell(element, row)
        elif element.tag == "tr":
            self._end_row(row, element)
        elif element.tag == "caption":
            for line in row.pieces:
                self._line(line, element)
            row.pieces.clear()
        elif element.table is not None:
            self._end_row(row, element)
            self.row = None

    @staticmethod
    def _end_cell(element: Element, row: _Row) -> None:
        """The paragraphs of a cell become one; a cell over several columns or rows leaves blank ones."""
        while row.spans.get(len(row.cells)):
            row.cells.append("")
        width = _number(element.attributes.get("colspan"), 1, _MAX_SPAN)
        height = _number(element.attributes.get("rowspan"), 1, _MAX_ROWS)
        for column in range(len(row.cells), len(row.cells) + width):
            row.opened[column] = height - 1
        row.cells.extend([" ".join(row.pieces), *[""] * (width - 1)])
        row.pieces.clear()

    def _end_row(self, row: _Row, element: Element | None) -> None:
        cells = [*row.cells, *([" ".join(row.pieces)] if row.pieces else [])]
        if any(cells):
            self._line("\t".join(cells), element)
        left = {column: rows - 1 for column, rows in row.spans.items()} | row.opened
        row.spans = {column: rows for column, rows in left.items() if rows > 0}
        row.opened = {}
        row.cells, row.pieces = [], []

    # ---- lists --------------------------------------------------------------------------

    def _begin_list(self, element: Element) -> None:
        style = _style(element) or ("decimal" if element.tag == "ol" else "none")
        self.lists.append([style, _number(element.attributes.get("start"), 1, 100_000)])

    def _begin_item(self, element: Element) -> None:
        self.marker = ""
        if not self.lists:
            return
        style, count = self.lists[-1]
        number = _number(element.attributes.get("value"), int(str(count)), 100_000)
        self.lists[-1][1] = number + 1
        style = _style(element) or style
        if style != "none":
            text = number_text(number, str(style))
            self.marker = f"{text}、" if style == "chineseCounting" else f"{text}."


def _style(element: Element) -> str | None:
    match = _STYLE.search(element.attributes.get("style", "").lower())
    if match is not None and match[1] in _LIST_STYLES:
        return _LIST_STYLES[match[1]]
    return _LIST_STYLES.get(element.attributes.get("type", ""))


def _number(value: str | None, default: int, limit: int) -> int:
    if value is None or not re.fullmatch("[0-9]{1,6}", value):
        return default
    return max(1, min(int(value), limit))


def _blank(match: re.Match[str]) -> str:
    """A line of the markup that ends beside a Chinese character parts nothing; else it is a blank."""
    text, (start, end) = match.string, match.span()
    if "\n" not in match[0] and "\r" not in match[0]:
        return " "
    return " " if text[start - 1 : start].isascii() and text[end : end + 1].isascii() else ""
