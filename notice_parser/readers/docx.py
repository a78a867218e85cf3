"""Word documents (ECMA-376 WordprocessingML): the text as a reader sees it.

Own walk over the XML: the usual libraries drop automatic numbers, tracked insertions and text boxes.
"""

import re
import zipfile
from dataclasses import dataclass, field

from notice_parser.model import InputError
from notice_parser.readers.docx_numbering import Numbering, whole
from notice_parser.readers.text import Read
from notice_parser.readers.xml_events import walk
from notice_parser.readers.zips import open_zip, read_member

_DOCUMENT = "word/document.xml"
_MAX_XML = 32 * 1024 * 1024
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
_OFF = ("0", "false", "off")
_MAX_SPAN = 40
_ENDS_OPEN = re.compile(r"[.0-9A-Za-z]\Z")
_BEGINS_OPEN = re.compile("[0-9A-Za-z]")


def is_docx(data: bytes) -> bool:
    """A ZIP container with a Word document in it."""
    if not data.startswith(b"PK\x03\x04") or _DOCUMENT.encode() not in data:
        return False
    try:
        return _DOCUMENT in open_zip(data).namelist()
    except InputError:
        # The directory is damaged or a bomb: reading tells which.
        return True


def read_docx(data: bytes, encoding: str | None = None) -> Read:
    """The text of a Word document, one line a paragraph, rows of tables with tabs, footnotes at the end.

    Raises ``InputError``: ``bad_zip``, ``bomb``, ``encrypted``, ``xml_forbidden``, ``depth``, ``too_large``,
    ``unreadable``, ``empty``.
    """
    archive = open_zip(data)
    document = _member(archive, _DOCUMENT)
    if document is None:
        raise InputError("unreadable", "Word 文件里没有正文，请用办公软件打开并另存再试")
    numbering = Numbering(_member(archive, "word/numbering.xml"), _member(archive, "word/styles.xml"))
    body = _Body(numbering)
    walk(document, body.start, body.end, body.text)
    lines = body.lines
    if body.notes and (footnotes := _member(archive, "word/footnotes.xml")) is not None:
        notes = _Body(numbering, body.notes)
        walk(footnotes, notes.start, notes.end, notes.text)
        lines.extend(notes.lines)
    text = "\n".join(lines)
    if not text.strip():
        raise InputError("empty", "Word 文件里没有文字")
    return Read(text)


def _member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A member by its name, the last of several, as Word takes it; ``None`` where there is none."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return None
    if member.file_size > _MAX_XML:
        raise InputError("too_large", "Word 文件太大，不像一篇通报；请把正文另存为纯文本（.txt）再试")
    return read_member(archive, member)


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    number: str | None = None
    level: int | None = None
    style: str | None = None
    joins_next: bool = False


@dataclass(slots=True)
class _Table:
    """The table that is being read: the cells of its row, each with its lines, and the lines of its rows."""

    lines: list[str] = field(default_factory=list)
    row: list[list[str]] = field(default_factory=list)


class _Body:
    """Takes the events of a part of the document. ``only`` are the notes to be read of a part of notes."""

    def __init__(self, numbering: Numbering, only: set[str] | None = None) -> None:
        self.numbering = numbering
        self.only = only
        self.lines: list[str] = []
        self.notes: set[str] = set()
        self.tags: list[str] = []
        self.skipped = 0
        self.paragraphs: list[_Paragraph] = []
        self.tables: list[_Table] = []
        self.sinks: list[list[str]] = [self.lines]
        self.hidden = False
        self.carried: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parents = self.tags[-3:]
        self.tags.append(tag)
        if tag == "del" and parents[-2:] == ["pPr", "rPr"] and self.paragraphs:
            # The mark of the paragraph was deleted: what follows belongs to it.
            self.paragraphs[-1].joins_next = True
        if self.skipped or tag in _SKIPPED or (tag == "footnote" and self._unwanted(attributes)):
            self.skipped += 1
            return
        if tag == "p":
            self.paragraphs.append(_Paragraph())
        elif tag == "r":
            self.hidden = False
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
        elif parents[-2:] == ["r", "rPr"] and tag == "vanish":
            self.hidden = value not in _OFF
        elif parents[-1:] == ["r"] and not self.hidden:
            if tag in ("br", "cr"):
                paragraph.pieces.append("\n")
            elif tag in ("tab", "ptab"):
                paragraph.pieces.append("\t")
            elif tag == "noBreakHyphen":
                paragraph.pieces.append("-")
            elif tag == "footnoteReference":
                self.notes.add(attributes.get("id", ""))

    def text(self, text: str) -> None:
        if self.tags[-1:] == ["t"] and not self.skipped and not self.hidden and self.paragraphs:
            self.paragraphs[-1].pieces.append(text)

    def end(self, tag: str) -> None:
        self.tags.pop()
        if self.skipped:
            self.skipped -= 1
            return
        if tag == "p" and self.paragraphs:
            self._end_paragraph(self.paragraphs.pop())
        elif tag == "r":
            self.hidden = False
        elif tag == "txbxContent" or (tag == "tc" and self.tables):
            if len(self.sinks) > 1:
                self.sinks.pop()
        elif tag == "tr" and self.tables:
            self._end_row(self.tables[-1])
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
            self.sinks[-1].extend(line for line in f"{marker}{gap}{text}".split("\n") if line.strip())
        self.sinks[-1].extend(paragraph.boxes)

    @staticmethod
    def _end_row(table: _Table) -> None:
        """A row with one cell that holds anything is a frame around its paragraphs."""
        filled = [cell for cell in table.row if cell]
        if len(filled) == 1:
            table.lines.extend(filled[0])
        elif filled:
            table.lines.append("\t".join(" ".join(cell) for cell in table.row))
        table.row = []
