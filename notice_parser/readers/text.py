"""Plain text: decode, and refuse what is no text."""

import re
from dataclasses import dataclass

from notice_parser.model import InputError
from notice_parser.text.decode import decode

# Characters that nobody writes: controls that part no lines, and what is no character at all.
_UNWRITTEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MAX_UNWRITTEN = 0.02
_MAX_REPLACED = 0.2


@dataclass(frozen=True, slots=True)
class Read:
    """A text as a reader found it. ``encoding_certain`` is whether the bytes prove the encoding.

    ``published`` (ISO day), ``index_number``, ``content_source`` and ``url`` are what the file tells of the
    text; ``lost`` counts the characters of the file that are not in the text and may belong to it. ``pages``
    and ``elements`` are those of ``Source``.
    """

    text: str
    encoding: str | None = None
    encoding_certain: bool | None = None
    published: str | None = None
    index_number: str | None = None
    content_source: str | None = None
    url: str | None = None
    lost: int = 0
    pages: tuple[int, ...] = ()
    elements: tuple[tuple[int, str], ...] = ()


def read_text(data: bytes, encoding: str | None = None) -> Read:
    """The text of the bytes of a text file. Raises ``InputError`` where it is none.

    A few control characters and bad bytes do not make a text unreadable; many do.
    """
    try:
        decoded = decode(data, encoding)
    except (LookupError, ValueError):
        message = f"不认识的编码 {encoding}；可用 utf-8、gb18030、big5、utf-16，不写则自动判断"
        raise InputError("encoding_unknown", message) from None
    text = decoded.text
    if not text:
        raise InputError("empty", "文件是空的")
    unwritten = sum(1 for _ in _UNWRITTEN.finditer(text))
    replaced = len(decoded.damaged)
    if unwritten > len(text) * _MAX_UNWRITTEN or replaced > len(text) * _MAX_REPLACED:
        if encoding is not None and not unwritten:
            message = f"按 {encoding} 读不通（{replaced} 处坏字节）；换一种编码，或不写 --encoding"
            raise InputError("encoding_unknown", message)
        raise InputError("not_text", "不是文本文件（含大量控制字符或坏字节）；请换成纯文本（.txt）")
    return Read(text, decoded.encoding, decoded.certain)
