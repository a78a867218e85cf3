"""The body of a Word document → lines: paragraphs with their markers, rows of tables, text boxes.

Tracked changes are read as accepted; what is hidden is left out and counted.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from notice_parser.readers.docx_numbering import Numbering, whole
from notice_parser.readers.losses import chinese

# What is not to be read: deleted or moved away, an older form, a second form of what was read, a gloss.
_SKIPPED = frozenset(
    (
        "del",
        "moveFrom",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "numberingChange",
        "sectPr",
        "Fallback",
        "rt",
    )
)
_PLACES = frozenset(("p", "tbl", "tr", "tc", "txbxContent", "footnote", "endnote"))
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")
_MAX_SPAN = 40
_MAX_PATH = 120
_ENDS_OPEN = re.compile(r"[.0-9A-Za-z]\Z")
_BEGINS_OPEN = re.compile("[0-9A-Za-z]")


class Line(NamedTuple):
    """A line and the place in the body where it stands: ``tbl[1]/tr[2]``."""

    text: str
    path: str


@dataclass(slots=True)
class _Place:
    """An element that is being read: its place, and how many of each kind it holds so far."""

    path: str = ""
    inner: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Paragraph:
    path: str
    pieces: list[str] = field(default_factory=list)
    boxes: list[Line] = field(default_factory=list)
    number: str | None = None
    level: int | None = None
    style: str | None = None
    joins_next: bool = False


@dataclass(slots=True)
class _Table:
    """The table that is being read: the cells of its row, each with its lines, and the lines of its rows."""

    lines: list[Line] = field(default_factory=list)
    row: list[list[Line]] = field(default_factory=list)


class Body:
    """Takes the events of a part of the document. ``only`` are the notes to be read of a part of notes.

    ``taken`` counts the Chinese characters read, ``hidden`` those that the document hides.
    """

    def __init__(self, numbering: Numbering, only: set[str] | None = None) -> None:
        self.numbering = numbering
        self.only = only
        self.lines: list[Line] = []
        self.notes: dict[str, set[str]] = {"footnote": set(), "endnote": set()}
        self.taken = 0
        self.hidden = 0
        self.tags: list[str] = []
        self.skipped = 0
        self.places = [_Place()]
        self.paragraphs: list[_Paragraph] = []
        self.tables: list[_Table] = []
        self.sinks: list[list[Line]] = [self.lines]
        self.hiding = False
        self.carried: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parents = self.tags[-3:]
        self.tags.append(tag)
        if tag in ("del", "moveFrom") and parents[-2:] == ["pPr", "rPr"] and self.paragraphs:
            # The mark of the paragraph was deleted: what follows belongs to it.
            self.paragraphs[-1].joins_next = True
        if self.skipped or tag in _SKIPPED or (tag in self.notes and self._unwanted(attributes)):
            self.skipped += 1
            return
        if tag in _PLACES:
            self._enter(tag)
        if tag == "p":
            self.paragraphs.append(_Paragraph(self.places[-1].path))
        elif tag == "r":
            self.hiding = False
        elif tag == "tbl":
            self.tables.append(_Table())
        elif tag == "tc" and self.tables:
            self.tables[-1].row.append([])
            self.sinks.append(self.tables[-1].row[-1])
        elif tag == "txbxContent":
            self.sinks.append(self.paragraphs[-1].boxes if self.paragraphs else self.lines)
        elif tag == "gridSpan" and self.tables:
            span = min(max(whole(attributes.get("val")), 1), _MAX_SPAN)
            self.tables[-1].row.extend([] for _ in range(span - 1))
        elif self.paragraphs:
            self._in_paragraph(self.paragraphs[-1], tag, attributes, parents)

    def _enter(self, tag: str) -> None:
        around = self.places[-1]
        around.inner[tag] += 1
        step = f"{tag}[{around.inner[tag]}]"
        path = f"{around.path}/{step}" if around.path else step
        self.places.append(_Place(path if len(path) <= _MAX_PATH else around.path))

    def _unwanted(self, attributes: dict[str, str]) -> bool:
        return self.only is not None and attributes.get("id", "") not in self.only

    def _in_paragraph(
        self, paragraph: _Paragraph, tag: str, attributes: dict[str, str], parents: list[str]
    ) -> None:
        value = attributes.get("val", "")
        if parents[-1:] == ["pPr"] and tag == "pStyle":
            paragraph.style = value
        elif parents[-2:] == ["pPr", "numPr"]:
            if tag == "numId":
                paragraph.number = value
            elif tag == "ilvl":
                paragraph.level = whole(value)
        elif parents[-2:] == ["r", "rPr"]:
            if tag == "vanish":
                self.hiding = value not in _OFF
            elif tag == "rStyle":
                self.hiding = self.hiding or self.numbering.hides(value)
        elif parents[-1:] == ["r"] and not self.hiding:
            self._in_run(paragraph, tag, attributes)

    def _in_run(self, paragraph: _Paragraph, tag: str, attributes: dict[str, str]) -> None:
        if tag in _SIGNS:
            paragraph.pieces.append(_SIGNS[tag])
        elif tag == "sym":
            paragraph.pieces.append(_sign(attributes.get("char", "")))
        elif tag in ("footnoteReference", "endnoteReference"):
            self.notes[tag.removesuffix("Reference")].add(attributes.get("id", ""))

    def text(self, text: str) -> None:
        if self.tags[-1:] != ["t"] or self.skipped:
            return
        if self.hiding:
            self.hidden += chinese(text)
        elif self.paragraphs:
            self.taken += chinese(text)
            self.paragraphs[-1].pieces.append(text)

    def end(self, tag: str) -> None:
        self.tags.pop()
        if self.skipped:
            self.skipped -= 1
            return
        if tag in _PLACES and len(self.places) > 1:
            self.places.pop()
        if tag == "p" and self.paragraphs:
            self._end_paragraph(self.paragraphs.pop())
        elif tag == "r":
            self.hiding = False
        elif tag == "txbxContent" or (tag == "tc" and self.tables):
            if len(self.sinks) > 1:
                self.sinks.pop()
        elif tag == "tr" and self.tables:
            self._end_row(self.tables[-1], f"{self.places[-1].path}/tr[{self.places[-1].inner['tr']}]")
        elif tag == "tbl" and self.tables:
            self.sinks[-1].extend(self.tables.pop().lines)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join([*self.carried, *paragraph.pieces])
        self.carried = [text] if paragraph.joins_next else []
        if paragraph.joins_next:
            return
        # An empty paragraph of a list counts, too.
        marker = self.numbering.marker(paragraph.number, paragraph.level, paragraph.style)
        if text.strip():
            text = text.lstrip() if marker else text
            # A number that begins the text is no part of its marker.
            gap = " " if _ENDS_OPEN.search(marker) and _BEGINS_OPEN.match(text) else ""
            lines = f"{marker}{gap}{text}".split("\n")
            self.sinks[-1].extend(Line(line, paragraph.path) for line in lines if line.strip())
        self.sinks[-1].extend(paragraph.boxes)

    @staticmethod
    def _end_row(table: _Table, path: str) -> None:
        """A row with one cell that holds anything is a frame around its paragraphs."""
        filled = [cell for cell in table.row if cell]
        if len(filled) == 1:
            table.lines.extend(filled[0])
        elif filled:
            cells = (" ".join(line.text for line in cell) for cell in table.row)
            table.lines.append(Line("\t".join(cells), path))
        table.row = []


def _sign(code: str) -> str:
    """The character of a symbol; one of a private font (U+E000-F8FF) is a picture that no text can hold."""
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{2,5}", code) else 0
    return "" if number < 0x20 or 0xD800 <= number <= 0xF8FF else chr(number)
