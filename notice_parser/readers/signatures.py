"""How the bytes of a file format begin."""

import codecs
import re

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xfd7zXZ\x00",
    b"\x7fELF",
    b"MZ\x90\x00",
    b"SQLite format 3\x00",
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}+(?:<\?xml[^>]{0,200}+>\s{0,50}+)?(?:<!--[^>]{0,500}+>\s{0,50}+)?"
    rb"<(?:!doctype\s{1,10}+html|html|head|body|meta|div|table|p)\b",
    re.IGNORECASE,
)


def is_pdf(data: bytes) -> bool:
    """``%PDF-`` may stand behind up to 1,024 other bytes (ISO 32000-1, implementation note 13)."""
    return b"%PDF-" in data[:1024]


def is_office_zip(data: bytes) -> bool:
    """A ZIP container: DOCX, XLSX, WPS, OFD, ODT, or a plain archive."""
    return data.startswith(_ZIP)


def is_ole(data: bytes) -> bool:
    """A compound file of old office software: .doc, .wps, .xls."""
    return data.startswith(_OLE)


def is_old_sheet_or_slides(data: bytes) -> bool:
    """An .xls or .ppt."""
    names = ("Workbook", "Book", "PowerPoint Document")
    return (
        is_ole(data) and not holds_stream(data, "WordDocument") and any(holds_stream(data, n) for n in names)
    )


def holds_stream(data: bytes, name: str) -> bool:
    """Whether a compound file holds a stream of this name, which is in UTF-16 (MS-CFB 2.6.1).

    >>> holds_stream("WordDocument".encode("utf-16-le") + bytes(2), "WordDocument")
    True
    """
    return f"{name}\0".encode("utf-16-le") in data


def is_rtf(data: bytes) -> bool:
    return data.startswith(b"{\\rtf")


def is_html(data: bytes) -> bool:
    """A web page or a piece of one: begins with a tag of HTML."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data[:1024].decode("utf-16", "ignore").encode("utf-8", "replace")
    return _HTML.match(data) is not None


def other_format(data: bytes) -> bool:
    """An image, an archive, a program, a database."""
    return data.startswith(_OTHERS)
