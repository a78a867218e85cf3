"""Saved web pages: the main text line by line, and what the page tells of it.

The bytes are decoded here, before any parser sees them: UTF-8 that is valid is UTF-8 whatever the page
declares, as pages are converted and their declaration is forgotten.
"""

import re
from contextlib import suppress

from notice_parser.model import InputError
from notice_parser.readers import losses
from notice_parser.readers.html_lines import Rendered, render
from notice_parser.readers.html_main import around, inside, main_parts
from notice_parser.readers.html_metadata import about, missing_title
from notice_parser.readers.html_page import Page, parse_page, written
from notice_parser.readers.text import Read, read_text
from notice_parser.text.decode import known_encoding

MAX_BYTES = 16 * 1024 * 1024
_DECLARED = re.compile(
    rb"""(?:charset|encoding)[ \t]{0,9}=[ \t"']{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Servers add these where nobody declared anything; a Chinese page is in neither.
_DEFAULTS = frozenset({"iso8859-1", "cp1252", "ascii", "latin-1"})


def read_html(data: bytes, encoding: str | None = None) -> Read:
    """The main text of a page, one line a paragraph; a title that stands outside of it comes first.

    Raises ``InputError``: ``missing_extra`` without lxml, ``too_large`` for too many bytes or tags, ``empty``
    where the page shows no text, and as for plain text.

    >>> read_html("<div id='zoom'><p>一、整改<b>情况</b></p><p>完成<br>12项</p></div>".encode()).text
    '一、整改情况\\n完成\\n12项'
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            "too_large", f"网页太大，上限 {MAX_BYTES // 2**20} MiB；请把正文另存为纯文本（.txt）再试"
        )
    decoded = read_text(data, encoding or _declared(data))
    page = parse_page(decoded.text)
    parts = main_parts(page)
    outside = around(page, parts)
    # A page may hide all it has, to show it by a script.
    found = render(inside(page, parts))
    found = found if found.lines else render(inside(page, parts), hidden=True)
    text = "\n".join(found.lines)
    facts = about(page, outside, text)
    title = missing_title(page, text, outside)
    if title is not None:
        text = f"{title}\n{text}"
    if not text.strip():
        raise InputError("empty", "网页里没有文字")
    return Read(
        text,
        decoded.encoding,
        decoded.encoding_certain,
        published=facts.published,
        index_number=facts.index_number,
        content_source=facts.content_source,
        url=facts.url,
        lost=_lost(page, decoded.text, sum(part.prose for part in parts)),
        elements=_elements(found, 0 if title is None else len(title) + 1),
    )


def _elements(found: Rendered, offset: int) -> tuple[tuple[int, str], ...]:
    """From which offset on the text is that of which element. ``offset`` is that of the first line."""
    places = []
    before = None
    for line, element in zip(found.lines, found.elements, strict=True):
        if element is not None and element is not before:
            places.append((offset, element.path))
        before = element
        offset += len(line) + 1
    return tuple(places)


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, where its bytes do not prove another."""
    if data.startswith(_MARKS):
        return None
    with suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return None
    match = _DECLARED.search(data[:_HEAD])
    with suppress(LookupError, ValueError):
        name = known_encoding(match[1].decode("ascii")) if match is not None else "ascii"
        # A page in UTF-16 cannot declare so in single bytes.
        if name not in _DEFAULTS and not name.startswith("utf-"):
            return name
    return None


def _lost(page: Page, markup: str, taken: int) -> int:
    """Characters that were not taken: by the parser, and sentences outside of the main text.

    A few are the notes of a page about itself; these are not counted.
    """
    there = written(markup)
    total = sum(element.prose for element in page.elements if element.parent is None)
    return losses.told(there - page.read, there) + losses.told(total - taken, total)
