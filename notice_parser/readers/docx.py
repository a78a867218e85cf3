"""Word documents (ECMA-376 WordprocessingML): the text as a reader sees it.

Own walk over the XML: the usual libraries drop automatic numbers, tracked insertions and text boxes. The
characters taken are compared with those that the package holds.
"""

import re
import zipfile

from notice_parser.model import InputError
from notice_parser.readers import losses
from notice_parser.readers.docx_body import Body, Line
from notice_parser.readers.docx_numbering import Numbering
from notice_parser.readers.text import Read
from notice_parser.readers.xml_events import walk
from notice_parser.readers.zips import open_zip, read_member

# Other programs than Word number the name.
_DOCUMENT = re.compile(r"word/document[0-9]{0,3}\.xml")
_DOCUMENT_BYTES = b"word/document"
_MAX_XML = 32 * 1024 * 1024
# Parts with text that is not read: what stands on every page, what a drawing shows.
_ASIDE = re.compile(r"word/(?:header|footer|diagrams/data|charts/chart)[0-9]{0,4}\.xml")
_MAX_ASIDE = 200
_TEXT = re.compile(r"<(?:[a-zA-Z0-9]{1,20}:)?t(?:\s[^<>]{0,200})?>([^<]*+)<")
# What is written twice, or was moved away, or is a gloss.
_NOT_READ = (("<mc:fallback", "</mc:fallback>"), ("<w:movefrom ", "</w:movefrom>"), ("<w:rt>", "</w:rt>"))


def is_docx(data: bytes) -> bool:
    """A ZIP container with a Word document in it."""
    if not data.startswith(b"PK\x03\x04") or _DOCUMENT_BYTES not in data:
        return False
    try:
        return _document_name(open_zip(data)) is not None
    except InputError:
        # The directory is damaged or a bomb: reading tells which.
        return True


def read_docx(data: bytes, encoding: str | None = None) -> Read:
    """The text of a Word document, one line a paragraph, rows of tables with tabs, notes at the end.

    Raises ``InputError``: ``bad_zip``, ``bomb``, ``encrypted``, ``xml_forbidden``, ``depth``, ``too_large``,
    ``unreadable``, ``empty``.
    """
    archive = open_zip(data)
    document = _member(archive, _document_name(archive) or "")
    if document is None:
        raise InputError("unreadable", "Word 文件里没有正文，请用办公软件打开并另存再试")
    numbering = Numbering(_member(archive, "word/numbering.xml"), _member(archive, "word/styles.xml"))
    body = Body(numbering)
    walk(document, body.start, body.end, body.text)
    lines = [*body.lines, *_notes(archive, numbering, body.notes)]
    text = "\n".join(line.text for line in lines)
    if not text.strip():
        raise InputError("empty", "Word 文件里没有文字")
    there = _written(document)
    lost = losses.told(there - body.taken - body.hidden, there) + losses.told(_aside(archive), there)
    return Read(text, elements=_elements(lines), lost=lost)


def _document_name(archive: zipfile.ZipFile) -> str | None:
    return next((name for name in archive.namelist() if _DOCUMENT.fullmatch(name)), None)


def _member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A member by its name, the last of several, as Word takes it; ``None`` where there is none."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return None
    if member.file_size > _MAX_XML:
        raise InputError("too_large", "Word 文件太大，不像一篇通报；请把正文另存为纯文本（.txt）再试")
    return read_member(archive, member)


def _notes(archive: zipfile.ZipFile, numbering: Numbering, notes: dict[str, set[str]]) -> list[Line]:
    """The notes that the text refers to."""
    lines: list[Line] = []
    for tag, references in notes.items():
        part = _member(archive, f"word/{tag}s.xml") if references else None
        if part is not None:
            body = Body(numbering, references)
            walk(part, body.start, body.end, body.text)
            lines.extend(body.lines)
    return lines


def _elements(lines: list[Line]) -> tuple[tuple[int, str], ...]:
    """From which offset on the text is that of which element."""
    places: list[tuple[int, str]] = []
    offset = 0
    for line in lines:
        if not places or places[-1][1] != line.path:
            places.append((offset, line.path))
        offset += len(line.text) + 1
    return tuple(places)


def _written(part: bytes) -> int:
    """How many Chinese characters of a part stand in elements of text: a second way, without the parser."""
    markup = part.decode("utf-8", "ignore")
    for opening, closing in _NOT_READ:
        markup = losses.without(markup, opening, closing)
    return losses.chinese("".join(_TEXT.findall(markup)))


def _aside(archive: zipfile.ZipFile) -> int:
    """The Chinese characters of headers, footers, diagrams and charts; what is there twice counts once."""
    names = [name for name in archive.namelist() if _ASIDE.fullmatch(name)][:_MAX_ASIDE]
    parts = (_member(archive, name) or b"" for name in names)
    texts = {"".join(_TEXT.findall(part.decode("utf-8", "ignore"))) for part in parts}
    return sum(map(losses.chinese, texts))
