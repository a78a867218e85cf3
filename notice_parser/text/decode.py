"""Bytes to characters: the encoding is read from the bytes, and it is said how sure that is.

The ladder, in order: byte order mark → strict UTF-8 → the pattern of NULs of UTF-16 and UTF-32 →
UTF-8 with a few bad bytes → GB18030, which holds GB2312 and GBK. Big5 only where a caller asks for it:
its bytes are nearly all valid GB18030 too. A bad byte becomes U+FFFD; its place is kept.
"""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

REPLACED = "\ufffd"

# Longer marks first: that of UTF-32-LE begins like that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# Labels under which pages and offices mean a larger set than the name says.
_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "utf-8-sig": "utf-8",
}
# What Chinese office texts are made of: ASCII, Chinese signs, the common ideographs, full-width forms.
_EXPECTED = re.compile(r"[\t\n\r\x20-\x7e·—‘’“”…①-⑳\u3000-\u3017\u4e00-\u9fa5\uff01-\uff5e]")
# GB2312 lays its 3,755 common ideographs from B0 to D7 and its signs from A1 to A3.
_COMMON_LEADS = frozenset(range(0xB0, 0xD8)) | {0xA1, 0xA3}
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text. ``encoding`` is a name as Python spells it, ``certain`` whether the bytes prove it.

    ``damaged`` are the places (code points) of U+FFFD: bytes that are no character of the encoding, and
    characters that were lost before.
    """

    text: str
    encoding: str
    certain: bool
    damaged: tuple[int, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode the bytes of a text; ``encoding`` asks for one instead of reading it from the bytes.

    Raises ``LookupError`` where no text encoding of that name is known. Bad bytes raise nothing.

    >>> decode("整改情况".encode("gbk"))
    Decoded(text='整改情况', encoding='gb18030', certain=True, damaged=())
    """
    for mark, name in _MARKS:
        if data.startswith(mark) and (encoding is None or _same(encoding, name)):
            return _decoded(data[len(mark) :], name, certain=True)
    if encoding is not None:
        return _decoded(data, known_encoding(encoding), certain=True)
    if b"\0" in data and (wide := _wide_encoding(data)):
        return _decoded(data, wide, certain=True)
    with suppress(UnicodeDecodeError):
        return _located(data.decode("utf-8"), "utf-8", certain=True)
    if _is_damaged_utf8(data):
        return _decoded(data, "utf-8", certain=False)
    return _decoded(data, "gb18030", certain=_is_common_gb(data))


def known_encoding(label: str) -> str:
    """The codec that a label means: ``GB2312`` → ``gb18030``. Raises ``LookupError`` for no text encoding."""
    name = codecs.lookup(label).name
    b"".decode(name)  # a codec from bytes to bytes, as base64, is refused here
    return _ALIASES.get(name, name)


def _same(label: str, name: str) -> bool:
    """Whether a label asks for the encoding of a byte order mark; ``utf-16`` leaves the order to the mark."""
    asked = known_encoding(label)
    return asked == name or asked == name.removesuffix("-le").removesuffix("-be")


def _decoded(data: bytes, name: str, *, certain: bool) -> Decoded:
    return _located(data.decode(name, errors="replace"), name, certain=certain)


def _located(text: str, name: str, *, certain: bool) -> Decoded:
    places = tuple(match.start() for match in re.finditer(REPLACED, text)) if REPLACED in text else ()
    return Decoded(text, name, certain, places)


def _wide_encoding(data: bytes) -> str | None:
    """The 16 or 32 bit encoding in which the bytes read as a Chinese office text, if there is one.

    Each ASCII character and each 一 (U+4E00) holds a NUL, on different sides: so the readings are compared.
    """
    sample = data[:_SAMPLE]
    best, best_share = None, 0.9
    for name in _WIDE:
        unit = 2 if "16" in name else 4
        if len(data) % unit:
            continue
        text = sample[: len(sample) // unit * unit].decode(name, errors="replace")
        share = len(_EXPECTED.findall(text)) / len(text)
        if share > best_share:
            best, best_share = name, share
    return best


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with few bad ones, as a file cut off inside a character is."""
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    return text.count(REPLACED) * 10 <= beyond_ascii


def _is_common_gb(data: bytes) -> bool:
    """Whether nine of ten double bytes are common Chinese characters, as no other encoding's are."""
    pairs = re.findall(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]", data[:_SAMPLE])
    if not pairs:
        return False
    common = sum(1 for pair in pairs if pair[0] in _COMMON_LEADS and pair[1] >= 0xA1)
    return common * 10 >= len(pairs) * 9
