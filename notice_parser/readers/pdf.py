"""PDF with a text layer, read by PDFium in a process of its own (the extra ``pdf``)."""

import os
import signal
import struct
import sys
from array import array
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from notice_parser.model import InputError
from notice_parser.readers import limits, pdf_child
from notice_parser.readers.layout import Glyph, Line, lines
from notice_parser.readers.paragraphs import text_of
from notice_parser.readers.processes import run
from notice_parser.readers.text import Read

_HEADER = struct.Struct("<II")
_FIELDS = 4
_UNIT = 4


def read_pdf(data: bytes, encoding: str | None = None) -> Read:
    """The text of a PDF. Raises ``InputError``: ``missing_extra``, ``encrypted``, ``no_text_layer``, ….

    ``encoding`` means nothing here: a PDF says of each glyph which character it is.
    """
    if find_spec("pypdfium2") is None:
        raise _missing()
    text, pages = text_of([_lines(page) for page in _pages(_glyphs(data))])
    return Read(text, pages=pages)


def _glyphs(data: bytes) -> bytes:
    """What the program that opens the file says, once it has said that all is well."""
    command = [
        sys.executable,
        # Without -P the folder of the program would be searched for modules, and html.py found there.
        "-P",
        str(Path(pdf_child.__file__)),
        *map(str, (limits.CHILD_CPU_SECONDS, limits.CHILD_MEMORY + 3 * len(data))),
        *map(str, (limits.MAX_PAGES, limits.MAX_GLYPHS_ON_PAGE, limits.MAX_GLYPHS)),
    ]
    path = os.pathsep.join(filter(None, sys.path))
    ended = run(command, data=data, seconds=limits.CHILD_SECONDS, environment={"PYTHONPATH": path})
    word, _, rest = ended.output.partition(b"\n")
    said = word.decode("ascii", "replace").partition(" ")[0]
    if said == pdf_child.OK and ended.code == 0:
        return rest
    raise _stopped(ended.code) or _refused(said)


def _stopped(code: int) -> InputError | None:
    """What the limits did to the program; a signal ends it with a negative code, on Windows none does."""
    if code in (-getattr(signal, "SIGXCPU", code + 1), -getattr(signal, "SIGKILL", code + 1)):
        return InputError("timeout", "PDF 读起来太慢，已停止；请另存为新的 PDF，或拆开再试")
    return None


def _refused(said: str) -> InputError:
    if said == pdf_child.ENCRYPTED:
        return InputError("encrypted", "PDF 有密码，读不了；请去掉密码再试")
    if said == pdf_child.TOO_LARGE:
        return InputError("too_large", f"PDF 的页数或字数太多（上限 {limits.MAX_PAGES} 页），请拆开再试")
    if said == pdf_child.MEMORY:
        return InputError("memory", "PDF 读起来占内存太多，已停止；请另存为新的 PDF，或拆开再试")
    if said == pdf_child.MISSING:
        return _missing()
    if said == pdf_child.DAMAGED:
        return InputError("unreadable", "PDF 已损坏或不完整，请重新下载或复制再试")
    return InputError("crash", "PDF 使读取程序中断，文件可能已损坏或有意构造；请另存为新的 PDF 再试")


def _missing() -> InputError:
    return InputError("missing_extra", "读 PDF 需要附加组件 pdf，请运行：pip install 'notice-parser[pdf]'")


def _pages(data: bytes) -> Iterator[tuple[list[Glyph], list[Glyph]]]:
    """The glyphs of each page: those that stand upright, and those that are turned, as watermarks are."""
    place = 0
    while place < len(data):
        count, turned = _HEADER.unpack_from(data, place)
        place += _HEADER.size
        columns = []
        for kind in ("I", "f", "f", "f"):
            columns.append(array(kind, data[place : place + count * _UNIT]))
            place += count * _UNIT
        glyphs = [Glyph(chr(code), *where) for code, *where in zip(*columns, strict=True)]
        yield glyphs[: count - turned], glyphs[count - turned :]


def _lines(page: tuple[list[Glyph], list[Glyph]]) -> list[Line]:
    """The lines of a page. What is turned stands behind them in the order drawn, so that none is lost."""
    upright, turned = page
    found = lines(upright)
    text = "".join(glyph.text for glyph in turned).strip()
    if text:
        found.append(Line(text, 0.0, 0.0, found[-1].base if found else 0.0, 0.0))
    return found
