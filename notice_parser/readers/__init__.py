"""Files and bytes → the text of a notice and where it came from.

What a file is, is read from its bytes, never from its name. ``FORMATS`` is the table in which a reader of
another format takes its place; plain text is what is left when nothing else fits.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from notice_parser.model import InputError, NoticeParserError, Source
from notice_parser.readers import archives
from notice_parser.readers.archives import Member
from notice_parser.readers.docx import is_docx, read_docx
from notice_parser.readers.html import read_html
from notice_parser.readers.ofd import is_ofd, read_ofd
from notice_parser.readers.office import is_odt, read_office
from notice_parser.readers.pdf import read_pdf
from notice_parser.readers.signatures import (
    is_html,
    is_office_zip,
    is_old_sheet_or_slides,
    is_ole,
    is_pdf,
    is_rtf,
    other_format,
)
from notice_parser.readers.text import Read, read_text

# 64 MiB hold far more than the longest text that is parsed in full.
MAX_BYTES = 64 * 1024 * 1024

Reader = Callable[[bytes, str | None], Read]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: how its bytes look, its media type, and its reader if there is one."""

    label: str
    media_type: str
    fits: Callable[[bytes], bool]
    read: Reader | None = None
    advice: str = "请用办公软件打开，另存为纯文本（.txt）再试"


FORMATS: tuple[Format, ...] = (
    Format("PDF", "application/pdf", is_pdf, read_pdf),
    Format("ODT", "application/vnd.oasis.opendocument.text", is_odt, read_office),
    Format("OFD", "application/ofd", is_ofd, read_ofd),
    Format(
        "DOCX",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        is_docx,
        read_docx,
    ),
    Format("Excel、PowerPoint 或其他压缩格式", "application/zip", is_office_zip),
    Format("旧版 Excel、PowerPoint", "application/x-ole-storage", is_old_sheet_or_slides),
    Format("旧版 Office/WPS（.doc、.wps）", "application/x-ole-storage", is_ole, read_office),
    Format("RTF", "application/rtf", is_rtf, read_office),
    Format("网页（HTML）", "text/html", is_html, read_html),
    Format("图片、压缩包或程序", "application/octet-stream", other_format, advice="请换成纯文本（.txt）文件"),
    Format("纯文本", "text/plain", lambda data: True, read_text),
)


def read_file(path: str | os.PathLike[str], *, encoding: str | None = None) -> tuple[str, Source]:
    """Read a file once. Raises ``InputError`` for what is missing, no regular file, too large or no text."""
    return read_bytes(file_bytes(path), Path(path).name, encoding)


def documents(path: str | os.PathLike[str]) -> Iterator[Member]:
    """The documents of a folder or an archive, or the file itself. Raises nothing: what fails is a member."""
    return archives.documents(path, file_bytes)


def read_bytes(data: bytes, name: str | None = None, encoding: str | None = None) -> tuple[str, Source]:
    """The text of the bytes of a file, and its ``Source``; ``name`` is only written down.

    An archive of one document is read as that document. Raises ``InputError`` with the reason: ``is_archive``
    for an archive of several.

    >>> text, source = read_bytes("一、整改情况".encode("gb18030"), name="通报.txt")
    >>> text, source.encoding, source.characters
    ('一、整改情况', 'gb18030', 6)
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise InputError("not_text", f"需要字节（bytes），得到的是 {type(data).__name__}；字符串请用 parse")
    data = bytes(data)
    if not data:
        raise InputError("empty", "文件是空的")
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    if archives.is_archive(data):
        only = archives.only_document(data, name or "")
        return _read_document(only.data or b"", only.name, encoding)
    return _read_document(data, name, encoding)


def _read_document(data: bytes, name: str | None, encoding: str | None) -> tuple[str, Source]:
    if not data:
        raise InputError("empty", "文件是空的")
    found = next(form for form in FORMATS if form.fits(data))
    if found.read is None:
        raise InputError("unsupported", f"这是{found.label}文件，读不了；{found.advice}")
    read = _guarded(found.read, data, encoding)
    source = Source(
        name=None if name is None else _printable(name),
        media_type=found.media_type,
        encoding=read.encoding,
        encoding_certain=read.encoding_certain,
        sha256=hashlib.sha256(data).hexdigest(),
        characters=len(read.text),
        published=read.published,
        index_number=read.index_number,
        content_source=read.content_source,
        url=read.url,
        lost=read.lost or None,
        pages=read.pages,
        elements=read.elements,
    )
    return read.text, source


def _guarded(read: Reader, data: bytes, encoding: str | None) -> Read:
    """Whatever a file does to its reader, the caller gets a text or a typed error."""
    try:
        return read(data, encoding)
    except NoticeParserError:
        raise
    except MemoryError as error:
        raise InputError(
            "memory", "内存不够，读不完这个文件；请拆开，或把正文另存为纯文本（.txt）再试"
        ) from error
    except Exception as error:
        message = f"读取程序出错（{type(error).__name__}），读不了这个文件；请把正文另存为纯文本（.txt）再试"
        raise InputError("internal_error", message) from error


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file, read once. Raises ``InputError``."""
    # Without O_NONBLOCK a named pipe would hold the caller until somebody writes into it.
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    )
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise InputError("not_found", "没有这个文件，请检查路径") from None
    except (OSError, ValueError) as error:
        # Windows refuses to open a folder at all; a path with a NUL is a ValueError.
        if isinstance(error, OSError) and Path(path).is_dir():
            raise _is_directory() from None
        raise _unreadable(error) from error
    try:
        before = os.fstat(descriptor)
        if stat.S_ISDIR(before.st_mode):
            raise _is_directory()
        if not stat.S_ISREG(before.st_mode):
            raise InputError("unreadable", "不是普通文件（是管道或设备）；从管道读入请用 - 代替文件名")
        if before.st_size > MAX_BYTES:
            raise _too_large(before.st_size)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
        after = os.fstat(descriptor)
    except OSError as error:
        raise _unreadable(error) from error
    finally:
        os.close(descriptor)
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise InputError("changed_while_read", "读取时文件正被改动，请等它写完再试")
    return data


def _is_directory() -> InputError:
    return InputError("is_directory", "这是文件夹，请给出其中的文件")


def _unreadable(error: Exception) -> InputError:
    reason = (
        "没有读取权限" if isinstance(error, PermissionError) else getattr(error, "strerror", None) or error
    )
    return InputError("unreadable", f"读不了这个文件：{reason}")


def _too_large(size: int) -> InputError:
    limit = MAX_BYTES // (1024 * 1024)
    return InputError(
        "too_large", f"文件太大（{size / (1024 * 1024):.0f} MiB），上限 {limit} MiB；请拆开再试"
    )


def _printable(name: str) -> str:
    """A file name whose bytes are no UTF-8 carries lone surrogates; no record may hold one."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
