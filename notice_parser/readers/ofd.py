"""OFD (GB/T 33190): a ZIP of XML pages; each ``TextCode`` says where its characters stand.

Only the standard library is used. Pages are read by a streaming parser that is told no entities.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from notice_parser.model import InputError
from notice_parser.readers import limits
from notice_parser.readers.layout import Glyph, lines
from notice_parser.readers.paragraphs import text_of
from notice_parser.readers.text import Read
from notice_parser.readers.zips import holds, open_zip, read_member

_ROOT = "OFD.xml"
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,12}+(?:\.[0-9]{0,12}+)?|\.[0-9]{1,12}+)")
# Millimetres; a page is never so far away.
_FARTHEST = 1e6
_MAX_DELTAS = 100_000
_MAX_TAGS = 64
_MAX_XML = 32 * limits.MIB
_MAX_ELEMENTS = 200_000


def is_ofd(data: bytes) -> bool:
    """A ZIP whose entry point is ``OFD.xml``."""
    return holds(data, _ROOT)


def read_ofd(data: bytes, encoding: str | None = None) -> Read:
    """The text of an OFD. Raises ``InputError``."""
    archive = open_zip(data)
    members = {member.filename.lstrip("/"): member for member in archive.infolist()}
    pages = [lines(_glyphs(content)) for content in _pages(archive, members)]
    text, begins = text_of(pages)
    return Read(text, pages=begins)


def _pages(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> Iterator[bytes]:
    """The content of all pages, in the order in which the document lists them."""
    unpacked = 0

    def member(path: str) -> bytes:
        nonlocal unpacked
        # Each part is read once: one that names itself would be read without end.
        found = members.pop(path, None)
        if found is None:
            raise InputError("unreadable", "OFD 不完整（缺少页面内容），请重新下载或复制再试")
        content = read_member(archive, found)
        unpacked += len(content)
        if unpacked > _MAX_XML:
            raise InputError("too_large", "OFD 太大，不像一篇通报；请拆开，或另存为纯文本（.txt）再试")
        return content

    read = 0
    for document in _texts(member(_ROOT), "DocRoot"):
        root = _path("", document)
        for page in _locations(member(root), "Page"):
            read += 1
            if read > limits.MAX_PAGES:
                raise InputError("too_large", f"OFD 的页数太多（上限 {limits.MAX_PAGES} 页），请拆开再试")
            yield member(_path(posixpath.dirname(root), page))


def _path(folder: str, location: str) -> str:
    """A location is told from the file that holds it, or from the root of the package with a slash."""
    return posixpath.normpath(posixpath.join("/", folder, location)).lstrip("/")


def _texts(xml: bytes, tag: str) -> list[str]:
    return [text for name, _, text in _elements(xml) if name == tag]


def _locations(xml: bytes, tag: str) -> list[str]:
    return [where["BaseLoc"] for name, where, _ in _elements(xml) if name == tag and "BaseLoc" in where]


def _glyphs(xml: bytes) -> list[Glyph]:
    """The characters of a page. ``X``, ``Y`` stand in the ``Boundary`` of the object around them."""
    glyphs: list[Glyph] = []
    left = top = size = 0.0
    for name, where, text in _elements(xml):
        if name == "TextObject":
            numbers = [*_numbers(where.get("Boundary", "")), 0.0, 0.0]
            left, top = numbers[:2]
            size = (_numbers(where.get("Size", "")) or [4.0])[0]
            scale = _numbers(where.get("CTM", ""))
            size *= scale[0] if len(scale) == 6 and scale[0] > 0 else 1.0
        elif name == "TextCode":
            x = (_numbers(where.get("X", "")) or [0.0])[0] + left
            y = (_numbers(where.get("Y", "")) or [0.0])[0] + top
            steps = _deltas(where.get("DeltaX", ""))
            for index, char in enumerate(text):
                width = size if ord(char) > 0x7F else size / 2
                glyphs.append(Glyph(char, x, x + width, y))
                x += steps[min(index, len(steps) - 1)] if steps else width
        if len(glyphs) > limits.MAX_GLYPHS_ON_PAGE:
            raise InputError("too_large", "OFD 的一页字数太多，请拆开再试")
    return glyphs


def _numbers(value: str) -> list[float]:
    found = [float(match.group()) for match in _NUMBER.finditer(value[:2000])]
    return [max(min(number, _FARTHEST), -_FARTHEST) for number in found]


def _deltas(value: str) -> list[float]:
    """The steps from one character to the next; ``g 3 4.2`` is three steps of 4.2 (GB/T 33190)."""
    words = value.split()
    steps: list[float] = []
    place = 0
    while place < len(words) and len(steps) < _MAX_DELTAS:
        if words[place] == "g" and place + 2 < len(words):
            count = (_numbers(words[place + 1]) or [0.0])[0]
            steps.extend((_numbers(words[place + 2]) or [0.0])[:1] * min(int(count), _MAX_DELTAS))
            place += 3
        else:
            steps.extend(_numbers(words[place])[:1])
            place += 1
    return steps[:_MAX_DELTAS]


def _elements(xml: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Each element without its prefix, its attributes and own text, in the order in which they begin.

    Raises ``InputError``: a document type could define entities, and no OFD has one.
    """
    found: list[tuple[str, dict[str, str], list[str]]] = []
    opened: list[list[str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(opened) >= _MAX_TAGS:
            raise InputError("depth", "OFD 的结构嵌套太深，不予读取")
        if len(found) >= _MAX_ELEMENTS:
            raise InputError("too_large", "OFD 的一页内容太多，请拆开再试")
        opened.append([])
        found.append((name.rpartition(":")[2], attributes, opened[-1]))

    def doctype(*_: object) -> None:
        raise InputError("xml_forbidden", "OFD 里有文档类型声明（可能有意构造），不予读取")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: opened.pop()
    parser.CharacterDataHandler = lambda text: opened[-1].append(text) if opened else None
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InputError("unreadable", "OFD 的页面已损坏，请重新下载或复制再试") from error
    return [(name, attributes, "".join(text).strip("\r\n")) for name, attributes, text in found]
